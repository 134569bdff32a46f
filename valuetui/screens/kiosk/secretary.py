"""What the secretary sees behind the PIN: what the session has come to, and the number of those who
are present to correct."""

from collections.abc import Iterable

from rich.table import Table
from textual import events
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from valuetui.results.accounted import differences_in_words, rows_in_words
from valuetui.screens.kiosk.framed import button
from valuetui.screens.kiosk.staff import ERASE, StaffDialog, StaffMenu
from valuetui.screens.widgets.arrangement import Grid
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.look import Kind
from valuetui.screens.widgets.tile import Tile
from valuetui.station.council import Account

LONGEST = 5
"""Digits of the largest number of people."""


class SecretaryMenu(StaffMenu):
    """The reconciliation so far, in numbers; its result is ``correct``, ``end`` or None."""

    CSS_PATH = "secretary.tcss"

    def __init__(self, found: Account, trouble: str, *, is_unsaved: bool) -> None:
        super().__init__(is_unsaved=is_unsaved)
        self._found = found
        self._trouble = trouble

    def heading(self) -> str:
        return self._found.sitting.name

    def body(self) -> Iterable[Widget]:
        told, words = self._found.reconciliation, self.words
        rows = Table.grid(padding=(0, 3, 0, 0))
        rows.add_column()
        rows.add_column(justify="right")
        for row in rows_in_words(told, words):
            rows.add_row(*row)
        said = differences_in_words(told, words)
        if told.open:
            said.append(words("council.staff.end_open"))
        if self._trouble:
            said = [words(f"council.staff.{self._trouble}")]
        if self._is_unsaved:
            said = [words("kiosk.staff.unsaved")]
        with Vertical(id="account"):
            yield Static(rows, id="rows")
            yield Static("\n".join(said), id="said", markup=False)

    def buttons(self) -> list[Tile]:
        words, unsaved = self.words, self._is_unsaved
        end = words("kiosk.staff.end_anyway") if unsaved else words("council.staff.end")
        return [
            button("back", words("kiosk.bar.back"), primary=True),
            button("correct", words("council.staff.correct")),
            button("end", end),
        ]


class PresentDialog(StaffDialog):
    """Asks how many are present; its result is the number as it was typed, or None."""

    CSS_PATH = "secretary.tcss"

    def __init__(self, present: int | None) -> None:
        super().__init__()
        self._typed = ""
        self._before = "" if present is None else str(present)

    def heading(self) -> str:
        return self.words("council.staff.present")

    def body(self) -> Iterable[Widget]:
        yield Static(id="typed", markup=False)
        yield Board(Grid(tile_width=8, max_columns=3, air=1), id="digits", may_repeat=True)

    def buttons(self) -> list[Tile]:
        return [
            button("back", self.words("kiosk.bar.back")),
            button("keep", self.words("council.staff.keep"), primary=True),
        ]

    def on_mount(self) -> None:
        erase = Tile(ERASE, self.words("kiosk.staff.erase"), centred=True)
        digits = [Tile(digit, digit, centred=True) for digit in "1234567890"]
        empty = Tile("", "", Kind.EMPTY)
        self.query_one("#digits", Board).show([*digits[:9], empty, digits[9], erase])
        self._say()

    def on_key(self, event: events.Key) -> None:
        if event.key == ERASE or (event.character and event.character in "0123456789"):
            self.type(event.key if event.key == ERASE else event.character or "")

    def pressed(self, board: Board, key: str) -> None:
        if board.id == "digits":
            self.type(key)
        elif key == "keep":
            if self._typed:
                self.answer(str(int(self._typed)))
        else:
            super().pressed(board, key)

    def type(self, key: str) -> None:
        """Add a digit, or take the last one away."""
        self._typed = self._typed[:-1] if key == ERASE else (self._typed + key)[:LONGEST]
        self._say()

    def _say(self) -> None:
        """Show what was typed; before, the number as it was."""
        typed = self.query_one("#typed", Static)
        typed.set_class(not self._typed, "-before")
        typed.update(self._typed or self._before or self.words("council.staff.none"))
