"""Many tests at once, against the first published example and an independent package."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from valuetui.results.inference.base import Floats
from valuetui.results.inference.multiplicity import benjamini_hochberg, holm, worth_testing

THROMBOLYSIS = np.array(
    [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
     0.5719, 0.6528, 0.7590, 1.0000]
)  # fmt: skip
FAMILIES = st.lists(st.floats(0, 1), min_size=1, max_size=30).map(np.array)


def test_the_example_of_benjamini_and_hochberg() -> None:
    """Benjamini & Hochberg 1995, section 3.2: four rejected at 0.05, and three by Bonferroni's
    kind of adjustment."""
    assert (benjamini_hochberg(THROMBOLYSIS) < 0.05).sum() == 4
    assert (holm(THROMBOLYSIS) < 0.05).sum() == 3


@given(FAMILIES)
def test_q_values_are_the_packages(p: Floats) -> None:
    assert benjamini_hochberg(p) == pytest.approx(stats.false_discovery_control(p))


def test_holms_adjustment_by_hand() -> None:
    assert holm(np.array([0.03, 0.005, 0.04, 0.01])) == pytest.approx([0.06, 0.02, 0.06, 0.03])


@given(FAMILIES, st.randoms())
def test_adjusting_keeps_the_order_and_never_makes_surer(p: Floats, chance: Random) -> None:
    order = list(range(len(p)))
    chance.shuffle(order)
    for adjust in (benjamini_hochberg, holm):
        adjusted = adjust(p)
        assert ((p <= adjusted) & (adjusted <= 1)).all()
        assert (np.diff(adjusted[np.argsort(p)]) >= 0).all()
        assert adjust(p[order]) == pytest.approx(adjusted[order])
    assert (benjamini_hochberg(p) <= holm(p) + 1e-12).all()


def test_no_tests_need_no_adjusting() -> None:
    assert benjamini_hochberg(np.zeros(0)).shape == holm(np.zeros(0)).shape == (0,)


@pytest.mark.parametrize(("respondents", "least"), [(60, 10), (500, 10), (1245, 25)])
def test_what_few_picked_is_not_tested(respondents: int, least: int) -> None:
    assert list(worth_testing(np.array([0, least - 1, least]), respondents)) == [False, False, True]
