"""What a person is told before answering."""

from collections.abc import Iterable
from dataclasses import fields

from rich.table import Table
from rich.text import Text
from textual.widget import Widget
from textual.widgets import Static

from valuetui.instrument.model import Information
from valuetui.screens.kiosk.framed import InterviewScreen, button
from valuetui.screens.kiosk.intents import GoBack, GoOn
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.tile import Tile
from valuetui.words.text import in_language

LABEL_WIDTH = 14
ROOMY = 26
"""Rows from which the lines are set apart."""


class InformationScreen(InterviewScreen):
    """Who asks, why, what happens to the answers, and that it is voluntary."""

    CSS_PATH = "information.tcss"
    offers_stop = False
    about = "information"

    def body(self) -> Iterable[Widget]:
        yield Static(id="information")

    def heading(self) -> str:
        return self.words("kiosk.information.heading")

    def fill(self) -> None:
        super().fill()
        self.query_one("#information", Static).update(self._table())

    def _table(self) -> Table:
        """What is told, with a word or two on the left that says what each line is about."""
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=LABEL_WIDTH, style="bold")
        table.add_column(ratio=1)
        for each in fields(Information):
            text = getattr(self.kiosk.instrument.information, each.name)
            label = self.words(f"kiosk.information.about.{each.name}")
            table.add_row(label, Text(in_language(text, self.words.language)))
            if self.size.height >= ROOMY:
                table.add_row()
        return table

    def on_resize(self) -> None:
        self.fill()

    def buttons(self) -> list[Tile]:
        return [
            button("leave", self.words("kiosk.information.leave")),
            button("begin", self.words("kiosk.information.begin"), primary=True),
        ]

    def pressed(self, board: Board, key: str) -> None:  # noqa: ARG002
        self.leave(GoOn() if key == "begin" else GoBack())
