"""Whether all who are present in a session are accounted for. Pure.

Everybody who is present has answered on a screen or on paper, has begun and stopped, or has not
answered. What does not come out even is a difference, and is named: numbers are never made to
agree.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from valuetui.responses.answered import Answered
from valuetui.responses.attendance import Turnout


class Kind(StrEnum):
    """What does not come out even, or cannot be known."""

    UNKNOWN = "unknown"
    """Nobody has said how many are present."""
    MORE = "more"
    """More are accounted for than are present."""
    OPEN = "open"
    """Interviews that go on, or were interrupted and may be gone on with."""
    ELSEWHERE = "elsewhere"
    """Answers on disk that no terminal of the session has counted."""
    MISSING = "missing"
    """Answers that the terminals have counted and that are not on disk here, or do not count."""
    SEALED = "sealed"
    """Sealed answers cannot be told apart: the terminals' own count stands for them."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One of them, and of how many."""

    kind: Kind
    n: int = 0


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What became of those who are present."""

    present: int | None
    """None where nobody has said."""
    begun: int
    """Interviews that were handed out at the terminals of the session."""
    submitted: int
    """Answers that were handed in on a screen."""
    incomplete: int
    """Of these, how many before all was answered."""
    paper: int
    """Forms on paper that were entered."""
    stopped: int
    """Interviews that were stopped or walked away from."""
    cut_off: int
    """Interviews that an interruption of the program has ended."""
    open: int
    differences: tuple[Difference, ...]
    outside: int = 0
    """Forms of no session that were entered while this one was open. Nobody can tell whether those
    who filled them in are present: they are added to nothing."""

    @property
    def abandoned(self) -> int:
        """Interviews that ended without an answer."""
        return self.stopped + self.cut_off

    @property
    def answers(self) -> int:
        """All answers, on screen and on paper."""
        return self.submitted + self.paper

    @property
    def unanswered(self) -> int | None:
        """Those present who are not accounted for in another way: they did not answer. None where
        nobody has said how many are present."""
        return None if self.present is None else max(0, self.present - self._accounted)

    @property
    def more(self) -> int:
        """How many more are accounted for than are present."""
        return 0 if self.present is None else max(0, self._accounted - self.present)

    @property
    def is_even(self) -> bool:
        """Whether everything agrees."""
        return not self.differences

    @property
    def _accounted(self) -> int:
        return self.answers + self.abandoned + self.open


def reconciled(present: int | None, turnout: Turnout, found: Answered) -> Reconciliation:
    """What became of those present: ``turnout`` is what the terminals of the session have counted,
    all together, and ``found`` what is on disk. Where both tell how many have answered, the disk is
    right; an answer may also come from another kiosk, which counts nothing."""
    submitted = max(found.on_screen, turnout.kept) if found.sealed else found.on_screen
    even = Reconciliation(
        present, turnout.begun, submitted, found.incomplete, found.on_paper,
        turnout.stopped, turnout.cut_off, turnout.open, (),
    )  # fmt: skip
    apart = found.on_screen - turnout.kept
    named = {
        Kind.UNKNOWN: present is None,
        Kind.MORE: even.more,
        Kind.OPEN: turnout.open,
        Kind.ELSEWHERE: max(0, apart),
        Kind.MISSING: 0 if found.sealed else max(0, -apart),
        Kind.SEALED: found.sealed,
    }
    differences = tuple(Difference(kind, int(n)) for kind, n in named.items() if n)
    return replace(even, differences=differences, outside=found.outside)
