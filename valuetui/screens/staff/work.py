"""What a staff terminal is set up with, and what a task there is begun with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from textual.app import App

from valuetui.responses.drafts import DraftFile
from valuetui.screens.theme import DARK
from valuetui.station.entry_desk import EntryDesk
from valuetui.station.entry_place import Place
from valuetui.station.hours import ALWAYS, OpeningHours
from valuetui.station.people import People, Person, Role
from valuetui.station.places import state_folder
from valuetui.station.second_desk import SecondDesk
from valuetui.station.staff_lock import StaffLock


@dataclass(frozen=True)
class Staff:
    """What a staff terminal is set up with."""

    place: Place
    language: str
    group: str | None = None
    """The group of every form that is entered here, where the settings say so."""
    lock: StaffLock | None = None
    """The PIN without which nothing is to be seen; None where there is none, or where people have
    their own."""
    memory: Path | None = None
    """Where the last batch is remembered; nowhere when None."""
    theme: str = DARK.name
    people: People | None = None
    """Who signs in here; None where nobody is signed up."""
    again: DraftFile | None = None
    """Where a form that is entered again is kept while it is under way; nowhere when None."""
    state: Path = field(default_factory=state_folder)
    """What this machine knows of itself: which kiosks go on."""
    hours: OpeningHours = ALWAYS
    """When people can answer here."""
    then: Callable[[Sequence[str]], object] = lambda _: None
    """Has the words of a command line begun when this program has ended."""


@dataclass(frozen=True)
class Work:
    """What a task is begun with."""

    app: App[None]
    staff: Staff
    desk: EntryDesk
    """Where forms are entered; the form that is under way stays with it from task to task."""
    again: SecondDesk
    """Where forms are entered again; the same is true of it."""
    person: Person | None
    """Who is signed in; None where nobody is signed up."""
    has_menu: bool
    """Whether the task was chosen from a menu, to which its screen leads back by going."""

    @property
    def seals(self) -> bool:
        """Whether what is saved here cannot be read here afterwards."""
        return self.staff.place.seals

    @property
    def supervises(self) -> bool:
        """Whether whoever is signed in may correct what is saved."""
        return self.person is not None and self.person.role is Role.SUPERVISOR

    @property
    def name(self) -> str:
        """What stands with an entry or a correction; empty where nobody is signed up."""
        return self.person.name if self.person else ""
