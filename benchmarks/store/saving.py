"""What it costs to save one answer, beside other ways to keep it."""

import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

from benchmarks.measure import Row, fed, medians, times
from benchmarks.store.engines import appending, caching, line, ours, sqlite, stock
from benchmarks.store.sample import documents

SIZES = (0, 1_000, 10_000, 100_000)
WARM_UP = 20
RUNS = 500
SLOW_RUNS = {0: 200, 1_000: 30, 10_000: 7, 100_000: 3}
"""TinyDB writes all answers anew to keep one: that takes seconds at 100,000."""


def rows(folder: Path) -> Iterator[Row]:
    """One save at every size, what it grows by, and what it asks of the processor."""
    for stored in SIZES:
        yield from _beside_disk_and_sqlite(folder, stored)
    yield _growth(folder)
    yield from _processor(folder)
    for stored in SIZES:
        yield from _beside_tinydb(folder, stored)


def _beside_disk_and_sqlite(folder: Path, stored: int) -> Iterator[Row]:
    kept = list(documents(WARM_UP + RUNS))
    with (
        ours(folder / "fast", stored) as save,
        appending(folder, stored) as append,
        sqlite(folder, stored) as insert,
    ):
        tasks = fed(save, kept), fed(append, map(line, kept)), fed(insert, kept)
        taken = times(*tasks, runs=RUNS, warm_up=WARM_UP, shuffled=True)
    at = f"one save at {stored:,} stored"
    yield from _rows(f"{at} / append + fdatasync", taken[0], taken[1], 1.3)
    yield from _rows(f"{at} / SQLite WAL FULL", taken[0], taken[2], 1.0)


def _rows(name: str, ours: list[float], baseline: list[float], target: float) -> Iterator[Row]:
    """The medians; and the quickest tenth, which tells whether the disk had other work to do."""
    yield Row(name, median(ours), median(baseline), target)
    mine, theirs = (quantiles(each, n=10)[0] for each in (ours, baseline))
    yield Row("  the quickest tenth of them", mine, theirs)


def _growth(folder: Path) -> Row:
    kept = list(documents(WARM_UP + RUNS))
    most, least = SIZES[-1], SIZES[0]
    with ours(folder / "large", most) as large, ours(folder / "small", least) as small:
        tasks = fed(large, kept), fed(small, kept)
        laden, empty = medians(*tasks, runs=RUNS, warm_up=WARM_UP, shuffled=True)
    return Row(f"one save at {most:,} stored / at {least} stored", laden, empty, target=1.1)


def _processor(folder: Path) -> Iterator[Row]:
    """A busy disk does not show in these."""
    stored = SIZES[0]
    kept = list(documents(WARM_UP + RUNS))
    with (
        ours(folder / "processor", stored) as save,
        appending(folder / "processor", stored) as append,
        sqlite(folder / "processor", stored) as insert,
    ):
        tasks = fed(save, kept), fed(append, map(line, kept)), fed(insert, kept)
        mine, bare, theirs = medians(
            *tasks, runs=RUNS, warm_up=WARM_UP, shuffled=True, clock=time.process_time
        )
    yield Row("processor time of a save / append + fdatasync", mine, bare)
    yield Row("processor time of a save / SQLite WAL FULL", mine, theirs)


def _beside_tinydb(folder: Path, stored: int) -> Iterator[Row]:
    """Few answers, and in their order: what comes after a slow one finds all caches cold."""
    runs = SLOW_RUNS[stored]
    kept = list(documents(1 + runs))
    with (
        ours(folder / "slow", stored) as save,
        stock(folder, stored) as insert,
        caching(folder, stored) as insert_and_flush,
    ):
        tasks = fed(save, kept), fed(insert, kept), fed(insert_and_flush, kept)
        mine, plain, cached = medians(*tasks, runs=runs, warm_up=1)
    at = f"one save at {stored:,} stored"
    yield Row(f"{at} / TinyDB", mine, plain)
    yield Row(f"{at} / TinyDB cached + flush", mine, cached)
