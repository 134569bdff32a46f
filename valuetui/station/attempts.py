"""How long somebody must wait who has tried wrong PINs. Pure: the time is passed in.

Time is told by a clock that counts from the start of the machine and never goes back. Its
difference is never more than the time that has really passed, also where the machine was started
anew in between: so no clock that is changed and no restart makes a wait shorter.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

FREE = 4
"""Wrong attempts that cost nothing."""
FIRST, LONGEST = 60.0, 900.0
"""Seconds to wait after the next one; they double with every further one, up to the longest."""


@dataclass(frozen=True)
class Attempts:
    """The wrong attempts since the last right one."""

    wrong: int = 0
    last: float = 0.0
    """When the last one was, in seconds since the machine started."""

    @property
    def wait(self) -> float:
        """Seconds to wait after the last one."""
        over = self.wrong - FREE
        return min(LONGEST, FIRST * 2.0 ** min(over - 1, 10)) if over > 0 else 0.0

    def left(self, now: float) -> float:
        """Seconds that are still to be waited."""
        passed = now - self.last if now >= self.last else now  # the machine was started anew
        return max(0.0, self.wait - passed)

    def again(self, now: float) -> Self:
        """One more."""
        return type(self)(self.wrong + 1, now)

    def to_document(self) -> dict[str, Any]:
        """As it is kept: plain JSON."""
        return {"wrong": self.wrong, "last": self.last}

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        """What is no such document was damaged: the next wrong attempt costs all the same."""
        try:
            wrong, last = int(document["wrong"]), float(document["last"])
            if wrong >= 0 and 0 <= last < float("inf"):
                return cls(wrong, last)
        except (KeyError, TypeError, ValueError, OverflowError):
            pass
        return cls(FREE + 1)
