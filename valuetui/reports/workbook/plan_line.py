"""One line of the action plan, as it goes into the workbook and comes back from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

STATUSES = ("new", "going", "done", "dropped")
CLOSED = 2
"""The last two of them: what is not waited for any more."""


@dataclass(frozen=True)
class PlanLine:
    """What stands in the cells that people fill in; empty where nothing does."""

    number: int
    value: str = ""
    group: str = ""
    now: str = ""
    agreement: str | None = ""
    """None where a workbook of an earlier version has no place for it."""
    action: str = ""
    owner: str = ""
    due: date | None = None
    status: str = ""
    """One of :data:`STATUSES`, or a word of their own."""
    follow_up: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is filled in; a number alone, or a status, is nothing."""
        texts = (self.value, self.group, self.now, self.agreement, self.action, self.owner,
                 self.follow_up)  # fmt: skip
        return not any(texts) and self.due is None


def closed_among(lines: Iterable[PlanLine]) -> int:
    """How many of the lines are closed."""
    return sum(line.status in STATUSES[-CLOSED:] for line in lines)
