"""What a person has said about themselves, at the review."""

from collections.abc import Iterable

from textual.widget import Widget

from valuetui.instrument.background import Background
from valuetui.interview.background import SKIPPED
from valuetui.interview.session import Session
from valuetui.screens.kiosk.dialog import Dialog
from valuetui.screens.kiosk.framed import button
from valuetui.screens.widgets.arrangement import Grid
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.tile import Tile
from valuetui.words import Words
from valuetui.words.text import in_language

ROOMY = 6
"""So many questions have room for answers of two lines on the smallest grid."""


def said_in_words(question: Background, session: Session, words: Words) -> str:
    """An answer as a person reads it."""
    given = session.said_to(question.id).now
    if given is None or given == SKIPPED:
        return words("kiosk.background.skipped")
    if not question.is_choice:
        return str(given)
    chosen = given if isinstance(given, tuple) else (str(given),)
    labels = (question.option_by_id[each].label for each in chosen)
    return ", ".join(in_language(label, words.language) for label in labels)


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
        super().on_mount()
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
