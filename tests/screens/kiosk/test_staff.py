"""The way out of a kiosk that has a PIN: on every screen, and back to where a person was."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.geometry import Offset, Region

from tests.screens.kiosk.all_screens import all_screens
from tests.screens.kiosk.test_saving import FULL
from tests.screens.kiosk.test_targets import complaints_about
from tests.screens.kiosk.visitor import (
    GRIDS,
    Clock,
    Shelf,
    Visitor,
    brief,
    instrument,
    visiting,
)
from tests.sparing import one_quick
from valuetui.screens.kiosk.attract import AttractScreen
from valuetui.screens.kiosk.calm import CalmScreen
from valuetui.screens.kiosk.gesture import COLUMNS, ROWS, TIMES
from valuetui.screens.kiosk.picker import PickerScreen
from valuetui.screens.kiosk.staff import PinDialog, StaffMenu
from valuetui.screens.kiosk.staff_door import LEFT_ALONE
from valuetui.screens.kiosk.thanks import ThanksScreen, UnsavedScreen
from valuetui.screens.widgets.board import Board
from valuetui.station.staff_lock import StaffLock
from valuetui.words import Words

PIN = "271828"
WORDS = Words("sv")
CORNER = Region(0, 0, COLUMNS, ROWS)


@pytest.fixture
def lock(tmp_path: Path, clock: Clock) -> StaffLock:
    """A lock with a PIN."""
    lock = StaffLock(tmp_path / "state", clock)
    lock.set_pin(PIN)
    return lock


async def opens_the_pad(visitor: Visitor) -> None:
    """Tap the corner as often as it takes."""
    for _ in range(TIMES):
        visitor.clock.go(0.5)
        visitor.touch(Offset(1, 1))
    await visitor.comes_to(PinDialog)


async def types(visitor: Visitor, digits: str) -> None:
    """Type a PIN by keys, and press Enter."""
    visitor.clock.go(1)
    visitor.keys(*digits)
    await visitor.reads("staff.count", n=len(digits))
    visitor.keys("enter")


async def gets_in(visitor: Visitor) -> None:
    """From any screen to the menu."""
    await opens_the_pad(visitor)
    await types(visitor, PIN)
    await visitor.comes_to(StaffMenu)


@pytest.mark.parametrize("size", one_quick(GRIDS), ids=str)
async def test_nothing_that_can_be_pressed_lies_in_the_corner(
    clock: Clock, size: tuple[int, int]
) -> None:
    shelf = Shelf()
    async with visiting(clock, shelf, size=size, questionnaire=instrument("kommun")) as visitor:
        async for name in all_screens(visitor, shelf):
            for board in visitor.app.screen.query(Board).results():
                for tile in board.tiles:
                    cell = visitor.cell_of(board, tile.key)
                    place = board.region.offset + Offset(cell.x, cell.y)
                    here = Region(*place, cell.width, cell.height)
                    assert not CORNER.overlaps(here), (name, board.id, tile.key)


@pytest.mark.slow
async def test_from_every_screen_the_gesture_leads_to_the_pad_and_back_to_where_one_was(
    clock: Clock, lock: StaffLock
) -> None:
    shelf, seen = Shelf(), []
    async with visiting(clock, shelf, lock=lock, questionnaire=instrument("kommun")) as visitor:
        async for name in all_screens(visitor, shelf):
            await visitor.settles()
            layers, text = visitor.layers, visitor.text
            await opens_the_pad(visitor)
            visitor.clock.go(1)
            await visitor.press("bar", "back")
            await visitor.until(lambda: not isinstance(visitor.app.screen, PinDialog))
            await visitor.settles()
            if name == "idle":  # any touch says that somebody is there
                assert visitor.layers == ["PickerScreen"]
                visitor.clock.go(instrument("kommun").kiosk.idle_values)
                await visitor.looks_at_the_clock()
                continue
            assert visitor.layers == layers
            assert visitor.text == text, name
            seen.append(name)
    assert {"attract", "question", "search", "swap", "unsaved", "thanks", "interrupted"} <= {*seen}


async def test_five_times_the_key_leads_to_the_pad_and_once_ends_nothing(
    clock: Clock, lock: StaffLock
) -> None:
    async with visiting(clock, lock=lock) as visitor:
        await visitor.begins()
        visitor.keys("ctrl+q")
        await visitor.settles()
        assert visitor.layers == ["PickerScreen"]
        clock.go(60)
        visitor.keys(*["ctrl+q"] * TIMES)
        await visitor.comes_to(PinDialog)


async def test_without_a_pin_there_is_no_pad(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        for _ in range(2 * TIMES):
            visitor.touch(Offset(1, 1))
        await visitor.settles()
        assert visitor.layers == ["AttractScreen"]


async def test_the_pin_is_typed_by_touch_and_no_digit_is_seen(
    clock: Clock, lock: StaffLock
) -> None:
    async with visiting(clock, lock=lock) as visitor:
        await opens_the_pad(visitor)
        before = visitor.text
        for number, digit in enumerate(PIN + "0", 1):
            await visitor.press("digits", digit)
            await visitor.reads("staff.count", n=number)
        await visitor.press("digits", "backspace")
        await visitor.reads("staff.count", n=len(PIN))
        assert visitor.text.count("●") == len(PIN)
        digits = [each for each in visitor.text if each.isdecimal()]
        drawn = [each for each in before if each.isdecimal()]
        assert len(digits) == len(drawn)  # those on the tiles, and the number of them
        await visitor.press("bar", "open")
        await visitor.comes_to(StaffMenu)


async def test_staff_end_the_kiosk(clock: Clock, lock: StaffLock) -> None:
    async with visiting(clock, lock=lock) as visitor:
        await gets_in(visitor)
        await visitor.press("bar", "end")
        await visitor.leaves()
    assert visitor.app.return_code == 0


async def test_staff_go_back_and_the_person_goes_on(clock: Clock, lock: StaffLock) -> None:
    async with visiting(clock, lock=lock) as visitor:
        await visitor.begins()
        picked = await visitor.fills()
        await gets_in(visitor)
        await visitor.press("bar", "back")
        await visitor.comes_to(PickerScreen)
        assert visitor.chosen == picked


async def test_a_wrong_pin_is_said_calmly_and_the_fifth_makes_wait(
    clock: Clock, lock: StaffLock
) -> None:
    async with visiting(clock, lock=lock) as visitor:
        await opens_the_pad(visitor)
        for _ in range(4):
            await types(visitor, "999999")
            await visitor.reads("staff.wrong")
        await types(visitor, "999999")
        await visitor.reads("staff.wait", n=60)
        visitor.keys(*PIN, "enter")
        await visitor.settles()
        assert "●" not in visitor.text
        for left in (45, 30, 15):
            clock.go(15)
            await visitor.reads("staff.wait", n=left)
            visitor.keys("x")  # or the pad would go away
            await visitor.settles()
        clock.go(15)
        await visitor.reads("staff.wrong")
        await types(visitor, PIN)
        await visitor.comes_to(StaffMenu)


async def test_fewer_digits_than_a_pin_has_are_no_attempt(clock: Clock, lock: StaffLock) -> None:
    async with visiting(clock, lock=lock) as visitor:
        await opens_the_pad(visitor)
        for _ in range(6):
            await types(visitor, PIN[:5])
            await visitor.settles()
            visitor.keys(*["backspace"] * 5)
            await visitor.until(lambda: "●" not in visitor.text)
    assert lock.wait() == 0


@pytest.mark.parametrize("kind", [PinDialog, StaffMenu])
async def test_what_staff_leave_alone_goes_away_and_leaves_the_person_where_they_were(
    clock: Clock, lock: StaffLock, kind: type[PinDialog] | type[StaffMenu]
) -> None:
    async with visiting(clock, lock=lock) as visitor:
        await visitor.begins()
        await visitor.fills()
        text = visitor.text
        await (opens_the_pad if kind is PinDialog else gets_in)(visitor)
        clock.go(LEFT_ALONE - 0.1)
        await visitor.looks_at_the_clock()
        assert isinstance(visitor.app.screen, kind)
        clock.go(0.1)
        await visitor.looks_at_the_clock()
        await visitor.comes_to(PickerScreen)
        assert visitor.text == text


async def test_the_thanks_do_not_take_the_pad_away(clock: Clock, lock: StaffLock) -> None:
    async with visiting(clock, lock=lock, questionnaire=brief()) as visitor:
        await visitor.answers()
        await visitor.hands_in()
        await opens_the_pad(visitor)
        clock.go(brief().kiosk.thanks)
        await visitor.looks_at_the_clock()
        assert isinstance(visitor.app.screen, PinDialog)
        clock.go(LEFT_ALONE)
        await visitor.looks_at_the_clock()
        await visitor.comes_to(ThanksScreen)
        await visitor.looks_at_the_clock()
        await visitor.comes_to(AttractScreen)


async def test_staff_are_told_of_an_answer_that_is_not_safe_before_the_kiosk_ends(
    clock: Clock, lock: StaffLock
) -> None:
    shelf = Shelf(fault=FULL)
    async with visiting(clock, shelf, lock=lock, questionnaire=brief()) as visitor:
        await visitor.answers()
        await visitor.press("bar", "submit")
        await visitor.comes_to(UnsavedScreen)
        for choice in ("back", "end"):
            await gets_in(visitor)
            await visitor.press("bar", "end")
            await visitor.sees(WORDS("kiosk.staff.end_anyway"))
            assert WORDS("kiosk.staff.unsaved") in " ".join(
                visitor.text.replace("▌", " ").replace("▐", " ").split()
            )
            assert visitor.app.is_running
            await visitor.press("bar", choice)
        await visitor.leaves()
    assert shelf.answers == []


async def test_an_answer_that_can_be_saved_after_all_is_saved_before_the_kiosk_ends(
    clock: Clock, lock: StaffLock
) -> None:
    shelf = Shelf(fault=FULL)
    async with visiting(clock, shelf, lock=lock, questionnaire=brief()) as visitor:
        await visitor.answers()
        await visitor.press("bar", "submit")
        await visitor.comes_to(UnsavedScreen)
        await gets_in(visitor)
        shelf.fault = None
        await visitor.press("bar", "end")
        await visitor.leaves()
    assert len(shelf.answers) == 1


@pytest.mark.parametrize("size", [(63, 24), (64, 23), (40, 16), (12, 3), (1, 1)], ids=str)
async def test_on_a_screen_that_is_too_small_staff_get_out_by_keys(
    clock: Clock, lock: StaffLock, size: tuple[int, int]
) -> None:
    async with visiting(clock, lock=lock, size=size) as visitor:
        for _ in range(TIMES):
            visitor.touch(Offset(0, 0))
        await visitor.comes_to(PinDialog)
        clock.go(1)
        visitor.keys(*PIN, "enter")
        await visitor.comes_to(StaffMenu)
        clock.go(1)
        visitor.keys("enter")
        await visitor.leaves()


async def test_after_a_crash_it_is_calm_first_and_staff_get_out_of_that_too(
    clock: Clock, lock: StaffLock
) -> None:
    async with visiting(clock, lock=lock, calm=3600, opens=CalmScreen) as visitor:
        assert WORDS("kiosk.calm.text") in visitor.text
        assert Words("en")("kiosk.calm.text") in visitor.text
        await gets_in(visitor)
        await visitor.press("bar", "end")
        await visitor.leaves()


async def test_after_the_calm_comes_the_first_screen(clock: Clock, lock: StaffLock) -> None:
    async with visiting(clock, lock=lock, calm=0.01, opens=AttractScreen) as visitor:
        await visitor.begins()
        assert visitor.layers == ["PickerScreen"]


async def test_it_stays_calm_as_long_as_staff_are_at_the_pad(clock: Clock, lock: StaffLock) -> None:
    async with visiting(clock, lock=lock, calm=3600, opens=CalmScreen) as visitor:
        await opens_the_pad(visitor)
        await visitor.app.come_back()
        await visitor.settles()
        assert visitor.layers == ["CalmScreen", "PinDialog"]


@pytest.mark.parametrize(
    ("size", "language"), [(GRIDS[0], "sv"), (GRIDS[1], "en"), (GRIDS[2], "sv")]
)
async def test_what_staff_see_looks_as_it_did_and_can_be_pressed(
    clock: Clock, lock: StaffLock, snapshot: SnapshotAssertion, size: tuple[int, int], language: str
) -> None:
    shelf = Shelf(fault=FULL)
    async with visiting(clock, shelf, lock=lock, size=size, questionnaire=brief()) as visitor:
        await visitor.begins(language)
        await visitor.fills()
        await visitor.goes_on()
        await visitor.press("bar", "submit")
        await visitor.comes_to(UnsavedScreen)
        await opens_the_pad(visitor)
        assert list(complaints_about(visitor)) == []
        assert visitor.text == snapshot(name="pad")
        await types(visitor, PIN)
        await visitor.comes_to(StaffMenu)
        assert list(complaints_about(visitor)) == []
        assert visitor.text == snapshot(name="menu")
        await visitor.press("bar", "end")
        await visitor.reads("staff.end_anyway")
        await visitor.comes_to(StaffMenu)
        assert list(complaints_about(visitor)) == []
        assert visitor.text == snapshot(name="unsaved")


@pytest.mark.parametrize("size", GRIDS)
async def test_the_calm_after_a_crash_looks_as_it_did(
    clock: Clock, snapshot: SnapshotAssertion, size: tuple[int, int]
) -> None:
    async with visiting(clock, size=size, calm=3600, opens=CalmScreen) as visitor:
        assert visitor.text == snapshot(name="calm")
