"""The codes that a station's settings allow are the names that keys really have on the screens."""

import pytest
from textual import events
from textual.keys import Keys

from valuetui.screens.keypad import MEANINGS, translated
from valuetui.screens.theme import THEMES as SCREEN_THEMES
from valuetui.screens.theme_names import named
from valuetui.station.keypad import FUNCTIONS, NAMED, STANDARD, is_key
from valuetui.station.settings import THEMES


def test_every_named_key_is_one_of_the_screens() -> None:
    known = {key.value for key in Keys}
    assert NAMED - {"space"} <= known
    assert {f"f{number}" for number in range(1, 25)} <= known


def test_what_stands_on_every_keyboard_is_what_the_screens_go_by() -> None:
    assert {STANDARD[key] for key in MEANINGS.values()} == set(FUNCTIONS)
    assert all(STANDARD[key] == function for function, key in MEANINGS.items())


@pytest.mark.parametrize("function", FUNCTIONS)
def test_a_code_is_translated_and_any_other_key_is_itself(function: str) -> None:
    keypad = {"8": function}
    assert translated(events.Key("8", "8"), keypad).key == MEANINGS[function]
    other = events.Key("9", "9")
    assert translated(other, keypad) is other


@pytest.mark.parametrize("name", ["", "f0", "f25", "ctrl+a", "tab", "å", "F1", "shift+", "aa"])
def test_what_is_no_key_is_known(name: str) -> None:
    assert not is_key(name)


def test_the_themes_of_the_settings_are_those_of_the_screens() -> None:
    assert [named(theme) for theme in THEMES] == [theme.name for theme in SCREEN_THEMES]
