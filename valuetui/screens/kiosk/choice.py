"""A background question that is answered by choosing: a tile an option."""

from collections.abc import Iterable

from textual.widget import Widget
from textual.widgets import Static

from valuetui.instrument.background import Kind, Option
from valuetui.interview.background import in_order
from valuetui.screens.kiosk.background import BackgroundScreen
from valuetui.screens.kiosk.framed import button
from valuetui.screens.widgets.arrangement import Arrangement, Grid
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.look import Kind as TileKind
from valuetui.screens.widgets.tile import Tile
from valuetui.words.text import in_language

TICK = "✓"
FEW = 5
"""So many options stand under each other, as large as the groups."""
ROOM_FOR_WORDS = 80
"""Columns from which the buttons that turn the page have a word on them."""


class ChoiceScreen(BackgroundScreen):
    """A tile an option. A second press takes it out again."""

    def entry(self) -> Iterable[Widget]:
        options = self.question.options
        grid: Arrangement = Grid(29, air=1)
        if len(options) <= FEW:
            grid = Grid(29, tile_height=3, max_columns=1, air=1)
        yield Board(grid, id="options", mark_room=2)

    @property
    def options(self) -> Board:
        return self.query_one("#options", Board)

    def first_focus(self) -> Widget:
        return self.options

    def hint(self) -> str:
        if self.options.pages == 1:
            return super().hint()
        page = self.words(
            "kiosk.question.page", page=self.options.page + 1, pages=self.options.pages
        )
        return f"{super().hint()}   {page}"

    def show_said(self) -> None:
        chosen = self._chosen
        note = self.words("kiosk.question.chosen")
        self.options.show(
            [
                tile._replace(kind=TileKind.CHOSEN, mark=TICK, note=note)
                if tile.key in chosen
                else tile
                for tile in map(self._tile, self.question.options)
            ]
        )
        super().show_said()

    @property
    def _chosen(self) -> tuple[str, ...]:
        now = self.session.said.now or ()
        return now if isinstance(now, tuple) else (str(now),)

    def _tile(self, option: Option) -> Tile:
        return Tile(option.id, in_language(option.label, self.words.language))

    def entered(self, key: str) -> None:
        chosen = self._chosen
        if self.question.kind is Kind.SINGLE:
            self.say(None if key in chosen else key)
            return
        others = tuple(each for each in chosen if each != key)
        now = others if key in chosen else (*chosen, key)
        self.say(in_order(self.question, now) or None)

    # Pages

    def page_buttons(self) -> list[Tile]:
        if self.options.pages == 1:
            return []
        length = "page" if self.size.width >= ROOM_FOR_WORDS else "short"
        return [
            button("previous_page", self.words(f"kiosk.bar.previous_{length}")),
            button("next_page", self.words(f"kiosk.bar.next_{length}")),
        ]

    def turn(self, key: str) -> None:
        self.options.turn(self.options.page + (1 if key == "next_page" else -1))

    def on_board_turned(self, turned: Board.Turned) -> None:
        if turned.board.id == "options":
            self.query_one("#hint", Static).update(self.hint())
            self.bar.show(self.buttons())
