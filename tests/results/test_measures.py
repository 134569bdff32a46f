"""The measures against examples, and against the naive ones."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.instrument.samples import make_value
from tests.results import naive
from tests.results.populations import LARGE, Population, compared, populations
from valuetui.instrument.model import Role, Value
from valuetui.results.ladder import LADDER
from valuetui.results.measures import (
    Distance,
    Gap,
    Part,
    Place,
    Share,
    Shift,
    distribution,
    group_gaps,
    limiting_baseline,
    limiting_share,
    place,
    shared_values,
    shares,
    shifts,
    top_list,
)

VALUES = tuple(make_value(number, limiting=number <= 3) for number in range(1, 15))


def counts(*numbers: int) -> dict[str, int]:
    """So many picks of v1, v2, v3 …"""
    return {f"v{place}": number for place, number in enumerate(numbers, 1)}


def ids(values: tuple[Value, ...]) -> list[str]:
    return [value.id for value in values]


@pytest.mark.parametrize(
    ("count", "of", "percent", "whole"),
    [
        (823, 2000, "41.2", 41),  # 41.15
        (1, 3, "33.3", 33),
        (2, 3, "66.7", 67),
        (1, 8, "12.5", 13),
        (5, 1000, "0.5", 1),
        (1, 2000, "0.1", 0),
        (1, 2001, "0.0", 0),
        (41, 41, "100.0", 100),
        (0, 41, "0.0", 0),
        (0, 0, "0.0", 0),
    ],
)
def test_shares_are_rounded_half_up_from_the_whole_numbers(
    count: int, of: int, percent: str, whole: int
) -> None:
    share = Share(count, of)
    assert share.percent == Decimal(percent)
    assert share.whole_percent == whole


@given(st.integers(1, 10**6), st.data())
def test_every_share_is_rounded_as_at_school(of: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, of))
    share = Share(count, of)
    assert share.percent == naive.per_cent(Fraction(count, of))
    assert share.whole_percent == naive.rounded(Fraction(100 * count, of), "1")
    assert share.fraction == pytest.approx(count / of)


def test_shares_are_given_for_every_value_also_those_that_nobody_picked() -> None:
    found = shares(VALUES, counts(3), 5)
    assert found["v1"] == Share(3, 5)
    assert found["v14"] == Share(0, 5)
    assert list(found) == ids(VALUES)


def test_the_top_ten_are_ten_where_nothing_ties() -> None:
    top = top_list(VALUES, shares(VALUES, counts(*range(20, 6, -1)), 30))
    assert [ranked.value.id for ranked in top] == [f"v{number}" for number in range(1, 11)]
    assert [ranked.rank for ranked in top] == list(range(1, 11))
    assert top[0].share == Share(20, 30)


def test_every_value_that_ties_for_the_tenth_place_is_kept() -> None:
    top = top_list(VALUES, shares(VALUES, counts(9, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1, 1, 1), 20))
    assert len(top) == 13
    assert [ranked.rank for ranked in top] == [1, 1, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10, 10]


def test_what_nobody_picked_is_in_no_top_ten() -> None:
    assert [
        ranked.value.id for ranked in top_list(VALUES, shares(VALUES, counts(0, 2, 0, 1), 3))
    ] == ["v2", "v4"]
    assert top_list(VALUES, shares(VALUES, {}, 0)) == ()


def test_within_a_tie_the_order_of_the_list_rules() -> None:
    top = top_list(VALUES[::-1], shares(VALUES, counts(1, 1, 1), 3))
    assert [ranked.value.id for ranked in top] == ["v3", "v2", "v1"]


def test_a_place_is_among_all_values_and_shared_by_those_with_equal_counts() -> None:
    found = shares(VALUES, counts(9, 7, 7, 1), 9)
    places = [place(found, value) for value in VALUES[:5]]
    assert places == [Place(1, False), Place(2, True), Place(2, True), Place(4, False), None]


def test_the_limiting_share_is_of_all_picks_not_of_the_top_ten() -> None:
    picked = counts(1, 1, 1, *([9] * 10))
    assert limiting_share(VALUES, picked) == Share(3, 93)
    assert limiting_share(VALUES, {}) == Share(0, 0)


def test_picks_fall_on_themes_the_limiting_apart() -> None:
    """v1 to v3 are limiting, on themes 2, 3 and 1; v4 to v14 are on themes 5, 6, 7, 1, 2 …"""
    found = distribution(VALUES, counts(4, 0, 1, 2, 0, 0, 3), lambda value: value.theme)
    assert set(found) == set(range(1, 8))
    assert found[2] == Part(Share(0, 10), Share(4, 10))
    assert found[1] == Part(Share(3, 10), Share(1, 10))
    assert found[1].together == Share(4, 10)
    assert found[5] == Part(Share(2, 10), Share(0, 10))


@given(st.lists(st.integers(0, 50), min_size=14, max_size=14))
def test_the_parts_of_a_distribution_are_all_picks(numbers: list[int]) -> None:
    found = distribution(VALUES, counts(*numbers), lambda value: value.scope)
    assert set(found) == {value.scope for value in VALUES}
    assert sum(part.together.count for part in found.values()) == sum(numbers)
    limiting = sum(part.limiting.count for part in found.values())
    assert limiting == limiting_share(VALUES, counts(*numbers)).count


def test_the_ladder_rises() -> None:
    """As published; 27 % is the local government of 17 countries."""
    assert [rung.percent for rung in LADDER] == [4, 17, 27, 31, 41, 53, 59]


def test_the_baseline_is_the_share_of_limiting_words() -> None:
    assert limiting_baseline(VALUES) == Share(3, 14)


def test_shared_values_stand_in_all_lists_in_the_order_of_the_first() -> None:
    first = top_list(VALUES, shares(VALUES, counts(1, 2, 3, 4), 4))
    second = top_list(VALUES, shares(VALUES, counts(4, 3, 2), 4))
    third = top_list(VALUES, shares(VALUES, counts(0, 1, 1), 4))
    assert ids(shared_values(first, second)) == ["v3", "v2", "v1"]
    assert ids(shared_values(first, second, third)) == ["v3", "v2"]
    assert ids(shared_values(first)) == ["v4", "v3", "v2", "v1"]
    assert shared_values(first, ()) == ()


@pytest.mark.parametrize(
    ("current", "desired", "points"),
    [
        (Share(10, 100), Share(25, 100), "15.0"),
        (Share(25, 100), Share(10, 100), "-15.0"),
        (Share(1, 3), Share(1, 2), "16.7"),
        (Share(1, 2), Share(1, 3), "-16.7"),
        (Share(0, 2000), Share(823, 2000), "41.2"),
        (Share(823, 2000), Share(0, 2000), "-41.2"),
        (Share(0, 0), Share(1, 2), "0.0"),
        # Rounded once: 12.5 - 12.4 of rounded shares would be 0.1.
        (Share(1244, 10000), Share(1246, 10000), "0.0"),
    ],
)
def test_shifts_are_rounded_half_away_from_zero(
    current: Share, desired: Share, points: str
) -> None:
    assert Shift(VALUES[0], current, desired).points == Decimal(points)


@given(st.integers(1, 500), st.integers(1, 500), st.data())
def test_a_shift_turned_round_is_the_same_with_the_other_sign(
    n: int, other: int, data: st.DataObject
) -> None:
    one = Share(data.draw(st.integers(0, n)), n)
    two = Share(data.draw(st.integers(0, other)), other)
    shift, back = Shift(VALUES[0], one, two), Shift(VALUES[0], two, one)
    assert shift.points == -back.points
    assert shift.exact == -back.exact
    assert -1 <= shift.exact <= 1


def test_equal_shifts_stand_in_the_order_of_the_list() -> None:
    """3/41 - 1/41 and 2/41 - 0/41 are equal, though not when each is rounded to a float."""
    now = {value.id: Share(number % 8, 41) for number, value in enumerate(VALUES)}
    wanted = {value.id: Share(2 + number % 8, 41) for number, value in enumerate(VALUES)}
    assert [shift.value.id for shift in shifts(VALUES, now, wanted)] == ids(VALUES)


def test_the_group_gap_is_between_the_largest_and_the_smallest_share() -> None:
    """Of any number of groups, however large each of them is."""
    groups = [
        {"v1": Share(10, 40), "v2": Share(0, 40)},
        {"v1": Share(1, 10), "v2": Share(0, 10)},
        {"v1": Share(30, 50), "v2": Share(0, 50)},
    ]
    gaps = group_gaps(VALUES[:2], groups)
    assert gaps["v1"] == Gap(VALUES[0], Share(1, 10), Share(30, 50))
    assert (gaps["v1"].points, gaps["v1"].whole_points) == (Decimal("50.0"), 50)
    assert (gaps["v2"].points, gaps["v2"].whole_points, gaps["v2"].exact) == (Decimal(0), 0, 0.0)


def test_a_group_alone_has_no_gap_and_neither_has_nobody() -> None:
    assert group_gaps(VALUES, [shares(VALUES, counts(3), 5)]) == {}
    assert group_gaps(VALUES, []) == {}


@pytest.mark.parametrize(
    ("smallest", "largest", "points", "whole"),
    [
        (Share(0, 8), Share(1, 8), "12.5", 13),
        (Share(1, 3), Share(1, 2), "16.7", 17),
        (Share(0, 2000), Share(823, 2000), "41.2", 41),
        (Share(5, 41), Share(5, 41), "0.0", 0),
        # The rounded shares are 45 and 0, or 45.1 and 0.0.
        (Share(4, 10000), Share(4514, 10000), "45.1", 45),
        (Share(45, 10000), Share(4545, 10000), "45.0", 45),
    ],
)
def test_gaps_are_rounded_half_up_from_the_whole_numbers(
    smallest: Share, largest: Share, points: str, whole: int
) -> None:
    gap = Gap(VALUES[0], smallest, largest)
    assert (gap.points, gap.whole_points) == (Decimal(points), whole)


@given(st.integers(1, 10**6), st.integers(1, 10**6), st.data())
def test_every_distance_is_rounded_as_at_school(n: int, other: int, data: st.DataObject) -> None:
    one = Share(data.draw(st.integers(0, n)), n)
    two = Share(data.draw(st.integers(0, other)), other)
    distance: Distance = Shift(VALUES[0], one, two)
    exact = Fraction(two.count, other) - Fraction(one.count, n)
    assert distance.points == naive.per_cent(exact)
    assert distance.whole_points == naive.rounded(100 * exact, "1")
    assert distance.exact == float(exact)
    assert distance.exact_points == float(100 * exact)


@given(populations(least=5))
def test_the_measures_agree_with_the_naive_ones(population: Population) -> None:
    instrument = population.instrument
    values = [value.id for value in instrument.values]
    limiting = {value.id for value in instrument.values if value.limiting}
    comparison = compared(population.answers(LARGE), instrument)
    for group in comparison.groups:
        lists = {}
        for role, result in group.questions.items():
            people = population.people(group.group.id, role)
            lists[role] = naive.top_ten(people, values)
            assert {ranked.value.id for ranked in result.top} == lists[role]
            assert all(
                ranked.rank == naive.rank(people, values, ranked.value.id) for ranked in result.top
            )
            assert result.n == LARGE * len(people)
            for value in values:
                assert result.shares[value].percent == naive.per_cent(naive.share(people, value))
                at = result.place(instrument.value_by_id[value])
                assert (at is None) == (naive.count(people, value) == 0)
                assert at is None or at.rank == naive.rank(people, values, value)
            share = naive.share_of_picks(people, limiting)
            assert Fraction(result.limiting.count, result.limiting.of) == share
            assert result.limiting.percent == naive.per_cent(share)
            for theme, part in result.themes.items():
                of_theme = {v.id for v in instrument.values if v.theme == theme}
                share = naive.share_of_picks(people, of_theme)
                assert Fraction(part.together.count, part.together.of) == share
        assert {value.id for value in group.shared} == set.intersection(*lists.values())
        now = population.people(group.group.id, Role.CURRENT)
        wanted = population.people(group.group.id, Role.DESIRED)
        exact = {value: naive.shift(now, wanted, value) for value in values}
        assert [shift.value.id for shift in group.shifts] == sorted(
            values, key=lambda value: (-exact[value], values.index(value))
        )
        for shift in group.shifts:
            assert shift.points == naive.per_cent(exact[shift.value.id])


@given(populations(least=5))
def test_what_groups_share_is_in_the_top_ten_of_each(population: Population) -> None:
    instrument = population.instrument
    values = [value.id for value in instrument.values]
    comparison = compared(population.answers(), instrument)
    for role, shared in comparison.shared.items():
        lists = [
            naive.top_ten(population.people(group, role), values) for group in population.picks
        ]
        assert {value.id for value in shared} == set.intersection(*lists)


@given(populations(least=5))
def test_the_group_gaps_agree_with_the_naive_ones(population: Population) -> None:
    comparison = compared(population.answers(LARGE), population.instrument)
    for role, gaps in comparison.gaps.items():
        groups = [population.people(group, role) for group in population.picks]
        assert list(gaps) == [value.id for value in population.instrument.values]
        for value, gap in gaps.items():
            exact = naive.gap(groups, value)
            assert gap.value.id == value
            assert gap.exact == float(exact)
            assert gap.points == naive.per_cent(exact)
            assert gap.whole_points == naive.rounded(100 * exact, "1")
