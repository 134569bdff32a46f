"""Which terminal this is, and whether touch and mouse reach a program in it. Pure.

Told by the environment, and by what the terminal answers when it is asked for its name (XTVERSION:
``xterm(379)``, ``foot(1.13.1)``). The answer is better: environment goes from one terminal to the
programs in it, also to another terminal.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

FOOT_TOUCHES = (1, 15)
"""The first version of foot that takes touch."""


class Touch(StrEnum):
    """What reaches a program."""

    BOTH = "both"
    """Mouse and touch."""
    MOUSE = "mouse"
    """Only the mouse."""
    NOTHING = "nothing"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Emulator:
    """A terminal program."""

    name: str
    """``xterm``, ``kitty`` and so on; empty where nothing tells."""
    version: str = ""
    wayland: bool = False
    remote: bool = False
    """It is on another machine."""

    @property
    def touch(self) -> Touch:
        """What is known of touch in this terminal."""
        match self.name:
            case "xterm":
                return Touch.BOTH
            case "kitty":
                return Touch.MOUSE if self.wayland else Touch.BOTH
            case "alacritty":
                return Touch.BOTH
            case "foot":
                return Touch.BOTH if _numbers(self.version) >= FOOT_TOUCHES else Touch.MOUSE
            case "windows-terminal":
                return Touch.MOUSE
            case "linux":
                return Touch.NOTHING
        return Touch.UNKNOWN


def emulator_of(environment: Mapping[str, str], answer: str = "") -> Emulator:
    """The terminal, by its ``answer`` where it gave one, otherwise by the environment."""
    wayland = bool(environment.get("WAYLAND_DISPLAY"))
    remote = "SSH_CONNECTION" in environment
    name, version = _of_answer(answer) or _of_environment(environment)
    return Emulator(name, version, wayland, remote)


_ANSWER = re.compile(r"([A-Za-z][\w .-]*?)\s*[( ]\s*v?(\d[\w.]*)")


def _of_answer(answer: str) -> tuple[str, str] | None:
    found = _ANSWER.match(answer)
    return (found[1].lower(), found[2]) if found else None


def _of_environment(environment: Mapping[str, str]) -> tuple[str, str]:
    """The innermost terminal first: what stands between is what the program talks to."""
    term = environment.get("TERM", "")
    if environment.get("TMUX"):
        return "tmux", ""
    if environment.get("STY"):
        return "screen", ""
    if term == "linux":
        return "linux", ""
    for variable, name in _VARIABLES.items():
        if environment.get(variable):
            return name, ""
    if version := environment.get("XTERM_VERSION"):
        found = _ANSWER.match(version)
        return "xterm", found[2] if found else ""
    return next(((name, "") for name in ("foot", "kitty", "alacritty") if name in term), ("", ""))


_VARIABLES = {
    "WT_SESSION": "windows-terminal",
    "KITTY_WINDOW_ID": "kitty",
    "ALACRITTY_WINDOW_ID": "alacritty",
    "VTE_VERSION": "vte",
}


def _numbers(version: str) -> tuple[int, ...]:
    """``1.13.1`` as numbers; an unknown version is older than all others."""
    return tuple(int(each) for each in re.findall(r"\d+", version)[:3])
