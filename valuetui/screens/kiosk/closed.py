"""The screen outside the opening hours: it says when the kiosk opens, and takes no answers."""

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from valuetui.screens.kiosk.between import BetweenScreen
from valuetui.screens.kiosk.intents import OpenUp
from valuetui.words import Words
from valuetui.words.dates import coming_moment


class ClosedScreen(BetweenScreen):
    """Closed."""

    def said(self) -> Iterable[Widget]:
        yield Static(id="title")
        yield Static(id="time")

    def speak(self, words: Words) -> None:
        now, opening = self.kiosk.now(), self.kiosk.next_opening
        self.query_one("#title", Static).update(words("kiosk.closed.heading"))
        self.query_one("#time", Static).update(
            words("kiosk.closed.opens", moment=coming_moment(words, opening, now))
            if opening
            else words("kiosk.closed.for_now")
        )

    def look_at_the_clock(self) -> None:
        super().look_at_the_clock()
        if self.app.screen is self and self.kiosk.is_open:
            self.leave(OpenUp())
