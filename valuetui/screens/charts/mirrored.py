"""Mirrored bars: two quantities that grow apart from a common spine."""

from rich.style import Style
from rich.text import Text

from valuetui.screens.charts.bars import Ink, bar, bar_leftwards

SPINE = "│"


def mirrored(left: float, right: float, width: int, inks: tuple[Ink, Ink], spine: Style) -> Text:
    """One line of ``width`` columns: a bar to each side of the spine.

    ``left`` and ``right`` are parts, 0 to 1, of the room on each side. An odd column is left blank
    at the right, so that equal parts are always equally long.
    """
    room = (width - 1) // 2
    return Text.assemble(
        bar_leftwards(left, room, inks[0]),
        (SPINE, spine),
        bar(right, room, inks[1]),
        " " * (width - 1 - 2 * room),
    )
