"""A word that the person misses in the list: written on a keyboard or on the letters on the
screen."""

from collections.abc import Iterable

from textual import events
from textual.widget import Widget
from textual.widgets import Static

from valuetui.interview.session import Session
from valuetui.screens.kiosk.dialog import Dialog
from valuetui.screens.kiosk.framed import button
from valuetui.screens.kiosk.keyboard import CURSOR, Keyboard, TypedLine, key_of, typed_on
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.tile import Tile
from valuetui.words.cleaning import short_line
from valuetui.words.text import in_language

SAVE, REMOVE = "save", "remove"


class WriteInDialog(Dialog[str]):
    """Its result is the word, an empty one to take it out, or None to leave it as it was."""

    CSS_PATH = "write_in.tcss"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._before = self._typed = session.picks.write_in
        self._longest = session.question.write_in_letters

    def heading(self) -> str:
        return self.words("kiosk.write_in.heading")

    def body(self) -> Iterable[Widget]:
        yield Static(self.words("kiosk.write_in.hint"), id="hint")
        yield TypedLine()
        yield Static(id="message", markup=False)
        yield Keyboard(sentences=True)

    def on_mount(self) -> None:
        self.query_one(Keyboard).fill(self.words)
        self._refresh()

    def first_focus(self) -> Widget:
        return self.query_one(TypedLine)

    def buttons(self) -> list[Tile]:
        words = self.words
        tiles = [button("close", words("kiosk.bar.close"))]
        if self._before:
            tiles.append(button(REMOVE, words("kiosk.write_in.remove")))
        return [*tiles, button(SAVE, words("kiosk.write_in.save"), primary=bool(self._word),
                               quiet=not self._word)]  # fmt: skip

    @property
    def _word(self) -> str:
        return short_line(self._typed, self._longest)

    def _refresh(self) -> None:
        self.query_one(TypedLine).update(self._typed + CURSOR)
        self.query_one("#message", Static).update(self._message())
        self.query_one("#bar", Board).show(self.buttons())

    def _message(self) -> str:
        labels = {
            in_language(value.label, self.words.language).casefold()
            for value in self._session.values
        }
        if self._word.casefold() in labels:
            return self.words("kiosk.write_in.in_list")
        left = self._longest - len(self._typed)
        return self.words("kiosk.write_in.left", n=left)

    def _type(self, text: str) -> None:
        self._typed = text
        if self.is_mounted:
            self._refresh()

    def on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            bar = self.query_one("#bar", Board)
            bar.go_to_primary()
            bar.focus()
        elif key := key_of(event):
            self._type(typed_on(self._typed, key, self._longest))

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted is cleaned, and cut where it is too long."""
        event.stop()
        self._type(short_line(self._typed + event.text[:1000], self._longest))

    def pressed(self, board: Board, key: str) -> None:
        if board.id == "letters":
            self._type(typed_on(self._typed, key, self._longest))
        elif key == SAVE:
            if self._word:
                self.answer(self._word)
        elif key == REMOVE:
            self.answer("")
        else:
            self.answer(None)
