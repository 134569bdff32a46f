"""Weighted results."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetui.results.inference.intervals import wilson, wilson_share
from valuetui.results.inference.weights import (
    Refusal,
    Weighting,
    kish_size,
    rake,
    weighted_intervals,
    weighted_shares,
    weighting,
)

ANSWERS = np.array([[30, 20], [40, 30], [50, 80]])
"""Three ages by two sexes: more old women than there are."""
PEOPLE = ([3000, 4000, 3000], [5000, 5000])


def test_raking_as_deming_and_stephan_have_it() -> None:
    """Where both margins were met, cross-products are those of the cells before."""
    raked = rake(ANSWERS.astype(float), [np.array([75.0, 100, 75]), np.array([125.0, 125])])
    assert raked is not None
    assert raked.sum(axis=1) == pytest.approx([75, 100, 75])
    assert raked.sum(axis=0) == pytest.approx([125, 125])
    assert raked[0, 0] * raked[1, 1] / raked[0, 1] / raked[1, 0] == pytest.approx(30 * 30 / 20 / 40)


def test_margins_that_cannot_be_met_give_up() -> None:
    cells = np.array([[10.0, 0], [0, 10]])
    assert rake(cells, [np.array([15.0, 5]), np.array([5.0, 15])]) is None


def test_weights_bring_the_respondents_to_the_population() -> None:
    told = weighting(ANSWERS, PEOPLE)
    assert isinstance(told, Weighting)
    weighted = told.weights * ANSWERS
    assert weighted.sum(axis=1) == pytest.approx(250 * np.array([0.3, 0.4, 0.3]))
    assert weighted.sum(axis=0) == pytest.approx([125, 125])
    assert told.effective == pytest.approx(250**2 / (told.weights**2 * ANSWERS).sum())
    assert told.deff == pytest.approx(250 / told.effective)
    assert 1 < told.deff < 2


def test_respondents_who_are_like_the_population_are_left_as_they_are() -> None:
    told = weighting(np.full((2, 2), 50), [[1, 1], [1, 1]])
    assert isinstance(told, Weighting)
    assert told.weights == pytest.approx(np.ones((2, 2)))
    assert told.effective == pytest.approx(200)
    assert told.deff == pytest.approx(1)


def test_no_respondent_counts_for_more_than_three_or_less_than_a_third_or_so() -> None:
    told = weighting(np.array([12, 188]), [[1, 3]])
    assert isinstance(told, Weighting)
    assert told.weights == pytest.approx([3, 0.75 * 200 / 188])
    assert told.trimmed == 12
    told = weighting(np.array([80, 120]), [[1, 9]])
    assert isinstance(told, Weighting)
    assert told.weights == pytest.approx([0.3, 1.5])


@pytest.mark.parametrize(
    ("why", "answers", "margins"),
    [
        (Refusal.FEW, [[20, 20], [20, 39]], ([1, 1], [1, 1])),
        (Refusal.CATEGORY, [[5, 4], [100, 100]], ([1, 1], [1, 1])),
        (Refusal.UNREACHABLE, [[60, 0], [0, 60]], ([2, 1], [1, 2])),
        (Refusal.UNLIKE, [[10, 10], [190, 190]], ([30, 10], [1, 1])),
    ],
)
def test_what_is_too_little_or_too_unlike_is_refused(
    why: Refusal, answers: list[list[int]], margins: tuple[list[float], list[float]]
) -> None:
    assert weighting(np.array(answers), margins) is why


@pytest.mark.parametrize("margins", [([1, 1],), ([1, 1], [1, 1, 1]), ([1, 1], [1, 0])])
def test_margins_that_do_not_fit_are_an_error(margins: tuple[list[float], ...]) -> None:
    with pytest.raises(ValueError, match="margin"):
        weighting(np.full((2, 2), 50), margins)


def test_an_empty_cell_stays_empty() -> None:
    told = weighting(np.array([[0, 60], [60, 60]]), ([1, 2], [1, 2]))
    assert isinstance(told, Weighting)
    assert told.weights[0, 0] == 0


def test_weighted_shares_are_those_of_the_cells_in_the_population() -> None:
    """Half of the young and none of the others, where the young are three in ten."""
    counts = np.zeros((3, 2, 2), dtype=int)
    counts[0, :, 0] = ANSWERS[0] / 2
    counts[..., 1] = ANSWERS
    told = weighting(ANSWERS, PEOPLE)
    assert isinstance(told, Weighting)
    shares = weighted_shares(told.weights, ANSWERS, counts)
    assert shares == pytest.approx([0.15, 1])
    intervals = weighted_intervals(told.weights, ANSWERS, counts)
    assert intervals[0] == wilson_share(float(shares[0]), told.effective)
    assert 0.15 in intervals[0]
    with pytest.raises(ValueError, match="nobody"):
        weighted_shares(told.weights, np.zeros((3, 2), dtype=int), counts)


@given(st.lists(st.integers(0, 60), min_size=2, max_size=6), st.data())
def test_weights_alike_weigh_nothing(sizes: list[int], data: st.DataObject) -> None:
    answers = np.array([1, *sizes])
    counts = np.array([data.draw(st.integers(0, int(size))) for size in answers])
    n = int(answers.sum())
    weights = np.full(len(answers), data.draw(st.floats(0.1, 5)))
    assert kish_size(weights, answers) == pytest.approx(n)
    [share] = weighted_shares(weights, answers, counts[:, None])
    assert share == pytest.approx(counts.sum() / n)
    [interval] = weighted_intervals(weights, answers, counts[:, None])
    plain = wilson(int(counts.sum()), n)
    assert (interval.low, interval.high) == pytest.approx((plain.low, plain.high))


@given(st.lists(st.floats(0.1, 5), min_size=1, max_size=6))
def test_unequal_weights_leave_fewer(weights: list[float]) -> None:
    answers = np.arange(1, len(weights) + 1)
    assert 0 < kish_size(np.array(weights), answers) <= answers.sum() * (1 + 1e-12)
    assert kish_size(np.array(weights), np.zeros(len(weights), dtype=int)) == 0
