"""A calm box over the results: the help, and what came of an export."""

from collections.abc import Callable
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from valuetui.screens.results.layout import Block
from valuetui.screens.results.lines import Lines
from valuetui.screens.results.scene import action

MOST = 80
"""Columns of the box where there is room."""
BESIDE = 6
"""Columns of border, margin and scroll bar."""
AROUND = 5
"""Lines of border, air and the way out."""


class Dialog(ModalScreen[None], inherit_bindings=False):
    """Text in a box; ``draw`` gives its lines for a width."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,question_mark,i", "close"),
        Binding("up", "scroll(-1)"),
        Binding("down", "scroll(1)"),
        Binding("pageup", "scroll(-10)"),
        Binding("pagedown,space", "scroll(10)"),
    ]

    def __init__(self, heading: str, draw: Callable[[int], Block], close: str) -> None:
        super().__init__()
        self._heading = heading
        self._draw = draw
        self._way_out = close
        self._left = False

    def compose(self) -> ComposeResult:
        with Vertical(id="box") as box:
            box.border_title = self._heading
            yield Lines(id="text")
            yield Lines(id="close")

    def on_resize(self) -> None:
        """Draw for the width there is; what does not fit scrolls."""
        width = min(MOST, self.size.width - 2) - BESIDE
        lines = self._draw(width)
        self.query_one("#box").styles.width = width + BESIDE
        text = self.query_one("#text", Lines)
        text.styles.height = max(1, min(len(lines), self.size.height - AROUND))
        text.show(lines)
        self._draw_way_out()

    def on_lines_scrolled(self) -> None:
        """The last line tells whether there is more."""
        self._draw_way_out()

    def _draw_way_out(self) -> None:
        below = self.query_one("#text", Lines).more[1]
        close = Text(self._way_out, Style(bold=True, reverse=True) + action("close"))
        self.query_one("#close", Lines).show([Text.assemble(close, "  ▼" if below else "")])

    def action_scroll(self, by: int) -> None:
        """Move the text."""
        self.query_one("#text", Lines).scroll_relative(y=by, animate=False)

    def action_close(self) -> None:
        """Close, once only, however often somebody presses."""
        if not self._left:
            self._left = True
            self.dismiss()
