"""Which terminal it is, and whether touch reaches a program in it."""

import pytest

from valuetui.station.doctor.emulator import Emulator, Touch, emulator_of


@pytest.mark.parametrize(
    ("answer", "name", "version", "touch"),
    [
        ("XTerm(379)", "xterm", "379", Touch.BOTH),
        ("kitty(0.26.5)", "kitty", "0.26.5", Touch.BOTH),
        ("foot(1.13.1)", "foot", "1.13.1", Touch.MOUSE),
        ("foot(1.14.0)", "foot", "1.14.0", Touch.MOUSE),
        ("foot(1.15.0)", "foot", "1.15.0", Touch.BOTH),
        ("foot(1.21.0)", "foot", "1.21.0", Touch.BOTH),
        ("tmux 3.3a", "tmux", "3.3a", Touch.UNKNOWN),
        ("VTE(7006)", "vte", "7006", Touch.UNKNOWN),
    ],
)
def test_a_terminal_that_says_its_name(answer: str, name: str, version: str, touch: Touch) -> None:
    found = emulator_of({"TERM": "xterm-256color"}, answer)
    assert (found.name, found.version, found.touch) == (name, version, touch)


@pytest.mark.parametrize(
    ("environment", "name", "touch"),
    [
        ({"XTERM_VERSION": "XTerm(379)"}, "xterm", Touch.BOTH),
        ({"TERM": "linux"}, "linux", Touch.NOTHING),
        ({"WT_SESSION": "1", "TERM": "xterm-256color"}, "windows-terminal", Touch.MOUSE),
        ({"KITTY_WINDOW_ID": "1"}, "kitty", Touch.BOTH),
        ({"KITTY_WINDOW_ID": "1", "WAYLAND_DISPLAY": "wayland-0"}, "kitty", Touch.MOUSE),
        ({"TERM": "alacritty"}, "alacritty", Touch.BOTH),
        ({"TERM": "foot"}, "foot", Touch.MOUSE),
        ({"VTE_VERSION": "7006"}, "vte", Touch.UNKNOWN),
        ({"TMUX": "/srv/x", "XTERM_VERSION": "XTerm(379)"}, "tmux", Touch.UNKNOWN),
        ({"STY": "1.x"}, "screen", Touch.UNKNOWN),
        ({"TERM": "xterm-256color"}, "", Touch.UNKNOWN),
        ({}, "", Touch.UNKNOWN),
    ],
)  # fmt: skip
def test_otherwise_the_environment_tells(
    environment: dict[str, str], name: str, touch: Touch
) -> None:
    found = emulator_of(environment)
    assert (found.name, found.touch) == (name, touch)


def test_what_the_terminal_says_is_worth_more_than_what_it_inherited() -> None:
    assert emulator_of({"KITTY_WINDOW_ID": "1"}, "foot(1.13.1)").name == "foot"


def test_a_terminal_on_another_machine() -> None:
    assert emulator_of({"SSH_CONNECTION": "a b"}).remote
    assert not Emulator("xterm").remote
