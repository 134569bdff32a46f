"""What is seen between two people, for hours: it turns through the languages and never rests on the
same cells."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from valuetui.screens.kiosk.base import DISPLAY, KioskScreen, group_marks
from valuetui.screens.widgets.arrangement import Bar
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.look import Kind
from valuetui.screens.widgets.tile import Tile
from valuetui.words import Words

if TYPE_CHECKING:
    from valuetui.screens.kiosk.elsewhere import Elsewhere

TURN = 8.0
"""Seconds in one language."""
MOVE = 60.0
"""Seconds in one place; letters that never move burn into a screen."""
REST = 60.0
"""Seconds after which the screen is again as the station has it."""
PLACES = ((0, 0), (1, 0), (1, 1), (0, 1))
"""Columns and rows by which everything is moved, one place after another."""


class BetweenScreen(KioskScreen):
    """A screen that nobody has begun with yet."""

    CSS_PATH = "between.tcss"
    warns: ClassVar[bool] = False
    about: ClassVar[str] = "between"

    _elsewhere: "Elsewhere | None" = None
    """The code that leads to another way to answer, where there is one."""

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="all"):
            with Vertical(id="said"):
                yield Static(id="marks")
                yield from self.said()
            if address := self.kiosk.address:
                from valuetui.screens.kiosk.elsewhere import Elsewhere

                self._elsewhere = Elsewhere(address)
                yield self._elsewhere
        with Horizontal(id="foot"):
            yield Board(Bar(), id="corner")

    def said(self) -> Iterable[Widget]:
        """The widgets below the marks."""
        return ()

    def speak(self, words: Words) -> None:
        """Write what turns through the languages."""

    def on_mount(self) -> None:
        self._since = self.kiosk.clock()
        self._spoken = self._first = self.words.language
        self.set_interval(1, self._while_it_is_seen)

    def fill(self) -> None:
        super().fill()
        marks = group_marks(self.kiosk.instrument, dark=self.app.current_theme.dark)
        self.query_one("#marks", Static).update(marks)
        words = Words(self._spoken)
        self.speak(words)
        if self._elsewhere:
            self._elsewhere.speak(words)

    @property
    def spoken(self) -> str:
        return self._spoken

    def corner(self) -> list[Tile]:
        words = Words(self.spoken)
        return [Tile(DISPLAY, words("kiosk.bar.display"), Kind.QUIET, centred=True)]

    def first_focus(self) -> Widget:
        return self.query_one("#corner")

    @property
    def idle_seconds(self) -> float | None:
        """For ever; but what somebody changed and left is not for the next person."""
        return REST if self.kiosk.is_changed or not self.is_active else None

    def _while_it_is_seen(self) -> None:
        """The first screen of all lies under an interview too: turned there, it would have the
        whole interview drawn anew every few seconds."""
        if self.app.screen is self:
            self.look_at_the_clock()

    def look_at_the_clock(self) -> None:
        """Once a second."""
        seconds = self.kiosk.clock() - self._since
        languages = self.kiosk.instrument.languages
        turns = [self._first, *(each for each in languages if each != self._first)]
        spoken = turns[int(seconds // TURN) % len(turns)]
        if spoken != self._spoken:
            self._spoken = spoken
            self.fill()
        place = PLACES[int(seconds // MOVE) % len(PLACES)]
        for part in ("#all", "#foot"):
            self.query_one(part).styles.offset = place
