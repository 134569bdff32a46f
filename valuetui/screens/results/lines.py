"""A widget that shows lines: only those on the screen are rendered, only changed ones repainted."""

from collections.abc import Iterable
from dataclasses import dataclass

from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from valuetui.screens.results.layout import Block

_CONSOLE = Console()
"""Texts need a console to become segments; nothing is ever written to it."""


class Lines(ScrollView, can_focus=False):
    """Lines of text that scroll where there are more than fit. Styles may hold click actions."""

    ALLOW_SELECT = False
    FOCUS_ON_CLICK = False
    DEFAULT_CSS = """
    Lines { height: 1; overflow-x: hidden; scrollbar-size-vertical: 1; }
    """

    @dataclass
    class Scrolled(Message):
        """Other lines are in sight."""

        lines: "Lines"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.auto_links = False
        self._lines: Block = []
        self._strips: dict[int, Strip] = {}
        self._ground: Style | None = None
        """What every line stands on; Textual would look for it anew at each of them."""

    def show(self, lines: Block) -> None:
        """Show these lines in place of the former; the place scrolled to is kept."""
        before, self._lines = self._lines, lines
        changed = [
            number
            for number, line in enumerate(lines)
            if number >= len(before) or not _same(before[number], line)
        ]
        for number in changed:
            self._strips.pop(number, None)
        if len(lines) != len(before):
            self._strips = {n: s for n, s in self._strips.items() if n < len(lines)}
            self.virtual_size = Size(self.size.width, len(lines))
            self.refresh()
            return
        for number in changed:
            if 0 <= number - self.scroll_offset.y < self.size.height:
                self.refresh_line(number)

    @property
    def more(self) -> tuple[bool, bool]:
        """Whether there are lines above and below those in sight."""
        top = self.scroll_offset.y
        return top > 0, top + self.size.height < len(self._lines)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that other lines are in sight."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled(self))

    def on_resize(self) -> None:
        """The lines are as wide as the widget."""
        self._strips.clear()
        self.virtual_size = Size(self.size.width, len(self._lines))
        self.post_message(self.Scrolled(self))

    def notify_style_update(self) -> None:
        """The theme has changed, and the ground with it."""
        super().notify_style_update()
        self._strips.clear()
        self._ground = None

    def render_line(self, y: int) -> Strip:
        """One line of the widget."""
        number = y + self.scroll_offset.y
        width, style = self.size.width, self._ground or self.rich_style
        self._ground = style
        if number >= len(self._lines):
            return Strip.blank(width, style)
        if number not in self._strips:
            strip = Strip(_segments(self._lines[number])).adjust_cell_length(width)
            self._strips[number] = strip.apply_style(style)
        return self._strips[number]


def _segments(line: Text) -> Iterable[Segment]:
    """The pieces of a line. A text without spans is rendered without its own style by itself."""
    if line.spans:
        return line.render(_CONSOLE)
    return [Segment(line.plain, _CONSOLE.get_style(line.style))]


def _same(one: Text, other: Text) -> bool:
    """Rich compares the text and its spans, but not the style beneath them."""
    return one is other or (one == other and one.style == other.style)
