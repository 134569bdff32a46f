"""Which language the command line speaks."""

import locale
import sys

import pytest

from valuetui.cli.language import chosen_language


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "sv_SE.UTF-8"}, "sv"),
        ({"LANG": "sv_FI"}, "sv"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "sv"),
        ({"LANG": "POSIX"}, "sv"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "sv_SE.UTF-8"}, "sv"),
        ({"LANG": "sv_SE.UTF-8", "LC_MESSAGES": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": ""}, "en"),
        ({"LANG": "en_GB.UTF-8", "VALUETUI_LANG": "sv"}, "sv"),
        ({"LANG": "sv_SE.UTF-8", "VALUETUI_LANG": "en"}, "en"),
        ({"LANG": "en_GB.UTF-8", "VALUETUI_LANG": "fi"}, "en"),
        ({"LANG": "en_GB.UTF-8", "VALUETUI_LANG": "sv-simple"}, "sv"),
    ],
)
def test_the_environment_says_which(environment: dict[str, str], language: str) -> None:
    assert chosen_language(["kiosk"], environment) == language


@pytest.mark.parametrize(
    "arguments",
    [["--lang", "en"], ["--lang=en"], ["export", "xlsx", "--lang", "en"], ["demo", "--lang=en"]],
)
def test_the_option_comes_before_everything_else(arguments: list[str]) -> None:
    assert chosen_language(arguments, {"LANG": "sv_SE", "VALUETUI_LANG": "sv"}) == "en"


@pytest.mark.parametrize("arguments", [["--lang"], ["--lang", "fi"], ["--lang="], ["--language"]])
def test_an_option_that_says_nothing_leaves_it_to_the_environment(arguments: list[str]) -> None:
    assert chosen_language(arguments, {"VALUETUI_LANG": "en"}) == "en"


@pytest.mark.parametrize(
    ("name", "language"),
    [("Swedish_Sweden", "sv"), ("English_United Kingdom", "en"), ("sv-SE", "sv"), (None, "sv")],
)
def test_windows_which_has_no_such_variables_is_asked(
    name: str | None, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(locale, "getlocale", lambda: (name, "1252"))
    assert chosen_language([], {}) == language


def test_elsewhere_a_machine_that_names_no_language_gets_the_first() -> None:
    assert chosen_language([], {}) == "sv"
