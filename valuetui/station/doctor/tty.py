"""Asking the terminal itself: for its name, and whether a touch comes through.

Nothing here waits long: a terminal that says nothing is taken to know nothing.
"""

import os
import re
import select
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 0.5
"""Seconds for an answer. A terminal at the other end of a slow line may need them."""
TOUCH_PATIENCE = 30.0
"""Seconds for a person to touch the screen."""
_NAME = b"\x1b[>0q"
_WHAT = b"\x1b[c"
"""What every terminal answers: when this answer comes, no other one will."""
_NAMED = re.compile(rb"\x1bP>\|(.*?)(?:\x1b\\|\x07)", re.DOTALL)
_ANSWERED = re.compile(rb"\x1b\[\?[\d;]*c")
_MOUSE_ON, _MOUSE_OFF = b"\x1b[?1000h\x1b[?1006h", b"\x1b[?1006l\x1b[?1000l"
_PRESSED = re.compile(rb"\x1b\[<\d+;\d+;\d+[Mm]")
_LEFT = re.compile(rb"[\r\n\x03\x04qQ]")
"""Keys by which a person goes on without touching."""


def terminal_name(path: str = "/dev/tty") -> str:
    """What the terminal calls itself, such as ``xterm(379)``; empty where it does not say."""
    with _raw(path) as handle:
        if handle is None:
            return ""
        os.write(handle, _NAME + _WHAT)
        found = _NAMED.search(_read_until(handle, _ANSWERED, PATIENCE))
    return found[1].decode("ascii", "replace") if found else ""


def touch_comes(path: str = "/dev/tty", patience: float = TOUCH_PATIENCE) -> bool:
    """Whether the screen is touched or clicked before somebody presses Enter."""
    with _raw(path) as handle:
        if handle is None:
            return False
        os.write(handle, _MOUSE_ON)
        try:
            ended = re.compile(_PRESSED.pattern + b"|" + _LEFT.pattern)
            came = _read_until(handle, ended, patience)
            if _PRESSED.search(came):
                _read_until(handle, re.compile(rb"m"), PATIENCE)  # the finger goes up as well
        finally:
            os.write(handle, _MOUSE_OFF)
    return bool(_PRESSED.search(came))


def _read_until(handle: int, seen: re.Pattern[bytes], patience: float) -> bytes:
    """What came until a pattern was in it, or so many seconds were over."""
    came, end = b"", time.monotonic() + patience
    while not seen.search(came):
        left = end - time.monotonic()
        if left <= 0 or not select.select([handle], [], [], left)[0]:
            break
        more = os.read(handle, 4096)
        if not more:
            break
        came += more
    return came


@contextmanager
def _raw(path: str) -> Iterator[int | None]:
    """The terminal, with every byte as it comes and nothing echoed; None where there is none."""
    if sys.platform == "win32":
        yield None
        return
    import termios
    import tty

    try:
        handle = os.open(path, os.O_RDWR | os.O_NOCTTY)
    except OSError:
        yield None
        return
    try:
        before = termios.tcgetattr(handle)
        tty.setcbreak(handle)
        try:
            yield handle
        finally:
            termios.tcsetattr(handle, termios.TCSAFLUSH, before)
    except termios.error:
        yield None
    finally:
        os.close(handle)
