"""Letters of several sizes, where the terminal is one that can change its font.

xterm changes its font by an escape sequence where its resource ``allowFontOps`` is true. A window
that fills the screen then has fewer or more cells, and the program lays itself out anew. Nothing is
taken from the terminal's name: before the first screen every size is tried and its cells are
counted, and what has no effect is not offered.

The font's name carries the normal size along as a second one, which the terminal does not draw:
``Hack:pixelsize=34:pixelsize=27``. So a program that was killed while the letters were large leaves
word of how large they had been.
"""

import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass

from valuetui.screens.tty import Line, Terminal, Window

SMALLEST_STEP = 1.15
"""How many times larger the letters must be at least for another size to be worth offering."""
LARGEST = 2.0
"""How many times larger they are at most."""
EM = 0.86
"""The letters' size in heights of a cell, for a first guess; the trial tells it exactly."""
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
    found: list[float] = []
    for factor in reversed(factors(before.columns, before.rows, least)):
        pixels = trial.largest(factor * before.cell, before, least)
        if pixels is None:
            found.clear()
            break
        found.insert(0, pixels)
    if trial.window == before:  # it was never another
        return None
    normal = trial.closest(before)
    if not found:
        return None
    return Letters(tuple(_setting(family, each, normal) for each in (normal, *found)))


class _Trial:
    """Changes the letters and looks what comes of it."""

    def __init__(self, line: Line, family: str) -> None:
        self._line = line
        self._family = family
        self._em = EM
        self._pixels = 0.0
        self.window = line.window()

    def show(self, pixels: float) -> Window:
        """Change to letters of this size, and wait for the window to have other cells."""
        if pixels == self._pixels:
            return self.window
        before, self._pixels = self.window, pixels
        self._line.write(_setting(self._family, pixels, pixels))
        _answers(self._line, "")
        end = time.monotonic() + CHANGE
        while (now := self._line.window()) == before and time.monotonic() < end:
            time.sleep(GLANCE)
        if now != before and now.rows:
            self._em = pixels / now.cell
        self.window = now
        return now

    def largest(self, cell: float, before: Window, least: tuple[int, int]) -> float | None:
        """The largest size with cells of at most so many pixels, and with at least so many of them
        in the window; None where the window does not keep its size, or its cells."""
        self.show(float(int(self._em * cell)))
        for less in range(4):
            pixels = float(int(self._em * cell) - less)
            window = self.show(pixels)
            if (window.width, window.height) != (before.width, before.height):
                return None  # it outgrows the screen
            if window.rows >= before.rows:
                return None  # it does not change
            if window.holds(*least):
                return pixels
        return None

    def closest(self, wanted: Window) -> float:
        """The size with which the window is as it was, or as nearly as can be."""
        seen = []
        for pixels in _around(self._em * wanted.cell):
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
        with (opened or Terminal)() as line:
            return tried(line, least)
    except OSError:  # it is gone
        return None


def restore(letters: Letters) -> None:
    """Give the terminal its normal letters, from outside of Textual."""
    try:
        with Terminal() as line:
            line.write(letters.sequences[0])
    except OSError:
        return  # it is gone, and its letters with it
