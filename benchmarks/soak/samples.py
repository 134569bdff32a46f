"""What a kiosk held and how quick it was, time after time, and whether that is flat."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import combinations
from statistics import median, quantiles

MEGABYTE = 1e6
MUCH_MEMORY = 3.0
"""Megabytes by which memory may seem to grow in a run: it comes and goes by as much."""
MUCH_SLOWER = 1.25
"""How often as long a touch may take at the end as at the beginning."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The state after a number of interviews, at the first screen; memory in megabytes, latencies
    in milliseconds."""

    interviews: int
    resident: float
    own: float
    blocks: float
    """Thousands of pieces of memory that Python has handed out."""
    files: int
    threads: int
    tasks: int
    nodes: int
    past: int
    """Screens that are gone and still in memory."""
    p50: float
    p99: float
    repeated: int
    """Presses that had to be repeated so far, since nothing had happened."""


COUNTS = ("files", "threads", "tasks", "nodes", "past")
MEMORY = ("resident", "own")


def line(sample: Sample | None = None) -> str:
    """One line of the table, or its head."""
    names = [field.name for field in fields(Sample)]
    if sample is None:
        return " ".join(f"{name:>10}" for name in names)
    figures = [getattr(sample, name) for name in names]
    shown = [f"{each:.1f}" if isinstance(each, float) else f"{each}" for each in figures]
    return " ".join(f"{each:>10}" for each in shown)


def latencies(taken: Sequence[float]) -> tuple[float, float]:
    """The 50th and 99th of a hundred touches, in milliseconds, of times in seconds."""
    if len(taken) < 2:
        return (0.0, 0.0)
    cuts = quantiles(taken, n=100, method="inclusive")
    return cuts[49] * 1e3, cuts[98] * 1e3


def trend(samples: Sequence[Sample], name: str) -> float:
    """By how much a figure grows from the first sample to the last one, judged by the median of
    the slopes between all pairs: single samples that stand out change nothing."""
    slopes = [
        (getattr(after, name) - getattr(before, name)) / (after.interviews - before.interviews)
        for before, after in combinations(samples, 2)
    ]
    return median(slopes) * (samples[-1].interviews - samples[0].interviews) if slopes else 0.0


def growing(samples: Sequence[Sample]) -> list[str]:
    """What grows, in words; nothing where all is flat. Samples of the warm-up are not among them.

    Counts are to be the same to the end; memory may change by ``MUCH_MEMORY``, a touch take
    ``MUCH_SLOWER`` times as long.
    """
    found = []
    for name in COUNTS:
        counts = [getattr(each, name) for each in samples]
        if counts[-1] > counts[0] and trend(samples, name) > 0:
            found.append(f"{name}: {counts[0]} became {counts[-1]}")
    for name in MEMORY:
        if (more := trend(samples, name)) > MUCH_MEMORY:
            found.append(f"{name}: {more:.1f} MB more")
    before = median(each.p50 for each in samples)
    if (more := trend(samples, "p50")) > before * (MUCH_SLOWER - 1):
        found.append(f"a touch: {more:.1f} ms longer, median {before:.1f}")
    return found
