"""The end: thanks, once the answer is safe; or that it could not be saved, and what to do."""

from collections.abc import Iterable, Sequence

from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from valuetui.instrument.model import Value
from valuetui.responses.ease import Verdict
from valuetui.screens.kiosk.base import group_marks
from valuetui.screens.kiosk.framed import FramedScreen, button
from valuetui.screens.kiosk.intents import Finish, Judge, Submit
from valuetui.screens.kiosk.said import own_result
from valuetui.screens.widgets.arrangement import Grid
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.tile import Tile

MOST_OWN = 5
"""Words that are named of those picked twice: what the smallest grid has room for."""


class _EndScreen(FramedScreen):
    CSS_PATH = "thanks.tcss"
    offers_stop = False
    warns = False
    about = "end"

    def body(self) -> Iterable[Widget]:
        with Vertical(id="middle"):
            yield Static(id="marks")
            yield Static(id="large")
            yield Static(id="text")

    def _write(self, large: str, *texts: str) -> None:
        marks = group_marks(self.kiosk.instrument, dark=self.app.current_theme.dark)
        self.query_one("#marks", Static).update(marks)
        self.query_one("#large", Static).update(large)
        self.query_one("#text", Static).update("\n\n".join(texts))


class ThanksScreen(_EndScreen):
    """The answer is saved.

    ``twice`` are the values that the person has picked both for today and for the future: told to
    nobody but whoever has just handed in. None where nothing is to be told.
    """

    def __init__(self, twice: Sequence[Value] | None = None) -> None:
        super().__init__()
        self._twice = twice
        self._judged = False

    def body(self) -> Iterable[Widget]:
        yield from super().body()
        if self.kiosk.instrument.kiosk.ease:
            with Vertical(id="easiness"):
                yield Static(id="asked")
                yield Board(Grid(14, 3, gap=2, max_columns=3), id="ease")

    @property
    def idle_seconds(self) -> float | None:
        return self.kiosk.instrument.kiosk.thanks

    def fill(self) -> None:
        super().fill()
        words = self.words
        own = [] if self._twice is None else [own_result(self._twice, words, MOST_OWN)]
        self._write(
            words("kiosk.thanks.heading"),
            words("kiosk.thanks.text"),
            *own,
            self.next_in_words(),
        )
        if self.kiosk.instrument.kiosk.ease:
            self._ask_how_easy_it_was()

    def next_in_words(self) -> str:
        """What comes after this."""
        return self.words("kiosk.thanks.next")

    def _ask_how_easy_it_was(self) -> None:
        """Ask, or thank for what was said."""
        words = self.words
        said = "judged" if self._judged else "asked"
        self.query_one("#asked", Static).update(words(f"kiosk.ease.{said}"))
        board = self.query_one("#ease", Board)
        board.visible = not self._judged
        board.show([Tile(each, words(f"kiosk.ease.{each}"), centred=True) for each in Verdict])

    def buttons(self) -> list[Tile]:
        return [button("done", self.words("kiosk.thanks.done"), primary=True)]

    def pressed(self, board: Board, key: str) -> None:
        if board is self.bar:
            self.leave(Finish())
        elif not self._judged:
            self._judged = True
            self.app.post_message(Judge(Verdict(key)))
            self.bar.focus()
            self._ask_how_easy_it_was()


class UnsavedScreen(_EndScreen):
    """The answer could not be saved. It stays in memory, however long it takes.

    ``leave_key`` is the key by which somebody has asked to leave nevertheless.
    """

    def __init__(self, leave_key: str = "") -> None:
        super().__init__()
        self._leave_key = leave_key

    @property
    def idle_seconds(self) -> float | None:
        return None

    def fill(self) -> None:
        super().fill()
        words = self.words
        texts = [words("kiosk.unsaved.text")]
        if self._leave_key:
            texts.append(words("kiosk.unsaved.leave", key=self._leave_key.title()))
        self._write(words("kiosk.unsaved.heading"), *texts)

    def buttons(self) -> list[Tile]:
        return [button("retry", self.words("kiosk.unsaved.retry"), primary=True)]

    def pressed(self, board: Board, key: str) -> None:  # noqa: ARG002
        self.leave(Submit())
