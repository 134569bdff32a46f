"""What a person has said about themselves, at the review."""

from collections.abc import Iterable

from textual.widget import Widget

from valuetui.interview.session import Session
from valuetui.screens.kiosk.dialog import Dialog
from valuetui.screens.kiosk.framed import button
from valuetui.screens.kiosk.said import said_in_words
from valuetui.screens.widgets.arrangement import Grid
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.tile import Tile
from valuetui.words import Words
from valuetui.words.text import in_language

ROOMY = 6
"""So many questions have room for answers of two lines on the smallest grid."""


def summary(session: Session, words: Words) -> str:
    """All answers on a line."""
    return " · ".join(
        f"{in_language(each.short, words.language)}: {said_in_words(each, session, words)}"
        for each in session.asked
    )


class AboutDialog(Dialog[str]):
    """Its result is the id of the question to answer anew, or None."""

    CSS_PATH = "about.tcss"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def heading(self) -> str:
        return self.words("kiosk.review.about_heading")

    def body(self) -> Iterable[Widget]:
        height = 3 if len(self._session.asked) <= ROOMY else 2
        yield Board(Grid(tile_width=24, tile_height=height, max_columns=2), id="picks")

    def on_mount(self) -> None:
        language = self.words.language
        self.query_one("#picks", Board).show(
            [
                Tile(
                    each.id,
                    in_language(each.short, language).capitalize(),
                    detail=said_in_words(each, self._session, self.words),
                )
                for each in self._session.asked
            ]
        )

    def first_focus(self) -> Widget:
        return self.query_one("#picks")

    def buttons(self) -> list[Tile]:
        return [button("close", self.words("kiosk.bar.close"), primary=True)]

    def pressed(self, board: Board, key: str) -> None:
        self.answer(key if board.id == "picks" else None)
