"""Dumbbells: where something is today and where it is wanted, on a shared axis."""

from rich.style import Style
from rich.text import Text

from valuetui.screens.charts.axis import Axis, grid

START = "○"
EDGE = "‹"
"""In place of either: all that is known is that it lies on this side."""
THIN, BOLD = "─", "━"


def dumbbell(
    axis: Axis,
    start: float,
    end: float,
    shape: str,
    style: Style,
    faint: Style,
    *,
    bold: bool = False,
    first: str = START,
    joined: bool = True,
) -> Text:
    """One line: ``first`` at ``start``, ``shape`` at ``end`` and a line between, over the ticks.

    ``start`` and ``end`` are shares between 0 and 1. Where both fall on the same column, ``shape``
    is what shows. Where it is not known which of them is the larger they are not ``joined``.
    """
    begin, last = axis.column(start), axis.column(end)
    cells = list(grid(axis))
    left, right = min(begin, last), max(begin, last)
    if joined:
        cells[left : right + 1] = (BOLD if bold else THIN) * (right - left + 1)
    cells[begin] = first
    cells[last] = shape
    line = "".join(cells)
    return Text.assemble(
        (line[:left], faint), (line[left : right + 1], style), (line[right + 1 :], faint)
    )
