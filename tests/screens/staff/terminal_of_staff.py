"""A clerk at the staff terminal, with a folder of answers."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from textual import events

from tests.screens.settling import PATIENCE, settled
from tests.screens.snapshot import screen_text
from valuetui.instrument.form_number import written
from valuetui.instrument.load import load_instrument
from valuetui.instrument.model import Instrument
from valuetui.interview.entry.rules import Batch
from valuetui.responses.answer import Answer
from valuetui.responses.drafts import DraftFile
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.record import Fact, Void, fact_from_document
from valuetui.screens.results.lines import Lines
from valuetui.screens.staff.app import StaffApp
from valuetui.screens.staff.entry import EntryScreen
from valuetui.screens.staff.work import Staff
from valuetui.station.begun import DRAFT as BEGUN
from valuetui.station.begun import Begun
from valuetui.station.collector import Collector
from valuetui.station.draw import Draw
from valuetui.station.entry_place import Place
from valuetui.station.form_draft import DRAFT
from valuetui.station.forms import FormRegister
from valuetui.station.last_batch import remember_batch
from valuetui.station.people import People
from valuetui.station.second_desk import DRAFT as AGAIN
from valuetui.station.shipped import shipped_config
from valuetui.station.staff_lock import StaffLock
from valuetui.words import Words

KEY = bytes(range(32))
STATION = "kansli-1"
NAMES = {"\r": "enter", "<": "backspace", "!": "escape", "[": "left", "]": "right", "^": "up"}
"""Keys that type no letter, in one each."""


def short() -> Instrument:
    """The short instrument: five values a question."""
    return load_instrument(shipped_config() / "kommun-kort.toml")


@dataclass
class Clock:
    """A clock that only goes when it is told to."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Clerk:
    """Somebody at the terminal: presses keys and looks."""

    app: StaffApp
    folder: Path
    clock: Clock
    words: Words = field(default_factory=lambda: Words("sv"))

    @property
    def text(self) -> str:
        """What is on the screen."""
        return screen_text(self.app)

    def press(self, keys: str) -> None:
        """Press keys one after another, without looking: letters, and those of ``NAMES``."""
        for key in keys:
            name = NAMES.get(key)
            self.app.post_message(events.Key(name or key, None if name else key))

    async def sees(self, *texts: str) -> None:
        """Wait until all these texts are on the screen."""
        end = time.monotonic() + PATIENCE
        while not all(text in self.text for text in texts):
            if time.monotonic() > end or not self.app.is_running:
                raise AssertionError(f"{texts} never came; the screen shows:\n{self.text}")
            await asyncio.sleep(0.002)

    async def reads(self, key: str, **values: object) -> None:
        """Wait until a text of the catalogue is on the screen."""
        await self.sees(self.words(f"entry.{key}", **values))

    async def types(self, keys: str, *then: str) -> None:
        """Press keys, and wait until these texts are there."""
        self.press(keys)
        await self.sees(*then)
        await self.settles()

    async def settles(self) -> None:
        """Wait until all that was pressed has had its effect and is drawn."""
        await settled(self.app, widgets=Lines, rounds=2)

    async def begins(self, batch: str = "Kim\r\r\r1\r50\r") -> None:
        """From the questions before a batch to the first form."""
        await self.reads("begin.heading")
        self.press(batch)
        await self.sees(self.words("entry.at.number") + ": ")

    async def comes_to_entry(self) -> None:
        """Wait until forms can be entered."""
        while not isinstance(self.app.screen, EntryScreen):
            await asyncio.sleep(0.002)
        await self.settles()

    async def ends(self) -> None:
        """Wait until the program has ended."""
        while self.app.is_running:
            await asyncio.sleep(0.002)

    def facts(self) -> list[Fact]:
        """All that is safe on disk."""
        return [fact_from_document(each) for each in ResponseFolder(self.folder).documents()]

    def answers(self) -> list[Answer]:
        """The forms on disk."""
        return [each for each in self.facts() if isinstance(each, Answer)]

    def voids(self) -> list[Void]:
        """What was said not to count."""
        return [each for each in self.facts() if isinstance(each, Void)]


def number(of: int) -> str:
    """What is typed for the number of a form."""
    return written(of).replace("-", "")


@asynccontextmanager
async def at_terminal(
    folder: Path,
    *,
    size: tuple[int, int] = (80, 24),
    questionnaire: Instrument | None = None,
    batch: Batch | None = None,
    lock: StaffLock | None = None,
    people: People | None = None,
    save: Callable[[Callable[[Fact], object]], Callable[[Fact], object]] = lambda save: save,
    language: str = "sv",
    today: date = date(2026, 11, 27),
    then: Callable[[Sequence[str]], object] = lambda _: None,
    share: float = 0.0,
    **more: Any,
) -> AsyncIterator[Clerk]:
    """A terminal that was just started."""
    asked = questionnaire or short()
    memory = folder / "memory.json"
    if batch:
        remember_batch(memory, batch)
    with (
        closing(Collector(folder, STATION, asked)) as answers,
        DraftFile(folder, DRAFT.format(station=STATION)) as drafts,
        DraftFile(folder, AGAIN.format(station=STATION)) as again,
        DraftFile(folder, BEGUN.format(station=STATION)) as begun,
    ):
        answers.open()
        register = FormRegister(folder, KEY, asked, Draw(KEY, share))
        place = Place(
            asked,
            STATION,
            save(answers.save),
            register,
            drafts,
            today=lambda: today,
            codes=answers.codes,
            begun=Begun(begun),
            **more,
        )
        clock = Clock()
        staff = Staff(
            place, language, lock=lock, memory=memory, people=people, again=again, then=then
        )
        app = StaffApp(staff, clock)
        async with app.run_test(size=size):
            yield Clerk(app, folder, clock, Words(language))
