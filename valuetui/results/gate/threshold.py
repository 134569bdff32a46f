"""The threshold: no figure from fewer respondents, and no word of how many they are."""

from dataclasses import dataclass
from enum import Enum

from valuetui.instrument.model import THRESHOLD_FLOOR, Group
from valuetui.results.tally import Tally


class Why(Enum):
    """Why a group's figures are not shown; the value is the key of the words for it."""

    FEW = "few"
    """It has fewer answers than the threshold."""
    SELECTION = "selection"
    """Those of the category that is looked at are too few, or would tell of too few others."""
    MOVED = "moved"
    """The figures have moved since they were first shown: with these from then and now, the
    difference would tell of few."""


@dataclass(frozen=True)
class Withheld:
    """A group whose figures are not shown. Not even the number of answers is said."""

    group: Group
    threshold: int
    why: Why = Why.FEW


@dataclass(frozen=True)
class Gate:
    """No figure from fewer than ``threshold`` respondents.

    Raises ``ValueError`` for a threshold below the floor.
    """

    threshold: int = 10

    def __post_init__(self) -> None:
        if self.threshold < THRESHOLD_FLOOR:
            raise ValueError(f"the threshold may not be below {THRESHOLD_FLOOR}")

    def admits(self, n: int) -> bool:
        """Whether figures from ``n`` respondents may be shown."""
        return n >= self.threshold

    def withheld(self, group: Group, tally: Tally, questions: list[str]) -> Withheld | None:
        """The reason to hide a group, or None where every one of its questions may be shown."""
        fewest = min((tally.picks(group.id, question).n for question in questions), default=0)
        return None if self.admits(fewest) else Withheld(group, self.threshold)
