"""Tails against an independent package."""

import math

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from scipy import special, stats

from valuetui.results.inference.tails import (
    chi_square_tail,
    fair_coin,
    fair_coin_tail,
    log_choose,
    normal_quantile,
)


@pytest.mark.parametrize(
    ("statistic", "df", "tail"),
    [(3.841459, 1, 0.05), (5.991465, 2, 0.05), (6.634897, 1, 0.01), (124.3421, 100, 0.05)],
)
def test_the_printed_tables_of_chi_square(statistic: float, df: float, tail: float) -> None:
    assert chi_square_tail(statistic, df) == pytest.approx(tail, rel=1e-5)


@given(st.floats(0, 600), st.floats(0.05, 300))
@example(0.0, 1.0)
@example(1e4, 2.0)
@example(178.0, 178.0)
def test_the_tail_of_chi_square_is_the_packages(statistic: float, df: float) -> None:
    assert chi_square_tail(statistic, df) == pytest.approx(
        float(stats.chi2.sf(statistic, df)), rel=2e-12, abs=1e-300
    )


def test_the_tail_of_chi_square_ends_at_0_and_needs_freedom() -> None:
    assert chi_square_tail(math.inf, 3) == 0
    assert chi_square_tail(-1, 3) == 1
    with pytest.raises(ValueError, match="degrees of freedom"):
        chi_square_tail(1, 0)


def test_the_normal_quantile() -> None:
    assert normal_quantile(0.95) == pytest.approx(1.959964, abs=1e-6)
    assert normal_quantile(0.9) == pytest.approx(1.644854, abs=1e-6)


@given(st.integers(0, 3000), st.data())
def test_the_tail_of_the_fair_coin_is_the_packages(throws: int, data: st.DataObject) -> None:
    heads = data.draw(st.integers(0, throws))
    at, of = np.array([heads, throws]), np.array([throws, throws])
    assert fair_coin_tail(at, of) == pytest.approx(stats.binom.cdf(at, of, 0.5), rel=1e-10)
    assert fair_coin(at, of) == pytest.approx(stats.binom.pmf(at, of, 0.5), rel=1e-10)


def test_no_coin_has_no_tail() -> None:
    assert fair_coin_tail(np.array([0]), np.array([0])) == [1.0]
    assert fair_coin_tail(np.zeros(0, dtype=int), np.zeros(0, dtype=int)).shape == (0,)


@given(st.integers(0, 10**6), st.data())
def test_the_ways_to_choose(n: int, data: st.DataObject) -> None:
    k = data.draw(st.integers(0, n))
    ways = special.gammaln(n + 1) - special.gammaln(k + 1) - special.gammaln(n - k + 1)
    assert log_choose(np.array([n]), np.array([k])) == pytest.approx(ways, rel=1e-9, abs=1e-7)
