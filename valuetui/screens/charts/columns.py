"""Columns on a common floor beside a level line: exact to an eighth of a line."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from valuetui.screens.charts.bars import Ink

EIGHTHS = " ▁▂▃▄▅▆▇"
LEVEL = "─"


@dataclass(frozen=True, slots=True)
class Heights:
    """How high columns are drawn: the level 1 lies in the middle of a line, so that it can be drawn
    where it is."""

    lines: int
    level: int
    """The line, counted from the floor, that the level lies in."""

    def eighths(self, amount: float) -> int:
        """The height of an amount: 0 only for nothing at all."""
        height = round(max(0.0, amount) * (8 * self.level + 4))
        return max(1, min(8 * self.lines, height)) if amount > 0 else 0


def heights(largest: float, lines: int) -> Heights:
    """The heights at which the largest amount has room and the level lies as high as it can, but
    not in the topmost line. Cut at the top is only what is more than twice ``lines``."""
    for level in range(max(0, lines - 2), 0, -1):
        if largest * (8 * level + 4) <= 8 * lines:
            return Heights(lines, level)
    return Heights(lines, 0)


def columns(
    amounts: Sequence[float], high: Heights, width: int, gap: int, ink: Ink, line: Style
) -> list[Text]:
    """The amounts, of which 1 reaches the level, as columns of ``width`` with ``gap`` between."""
    tall = [high.eighths(amount) for amount in amounts]
    return [_row(tall, high, row, width, gap, ink, line) for row in reversed(range(high.lines))]


def _row(
    tall: Sequence[int], high: Heights, row: int, width: int, gap: int, ink: Ink, line: Style
) -> Text:
    at_level = row == high.level
    between = (LEVEL if at_level else " ") * gap
    drawn = Text()
    for place, height in enumerate(tall):
        inside = max(0, min(8, height - 8 * row))
        drawn.append(between if place else "", line)
        if inside == 8 and at_level:
            drawn.append(LEVEL * width, ink.edge + Style(reverse=True))
        elif inside == 8:
            drawn.append(ink.full * width, ink.fill)
        elif inside:
            drawn.append(EIGHTHS[inside] * width, ink.edge)
        else:
            drawn.append((LEVEL if at_level else " ") * width, line)
    return drawn
