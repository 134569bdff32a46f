"""How sure the places are: against new samples, and against one pick each written out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from tests.results.inference.people import anybody, picking, together
from valuetui.results.inference.base import Counts
from valuetui.results.inference.ranks import (
    Certainty,
    SurePlace,
    places,
    tied_ranks,
)
from valuetui.results.inference.sampling import covariance, draws


def chance(seed: int = 1) -> np.random.Generator:
    return np.random.default_rng(seed)


@given(st.lists(st.lists(st.integers(0, 4), min_size=5, max_size=5), min_size=1, max_size=4))
def test_equals_have_all_places_of_their_tie(rows: list[list[int]]) -> None:
    numbers = np.array(rows, dtype=float)
    first, last = tied_ranks(numbers)
    assert (first == stats.rankdata(-numbers, method="min", axis=1)).all()
    assert (last == stats.rankdata(-numbers, method="max", axis=1)).all()


@given(anybody(least=2))
def test_the_covariance_is_that_of_the_rows(rows: Counts) -> None:
    assert covariance(together(rows), len(rows)) == pytest.approx(np.cov(rows.T), abs=1e-12)


def test_draws_have_the_mean_and_the_covariance_and_add_up_as_the_picks_do() -> None:
    rows = picking(300, chance())
    spread = 300 * covariance(together(rows), 300)
    drawn = draws(rows.sum(axis=0).astype(float), spread, 4000, chance())
    assert drawn.sum(axis=1) == pytest.approx(np.full(4000, 3000.0), abs=1e-3)
    assert drawn.mean(axis=0) == pytest.approx(rows.sum(axis=0), abs=1.0)
    assert np.cov(drawn.T) == pytest.approx(spread, abs=0.1 * spread.max())


def test_one_respondent_does_not_vary() -> None:
    with pytest.raises(ValueError, match="one respondent"):
        covariance(np.eye(3, dtype=int), 1)


@pytest.mark.parametrize("n", [100, 300])
def test_places_are_about_those_of_rows_drawn_anew(n: int) -> None:
    rows = picking(n, chance(3))
    told = places(together(rows), n, chance())
    assert told is not None
    weights = chance(9).multinomial(n, np.full(n, 1 / n), size=2000)
    ranks, _ = tied_ranks((weights @ rows).astype(float))
    again = (ranks <= 10).mean(axis=0)
    assert [place.top for place in told] == pytest.approx(list(again), abs=0.11)
    low, high = np.quantile(ranks, [0.025, 0.975], axis=0)
    first = slice(0, 15)
    assert [place.best for place in told][first] == pytest.approx(list(low[first]), abs=4)
    assert [place.worst for place in told][first] == pytest.approx(list(high[first]), abs=4)


def test_places_hold_the_place_and_add_up_to_ten() -> None:
    rows = picking(300, chance(5))
    told = places(together(rows), 300, chance())
    assert told is not None
    [ranks], _ = tied_ranks(rows.sum(axis=0)[None].astype(float))
    assert all(
        place.best <= rank <= place.worst for place, rank in zip(told[:20], ranks, strict=False)
    )
    assert sum(place.top for place in told) == pytest.approx(10)
    assert places(together(rows), 300, chance()) == told


def test_what_nobody_picked_is_in_no_top_ten_and_who_all_answered_are_sure() -> None:
    rows = np.hstack([picking(40, chance(), np.linspace(1, 0, 6), pick=2), np.zeros((40, 3), int)])
    told = places(together(rows), 40, chance())
    assert told is not None
    assert [place.top for place in told[6:]] == [0, 0, 0]
    assert {place.worst for place in told[6:]} == {9}
    sure = places(together(rows), 40, chance(), effective=np.inf, length=2, times=50)
    assert sure is not None
    counts = rows.sum(axis=0)
    for place, count in zip(sure, counts, strict=True):
        assert place.best == 1 + (counts > count).sum()
        assert place.worst == (counts >= count).sum()
        assert place.top == float(count > 0 and place.best <= 2)


def test_that_nobody_picked_a_value_is_chance_too() -> None:
    """Of 40 people all picked the first of 32 values, four the second, one the third."""
    rows = np.zeros((40, 32), dtype=int)
    rows[:, 0] = rows[:4, 1] = rows[5, 2] = 1
    told = places(together(rows), 40, chance(), length=40)
    assert told is not None
    assert [place.best for place in told[:3]] == [1, 2, 2]
    assert told[1].worst < told[2].worst == 32
    assert {place.worst for place in told[3:]} == {32}
    assert {place.best for place in told[3:]} <= {2, 3}
    assert [told[0].top, told[1].top, told[2].top] == pytest.approx([1, 0.98, 0.84], abs=0.02)
    assert {place.top for place in told[3:]} == {0}
    few = places(together(rows[:, [0, 1, 30, 31]]), 40, chance())
    assert few is not None
    assert [place.best for place in few] == [1, 2, 2, 2]
    sure = places(together(rows), 40, chance(), effective=np.inf)
    assert sure is not None
    assert [(place.best, place.worst) for place in sure[:4]] == [(1, 1), (2, 2), (3, 3), (4, 32)]


@pytest.mark.slow
@pytest.mark.parametrize("n", [30, 300])
def test_places_hold_the_true_place_of_most_values(n: int) -> None:
    """Also of those that hardly anybody picks, of which many have no pick in a small group."""
    people = chance(21)
    _, [truth] = tied_ranks(picking(10_000, people).sum(axis=0)[None].astype(float))
    held = []
    for _ in range(12):
        told = places(together(picking(n, people)), n, people)
        assert told is not None
        held += [place.best <= rank <= place.worst for place, rank in zip(told, truth, strict=True)]
    assert 0.92 <= np.mean(held) <= 0.99


@pytest.mark.parametrize(
    ("top", "certainty"),
    [
        (1.0, Certainty.SURE),
        (0.95, Certainty.SURE),
        (0.949, Certainty.LIKELY),
        (0.5, Certainty.LIKELY),
        (0.499, Certainty.UNSURE),
    ],
)
def test_certainty_in_words(top: float, certainty: Certainty) -> None:
    assert SurePlace(top, 1, 2).certainty is certainty


def test_small_groups_have_no_places() -> None:
    rows = picking(29, chance())
    assert places(together(rows), 29, chance()) is None
