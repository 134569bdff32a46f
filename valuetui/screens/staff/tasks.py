"""What there is to do at a staff terminal, and who may do it.

A task is a line in :data:`TASKS`; its texts stand under ``roles.task`` and ``roles.about``. To lead
back to the menu, its screen goes (``dismiss``).
"""

from collections.abc import Callable
from dataclasses import dataclass

from valuetui.screens.staff import again, operators, overview, paper, settle
from valuetui.screens.staff.corrections import find
from valuetui.screens.staff.council import listing
from valuetui.screens.staff.reviewing import task as missed
from valuetui.screens.staff.screen import StaffScreen
from valuetui.screens.staff.work import Work
from valuetui.station.people import Person, Role

ENTERS = frozenset({Role.OPERATOR, Role.SUPERVISOR})
SUPERVISES = frozenset({Role.SUPERVISOR})


class NotAllowed(Exception):
    """A task was asked for that the role of the person may not do."""


@dataclass(frozen=True)
class Task:
    """Something that somebody of the staff does."""

    id: str
    roles: frozenset[Role]
    """Who may do it."""
    screen: Callable[[Work], StaffScreen]
    """Makes the first screen of it."""
    unsigned: bool = False
    """Whether it can be done where nobody is signed up."""
    reads: bool = False
    """Whether answers are read in it, so that there is no such task where they are sealed."""

    def may(self, person: Person | None, *, seals: bool = False) -> bool:
        """Whether somebody may do it, at a station that ``seals`` its answers or not; None where
        nobody is signed up."""
        if seals and self.reads:
            return False
        return self.unsigned if person is None else person.role in self.roles

    def begin(self, work: Work) -> StaffScreen:
        """Its first screen. Raises :class:`NotAllowed`."""
        if not self.may(work.person, seals=work.seals):
            raise NotAllowed
        return self.screen(work)


TASKS: tuple[Task, ...] = (
    Task("entry", ENTERS, paper.begin, unsigned=True),
    Task("again", ENTERS, again.begin, unsigned=True, reads=True),
    Task("settle", ENTERS, settle.begin, unsigned=True, reads=True),
    Task("corrections", SUPERVISES, find.begin, reads=True),
    Task("overview", SUPERVISES | {Role.ANALYST}, overview.begin),
    Task("operators", SUPERVISES, operators.begin),
    Task("council", ENTERS, listing.begin),
    Task("words", SUPERVISES | {Role.ANALYST}, missed.begin, reads=True),
)  # fmt: skip


def tasks_of(person: Person | None, *, seals: bool = False) -> tuple[Task, ...]:
    """What somebody may do; see :meth:`Task.may`."""
    return tuple(task for task in TASKS if task.may(person, seals=seals))
