"""A bright field on the screen, as fine as block characters are: what is held against it is as
large."""

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from valuetui.screens.fit.outline import EIGHTHS

_FROM_LEFT = " ▏▎▍▌▋▊▉"
_FROM_BELOW = " ▁▂▃▄▅▆▇"


class Field(Widget):
    """Stands in the upper left corner; ``width`` and ``height`` in eighths of a cell."""

    COMPONENT_CLASSES = {"field--bright", "field--edge", "field--below"}  # noqa: RUF012 (Textual's)
    DEFAULT_CSS = """
    Field {
        height: 1fr;
        .field--bright { background: $foreground; color: $background; text-style: bold; }
        .field--edge { background: $background; color: $foreground; }
        .field--below { background: $foreground; color: $background; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._extent: tuple[int, int] | None = (EIGHTHS, EIGHTHS)
        """None for all the room that there is."""
        self._label = ""

    def show(self, width: int, height: int, label: str) -> None:
        """Be so large, with a text in the middle."""
        self._extent, self._label = (width, height), label
        self.refresh()

    def fill(self, label: str) -> None:
        """Be as large as there is room, also when that changes."""
        self._extent, self._label = None, label
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width, height = self._extent or (
            EIGHTHS * self.size.width,
            EIGHTHS * self.size.height,
        )
        columns, right = divmod(width, EIGHTHS)
        rows, below = divmod(height, EIGHTHS)
        bright, edge = (
            self.get_component_rich_style(f"field--{name}") for name in ("bright", "edge")
        )
        if y < rows:
            text = self._label if y == rows // 2 and len(self._label) <= columns else ""
            segments = [Segment(text.center(columns), bright), Segment(_FROM_LEFT[right], edge)]
        elif y == rows and below:
            inverse = self.get_component_rich_style("field--below")
            segments = [Segment(_FROM_BELOW[EIGHTHS - below] * columns, inverse)]
        else:
            segments = []
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)
