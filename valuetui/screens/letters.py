"""Letters of several sizes, where the terminal is one that can change its font.

xterm changes its font by an escape sequence where its resource ``allowFontOps`` is true. A window
that fills the screen then has fewer or more cells, and the program lays itself out anew. Nothing is
taken from the terminal's name: before the first screen every size is tried and its cells are
counted, and what has no effect is not offered.

The font's name carries the normal size along as a second one, which the terminal does not draw:
``Hack:pixelsize=34:pixelsize=27``. So a program that was killed while the letters were large leaves
word of how large they had been.
"""

import os
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from typing import Protocol

SMALLEST_STEP = 1.15
"""How many times larger the letters must be at least for another size to be worth offering."""
LARGEST = 2.0
"""How many times larger they are at most."""
EM = 0.86
"""The letters' size in rows of a cell, for a first guess; the trial tells it exactly."""
PATIENCE = 1.0
"""Seconds after which a terminal will not answer any more."""
CHANGE = 0.4
"""Seconds after which a window that has not changed its cells will not do so any more."""
GLANCE = 0.01

ASK = "\x1b]50;?\x1b\\"
END = "\x1b[c"
"""What every terminal answers, and after everything that it was asked before."""
_ANSWER = re.compile(r"\x1b\]50;(?P<name>[^\x07\x1b]*)(?:\x07|\x1b\\)")
_END = re.compile(r"\x1b\[\?[\d;]*c")
_PIXELS = re.compile(r":pixelsize=([\d.]+)")
_SIZE = re.compile(r":(?:pixel)?size=[\d.]+")


@dataclass(frozen=True)
class Window:
    """A window of a terminal: its cells, and its pixels (0 where the terminal does not tell)."""

    columns: int
    rows: int
    width: int
    height: int

    def holds(self, columns: int, rows: int) -> bool:
        """Whether so many cells fit."""
        return self.columns >= columns and self.rows >= rows


class Line(Protocol):
    """The line to a terminal."""

    def window(self) -> Window:
        """The terminal's window as it is now."""
        ...

    def write(self, text: str) -> None: ...

    def read(self, seconds: float) -> str:
        """What has come; empty when nothing came within so many seconds."""
        ...


@dataclass(frozen=True)
class Letters:
    """Sizes that were tried: for each, from the normal one upwards, what sets it."""

    sequences: tuple[str, ...]


def factors(columns: int, rows: int, least: tuple[int, int]) -> list[float]:
    """How many times larger than normal the letters can be, in steps that are worth it, where a
    window of so many cells must still hold the ``least`` columns and rows."""
    most = min(columns / least[0], rows / least[1], LARGEST)
    if most >= SMALLEST_STEP**2:
        return [most**0.5, most]
    return [most] if most >= SMALLEST_STEP else []


def tried(line: Line, least: tuple[int, int]) -> Letters | None:
    """The sizes that the terminal at the end of the line really changes to, or None where it has
    but one. Afterwards its window is as it was before."""
    name = _font(line)
    if not name:
        return None
    family = _SIZE.sub("", name)
    trial = _Trial(line, family)
    if left := _PIXELS.findall(name):  # by a program that was killed
        trial.show(float(left[-1]))
    before = line.window()
    if not before.rows or not before.height or not before.holds(*least):
        return None
    guess = EM * before.height / before.rows
    found = []
    for factor in reversed(factors(before.columns, before.rows, least)):
        pixels = trial.largest(guess * factor, least)
        if pixels is None or trial.window == before:
            break
        guess = pixels * trial.window.rows / before.rows
        found.append((trial.window, pixels))
    if not found and trial.window == line.window() == before:
        return None
    normal = trial.closest(guess, before)
    if not found or any(after.rows >= before.rows for after, _ in found):
        return None
    sizes = [normal, *(pixels for _, pixels in reversed(found))]
    return Letters(tuple(_setting(family, each, normal) for each in sizes))


class _Trial:
    """Changes the letters and looks what comes of it."""

    def __init__(self, line: Line, family: str) -> None:
        self._line = line
        self._family = family
        self.window = line.window()

    def show(self, pixels: float) -> Window:
        """Change to letters of this size, and wait for the window to have other cells."""
        before = self.window
        self._line.write(_setting(self._family, pixels, pixels))
        _answers(self._line, "")
        end = time.monotonic() + CHANGE
        while (now := self._line.window()) == before and time.monotonic() < end:
            time.sleep(GLANCE)
        self.window = now
        return now

    def largest(self, pixels: float, least: tuple[int, int]) -> float | None:
        """The largest size, not above this one, with which the window still has so many cells."""
        whole = (self.window.width, self.window.height)
        for size in (float(int(pixels) - less) for less in range(4)):
            window = self.show(size)
            if (window.width, window.height) != whole:  # it outgrows the screen
                return None
            if window.holds(*least):
                return size
        return None

    def closest(self, guess: float, wanted: Window) -> float:
        """The size near this one with which the window is as it was, or as nearly as can be."""
        seen = []
        for pixels in _around(guess):
            window = self.show(pixels)
            seen.append((_distance(window, wanted), pixels))
            if window == wanted:
                break
        best = min(seen)[1]
        if best != seen[-1][1]:
            self.show(best)
        return best


def _around(guess: float) -> Iterator[float]:
    """Sizes from the nearest whole one outwards."""
    middle = round(guess)
    for off in (0, 1, -1, 0.5, -0.5, 2, -2, 1.5, -1.5, 3, -3):
        yield float(middle + off)


def _distance(one: Window, other: Window) -> int:
    return (
        abs(one.columns - other.columns)
        + abs(one.rows - other.rows)
        + abs(one.width - other.width)
        + abs(one.height - other.height)
    )


def _setting(family: str, pixels: float, normal: float) -> str:
    """What sets a font of this size and notes the normal one."""
    return f"\x1b]50;{family}:pixelsize={pixels:g}:pixelsize={normal:g}\x1b\\"


def _font(line: Line) -> str:
    """The name of the terminal's font; empty where it does not tell."""
    answer = _ANSWER.search(_answers(line, ASK))
    return answer["name"] if answer else ""


def _answers(line: Line, question: str) -> str:
    """What the terminal answers to a question, which may be nothing."""
    line.write(question + END)
    came, end = "", time.monotonic() + PATIENCE
    while not _END.search(came) and time.monotonic() < end:
        came += line.read(end - time.monotonic())
    return came


def letters_of_terminal(
    environment: Mapping[str, str],
    least: tuple[int, int],
    opened: Callable[[], AbstractContextManager[Line]] | None = None,
) -> Letters | None:
    """The sizes of the terminal that the program runs in. Only xterm and its like are asked at all,
    so that no other terminal costs the start a moment."""
    if "XTERM_VERSION" not in environment:
        return None
    try:
        with (opened or _Terminal)() as line:
            return tried(line, least)
    except OSError:  # it is gone
        return None


def restore(letters: Letters) -> None:
    """Give the terminal its normal letters, from outside of Textual."""
    try:
        with _Terminal() as line:
            line.write(letters.sequences[0])
    except OSError:
        return  # it is gone, and its letters with it


class _Terminal:
    """The terminal that the program runs in, while nobody else reads from it."""

    def __enter__(self) -> "_Terminal":
        import termios
        import tty

        self._file = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
        try:
            self._before = termios.tcgetattr(self._file)
            tty.setraw(self._file, termios.TCSANOW)
        except termios.error as error:
            os.close(self._file)
            raise OSError(*error.args) from error
        return self

    def __exit__(self, *_: object) -> None:
        import termios

        with suppress(termios.error):  # it has gone meanwhile
            termios.tcsetattr(self._file, termios.TCSAFLUSH, self._before)
        os.close(self._file)

    def window(self) -> Window:
        import fcntl
        import struct
        import termios

        said = fcntl.ioctl(self._file, termios.TIOCGWINSZ, bytes(8))
        rows, columns, width, height = struct.unpack("HHHH", said)
        return Window(columns, rows, width, height)

    def write(self, text: str) -> None:
        os.write(self._file, text.encode())

    def read(self, seconds: float) -> str:
        import select

        if not select.select([self._file], [], [], max(0.0, seconds))[0]:
            return ""
        return os.read(self._file, 1 << 12).decode("ascii", "replace")
