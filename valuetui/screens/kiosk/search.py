"""Finding a value by typing, on a keyboard or on the letters on the screen."""

from collections.abc import Iterable

from textual import events
from textual.widget import Widget
from textual.widgets import Static

from valuetui.interview.search import nearly, search
from valuetui.interview.session import Session
from valuetui.screens.kiosk.framed import button
from valuetui.screens.kiosk.keyboard import CURSOR, ERASE, Keyboard, typed_on
from valuetui.screens.kiosk.values_dialog import ValuesDialog
from valuetui.screens.widgets.arrangement import Grid
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.look import Kind
from valuetui.screens.widgets.tile import Tile
from valuetui.words.text import in_language

LONGEST = 30


class SearchDialog(ValuesDialog):
    """Its result is the id of the value that was found, or None."""

    CSS_PATH = "search.tcss"
    about = "search"
    values_id = "found"

    def __init__(self, session: Session, typed: str) -> None:
        super().__init__(session)
        self._typed = typed

    def heading(self) -> str:
        return self.words("kiosk.search.heading")

    def body(self) -> Iterable[Widget]:
        yield Static(id="typed")
        yield Board(Grid(tile_width=23, max_columns=3), id="found", mark_room=2, tells_held=True)
        yield Keyboard()

    def on_mount(self) -> None:
        self.query_one(Keyboard).fill(self.words)
        self._refresh()

    def first_focus(self) -> Widget:
        return self.values

    def buttons(self) -> list[Tile]:
        return [button("close", self.words("kiosk.bar.close"))]

    def _refresh(self) -> None:
        words, picks = self.words, self._session.picks.chosen
        found = search(self._session.values, self._typed, words.language)
        near = nearly(self._session.values, self._typed, words.language)
        found = found + near
        if not self._typed:
            message = words("kiosk.search.empty")
        elif near:
            message = words("kiosk.search.nearly", n=len(found))
        elif not found:
            message = words("kiosk.search.nothing")
        else:
            message = words("kiosk.search.found", n=len(found))
        typed = words("kiosk.search.typed", typed=f"{self._typed}{CURSOR}")
        self.query_one("#typed", Static).update(f"{typed}\n{message}")
        self.values.show(
            [
                Tile(value.id, in_language(value.label, words.language), Kind.CHOSEN, "✓")
                if value.id in picks
                else Tile(value.id, in_language(value.label, words.language))
                for value in found
            ]
        )
        self.values.turn(0)

    def type(self, key: str) -> None:
        """Add a letter to what is sought, or take the last one away."""
        self._typed = typed_on(self._typed, key, LONGEST)
        if self.is_mounted:
            self._refresh()

    def typed(self, event: events.Key) -> None:
        if event.key == ERASE:
            self.type(ERASE)
        elif event.character and (event.character.isalpha() or event.character in " -"):
            self.type(event.character)
        else:
            super().typed(event)

    def pressed(self, board: Board, key: str) -> None:
        match board.id:
            case "letters":
                self.type(key)
            case "found":
                self.answer(key)
            case _:
                self.answer(None)
