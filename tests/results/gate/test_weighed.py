"""What weighted figures tell beside all others, against somebody who tries every sum."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from valuetui.results.gate.weighed import told_about

CLASSES = "abcd"
Kinds = list[dict[str, int]]
Row = dict[str, float]

SIZES = st.dictionaries(st.sampled_from(CLASSES), st.integers(1, 9), min_size=1)
WEIGHTS = st.fixed_dictionaries({each: st.sampled_from([0.3, 0.5, 1.0, 2.0, 3.0])
                                 for each in CLASSES})  # fmt: skip


def fewest(kinds: Kinds, rows: Sequence[Row]) -> int:
    """The fewest people whom a sum tells about in which the weightings have a part. The attacker
    may add any number to all of a kind, and so makes nought of whichever value is commonest in
    it: all directions are tried in which two classes get the same number."""
    directions = [np.array([1.0])] if len(rows) == 1 else [
        np.array(found)
        for one, other in combinations(CLASSES, 2)
        for d in [[row[one] - row[other] for row in rows]]
        for found in ([-d[1], d[0]] if any(d) else [1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 0.5])
    ]  # fmt: skip
    told = []
    for direction in directions:
        total = 0
        for kind in kinds:
            by_value: dict[float, int] = {}
            for each, people in kind.items():
                value = round(float(np.dot(direction, [row[each] for row in rows])), 9)
                by_value[value] = by_value.get(value, 0) + people
            total += sum(kind.values()) - max(by_value.values())
        told.append(total)
    return min(told)


@given(st.lists(SIZES, min_size=1, max_size=5), WEIGHTS)
def test_of_one_weighting_it_is_exact(kinds: Kinds, row: Row) -> None:
    assert told_about(kinds, [row]) == fewest(kinds, [row])


@given(st.lists(SIZES, min_size=1, max_size=4), WEIGHTS, WEIGHTS)
def test_of_two_it_is_never_more_than_an_attacker_finds(kinds: Kinds, one: Row, two: Row) -> None:
    assert told_about(kinds, [one, two]) <= fewest(kinds, [one, two])


def test_by_the_commonest_class_of_each_kind_all_others_are_told() -> None:
    kinds = [{"a": 40, "b": 9}, {"a": 3, "c": 30}]
    row = {"a": 1.0, "b": 2.0, "c": 3.0}
    assert told_about(kinds, [row]) == 12
    assert told_about(kinds, [dict.fromkeys("abc", 1.0)]) == 0  # all alike: the figures as they are
    assert told_about(kinds, [row, row, row]) == 0  # too many to be sure
    assert told_about(kinds, []) == 0
