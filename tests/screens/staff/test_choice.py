"""Choosing one of several lines."""

from hypothesis import given
from hypothesis import strategies as st

from valuetui.screens.staff.choice import Choice

KEYS = st.lists(st.sampled_from([*"0123456789", "up", "down", "pageup", "pagedown", "x", "line 3"]))


def pressed(choice: Choice, *keys: str) -> Choice:
    for key in keys:
        choice = choice.press(key)
    return choice


def test_a_number_of_two_digits_is_typed_as_it_stands() -> None:
    assert pressed(Choice(12), "1").place == 0
    assert pressed(Choice(12), "1", "2").place == 11
    assert pressed(Choice(9), "1", "2").place == 1
    assert pressed(Choice(9), "0").place == 0


def test_only_enter_or_a_touch_chooses() -> None:
    assert not pressed(Choice(3), "2", "down").chosen
    assert pressed(Choice(3), "2", "enter") == Choice(3, 1, "2", chosen=True)
    assert pressed(Choice(3), "line 2") == Choice(3, 2, chosen=True)
    assert not pressed(Choice(0), "enter").chosen


@given(st.integers(1, 30), st.integers(1, 12), KEYS)
def test_the_place_is_always_one_of_the_lines_and_always_shown(
    count: int, height: int, keys: list[str]
) -> None:
    choice = pressed(Choice(count), *keys)
    assert 0 <= choice.place < count
    shown = choice.shown(height)
    assert choice.place in shown
    assert len(shown) == min(count, height)
