"""The menu of the guided demo: one large tile a program."""

from enum import StrEnum
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from valuetui.screens.locked import LockedApp
from valuetui.screens.widgets.arrangement import Grid
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.look import Kind
from valuetui.screens.widgets.tile import Tile
from valuetui.words import Words


class Choice(StrEnum):
    """Where the menu leads."""

    KIOSK = "kiosk"
    RESULTS = "results"
    WORKBOOK = "workbook"
    PRESENT = "present"
    LEAVE = "leave"


class DemoApp(LockedApp[Choice]):
    """Its result is the person's choice, or None to leave."""

    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape,ctrl+q,ctrl+c", "leave", show=False),
        Binding("1", "choose('kiosk')", show=False),
        Binding("2", "choose('results')", show=False),
        Binding("3", "choose('workbook')", show=False),
        Binding("4", "choose('present')", show=False),
    ]

    def __init__(self, words: Words, message: str, folder: Path) -> None:
        super().__init__()
        self.words = words
        self.message = message
        self.folder = folder

    def compose(self) -> ComposeResult:
        with Vertical(id="menu"):
            yield Static(self.words("demo.heading"), id="heading")
            yield Static(self.words("demo.invented"), id="invented")
            yield Board(Grid(30, 3, max_columns=1, air=1), id="choices")
            yield Static(self.message, id="message", markup=False)
            folder = self.words("demo.folder", path=self.folder)
            yield Static(folder, id="folder", markup=False)

    def on_mount(self) -> None:
        board = self.query_one(Board)
        board.show([self._tile(number, choice) for number, choice in enumerate(Choice, 1)])
        board.focus()

    def _tile(self, number: int, choice: Choice) -> Tile:
        kind = Kind.PRIMARY if choice is Choice.KIOSK else Kind.PLAIN
        key = "q" if choice is Choice.LEAVE else str(number)
        return Tile(
            choice,
            f"{key} {self.words(f'demo.choice.{choice}.label')}",
            kind,
            detail=self.words(f"demo.choice.{choice}.detail"),
        )

    def on_board_pressed(self, press: Board.Pressed) -> None:
        self.action_choose(press.key)

    def action_choose(self, choice: str) -> None:
        """Leave the menu for a program, or altogether."""
        self.exit(None if choice == Choice.LEAVE else Choice(choice))

    def action_leave(self) -> None:
        """Leave the demo."""
        self.exit(None)
