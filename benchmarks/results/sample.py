"""Answers to count: three groups who favour some values, drawn by numpy."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.store.sample import document
from valuetui.instrument.model import Instrument

GROUPS = ("citizens", "elected", "employees")
SIZES = (0.6, 0.01, 0.39)
PICK = 10


def picks(n: int, values: int, seed: int) -> NDArray[np.uint16]:
    """``n`` times :data:`PICK` different values (shape: n x PICK), the earlier the likelier."""
    chance = np.random.default_rng(seed)
    weights = 1 / np.arange(3, values + 3)
    drawn = []
    for start in range(0, n, 100_000):
        size = (min(100_000, n - start), values)
        keys = chance.exponential(size=size) / weights
        drawn.append(np.argpartition(keys, PICK, axis=1)[:, :PICK].astype(np.uint16))
    return np.concatenate(drawn)


def groups(n: int, seed: int = 5) -> NDArray[np.uint8]:
    """The group of each of ``n`` people, as its place among :data:`GROUPS`."""
    return np.random.default_rng(seed).choice(len(GROUPS), n, p=SIZES).astype(np.uint8)


def documents(instrument: Instrument, stamp: str, n: int) -> Iterator[dict[str, Any]]:
    """``n`` answers to both questions."""
    values = np.array([value.id for value in instrument.values])
    asked = {q.id: values[picks(n, len(values), place)].tolist()
             for place, q in enumerate(instrument.questions)}  # fmt: skip
    for person, group in enumerate(groups(n).tolist()):
        yield document() | {
            "instrument_hash": stamp,
            "group": GROUPS[group],
            "picks": {question: lists[person] for question, lists in asked.items()},
        }
