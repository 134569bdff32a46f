"""Ratios in one run: what is compared is measured turn by turn, and medians are compared.

A busy machine slows everything that is measured in the same moments, so that a ratio says more
than a time.
"""

import random
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from statistics import median
from typing import TypeVar

Payload = TypeVar("Payload")


class Unit(Enum):
    """What a figure is shown in: the sign, and how many of them are in a second, byte or piece."""

    MILLISECONDS = "ms", 1e3
    MICROSECONDS = "µs", 1e6
    MEGABYTES = "MB", 1e-6
    KILOBYTES = "KB", 1e-3
    PIECES = "", 1.0

    def shown(self, figure: float | None) -> str:
        """The figure with its sign; nothing where there is none."""
        sign, many = self.value
        return "" if figure is None else f"{figure * many:.2f} {sign:2}"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: figures in seconds, bytes or pieces."""

    name: str
    ours: float
    baseline: float | None = None
    target: float | None = None
    """What is good enough: the largest ratio, or the largest ``ours`` where there is no baseline.
    None where the row is for orientation."""
    unit: Unit = Unit.MILLISECONDS
    exact: bool = False
    """Less than the target is no good either."""

    @property
    def ratio(self) -> float | None:
        """How often ours holds the baseline."""
        return None if self.baseline is None else self.ours / self.baseline

    @property
    def met(self) -> bool | None:
        """Whether it is good enough; None where nothing is asked."""
        if self.target is None:
            return None
        judged = self.ours if self.ratio is None else self.ratio
        return judged == self.target if self.exact else judged <= self.target


def medians(
    *tasks: Callable[[], object],
    runs: int,
    warm_up: int = 3,
    shuffled: bool = False,
    clock: Callable[[], float] = time.perf_counter,
) -> list[float]:
    """Median seconds of each task, measured turn by turn after some rounds that do not count.

    ``shuffled`` where it must not matter after which other task one comes.
    """
    return [
        median(taken)
        for taken in times(*tasks, runs=runs, warm_up=warm_up, shuffled=shuffled, clock=clock)
    ]


def times(
    *tasks: Callable[[], object],
    runs: int,
    warm_up: int = 3,
    shuffled: bool = False,
    clock: Callable[[], float] = time.perf_counter,
) -> list[list[float]]:
    """All that :func:`medians` takes the medians of."""
    taken: list[list[float]] = [[] for _ in tasks]
    order = list(zip(tasks, taken, strict=True))
    chance = random.Random(1)  # noqa: S311 - the same order every time
    for number in range(warm_up + runs):
        if shuffled:
            chance.shuffle(order)
        for task, seconds in order:
            start = clock()
            result = task()
            end = clock()
            del result  # to free it takes time too, but is not the task
            if number >= warm_up:
                seconds.append(end - start)
    return taken


def fed(task: Callable[[Payload], object], payloads: Iterable[Payload]) -> Callable[[], object]:
    """The task with the next payload at every call: what makes them is not measured."""
    left = iter(list(payloads))
    return lambda: task(next(left))
