"""Where the tiles of a board lie: pages of cells in character coordinates. Pure geometry."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Cell(NamedTuple):
    """The place of one tile on its page, in columns and rows."""

    page: int
    x: int
    y: int
    width: int
    height: int
    dense: bool = False
    """Another tile follows close below: the tile itself must leave a gap."""

    def holds(self, x: int, y: int) -> bool:
        """Whether a point of the page lies on the tile."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


class Arrangement(Protocol):
    """A way to lay out tiles."""

    def cells(self, widths: Sequence[int], width: int, height: int) -> list[Cell]:
        """A cell for each tile, in order, on as many pages as it takes.

        ``widths`` are the columns that each tile's text would like; ``width`` and ``height`` are
        the columns and rows of a page.
        """
        ...


class Grid(NamedTuple):
    """Equal tiles in columns, filled row by row.

    Where the pages allow it, rows are set apart by ``air``.
    """

    tile_width: int
    """At least; tiles share the width that is left over."""
    tile_height: int = 2
    gap: int = 1
    max_columns: int = 99
    air: int = 0
    """Blank rows between the tiles, taken only where they cost no further page."""
    even: bool = False
    """Rows of equal length, however many tiles a row could take."""

    def columns(self, count: int, width: int) -> int:
        """How many of ``count`` tiles stand beside each other."""
        most = max(1, min(self.max_columns, (width + self.gap) // (self.tile_width + self.gap)))
        return -(-count // -(-count // most)) if self.even and count else most

    def cells(self, widths: Sequence[int], width: int, height: int) -> list[Cell]:
        columns = self.columns(len(widths), width)
        air = self._air(len(widths), columns, height)
        pitch = self.tile_height + air
        rows = max(1, (height + air) // pitch)
        edges = [round(number * (width + self.gap) / columns) for number in range(columns + 1)]
        found = []
        for number in range(len(widths)):
            page, place = divmod(number, columns * rows)
            row, column = divmod(place, columns)
            left, right = edges[column], edges[column + 1] - self.gap
            found.append(
                Cell(
                    page,
                    left,
                    row * pitch,
                    right - left,
                    self.tile_height,
                    dense=not air and len(widths) > columns,
                )
            )
        return found

    def _air(self, count: int, columns: int, height: int) -> int:
        """The blank rows that there is room for without a further page."""

        def pages(air: int) -> int:
            rows = max(1, (height + air) // (self.tile_height + air))
            return -(-count // (columns * rows))

        return next((air for air in range(self.air, 0, -1) if pages(air) <= pages(0)), 0)


DENSE = 2
"""Rows of a bar that is drawn as low as a dense grid."""


class Bar(NamedTuple):
    """Tiles of different widths in one row, which is filled: the last resort is to cut labels."""

    gap: int = 1

    def cells(self, widths: Sequence[int], width: int, height: int) -> list[Cell]:
        if not widths:
            return []
        room = width - self.gap * (len(widths) - 1)
        wanted = sum(widths) or 1
        found, x, used = [], 0, 0
        for own in widths:
            used += own
            end = round(used * room / wanted)
            taken = end - round((used - own) * room / wanted)
            found.append(Cell(0, x, 0, taken, height, dense=height == DENSE))
            x += taken + self.gap
        return found
