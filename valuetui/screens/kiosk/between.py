"""What is seen between two people, for hours: it turns through the languages and never rests on the
same cells."""

from collections.abc import Iterable
from typing import ClassVar

from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from valuetui.screens.kiosk.base import KioskScreen, group_marks
from valuetui.screens.kiosk.elsewhere import Elsewhere
from valuetui.words import Words

TURN = 8.0
"""Seconds in one language."""
MOVE = 60.0
"""Seconds in one place; letters that never move burn into a screen."""
PLACES = ((0, 0), (1, 0), (1, 1), (0, 1))
"""Columns and rows by which everything is moved, one place after another."""


class BetweenScreen(KioskScreen):
    """A screen that nobody has begun with yet."""

    CSS_PATH = "between.tcss"
    warns: ClassVar[bool] = False

    def body(self) -> Iterable[Widget]:
        marks = group_marks(self.kiosk.instrument, dark=self.app.current_theme.dark)
        with Horizontal(id="all"):
            with Vertical(id="said"):
                yield Static(marks, id="marks")
                yield from self.said()
            if address := self.kiosk.address:
                yield Elsewhere(address)

    def said(self) -> Iterable[Widget]:
        """The widgets below the marks."""
        return ()

    def speak(self, words: Words) -> None:
        """Write what turns through the languages."""

    def on_mount(self) -> None:
        self._since = self.kiosk.clock()
        self._spoken = self.words.language
        super().on_mount()
        self.set_interval(1, self._while_it_is_seen)

    def fill(self) -> None:
        super().fill()
        words = Words(self._spoken)
        self.speak(words)
        for elsewhere in self.query(Elsewhere):
            elsewhere.speak(words)

    @property
    def idle_seconds(self) -> float | None:
        return None

    def _while_it_is_seen(self) -> None:
        """The first screen of all lies under an interview too: turned there, it would have the
        whole interview drawn anew every few seconds."""
        if self.app.screen is self:
            self.look_at_the_clock()

    def look_at_the_clock(self) -> None:
        """Once a second."""
        seconds = self.kiosk.clock() - self._since
        turns = [self.words.language, *self.kiosk.other_languages]
        spoken = turns[int(seconds // TURN) % len(turns)]
        if spoken != self._spoken:
            self._spoken = spoken
            self.fill()
        self.query_one("#all").styles.offset = PLACES[int(seconds // MOVE) % len(PLACES)]
