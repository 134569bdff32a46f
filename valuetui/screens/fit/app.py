"""Measuring a screen: a bank card held against it, or a ruler; then what follows from it.

One screen in three states. Nothing is kept here: the app's result is the fit, or None.
"""

from enum import StrEnum
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from valuetui.screens.fit.field import Field
from valuetui.screens.fit.outline import Edge, first_guess
from valuetui.screens.locked import LockedApp
from valuetui.screens.widgets.arrangement import Grid
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.look import Kind
from valuetui.screens.widgets.tile import Tile
from valuetui.station.fit import DISTANCE, Fit, Implausible, by_card, by_ruler
from valuetui.station.measured import advice_of, lines_of
from valuetui.station.window import Window
from valuetui.words import Words

LONGEST = 6
"""Characters of a measure that somebody types."""


class State(StrEnum):
    """What is on the screen."""

    CARD = "card"
    RULER = "ruler"
    RESULT = "result"


TILES = {
    State.CARD: ("narrower", "wider", "ruler", "lower", "higher", "done"),
    State.RULER: ("card", "done"),
    State.RESULT: ("again", "keep"),
}
PRIMARY = {"done", "keep"}
MOVES = {"narrower": (-1, 0), "wider": (1, 0), "lower": (0, -1), "higher": (0, 1)}


class FitApp(LockedApp[Fit]):
    """Its result is the fit that is to be kept, or None."""

    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+q,ctrl+c", "leave", show=False),
        Binding("left", "move('narrower')", show=False),
        Binding("right", "move('wider')", show=False),
        Binding("up", "move('lower')", show=False),
        Binding("down", "move('higher')", show=False),
        Binding("shift+left", "move('narrower', True)", show=False),
        Binding("shift+right", "move('wider', True)", show=False),
        Binding("shift+up", "move('lower', True)", show=False),
        Binding("shift+down", "move('higher', True)", show=False),
        Binding("enter", "go_on", show=False),
        Binding("r", "go('ruler')", show=False),
        Binding("a", "go('card')", show=False),
    ]

    def __init__(
        self,
        words: Words,
        cell_pixels: tuple[int, int] | None = None,
        distance: float = DISTANCE,
    ) -> None:
        super().__init__()
        self.words = words
        self.state = State.CARD
        self._cell_pixels = cell_pixels
        self._distance = distance
        self._edges: tuple[Edge, Edge] | None = None
        self._typed = ["", ""]
        self._place = 0
        """Which of the two measures is being typed: 0 width, 1 height."""
        self._fit: Fit | None = None
        self._complaint = ""

    def compose(self) -> ComposeResult:
        with Vertical(id="all"):
            yield Static(id="heading", markup=False)
            yield Static(id="text", markup=False)
            yield Field()
            yield Static(id="result")
            yield Static(id="complaint", markup=False)
            yield Board(Grid(16, 2, max_columns=3, even=True), id="bar", may_repeat=True)

    def on_ready(self) -> None:
        """The field has its size from now on."""
        self._fill()

    def on_resize(self, _: events.Resize) -> None:
        """Cells have another size now: what was done so far means nothing any more."""
        self._edges = None
        if self.state is State.RESULT:
            self.state = State.CARD
        self.call_after_refresh(self._fill)

    # What a person does

    def on_board_pressed(self, press: Board.Pressed) -> None:
        """A tile is a key for who has none."""
        if press.key in MOVES:
            self.action_move(press.key)
        elif press.key in {"done", "keep"}:
            self.action_go_on()
        else:
            self.action_go("ruler" if press.key == "ruler" else "card")

    def action_move(self, where: str, whole: bool = False) -> None:
        """Move an edge of the field; with a ruler, choose what is typed."""
        if self.state is State.RULER:
            self._place = 0 if where in {"narrower", "lower"} else 1
        elif self.state is State.CARD and self._edges:
            across, down = MOVES[where]
            width, height = self._edges
            most = self._room
            if across:
                width = width.moved(across, most[0], whole=whole)
            else:
                height = height.moved(down, most[1], whole=whole)
            self._edges = width, height
        self._fill()

    def action_go(self, state: str) -> None:
        """Measure, or measure again."""
        self.state, self._complaint = State(state), ""
        self._fill()

    def action_go_on(self) -> None:
        """What follows from what was measured; there, keep it."""
        if self.state is State.RESULT:
            self.exit(self._fit)
            return
        if self.state is State.RULER and self._place == 0 and self._typed[0]:
            self._place = 1
            if not self._typed[1]:
                self._fill()
                return
        try:
            self._fit, self._complaint = self._measured(), ""
            self.state = State.RESULT
        except (Implausible, ValueError):
            self._complaint = self.words(f"machine.fit.{self.state}.implausible")
        self._fill()

    def action_leave(self) -> None:
        """Keep nothing."""
        self.exit(None)

    def on_key(self, event: events.Key) -> None:
        """Digits of a measure."""
        if self.state is not State.RULER:
            return
        typed = self._typed[self._place]
        if event.key == "backspace":
            typed = typed[:-1]
        elif event.key == "tab":
            self._place = 1 - self._place
            typed = self._typed[self._place]
        elif event.character and event.character in "0123456789.," and len(typed) < LONGEST:
            typed += event.character
        else:
            return
        event.stop()
        self._typed[self._place] = typed
        self._fill()

    def _measured(self) -> Fit:
        """Raises ``ValueError``, :class:`Implausible` among them."""
        grid = self.size.width, self.size.height
        pixels = self._cell_pixels
        if self.state is State.CARD and self._edges:
            width, height = self._edges
            return by_card((width.cells, height.cells), grid, pixels)
        wide, high = (float(each.replace(",", ".")) for each in self._typed)
        return by_ruler((wide, high), self._room, grid, pixels)

    # What a person sees

    @property
    def _room(self) -> tuple[int, int]:
        """Columns and rows that there are for the field."""
        size = self.query_one(Field).size
        return max(1, size.width), max(1, size.height)

    def _fill(self) -> None:
        words, state = self.words, self.state
        self.screen.set_class(state is State.RESULT, "-result")
        self.query_one("#heading", Static).update(words(f"machine.fit.{state}.heading"))
        self.query_one("#text", Static).update(self._text())
        self.query_one("#complaint", Static).update(self._complaint)
        self.query_one("#complaint", Static).display = bool(self._complaint)
        if state is State.RESULT and self._fit:
            self.query_one("#result", Static).update(self._told(self._fit))
        elif state is State.RULER:
            self.query_one(Field).fill(words("machine.fit.ruler.label"))
        else:
            self.call_after_refresh(self._draw_card)  # when the room for it is known
        self.query_one("#bar", Board).show([self._tile(key) for key in TILES[state]])

    def _text(self) -> str:
        words = self.words
        if self.state is State.RESULT:
            return advice_of(self._fit, words) if self._fit else ""
        text = words(f"machine.fit.{self.state}.text")
        if self.state is State.RULER:
            shown = [f"{typed}▌" if place == self._place else typed or "–"
                     for place, typed in enumerate(self._typed)]  # fmt: skip
            text += "\n\n" + words("machine.fit.ruler.typed", width=shown[0], height=shown[1])
        return text

    def _draw_card(self) -> None:
        if self.state is State.CARD:
            if self._edges is None:
                self._edges = first_guess(self.size.width, self._room, self._cell_pixels)
            width, height = (edge.eighths for edge in self._edges)
            self.query_one(Field).show(width, height, self.words("machine.fit.card.label"))

    def _told(self, fit: Fit) -> Table:
        table = Table.grid(padding=(0, 2, 1, 0))
        table.add_column(no_wrap=True)
        table.add_column(no_wrap=True)
        table.add_column(ratio=1)
        theme = self.theme_variables
        for line in lines_of(fit, self.words, self._distance):
            mark = {True: ("✓", theme["success"]), False: ("!", theme["warning"])}
            sign, colour = mark[line.is_good] if line.is_good is not None else (" ", "")
            table.add_row(Text(sign, colour), Text(line.name, theme["secondary"]), Text(line.text))
        return table

    def _tile(self, key: str) -> Tile:
        kind = Kind.PRIMARY if key in PRIMARY else Kind.PLAIN
        return Tile(key, self.words(f"machine.fit.tile.{key}"), kind, centred=True)


def measure(
    words: Words, window: Window | None, distance: float = DISTANCE
) -> tuple[Fit | None, int]:
    """Let a person measure the screen: what is to be kept, and the exit code of the program."""
    app = FitApp(words, window.cell_pixels if window else None, distance)
    found = app.run()
    return found, app.return_code or 0
