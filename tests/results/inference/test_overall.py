"""Whether anything differs at all: against the sums written out from rows, and in size."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from tests.results.inference.people import STEEP, anybody, picking, together
from valuetui.results.inference.base import Counts, Floats
from valuetui.results.inference.overall import Overall, groups_differ, wishes_differ


def corrected(statistic: float, correlation: Floats, n: int, df: int) -> tuple[float, float, float]:
    count = len(correlation)
    squares = max((correlation**2).sum() - count * (count - 1) / n, count)
    freedom = df * count**2 / squares
    adjusted = statistic * count / squares
    return adjusted, freedom, float(stats.chi2.sf(adjusted, freedom))


def as_numbers(found: Overall | None) -> tuple[float, float, float]:
    assert found is not None
    return found.statistic, found.df, found.p


@given(st.lists(anybody(least=30, most=50), min_size=2, max_size=4))
def test_the_groups_statistic_is_what_the_rows_give(groups: list[Counts]) -> None:
    rows = np.concatenate(groups)
    assume((rows.std(axis=0) > 0).all())
    statistic = sum(
        stats.chi2_contingency(
            [[(each[:, value] == pick).sum() for pick in (0, 1)] for each in groups],
            correction=False,
        ).statistic
        for value in range(rows.shape[1])
    )
    found = groups_differ([together(each) for each in groups], [len(each) for each in groups])
    assert as_numbers(found) == pytest.approx(
        corrected(statistic, np.asarray(np.corrcoef(rows.T)), len(rows), len(groups) - 1)
    )


@given(anybody(least=30, most=60), st.integers(0, 2**32))
def test_the_wishes_statistic_is_what_the_rows_give(current: Counts, seed: int) -> None:
    desired = np.random.default_rng(seed).integers(0, 2, current.shape)
    change = desired - current
    squares = (change**2).sum(axis=0)
    assume((squares > 0).all())
    statistic = float((change.sum(axis=0) ** 2 / squares).sum())
    correlation = (change.T @ change) / np.sqrt(np.outer(squares, squares))
    found = wishes_differ(together(np.hstack([current, desired])), len(current))
    assert as_numbers(found) == pytest.approx(corrected(statistic, correlation, len(current), 1))


def test_with_values_alike_it_is_the_chi_square_of_one_pick_less() -> None:
    """Every two of four values picked equally often: F is c²/(c-1) but for the noise of n."""
    pairs = np.array([[1, 1, 0, 0], [1, 0, 1, 0], [1, 0, 0, 1], [0, 1, 1, 0], [0, 1, 0, 1],
                      [0, 0, 1, 1]])  # fmt: skip
    rows = np.repeat(pairs, 20_000, axis=0)
    found = groups_differ([together(rows)] * 3, [len(rows)] * 3)
    assert found is not None
    assert (found.statistic, found.p) == (0, 1)
    assert found.df == pytest.approx(2 * 3, rel=1e-4)


def test_values_that_nobody_or_everybody_picked_are_left_out() -> None:
    chance = np.random.default_rng(3)
    groups = [chance.integers(0, 2, (50, 4)) for _ in range(2)]
    wider = [np.hstack([each, np.zeros((50, 2), int), np.ones((50, 1), int)]) for each in groups]
    few, many = (groups_differ([together(g) for g in each], [50, 50]) for each in (groups, wider))
    assert as_numbers(few) == pytest.approx(as_numbers(many))
    both = [np.hstack(each) for each in (groups, wider)]
    few, many = (wishes_differ(together(each), 50) for each in both)
    assert few is not None
    assert many is not None


def test_groups_may_stand_in_any_order() -> None:
    chance = np.random.default_rng(5)
    groups = [together(picking(n, chance)) for n in (60, 45, 90)]
    one = groups_differ(groups, [60, 45, 90])
    other = groups_differ(groups[::-1], [90, 45, 60])
    assert as_numbers(one) == pytest.approx(as_numbers(other))


def test_groups_that_think_otherwise_are_told_apart() -> None:
    chance = np.random.default_rng(7)
    groups = [picking(300, chance), picking(45, chance, np.roll(STEEP, 20))]
    found = groups_differ([together(each) for each in groups], [300, 45])
    assert found is not None
    assert found.p < 1e-6
    wishes = wishes_differ(
        together(np.hstack([groups[0], picking(300, chance, np.roll(STEEP, 20))])), 300
    )
    assert wishes is not None
    assert wishes.p < 1e-6


def test_small_groups_and_groups_alone_are_not_tested() -> None:
    rows = picking(30, np.random.default_rng(1))
    assert groups_differ([together(rows), together(rows[:29])], [30, 29]) is None
    assert groups_differ([together(rows)], [30]) is None
    assert groups_differ([np.zeros((4, 4), dtype=int)] * 2, [30, 30]) is None
    pairs = together(np.hstack([rows, rows]))
    assert wishes_differ(pairs, 29) is None
    assert wishes_differ(pairs, 30) is None, "nobody wants anything else"


@pytest.mark.slow
@pytest.mark.parametrize("sizes", [(300, 45, 100), (60, 31, 40)])
def test_groups_that_think_alike_are_seldom_told_apart(sizes: tuple[int, ...]) -> None:
    """Nominally 5 of 100; with 300 replicates 2.5 of 100 more would be three standard errors."""
    chance = np.random.default_rng(11)
    told = 0
    for _ in range(300):
        found = groups_differ([together(picking(n, chance)) for n in sizes], sizes)
        assert found is not None
        told += found.p < 0.05
    assert 0.01 <= told / 300 <= 0.085


@pytest.mark.slow
def test_wishes_like_the_current_are_seldom_told_apart() -> None:
    chance = np.random.default_rng(12)
    told = 0
    for _ in range(300):
        rows = np.hstack([picking(100, chance), picking(100, chance)])
        found = wishes_differ(together(rows), 100)
        assert found is not None
        told += found.p < 0.05
    assert 0.01 <= told / 300 <= 0.085
