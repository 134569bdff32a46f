"""Tests of one value against published examples, against an independent package, and naively."""

from itertools import product
from math import comb
from random import Random

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from valuetui.results.inference import tables
from valuetui.results.inference.tables import (
    conditional_mid_p,
    mcnemar,
    pearson,
    share_tests,
    smallest_expected,
)


@pytest.mark.parametrize(
    ("b", "c", "p"),
    [
        (1, 7, 0.0390625),  # Bentur et al., as printed: 0.0391
        (6, 16, 0.0347),  # Cavo et al.
        (0, 5, 0.03125),
        (4, 4, 1 - comb(8, 4) / 2**9),
        (0, 0, 1.0),
    ],
)
def test_the_mid_p_of_pairs(b: int, c: int, p: float) -> None:
    """The examples of Fagerland, Lydersen & Laake 2013, BMC Medical Research Methodology 13:91."""
    [found] = mcnemar(np.array([b]), np.array([c]))
    assert found == pytest.approx(p, abs=5e-5)


@given(st.integers(0, 400), st.integers(0, 400))
def test_the_mid_p_of_pairs_is_the_exact_one_less_half_of_what_is_as_probable(
    b: int, c: int
) -> None:
    assume(b + c)
    exact = stats.binomtest(b, b + c).pvalue
    here = stats.binom.pmf(b, b + c, 0.5) * (1 if b != c else 0.5)
    found, turned = mcnemar(np.array([b, c]), np.array([c, b]))
    assert found == pytest.approx(float(exact - here), abs=1e-12)
    assert found == turned


@pytest.mark.parametrize(
    ("picked", "sizes", "p"),
    [
        ((3, 1), (4, 4), 0.25714),  # a lady tasting tea
        ((7, 1), (34, 34), 0.02966),  # Perondi et al.
        ((9, 4), (13, 14), 0.03914),  # Lampasona et al.
        ((0, 15), (16, 72), 0.04466),  # Ritland et al.
        ((745, 127), (748, 129), 0.09193),
    ],
)
def test_the_mid_p_of_two_groups(picked: tuple[int, int], sizes: tuple[int, int], p: float) -> None:
    """Fagerland, Lydersen & Laake 2017, chapter 4, as the tests of the R package
    contingencytables have them."""
    assert conditional_mid_p(picked, sizes) == pytest.approx(p, abs=5e-6)


def test_pearsons_statistic_as_in_the_book() -> None:
    """The same book, chapter 7: 17.562 on two degrees of freedom, P = 0.00015."""
    counts, sizes = np.array([[40], [54], [63]]), np.array([65, 61, 73])
    assert pearson(counts, sizes) == pytest.approx([17.562], abs=5e-4)
    assert share_tests(counts, sizes) == pytest.approx([0.00015], abs=5e-6)


def by_enumeration(picked: tuple[int, ...], sizes: tuple[int, ...]) -> float:
    """Every table, with whole numbers only."""
    tables_found = [
        np.prod([comb(size, count) for size, count in zip(sizes, each, strict=True)], dtype=object)
        for each in product(*(range(size + 1) for size in sizes))
        if sum(each) == sum(picked)
    ]
    here = np.prod(
        [comb(size, count) for size, count in zip(sizes, picked, strict=True)], dtype=object
    )
    doubled = sum(2 * each if each < here else each * (each == here) for each in tables_found)
    return float(doubled / (2 * sum(tables_found)))


@st.composite
def groups(
    draw: st.DrawFn, number: int | None = None, most: int = 9
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Counts of groups and their sizes."""
    length = number or draw(st.integers(2, 5))
    sizes = tuple(draw(st.integers(1, most)) for _ in range(length))
    return tuple(draw(st.integers(0, size)) for size in sizes), sizes


@given(groups())
def test_the_exact_mid_p_is_that_of_every_table_counted(
    table: tuple[tuple[int, ...], tuple[int, ...]],
) -> None:
    picked, sizes = table
    assume(0 < sum(picked) < sum(sizes))
    assert conditional_mid_p(picked, sizes) == pytest.approx(
        by_enumeration(picked, sizes), abs=1e-12
    )


@given(groups(number=2, most=2000))
def test_the_exact_mid_p_of_two_groups_is_the_packages(
    table: tuple[tuple[int, ...], tuple[int, ...]],
) -> None:
    (a, b), (n, m) = table
    assume(0 < a + b < n + m)
    exact = stats.fisher_exact(np.array([[a, n - a], [b, m - b]])).pvalue
    counts = np.arange(max(0, a + b - m), min(n, a + b) + 1)
    chances = stats.hypergeom.pmf(counts, n + m, n, a + b)
    here = chances[a - counts[0]]
    tied = chances[np.isclose(chances, here, rtol=1e-7, atol=0)].sum()
    assert conditional_mid_p((a, b), (n, m)) == pytest.approx(exact - tied / 2, abs=1e-8)


@given(groups(), st.randoms())
def test_groups_may_stand_in_any_order_and_picks_may_be_what_was_not_picked(
    table: tuple[tuple[int, ...], tuple[int, ...]],
    chance: Random,
) -> None:
    picked, sizes = table
    order = list(range(len(sizes)))
    chance.shuffle(order)
    p = conditional_mid_p(picked, sizes)
    assert p is not None
    assert 0 <= p <= 1
    mixed = conditional_mid_p([picked[at] for at in order], [sizes[at] for at in order])
    left = conditional_mid_p([n - c for c, n in zip(picked, sizes, strict=True)], sizes)
    assert (mixed, left) == pytest.approx((p, p), abs=1e-9)


@pytest.mark.parametrize("picked", [(0, 0, 0), (30, 40, 50)])
def test_what_nobody_or_everybody_picked_is_the_same_in_all_groups(
    picked: tuple[int, ...],
) -> None:
    assert conditional_mid_p(picked, (30, 40, 50)) == 1
    counts, sizes = np.array(picked)[:, None], np.array([30, 40, 50])
    assert share_tests(counts, sizes) == [1.0]
    assert pearson(counts, sizes) == [0.0]


def test_large_groups_beside_a_small_one_are_exact_still() -> None:
    """The distribution of a small group's count is binomial, when the others are endless."""
    found = conditional_mid_p((5, 50_000, 50_100), (30, 300_000, 300_000))
    likely = conditional_mid_p((5, 100_100), (30, 600_000))
    assert found is not None
    assert likely == pytest.approx(
        stats.binomtest(5, 30, 100_105 / 600_030).pvalue
        - stats.binom.pmf(5, 30, 100_105 / 600_030) / 2,
        abs=1e-3,
    )
    assert 0.5 < found < 1


def test_the_smallest_expected_count_is_of_picked_and_not_picked() -> None:
    counts = np.array([[1, 44], [9, 296]])
    assert smallest_expected(counts, np.array([45, 300])) == pytest.approx(
        [45 * 10 / 345, 45 * 5 / 345]
    )


@given(st.lists(st.integers(30, 300), min_size=2, max_size=4), st.integers(0, 2**32))
def test_pearson_is_the_packages_where_all_is_expected_often(sizes: list[int], seed: int) -> None:
    people = np.array(sizes)
    counts = np.random.default_rng(seed).binomial(people, 0.4)[:, None]
    assume(smallest_expected(counts, people)[0] >= 5)
    theirs = stats.chi2_contingency(np.hstack([counts, people[:, None] - counts]), correction=False)
    assert pearson(counts, people) == pytest.approx([theirs.statistic])
    assert share_tests(counts, people) == pytest.approx([theirs.pvalue])


def test_pearson_stands_in_where_there_are_too_many_tables(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counts, sizes = np.array([[1], [9], [40]]), np.array([30, 300, 900])
    exact = share_tests(counts, sizes)
    monkeypatch.setattr(tables, "_MOST_HALVES", 1)
    assert conditional_mid_p([1, 9, 40], [30, 300, 900]) is None
    assert share_tests(counts, sizes) == pytest.approx(
        [stats.chi2.sf(pearson(counts, sizes)[0], 2)]
    )
    assert share_tests(counts, sizes) != exact
