"""A calm box over the results: the help, and what came of an export."""

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from valuetui.screens.results.layout import Block
from valuetui.screens.results.lines import Lines
from valuetui.screens.results.scene import action

FRAME = 6
"""Lines that the border, the way out and some air take."""


class Dialog(ModalScreen[None], inherit_bindings=False):
    """Text in a box; ``draw`` gives its lines for a width."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q,question_mark", "close"),
        Binding("up", "scroll(-1)"),
        Binding("down", "scroll(1)"),
        Binding("pageup", "scroll(-10)"),
        Binding("pagedown,space", "scroll(10)"),
    ]

    def __init__(self, draw: Callable[[int], Block], close: Text) -> None:
        super().__init__()
        self._draw = draw
        self._close = close

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Lines(id="text")
            yield Lines(id="close")

    def on_resize(self) -> None:
        """Draw for the width there is; what does not fit scrolls."""
        box = self.query_one("#box")
        width = min(76, round(self.size.width * 0.95)) - 5
        lines = self._draw(width)
        text = self.query_one("#text", Lines)
        text.styles.height = min(len(lines), max(3, self.size.height - FRAME))
        text.show(lines)
        close = self._close.copy()
        close.stylize(action("close"))
        self.query_one("#close", Lines).show([close])
        box.refresh()

    def action_scroll(self, by: int) -> None:
        """Move the text."""
        self.query_one("#text", Lines).scroll_relative(y=by, animate=False)

    def action_close(self) -> None:
        """Close, once only, however often somebody presses."""
        if self.is_current:
            self.dismiss()
