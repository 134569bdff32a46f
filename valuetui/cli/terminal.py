"""The terminal as the process that watches a program sees it: a few lines, and nothing is typed."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from valuetui.screens.plain import GROUND, INK

if sys.platform != "win32":
    import termios

ECHO_AND_SIGNALS = 3
"""Where the terminal's flags say what becomes of what is typed."""
QUIET = "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1004l\x1b[?2004l"
"""No reports of the mouse, of the focus and of what is pasted."""
OTHER_SCREEN, FIRST_SCREEN = "\x1b[?1049h", "\x1b[?1049l"
NO_CURSOR, CURSOR = "\x1b[?25l", "\x1b[?25h"


class Terminal:
    """Standard input and error, whose attributes were once those ``before``. A terminal that is
    gone is no error: whoever closed it ends the program."""

    def __init__(self, before: list[Any]) -> None:
        self._in, self._out = sys.stdin.fileno(), sys.stderr.fileno()
        self._before = before

    def show(self, lines: Sequence[str]) -> None:
        """Show these lines in the middle, and nothing of what is typed."""
        silent = self._before[:]
        silent[ECHO_AND_SIGNALS] &= ~(termios.ECHO | termios.ICANON | termios.ISIG)
        with suppress(termios.error):
            termios.tcsetattr(self._in, termios.TCSANOW, silent)
        self.forget_typed()
        self._write(
            QUIET + OTHER_SCREEN + NO_CURSOR + _colours() + "\x1b[2J" + self._centred(lines)
        )

    def forget_typed(self) -> None:
        """What was typed by now is meant for nobody."""
        with suppress(termios.error):
            termios.tcflush(self._in, termios.TCIFLUSH)

    def restore(self) -> None:
        """Leave the terminal as it was."""
        self.forget_typed()
        self._write(QUIET + "\x1b[0m" + FIRST_SCREEN + CURSOR)
        with suppress(termios.error):
            termios.tcsetattr(self._in, termios.TCSANOW, self._before)

    def _centred(self, lines: Sequence[str]) -> str:
        columns, rows = 80, 24
        with suppress(OSError):
            columns, rows = os.get_terminal_size(self._out)
        top = max(1, (rows - 2 * len(lines)) // 2 + 1)
        return "".join(
            f"\x1b[{top + 2 * number};{max(1, (columns - len(line)) // 2 + 1)}H{line[:columns]}"
            for number, line in enumerate(lines)
        )

    def _write(self, text: str) -> None:
        with suppress(OSError):
            os.write(self._out, text.encode())


def _colours() -> str:
    """Bold, in the colours of the first theme."""
    ink, ground = (
        ";".join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5)) for colour in (INK, GROUND)
    )
    return f"\x1b[0;1;38;2;{ink};48;2;{ground}m"
