"""Do you want to stop? Nothing is kept, unless the questionnaire says to ask about it."""

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from valuetui.screens.kiosk.dialog import Dialog
from valuetui.screens.kiosk.framed import button
from valuetui.screens.kiosk.intents import Stop, StopAndKeep
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.tile import Tile


class StopDialog(Dialog[None]):
    """The confirmation. With ``may_keep`` the person decides what becomes of what is finished."""

    def __init__(self, *, may_keep: bool = False) -> None:
        super().__init__()
        self._about = "ask" if may_keep else "text"

    about = "stop"

    def heading(self) -> str:
        return self.words("kiosk.stop.heading")

    def body(self) -> Iterable[Widget]:
        yield Static(self.words(f"kiosk.stop.{self._about}"), id="text")

    def buttons(self) -> list[Tile]:
        go_on = button("go_on", self.words("kiosk.stop.go_on"), primary=True)
        stop = button("stop", self.words("kiosk.stop.stop"))
        if self._about == "ask":
            return [go_on, button("keep", self.words("kiosk.stop.keep")), stop]
        return [go_on, stop]

    def pressed(self, board: Board, key: str) -> None:  # noqa: ARG002
        if key == "stop":
            self.app.post_message(Stop())
        elif key == "keep":
            self.app.post_message(StopAndKeep())
        else:
            self.answer()
