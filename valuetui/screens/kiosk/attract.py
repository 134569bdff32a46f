"""The screen between two people: it invites, and offers the languages."""

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from valuetui.screens.kiosk.between import BetweenScreen
from valuetui.screens.kiosk.intents import CloseUp, Start
from valuetui.screens.widgets.arrangement import Grid
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.look import Kind
from valuetui.screens.widgets.tile import Tile
from valuetui.words import Words
from valuetui.words.text import in_language


class AttractScreen(BetweenScreen):
    """Large and calm: who asks, what is asked, and one large tile a language."""

    def said(self) -> Iterable[Widget]:
        yield Static(id="title", markup=False)
        yield Static(id="time")
        yield Board(
            Grid(tile_width=19, tile_height=3, gap=2, max_columns=3, even=True), id="languages"
        )

    def first_focus(self) -> Widget:
        return self.query_one("#languages")

    def fill(self) -> None:
        super().fill()
        self.query_one("#languages", Board).show(
            [
                Tile(code, Words(code)("kiosk.attract.start"), Kind.PRIMARY, centred=True)
                for code in self.kiosk.instrument.languages
            ]
        )

    def speak(self, words: Words) -> None:
        title = self.kiosk.instrument.title
        self.query_one("#title", Static).update(in_language(title, words.language))
        self.query_one("#time", Static).update(words("kiosk.attract.time"))

    def look_at_the_clock(self) -> None:
        super().look_at_the_clock()
        if self.app.screen is self and not self.kiosk.is_open:
            self.leave(CloseUp())

    def pressed(self, board: Board, key: str) -> None:  # noqa: ARG002
        self.leave(Start(key))
