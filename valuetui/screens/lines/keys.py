"""What the plain interview needs of a terminal, and what ends it."""

import signal
from typing import Protocol

ENDING = [
    signal.Signals[name]
    for name in ("SIGTERM", "SIGHUP", "SIGINT")
    if name in signal.Signals.__members__
]
"""Signals by which the system asks a program to end."""

_FUNCTION_KEYS = {
    **{f"f{number}": f"\x1bO{letter}" for number, letter in enumerate("PQRS", 1)},
    **{
        f"f{number}": f"\x1b[{code}~"
        for number, code in zip(range(5, 13), (15, 17, 18, 19, 20, 21, 23, 24), strict=True)
    },
}


class Ended(Exception):
    """The system asks the program to end by the signal ``number``, or the terminal is gone."""

    def __init__(self, number: int) -> None:
        super().__init__(f"signal {number}")
        self.number = number


class Keys(Protocol):
    """A terminal."""

    @property
    def columns(self) -> int: ...

    def read(self, seconds: float) -> str:
        """What is typed within so many seconds; empty where nothing is. Raises :class:`Ended`."""
        ...

    def write(self, text: str) -> None: ...

    def clear(self) -> None:
        """Leave nothing on the screen, and nothing to scroll back to."""
        ...

    def forget_typed(self) -> None:
        """What was typed by now is meant for nobody."""
        ...


def sent_by(key: str) -> str:
    """What a terminal sends for a key such as ``ctrl+q`` or ``f10``."""
    if key in _FUNCTION_KEYS:
        return _FUNCTION_KEYS[key]
    modifier, _, letter = key.rpartition("+")
    return chr(ord(letter.upper()) & 0x1F) if modifier == "ctrl" else letter
