"""The question whether the presentation is over."""

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from valuetui.screens.results.lines import Lines
from valuetui.words import Words

YES = ("enter", "j", "y")
"""None of them is a key of a remote whose batteries or thumb slip."""


class Ending(ModalScreen[bool], inherit_bindings=False):
    """Its result is whether to end; every key that does not say so goes back."""

    CSS_PATH = "ending.tcss"

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._left = False

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Lines(id="asked")
            yield Lines(id="keys")

    def on_mount(self) -> None:
        """Ask."""
        self.query_one("#asked", Lines).show([Text(self._words("present.ending.asked"))])
        self.query_one("#keys", Lines).show([Text(self._words("present.ending.keys"))])

    def on_key(self, event: events.Key) -> None:
        """Once only, however often somebody presses."""
        event.stop()
        if not self._left:
            self._left = True
            self.dismiss(event.key in YES)
