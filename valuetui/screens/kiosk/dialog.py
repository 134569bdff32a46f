"""A question on top of a screen: a heading, some text, and large buttons."""

from collections.abc import Iterable
from typing import ClassVar, cast

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, ScreenResultType
from textual.widget import Widget
from textual.widgets import Static

from valuetui.screens import private
from valuetui.screens.kiosk.appearance import Size
from valuetui.screens.kiosk.base import KEYS, KioskScreen, set_size_class
from valuetui.screens.kiosk.context import KioskContext
from valuetui.screens.kiosk.moment import FirstMoment
from valuetui.screens.kiosk.small import HEIGHTS, WIDTHS, cover_where_too_small, fill_cover
from valuetui.screens.widgets.arrangement import Bar
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.tile import Tile
from valuetui.words import Words


class Dialog(ModalScreen[ScreenResultType], inherit_bindings=False):
    """Shown on top; :meth:`answer` closes it, once only."""

    BINDINGS: ClassVar[list[BindingType]] = [*KEYS, ("escape", "cancel")]
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    explains: ClassVar[bool] = True
    """Whether the help key says something here."""
    about: ClassVar[str] = "dialog"
    """The text under ``[help]`` that says what the dialog wants."""

    def __init__(self) -> None:
        super().__init__()
        private.write_sparingly(self)
        self._answered = False

    @property
    def kiosk(self) -> KioskContext:
        """The app that the dialog belongs to."""
        return cast("KioskContext", self.app)

    def compose(self) -> ComposeResult:
        with Vertical(id="panel"):
            yield Static(self.heading(), id="heading", markup=False)
            yield from self.body()
            yield Board(Bar(), id="bar")

    def on_mount(self) -> None:
        self._first_moment = FirstMoment(self.kiosk.clock)
        self.fill()
        self.query_one("#bar", Board).go_to_primary()
        self.first_focus().focus()

    @on(events.Resize)
    def cover(self, resized: events.Resize) -> None:
        """Hide what cannot be laid out."""
        cover_where_too_small(self, resized.size)

    def fill(self) -> None:
        """Write what may have changed since the dialog was made."""
        self.query_one("#bar", Board).show(self.buttons())
        fill_cover(self)

    def set_size(self, size: Size) -> None:
        """Have tiles of this size from now on."""
        set_size_class(self, size)

    def explained(self) -> tuple[str, str]:
        """What the help key says: a heading and a text."""
        return self.words("kiosk.help.heading"), self.words(f"kiosk.help.{self.about}")

    @property
    def offers_stop(self) -> bool:
        """Whether the screen under the dialog has a way out."""
        below = [each for each in self.app.screen_stack if isinstance(each, KioskScreen)]
        return bool(below) and below[-1].offers_stop

    @property
    def words(self) -> Words:
        return self.kiosk.words

    def first_focus(self) -> Widget:
        """The widget that the keys work on first."""
        return self.query_one("#bar")

    def heading(self) -> str:
        """What stands at the top."""
        return ""

    def body(self) -> Iterable[Widget]:
        """The widgets between the heading and the buttons."""
        return ()

    def buttons(self) -> list[Tile]:
        """The buttons at the bottom."""
        return []

    def answer(self, result: ScreenResultType | None = None) -> None:
        """Close the dialog with a result; only the first call counts. A key that was meant for what
        lies below may come before the dialog can be seen: that closes nothing."""
        if not self._answered and self.is_mounted and self.app.screen is self:
            self._answered = True
            self.dismiss(result)

    def action_cancel(self) -> None:
        """The same as choosing nothing."""
        self.answer(None)

    def on_board_pressed(self, press: Board.Pressed) -> None:
        press.stop()
        if not self._first_moment.covers(press):
            press.board.go_to(press.key)
            self.pressed(press.board, press.key)

    def pressed(self, board: Board, key: str) -> None:
        """A tile was pressed."""
