"""A form as it is entered: all of it in sight, the questions beside each other as on the paper."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import TypeAlias

from rich.style import Style
from rich.text import Text

from valuetui.instrument.form_number import written
from valuetui.instrument.model import Instrument, Question, Value
from valuetui.interview.background import SKIPPED
from valuetui.interview.entry.entering import Entering
from valuetui.interview.entry.sheet import Flag
from valuetui.interview.stage import Stage
from valuetui.screens.results.layout import Block, beside, padded, shared_widths, wrapped
from valuetui.screens.staff.look import Look
from valuetui.screens.staff.telling import given_in_words, value_in_words, version_in_words
from valuetui.words import Words, language_name
from valuetui.words.text import in_language

GAP = 2
ROWS = 64
"""Rows of the questions that are kept as they were drawn."""

Cell: TypeAlias = tuple[tuple[str, Style], ...]
"""A line of a question: texts, each with its style."""


@dataclass(frozen=True)
class SheetView:
    """Draws the form that is being entered."""

    entering: Entering
    words: Words
    look: Look
    width: int
    read: str = "entry.at.read"
    """The key of what is said while a number is asked for."""

    @property
    def _instrument(self) -> Instrument:
        return self.entering.desk.instrument

    def head(self) -> Block:
        """What is known of the form and of the person."""
        sheet, words, look = self.entering.state.sheet, self.words, self.look
        if sheet.number is None:
            return []
        told = [words("entry.sheet.number", number=written(sheet.number))]
        if sheet.group:
            label = in_language(self._instrument.group_by_id[sheet.group].label, words.language)
            told.append(words("entry.sheet.group", group=label))
            if self.entering.desk.leaves_session(self.entering.state):
                told.append(words("entry.sheet.other_session"))
        if len(self._instrument.languages) > 1:
            told.append(language_name(sheet.language))
        lines = [Text.assemble(" ", ("  ·  ".join(told), look.strong))]
        about = "  ·  ".join(self._about())
        if about:
            lines += self._paragraph(about, look.text)[:2]
        if sheet.note:
            note = words("entry.sheet.note", note=sheet.note)
            lines.append(padded(Text(f" {note}", look.muted), self.width))
        return lines

    def body(self, height: int) -> Block:
        """What is asked now: the questions with what is marked, or the options to choose from."""
        match self.entering.stage:
            case Stage.INFORMATION:
                return self._number()
            case Stage.GROUP:
                labels = [in_language(each.label, self.words.language)
                          for each in self._instrument.groups]  # fmt: skip
                return self._options("", labels, [False] * len(labels))
            case Stage.CODE:
                return [
                    *self._paragraph(self.words("double.code.read"), self.look.text),
                    Text(),
                    *self._paragraph(self.words("double.code.never"), self.look.muted),
                ]
            case Stage.BACKGROUND:
                return self._background()
        return self._questions(height)

    def _number(self) -> Block:
        words = self.words
        version = version_in_words(self._instrument, words)
        texts = [words(self.read), words("entry.at.version", code=version)]
        return [line for each in texts for line in self._paragraph(each, self.look.muted)]

    def _paragraph(self, text: str, style: Style) -> Block:
        """A text, one column from the edge."""
        return [Text.assemble(" ", line) for line in wrapped(text, self.width - 2, style)]

    def _options(self, text: str, labels: list[str], chosen: list[bool]) -> Block:
        look = self.look
        lines = self._paragraph(text, look.strong) if text else []
        for place, (label, is_chosen) in enumerate(zip(labels, chosen, strict=True), 1):
            mark = "✔" if is_chosen else " "
            lines.append(
                Text.assemble(f" {mark} ", (f"{place:02}", look.accent), "  ", (label, look.text))
            )
        return lines

    def _background(self) -> Block:
        state = self.entering.state
        question = self.entering.desk.background(state)
        now = state.sheet.about.of_question(question.id).now
        chosen = now if isinstance(now, tuple) else (now,)
        language = self.words.language
        labels = [in_language(each.label, language) for each in question.options]
        marks = [each.id in chosen for each in question.options]
        return self._options(in_language(question.text, language), labels, marks)

    def _about(self) -> list[str]:
        """What was said to each background question so far."""
        sheet = self.entering.state.sheet
        found = []
        for question in sheet.about.asked(self._instrument, sheet.group):
            now = sheet.about.of_question(question.id).now
            if question.id in sheet.illegible:
                found.append(self.words("entry.sheet.illegible"))
            elif now == SKIPPED:
                found.append(self.words("entry.sheet.left_out"))
            elif now is not None:
                found.append(given_in_words(question, now, self.words))
        return found

    def _questions(self, height: int) -> Block:
        questions = self._instrument.questions
        widths = tuple(shared_widths(self.width - 1, len(questions), GAP))
        columns = [
            self._cells(question, width, height)
            for question, width in zip(questions, widths, strict=True)
        ]
        return [_row(cells, widths) for cells in zip_longest(*columns, fillvalue=())]

    def column(self, question: Question, width: int, height: int) -> Block:
        """A question: its heading, what is marked, and what is out of the ordinary."""
        return [Text.assemble(*cell) for cell in self._cells(question, width, height)]

    def _cells(self, question: Question, width: int, height: int) -> list[Cell]:
        entering, words, look = self.entering, self.words, self.look
        state = entering.state
        is_here = entering.stage is Stage.QUESTION and question == entering.desk.question(state)
        marked = state.sheet.marked(question.id)
        foot = self._foot(question, width)
        room = max(1, height - 1 - len(foot))
        lines: list[Cell] = [
            ((f"{place:2} ", look.muted), (value_in_words(self._value(each), words), look.text))
            for place, each in enumerate(marked, 1)
        ]
        if is_here and len(lines) < max(question.pick, len(marked) + state.opened):
            lines.append(((f"{len(lines) + 1:2} …", look.muted),))
        heading = self._heading(question, width, is_here=is_here)
        return [heading, *lines[-room:], *foot]

    def _heading(self, question: Question, width: int, *, is_here: bool) -> Cell:
        words, look = self.words, self.look
        marked = len(self.entering.state.sheet.marked(question.id))
        count = words("entry.sheet.count", count=marked, pick=question.pick)
        short = in_language(question.short, words.language)
        text = padded(Text(f" {short[:1].upper()}{short[1:]}"), max(0, width - len(count) - 1))
        style = look.key + Style(reverse=True) if is_here else look.strong
        return ((f"{text.plain}{count} ", style),)

    def _value(self, value_id: str) -> Value:
        return self._instrument.value_by_id[value_id]

    def _foot(self, question: Question, width: int) -> list[Cell]:
        state = self.entering.state
        sheet, words = state.sheet, self.words
        is_past = question.id in state.settled
        shown = [
            flag for flag in sheet.flags(question)
            if is_past or flag in {Flag.OVER, Flag.ILLEGIBLE}
        ]  # fmt: skip
        lines: list[Cell] = [
            ((line.plain, self.look.bad),)
            for flag in shown
            for line in wrapped("! " + words(f"entry.flag.{flag}"), width, indent=2)
        ]
        if word := sheet.write_ins.get(question.id):
            lines.append(((words("entry.sheet.write_in", word=word), self.look.muted),))
        return lines


def forget_rows() -> None:
    """Keep nothing of a form that is done: a row has what somebody marked and wrote."""
    _row.cache_clear()


@lru_cache(ROWS)
def _row(cells: tuple[Cell, ...], widths: tuple[int, ...]) -> Text:
    """A line of every question, beside each other. Nearly all of them have been drawn at the key
    before."""
    [line] = beside([[Text.assemble(*cell)] for cell in cells], widths, GAP)
    return Text.assemble(" ", line)
