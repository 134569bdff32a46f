"""What those who were silent could still change."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetui.results.inference.census import bounds
from valuetui.results.inference.intervals import Interval


def test_a_council_of_which_three_in_four_answered() -> None:
    """30 of 45 answers on a roll of 61: between 49 and 75 per cent."""
    assert bounds(30, 45, 61) == Interval(30 / 61, 46 / 61)
    assert bounds(30, 61, 61) == Interval(30 / 61, 30 / 61)


@given(st.integers(1, 200), st.data())
def test_whatever_the_silent_pick_it_is_within_the_bounds(
    population: int, data: st.DataObject
) -> None:
    n = data.draw(st.integers(0, population))
    count = data.draw(st.integers(0, n))
    more = data.draw(st.integers(0, population - n))
    assert (count + more) / population in bounds(count, n, population)


@pytest.mark.parametrize(("n", "population"), [(62, 61), (0, 0)])
def test_more_answers_than_people_are_refused(n: int, population: int) -> None:
    with pytest.raises(ValueError, match="answers of a population"):
        bounds(0, n, population)
