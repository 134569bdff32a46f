"""How long wrong PINs make somebody wait."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetui.station.attempts import FIRST, FREE, LONGEST, Attempts

WAITS = [0, 0, 0, 0, 60, 120, 240, 480, 900, 900]
seconds = st.floats(0, 1e7)


def wrong(times: int, at: float = 1000.0) -> Attempts:
    """So many wrong attempts, the last one at this time."""
    return Attempts(times, at)


@pytest.mark.parametrize(("times", "wait"), [*enumerate(WAITS, 1)])
def test_the_fifth_costs_a_minute_and_each_further_one_twice_as_much(
    times: int, wait: float
) -> None:
    assert wrong(times).wait == wait
    assert wrong(times).left(1000) == wait
    assert wrong(times).left(1000 + wait) == 0


def test_a_million_wrong_attempts_are_no_fault_of_arithmetic() -> None:
    assert wrong(1_000_000).wait == LONGEST


def test_after_the_machine_was_started_anew_the_time_since_then_counts_and_no_more() -> None:
    assert wrong(5, at=1000).left(0) == 60
    assert wrong(5, at=1000).left(20) == 40
    assert wrong(5, at=1000).left(60) == 0


@given(st.integers(FREE + 1, 12), seconds, st.lists(st.floats(0, 300), min_size=1, max_size=5))
def test_no_restart_makes_a_wait_shorter(times: int, last: float, runs: Sequence[float]) -> None:
    """The machine runs for a while after the attempt, is off, runs again for a while, and so on: at
    no moment is more time taken off than it has run in all."""
    attempts = wrong(times, last)
    passed, begun = 0.0, last
    for run in runs:
        passed += run
        now = begun + run
        assert attempts.left(now) >= attempts.wait - passed - 1e-6
        begun = 0.0


@given(st.integers(0, 100), seconds)
def test_it_is_kept_as_it_is(times: int, last: float) -> None:
    assert Attempts.from_document(Attempts(times, last).to_document()) == Attempts(times, last)


@pytest.mark.parametrize(
    "document",
    [{}, {"wrong": -1, "last": 0}, {"wrong": "x", "last": 0}, {"wrong": 1, "last": "nan"}],
)
def test_what_was_damaged_does_not_begin_at_nothing(document: dict[str, object]) -> None:
    assert Attempts.from_document(document).again(50.0).wait > FIRST
