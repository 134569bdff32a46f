"""Pictures of black and white pixels, drawn with the quarters of cells. Pure.

A cell is twice as high as it is wide and holds two by two pixels, so that a pixel is too.
"""

from collections.abc import Sequence
from itertools import zip_longest
from typing import TypeAlias

Pixels: TypeAlias = list[str]
"""Rows from the top, all of one length; ``#`` is ink, anything else is ground."""

INK, GROUND = "#", "."
FULL = "█"
ACROSS, DOWN = 2, 2
"""Pixels in a cell."""
QUARTERS = " ▗▖▄▝▐▞▟▘▚▌▙▀▜▛█"
"""By the number that the pixels of a cell give: the upper left counts 8, the upper right 4, the
lower left 2 and the lower right 1."""


def enlarged(pixels: Pixels, by: int) -> Pixels:
    """Each pixel ``by`` times as wide and as high."""
    return [wide for row in pixels for wide in ["".join(each * by for each in row)] * by]


def in_cells(pixels: Pixels) -> list[str]:
    """The lines of a terminal that show these pixels."""
    rows = iter(pixels)
    return [_line(upper, lower) for upper, lower in zip_longest(rows, rows, fillvalue="")]


def _line(upper: str, lower: str) -> str:
    width = max(len(upper), len(lower))
    return "".join(
        QUARTERS[8 * one + 4 * two + 2 * three + four]
        for one, two, three, four in zip(
            _inked(upper, 0, width), _inked(upper, 1, width),
            _inked(lower, 0, width), _inked(lower, 1, width), strict=True,
        )
    )  # fmt: skip


def _inked(row: Sequence[str], first: int, width: int) -> list[bool]:
    """Every second pixel of a row from ``first`` on, as many as the cells of that width have."""
    return [
        place < len(row) and row[place] == INK for place in range(first, width + width % 2, ACROSS)
    ]
