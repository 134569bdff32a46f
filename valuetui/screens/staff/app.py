"""The staff app: it asks who works here, lets them enter forms, and locks itself when left."""

import logging
from dataclasses import dataclass
from pathlib import Path

from textual import events

from valuetui.interview.entry.rules import Batch
from valuetui.interview.paradata import Clock
from valuetui.screens.locked import LockedApp
from valuetui.screens.staff.batch_form import BatchForm
from valuetui.screens.staff.begin import BeginScreen
from valuetui.screens.staff.entry import EntryScreen
from valuetui.screens.staff.look import Look, look_of
from valuetui.screens.staff.pin import PinScreen
from valuetui.screens.staff.screen import StaffScreen
from valuetui.screens.theme import DARK
from valuetui.station.entry_desk import EntryDesk, Place, last_batch, remember_batch
from valuetui.station.staff_lock import StaffLock
from valuetui.words import Words

LEFT_ALONE = 600.0
"""Seconds without a key or touch after which a terminal that has a PIN is locked."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Staff:
    """What a staff terminal is set up with."""

    place: Place
    language: str
    group: str | None = None
    """The group of every form that is entered here, where the settings say so."""
    lock: StaffLock | None = None
    """The PIN without which nothing is to be seen; None where there is none."""
    memory: Path | None = None
    """Where the last batch is remembered; nowhere when None."""
    theme: str = DARK.name


class StaffApp(LockedApp[None]):
    """Forms, one after another, until somebody ends it."""

    def __init__(self, staff: Staff, clock: Clock) -> None:
        super().__init__(staff.theme)
        self.desk = EntryDesk(staff.place)
        self._words = Words(staff.language)
        self._staff = staff
        self._clock = clock
        self._touched = clock()
        self._entry: EntryScreen | None = None

    @property
    def words(self) -> Words:
        """The texts in the language in use."""
        return self._words

    @property
    def look(self) -> Look:
        """The colours in use."""
        return look_of(self.current_theme)

    def speak(self, language: str) -> None:
        """Use the texts of another language from now on."""
        self._words = Words(language)

    async def on_mount(self) -> None:
        await self._ask_for_batch()
        if self._staff.lock is not None:
            await self.push_screen(PinScreen(self._staff.lock))
            self.set_interval(1, self.watch_idle)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.InputEvent):
            self._touched = self._clock()
        await super().on_event(event)

    def watch_idle(self) -> None:
        """Lock the terminal that somebody has left; once a second."""
        lock = self._staff.lock
        is_left = self._clock() - self._touched >= LEFT_ALONE
        if lock is not None and is_left and not isinstance(self.screen, PinScreen):
            self.push_screen(PinScreen(lock))

    def watch_theme(self) -> None:
        """Draw in the new colours."""
        for screen in self.screen_stack if self.is_running else ():
            if isinstance(screen, StaffScreen):
                self.call_later(screen.draw)

    async def _ask_for_batch(self) -> None:
        staff = self._staff
        before = self.desk.entering.desk.batch if self.desk.entering else None
        last = before or (last_batch(staff.memory) if staff.memory else None)
        form = BatchForm.of(staff.place.instrument, staff.group, last)
        await self.push_screen(BeginScreen(form, self._begin, is_first=before is None))

    def _begin(self, batch: Batch) -> None:
        """From the questions before a batch to its forms."""
        if self._staff.memory:
            remember_batch(self._staff.memory, batch)
        self.desk.begin(batch)
        if self._entry is None:
            self._entry = EntryScreen(self.desk, lambda: self.call_later(self._ask_for_batch))
            self._entry.begin_batch()
            self.switch_screen(self._entry)
        else:
            self._entry.begin_batch()
            self.pop_screen()
