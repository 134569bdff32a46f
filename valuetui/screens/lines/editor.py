"""One line of typing: what the keys make of it, and what a person hears and feels of that.

The terminal's own line editing is switched off, because it hands over nothing before Enter: who
types slowly would count as gone. So letters are echoed here, and only one at a time.
"""

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 60
ENTER = frozenset("\r\n")
ERASE = frozenset("\x7f\b")
ERASE_ALL = "\x15"
"""Ctrl+U, as terminals have it."""

_SEQUENCE = re.compile(r"\x1b+(?:\[[0-?]*[ -/]*[@-~]|O[ -~]|(?=[^\[O\x1b]))")
_BEGUN = re.compile(r"\x1b+(?:\[[0-?]*[ -/]*|O)?$")
_LONGEST_SEQUENCE = 16
"""Characters of what a key can send: more is nothing that began as one."""


@dataclass(frozen=True)
class Typed:
    """What came of some keys."""

    echo: str = ""
    """To be written to the terminal."""
    lines: tuple[str, ...] = ()
    """The lines that Enter has ended."""


class LineEditor:
    """Takes keys as a terminal sends them. Arrows and other keys that have no letter do nothing.

    ``secret`` echoes an asterisk for every letter.
    """

    def __init__(self) -> None:
        self.line = ""
        """What has been typed of the present line."""
        self.secret = False
        self._begun = ""
        """The beginning of a key's sequence whose end is still to come."""

    def feed(self, keys: str, room: int = LONGEST) -> Typed:
        """Take some keys; a line holds at most ``room`` columns."""
        keys = _SEQUENCE.sub("", self._begun + keys)
        begun = _BEGUN.search(keys)
        self._begun = begun[0] if begun and len(begun[0]) < _LONGEST_SEQUENCE else ""
        echo, lines = "", []
        for key in keys[: begun.start()] if begun else keys:
            if key in ENTER:
                lines.append(self.line)
                self.line = ""
                echo += "\n"
            else:
                echo += self._key(key, room)
        return Typed(echo, tuple(lines))

    @property
    def shown(self) -> str:
        """What stands on the screen of the present line."""
        return "*" * len(self.line) if self.secret else self.line

    def forget(self) -> None:
        """Nothing was typed."""
        self.line, self._begun, self.secret = "", "", False

    def _key(self, key: str, room: int) -> str:
        if key in ERASE:
            gone, self.line = self.line[-1:], self.line[:-1]
            return "\b \b" * self._columns(gone)
        if key == ERASE_ALL:
            gone, self.line = self.line, ""
            return "\b \b" * self._columns(gone)
        if unicodedata.category(key)[0] == "C" or self._columns(self.line + key) > min(
            room, LONGEST
        ):
            return ""
        self.line += key
        return "*" if self.secret else key

    def _columns(self, text: str) -> int:
        return len(text) if self.secret else sum(map(_width, text))


def _width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
