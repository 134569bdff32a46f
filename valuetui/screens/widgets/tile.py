"""One tile of a board and how it is drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from rich.segment import Segment
from rich.style import Style

from valuetui.screens.widgets.arrangement import Cell
from valuetui.words.wrapping import wrap

EDGE = 2
"""Columns that the left edge takes."""


class Kind(Enum):
    """How a tile looks; the value is the component class of the board that styles it."""

    PLAIN = "board--plain"
    CHOSEN = "board--chosen"
    PRIMARY = "board--primary"
    QUIET = "board--quiet"
    EMPTY = "board--empty"


@dataclass(frozen=True, slots=True)
class Tile:
    """Something to press."""

    key: str
    label: str
    kind: Kind = Kind.PLAIN
    mark: str = ""
    """A sign at the right end of the first line, such as a tick."""
    note: str = ""
    """A word at the right end of the last line, saying what the mark means."""
    detail: str = ""
    """A line of explanation under the label."""
    centred: bool = False

    @property
    def width(self) -> int:
        """The columns that the tile would like."""
        return EDGE + max(len(self.label), len(self.detail)) + len(self.mark) + 2


def draw_row(
    tile: Tile,
    cell: Cell,
    row: int,
    *,
    cursor: bool,
    mark_room: int,
    style: Callable[[str], Style],
    behind: Style,
) -> list[Segment]:
    """One row of a tile.

    ``mark_room`` columns are kept free for the mark, so that a label does not jump when the mark
    comes and goes. ``style`` gives the style of a component class, ``behind`` that of the board.
    """
    ground = style(tile.kind.value)
    text_width = cell.width - EDGE - mark_room
    line_width = text_width if mark_room else text_width - 1
    labels = wrap(tile.label, line_width, cell.height)
    details = wrap(tile.detail, line_width, cell.height - len(labels)) if tile.detail else []
    lines = [*labels, *details]
    place = row - (cell.height - len(lines)) // 2
    last = row == cell.height - 1
    if last and place == len(lines) and cell.dense and not tile.note:
        return [_lower_edge(cell, ground, behind, style if cursor else None)]
    text = lines[place] if 0 <= place < len(lines) else ""
    text = text.center(text_width - EDGE).ljust(text_width) if tile.centred else text.ljust(text_width)
    mark = tile.mark if row == 0 else ""
    if last and len(text.rstrip()) + len(tile.note) <= text_width + mark_room:
        mark = mark or tile.note
        text = text[: text_width + mark_room - max(mark_room, len(mark) + 1)]
    weight = Style(bold=place < len(labels)) if tile.detail else Style()
    return [
        Segment("█ " if cursor else "  ", ground + _accent(style) if cursor else ground),
        Segment(text, ground + weight),
        Segment(mark.ljust(cell.width - EDGE - len(text)), ground),
    ]


def _lower_edge(
    cell: Cell, ground: Style, behind: Style, cursor: Callable[[str], Style] | None
) -> Segment:
    """The last row of a tile in a dense grid, where no text stands: half of it is the gap to the
    tile below."""
    color = _accent(cursor).color if cursor else ground.bgcolor
    return Segment("▀" * cell.width, Style(color=color, bgcolor=behind.bgcolor))


def _accent(style: Callable[[str], Style]) -> Style:
    return Style(color=style("board--cursor").color)
