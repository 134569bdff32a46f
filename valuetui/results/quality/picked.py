"""Picks counted plainly: for what is compared of the quality no more than counts is needed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Picked:
    """Some people's picks on one question: ``n`` of them, and how many picked each value."""

    n: int = 0
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, picks: Iterable[str]) -> None:
        """Count one respondent."""
        self.n += 1
        self.counts.update(picks)

    def merge(self, other: "Picked") -> None:
        """Count everybody whom ``other`` counted."""
        self.n += other.n
        self.counts.update(other.counts)
