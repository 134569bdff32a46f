"""Background questions: one a screen, answered by tiles, digits or letters."""

from collections.abc import Iterable
from dataclasses import replace

from textual import events
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from valuetui.instrument.background import Background, Kind, Option
from valuetui.interview.background import Given, in_order
from valuetui.interview.session import Session
from valuetui.screens.kiosk.framed import InterviewScreen, button
from valuetui.screens.kiosk.intents import GoBack, GoOn, SkipQuestion
from valuetui.screens.kiosk.keyboard import (
    CURSOR,
    ERASE,
    Keyboard,
    TypedLine,
    key_of,
    typed_on,
)
from valuetui.screens.widgets.arrangement import Arrangement, Grid
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.tile import Kind as Look
from valuetui.screens.widgets.tile import Tile
from valuetui.words.cleaning import short_line
from valuetui.words.text import in_language

TICK = "✓"
FEW = 5
"""So many options stand under each other, as large as the groups."""
ROOM_FOR_WORDS = 80
"""Columns from which the buttons that turn the page have a word on them."""


class BackgroundScreen(InterviewScreen):
    """One question; what it is answered with is of the screens below."""

    CSS_PATH = "background.tcss"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.question: Background = session.background

    def body(self) -> Iterable[Widget]:
        yield Static(id="hint", markup=False)
        with Vertical(id="entry"):
            yield from self.entry()

    def entry(self) -> Iterable[Widget]:
        """The widgets that the question is answered with."""
        return ()

    def heading(self) -> str:
        return in_language(self.question.text, self.words.language)

    def fill(self) -> None:
        super().fill()
        self.query_one("#hint", Static).update(self.hint())
        self.show_said()

    def hint(self) -> str:
        """A line that helps to answer: the question's own, or what is to be done."""
        if self.question.help:
            return in_language(self.question.help, self.words.language)
        return self.words(f"kiosk.background.{self.question.kind}", **self.limits())

    def limits(self) -> dict[str, object]:
        """What the hint of this kind needs to know."""
        return {}

    def say(self, given: Given | None) -> None:
        """Answer the question, or take the answer back."""
        self.session.say(given)
        self.show_said()

    def show_said(self) -> None:
        """Show what has been said, and what follows from it."""
        self.bar.show(self.buttons())

    def take_back(self) -> None:
        """What has been said is as it was before."""
        self.show_said()

    def page_buttons(self) -> list[Tile]:
        """Buttons that turn the page, where there are several."""
        return []

    def buttons(self) -> list[Tile]:
        words, said = self.words, self.session.said
        can_go_on = said.now is not None
        tiles = [
            button("back", words("kiosk.bar.back")),
            button("undo", words("kiosk.bar.undo"), quiet=not said.history),
            *self.page_buttons(),
        ]
        if not self.question.required:
            tiles.append(button("skip", words("kiosk.background.skip")))
        next_one = button("next", words("kiosk.bar.next"), primary=can_go_on, quiet=not can_go_on)
        return [*tiles, next_one]

    def pressed(self, board: Board, key: str) -> None:
        if board is not self.bar:
            self.entered(key)
            return
        match key:
            case "back":
                self.leave(GoBack())
            case "undo":
                self.session.undo()
                self.take_back()
            case "skip":
                self.leave(SkipQuestion())
            case "next" if self.session.said.now is not None:
                self.leave(GoOn())
            case _:
                self.turn(key)

    def entered(self, key: str) -> None:
        """A tile of the answer was pressed."""

    def turn(self, key: str) -> None:
        """A button that turns the page was pressed."""


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
                replace(tile, kind=Look.CHOSEN, mark=TICK, note=note)
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


class _TypingScreen(BackgroundScreen):
    """Something is typed. What is typed may not be an answer yet: the screen keeps it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._typed = ""
        self._longest = 0

    def first_focus(self) -> Widget:
        return self.query_one(TypedLine)

    def on_mount(self) -> None:
        self._typed = str(self.session.said.now or "")
        super().on_mount()

    def show_said(self) -> None:
        self.query_one(TypedLine).update(self._typed + CURSOR)
        super().show_said()

    def take_back(self) -> None:
        self._typed = str(self.session.said.now or "")
        super().take_back()

    def entered(self, key: str) -> None:
        self.type(typed_on(self._typed, key, self._longest))

    def type(self, text: str) -> None:
        """This is typed now."""
        self._typed = text
        self.say(self.meant(text))

    def meant(self, text: str) -> Given | None:
        """The answer that is typed; None where it is none yet."""
        return text or None

    def accepts(self, key: str) -> bool:  # noqa: ARG002
        """Whether a key of the keyboard types something here."""
        return True

    def on_key(self, event: events.Key) -> None:
        if self.app.screen is not self:
            return
        if event.key == "enter":
            self.bar.go_to_primary()
            self.bar.focus()
        elif (key := key_of(event)) and self.accepts(key):
            self.entered(key)

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted is cleaned, and cut where it is too long."""
        event.stop()
        pasted = short_line(event.text[:1000], self._longest)
        accepted = "".join(key for key in pasted if self.accepts(key))
        self.type((self._typed + accepted)[: self._longest])


class NumberScreen(_TypingScreen):
    """Digits, as on a telephone."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._longest = len(str(self.question.most))

    def entry(self) -> Iterable[Widget]:
        yield TypedLine()
        yield Board(Grid(8, 3, max_columns=3), id="digits", may_repeat=True)

    def limits(self) -> dict[str, object]:
        return {"least": self.question.least, "most": self.question.most}

    def fill(self) -> None:
        self.query_one("#digits", Board).show(
            [
                *(Tile(digit, digit, centred=True) for digit in "1234567890"),
                Tile(ERASE, self.words("kiosk.keyboard.erase"), centred=True),
            ]
        )
        super().fill()

    def accepts(self, key: str) -> bool:
        return key == ERASE or (key.isascii() and key.isdigit())

    def meant(self, text: str) -> Given | None:
        number = int(text) if text else -1
        return number if self.question.least <= number <= self.question.most else None

    def hint(self) -> str:
        own = super().hint()
        limits = self.words("kiosk.background.number", **self.limits())
        return own if own == limits else f"{own} {limits}"


class TextScreen(_TypingScreen):
    """Letters, on the screen and on a keyboard."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._longest = self.question.letters

    def entry(self) -> Iterable[Widget]:
        yield TypedLine()
        yield Keyboard(sentences=True)

    def fill(self) -> None:
        self.query_one(Keyboard).fill(self.words)
        super().fill()

    def hint(self) -> str:
        return f"{super().hint()} {self.words('kiosk.background.no_names')}"

    def meant(self, text: str) -> Given | None:
        return short_line(text, self._longest) or None


SCREENS: dict[Kind, type[BackgroundScreen]] = {
    Kind.SINGLE: ChoiceScreen,
    Kind.MULTIPLE: ChoiceScreen,
    Kind.NUMBER: NumberScreen,
    Kind.TEXT: TextScreen,
}


def background_screen(session: Session) -> BackgroundScreen:
    """The screen for the present background question."""
    return SCREENS[session.background.kind](session)
