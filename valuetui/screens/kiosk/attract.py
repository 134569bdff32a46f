"""The screen between two people: it invites, and offers the languages."""

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Static

from valuetui.screens.kiosk.base import KioskScreen, group_marks
from valuetui.screens.kiosk.intents import Start
from valuetui.screens.widgets.arrangement import Grid
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.tile import Kind, Tile
from valuetui.words import Words
from valuetui.words.text import in_language


class AttractScreen(KioskScreen):
    """Large and calm: who asks, what is asked, and one large tile a language."""

    CSS_PATH = "attract.tcss"
    warns: ClassVar[bool] = False

    def body(self) -> Iterable[Widget]:
        yield Static(
            group_marks(self.kiosk.instrument, dark=self.app.current_theme.dark), id="marks"
        )
        yield Static(id="title", markup=False)
        yield Static(id="time")
        yield Board(
            Grid(tile_width=19, tile_height=3, gap=2, max_columns=3, even=True), id="languages"
        )

    def first_focus(self) -> Widget:
        return self.query_one("#languages")

    @property
    def idle_seconds(self) -> float | None:
        return None

    def fill(self) -> None:
        super().fill()
        instrument, words = self.kiosk.instrument, self.words
        self.query_one("#title", Static).update(in_language(instrument.title, words.language))
        self.query_one("#time", Static).update(words("kiosk.attract.time"))
        self.query_one("#languages", Board).show(
            [
                Tile(code, Words(code)("kiosk.attract.start"), Kind.PRIMARY, centred=True)
                for code in instrument.languages
            ]
        )

    def pressed(self, board: Board, key: str) -> None:  # noqa: ARG002
        self.leave(Start(key))
