"""Do you want to stop? Nothing is kept."""

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from valuetui.screens.kiosk.dialog import Dialog
from valuetui.screens.kiosk.framed import button
from valuetui.screens.kiosk.intents import Stop
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.tile import Tile


class StopDialog(Dialog[None]):
    """The confirmation."""

    about = "stop"

    def heading(self) -> str:
        return self.words("kiosk.stop.heading")

    def body(self) -> Iterable[Widget]:
        yield Static(self.words("kiosk.stop.text"), id="text")

    def buttons(self) -> list[Tile]:
        return [
            button("go_on", self.words("kiosk.stop.go_on"), primary=True),
            button("stop", self.words("kiosk.stop.stop")),
        ]

    def pressed(self, board: Board, key: str) -> None:  # noqa: ARG002
        if key == "stop":
            self.app.post_message(Stop())
        else:
            self.answer()
