"""A session at one terminal: one person after another, with one touch between them, counted apart
from their answers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.geometry import Offset

from tests.responses.samples import answer as document
from tests.screens.kiosk.test_staff import PIN, opens_the_pad, types
from tests.screens.kiosk.visitor import Clock, Shelf, Visitor, brief
from valuetui.responses.attendance import Turnout, read_turnout
from valuetui.responses.errors import NotSaved
from valuetui.responses.sessions import Sitting, close_sitting, open_sitting
from valuetui.responses.store import StationStore
from valuetui.screens.kiosk.information import InformationScreen
from valuetui.screens.kiosk.next_person import NextPersonScreen, SessionOverScreen
from valuetui.screens.kiosk.picker import PickerScreen
from valuetui.screens.kiosk.queue import QueueApp
from valuetui.screens.kiosk.review import ReviewScreen
from valuetui.screens.kiosk.secretary import PresentDialog, SecretaryMenu
from valuetui.screens.kiosk.setup import Kiosk
from valuetui.screens.kiosk.thanks import UnsavedScreen
from valuetui.screens.kiosk.thanks_in_queue import WITH_A_QUESTION, ThanksInQueue
from valuetui.station.council import count_present
from valuetui.station.queue import Queue
from valuetui.station.staff_lock import StaffLock
from valuetui.words import Words

NAME = "Kommunfullmäktige 2026-11-23"
STATION = "kiosk-1"
MIDDLE = Offset(30, 12)
"""Beside everything that can be pressed."""


@dataclass
class Council:
    """A session with its queue, and somebody in front of it."""

    wave: Path
    sitting: Sitting
    queue: Queue
    shelf: Shelf
    visitor: Visitor

    @property
    def turnout(self) -> Turnout:
        """What is on disk."""
        return read_turnout(self.wave, self.sitting.id, STATION)

    async def is_called(self) -> None:
        """Wait until the next person is called."""
        await self.visitor.comes_to(NextPersonScreen)

    async def begins(self) -> None:
        """One touch, and the interview is there; then to the question."""
        await self.is_called()
        self.visitor.clock.go(1)
        self.visitor.touch(Offset(3, 5))
        await self.visitor.comes_to(InformationScreen)
        await self.visitor.press("bar", "begin")
        await self.visitor.comes_to(PickerScreen)

    async def answers(self) -> None:
        """From the call to the thanks."""
        await self.begins()
        await self.visitor.fills()
        await self.visitor.goes_on()
        await self.visitor.comes_to(ReviewScreen)
        await self.visitor.press("bar", "submit")
        await self.visitor.comes_to(ThanksInQueue)

    async def stands_up(self) -> None:
        """Reads the thanks and goes, without a touch."""
        self.visitor.clock.go(WITH_A_QUESTION)
        await self.visitor.looks_at_the_clock()

    async def secretary(self) -> None:
        """The gesture and the PIN, from wherever one is."""
        await opens_the_pad(self.visitor)
        await types(self.visitor, PIN)
        await self.visitor.comes_to(SecretaryMenu)


@asynccontextmanager
async def council(
    tmp_path: Path, clock: Clock, *, size: tuple[int, int] = (80, 24), locked: bool = True
) -> AsyncIterator[Council]:
    """A session of the elected at which 41 are present."""
    wave = tmp_path / "wave"
    sitting = open_sitting(wave, NAME, "2026-11-23", "elected")
    count_present(wave, sitting, 41)
    queue, shelf = Queue(wave, sitting, STATION), Shelf()
    lock = StaffLock(tmp_path / "state", clock) if locked else None
    if lock:
        lock.set_pin(PIN)
    kiosk = Kiosk(
        brief(), STATION, queue.counting(shelf.save), "elected",
        sitting=lambda _: sitting.id, begun=queue.begun, gone=queue.gone, lock=lock,
        is_saved=shelf.has, is_over=lambda: queue.is_over,
    )  # fmt: skip
    app = QueueApp(kiosk, queue, clock)
    async with app.run_test(size=size):
        yield Council(wave, sitting, queue, shelf, Visitor(app, clock))
    queue.close()


async def test_ten_councillors_answer_one_after_another_and_one_walks_away(
    tmp_path: Path, clock: Clock
) -> None:
    async with council(tmp_path, clock) as here:
        for number in range(10):
            assert here.turnout == Turnout(number, number - (number > 6), int(number > 6))
            if number == 6:
                await here.begins()
                assert here.turnout.open == 1
                clock.go(3600)
                await here.visitor.looks_at_the_clock()
            else:
                await here.answers()
                await here.stands_up()
            await here.is_called()
        assert here.turnout == Turnout(begun=10, kept=9, stopped=1)
        await here.visitor.sees("9 av 41")
        assert {each.session for each in here.shelf.answers} == {here.sitting.id}
        assert {each.group for each in here.shelf.answers} == {"elected"}
        assert len({each.id for each in here.shelf.answers}) == 9
    left = (here.wave / "attendance" / f"{here.sitting.id}.{STATION}.open").read_bytes()
    assert not left.strip()


async def test_a_key_or_a_touch_anywhere_begins_but_not_in_the_corner_nor_what_was_held(
    tmp_path: Path, clock: Clock
) -> None:
    async with council(tmp_path, clock) as here:
        await here.is_called()
        here.visitor.touch(MIDDLE)  # the second half of a double touch
        here.visitor.keys("a")
        await here.visitor.settles()
        clock.go(1)
        here.visitor.touch(Offset(1, 1))
        await here.visitor.settles()
        assert (here.visitor.app.session, here.turnout.begun) == (None, 0)
        clock.go(1)
        here.visitor.keys("a", "a")
        await here.visitor.comes_to(InformationScreen)
        assert here.turnout.begun == 1
        await here.visitor.press("bar", "leave")
        await here.is_called()
        await here.visitor.press("languages", "en")
        await here.visitor.comes_to(InformationScreen)
        await here.visitor.sees(Words("en")("kiosk.information.heading"))
        assert here.turnout == Turnout(begun=2, stopped=1)


async def test_an_answer_that_is_not_safe_counts_when_it_is(tmp_path: Path, clock: Clock) -> None:
    async with council(tmp_path, clock) as here:
        await here.begins()
        await here.visitor.fills()
        await here.visitor.goes_on()
        here.shelf.fault = NotSaved(Path("kiosk-1.json"), "full")
        await here.visitor.press("bar", "submit")
        await here.visitor.comes_to(UnsavedScreen)
        assert here.turnout == Turnout(begun=1)
        here.shelf.fault = None
        await here.visitor.press("bar", "retry")
        await here.visitor.comes_to(ThanksInQueue)
        assert here.turnout == Turnout(begun=1, kept=1)


async def test_behind_the_pin_the_secretary_sees_the_numbers_corrects_them_and_ends(
    tmp_path: Path, clock: Clock, snapshot: SnapshotAssertion
) -> None:
    async with council(tmp_path, clock) as here:
        with StationStore(here.wave, "papper") as store:
            store.save(document(session=here.sitting.id, channel="paper", paper={"form": "1"}))
        await here.begins()
        picked = await here.visitor.fills()
        await here.secretary()
        assert here.visitor.front_text == snapshot(name="menu")
        await here.visitor.press("bar", "correct")
        await here.visitor.comes_to(PresentDialog)
        clock.go(1)
        here.visitor.keys("3", "9", "9", "backspace")
        await here.visitor.sees(" 39 ")
        assert here.visitor.front_text == snapshot(name="present")
        await here.visitor.press("bar", "keep")
        await here.visitor.comes_to(SecretaryMenu)
        assert here.queue.present == 39
        await here.visitor.press("bar", "back")
        await here.visitor.comes_to(PickerScreen)
        assert here.visitor.chosen == picked  # exactly where the person was
        await here.secretary()
        await here.visitor.press("bar", "end")
        await here.visitor.leaves()
        assert here.turnout == Turnout(begun=1, stopped=1)
        assert here.shelf.answers == []


async def test_without_a_pin_the_leave_key_leads_to_the_menu_and_not_out(
    tmp_path: Path, clock: Clock
) -> None:
    async with council(tmp_path, clock, locked=False) as here:
        await here.is_called()
        here.visitor.keys("ctrl+q")
        await here.visitor.comes_to(SecretaryMenu)
        await here.visitor.press("bar", "back")
        await here.is_called()


async def test_a_session_that_was_closed_elsewhere_takes_nobody_more(
    tmp_path: Path, clock: Clock
) -> None:
    async with council(tmp_path, clock) as here:
        await here.answers()
        await here.stands_up()
        await here.is_called()
        close_sitting(here.wave, NAME, "2026-11-23")
        await here.visitor.looks_at_the_clock()
        await here.visitor.comes_to(SessionOverScreen)
        clock.go(1)
        here.visitor.touch(MIDDLE)
        here.visitor.keys("a")
        await here.visitor.settles()
        assert here.turnout == Turnout(begun=1, kept=1)


@pytest.mark.parametrize("size", [(64, 24), (80, 24), (120, 36)], ids=str)
async def test_the_next_person_is_called_in_large_letters(
    tmp_path: Path, clock: Clock, size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    async with council(tmp_path, clock, size=size) as here:
        await here.is_called()
        assert here.visitor.text == snapshot
