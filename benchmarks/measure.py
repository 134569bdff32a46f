"""Ratios in one run: what is compared is measured turn by turn, and medians are compared.

A busy machine slows everything that is measured in the same moments, so that a ratio says more
than a time.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: times in seconds, and how often ours holds the baseline."""

    name: str
    ours: float
    baseline: float
    ratio: float
    target: float | None
    """The largest ratio that is good enough, or None where the row is for orientation."""

    @classmethod
    def of(cls, name: str, ours: float, baseline: float, target: float | None = None) -> "Row":
        """The row for two medians."""
        return cls(name, ours, baseline, ours / baseline, target)


def medians(*tasks: Callable[[], object], runs: int, warm_up: int = 3) -> list[float]:
    """Median seconds of each task, measured turn by turn after some rounds that do not count."""
    times: list[list[float]] = [[] for _ in tasks]
    for number in range(warm_up + runs):
        for task, taken in zip(tasks, times, strict=True):
            start = time.perf_counter()
            task()
            if number >= warm_up:
                taken.append(time.perf_counter() - start)
    return [median(taken) for taken in times]
