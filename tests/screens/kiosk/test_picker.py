"""The picker: what is picked is always in sight, and can always be changed."""

import pytest
from textual.geometry import Offset

from tests.screens.kiosk.visitor import GRIDS, Clock, Keys, instrument, visiting
from tests.sparing import one_quick
from valuetui.screens.kiosk.attract import AttractScreen
from valuetui.screens.kiosk.framed import LANGUAGE
from valuetui.screens.kiosk.picker import PickerScreen
from valuetui.screens.kiosk.stop import StopDialog
from valuetui.screens.widgets.look import Kind


async def test_the_counter_says_how_many_are_chosen_and_how_many_are_left(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        await visitor.begins()
        await visitor.sees("0 av 5 valda")
        await visitor.reads("question.left", n=5)
        values = [value.id for value in visitor.session.values]
        await visitor.pick(*values[:4])
        await visitor.sees("4 av 5 valda")
        await visitor.reads("question.left", n=1)
        await visitor.pick(values[4])
        await visitor.sees("5 av 5 valda")
        await visitor.reads("question.full")
        await visitor.press("corner", f"{LANGUAGE}en")
        await visitor.sees("5 of 5 chosen")
        await visitor.reads("question.full")


async def test_a_picked_value_has_a_tick_and_the_word_and_a_place_in_the_tray(
    clock: Clock,
) -> None:
    async with visiting(clock) as visitor:
        await visitor.begins()
        page = visitor.session.values[:18]
        value = min(page, key=lambda value: len(value.label["sv"]))  # a label of one line
        assert "vald " not in visitor.text
        await visitor.pick(value.id)
        await visitor.sees("✓ vald", "✕")
        assert visitor.board("tray").tiles[0].label == value.label["sv"]
        assert [tile.kind for tile in visitor.board("tray").tiles[1:]] == [Kind.EMPTY] * 4


async def test_pressing_a_picked_value_again_takes_it_out(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        await visitor.begins()
        first, second = (value.id for value in visitor.session.values[:2])
        await visitor.pick(first, second)
        await visitor.press("values", first)
        await visitor.until(lambda: visitor.chosen == (second,))
        await visitor.sees("1 av 5 valda")


async def test_pressing_a_pick_in_the_tray_takes_it_out(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        await visitor.begins()
        first, second, third = (value.id for value in visitor.session.values[:3])
        await visitor.pick(first, second, third)
        await visitor.press("tray", second)
        await visitor.until(lambda: visitor.chosen == (first, third))
        await visitor.sees("2 av 5 valda")


async def test_pressing_an_empty_place_in_the_tray_does_nothing(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        await visitor.begins()
        await visitor.press("tray", "")
        await visitor.settles()
        assert visitor.chosen == ()
        assert isinstance(visitor.app.screen, PickerScreen)


async def test_undo_takes_back_one_change_after_another(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        await visitor.begins()
        first, second = (value.id for value in visitor.session.values[:2])
        await visitor.pick(first, second)
        await visitor.press("values", first)
        await visitor.until(lambda: visitor.chosen == (second,))
        for before in ((first, second), (first,), (), ()):
            await visitor.press("bar", "undo")
            await visitor.until(lambda before=before: visitor.chosen == before)  # type: ignore[misc]
        await visitor.sees("0 av 5 valda")


async def test_backspace_is_undo_on_the_keyboard(clock: Clock) -> None:
    async with visiting(clock, hand=Keys) as visitor:
        await visitor.begins()
        await visitor.pick(visitor.session.values[0].id)
        visitor.keys("backspace")
        await visitor.until(lambda: visitor.chosen == ())


async def test_done_does_nothing_until_all_are_picked(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        await visitor.begins()
        values = [value.id for value in visitor.session.values[:5]]
        for picked in range(5):
            await visitor.press("bar", "done")
            await visitor.settles()
            assert visitor.session.question_number == 1
            assert len(visitor.chosen) == picked
            await visitor.pick(values[picked])
        await visitor.goes_on()
        assert visitor.session.question_number == 2


async def test_the_second_question_begins_with_nothing_picked(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        await visitor.begins()
        await visitor.fills()
        await visitor.goes_on()
        await visitor.sees("0 av 5 valda")
        assert visitor.board("values").page == 0
        assert not any(tile.kind is Kind.CHOSEN for tile in visitor.board("values").tiles)


@pytest.mark.parametrize("size", one_quick(GRIDS), ids=str)
async def test_the_pages_can_be_turned_by_buttons_and_show_every_value_once(
    clock: Clock, size: tuple[int, int]
) -> None:
    async with visiting(clock, questionnaire=instrument("kommun"), size=size) as visitor:
        await visitor.begins()
        board = visitor.board("values")
        await visitor.sees(f"Sida 1 av {board.pages}")
        seen = {}
        for page in range(board.pages):
            await visitor.until(lambda page=page: board.page == page)  # type: ignore[misc]
            await visitor.sees(f"Sida {page + 1} av {board.pages}")
            for tile in board.tiles:
                if visitor.cell_of(board, tile.key).page == page:
                    seen[tile.key] = page
                    assert visitor.app.screen.region.contains_point(
                        visitor.place_of(board, tile.key)
                    )
            await visitor.press("bar", "next")
            await visitor.settles()
        assert set(seen) == set(visitor.session.instrument.value_by_id)
        assert board.page == board.pages - 1

        for page in reversed(range(board.pages - 1)):
            await visitor.press("bar", "previous")
            await visitor.until(lambda page=page: board.page == page)  # type: ignore[misc]
        await visitor.press("bar", "previous")
        await visitor.settles()
        assert board.page == 0


async def test_a_touch_that_slid_off_is_over_when_the_finger_leaves(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        await visitor.begins()
        value = visitor.place_of(visitor.board("values"), visitor.session.values[0].id)
        heading = Offset(2, 0)
        visitor.touch(value, up_at=heading)
        visitor.touch(heading, up_at=value)
        await visitor.settles()
        assert visitor.chosen == ()


async def test_a_finger_that_slides_from_one_value_to_another_picks_nothing(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        await visitor.begins()
        board = visitor.board("values")
        one, other = (visitor.place_of(board, value.id) for value in visitor.session.values[:2])
        visitor.touch(one, up_at=other)
        await visitor.settles()
        assert visitor.chosen == ()


async def test_a_group_sees_the_question_in_the_language_of_the_start(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        await visitor.begins("en", "elected")
        await visitor.sees("Which five words", "0 of 5 chosen")
        await visitor.press("corner", "stop")
        await visitor.comes_to(StopDialog)
        await visitor.press("bar", "stop")
        await visitor.comes_to(AttractScreen)
        await visitor.sees("Vilka värden präglar")


async def test_keys_pressed_right_after_tab_go_to_where_tab_leads(clock: Clock) -> None:
    """From the values past the tray to the last button of the bar, and on, in one breath."""
    async with visiting(clock) as visitor:
        await visitor.begins()
        await visitor.fills()
        first = visitor.session.question
        visitor.keys("tab", "tab", "end", "enter")
        await visitor.until(lambda: visitor.session.question is not first)


@pytest.mark.parametrize(
    ("board", "key", "remark"),
    [
        ("bar", "done", "not_yet"),
        ("bar", "undo", "no_undo"),
        ("bar", "previous", "first_page"),
        ("tray", "", "empty"),
    ],
)
async def test_a_press_that_can_do_nothing_is_answered_calmly(
    clock: Clock, board: str, key: str, remark: str
) -> None:
    async with visiting(clock, size=GRIDS[0]) as visitor:
        await visitor.begins()
        await visitor.press(board, key)
        await visitor.reads(f"question.remark.{remark}", n=5)
        await visitor.pick(visitor.session.values[0].id)
        await visitor.reads("question.left", n=4)


async def test_the_last_page_is_told_and_the_message_goes_with_the_next_turn(clock: Clock) -> None:
    async with visiting(clock, size=GRIDS[0]) as visitor:
        await visitor.begins()
        for _ in range(visitor.board("values").pages):
            await visitor.press("bar", "next")
        await visitor.reads("question.remark.last_page")
        await visitor.press("bar", "previous")
        await visitor.reads("question.left", n=5)
