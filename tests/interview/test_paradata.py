"""Seconds per screen."""

import pytest

from tests.instrument.samples import make_instrument
from tests.interview.journeys import Clock
from valuetui.interview.paradata import Stopwatch

CURRENT, DESIRED = make_instrument(pick=3).questions


def test_time_is_booked_on_the_screen_that_is_left() -> None:
    clock = Clock()
    stopwatch = Stopwatch(clock)
    for screen, seconds in [("current", 10.0), ("desired", 4.0), ("current", 2.5)]:
        clock.wait(seconds)
        stopwatch.leave(screen)
    assert stopwatch.seconds() == {"current": 12, "desired": 4}


def test_time_that_nobody_has_left_is_not_booked() -> None:
    clock = Clock()
    stopwatch = Stopwatch(clock)
    clock.wait(99)
    assert stopwatch.seconds() == {}


@pytest.mark.parametrize(
    ("current", "desired", "fast"),
    [(3.0, 3.0, False), (2.9, 60.0, True), (60.0, 2.9, True), (0.0, 0.0, True)],
)
def test_less_than_a_second_a_word_is_fast(current: float, desired: float, fast: bool) -> None:
    clock = Clock()
    stopwatch = Stopwatch(clock)
    clock.wait(current)
    stopwatch.leave("current")
    clock.wait(desired)
    stopwatch.leave("desired")
    assert stopwatch.fast([CURRENT, DESIRED]) is fast


def test_a_question_that_was_never_shown_is_fast() -> None:
    assert Stopwatch(Clock()).fast([CURRENT])
