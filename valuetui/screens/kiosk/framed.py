"""A screen with a heading and a foot: a bar of buttons, and below it the languages, the display and
a way out, where somebody who sits can reach them."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from valuetui.interview.session import Session
from valuetui.screens.kiosk.base import STOP, KioskScreen
from valuetui.screens.kiosk.intents import AskToStop, SpeakLanguage
from valuetui.screens.widgets.arrangement import Bar
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.look import Kind
from valuetui.screens.widgets.tile import Tile
from valuetui.words import Words

LANGUAGE = "language:"


class FramedScreen(KioskScreen):
    """Every screen but the first."""

    offers_stop: ClassVar[bool] = True

    def compose(self) -> ComposeResult:
        yield Static(id="heading", markup=False)
        yield from self.body()
        yield Board(Bar(), id="bar")
        yield Board(Bar(), id="corner")

    @property
    def bar(self) -> Board:
        return self.query_one("#bar", Board)

    def place_cursor(self) -> None:
        self.bar.go_to_primary()
        super().place_cursor()

    def first_focus(self) -> Widget:
        return self.bar

    def fill(self) -> None:
        super().fill()
        self.query_one("#heading", Static).update(self.heading())
        self.bar.show(self.buttons())

    def heading(self) -> str:
        """What stands at the top."""
        return ""

    def buttons(self) -> list[Tile]:
        """The buttons at the bottom."""
        return []

    def corner(self) -> list[Tile]:
        tiles = [
            button(LANGUAGE + code, Words(code)("language.button"), quiet=True)
            for code in self.kiosk.other_languages
        ]
        tiles += super().corner()
        if self.offers_stop:
            tiles.append(button(STOP, self.words("kiosk.bar.stop"), quiet=True))
        return tiles

    def take(self, board: Board, key: str) -> None:
        if key.startswith(LANGUAGE):
            self.app.post_message(SpeakLanguage(key.removeprefix(LANGUAGE)))
        elif key == STOP:
            self.app.post_message(AskToStop())
        else:
            super().take(board, key)


class InterviewScreen(FramedScreen):
    """A screen of an interview."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session


def button(key: str, label: str, *, primary: bool = False, quiet: bool = False) -> Tile:
    """A button of the bar."""
    kind = Kind.PRIMARY if primary else Kind.QUIET if quiet else Kind.PLAIN
    return Tile(key, label, kind, centred=True)
