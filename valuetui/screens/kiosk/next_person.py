"""Between two people of a queue: who is next touches the screen, anywhere, or presses a key."""

from collections.abc import Iterable

from rich.text import Text
from textual import events
from textual.containers import Center
from textual.widget import Widget
from textual.widgets import Static

from valuetui.screens.kiosk.attract import AttractScreen
from valuetui.screens.kiosk.between import BetweenScreen
from valuetui.screens.kiosk.gesture import COLUMNS, ROWS
from valuetui.screens.kiosk.intents import Start
from valuetui.screens.lettering.large import is_large, large
from valuetui.screens.widgets.arrangement import Grid
from valuetui.screens.widgets.board import Board
from valuetui.station.queue import Queue
from valuetui.words import Words

AROUND = 20
"""Lines that everything else on the screen takes, before letters may be larger."""
BEGIN = frozenset({"enter", "space"})


class NextPersonScreen(AttractScreen):
    """The next person, please, in large letters; and how many have answered in the session."""

    about = "between"

    def __init__(self, queue: Queue) -> None:
        super().__init__()
        self._queue = queue
        self._counts = queue.present, queue.answered

    def said(self) -> Iterable[Widget]:
        yield Static(id="title", markup=False)
        yield Static(id="large", markup=False)
        yield Static(id="time", markup=False)
        tiles = Grid(tile_width=19, tile_height=3, gap=2, max_columns=3, even=True)
        yield Center(Board(tiles, id="languages"))
        yield Static(id="answered", markup=False)

    def speak(self, words: Words) -> None:
        self.query_one("#title", Static).update(self._queue.sitting.name)
        self._draw(words)
        self.query_one("#time", Static).update(words("council.queue.touch"))
        self.query_one("#answered", Static).update(self._counted(words))

    def on_resize(self) -> None:
        """As large as there is room for."""
        if self.is_mounted:
            self._draw(Words(self.spoken))

    def on_screen_resume(self) -> None:
        """Shown again, perhaps after the secretary has corrected a number."""
        counts = self._queue.present, self._queue.answered
        if counts != self._counts:
            self._counts = counts
            self.fill()

    def on_click(self, event: events.Click) -> None:
        """A touch beside everything that can be pressed; the corner is for the secretary."""
        is_in_corner = event.screen_x < COLUMNS and event.screen_y < ROWS
        if not is_in_corner and not self._first_moment.covers_one(by_key=False):
            self.leave(Start(self.spoken))

    def on_key(self, event: events.Key) -> None:
        """A key that no tile has taken."""
        if event.is_printable or event.key in BEGIN:
            event.stop()
            if not self._first_moment.covers_one(by_key=True):
                self.leave(Start(self.spoken))

    def _draw(self, words: Words) -> None:
        self.query_one("#large", Static).update(self._drawn(words("council.queue.large")))

    def _drawn(self, text: str) -> Text:
        width, height = self.size.width - 4, max(3, self.size.height - AROUND)
        style = self.rich_style + self.query_one("#large").rich_style
        if not is_large(text, width, height):
            return Text(text)
        return Text("\n").join(large(text, width, height, style, most=2))

    def _counted(self, words: Words) -> str:
        present, n = self._counts
        if present is None:
            return words("council.queue.answered", n=n)
        return words("council.queue.answered_of", n=n, present=present)


class SessionOverScreen(BetweenScreen):
    """Somebody has closed the session: no answers are taken here."""

    def said(self) -> Iterable[Widget]:
        yield Static(id="title")
        yield Static(id="time")

    def speak(self, words: Words) -> None:
        self.query_one("#title", Static).update(words("council.queue.over"))
        self.query_one("#time", Static).update(words("council.queue.over_text"))
