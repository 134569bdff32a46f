"""What a person is told before answering."""

from collections.abc import Iterable
from dataclasses import fields

from textual.widget import Widget
from textual.widgets import Static

from valuetui.screens.kiosk.base import InterviewScreen, button
from valuetui.screens.kiosk.intents import GoBack, GoOn
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.tile import Tile
from valuetui.words.text import in_language


class InformationScreen(InterviewScreen):
    """Who asks, why, what happens to the answers, and that it is voluntary."""

    CSS_PATH = "information.tcss"
    offers_stop = False

    def body(self) -> Iterable[Widget]:
        yield Static(id="information")

    def heading(self) -> str:
        return self.words("kiosk.information.heading")

    def fill(self) -> None:
        super().fill()
        information = self.kiosk.instrument.information
        texts = (getattr(information, each.name) for each in fields(information))
        shown = [in_language(text, self.words.language) for text in texts]
        space = "\n\n" if self.size.height >= 30 else "\n"
        self.query_one("#information", Static).update(space.join(shown))

    def buttons(self) -> list[Tile]:
        return [
            button("leave", self.words("kiosk.information.leave")),
            button("begin", self.words("kiosk.information.begin"), primary=True),
        ]

    def pressed(self, board: Board, key: str) -> None:  # noqa: ARG002
        self.leave(GoOn() if key == "begin" else GoBack())
