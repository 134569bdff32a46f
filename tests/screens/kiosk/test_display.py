"""Everybody may have it larger and in other colours, and the next person finds it as it was."""

import pytest

from tests.screens.kiosk.all_screens import all_screens
from tests.screens.kiosk.test_targets import complaints_about
from tests.screens.kiosk.visitor import (
    GRIDS,
    Clock,
    Finger,
    Hand,
    Keys,
    Shelf,
    SixKeys,
    Visitor,
    instrument,
    visiting,
)
from tests.sparing import one_quick
from valuetui.screens.kiosk.appearance import Appearance, Size
from valuetui.screens.kiosk.attract import AttractScreen
from valuetui.screens.kiosk.base import KioskScreen
from valuetui.screens.kiosk.between import REST, TURN
from valuetui.screens.kiosk.dialog import Dialog
from valuetui.screens.kiosk.display import DisplayDialog
from valuetui.screens.kiosk.idle import IdleDialog
from valuetui.screens.kiosk.picker import PickerScreen
from valuetui.screens.kiosk.stop import StopDialog
from valuetui.screens.letters import Letters
from valuetui.screens.theme import CONTRAST_LIGHT, DARK, LIGHT, THEMES
from valuetui.words import Words

pytestmark = pytest.mark.slow


async def opens_display(visitor: Visitor) -> None:
    """The person asks for another look."""
    await visitor.press("corner", "display")
    await visitor.comes_to(DisplayDialog)


async def changes(visitor: Visitor, size: Size, theme: str) -> None:
    """The person chooses a look."""
    await opens_display(visitor)
    await visitor.press("sizes", size)
    await visitor.press("themes", theme)
    await visitor.until(lambda: visitor.app.appearance == Appearance(theme, size))
    await visitor.press("bar", "close")
    await visitor.comes_to(KioskScreen)


async def test_the_display_can_be_changed_on_every_screen(clock: Clock) -> None:
    shelf, without = Shelf(), set()
    async with visiting(clock, shelf, questionnaire=instrument("kommun")) as visitor:
        async for name in all_screens(visitor, shelf):
            if isinstance(visitor.app.screen, KioskScreen):
                keys = {tile.key for tile in visitor.board("corner").tiles}
                without |= set() if "display" in keys else {name}
            else:
                assert isinstance(visitor.app.screen, Dialog)
    assert without == set()


@pytest.mark.parametrize("hand", one_quick([Finger, Keys, SixKeys]))
@pytest.mark.parametrize("theme", one_quick([LIGHT, CONTRAST_LIGHT]), ids=lambda theme: theme.name)
async def test_a_change_is_seen_at_once_and_nothing_of_the_interview_is_lost(
    clock: Clock, hand: type[Hand], theme: object
) -> None:
    async with visiting(clock, hand=hand) as visitor:
        await visitor.begins()
        values = [value.id for value in visitor.session.values]
        await visitor.pick(*values[:3])
        await opens_display(visitor)
        await visitor.press("themes", theme.name)  # type: ignore[attr-defined]
        await visitor.until(lambda: visitor.app.theme == theme.name)  # type: ignore[attr-defined]
        assert visitor.layers == ["PickerScreen", "DisplayDialog"]
        marked = [tile.key for tile in visitor.board("themes").tiles if tile.mark]
        assert marked == [visitor.app.theme]
        await visitor.press("bar", "close")
        await visitor.comes_to(PickerScreen)
        assert visitor.chosen == tuple(values[:3])
        assert visitor.app.focused is not None


@pytest.mark.parametrize("size", one_quick(GRIDS), ids=str)
async def test_larger_tiles_are_larger_and_all_values_are_still_there(
    clock: Clock, size: tuple[int, int]
) -> None:
    async with visiting(clock, size=size, questionnaire=instrument("kommun")) as visitor:
        await visitor.begins()
        areas, pages = [], []
        for each in Size:
            await changes(visitor, each, DARK.name)
            board = visitor.board("values")
            cell = visitor.cell_of(board, board.tiles[0].key)
            areas.append(cell.width * cell.height)
            pages.append(board.pages)
            assert len(board.tiles) == len(visitor.session.values)
        assert areas == sorted(set(areas))
        assert pages == sorted(set(pages))


@pytest.mark.parametrize("size", one_quick(GRIDS), ids=str)
async def test_every_screen_can_be_pressed_and_read_when_it_is_largest(
    clock: Clock, size: tuple[int, int]
) -> None:
    shelf, complaints = Shelf(), []
    async with visiting(
        clock,
        shelf,
        size=size,
        questionnaire=instrument("kommun"),
        appearance=Appearance(size=Size.LARGEST),
    ) as visitor:
        visitor.app.appearance = visitor.app.appearance._replace(size=Size.LARGEST)
        async for name in all_screens(visitor, shelf):
            complaints += [f"{name}: {complaint}" for complaint in complaints_about(visitor)]
    assert complaints == []


async def test_what_a_person_chose_goes_with_the_interview(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        await visitor.begins()
        await changes(visitor, Size.LARGEST, CONTRAST_LIGHT.name)
        await visitor.press("corner", "stop")
        await visitor.comes_to(StopDialog)
        await visitor.press("bar", "stop")
        await visitor.comes_to(AttractScreen)
        assert visitor.app.appearance == Appearance()
        assert visitor.app.theme == DARK.name
        assert visitor.app.screen.has_class("-normal")
        assert not visitor.app.screen.has_class("-largest")


async def test_what_a_person_chose_stays_through_the_interview(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        await changes(visitor, Size.LARGER, LIGHT.name)
        await visitor.answers()
        await visitor.hands_in()
        assert visitor.app.theme == LIGHT.name
        assert visitor.app.screen.has_class("-larger")


async def test_after_the_time_is_out_the_next_person_finds_the_station_s_own(clock: Clock) -> None:
    async with visiting(clock, appearance=Appearance(LIGHT.name), theme=LIGHT.name) as visitor:
        await visitor.begins()
        await changes(visitor, Size.LARGEST, DARK.name)
        await opens_display(visitor)
        clock.go(3600)
        await visitor.looks_at_the_clock()
        await visitor.comes_to(AttractScreen)
        assert visitor.app.theme == LIGHT.name
        assert visitor.app.appearance == Appearance(LIGHT.name)


async def test_the_first_screen_goes_back_by_itself(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        await changes(visitor, Size.LARGEST, LIGHT.name)
        clock.go(REST - 0.1)
        await visitor.looks_at_the_clock()
        assert visitor.app.theme == LIGHT.name
        clock.go(0.1)
        await visitor.looks_at_the_clock()
        await visitor.until(lambda: visitor.app.theme == DARK.name)


async def test_a_dialog_that_was_left_open_on_the_first_screen_goes_away(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        await opens_display(visitor)
        clock.go(REST)
        await visitor.looks_at_the_clock()
        await visitor.comes_to(AttractScreen)
        assert visitor.layers == ["AttractScreen"]


@pytest.mark.parametrize("key", one_quick(["display", "help"]))
async def test_on_the_first_screen_the_dialogs_speak_as_it_does(clock: Clock, key: str) -> None:
    async with visiting(clock) as visitor:
        clock.go(TURN * visitor.app.instrument.languages.index("en"))
        await visitor.sees("Display")
        if key == "help":
            visitor.keys("f1")
        else:
            await visitor.press("corner", key)
        await visitor.sees(Words("en")(f"kiosk.{key}.heading"))
        visitor.keys("escape")
        await visitor.comes_to(AttractScreen)
        clock.go(REST)
        await visitor.looks_at_the_clock()
        await visitor.until(lambda: visitor.app.language == "sv")


async def test_the_warning_comes_on_top_of_the_display(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        await visitor.begins()
        await opens_display(visitor)
        clock.go(visitor.session.instrument.kiosk.idle_values)
        await visitor.looks_at_the_clock()
        await visitor.comes_to(IdleDialog)
        visitor.keys("f1")
        await visitor.comes_to(DisplayDialog)


@pytest.mark.parametrize("theme", one_quick(THEMES), ids=lambda theme: theme.name)
async def test_a_station_begins_with_its_own_theme(clock: Clock, theme: object) -> None:
    name = theme.name  # type: ignore[attr-defined]
    async with visiting(clock, appearance=Appearance(name), theme=name) as visitor:
        await visitor.begins()
        assert visitor.app.theme == name


class TestLetters:
    """Where the terminal changes its letters, tiles stay as they are."""

    LETTERS = Letters(("small", "large"))

    async def test_only_the_sizes_that_the_terminal_has_are_offered(
        self, clock: Clock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        sent: list[str] = []
        monkeypatch.setattr(
            "valuetui.screens.private.write_to_terminal", lambda _, text: sent.append(text)
        )
        async with visiting(clock) as visitor:
            visitor.app.letters = self.LETTERS
            await visitor.begins()
            cell = visitor.cell_of(visitor.board("values"), visitor.session.values[0].id)
            await opens_display(visitor)
            await visitor.reads("display.letters")
            assert [tile.key for tile in visitor.board("sizes").tiles] == ["normal", "larger"]
            await visitor.press("sizes", "larger")
            await visitor.until(lambda: sent == ["large"])
            await visitor.press("bar", "close")
            await visitor.comes_to(PickerScreen)
            assert cell == visitor.cell_of(visitor.board("values"), visitor.session.values[0].id)
            clock.go(3600)
            await visitor.looks_at_the_clock()
            await visitor.comes_to(AttractScreen)
            assert sent == ["large", "small"]
