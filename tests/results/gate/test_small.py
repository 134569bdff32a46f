"""How the figures of a small base are told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetui.results.gate.small import LISTED, SMALL_BASE, least_listed, told, told_in_list
from valuetui.results.measures import Share, Told


def how(count: int, base: int) -> Told | None:
    """How a count is told by itself; None where exactly."""
    rough = told(Share(count, base)).rough
    return rough.told if rough else None


@pytest.mark.parametrize(
    ("count", "base", "expected"),
    [
        (0, 41, None),
        (1, 41, Told.FEW),
        (2, 49, Told.FEW),
        (3, 41, None),
        (38, 41, None),
        (39, 41, Told.NEARLY_ALL),
        (41, 41, Told.NEARLY_ALL),
        (1, 50, None),
        (50, 50, None),
    ],
)
def test_one_or_two_and_all_of_a_small_base_are_not_told_exactly(
    count: int, base: int, expected: Told | None
) -> None:
    assert how(count, base) is expected


@given(st.integers(5, 49))
def test_what_is_not_told_exactly_may_be_more_than_one_count(base: int) -> None:
    for way in (Told.FEW, Told.NEARLY_ALL):
        assert len({told(Share(count, base)) for count in range(base + 1)
                    if how(count, base) is way}) == 1  # fmt: skip
        assert sum(how(count, base) is way for count in range(base + 1)) >= 2


def test_a_list_of_a_small_base_ends_with_the_ties_of_the_tenth_place() -> None:
    counts = [20, 19, 18, 17, 16, 15, 14, 13, 12, 5, 5, 5, 4, 0]
    assert least_listed(counts, 49) == 5
    assert least_listed(counts, 50) == 0
    assert least_listed([3, 1, 0, 0], 20) == 1
    assert least_listed([], 20) == 1


bases = st.integers(5, SMALL_BASE - 1)
lists = bases.flatmap(
    lambda base: st.tuples(st.lists(st.integers(0, base), min_size=12, max_size=30), st.just(base))
)


@given(lists)
def test_what_is_told_of_a_list_is_true(drawn: tuple[list[int], int]) -> None:
    counts, base = drawn
    for value, share in shown(counts, base).items():
        assert share.least <= counts[int(value)] <= share.most <= base


@given(lists, st.data())
def test_whatever_lies_beyond_the_list_it_looks_the_same(
    drawn: tuple[list[int], int], data: st.DataObject
) -> None:
    counts, base = drawn
    least = least_listed(counts, base)
    others = [count if count >= least else data.draw(st.integers(0, least - 1)) for count in counts]
    assert shown(others, base) == shown(counts, base)


@given(lists)
def test_no_count_of_one_or_two_and_no_such_number_short_of_all_is_told(
    drawn: tuple[list[int], int],
) -> None:
    counts, base = drawn
    exact = [share.count for share in shown(counts, base).values() if share.is_exact]
    assert not {1, 2, base - 2, base - 1, base} & set(exact)
    assert all(3 <= count <= base - 3 for count in exact)


def test_a_large_base_is_told_exactly_to_the_last_value() -> None:
    counts = [50, 49, 2, 1, *range(3, 20)]
    assert all(share.is_exact for share in shown(counts, SMALL_BASE).values())
    assert len(counts) > LISTED


def shown(counts: list[int], base: int) -> dict[str, Share]:
    """What is told of values with these counts, numbered in order."""
    return told_in_list({str(place): Share(each, base) for place, each in enumerate(counts)}, base)
