"""The position test against Cochran's formula, scipy and simulation."""

import random
from collections import Counter
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, chi2

from tests.results.populations import seeded
from valuetui.results.quality.position import (
    PlaceCounts,
    PositionBias,
    position_bias,
)


def counted(people: list[list[int]], size: int) -> PlaceCounts:
    counts = PlaceCounts([0] * size)
    for places in people:
        counts.add(bytes(places))
    return counts


def naive_q(people: list[list[int]], size: int) -> float:
    """Cochran's Q as the books have it, from the whole table of noughts and ones."""
    table = [[int(place in places) for place in range(size)] for places in people]
    columns = [sum(row[place] for row in table) for place in range(size)]
    rows = [sum(row) for row in table]
    above = (size - 1) * (size * sum(c * c for c in columns) - sum(columns) ** 2)
    return above / (size * sum(rows) - sum(row * row for row in rows))


PEOPLE = st.lists(
    st.lists(st.integers(0, 11), min_size=1, max_size=7, unique=True), min_size=1, max_size=20
)


@given(st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=7, unique=True), min_size=1,
                max_size=20))  # fmt: skip
def test_place_by_place_it_is_cochrans_q(people: list[list[int]]) -> None:
    """As where the list has ten values, so that every tenth is a place."""
    bias = position_bias(counted(people, 10))
    assert bias.statistic == pytest.approx(naive_q(people, 10))
    assert bias.df == 9


@given(PEOPLE)
def test_the_parts_hold_every_place_and_pick_once(people: list[list[int]]) -> None:
    bias = position_bias(counted(people, 12))
    assert bias.n == len(people)
    assert len(bias.parts) == 10
    assert sum(part.places for part in bias.parts) == 12
    assert sum(part.picks for part in bias.parts) == sum(map(len, people))
    assert sum(part.share for part in bias.parts) == pytest.approx(1)
    assert sum(part.expected for part in bias.parts) == pytest.approx(1)


def test_with_k_picks_each_it_is_pearsons_statistic_scaled() -> None:
    chance = seeded(1)
    people = [chance.sample(range(94), 10) for _ in range(50)]
    bias = position_bias(counted(people, 94))
    pearson = sum((p.picks - 500 * p.expected) ** 2 / (500 * p.expected) for p in bias.parts)
    assert bias.statistic == pytest.approx(pearson * 93 / 84)
    assert {part.places for part in bias.parts} == {9, 10}
    assert bias.p == pytest.approx(chi2.sf(bias.statistic, 9))


def test_the_head_of_the_list_is_the_first_part() -> None:
    bias = position_bias(counted([list(range(10))] * 20, 100))
    assert [part.picks for part in bias.parts] == [200, *[0] * 9]
    assert bias.p is not None
    assert bias.p < 1e-100


@pytest.mark.parametrize(
    "counts",
    [
        PlaceCounts([]),
        PlaceCounts([0] * 12),
        counted([[0]], 1),
        counted([list(range(12))] * 30, 12),  # who takes all has no choice
        counted([[0, 1, 2, 3]] * 2, 12),  # fewer than five picks expected in a part
    ],
)
def test_where_there_is_nothing_to_test_there_is_no_p(counts: PlaceCounts) -> None:
    assert position_bias(counts).p is None


def test_merging_needs_lists_of_the_same_length() -> None:
    with pytest.raises(ValueError, match="zip"):
        PlaceCounts([0] * 3).merge(PlaceCounts([0] * 4))


# By simulation


def one_survey(chance: random.Random, people: int, pull: float) -> PlaceCounts:
    """People of very uneven, correlated tastes: two camps, each with favourites; ``pull`` is how
    much more the first tenth of the shown order draws."""
    counts = PlaceCounts([0] * 40)
    favourites = (set(range(12)), set(range(6, 20)))
    for _ in range(people):
        liked = favourites[chance.random() < 0.3]
        order = chance.sample(range(40), 40)
        drawn = {
            place: chance.random()
            ** (1 / ((6 if value in liked else 1) * (pull if place < 4 else 1)))
            for place, value in enumerate(order)
        }
        counts.add(bytes(sorted(drawn, key=lambda place: -drawn[place])[:10]))
    return counts


def test_a_planted_bias_is_found() -> None:
    bias: PositionBias = position_bias(one_survey(seeded(2), 300, pull=1.8))
    assert bias.p is not None
    assert bias.p < 1e-4
    assert bias.parts[0].share > 1.2 * bias.parts[0].expected


@pytest.mark.slow
def test_without_bias_the_test_is_wrong_as_often_as_it_says() -> None:
    """Tastes are strong, people pick 10 of 40, and the size is right because the order is random;
    the plain Pearson statistic would be far too small."""
    chance = seeded(3)
    found = [position_bias(one_survey(chance, 25, pull=1)) for _ in range(1000)]
    wrong = Counter(bias.p is not None and bias.p < 0.05 for bias in found)[True]
    assert binomtest(wrong, 1000, 0.05).pvalue > 0.001
    assert mean(bias.statistic for bias in found) == pytest.approx(9, abs=0.5)
    plain = mean(bias.statistic for bias in found) * 30 / 39
    assert plain < 8
