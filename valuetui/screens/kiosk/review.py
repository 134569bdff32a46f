"""All picks at a glance before they are handed in."""

from collections.abc import Iterable

from rich.text import Text
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from valuetui.instrument.model import Question
from valuetui.screens.kiosk.about import AboutDialog, summary
from valuetui.screens.kiosk.framed import InterviewScreen, button
from valuetui.screens.kiosk.intents import GoBack, Revise, Submit
from valuetui.screens.widgets.arrangement import Bar
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.tile import Tile
from valuetui.words.text import in_language

REVISE = "revise:"
ABOUT = "about"


class ReviewScreen(InterviewScreen):
    """One column a question."""

    CSS_PATH = "review.tcss"
    about = "review"

    def body(self) -> Iterable[Widget]:
        yield Static(id="hint")
        with Horizontal(id="columns"):
            for question in self.kiosk.instrument.questions:
                yield Static(id=f"picks-{question.id}", classes="picks")
        if self.session.asked:
            yield Board(Bar(), id="about")

    def heading(self) -> str:
        return self.words("kiosk.review.heading")

    def fill(self) -> None:
        super().fill()
        self.query_one("#hint", Static).update(self.words("kiosk.review.hint"))
        for question in self.kiosk.instrument.questions:
            self.query_one(f"#picks-{question.id}", Static).update(self._column(question))
        if self.session.asked:
            self.query_one("#about", Board).show([self._about()])

    def _about(self) -> Tile:
        """All that the person has said about themselves, to press for changing it."""
        words = self.words
        return Tile(ABOUT, words("kiosk.review.about"), detail=summary(self.session, words))

    def _column(self, question: Question) -> Text:
        language = self.words.language
        column = Text(in_language(question.short, language).capitalize(), style="bold underline")
        for number, value_id in enumerate(self.session.picks_of(question.id).chosen, 1):
            label = in_language(self.session.value(value_id).label, language)
            column.append(f"\n{number:2} {label}", style="not bold not underline")
        if self.session.write_in_at(question.id):
            own = self.words("kiosk.review.write_in", word=self.session.write_in_at(question.id))
            column.append(f"\n + {own}", style="not bold not underline")
        return column

    def buttons(self) -> list[Tile]:
        language = self.words.language
        return [
            button("back", self.words("kiosk.bar.back"), quiet=True),
            *(
                button(
                    REVISE + question.id,
                    self.words("kiosk.review.revise", short=in_language(question.short, language)),
                )
                for question in self.kiosk.instrument.questions
            ),
            button("submit", self.words("kiosk.review.submit"), primary=True),
        ]

    def pressed(self, board: Board, key: str) -> None:  # noqa: ARG002
        if key == "submit":
            self.leave(Submit())
        elif key == ABOUT:
            self._revise_about()
        elif key.startswith(REVISE):
            self.leave(Revise(key.removeprefix(REVISE)))
        else:
            self.leave(GoBack())

    def _revise_about(self) -> None:
        """To the only question there is, or to the one that the person chooses."""
        asked = self.session.asked
        if len(asked) == 1:
            self.leave(Revise(asked[0].id))
            return

        def chosen(question_id: str | None) -> None:
            if question_id:
                self.leave(Revise(question_id))

        self.app.push_screen(AboutDialog(self.session), chosen)
