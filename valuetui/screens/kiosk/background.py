"""Background questions, one a screen. What they are answered with is in :mod:`.choice` and
:mod:`.typing`."""

from collections.abc import Iterable

from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from valuetui.instrument.background import Background
from valuetui.interview.background import Given
from valuetui.interview.session import Session
from valuetui.screens.kiosk.framed import InterviewScreen, button
from valuetui.screens.kiosk.intents import GoBack, GoOn, SkipQuestion
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.tile import Tile
from valuetui.words.text import in_language


class BackgroundScreen(InterviewScreen):
    """One question; what it is answered with is its subclasses' matter."""

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
