"""Where letters on the screen lie: equal keys in rows, and under them a few that are wider."""

from collections.abc import Sequence
from dataclasses import dataclass

from valuetui.screens.widgets.arrangement import Bar, Cell, Grid


@dataclass(frozen=True)
class Typewriter:
    """The last ``wide`` tiles share a row of their own, such as the space; the others are keys."""

    keys: Grid
    wide: int

    def cells(self, widths: Sequence[int], width: int, height: int) -> list[Cell]:
        narrow, wide = widths[: -self.wide], widths[-self.wide :]
        cells = self.keys.cells(narrow, width, height)
        below = max((cell.y + cell.height for cell in cells), default=0)
        row = Bar().cells(wide, width, self.keys.tile_height)
        return [*cells, *(cell._replace(y=below) for cell in row)]
