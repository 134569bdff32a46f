"""A share with its interval: the group's shape between two ends, on a shared axis."""

from rich.style import Style
from rich.text import Text

from valuetui.screens.charts.axis import Axis, grid

LOW, LINE, HIGH = "├", "─", "┤"


def interval(
    axis: Axis, share: float, low: float, high: float, shape: str, style: Style, faint: Style
) -> Text:
    """One line: ``shape`` at ``share`` and a line from ``low`` to ``high``, over the ticks.

    All three are fractions, 0 to 1, and ``share`` lies between the ends. An end that falls on the
    column of ``shape`` does not show: the interval is no wider than can be drawn.
    """
    left, at, right = (axis.column(fraction) for fraction in (low, share, high))
    cells = list(grid(axis))
    cells[left : right + 1] = LINE * (right - left + 1)
    cells[left], cells[right], cells[at] = LOW, HIGH, shape
    line = "".join(cells)
    return Text.assemble(
        (line[:left], faint), (line[left : right + 1], style), (line[right + 1 :], faint)
    )
