"""The partition: no part is small, and nothing hidden can be had by subtraction."""

from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetui.results.quality.partition import (
    MOST,
    Partition,
    Sizes,
    partition,
    partitions,
    passes,
    total,
)

Cells = dict[tuple[str, ...], Sizes]

SIZES = st.dictionaries(
    st.sampled_from("abcdef"),
    st.tuples(*[st.sampled_from([0, 0, 1, 3, 5, 6, 9, 20])] * 2),
)


@pytest.mark.parametrize(
    ("sizes", "shown", "hidden"),
    [
        ({}, (), ()),
        ({"a": 30, "b": 20}, ("a", "b"), ()),
        ({"a": 30, "b": 9}, (), ("a", "b")),  # a alone would tell b
        ({"a": 30, "b": 12, "c": 3}, ("a",), ("b", "c")),
        ({"a": 30, "b": 9, "c": 3}, ("a",), ("b", "c")),
        ({"a": 30, "b": 0}, ("a", "b"), ()),
        ({"a": 9}, (), ("a",)),
    ],
)
def test_what_may_be_shown(
    sizes: dict[str, int], shown: tuple[str, ...], hidden: tuple[str, ...]
) -> None:
    found = partition({category: (n,) for category, n in sizes.items()}, 10)
    assert found == Partition(shown, hidden)


@given(SIZES)
def test_every_part_passes_and_so_does_the_rest(sizes: dict[str, Sizes]) -> None:
    found = partition(sizes, 5)
    assert sorted(found.shown + found.hidden) == sorted(sizes)
    for category in found.shown:
        assert passes(sizes[category], 5)
    if found.shown:
        assert passes(total(sizes, found.hidden), 5)


@given(SIZES)
def test_no_sum_of_parts_differs_from_another_by_a_few(sizes: dict[str, Sizes]) -> None:
    """All that can be had by adding and subtracting what is shown, and the total."""
    found = partition(sizes, 5)
    parts = [(each,) for each in found.shown] + ([found.hidden] if found.shown else [])
    for number in range(len(parts) + 1):
        for chosen in combinations(parts, number):
            assert passes(total(sizes, sum(chosen, ())), 5)


@given(SIZES)
def test_the_order_of_the_categories_is_of_no_account(sizes: dict[str, Sizes]) -> None:
    assert partition(dict(reversed(sizes.items())), 5) == partition(sizes, 5)


@given(SIZES, SIZES)
def test_what_is_hidden_already_stays_hidden(
    sizes: dict[str, Sizes], others: dict[str, Sizes]
) -> None:
    found = partition(sizes, 5, hidden=others)
    assert set(found.hidden) >= set(sizes) & set(others)


def test_every_number_must_pass() -> None:
    assert passes((0, 10), 10)
    assert not passes((30, 9), 10)
    sizes = {"a": (30, 2), "b": (12, 12), "c": (40, 11)}
    assert partition(sizes, 10) == Partition(("c",), ("a", "b"))


# Several variables


def test_a_channel_less_its_large_station_would_tell_the_small_one() -> None:
    """Each variable passes by itself, the stations b and c as one remainder."""
    cells: Cells = {("a", "kiosk"): (14,), ("b", "kiosk"): (2,), ("c", "staff"): (9,)}
    assert partition({"a": (14,), "b": (2,), "c": (9,)}, 5).shown == ("a",)
    stations, channels = partitions(cells, 5)
    assert (stations.shown, channels.shown) != (("a",), ("kiosk", "staff"))
    assert stations.shown or channels.shown


def test_variables_that_have_nothing_to_do_with_each_other_are_both_shown() -> None:
    cells: Cells = {(one, other): (7,) for one in "ab" for other in "xyz"}
    assert [each.shown for each in partitions(cells, 5)] == [("a", "b"), ("x", "y", "z")]


def test_without_people_there_is_nothing_to_part() -> None:
    assert partitions({}, 5) == ()


def test_of_many_categories_the_largest_are_shown() -> None:
    cells: Cells = {(f"{number:02}",): (20 + number,) for number in range(30)}
    [found] = partitions(cells, 5)
    assert found.shown == tuple(f"{number:02}" for number in range(30 - MOST, 30))


CELLS: st.SearchStrategy[Cells] = st.dictionaries(
    st.tuples(st.sampled_from("abcd"), st.sampled_from("xyz")),
    st.tuples(*[st.sampled_from([0, 0, 0, 1, 3, 5, 8, 20])] * 2),
    min_size=1,
)


@given(CELLS)
def test_nothing_about_a_few_can_be_had_from_two_variables(
    cells: Cells,
) -> None:
    """Every set of people that is the union of parts of the one, against every such of the other:
    one within the other must not leave a few."""
    one, other = partitions(cells, 5)
    for entry in (0, 1):
        people = {
            (*cell, number) for cell, sizes in cells.items() for number in range(sizes[entry])
        }
        for inner, outer in product(unions(one, people, 0), unions(other, people, 1)):
            if inner <= outer:
                assert passes((len(outer - inner),), 5)
            if outer <= inner:
                assert passes((len(inner - outer),), 5)


def unions(found: Partition, people: set[tuple[object, ...]], variable: int) -> list[set[object]]:
    parts = [{each} for each in found.shown]
    if found.shown:
        parts.append(set(found.hidden))
    return [
        {person for person in people if person[variable] in set().union(*chosen)}
        for number in range(len(parts) + 1)
        for chosen in combinations(parts, number)
    ]


@given(CELLS)
def test_the_order_of_the_cells_is_of_no_account(cells: Cells) -> None:
    assert partitions(dict(reversed(cells.items())), 5) == partitions(cells, 5)
