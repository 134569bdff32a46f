"""Entering forms again: the same keys, and nothing of the first entry."""

from dataclasses import replace
from functools import partial

from rich.text import Text

from valuetui.interview.entry.rules import Batch
from valuetui.screens.results.layout import Block
from valuetui.screens.staff.begin import BeginScreen, Headed
from valuetui.screens.staff.entry import EntryScreen
from valuetui.screens.staff.info import InfoScreen, Page
from valuetui.screens.staff.look import Look
from valuetui.screens.staff.pages import KEYS, help_page
from valuetui.screens.staff.paper import PaperEntry
from valuetui.screens.staff.paragraphs import indented
from valuetui.screens.staff.rates_page import queue_page
from valuetui.screens.staff.work import Work
from valuetui.station.entry_desk import EntryDesk
from valuetui.station.second_desk import SecondDesk
from valuetui.words import Words

TEXTS = ("which", "own", "differs")


def begin(work: Work) -> BeginScreen:
    """The questions before the first batch."""
    return SecondEntry(work).first()


def second_help(width: int, look: Look, words: Words, keys: tuple[str, ...] = KEYS) -> Block:
    """What is otherwise than at the first entry, then the keys."""
    lines: Block = []
    for text in TEXTS:
        lines += [Text(), *indented(words(f"double.again.help.{text}"), width, look)]
    return [*lines, *help_page(width, look, words, keys)]


class SecondScreen(EntryScreen):
    """The form that is entered again."""

    title_key = "double.again.title"
    read_key = "double.again.read"

    @property
    def _second(self) -> SecondDesk:
        assert isinstance(self._desk, SecondDesk)  # noqa: S101 - it is made for nothing else
        return self._desk

    def explained(self) -> Page:
        return partial(second_help, keys=self._explained_keys(corrects=False))

    def _count(self) -> None:
        """How many of the batch are left, or how many were entered where nobody knows that."""
        numbers = self.entering.desk.batch.numbers
        self._entered = self._desk.done if numbers is None else len(self._second.to_enter(numbers))

    def _progress(self) -> str:
        words, left = self.words, self._entered
        if self.entering.desk.batch.numbers is None:
            return words("double.again.entered", n=self._entered)
        return words("double.again.progress", n=left) if left else words("double.again.done")

    def _show_totals(self) -> None:
        numbers = self.entering.desk.batch.numbers
        page = partial(queue_page, self._second.to_enter(numbers), self._desk.rates(numbers))
        self.app.push_screen(InfoScreen("double.again.queue", page))


class SecondEntry(PaperEntry):
    """The way from batch to batch of forms that are entered again."""

    screen = SecondScreen
    corrects = False
    headed = Headed(
        "double.again.title", "double.again.heading", "double.again.lead", "double.names.uncertain"
    )

    @property
    def desk(self) -> EntryDesk:
        return self._work.again

    def first(self) -> BeginScreen:
        """The questions before a batch. Where people sign in it is certain who is who."""
        if self._work.person is not None:
            self.headed = replace(self.headed, further="")
        return super().first()

    def last(self) -> Batch | None:
        """The batch before, without the name: whoever entered it first is not meant."""
        found = super().last()
        return replace(found, operator="") if found and not self.desk.entering else found
