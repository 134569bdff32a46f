"""How alike lists are, and how alike they would be by chance."""

from itertools import pairwise, permutations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from tests.results.inference.people import STEEP, picking, together
from valuetui.results.inference.agreement import (
    common_picks,
    identical_opinions,
    matches,
    rank_biased_overlap,
    tau_b,
    top_mask,
)
from valuetui.results.inference.base import Counts

LISTS = st.lists(st.integers(0, 6), min_size=2, max_size=30).map(np.array)


@st.composite
def two_lists(draw: st.DrawFn, most: int = 30) -> tuple[Counts, Counts]:
    size = draw(st.integers(2, most))
    one, two = (draw(st.lists(st.integers(0, 4), min_size=size, max_size=size)) for _ in range(2))
    return np.array(one), np.array(two)


@given(LISTS, st.integers(1, 12))
def test_the_top_list_keeps_ties_and_leaves_out_what_nobody_picked(
    counts: Counts, length: int
) -> None:
    expected = [count > 0 and (counts > count).sum() < length for count in counts]
    assert top_mask(counts, length).tolist() == expected


def test_matches_by_hand() -> None:
    one, two = np.array([9, 8, 7, 7, 1, 0]), np.array([5, 0, 4, 1, 6, 0])
    assert matches(one, two, length=3) == 2  # 1, 2, 3, 4 and 1, 3, 5


def test_common_picks_by_hand() -> None:
    """Two picks each: shares 1, 0.5, 0.5 and 0.5, 1, 0.5."""
    assert common_picks(np.array([4, 2, 2]), 4, np.array([5, 10, 5]), 10, pick=2) == 0.75
    assert common_picks(np.array([4, 0, 4, 0]), 4, np.array([0, 9, 0, 9]), 9, pick=2) == 0
    assert common_picks(np.array([4, 2, 2]), 4, np.array([8, 4, 4]), 8, pick=2) == 1


def overlap(one: tuple[int, ...], two: tuple[int, ...], persistence: float) -> float:
    """Rank-biased overlap of two rankings without ties."""
    return (1 - persistence) / persistence * sum(
        persistence**depth * len(set(one[:depth]) & set(two[:depth])) / depth
        for depth in range(1, len(one) + 1)
    ) + persistence ** len(one)


def orders(counts: Counts) -> list[tuple[int, ...]]:
    """Every way to break the ties."""
    return [
        order
        for order in permutations(range(len(counts)))
        if all(counts[a] >= counts[b] for a, b in pairwise(order))
    ]


@given(two_lists(most=5), st.sampled_from([0.5, 0.9]))
def test_rank_biased_overlap_is_the_mean_over_every_way_to_break_ties(
    lists: tuple[Counts, Counts], persistence: float
) -> None:
    one, two = lists
    mean = np.mean([overlap(a, b, persistence) for a in orders(one) for b in orders(two)])
    assert rank_biased_overlap(one, two, persistence) == pytest.approx(float(mean))


@given(two_lists())
def test_rank_biased_overlap_is_symmetric_and_between_0_and_1(
    lists: tuple[Counts, Counts],
) -> None:
    one, two = lists
    assert 0 <= rank_biased_overlap(one, two) <= 1 + 1e-12
    assert rank_biased_overlap(one, two) == pytest.approx(rank_biased_overlap(two, one))


def test_the_first_ten_have_86_per_cent_of_the_weight() -> None:
    """As printed for p = 0.9 by Webber, Moffat & Zobel 2010; and equal rankings agree wholly."""
    counts = np.arange(90)[::-1]
    assert rank_biased_overlap(counts, counts) == pytest.approx(1)
    shuffled = np.concatenate([counts[:10], counts[10:][::-1]])
    weights = np.array([0.1 / 0.9 * 0.9**depth for depth in range(1, 2000)])
    of_rank = [(weights[rank - 1 :] / np.arange(rank, 2000)).sum() for rank in range(1, 11)]
    assert sum(of_rank) == pytest.approx(0.8556, abs=5e-5)
    assert rank_biased_overlap(counts, shuffled) > 0.8556


@given(two_lists())
def test_tau_b_is_the_packages(lists: tuple[Counts, Counts]) -> None:
    one, two = lists
    assume(len(set(one.tolist())) > 1)
    assume(len(set(two.tolist())) > 1)
    assert tau_b(one, two) == pytest.approx(stats.kendalltau(one, two).statistic, abs=1e-12)


def test_a_list_without_order_goes_with_none() -> None:
    assert tau_b(np.array([3, 3, 3]), np.array([1, 2, 3])) == 0


@pytest.mark.parametrize("sizes", [(12, 40), (45, 300)])
def test_identical_opinions_are_about_those_of_people_who_think_alike(
    sizes: tuple[int, int],
) -> None:
    """Drawn from one sample's matrix, against 400 pairs of samples of people."""
    chance = np.random.default_rng(6)
    crowd = [picking(size, chance) for size in (3000, 3000)]
    pairs = [tuple(picking(n, chance).sum(axis=0) for n in sizes) for _ in range(400)]
    found = [matches(one, two) for one, two in pairs]
    shared = [common_picks(one, sizes[0], two, sizes[1], 10) for one, two in pairs]
    # The matrix of many people, scaled to the sizes of the groups.
    parts = [
        np.rint(together(rows) / len(rows) * n).astype(int)
        for rows, n in zip(crowd, sizes, strict=True)
    ]
    told = identical_opinions(
        parts[0], sizes[0], parts[1], sizes[1], np.random.default_rng(2), pick=10, times=1000
    )
    assert told.matches.mean == pytest.approx(float(np.mean(found)), abs=0.3)
    assert told.matches.low == pytest.approx(np.quantile(found, 0.05), abs=1)
    assert told.matches.high == pytest.approx(np.quantile(found, 0.95), abs=1)
    assert told.common_picks.mean == pytest.approx(float(np.mean(shared)), abs=0.025)


def test_the_reference_is_the_same_for_the_same_chance_and_whatever_the_groups_think() -> None:
    chance = np.random.default_rng(3)
    one, two = together(picking(300, chance)), together(picking(45, chance, np.roll(STEEP, 9)))
    first, again = (
        identical_opinions(one, 300, two, 45, np.random.default_rng(1), pick=10) for _ in range(2)
    )
    assert first == again
    assert first.matches.low <= first.matches.mean <= first.matches.high
    assert matches(one.diagonal(), two.diagonal()) < first.matches.low
