"""The end: thanks, once the answer is safe; or that it could not be saved, and what to do."""

from collections.abc import Iterable

from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from valuetui.screens.kiosk.base import group_marks
from valuetui.screens.kiosk.framed import FramedScreen, button
from valuetui.screens.kiosk.intents import Finish, Submit
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.tile import Tile


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
    """The answer is saved."""

    @property
    def idle_seconds(self) -> float | None:
        return self.kiosk.instrument.kiosk.thanks

    def fill(self) -> None:
        super().fill()
        words = self.words
        self._write(
            words("kiosk.thanks.heading"), words("kiosk.thanks.text"), words("kiosk.thanks.next")
        )

    def buttons(self) -> list[Tile]:
        return [button("done", self.words("kiosk.thanks.done"), primary=True)]

    def pressed(self, board: Board, key: str) -> None:  # noqa: ARG002
        self.leave(Finish())


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
