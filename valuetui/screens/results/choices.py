"""A box in which one of several things is chosen."""

from abc import abstractmethod
from typing import ClassVar

from rich.style import Style
from rich.text import Text
from textual.binding import Binding, BindingType

from valuetui.screens.results.dialog import Dialog
from valuetui.screens.results.layout import padded
from valuetui.screens.results.lines import Lines
from valuetui.screens.results.scene import Scene, action


class Choices(Dialog, inherit_bindings=False):
    """A cursor that goes from choice to choice. Who draws it notes in ``_line_of`` on which line
    each stands."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close"),
        Binding("enter,space", "take"),
        Binding("up", "move(-1)"),
        Binding("down", "move(1)"),
        Binding("pageup", "scroll(-10)"),
        Binding("pagedown", "scroll(10)"),
    ]

    _place = 0
    _line_of: list[int]

    @property
    @abstractmethod
    def _number(self) -> int:
        """How many choices there are."""

    @abstractmethod
    def _take(self, place: int) -> None:
        """Do what was chosen."""

    def action_move(self, by: int) -> None:
        """Move the cursor, and keep it in sight."""
        self._place = max(0, min(self._number - 1, self._place + by))
        self.on_resize()
        text = self.query_one("#text", Lines)
        line = self._line_of[self._place]
        top, height = text.scroll_offset.y, text.size.height
        if not top <= line < top + height:
            text.scroll_to(y=line if line < top else line - height + 1, animate=False)

    def action_choose(self, place: str) -> None:
        """Take the choice at this place."""
        self._place = int(place)
        self.action_take()

    def action_take(self) -> None:
        """Take the choice under the cursor."""
        if not self._left:
            self._take(self._place)
        self.action_close()

    def _choice(self, scene: Scene, place: int, name: str, beside: str, width: int) -> Text:
        """One choice, with what stands at its right end."""
        is_here = place == self._place
        look = scene.palette.strong + Style(reverse=True) if is_here else scene.palette.text
        label = Text(f"{'▸' if is_here else ' '} {name}")
        line = Text.assemble(padded(label, width - len(beside) - 1), f" {beside}")
        line.stylize(look + action("choose", str(place)))
        return line
