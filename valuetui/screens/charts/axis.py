"""A shared axis of percentages: which column a share belongs to."""

from dataclasses import dataclass
from functools import cache

from rich.style import Style
from rich.text import Text

STEPS = (5, 10, 20, 25, 50)
GRID = "┊"
ROOM = 7
"""Columns that a tick and its label want for themselves."""


@dataclass(frozen=True, slots=True)
class Axis:
    """From 0 to ``maximum`` per cent over ``width`` columns, with a tick every ``step``."""

    maximum: int
    step: int
    width: int

    @property
    def span(self) -> int:
        """Columns from 0 to ``maximum``: such that the ticks are equally far apart."""
        steps = max(1, self.maximum // self.step)
        return max(1, (self.width - 1) // steps * steps)

    def column(self, fraction: float) -> int:
        """The column of a share between 0 and 1; what lies beyond the axis is put at its end."""
        place = round(fraction * 100 / self.maximum * self.span)
        return max(0, min(self.span, self.width - 1, place))

    def part(self, fraction: float) -> float:
        """A share as a part, 0 to 1, of the length of a bar as long as the axis is wide."""
        return max(0.0, min(1.0, fraction * 100 / self.maximum))

    def cell(self, fraction: float) -> int:
        """The column in which a bar of this share ends."""
        return min(self.width - 1, int(self.part(fraction) * self.width))

    @property
    def ticks(self) -> dict[int, int]:
        """Column to the percentage that stands there."""
        return {
            self.column(percent / 100): percent for percent in range(0, self.maximum + 1, self.step)
        }


def axis_for(largest: float, width: int) -> Axis:
    """The axis that holds shares up to ``largest`` (0 to 1), with ticks as close as there is room.

    It ends at a tick, and never beyond 100 per cent.
    """
    percent = max(1.0, min(100.0, largest * 100))
    for step in STEPS:
        maximum = min(100, -int(-percent // step) * step)
        if maximum // step * ROOM <= width - 1:
            break
    return Axis(maximum, step, max(1, width))


@cache
def grid(axis: Axis) -> str:
    """An empty line of the chart: a thin mark at each tick."""
    ticks = axis.ticks
    return "".join(GRID if column in ticks else " " for column in range(axis.width))


def bare_axis(largest: float, width: int) -> Axis:
    """The axis of bars that stand without a scale: as long as the width allows."""
    maximum = -int(-max(1.0, min(100.0, largest * 100)) // 1)
    return Axis(maximum, maximum, max(1, width))


def scale(axis: Axis, unit: str, style: Style) -> Text:
    """The line of figures above a chart; ``unit``, such as " %", follows the first one."""
    line = [" "] * axis.width
    for column, percent in axis.ticks.items():
        figure = f"{percent}" + ("" if percent else unit)
        start = max(0, min(axis.width - len(figure), column - len(str(percent)) // 2))
        line[start : start + len(figure)] = figure
    return Text("".join(line)[: axis.width], style=style)
