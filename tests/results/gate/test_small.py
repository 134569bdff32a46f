"""How small counts are told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetui.results.gate.small import Told, least_listed, told


@pytest.mark.parametrize(
    ("count", "base", "expected"),
    [
        (0, 41, Told.EXACTLY),
        (1, 41, Told.FEW),
        (2, 49, Told.FEW),
        (3, 41, Told.EXACTLY),
        (38, 41, Told.EXACTLY),
        (39, 41, Told.NEARLY_ALL),
        (41, 41, Told.NEARLY_ALL),
        (1, 50, Told.EXACTLY),
        (50, 50, Told.EXACTLY),
    ],
)
def test_one_or_two_and_all_of_a_small_base_are_not_told_exactly(
    count: int, base: int, expected: Told
) -> None:
    assert told(count, base) is expected


@given(st.integers(5, 49))
def test_what_is_not_told_exactly_may_be_more_than_one_count(base: int) -> None:
    for way in (Told.FEW, Told.NEARLY_ALL):
        assert sum(told(count, base) is way for count in range(base + 1)) >= 2


def test_a_list_of_a_small_base_ends_with_the_ties_of_the_tenth_place() -> None:
    counts = [20, 19, 18, 17, 16, 15, 14, 13, 12, 5, 5, 5, 4, 0]
    assert least_listed(counts, 49) == 5
    assert least_listed(counts, 50) == 0
    assert least_listed([3, 1, 0, 0], 20) == 1
    assert least_listed([], 20) == 1
