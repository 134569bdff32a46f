"""What is in front, explained; and from here to the display and the way out."""

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from valuetui.screens.kiosk.base import DISPLAY, STOP
from valuetui.screens.kiosk.dialog import Dialog
from valuetui.screens.kiosk.framed import button
from valuetui.screens.kiosk.intents import AskForDisplay, AskToStop
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.tile import Tile


class HelpDialog(Dialog[None]):
    """A heading and a text, such as a value and what it means, and which keys do what."""

    explains = False

    def __init__(self, heading: str, text: str, *, offers_stop: bool) -> None:
        super().__init__()
        self._heading = heading
        self._text = text
        self._offers_stop = offers_stop

    def heading(self) -> str:
        return self._heading

    def body(self) -> Iterable[Widget]:
        yield Static(self._text, id="text", markup=False)
        yield Static(self.words("kiosk.help.keys"), id="keys", markup=False)

    def buttons(self) -> list[Tile]:
        tiles = [
            button("close", self.words("kiosk.bar.close"), primary=True),
            button(DISPLAY, self.words("kiosk.bar.display")),
        ]
        if self._offers_stop:
            tiles.append(button(STOP, self.words("kiosk.bar.stop")))
        return tiles

    def pressed(self, board: Board, key: str) -> None:  # noqa: ARG002
        self.answer()
        if key == DISPLAY:
            self.app.post_message(AskForDisplay())
        elif key == STOP:
            self.app.post_message(AskToStop())
