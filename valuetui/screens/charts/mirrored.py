"""Mirrored bars: two quantities that grow apart from a common spine."""

from rich.style import Style
from rich.text import Text

from valuetui.screens.charts.bars import FULL

SPINE = "│"
LEFT_HALF, RIGHT_HALF = "▌", "▐"


def mirrored(left: float, right: float, width: int, style: Style, spine: Style) -> Text:
    """One line of ``width`` columns: a bar to each side of the spine.

    ``left`` and ``right`` are parts, 0 to 1, of the room on each side. Lengths are exact to half a
    column: fonts have no finer blocks that stand at the right of their cell, and equal parts shall
    be equally long on both sides. Of an even width the last column is left blank.
    """
    room = (width - 1) // 2
    before, after = halves(left, room), halves(right, room)
    return Text.assemble(
        " " * (room - -(-before // 2)),
        (RIGHT_HALF * (before % 2) + FULL * (before // 2), style),
        (SPINE, spine),
        (FULL * (after // 2) + LEFT_HALF * (after % 2), style),
        " " * (room - -(-after // 2) + (width - 1) % 2),
    )


def halves(part: float, width: int) -> int:
    """The length of a bar in halves of a column: 0 only for nothing at all."""
    length = round(max(0.0, min(1.0, part)) * width * 2)
    return max(1, length) if part > 0 and width > 0 else length
