"""Intervals against published tables, against an independent package, and their invariants."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from tests.results.inference.people import anybody, picking, together
from valuetui.results.inference.base import Counts
from valuetui.results.inference.intervals import (
    Interval,
    effective_size,
    limiting_error,
    limiting_interval,
    newcombe,
    newcombe_paired,
    wilson,
    wilson_share,
)

CELLS = st.integers(0, 60)


def close(interval: Interval, low: float, high: float, places: int = 4) -> bool:
    return (round(interval.low, places), round(interval.high, places)) == (low, high)


@pytest.mark.parametrize(
    ("count", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_single_share_as_printed(count: int, n: int, low: float, high: float) -> None:
    """Newcombe 1998, Statistics in Medicine 17, 857-872, table I, method 3."""
    assert close(wilson(count, n), low, high)


@pytest.mark.parametrize(
    ("count", "n", "other", "other_n", "low", "high"),
    [
        (56, 70, 48, 80, 0.0524, 0.3339),
        (9, 10, 3, 10, 0.1705, 0.8090),
        (6, 7, 2, 7, 0.0582, 0.8062),
        (5, 56, 0, 29, -0.0381, 0.1926),
        (0, 10, 0, 20, -0.1611, 0.2775),
        (0, 10, 0, 10, -0.2775, 0.2775),
        (10, 10, 0, 20, 0.6791, 1.0000),
        (10, 10, 0, 10, 0.6075, 1.0000),
    ],
)
def test_the_difference_of_two_groups_as_printed(
    count: int, n: int, other: int, other_n: int, low: float, high: float
) -> None:
    """Newcombe 1998, Statistics in Medicine 17, 873-890, table II, method 10."""
    assert close(newcombe(count, n, other, other_n), low, high)


def test_the_difference_of_two_groups_as_in_the_book() -> None:
    """Perondi et al. in Fagerland, Lydersen & Laake 2017, Statistical Analysis of Contingency
    Tables, chapter 4, as the R package contingencytables prints it."""
    assert close(newcombe(7, 34, 1, 34), 0.0189, 0.3404)


def test_the_paired_difference_as_in_the_book() -> None:
    """Cavo et al. in the same book, chapter 8."""
    assert close(newcombe_paired(59, 6, 16, 80), -0.1186, -0.0046)


def test_the_paired_difference_follows_the_published_steps() -> None:
    """Newcombe 1998, Statistics in Medicine 17, 2635-2650: the correlation that half a respondent
    makes 0 adds the two sides as though they were of different people."""
    assert newcombe_paired(2, 3, 1, 4) == newcombe(5, 10, 3, 10)
    assert newcombe_paired(0, 3, 5, 0) != newcombe(3, 8, 5, 8)


@given(st.integers(1, 5000), st.floats(0.5, 0.999), st.data())
def test_the_single_share_is_the_packages(n: int, confidence: float, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, n))
    theirs = stats.binomtest(count, n).proportion_ci(confidence, method="wilson")
    ours = wilson(count, n, confidence=confidence)
    assert (ours.low, ours.high) == pytest.approx((theirs.low, theirs.high), abs=1e-12)


@given(st.integers(1, 10**6), st.data())
def test_an_interval_holds_its_share_and_stays_within_0_and_1(n: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, n))
    effective = data.draw(st.floats(0.1, 1e9))
    interval = wilson(count, n, effective)
    assert count / n in interval
    assert 0 <= interval.low <= interval.high <= 1
    mirrored = wilson(n - count, n, effective)
    assert (1 - mirrored.high, 1 - mirrored.low) == pytest.approx((interval.low, interval.high))


@given(st.integers(1, 1000), st.integers(1, 1000), st.data())
def test_a_larger_sample_and_less_confidence_are_narrower(
    n: int, times: int, data: st.DataObject
) -> None:
    count = data.draw(st.integers(0, n))
    wide, narrow = wilson(count, n), wilson(count, n, effective=n * (1 + times))
    assert narrow.high - narrow.low < wide.high - wide.low
    unsure = wilson(count, n, confidence=0.8)
    assert unsure.high - unsure.low < wide.high - wide.low


def test_of_nobody_nothing_is_known() -> None:
    assert wilson(0, 0) == Interval(0, 1)
    assert wilson_share(0.5, 0) == Interval(0, 1)
    with pytest.raises(ValueError, match="nobody"):
        newcombe(1, 2, 0, 0)
    with pytest.raises(ValueError, match="nobody"):
        newcombe_paired(0, 0, 0, 0)


def test_part_of_a_small_population_tells_more_and_all_of_it_everything() -> None:
    assert effective_size(45) == 45
    assert effective_size(45, 61) == pytest.approx(45 * 60 / 16)
    assert effective_size(61, 61) == math.inf
    assert wilson(20, 61, effective_size(61, 61)) == Interval(20 / 61, 20 / 61)
    sure = newcombe(20, 61, 10, 50, effective=math.inf, other_effective=math.inf)
    assert sure.low == sure.high == 20 / 61 - 10 / 50
    with pytest.raises(ValueError, match="62 answers"):
        effective_size(62, 61)


@given(st.integers(1, 500), st.integers(1, 500), st.data())
def test_a_difference_is_held_and_turns_round(n: int, other_n: int, data: st.DataObject) -> None:
    count, other = data.draw(st.integers(0, n)), data.draw(st.integers(0, other_n))
    interval, back = newcombe(count, n, other, other_n), newcombe(other, other_n, count, n)
    assert -1 <= interval.low <= count / n - other / other_n <= interval.high <= 1
    assert (interval.low, interval.high) == pytest.approx((-back.high, -back.low))


@given(CELLS, CELLS, CELLS, CELLS)
def test_a_paired_difference_is_held_and_turns_round(a: int, b: int, c: int, d: int) -> None:
    assume(a + b + c + d)
    interval, back = newcombe_paired(a, b, c, d), newcombe_paired(a, c, b, d)
    difference = (b - c) / (a + b + c + d)
    assert -1 <= interval.low <= difference + 1e-12
    assert difference - 1e-12 <= interval.high <= 1
    assert (interval.low, interval.high) == pytest.approx((-back.high, -back.low))
    opposite = newcombe_paired(d, b, c, a)
    assert (opposite.low, opposite.high) == pytest.approx((-back.high, -back.low), abs=1e-9)


def tango(b: int, c: int, n: int) -> tuple[float, float]:
    """The score interval of the paired difference (Tango 1998), by bisection."""

    def score(difference: float) -> float:
        slope = -b - c + (2 * n - b + c) * difference
        constant = -c * difference * (1 - difference)
        chance = (math.sqrt(max(0.0, slope**2 - 8 * n * constant)) - slope) / (4 * n)
        variance = n * (2 * chance + difference * (1 - difference))
        return (b - c - n * difference) / math.sqrt(variance) if variance > 0 else math.inf

    def where(target: float, low: float, high: float) -> float:
        for _ in range(60):
            middle = (low + high) / 2
            low, high = (middle, high) if score(middle) > target else (low, middle)
        return low

    estimate = (b - c) / n
    return where(1.959964, -1 + 1e-9, estimate), where(-1.959964, estimate, 1 - 1e-9)


@pytest.mark.parametrize("cells", [(59, 6, 16, 80), (12, 25, 9, 254), (60, 40, 30, 170)])
def test_the_paired_difference_is_near_the_score_interval(
    cells: tuple[int, int, int, int],
) -> None:
    interval = newcombe_paired(*cells)
    assert (interval.low, interval.high) == pytest.approx(
        tango(cells[1], cells[2], sum(cells)), abs=0.01
    )


@given(anybody(least=2))
def test_the_error_of_the_limiting_share_is_that_of_a_ratio(rows: Counts) -> None:
    """From the rows: the residuals of limiting picks on all picks."""
    assume(rows.sum())
    limiting = np.arange(rows.shape[1]) < 3
    share = rows[:, limiting].sum() / rows.sum()
    residuals = rows[:, limiting].sum(axis=1) - share * rows.sum(axis=1)
    error = math.sqrt(len(rows) * residuals.var(ddof=1)) / rows.sum()
    assert limiting_error(together(rows), limiting, len(rows)) == pytest.approx(error, abs=1e-12)
    interval = limiting_interval(together(rows), limiting, len(rows))
    assert 0 <= interval.low <= share <= interval.high <= 1


def test_the_limiting_interval_is_about_twice_the_error_each_way() -> None:
    rows = picking(1200, np.random.default_rng(4))
    limiting = np.arange(90) % 3 == 0
    share = rows[:, limiting].sum() / rows.sum()
    error = limiting_error(together(rows), limiting, 1200)
    interval = limiting_interval(together(rows), limiting, 1200)
    assert interval.low == pytest.approx(share - 1.96 * error, abs=2e-4)
    assert interval.high == pytest.approx(share + 1.96 * error, abs=2e-4)
    everybody = limiting_interval(together(rows), limiting, 1200, effective=math.inf)
    assert (everybody.low, everybody.high) == pytest.approx((share, share))


def test_the_limiting_interval_where_there_is_little_to_go_by() -> None:
    nobody_limiting = together(np.array([[0, 1, 1]] * 20))
    limiting = np.array([True, False, False])
    assert limiting_interval(nobody_limiting, limiting, 20) == wilson(0, 20)
    all_alike = together(np.array([[1, 1, 1]] * 20))
    assert limiting_interval(all_alike, limiting, 20) == wilson_share(1 / 3, 20)
    assert limiting_interval(np.zeros((3, 3), dtype=int), limiting, 5) == Interval(0, 1)
    assert limiting_error(np.zeros((3, 3), dtype=int), limiting, 5) == math.inf
    assert limiting_error(together(np.array([[1, 0, 1]])), limiting, 1) == math.inf
