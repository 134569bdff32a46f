"""How sure the desired shifts of one group are."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.results.inference.people import anybody
from valuetui.results.inference.base import Counts
from valuetui.results.inference.intervals import newcombe_paired
from valuetui.results.inference.multiplicity import benjamini_hochberg
from valuetui.results.inference.shifts import SureShift, sure_shifts
from valuetui.results.inference.tables import mcnemar


def found(current: Counts, desired: Counts) -> tuple[SureShift, ...]:
    """Of rows of the same people."""
    told = sure_shifts(
        current.sum(axis=0), desired.sum(axis=0), (current * desired).sum(axis=0), len(current)
    )
    assert told is not None
    return told


def test_a_value_that_more_want_and_one_that_as_many_want() -> None:
    """Of 100: picked now by 20, wanted by 50, both 10; and 30, 30, 0; and by 9 in all."""
    told = sure_shifts(np.array([20, 30, 5]), np.array([50, 30, 5]), np.array([10, 0, 1]), 100)
    assert told is not None
    more, same, seldom = told
    assert more.difference == 0.3
    assert more.interval == newcombe_paired(10, 40, 10, 40)
    assert more.q is not None
    assert more.q < 0.001
    assert same.difference == 0
    assert same.q == pytest.approx(0.95, abs=0.02)
    assert (seldom.p, seldom.q, seldom.difference) == (None, None, 0)
    p = mcnemar(np.array([40, 30]), np.array([10, 30]))
    assert [more.p, same.p] == pytest.approx(list(p))
    assert [more.q, same.q] == pytest.approx(list(benjamini_hochberg(p)))


@given(anybody(least=30, most=60), st.integers(0, 2**32))
def test_a_shift_is_of_the_same_people_and_turns_round(current: Counts, seed: int) -> None:
    desired = np.random.default_rng(seed).integers(0, 2, current.shape)
    for value, (shift, back) in enumerate(
        zip(found(current, desired), found(desired, current), strict=True)
    ):
        change = (desired[:, value] - current[:, value]).mean()
        assert shift.difference == pytest.approx(float(change))
        assert shift.difference in shift.interval
        assert shift.difference == -back.difference
        assert (shift.p, shift.q) == (back.p, back.q)


def test_a_group_that_all_answered_is_sure_of_its_shift() -> None:
    counts = np.array([20]), np.array([50]), np.array([10])
    told = sure_shifts(*counts, 100, effective=np.inf)
    assert told is not None
    assert told[0].interval.low == told[0].interval.high == pytest.approx(0.3)


def test_small_groups_have_no_sure_shifts() -> None:
    ones = np.ones(2, dtype=int)
    assert sure_shifts(ones, ones, ones, 29) is None
    assert sure_shifts(ones, ones, ones, 30) is not None
