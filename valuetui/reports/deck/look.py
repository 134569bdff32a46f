"""The look of the slides: measures and letters. The colours are those of the workbook.

Measures are in inches and sizes of letters in points. Every colour of letters has at least 4.5:1 on
its ground. Current is striped and desired solid, as in the workbook.
"""

from collections.abc import Iterable
from dataclasses import dataclass

WIDTH, HEIGHT = 13.333, 7.5
"""16:9, as the programs make it."""
EDGE = 0.6
"""What is left free at the sides."""
INNER = WIDTH - 2 * EDGE
GAP = 0.4
"""Between what stands side by side."""

FONT = "Arial"
"""There on Windows and Mac; elsewhere a font of the same widths stands in for it."""
TITLE, LARGE, BODY, SMALL, FOOT = 28, 22, 18, 14, 11

KICKER_TOP = 0.35
TITLE_TOP, TITLE_HEIGHT = 0.8, 1.0
BODY_TOP = 1.95
FOOT_TOP = 7.0
HEADING = 0.4
"""What the heading of a chart takes."""
NOTES = 0.75
"""What notes below charts take."""
BODY_HEIGHT = FOOT_TOP - BODY_TOP - 0.1


@dataclass(frozen=True)
class Box:
    """Where something stands on a slide."""

    left: float
    top: float
    width: float
    height: float


def below_heading(box: Box) -> tuple[Box, Box]:
    """The room for a heading, and what is below it."""
    heading = Box(box.left, box.top, box.width, HEADING)
    return heading, Box(box.left, box.top + HEADING, box.width, box.height - HEADING)


def side_by_side(number: int, box: Box) -> list[Box]:
    """The box cut into so many, with a gap between them."""
    width = (box.width - GAP * (number - 1)) / number
    return [
        Box(box.left + place * (width + GAP), box.top, width, box.height)
        for place in range(number)
    ]  # fmt: skip


def room(above: float = 0.0, below: float = 0.0) -> Box:
    """What is below the title and above the foot, less so much."""
    return Box(EDGE, BODY_TOP + above, INNER, BODY_HEIGHT - above - below)


def wide(text: str, points: float, *, bold: bool = False) -> float:
    """About how many inches a line of text is wide."""
    return len(text) * points * (0.6 if bold else 0.52) / 72


def shape_room(points: float) -> float:
    """What a group's shape and the gap after it take before a text."""
    return points * 0.75 / 72 + 0.12


def named_size(names: Iterable[str], largest: int, width: float) -> int:
    """The largest size at which each of these, after its shape, has room on one line."""
    longest = max(names, key=len)
    sizes = range(largest, 10, -1)
    return next((s for s in sizes if wide(longest, s, bold=True) + shape_room(s) <= width), 10)


def lines(text: str, points: float, width: float) -> int:
    """About how many lines a text has at this width in inches."""
    return max(1, -int(-wide(text, points) // width))
