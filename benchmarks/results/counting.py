"""Counting answers that are decoded: how many picked each value, and each two values together.

Three groups, two questions, ten of 102 values. Every engine gets the picks in the form that it
likes best, ready in memory, and must come to the same counts.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.counting import most_memory
from benchmarks.measure import Row, Unit, medians
from benchmarks.results.sample import GROUPS, PICK, groups, picks
from valuetui.results.tally import picked_together

VALUES = 102
QUESTIONS = 2
SIZES = {100_000: 5, 1_000_000: 1}
"""People, and how often each engine counts them."""
ROOT = Path(__file__).parents[2]
ENGINES = ("ours", "polars", "duckdb")

Counts = NDArray[np.int64]
"""Groups x picks x picks: how many made both; picks x picks on the diagonal: each."""
Task = Callable[[], Counts]


def rows() -> Iterator[Row]:
    """For each number of people, ours beside the others, and the memory that each takes."""
    for people, runs in SIZES.items():
        tasks = {name: TASKS[name](people) for name in ENGINES}
        results = [task() for task in tasks.values()]
        assert all(np.array_equal(results[0], other) for other in results[1:])
        ours, *others = medians(*tasks.values(), runs=runs, warm_up=0)
        for name, taken in zip(ENGINES[1:], others, strict=True):
            yield Row(f"counts and joint counts of {people:,} / {name}", ours, taken, target=1.0)
    for name in ENGINES:
        grown = int(_told_by(name))
        yield Row(f"  memory for {max(SIZES):,}, {name}", grown, unit=Unit.MEGABYTES)


def _told_by(name: str) -> str:
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.results.counting", name],
        check=True, capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    return told.stdout


def _drawn(people: int) -> tuple[NDArray[np.uint8], NDArray[np.uint16]]:
    """The group of each person, and the rows of their picks (shape: people x 20)."""
    asked = [picks(people, VALUES, seed) + seed * VALUES for seed in range(QUESTIONS)]
    return groups(people), np.concatenate(asked, axis=1).astype(np.uint16)


def _ours(people: int) -> Task:
    group, rows = _drawn(people)

    def count() -> Counts:
        counted = []
        for number in range(len(GROUPS)):
            own = rows[group == number]
            lengths = np.full(len(own), QUESTIONS * PICK, np.uint16)
            counted.append(picked_together(own.ravel(), lengths, QUESTIONS * VALUES))
        return np.array(counted, np.int64)

    return count


def _long(people: int) -> dict[str, NDArray[np.unsignedinteger]]:
    """One line a pick."""
    group, rows = _drawn(people)
    each = rows.shape[1]
    return {
        "person": np.repeat(np.arange(people, dtype=np.uint32), each),
        "group": np.repeat(group, each),
        "pick": rows.ravel(),
    }


def _table(group: object, one: object, other: object, count: object) -> Counts:
    size = QUESTIONS * VALUES
    counts = np.zeros((len(GROUPS), size, size), np.int64)
    counts[np.asarray(group), np.asarray(one), np.asarray(other)] = np.asarray(count)
    return counts


def _polars(people: int) -> Task:
    import polars

    frame = polars.DataFrame(_long(people))

    def count() -> Counts:
        other = frame.select("person", polars.col("pick").alias("other"))
        pairs = frame.lazy().join(other.lazy(), on="person")
        found = pairs.group_by("group", "pick", "other").len().collect(engine="streaming")
        return _table(*(found[name].to_numpy() for name in ("group", "pick", "other", "len")))

    return count


def _duckdb(people: int) -> Task:
    import duckdb

    database = duckdb.connect()
    picked = _long(people)  # noqa: F841 - read by its name below
    database.execute("create table picks as select * from picked")

    def count() -> Counts:
        found = database.execute(
            'select a."group", a.pick as pick, b.pick as other, count(*) as n '
            "from picks a join picks b using (person) group by all"
        ).fetchnumpy()
        return _table(found["group"], found["pick"], found["other"], found["n"])

    return count


TASKS: dict[str, Callable[[int], Task]] = {"ours": _ours, "polars": _polars, "duckdb": _duckdb}


if __name__ == "__main__":
    task = TASKS[sys.argv[1]](max(SIZES))
    before = most_memory()
    task()
    print(most_memory() - before)
