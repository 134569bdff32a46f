"""The staff app: who works here signs in, chooses a task, and the terminal locks itself when left.

Where nobody is signed up it is for entering forms alone, behind the machine's PIN if there is one.
"""

import logging
from dataclasses import replace
from functools import partial

from textual import events

from valuetui.instrument.model import Instrument
from valuetui.interview.paradata import Clock
from valuetui.screens.staff.look import Look, look_of
from valuetui.screens.staff.menu import MenuScreen
from valuetui.screens.staff.pin import PinScreen
from valuetui.screens.staff.screen import StaffScreen
from valuetui.screens.staff.sign_in import SignInScreen
from valuetui.screens.staff.tasks import NotAllowed, Task, tasks_of
from valuetui.screens.staff.typed_ahead import TypedAheadApp
from valuetui.screens.staff.work import Staff, Work
from valuetui.station.entry_desk import EntryDesk
from valuetui.station.people import Person
from valuetui.station.second_desk import SecondDesk
from valuetui.words import Words

LEFT_ALONE = 600.0
"""Seconds without a key or touch after which a terminal that has a PIN is locked."""

log = logging.getLogger(__name__)


class StaffApp(TypedAheadApp):
    """Tasks, one after another, until somebody ends it."""

    def __init__(self, staff: Staff, clock: Clock) -> None:
        super().__init__(staff.theme)
        self.desk = EntryDesk(staff.place)
        self.again = SecondDesk(replace(staff.place, drafts=staff.again, session=None))
        self._words = Words(staff.language)
        self._look: tuple[str, Look] | None = None
        """The name of the theme, and its look."""
        self._staff = staff
        self._clock = clock
        self._touched = clock()
        self._person: Person | None = None
        """Who is signed in."""

    @property
    def words(self) -> Words:
        """The texts in the language in use."""
        return self._words

    @property
    def look(self) -> Look:
        """The colours in use; asked for several times a key."""
        if self._look is None or self._look[0] != self.theme:
            self._look = self.theme, look_of(self.current_theme)
        return self._look[1]

    @property
    def instrument(self) -> Instrument:
        """What is asked here."""
        return self._staff.place.instrument

    def speak(self, language: str) -> None:
        """Use the texts of another language from now on."""
        self._words = Words(language)

    async def on_mount(self) -> None:
        staff = self._staff
        if staff.people is not None:
            await self.push_screen(SignInScreen(staff.people, self._sign_in))
        else:
            await self._begin_without_signing_in()
            if staff.lock is not None:
                await self.push_screen(PinScreen(staff.lock))
        if staff.people is not None or staff.lock is not None:
            self.set_interval(1, self.watch_idle)

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.InputEvent | events.Paste):
            self._touched = self._clock()
        await super().on_event(event)

    def watch_idle(self) -> None:
        """Lock the terminal that somebody has left; once a second."""
        is_locked = any(isinstance(screen, PinScreen) for screen in self.screen_stack)
        is_leaving = isinstance(self.screen, StaffScreen) and self.screen.is_leaving
        if self._clock() - self._touched < LEFT_ALONE or is_locked or is_leaving:
            return
        if isinstance(self.screen, SignInScreen):
            self.screen.begin_anew()
            self.screen.draw()
        elif (locked := self._locked()) is not None:
            self.push_screen(locked)

    def watch_theme(self) -> None:
        """Draw in the new colours."""
        for screen in self.screen_stack if self.is_running else ():
            if isinstance(screen, StaffScreen):
                self.call_later(screen.draw)

    def _locked(self) -> PinScreen | None:
        """What asks for the PIN of whoever was here."""
        people, person = self._staff.people, self._person
        if people is not None and person is not None:
            lock = people.lock(person.name)
            return PinScreen(lock, person.name, partial(self.call_later, self._sign_out))
        return PinScreen(self._staff.lock) if self._staff.lock is not None else None

    async def _begin_without_signing_in(self) -> None:
        """With the first task at once; where there are others, Esc leads to the menu."""
        tasks = tasks_of(None, seals=self._staff.place.seals)
        has_menu = len(tasks) > 1
        if has_menu:
            await self.push_screen(MenuScreen(None, tasks, self._begin, self.exit))
        await self.push_screen(tasks[0].begin(self._work(has_menu=has_menu)))

    def _sign_in(self, person: Person) -> None:
        self._person = person
        leave = partial(self.call_later, self._sign_out)
        seals = self._staff.place.seals
        tasks = tasks_of(person, seals=seals)
        self.push_screen(MenuScreen(person, tasks, self._begin, leave, seals=seals))

    async def _sign_out(self) -> None:
        """Back to where one signs in, from wherever somebody was. A form that was begun stays."""
        self._person = None
        while not isinstance(self.screen, SignInScreen):
            await self.pop_screen()

    def _begin(self, task: Task) -> None:
        try:
            self.push_screen(task.begin(self._work(has_menu=True)))
        except NotAllowed:
            log.error("a task was asked for that the role may not do")

    def _work(self, *, has_menu: bool) -> Work:
        return Work(self, self._staff, self.desk, self.again, self._person, has_menu)
