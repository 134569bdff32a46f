"""A page to read over the form: the help, and what the batch comes to."""

from collections.abc import Callable

from rich.text import Text

from valuetui.screens.results.layout import Block
from valuetui.screens.staff.look import Look, banded, filled, keys_block
from valuetui.screens.staff.screen import StaffScreen
from valuetui.words import Words

AROUND = 2
"""Lines of heading and keys."""

Page = Callable[[int, Look, Words], Block]


class InfoScreen(StaffScreen):
    """Lines that can be paged through; closed, the form is there as it was."""

    def __init__(self, heading: str, page: Page) -> None:
        super().__init__()
        self._heading = heading
        self._page = page
        self._top = 0

    def lines(self, width: int, height: int) -> Block:
        look, words = self.program.look, self.words
        text, room = self._text(), height - AROUND
        self._top = max(0, min(self._top, len(text) - room))
        shown = text[self._top : self._top + room]
        more = " ".join(
            sign for sign, there in (("▲", self._top), ("▼", self._top + room < len(text))) if there
        )
        title = banded(Text(words(self._heading), look.strong), Text(more), width, look.band)
        keys = [("escape", "Esc", words("entry.info.close")), ("down", "▼", ""), ("up", "▲", "")]
        return [title, *filled(shown, room), *keys_block(keys, width, look, look.band)]

    def _text(self) -> Block:
        return self._page(self.size.width, self.program.look, self.words)

    async def press(self, key: str) -> None:
        step = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10, " ": 10}.get(key)
        if step:
            self._top += step
        elif key in {"escape", "enter", "q", "?", "t"}:
            self.leave()
