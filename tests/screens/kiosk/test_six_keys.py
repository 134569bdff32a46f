"""Everything by keys: four arrows, select and help, wherever a person looks and whatever they
press."""

from collections.abc import Mapping

import pytest
from textual.theme import Theme
from textual.widget import Widget

from tests.screens.kiosk.all_screens import all_screens
from tests.screens.kiosk.visitor import Clock, Shelf, SixKeys, Visitor, instrument, visiting
from tests.screens.widgets.contrast import SIGN, contrast_in
from tests.sparing import one_quick
from valuetui.screens.keypad import MEANINGS
from valuetui.screens.kiosk.attract import AttractScreen
from valuetui.screens.kiosk.display import DisplayDialog
from valuetui.screens.kiosk.help import HelpDialog
from valuetui.screens.kiosk.picker import PickerScreen
from valuetui.screens.kiosk.stop import StopDialog
from valuetui.screens.theme import THEMES
from valuetui.screens.widgets.board import Board
from valuetui.station.keypad import FUNCTIONS

pytestmark = pytest.mark.slow

CODES = {"up": "8", "down": "2", "left": "f15", "right": "f16", "select": "f13", "help": "f14"}
KEYPAD: Mapping[str, str] = {code: function for function, code in CODES.items()}


class Keypad(SixKeys):
    """A tactile keypad with codes of its own."""

    codes = CODES


def test_the_settings_know_the_six_functions() -> None:
    assert set(FUNCTIONS) == set(MEANINGS)


@pytest.mark.parametrize("size", one_quick([(64, 24), (137, 38)]), ids=str)
async def test_a_whole_interview_by_six_keys_of_a_keypad(
    clock: Clock, size: tuple[int, int]
) -> None:
    shelf = Shelf()
    async with visiting(
        clock, shelf, size=size, hand=Keypad, keypad=KEYPAD, questionnaire=instrument("kommun")
    ) as visitor:
        await visitor.begins("en", "elected")
        last = visitor.session.values[-1].id
        await visitor.pick(last)
        first = await rest_of(visitor)
        await visitor.goes_on()
        await visitor.fills()
        await visitor.goes_on()
        await visitor.hands_in()
        await visitor.press("bar", "done")
        await visitor.comes_to(AttractScreen)
    [answer] = shelf.answers
    assert answer.picks["current"] == (last, *first)


async def rest_of(visitor: Visitor) -> tuple[str, ...]:
    """Pick the first values until all places are taken."""
    values = tuple(value.id for value in visitor.session.values[: visitor.session.picks.left])
    await visitor.pick(*values)
    return values


class TestHelp:
    async def test_help_tells_what_the_value_under_the_cursor_means(self, clock: Clock) -> None:
        async with visiting(clock, hand=Keypad, keypad=KEYPAD) as visitor:
            await visitor.begins()
            await Keypad(visitor).press("right")
            value = visitor.session.values[1]
            visitor.keys(CODES["help"])
            await visitor.comes_to(HelpDialog)
            await visitor.sees(visitor.label(value.id))
            assert value.definition["sv"].split()[0] in visitor.front_text
            await visitor.press("bar", "close")
            await visitor.comes_to(PickerScreen)
            assert visitor.chosen == ()

    @pytest.mark.parametrize(("key", "dialog"), [("display", DisplayDialog), ("stop", StopDialog)])
    async def test_help_leads_to_the_display_and_to_the_way_out(
        self, clock: Clock, key: str, dialog: type[DisplayDialog | StopDialog]
    ) -> None:
        async with visiting(clock, hand=Keypad, keypad=KEYPAD) as visitor:
            await visitor.begins()
            visitor.keys(CODES["help"])
            await visitor.comes_to(HelpDialog)
            await visitor.press("bar", key)
            await visitor.comes_to(dialog)
            assert visitor.layers == ["PickerScreen", dialog.__name__]

    async def test_where_no_value_is_meant_it_says_what_the_screen_wants(
        self, clock: Clock
    ) -> None:
        shelf, said = Shelf(), set()
        async with visiting(clock, shelf, questionnaire=instrument("kommun")) as visitor:
            async for name in all_screens(visitor, shelf):
                if name in {"idle", "help"}:  # where any key goes on, and where help is already
                    continue
                layers = visitor.layers
                visitor.keys("f1", "f1")
                await visitor.comes_to(HelpDialog)
                said.add(visitor.front_text)
                assert visitor.layers == [*layers, "HelpDialog"]
                visitor.keys("escape")
                await visitor.until(lambda layers=layers: visitor.layers == layers)  # type: ignore[misc]
                await visitor.settles()
        assert len(said) > 10

    async def test_help_stays_away_from_the_way_out_where_there_is_none(self, clock: Clock) -> None:
        async with visiting(clock) as visitor:
            visitor.keys("f1")
            await visitor.comes_to(HelpDialog)
            assert [tile.key for tile in visitor.board("bar").tiles] == ["close", "display"]


@pytest.mark.parametrize("theme", one_quick(THEMES), ids=lambda theme: theme.name)
async def test_the_arrows_lead_everywhere_and_where_they_are_is_always_seen(
    clock: Clock, theme: Theme
) -> None:
    """Once there and back, from the first to the last tile of every board; in the other themes to
    the last one only, for the way is the same."""
    shelf = Shelf()
    async with visiting(
        clock, shelf, size=(64, 24), questionnaire=instrument("kommun"), theme=theme.name
    ) as visitor:
        keys = SixKeys(visitor)
        async for name in all_screens(visitor, shelf):
            if name == "idle":  # any key goes on from there
                continue
            await visitor.settles()
            boards = boards_of(visitor)
            for board in [*boards, *reversed(boards)] if theme is THEMES[0] else boards:
                for tile in (board.tiles[0], board.tiles[-1])[theme is not THEMES[0] :]:
                    await keys.aim(board, next_to(board, tile.key))
                    assert_is_seen(visitor, name)


def next_to(board: Board, key: str) -> str:
    """This tile, or where it does nothing the first one that does something."""
    return key or next(tile.key for tile in board.tiles if tile.key)


def boards_of(visitor: Visitor) -> list[Board]:
    """The boards in front with something to press."""
    boards = visitor.app.screen.query(Board).results()
    return [each for each in boards if each.region and any(tile.key for tile in each.tiles)]


@pytest.mark.parametrize("way", one_quick(["tab", "shift+tab"]))
async def test_tab_comes_round_through_all_boards_and_is_caught_nowhere(
    clock: Clock, way: str
) -> None:
    shelf = Shelf()
    async with visiting(clock, shelf, questionnaire=instrument("kommun")) as visitor:
        async for name in all_screens(visitor, shelf):
            if name == "idle":
                continue
            await visitor.settles()
            start = visitor.app.focused
            seen: list[Widget | None] = []
            while not seen or seen[-1] is not start:
                visitor.keys(way)
                await visitor.settles()
                seen.append(visitor.app.focused)
                assert len(seen) < 10, name
                assert_is_seen(visitor, name)
            assert set(boards_of(visitor)) <= set(seen)


def assert_is_seen(visitor: Visitor, name: str) -> None:
    """The keys are on a tile that can be seen, and its mark stands out from its ground."""
    board = visitor.app.focused
    assert isinstance(board, Board), name
    assert board.cursor is not None, name
    number = [id(tile) for tile in board.tiles].index(id(board.cursor))
    widths = [tile.width for tile in board.tiles]
    cell = board.arrangement.cells(widths, board.size.width, board.size.height)[number]
    assert cell.page == board.page, name
    x, y = board.region.x + cell.x, board.region.y + cell.y
    assert visitor.text.split("\n")[y][x] in "█▶", f"{name}: {board.cursor}"
    assert contrast_in(visitor.app.screen.get_style_at(x, y)) >= SIGN, name


class TestWhereTheFocusIs:
    async def test_after_turning_a_page_it_is_still_on_the_button(self, clock: Clock) -> None:
        async with visiting(clock, hand=SixKeys, questionnaire=instrument("kommun")) as visitor:
            await visitor.begins()
            for page in (1, 2):
                await visitor.press("bar", "next")
                assert visitor.board("values").page == page
                assert visitor.app.focused is visitor.board("bar")
            await SixKeys(visitor).press("up")
            board = visitor.board("values")
            assert visitor.app.focused is board
            assert board.page == 2
            assert_is_seen(visitor, "the page that was turned to")

    async def test_after_a_dialog_it_is_where_it_was(self, clock: Clock) -> None:
        async with visiting(clock, hand=SixKeys) as visitor:
            await visitor.begins()
            await visitor.press("corner", "stop")
            await visitor.comes_to(StopDialog)
            await visitor.press("bar", "go_on")
            await visitor.comes_to(PickerScreen)
            board = visitor.board("corner")
            assert visitor.app.focused is board
            assert board.cursor is not None
            assert board.cursor.key == "stop"

    async def test_another_language_leaves_it_where_it_was(self, clock: Clock) -> None:
        async with visiting(clock, hand=SixKeys) as visitor:
            await visitor.begins()
            await visitor.press("corner", "language:en")
            await visitor.reads("question.left", n=5)
            assert visitor.app.language == "en"
            assert visitor.app.focused is visitor.board("corner")
