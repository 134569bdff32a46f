"""The disk is full or fails for a while: the kiosk keeps the answer and recovers by itself."""

import errno
import os
import threading
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest

from tests.screens.kiosk.visitor import GRIDS, Clock, Shelf, Visitor, brief, instrument, visiting
from tests.sparing import one_quick
from valuetui.responses.answer import Answer
from valuetui.responses.errors import NotSaved
from valuetui.responses.files import SystemFiles
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.store import StationStore
from valuetui.screens.kiosk import intents
from valuetui.screens.kiosk.app import KioskApp
from valuetui.screens.kiosk.attract import AttractScreen
from valuetui.screens.kiosk.handing_in import RETRY
from valuetui.screens.kiosk.setup import Kiosk
from valuetui.screens.kiosk.stop import StopDialog
from valuetui.screens.kiosk.thanks import ThanksScreen, UnsavedScreen

pytestmark = pytest.mark.slow


class Disk(SystemFiles):
    """A real disk; as long as it has an ``error`` no byte can be written."""

    error: int | None = None
    tries = 0

    def write_some(self, handle: int, offset: int, data: memoryview) -> int:
        if self.error is not None:
            self.tries += 1
            raise OSError(self.error, os.strerror(self.error))
        return super().write_some(handle, offset, data)


class RealShelf:
    """Answers go to a real store on a disk that may fail."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.disk = Disk()
        self.store = StationStore(folder, "kiosk-1", self.disk)

    def save(self, answer: Answer) -> None:
        """Keep an answer on disk."""
        self.store.save(answer.to_document())

    def has(self, identifier: str) -> bool:
        """Whether an answer with this id is on disk."""
        return any(each["id"] == identifier for each in ResponseFolder(self.folder).documents())

    @property
    def kept(self) -> list[dict[str, object]]:
        """The picks of all answers on disk."""
        return [document["picks"] for document in ResponseFolder(self.folder).documents()]


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[RealShelf]:
    shelf = RealShelf(tmp_path)
    yield shelf
    shelf.store.close()


async def hands_in_vainly(visitor: Visitor, shelf: RealShelf, error: int) -> dict[str, object]:
    """An interview at whose end the disk fails; what was picked."""
    picks = await visitor.answers()
    shelf.disk.error = error
    await visitor.press("bar", "submit")
    await visitor.comes_to(UnsavedScreen)
    return {question: list(values) for question, values in picks.items()}


async def waits_for_a_try(visitor: Visitor, shelf: RealShelf) -> None:
    """Let the time pass after which the kiosk tries again, without touching anything."""
    before = shelf.disk.tries
    await plans_a_try(visitor)
    visitor.clock.go(RETRY)
    await visitor.until(lambda: shelf.disk.tries > before or shelf.disk.error is None)


async def plans_a_try(visitor: Visitor) -> None:
    """Wait until the last try has ended and the next one has its time."""
    await visitor.until(lambda: not visitor.app.handing_in.is_due)


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO], ids=["full", "failing"])
async def test_the_kiosk_saves_by_itself_as_soon_as_the_disk_can(
    clock: Clock, shelf: RealShelf, error: int
) -> None:
    async with visiting(clock, shelf, questionnaire=brief()) as visitor:  # type: ignore[arg-type]
        picks = await hands_in_vainly(visitor, shelf, error)
        for _ in range(2):
            await waits_for_a_try(visitor, shelf)
            assert visitor.layers == ["UnsavedScreen"]
        assert shelf.kept == []

        await plans_a_try(visitor)
        shelf.disk.error = None
        visitor.clock.go(RETRY)
        await visitor.comes_to(ThanksScreen)
        await visitor.reads("thanks.text")
        assert shelf.kept == [picks]

        await visitor.press("bar", "done")
        second = await visitor.answers()
        await visitor.hands_in()
    assert len(shelf.kept) == 2
    assert {q: list(v) for q, v in second.items()} in shelf.kept


async def test_nothing_flickers_while_the_kiosk_tries_again(clock: Clock, shelf: RealShelf) -> None:
    async with visiting(clock, shelf, questionnaire=brief()) as visitor:  # type: ignore[arg-type]
        await hands_in_vainly(visitor, shelf, errno.ENOSPC)
        screen = visitor.app.screen
        await waits_for_a_try(visitor, shelf)
        await visitor.settles()
        assert visitor.app.screen is screen


async def test_nobody_may_begin_while_an_answer_is_not_saved(
    clock: Clock, shelf: RealShelf
) -> None:
    async with visiting(clock, shelf, questionnaire=brief()) as visitor:  # type: ignore[arg-type]
        picks = await hands_in_vainly(visitor, shelf, errno.ENOSPC)
        for intent in (intents.Stop(), intents.Finish(), intents.Start("sv")):
            visitor.app.post_message(intent)
            await visitor.comes_to(UnsavedScreen)
            assert visitor.layers == ["UnsavedScreen"]
        visitor.clock.go(100_000)
        await visitor.looks_at_the_clock()
        assert visitor.layers == ["UnsavedScreen"]

        await plans_a_try(visitor)
        shelf.disk.error = None
        visitor.clock.go(RETRY)
        await visitor.comes_to(ThanksScreen)
        await visitor.press("bar", "done")
        await visitor.comes_to(AttractScreen)
    assert shelf.kept == [picks]


@pytest.mark.parametrize("size", one_quick(GRIDS), ids=str)
async def test_it_is_said_calmly_and_completely_on_every_screen(
    clock: Clock, shelf: RealShelf, size: tuple[int, int]
) -> None:
    async with visiting(clock, shelf, size=size, questionnaire=brief()) as visitor:  # type: ignore[arg-type]
        await hands_in_vainly(visitor, shelf, errno.ENOSPC)
        await visitor.reads("unsaved.heading")
        text = visitor.app.words("kiosk.unsaved.text")
        await visitor.until(lambda: text in " ".join(visitor.text.split()))
        shelf.disk.error = None


async def test_a_device_that_fails_once_is_not_even_noticed(clock: Clock, shelf: RealShelf) -> None:
    """The answer goes into the spool, and the next one into another file."""

    class Once(Disk):
        def write_some(self, handle: int, offset: int, data: memoryview) -> int:
            try:
                return super().write_some(handle, offset, data)
            finally:
                self.error = None

    shelf.disk.__class__ = Once
    async with visiting(clock, shelf, questionnaire=brief()) as visitor:  # type: ignore[arg-type]
        first = await visitor.answers()
        shelf.disk.error = errno.EIO
        await visitor.hands_in()
        await visitor.press("bar", "done")
        second = await visitor.answers()
        await visitor.hands_in()
    wanted = [{q: list(v) for q, v in picks.items()} for picks in (first, second)]
    assert sorted(shelf.kept, key=str) == sorted(wanted, key=str)
    assert shelf.store.path.name == "kiosk-1.2.json"


@pytest.mark.parametrize("fault", [None, NotSaved(Path("kiosk-1.json"), "busy")])
async def test_every_day_begins_once_in_a_thread_while_nobody_is_there(
    clock: Clock, fault: Exception | None
) -> None:
    monday, tuesday = date(2026, 11, 23), date(2026, 11, 24)
    today = [monday]
    begun: list[tuple[date, bool]] = []

    def begin_day(day: date) -> None:
        begun.append((day, threading.current_thread() is threading.main_thread()))
        if fault:
            raise fault

    kiosk = Kiosk(
        instrument(),
        "kiosk-1",
        Shelf().save,
        begin_day=begin_day,
        now=lambda: datetime.combine(today[0], time(9)),
    )
    app = KioskApp(kiosk, clock)
    async with app.run_test():
        visitor = Visitor(app, clock)
        await visitor.comes_to(AttractScreen)
        await visitor.until(lambda: begun == [(monday, False)])
        await visitor.begins()
        today[0] = tuesday
        app.look_at_the_clock()
        await visitor.settles()
        assert begun == [(monday, False)]

        await visitor.press("corner", "stop")
        await visitor.comes_to(StopDialog)
        await visitor.press("bar", "stop")
        await visitor.comes_to(AttractScreen)
        for _ in range(3):
            app.look_at_the_clock()
        await visitor.until(lambda: len(begun) == 2)
        app.look_at_the_clock()
        await visitor.settles()
    assert begun == [(monday, False), (tuesday, False)]
