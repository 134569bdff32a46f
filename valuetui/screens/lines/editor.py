"""One line of typing: what the keys make of it, and what a person hears and feels of that.

The terminal's own line editing is switched off, because it hands over nothing before Enter: who
types slowly would count as gone. So letters are echoed here, and only one at a time.
"""

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 80
"""Columns of all that can be typed: a command and the longest text that may be asked for."""
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
    """To be written to the terminal, up to the first line that was ended: what comes after it
    shows when it is its turn."""
    lines: tuple[str, ...] = ()
    """The lines that Enter has ended."""


class LineEditor:
    """Takes keys as a terminal sends them. Arrows and other keys that have no letter do nothing.

    A line that is full goes on on the next one. Back over its end the line before is shown anew:
    not every terminal can go up.

    ``secret`` echoes an asterisk for every letter.
    """

    def __init__(self) -> None:
        self.line = ""
        """What has been typed of the present line."""
        self.secret = False
        self._room = LONGEST
        self._begun = ""
        """The beginning of a key's sequence whose end is still to come."""

    def feed(self, keys: str, room: int = LONGEST) -> Typed:
        """Take some keys; the terminal has ``room`` columns for each row of them."""
        self._room = room
        keys = _SEQUENCE.sub("", self._begun + keys)
        begun = _BEGUN.search(keys)
        self._begun = begun[0] if begun and len(begun[0]) < _LONGEST_SEQUENCE else ""
        echo: list[str] = []
        lines: list[str] = []
        for key in keys[: begun.start()] if begun else keys:
            echo_of_key = "\n" if key in ENTER else self._key(key)
            echo += [] if lines else [echo_of_key]
            if key in ENTER:
                lines.append(self.line)
                self.line = ""
        return Typed("".join(echo), tuple(lines))

    @property
    def shown(self) -> str:
        """What stands on the screen of the present line."""
        return self.seen_of(self.line)

    def seen_of(self, text: str) -> str:
        """What a text looks like on the screen, in rows."""
        return "\n".join(self._rows("*" * len(text) if self.secret else text))

    def forget(self) -> None:
        """Nothing was typed."""
        self.line, self._begun, self.secret = "", "", False

    def _key(self, key: str) -> str:
        before = self._rows(self.line)
        if key in ERASE:
            gone, self.line = self.line[-1:], self.line[:-1]
            after = self._rows(self.line)
            back = "\n" + self.shown.split("\n")[-1] if len(after) < len(before) else ""
            return "\b \b" * self._columns(gone) + back
        if key == ERASE_ALL:
            self.line = ""
            return "\b \b" * self._columns(before[-1]) + "\n" * (len(before) > 1)
        if unicodedata.category(key)[0] == "C" or self._columns(self.line + key) > LONGEST:
            return ""
        self.line += key
        breaks = len(self._rows(self.line)) > len(before)
        return "\n" * breaks + ("*" if self.secret else key)

    def _rows(self, text: str) -> list[str]:
        rows = [""]
        for letter in text:
            if rows[-1] and self._columns(rows[-1] + letter) > self._room:
                rows.append("")
            rows[-1] += letter
        return rows

    def _columns(self, text: str) -> int:
        return len(text) if self.secret else sum(map(_width, text))


def _width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
