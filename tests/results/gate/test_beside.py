"""What is told of parts beside the whole must not undo what the small-base rule hides."""

from collections.abc import Iterator
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from valuetui.results.gate import SMALL_BASE, told_beside


def told(whole: int, *parts: int) -> list[int]:
    """The sizes of the parts that are told, of those there are."""
    kept = told_beside((whole, whole), {n: (size, size) for n, size in enumerate(parts)})
    return [parts[number] for number in kept]


def test_parts_that_are_large_are_all_told() -> None:
    assert told(420, 300, 120) == [300, 120]


def test_a_part_whose_rest_is_small_is_not_told() -> None:
    """Otherwise the other part, of 20, would be the whole less it, word by word."""
    assert told(420, 400, 20) == [20]
    assert told(420, 400) == []


def test_the_smallest_is_left_out_until_what_is_left_is_no_small_base() -> None:
    assert told(420, 300, 60, 45, 15) == [300, 60]
    assert told(420, 300, 80, 40) == [300, 40]


def test_a_small_part_is_told_where_enough_others_are_not() -> None:
    assert told(420, 300, 20) == [300, 20]


def test_of_a_small_group_nothing_is_told_apart() -> None:
    assert told(41, 25, 16) == []


@given(st.lists(st.integers(5, 120), min_size=1, max_size=5), st.integers(0, 60))
def test_no_subtraction_leaves_a_small_base(parts: list[int], beside: int) -> None:
    """Whatever parts are taken from the whole: nobody is left, or a part that is told as it is, or
    a base that is not small."""
    whole = sum(parts) + beside
    shown = told(whole, *parts)
    for rest in rests(whole, shown):
        assert rest == 0 or rest >= SMALL_BASE


def rests(whole: int, shown: list[int]) -> Iterator[int]:
    """What is left of the whole without some of the parts that are shown."""
    for number in range(1, len(shown) + 1):
        for some in combinations(shown, number):
            yield whole - sum(some)
