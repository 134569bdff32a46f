"""One tile of a board and how it is drawn."""

from typing import NamedTuple

from rich.color import Color
from rich.segment import Segment
from rich.style import Style

from valuetui.screens.widgets.arrangement import Cell
from valuetui.screens.widgets.look import Kind, Look
from valuetui.words.wrapping import wrap

EDGE = 2
"""Columns that the left edge takes."""
BRIGHT = {Kind.CHOSEN, Kind.PRIMARY}


class Tile(NamedTuple):
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
        """The columns that the tile's text would like; a mark has room of its own."""
        return EDGE + max(len(self.label), len(self.detail)) + 2


def draw_row(
    tile: Tile,
    cell: Cell,
    row: int,
    *,
    cursor: bool,
    mark_room: int,
    look: Look,
    behind: Style,
) -> list[Segment]:
    """One row of a tile.

    ``mark_room`` columns are kept free for the mark, so that a label does not jump when the mark
    comes and goes. ``behind`` is the style of the board.
    """
    ground = look.tiles[tile.kind]
    lines = _lines(tile, cell, mark_room)
    place = row - (cell.height - len(lines)) // 2
    line = lines[place] if 0 <= place < len(lines) else Line()
    is_lower_edge = cell.dense and row == cell.height - 1
    color = look.cursor.color if cursor else ground.bgcolor
    if is_lower_edge and line == Line():
        return [_lower_edge(cell.width, color, behind)]
    room = cell.width - EDGE
    text = line.left.center(room - EDGE) if tile.centred else line.left
    rest = room - len(text) - len(line.right)
    left, between = _edge(tile, ground, look, cursor=cursor), Segment(" " * rest, ground)
    if is_lower_edge:
        left = left if cursor else _lower_edge(EDGE, color, behind)
        between = _lower_edge(rest, color, behind)
    return [
        left,
        Segment(text, ground + Style(bold=line.bold)),
        between,
        Segment(line.right, ground),
    ]


class Line(NamedTuple):
    """One line of a tile's text."""

    left: str = ""
    right: str = ""
    bold: bool | None = None
    """None leaves it to the style of the tile."""


def _lines(tile: Tile, cell: Cell, mark_room: int) -> list[Line]:
    """Label and detail, with the mark at the right end of the first line. The note stands beside
    the mark where it fits, on the second line otherwise."""
    width = cell.width - EDGE - (mark_room or 1)
    labels = wrap(tile.label, width, cell.height)
    right = [f"{tile.mark} " if tile.mark else ""]
    if tile.note:
        both = f"{tile.mark} {tile.note} "
        beside = len(labels) == 1 and len(tile.label) + len(both) < cell.width - EDGE
        right = [both] if beside else [*right, f"{tile.note} "]
    details = wrap(tile.detail, width, cell.height - len(labels)) if tile.detail else []
    lines = [Line(left, bold=True if details else None) for left in labels]
    lines += [Line(left, bold=False) for left in details]
    lines += [Line()] * (len(right) - len(lines))
    for number, text in enumerate(right):
        if len(lines[number].left) + len(text) <= cell.width - EDGE:
            lines[number] = lines[number]._replace(right=text)
    return lines[: cell.height]


def _edge(tile: Tile, ground: Style, look: Look, *, cursor: bool) -> Segment:
    """The left edge. Under the keyboard cursor a bar in the accent colour, or, on tiles too bright
    for it, an arrow in the colour of their text."""
    if not cursor:
        return Segment("  ", ground)
    if tile.kind in BRIGHT:
        return Segment("▶ ", ground)
    return Segment("█ ", ground + look.cursor)


def _lower_edge(width: int, color: Color | None, behind: Style) -> Segment:
    """The last row of a tile in a dense grid, as far as no text stands there: half of it is the gap
    to the tile below."""
    return Segment("▀" * width, Style(color=color, bgcolor=behind.bgcolor))
