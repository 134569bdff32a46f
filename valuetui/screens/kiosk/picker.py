"""The picker: exactly k of the values, by pages of large tiles, with the picks always in sight."""

from collections.abc import Iterable

from rich.text import Text
from textual import events
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from valuetui.instrument.model import Value
from valuetui.interview.picks import TooMany
from valuetui.interview.session import Session
from valuetui.screens import private
from valuetui.screens.kiosk.appearance import Size
from valuetui.screens.kiosk.definition import DefinitionDialog
from valuetui.screens.kiosk.explained import value_under_keys
from valuetui.screens.kiosk.framed import InterviewScreen, button
from valuetui.screens.kiosk.intents import GoBack, GoOn
from valuetui.screens.kiosk.search import SearchDialog
from valuetui.screens.kiosk.swap import SwapDialog
from valuetui.screens.kiosk.write_in import WriteInDialog
from valuetui.screens.later import after
from valuetui.screens.widgets.arrangement import Grid
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.look import Kind
from valuetui.screens.widgets.tile import Tile
from valuetui.words.text import in_language

TILE_WIDTH = 29
GRIDS = {
    Size.NORMAL: Grid(TILE_WIDTH, air=1),
    Size.LARGER: Grid(TILE_WIDTH, 3, air=1),
    Size.LARGEST: Grid(31, 4, air=1),
}
CHIP_WIDTH = 11
CHIP_HEIGHT = 2
TICK = "✓"
ROOM_FOR_DOTS = 80
"""Columns from which the pages are also shown as dots, and the question as a number."""
MOST_DOTS = 8
"""Pages above which nobody counts dots any more, and these take the room of words."""
ROOM_FOR_WORDS = 91
"""Columns from which the bar has room for every word on its buttons."""
WRITE_IN = "write_in"
FRAME = 1 / 60
"""Seconds between two pictures."""
MOST_IDLE = 180
CALM_PAGE = 60
"""Words on a page above which a person gets a second more for each, up to ``MOST_IDLE``."""


class PickerScreen(InterviewScreen):
    """One question."""

    CSS_PATH = "picker.tcss"
    about = "question"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._explaining = False
        self._plain: list[Tile] = []
        """The tiles of the values, none of them chosen."""
        self.is_behind = False
        """Whether what follows from the picks is still to be drawn."""

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="status"):
            yield Static(id="count")
            yield Static(id="page")
        yield Board(GRIDS[self.kiosk.tile_size], id="values", mark_room=2, tells_held=True)
        yield Board(Grid(CHIP_WIDTH, CHIP_HEIGHT, even=True), id="tray", mark_room=2)

    def first_focus(self) -> Widget:
        return self.values

    @property
    def values(self) -> Board:
        return self.query_one("#values", Board)

    @property
    def tray(self) -> Board:
        return self.query_one("#tray", Board)

    @property
    def idle_seconds(self) -> float | None:
        rules = self.kiosk.instrument.kiosk
        if not rules.idle:
            return None
        on_page = -(-len(self.session.values) // self.values.pages)
        return min(MOST_IDLE, rules.idle_values + max(0, on_page - CALM_PAGE))

    def label(self, value: Value) -> str:
        """The value's label in the language in use."""
        return in_language(value.label, self.words.language)

    # Texts and tiles

    def heading(self) -> str:
        return in_language(self.session.question.text_for(self.session.group), self.words.language)

    def fill(self) -> None:
        super().fill()
        self.values.arrange_by(GRIDS[self.kiosk.tile_size])
        self._plain = [Tile(value.id, self.label(value)) for value in self.session.values]
        self._show_values()
        self._show_what_follows()
        self._say_page()

    def refresh_picks(self) -> None:
        """Show the picks as they are now: the values at once, what follows from them a frame later.

        A finger feels the time until the tile under it answers, and nobody's eyes are on the tray
        before that.
        """
        self._show_values()
        private.paint_now(self.values)
        if not self.is_behind:
            self.is_behind = True
            after(FRAME, self, self._catch_up)

    def _catch_up(self) -> None:
        self.is_behind = False
        if self.query(Board):  # not on its way out
            self._show_what_follows()

    def _show_values(self) -> None:
        chosen = set(self.session.picks.chosen)
        note = self.words("kiosk.question.chosen")
        self.values.show(
            [
                tile._replace(kind=Kind.CHOSEN, mark=TICK, note=note)
                if tile.key in chosen
                else tile
                for tile in self._plain
            ]
        )

    def _show_what_follows(self) -> None:
        picks = self.session.picks
        self.tray.show([*map(self._chip, picks.chosen), *self._empty_places(picks.left)])
        self.bar.show(self.buttons())
        self._say_count()

    def _chip(self, value_id: str) -> Tile:
        return Tile(value_id, self.label(self.session.value(value_id)), Kind.CHOSEN, "✕")

    def _empty_places(self, count: int) -> list[Tile]:
        empty = self.words("kiosk.question.empty")
        return [Tile("", empty, Kind.EMPTY, centred=True) for _ in range(count)]

    def _say_count(self, remark: str = "") -> None:
        """How many are chosen, and what to do now; or a remark to a press that did nothing."""
        words, picks = self.words, self.session.picks
        count = words("kiosk.question.count", n=len(picks.chosen), k=picks.limit)
        if remark:
            message = words(f"kiosk.question.remark.{remark}", n=picks.left)
        elif self._explaining:
            message = words("kiosk.question.explain")
        elif picks.full:
            message = words("kiosk.question.full")
        else:
            message = words("kiosk.question.left", n=picks.left)
        text = Text.assemble((count, "bold"), "   ", message)
        if picks.write_in and self.size.width >= ROOM_FOR_DOTS:
            text.append(f"   {words('kiosk.write_in.written', word=picks.write_in)}")
        self.query_one("#count", Static).update(text, layout=False)  # it keeps its size

    def _say_page(self) -> None:
        """Which page of which question is shown; the question and the dots where there is room."""
        page, pages = self.values.page, self.values.pages
        text = self.words("kiosk.question.page", page=page + 1, pages=pages)
        if self.size.width >= ROOM_FOR_DOTS:
            number, count = self.session.question_number, len(self.session.instrument.questions)
            progress = self.words("kiosk.question.progress", number=number, count=count)
            dots = " ".join("●" if place == page else "○" for place in range(pages))
            text = f"{progress}   {text}" + (f"  {dots}" if pages <= MOST_DOTS else "")
        self.query_one("#page", Static).update(text)

    def buttons(self) -> list[Tile]:
        words, picks = self.words, self.session.picks
        return [
            button("back", words("kiosk.bar.back")),
            button("undo", words("kiosk.bar.undo"), quiet=not picks.history),
            button("previous", words(f"kiosk.bar.previous_{self._length}")),
            button("next", words(f"kiosk.bar.next_{self._length}")),
            button("search", words("kiosk.bar.search")),
            *self._own_word(),
            button("explain", words("kiosk.bar.explain")),
            button("done", words("kiosk.bar.done"), primary=picks.full, quiet=not picks.full),
        ]

    def explained(self) -> tuple[str, str]:
        """The value that the keys are on, and what it means; else what the screen wants."""
        return value_under_keys(self.session, self.values, self.tray) or super().explained()

    @property
    def _length(self) -> str:
        """The narrowest bar has no room for every word where there is one button more."""
        is_tight = self.session.takes_write_in and self.size.width < ROOM_FOR_WORDS
        return "short" if is_tight else "page"

    def _own_word(self) -> list[Tile]:
        """The button for a word that the list lacks, where the question takes one."""
        if not self.session.takes_write_in:
            return []
        length = "long" if self.size.width >= ROOM_FOR_WORDS else "short"
        if self.session.picks.write_in:
            label = self.words(f"kiosk.write_in.written_{length}")
            return [Tile(WRITE_IN, f"{label} {TICK}", Kind.CHOSEN, centred=True)]
        return [button(WRITE_IN, self.words(f"kiosk.write_in.button_{length}"))]

    def on_resize(self) -> None:
        if self.session.takes_write_in:
            self.bar.show(self.buttons())

    # Touch and keys

    def on_board_turned(self, turned: Board.Turned) -> None:
        if turned.board is self.values:
            self._say_page()

    def on_board_held(self, held: Board.Held) -> None:
        if self.app.screen is self:
            self.explain(held.key)

    def on_key(self, event: events.Key) -> None:
        if isinstance(self.app.screen, SearchDialog):  # typed before the dialog took the keys
            self.app.screen.typed(event)
        elif self.app.screen is not self:
            return
        elif event.character == "?" and self.values.cursor:
            self.explain(self.values.cursor.key)
        elif event.key == "backspace":
            self._undo()
        elif event.character and (event.character.isalpha() or event.character == "/"):
            self.search("" if event.character == "/" else event.character)

    def pressed(self, board: Board, key: str) -> None:
        if self.app.screen is not self:  # pressed together with something that opened a dialog
            return
        if board is self.values:
            self._press_value(key)
        elif board is self.tray:
            if key:
                self.session.unpick(key)
                self.refresh_picks()
            else:
                self._say_count("empty")
        else:
            self._press_button(key)

    def _press_value(self, value_id: str) -> None:
        if self._explaining:
            self.explain(value_id)
        elif value_id in self.session.picks.chosen:
            self.session.unpick(value_id)
            self.refresh_picks()
        else:
            self.pick(value_id)

    def _press_button(self, key: str) -> None:
        match key:
            case "back":
                self.leave(GoBack())
            case "undo":
                self._undo()
            case "previous":
                self._turn(-1, "first_page")
            case "next":
                self._turn(1, "last_page")
            case "search":
                self.search("")
            case "write_in":
                self.write_in()
            case "explain":
                self._explaining = not self._explaining
                self._say_count()
            case "done":
                if self.session.picks.full:
                    self.leave(GoOn())
                else:
                    self._say_count("not_yet")

    def _turn(self, pages: int, at_the_end: str) -> None:
        before = self.values.page
        self.values.turn(before + pages)
        self._say_count(at_the_end if self.values.page == before else "")

    def _undo(self) -> None:
        if self.session.picks.history:
            self.session.undo()
            self.refresh_picks()
        else:
            self._say_count("no_undo")

    def pick(self, value_id: str) -> None:
        """Pick a value, or offer to swap when all are picked."""
        try:
            self.session.pick(value_id)
        except TooMany:
            self._offer_swap(value_id)
        self.refresh_picks()

    # Dialogs

    def _offer_swap(self, into: str) -> None:
        def swapped(out: str | None) -> None:
            if out:
                self.session.swap(out, into)
                self.refresh_picks()

        self.app.push_screen(SwapDialog(self.session, into), swapped)

    def explain(self, value_id: str) -> None:
        """Show what a value means, and offer to pick it or take it out."""
        self._explaining = False
        self._say_count()

        def decided(wanted: bool | None) -> None:
            if wanted:
                self._press_value(value_id)

        self.app.push_screen(DefinitionDialog(self.session, value_id), decided)

    def write_in(self) -> None:
        """Let the person write a word that the list lacks."""

        def written(word: str | None) -> None:
            if word is not None:
                self.session.write_in(word)
                self.refresh_picks()

        self.app.push_screen(WriteInDialog(self.session), written)

    def search(self, typed: str) -> None:
        """Let the person find a value by typing."""

        def found(value_id: str | None) -> None:
            if value_id:
                self.values.go_to(value_id)
                if value_id not in self.session.picks.chosen:
                    self.pick(value_id)

        self.app.push_screen(SearchDialog(self.session, typed), found)
