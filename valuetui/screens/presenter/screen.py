"""The presenter as a room sees it: what each key of a keyboard or a remote does."""

from typing import ClassVar, Protocol

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from valuetui.screens import private
from valuetui.screens.presenter.draw import draw, reveals
from valuetui.screens.presenter.ending import Ending
from valuetui.screens.presenter.footer import footer
from valuetui.screens.presenter.helptext import help_text
from valuetui.screens.presenter.presentation import Presentation
from valuetui.screens.presenter.stage import Stage
from valuetui.screens.presenter.steps import (
    Place,
    Step,
    back,
    forward,
    jumped,
    steps_of,
    whole,
)
from valuetui.screens.results.dialog import Dialog
from valuetui.screens.results.layout import Block
from valuetui.screens.results.lines import Lines
from valuetui.screens.results.palette import palette_of
from valuetui.screens.theme import next_theme
from valuetui.words import Words

DIGITS = 3
"""No presentation has more steps than these can say."""


class Presenting(Protocol):
    """What the screen may know of the program that shows it."""

    presentation: Presentation
    words: Words
    address: str
    trouble: str
    """What is amiss just now; empty where nothing is."""

    def reveal(self) -> bool:
        """Have the figures, if they can be had just now."""
        ...

    def update(self) -> None:
        """Present the newest figures."""
        ...

    def speak_next(self) -> None:
        """Use the texts of the next language from now on."""
        ...

    def leave(self) -> None:
        """End the program."""
        ...


class PresenterScreen(Screen[None], inherit_bindings=False):
    """Shows one place of the presentation; a key makes another place of it."""

    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown,right,down,space,n", "forward"),
        Binding("pageup,left,up,p", "back"),
        Binding("enter", "enter"),
        Binding("backspace", "delete"),
        Binding("b,full_stop", "blank"),
        Binding("a", "whole"),
        Binding("home", "go(1)"),
        Binding("end", "go(999)"),
        Binding("u", "update"),
        Binding("l", "language"),
        Binding("t", "theme"),
        Binding("question_mark", "help"),
        Binding("escape,q", "leave"),
    ]

    def __init__(self, program: Presenting) -> None:
        super().__init__()
        self.program = program
        self.place = Place()
        self.typed = ""
        """The digits of a step's number, as long as they are typed."""
        self.is_blank = False
        self._seen: dict[int, int] = {}
        """How much has been revealed of each step."""
        private.write_sparingly(self)

    def compose(self) -> ComposeResult:
        yield Lines(id="stage")
        yield Lines(id="footer")

    def on_mount(self) -> None:
        """Draw whenever the theme changes: the drawings hold colours."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self.draw())

    def on_resize(self) -> None:
        self.draw()

    # Drawing

    @property
    def stage(self) -> Stage:
        """What the picture is drawn from."""
        shown = self.program.presentation
        return Stage(
            instrument=shown.instrument,
            words=self.program.words,
            palette=palette_of(self.app.current_theme),
            width=max(1, self.size.width),
            height=max(1, self.size.height - 1),
            comparison=shown.comparison,
            evidence=shown.evidence,
            worded=shown.worded,
            progress=shown.progress,
            address=self.program.address,
        )

    @property
    def steps(self) -> tuple[Step, ...]:
        shown = self.program.presentation
        return steps_of(shown.instrument, words_missed=shown.has_words)

    def draw(self) -> None:
        """Draw anew; lines that have not changed are not painted."""
        if not self.size or private.is_ending(self.app):
            return
        stage, steps = self.stage, self.steps
        self.place = _within(self.place, steps, stage)
        step = steps[self.place.step]
        self.set_class(self.is_blank, "-blank")
        lines: Block = [] if self.is_blank else draw(stage, step, self.place)
        lines += [Text()] * (stage.height - len(lines))
        self.query_one("#stage", Lines).show(lines)
        line = footer(stage, self.place.step + 1, len(steps), typed=self.typed, notice=self._notice)
        self.query_one("#footer", Lines).show([] if self.is_blank else [line])

    @property
    def _notice(self) -> str:
        if self.program.trouble:
            return self.program.trouble
        return self.program.words("present.news") if self.program.presentation.has_news else ""

    # Moving

    def action_forward(self) -> None:
        """Show what comes next."""
        if not self._back_in_sight():
            self.move(forward(self.place, self.steps, self._reveals))

    def action_back(self) -> None:
        """Show what was there before."""
        if not self._back_in_sight():
            self.move(back(self.place, self._seen))

    def action_whole(self) -> None:
        """Reveal all of the step. The figures first: they say how much that is."""
        if not self._back_in_sight() and self._has_figures(Place(self.place.step, 1)):
            self.move(whole(self.place, self.steps, self._reveals))

    def action_go(self, number: int) -> None:
        """Go to the heading of a step, by its number."""
        self.is_blank = False
        self.move(jumped(number, self.steps))

    def move(self, place: Place) -> None:
        """Show another place, where what it shows can be had."""
        self.typed = ""
        if self._has_figures(place):
            self.place = place
            self._seen[place.step] = max(place.reveal, self._seen.get(place.step, 0))
        self.draw()

    def _has_figures(self, place: Place) -> bool:
        """Whether what a place shows is there; its figures are asked for where they are not."""
        reveals_any = place.reveal > 0 and self.steps[place.step].has_figures
        return not reveals_any or self.program.reveal()

    def _reveals(self, step: Step) -> int:
        return reveals(self.stage, step)

    def _back_in_sight(self) -> bool:
        """Show again what was hidden; whether it was."""
        was_blank, self.is_blank = self.is_blank, False
        if was_blank:
            self.draw()
        return was_blank

    def on_key(self, event: events.Key) -> None:
        """Take the digits of a step's number."""
        if event.character and event.character in "0123456789":
            self.typed = (self.typed + event.character)[-DIGITS:]
            self.draw()

    def action_enter(self) -> None:
        """Go to the step whose number was typed, or to what comes next."""
        if self.typed:
            self.action_go(int(self.typed))
        else:
            self.action_forward()

    def action_delete(self) -> None:
        """Take back a digit, or go back."""
        if self.typed:
            self.typed = self.typed[:-1]
            self.draw()
        else:
            self.action_back()

    def on_click(self, event: events.Click) -> None:
        """A click is what comes next, as in other presentations."""
        if event.button == 1:
            self.action_forward()

    # All else

    def action_blank(self) -> None:
        """Hide everything, or show it again."""
        self.typed, self.is_blank = "", not self.is_blank
        self.draw()

    def action_update(self) -> None:
        """Present the newest figures."""
        self.program.update()
        self.draw()

    def action_language(self) -> None:
        """Speak the next language; the place stays."""
        self.program.speak_next()
        self.draw()

    def action_theme(self) -> None:
        """Change to the next colours."""
        self.app.theme = next_theme(self.app.theme)

    def action_help(self) -> None:
        """Show the keys."""
        if self.app.screen is self:
            words = self.program.words
            self.app.push_screen(
                Dialog(
                    words("present.help.heading"),
                    lambda width: help_text(self.stage, width),
                    words("results.dialog.close"),
                )
            )

    def action_leave(self) -> None:
        """Ask whether it is over; a number that is being typed is forgotten first."""
        if self.typed:
            self.typed = ""
            self.draw()
        elif not self._back_in_sight() and self.app.screen is self:
            self.app.push_screen(Ending(self.program.words), self._leave_if)

    def _leave_if(self, is_over: bool | None) -> None:
        if is_over:
            self.program.leave()


def _within(place: Place, steps: tuple[Step, ...], stage: Stage) -> Place:
    """The place, or the nearest that there is where newer figures show less."""
    at = min(place.step, len(steps) - 1)
    return Place(at, min(place.reveal, reveals(stage, steps[at])))
