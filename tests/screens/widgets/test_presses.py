"""Presses that are one and the same count once."""

import pytest

from valuetui.screens.widgets.presses import BOUNCE, KEY_AGAIN, TOUCH_AGAIN, Presses


@pytest.mark.parametrize(
    ("may_repeat", "by_key", "again"),
    [(False, False, TOUCH_AGAIN), (False, True, KEY_AGAIN), (True, True, BOUNCE)],
)
def test_the_same_tile_counts_once_in_a_while(may_repeat: bool, by_key: bool, again: float) -> None:
    presses = Presses(may_repeat=may_repeat)
    assert presses.is_new("trust", 3, 10.0, by_key=by_key)
    assert not presses.is_new("trust", 3, 10.0 + again - 0.01, by_key=by_key)
    assert presses.is_new("trust", 3, 10.0 + 2 * again, by_key=by_key)


def test_a_key_held_down_never_counts_again() -> None:
    presses = Presses(may_repeat=False)
    assert presses.is_new("trust", 3, 0.0, by_key=True)
    assert not any(presses.is_new("trust", 3, n * 0.5, by_key=True) for n in range(1, 20))


def test_what_has_come_into_the_place_of_a_pressed_tile_is_not_meant() -> None:
    presses = Presses(may_repeat=False)
    assert presses.is_new("trust", 3, 0.0, by_key=False)
    assert not presses.is_new("care", 3, 0.1, by_key=False)
    assert presses.is_new("hope", 5, 0.2, by_key=False)


def test_nothing_is_remembered_of_somebody_who_has_gone() -> None:
    presses = Presses(may_repeat=False)
    presses.is_new("trust", 3, 0.0, by_key=False)
    presses.forget()
    assert "trust" not in str(vars(presses))
