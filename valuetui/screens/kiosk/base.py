"""What every screen of the kiosk has: a heading, the language, a way out, and a bar of buttons."""

from collections.abc import Iterable
from typing import ClassVar, cast

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from valuetui.instrument.model import Instrument
from valuetui.interview.session import Session
from valuetui.results.marks import mark_of
from valuetui.screens.kiosk.context import KioskContext
from valuetui.screens.kiosk.intents import AskToStop, SpeakLanguage
from valuetui.screens.kiosk.moment import FirstMoment
from valuetui.screens.kiosk.small import HEIGHTS, WIDTHS, TooSmall
from valuetui.screens.widgets.arrangement import Bar
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.tile import Kind, Tile
from valuetui.words import Words

KEYS: tuple[BindingType, ...] = (
    Binding("tab", "app.focus_next", show=False),
    Binding("shift+tab", "app.focus_previous", show=False),
)
"""The keys of every screen. Textual's own would also copy the screen's text."""

LANGUAGE = "language:"
STOP = "stop"


class KioskScreen(Screen[None], inherit_bindings=False):
    """A screen of the kiosk.

    A screen shows the interview and posts intents; it decides nothing. :meth:`fill` writes every
    text, so that a change of language is one call. :meth:`leave` posts what leads away from the
    screen, once only, however often and quickly somebody presses.
    """

    BINDINGS: ClassVar[list[BindingType]] = list(KEYS)
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    offers_stop: ClassVar[bool] = True
    warns: ClassVar[bool] = True
    """Whether a person is asked before the idle screen is cleared."""

    def __init__(self) -> None:
        super().__init__()
        self._left = False

    @property
    def kiosk(self) -> KioskContext:
        """The app that the screen belongs to."""
        return cast("KioskContext", self.app)

    def compose(self) -> ComposeResult:
        with Horizontal(id="head"):
            yield Static(id="heading", markup=False)
            yield Board(Bar(), id="corner")
        yield from self.body()
        yield Board(Bar(), id="bar")
        yield TooSmall()

    def body(self) -> Iterable[Widget]:
        """The widgets between the heading and the bar."""
        return ()

    def on_screen_resume(self) -> None:
        """Shown, for the first time or again after a dialog."""
        self._first_moment = FirstMoment(self.kiosk.clock)

    def on_mount(self) -> None:
        self._first_moment = FirstMoment(self.kiosk.clock)
        self.fill()
        self.bar.go_to_primary()
        self.first_focus().focus()

    def first_focus(self) -> Widget:
        """The widget that the keys work on first."""
        return self.bar

    @property
    def idle_seconds(self) -> float | None:
        """Seconds without a touch before something happens; None where nothing does."""
        return self.kiosk.instrument.kiosk.idle

    @property
    def words(self) -> Words:
        """The texts in the language in use."""
        return self.kiosk.words

    @property
    def bar(self) -> Board:
        return self.query_one("#bar", Board)

    def fill(self) -> None:
        """Write every text of the screen in the language in use."""
        self.query_one("#heading", Static).update(self.heading())
        self.query_one("#corner", Board).show(self._corner())
        self.bar.show(self.buttons())
        self.query_one(TooSmall).fill()

    def heading(self) -> str:
        """What stands at the top."""
        return ""

    def buttons(self) -> list[Tile]:
        """The buttons at the bottom."""
        return []

    def leave(self, intent: Message) -> None:
        """Post the intent that leads away from this screen. Only the first one counts."""
        if not self._left:
            self._left = True
            self.app.post_message(intent)

    def _corner(self) -> list[Tile]:
        tiles = [
            Tile(LANGUAGE + code, Words(code)("language.name"), centred=True)
            for code in self.kiosk.other_languages
        ]
        if self.offers_stop:
            tiles.append(Tile(STOP, self.words("kiosk.bar.stop"), centred=True))
        return tiles

    def on_board_pressed(self, press: Board.Pressed) -> None:
        press.stop()
        if self._left or self._first_moment.covers(press):
            return
        press.board.go_to(press.key)
        if press.key.startswith(LANGUAGE):
            self.app.post_message(SpeakLanguage(press.key.removeprefix(LANGUAGE)))
        elif press.key == STOP:
            self.app.post_message(AskToStop())
        else:
            self.pressed(press.board, press.key)

    def pressed(self, board: Board, key: str) -> None:
        """A tile of this screen's own was pressed."""


class InterviewScreen(KioskScreen):
    """A screen of an interview."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session


def button(key: str, label: str, *, primary: bool = False, quiet: bool = False) -> Tile:
    """A button of the bar."""
    kind = Kind.PRIMARY if primary else Kind.QUIET if quiet else Kind.PLAIN
    return Tile(key, label, kind, centred=True)


def group_marks(instrument: Instrument, *, dark: bool) -> Text:
    """The shapes and colours that the groups are known by on all screens and reports."""
    marks = [mark_of(group, instrument) for group in instrument.groups]
    return Text("     ").join(
        Text(mark.shape, f"#{mark.light if dark else mark.ink}") for mark in marks
    )
