"""What every screen of the kiosk has, the first one too: texts, keys, and presses that count once.

The first screen is seen only when all that it needs has been loaded, so this is no more than that.
"""

from collections.abc import Iterable
from typing import Any, ClassVar, cast

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from valuetui.instrument.model import Instrument
from valuetui.results.marks import mark_of
from valuetui.screens import private
from valuetui.screens.keypad import HELP
from valuetui.screens.kiosk.appearance import Size
from valuetui.screens.kiosk.context import KioskContext
from valuetui.screens.kiosk.intents import AskForDisplay
from valuetui.screens.kiosk.moment import FirstMoment
from valuetui.screens.kiosk.small import HEIGHTS, WIDTHS, cover_where_too_small, fill_cover
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.look import Kind
from valuetui.screens.widgets.tile import Tile
from valuetui.words import Words

DISPLAY = "display"
STOP = "stop"

KEYS: tuple[BindingType, ...] = (
    Binding("tab", "app.focus_next", show=False, priority=True),
    Binding("shift+tab", "app.focus_previous", show=False, priority=True),
    Binding(HELP, "app.help", show=False, priority=True),
)
"""The keys of every screen. Textual's own would also copy the screen's text.

They come before the widgets' own: a key that is pressed right after Tab is meant for what Tab
leads to, and would else still go to the widget that Tab leaves.
"""


class KioskScreen(Screen[None], inherit_bindings=False):
    """A screen of the kiosk.

    A screen shows the interview and posts intents; it decides nothing. :meth:`fill` writes every
    text, so that a change of language is one call. :meth:`leave` posts what leads away from the
    screen, once only, however often and quickly somebody presses.
    """

    BINDINGS: ClassVar[list[BindingType]] = list(KEYS)
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    warns: ClassVar[bool] = True
    """Whether a person is asked before the idle screen is cleared."""
    offers_stop: ClassVar[bool] = False
    explains: ClassVar[bool] = True
    """Whether the help key says something here."""
    about: ClassVar[str] = "screen"
    """The text under ``[help]`` that says what the screen wants."""

    def __init__(self) -> None:
        super().__init__()
        private.write_sparingly(self)
        self._left = False

    @property
    def kiosk(self) -> KioskContext:
        """The app that the screen belongs to."""
        return cast("KioskContext", self.app)

    def compose(self) -> ComposeResult:
        yield from self.body()

    def body(self) -> Iterable[Widget]:
        """The widgets of this screen's own."""
        return ()

    def on_screen_resume(self) -> None:
        """Shown, for the first time or again after a dialog."""
        self._first_moment = FirstMoment(self.kiosk.clock)

    def on_mount(self) -> None:
        self._first_moment = FirstMoment(self.kiosk.clock)
        self.fill()
        self.place_cursor()

    @on(events.Resize)
    def cover(self, resized: events.Resize) -> None:
        """Hide what cannot be laid out."""
        cover_where_too_small(self, resized.size)

    def place_cursor(self) -> None:
        """Once, when there are tiles: let the keys work where they are wanted first."""
        self.first_focus().focus()

    def first_focus(self) -> Widget:
        """The widget that the keys work on first."""
        return self

    @property
    def idle_seconds(self) -> float | None:
        """Seconds without a touch before something happens; None where nothing does."""
        return self.kiosk.instrument.kiosk.idle or None

    @property
    def words(self) -> Words:
        """The texts in the language in use."""
        return self.kiosk.words

    @property
    def spoken(self) -> str:
        """The language of what can be read now."""
        return self.words.language

    def fill(self) -> None:
        """Write every text of the screen in the language in use."""
        fill_cover(self)
        for corner in self.query("#corner").results(Board):
            corner.show(self.corner())

    def corner(self) -> list[Tile]:
        """The buttons of every screen, at the very bottom."""
        return [Tile(DISPLAY, self.words("kiosk.bar.display"), Kind.QUIET, centred=True)]

    def set_size(self, size: Size) -> None:
        """Have tiles of this size from now on."""
        set_size_class(self, size)

    def explained(self) -> tuple[str, str]:
        """What the help key says: a heading and a text."""
        return self.words("kiosk.help.heading"), self.words(f"kiosk.help.{self.about}")

    def leave(self, intent: Message) -> None:
        """Post the intent that leads away from this screen. Only the first one counts."""
        if not self._left:
            self._left = True
            self.app.post_message(intent)

    def on_board_pressed(self, press: Board.Pressed) -> None:
        press.stop()
        if not self._left and not self._first_moment.covers(press):
            press.board.go_to(press.key)
            if press.key == DISPLAY:
                self.app.post_message(AskForDisplay())
            else:
                self.take(press.board, press.key)

    def take(self, board: Board, key: str) -> None:
        """A tile was pressed, and it counts."""
        self.pressed(board, key)

    def pressed(self, board: Board, key: str) -> None:
        """A tile of this screen's own was pressed."""


def set_size_class(screen: Screen[Any], size: Size) -> None:
    """Tell the styles of a screen how large its tiles are."""
    for each in Size:
        screen.set_class(each is size, f"-{each}")


def group_marks(instrument: Instrument, *, dark: bool) -> Text:
    """The shapes and colours that the groups are known by on all screens and reports."""
    marks = [mark_of(group, instrument) for group in instrument.groups]
    return Text("     ").join(
        Text(mark.shape, f"#{mark.light if dark else mark.ink}") for mark in marks
    )
