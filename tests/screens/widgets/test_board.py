"""A board: what counts as a press, where the keys lead, and how little is drawn."""

import pytest
from textual.geometry import Region

from tests.screens.widgets.board_app import WHOLE, board_of
from valuetui.screens.private import screen_text
from valuetui.screens.widgets.arrangement import Bar, Grid
from valuetui.screens.widgets.look import Kind
from valuetui.screens.widgets.tile import Tile

# On a board of 32 x 6: two columns of 15 or 16 with a gap between them, three rows a page.
GRID = Grid(15)
TILES = [Tile(key, key.upper()) for key in "abcdefghij"]

A, B, C = (3, 0), (20, 0), (3, 2)


class TestTouch:
    async def test_a_touch_that_comes_down_and_leaves_on_a_tile_presses_it(self) -> None:
        async with board_of(TILES, GRID) as app:
            app.tap(*B)
            app.tap(*C)
            await app.settle()
            assert app.pressed == ["b", "c"]

    async def test_the_finger_may_move_on_the_tile(self) -> None:
        async with board_of(TILES, GRID) as app:
            app.down(1, 0)
            app.up(13, 1)
            await app.settle()
            assert app.pressed == ["a"]

    async def test_a_finger_that_slides_to_another_tile_presses_nothing(self) -> None:
        async with board_of(TILES, GRID) as app:
            app.down(*A)
            app.up(*B)
            await app.settle()
            assert app.pressed == []

    async def test_a_touch_that_left_the_board_is_forgotten(self) -> None:
        async with board_of(TILES, GRID) as app:
            for move, place in ((app.down, A), (app.up, (3, -2)), (app.down, (3, -2)), (app.up, A)):
                move(*place)
                await app.settle()
            assert app.pressed == []

    @pytest.mark.parametrize(
        ("x", "y", "key"),
        [(0, 0, "a"), (14, 0, "a"), (15, 0, "a"), (16, 0, "b"), (31, 0, "b"), (0, 1, "a")],
    )
    async def test_the_whole_tile_is_the_target_and_a_gap_belongs_to_the_tile_before(
        self, x: int, y: int, key: str
    ) -> None:
        async with board_of(TILES, GRID) as app:
            app.tap(x, y)
            await app.settle()
            assert app.pressed == [key]

    async def test_every_row_of_a_tile_presses_it_and_not_the_one_above(self) -> None:
        async with board_of(TILES, GRID) as app:
            for row in range(6):
                app.tap(3, row)
                await app.settle()
                app.now += 1
            assert app.pressed == ["a", "a", "c", "c", "e", "e"]

    async def test_a_blank_row_belongs_to_the_tile_above(self) -> None:
        async with board_of(TILES[:4], Grid(15, air=1)) as app:
            app.tap(3, 2)
            await app.settle()
            assert app.pressed == ["a"]

    async def test_nothing_is_pressed_where_no_tile_is(self) -> None:
        async with board_of(TILES[:3], GRID) as app:
            app.tap(20, 3)
            app.tap(3, 5)
            await app.settle()
            assert app.pressed == []

    async def test_a_board_without_tiles_takes_touches_and_keys_calmly(self) -> None:
        async with board_of([], GRID) as app:
            app.tap(3, 0)
            app.keys("enter", "down", "right", "home", "end", "pagedown", "pageup")
            await app.settle()
            assert app.pressed == []


class TestHeld:
    """Of two touches the wait of the first is over before that of the second."""

    async def test_a_finger_that_rests_on_a_tile_is_told_and_presses_nothing(self) -> None:
        async with board_of(TILES, GRID) as app:
            app.down(*A)
            await app.until(lambda: app.held == ["a"])
            app.up(*A)
            await app.settle()
            assert app.pressed == []

    async def test_a_finger_that_has_left_or_slid_away_does_not_rest(self) -> None:
        async with board_of(TILES, GRID) as app:
            app.tap(*A)
            app.down(*B)
            app.slide(*C)
            app.up(*C)
            app.down(*C)
            await app.until(lambda: app.held == ["c"])
            assert app.pressed == ["a"]

    async def test_a_finger_may_move_on_the_tile_while_it_rests(self) -> None:
        async with board_of(TILES, GRID) as app:
            app.down(1, 0)
            app.slide(13, 1)
            await app.until(lambda: app.held == ["a"])


class TestTwice:
    async def test_the_same_tile_twice_within_400_milliseconds_counts_once(self) -> None:
        async with board_of(TILES, GRID) as app:
            app.tap(*A)
            await app.settle()
            app.now += 0.39
            app.tap(*A)
            await app.settle()
            assert app.pressed == ["a"]

    async def test_the_same_tile_after_400_milliseconds_counts_again(self) -> None:
        async with board_of(TILES, GRID) as app:
            app.tap(*A)
            await app.settle()
            app.now += 0.41
            app.tap(*A)
            await app.settle()
            assert app.pressed == ["a", "a"]

    async def test_another_tile_counts_at_once(self) -> None:
        async with board_of(TILES, GRID) as app:
            app.tap(*A)
            app.tap(*B)
            await app.settle()
            assert app.pressed == ["a", "b"]

    @pytest.mark.parametrize("key", ["enter", "space"])
    @pytest.mark.parametrize(
        "delay",
        [0.25, 0.66],
    )
    async def test_a_key_that_is_held_down_presses_once(self, key: str, delay: float) -> None:
        async with board_of(TILES, GRID) as app:
            app.keys(key)
            await app.settle()
            app.now += delay
            for _ in range(50):
                app.keys(key)
                await app.settle()
                app.now += 0.04
            assert app.pressed == ["a"]

    async def test_a_key_pressed_again_after_a_pause_counts_again(self) -> None:
        async with board_of(TILES, GRID) as app:
            for _ in range(3):
                app.keys("enter")
                await app.settle()
                app.now += 1
            assert app.pressed == ["a", "a", "a"]


class TestKeys:
    @pytest.mark.parametrize(
        ("keys", "where"),
        [
            ("right", "b"),
            ("down", "c"),
            ("right down", "d"),
            ("right down left", "c"),
            ("down down up", "c"),
            ("right right", "c"),
            ("down down down", "e"),
            ("pagedown up", "g"),
            ("end", "j"),
            ("end home", "a"),
            ("end up", "h"),
            ("pagedown", "g"),
            ("pagedown pageup", "a"),
            ("left", "a"),
            ("up", "a"),
            ("end right", "j"),
            ("end down", "j"),
            ("pageup", "a"),
        ],
    )
    async def test_the_cursor_walks_over_all_pages_and_stays_at_the_edges(
        self, keys: str, where: str
    ) -> None:
        async with board_of(TILES, GRID) as app:
            app.keys(*keys.split(), "enter")
            await app.settle()
            assert app.pressed == [where]
            assert app.board.cursor == Tile(where, where.upper())

    async def test_the_page_follows_the_cursor(self) -> None:
        async with board_of(TILES, GRID) as app:
            assert app.board.pages == 2
            app.keys("end")
            await app.settle()
            assert app.board.page == 1
            assert "J" in screen_text(app.screen)
            app.keys("home")
            await app.settle()
            assert app.board.page == 0
            assert "A" in screen_text(app.screen)

    async def test_down_in_a_bar_of_different_widths_keeps_to_the_row(self) -> None:
        async with board_of([Tile("a", "A"), Tile("b", "B" * 9), Tile("c", "C")], Bar()) as app:
            app.keys("right", "down", "up", "right", "enter")
            await app.settle()
            assert app.pressed == ["c"]

    async def test_the_cursor_is_told_wherever_it_goes(self) -> None:
        async with board_of(TILES, GRID) as app:
            app.keys("right", "down")
            await app.settle()
            assert app.moved == ["b", "d"]

    async def test_the_cursor_keeps_its_tile_and_page_when_the_board_is_resized(self) -> None:
        async with board_of(TILES, GRID) as app:
            app.keys("end")
            await app.settle()
            app.board.styles.width = 16
            await app.until(lambda: app.board.size.width == 16)
            await app.settle()
            assert app.board.cursor == TILES[-1]
            assert app.board.page == app.board.pages - 1


class TestDrawing:
    async def test_only_the_tile_that_changed_is_drawn_anew(self) -> None:
        async with board_of(TILES, GRID, mark_room=2) as app:
            app.board.asked.clear()
            changed = [*TILES[:3], TILES[3]._replace(kind=Kind.CHOSEN, mark="✓"), *TILES[4:]]
            app.board.show(changed)
            assert app.board.asked == [Region(16, 2, 16, 2)]

    async def test_nothing_is_drawn_when_nothing_changed(self) -> None:
        async with board_of(TILES, GRID) as app:
            app.board.asked.clear()
            app.board.show(list(TILES))
            assert app.board.asked == []

    async def test_a_tile_of_another_page_is_not_drawn(self) -> None:
        async with board_of(TILES, GRID) as app:
            app.board.asked.clear()
            app.board.show([*TILES[:-1], TILES[-1]._replace(label="!")])
            assert app.board.asked == []

    async def test_a_step_of_the_cursor_draws_two_tiles(self) -> None:
        async with board_of(TILES, GRID) as app:
            app.board.asked.clear()
            app.keys("right")
            await app.settle()
            assert set(app.board.asked) == {Region(0, 0, 15, 2), Region(16, 0, 16, 2)}

    async def test_the_board_is_drawn_as_a_whole_when_its_tiles_take_other_places(self) -> None:
        async with board_of(TILES, GRID) as app:
            app.board.asked.clear()
            app.board.show(TILES[:4])
            assert WHOLE in app.board.asked
            await app.settle()
            assert "E" not in screen_text(app.screen)

    async def test_the_cursor_shows_only_while_the_keys_are_on_the_board(self) -> None:
        async with board_of(TILES, GRID) as app:
            assert screen_text(app.screen).count("█") > 0
            app.screen.set_focus(None)
            await app.settle()
            assert "█" not in screen_text(app.screen)


class TestFromBoardToBoard:
    """Two boards of 32 columns, the one above the other."""

    @pytest.mark.parametrize(
        ("keys", "where"),
        [
            ("down down down", "v"),
            ("right down down down", "w"),
            ("down down down up", "e"),
            ("pagedown right down down", "w"),
            ("down down down right up enter up", "d"),
            ("up", "a"),
            ("down down down down down", "v"),
        ],
    )
    async def test_an_arrow_at_the_edge_leads_to_the_nearest_tile_of_the_next_board(
        self, keys: str, where: str
    ) -> None:
        other = [Tile("v", "V"), Tile("w", "W")]
        async with board_of(TILES, GRID, below=other) as app:
            for key in (*keys.split(), "enter"):
                app.keys(key)
                await app.settle()
            assert app.pressed[-1:] == [where]

    async def test_a_board_with_nothing_to_press_is_passed_over(self) -> None:
        async with board_of(TILES, GRID, below=[Tile("", "·", Kind.EMPTY)]) as app:
            for key in ("down", "down", "down", "enter"):
                app.keys(key)
                await app.settle()
            assert app.pressed == ["e"]
