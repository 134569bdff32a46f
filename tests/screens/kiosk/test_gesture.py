"""Five taps in the corner, or five times a key, within four seconds."""

import pytest

from tests.screens.kiosk.visitor import Clock
from valuetui.screens.kiosk.gesture import COLUMNS, ROWS, Gesture


def taps(*places: tuple[float, float], pause: float = 0.5) -> bool:
    """Whether the last one of these taps makes the gesture, and none before it."""
    clock = Clock()
    gesture = Gesture(clock, "ctrl+q")
    made = []
    for column, row in places:
        made.append(gesture.tap(column, row))
        clock.go(pause)
    assert not any(made[:-1])
    return made[-1]


@pytest.mark.parametrize("place", [(0, 0), (COLUMNS - 1, ROWS - 1), (COLUMNS - 0.1, 0)])
def test_five_taps_in_the_corner_are_meant(place: tuple[float, float]) -> None:
    assert taps(*[place] * 5)


@pytest.mark.parametrize("place", [(COLUMNS, 0), (0, ROWS), (50, 20)])
def test_taps_beside_the_corner_are_not(place: tuple[float, float]) -> None:
    assert not taps(*[place] * 5)


def test_a_tap_elsewhere_comes_between() -> None:
    assert not taps((0, 0), (0, 0), (0, 0), (0, 0), (50, 20), (0, 0))


def test_they_may_take_four_seconds() -> None:
    assert taps(*[(0, 0)] * 5, pause=1.0)
    assert not taps(*[(0, 0)] * 5, pause=1.01)


def test_slow_taps_count_as_soon_as_five_of_them_are_quick() -> None:
    clock = Clock()
    gesture = Gesture(clock, "ctrl+q")
    for _ in range(3):
        assert not gesture.tap(0, 0)
        clock.go(30)
    assert [gesture.tap(0, 0) for _ in range(5)] == [False] * 4 + [True]
    assert [gesture.tap(0, 0) for _ in range(4)] == [False] * 4


def test_five_times_the_key_is_meant_and_another_one_comes_between() -> None:
    gesture = Gesture(Clock(), "f12")
    assert [gesture.key("f12") for _ in range(5)] == [False] * 4 + [True]
    pressed = [gesture.key(key) for key in ("f12", "f12", "f12", "f12", "a", "f12")]
    assert not any(pressed)
