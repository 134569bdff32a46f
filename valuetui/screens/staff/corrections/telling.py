"""An answer and its history in words: labels in place of ids."""

from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from valuetui.instrument.model import Instrument, Question
from valuetui.responses.answer import Answer
from valuetui.responses.channel import Channel
from valuetui.responses.history import Difference, History, Step
from valuetui.responses.record import Adjudication, Void
from valuetui.screens.results.layout import Block, beside, padded, shared_widths, wrapped
from valuetui.screens.staff.look import Look
from valuetui.screens.staff.telling import value_in_words
from valuetui.words import Words
from valuetui.words.text import in_language

GAP = 2


@dataclass(frozen=True)
class Teller:
    """Puts what was answered to an instrument into words."""

    instrument: Instrument | None
    """None where it does not lie beside the answer: then there are no words."""
    words: Words
    look: Look
    width: int

    def group(self, group_id: str) -> str:
        """What a group is called."""
        group = self.instrument.group_by_id.get(group_id) if self.instrument else None
        return in_language(group.label, self.words.language) if group else group_id

    def value(self, value_id: str) -> str:
        """A word with its code."""
        value = self.instrument.value_by_id.get(value_id) if self.instrument else None
        return value_in_words(value, self.words) if value else value_id

    def question(self, question_id: str) -> str:
        """What a question is called."""
        found = self.instrument.question_by_id.get(question_id) if self.instrument else None
        return in_language(found.short, self.words.language) if found else question_id

    def paragraph(self, text: str, style: Style, indent: int = 1) -> Block:
        """A text, some columns from the edge."""
        return [Text.assemble(" " * indent, line)
                for line in wrapped(text, self.width - indent - 1, style)]  # fmt: skip

    def picks(self, answer: Answer, here: Question | None = None) -> Block:
        """The questions beside each other, each with its words; that at which somebody is stands
        out."""
        if self.instrument is None:
            return self.paragraph(self.words("correct.no_instrument"), self.look.bad)
        questions = self.instrument.questions
        widths = shared_widths(self.width - 1, len(questions), GAP)
        columns = [
            self._column(answer, question, width, is_here=question == here)
            for question, width in zip(questions, widths, strict=True)
        ]
        return [Text.assemble(" ", line) for line in beside(columns, widths, GAP)]

    def _column(self, answer: Answer, question: Question, width: int, *, is_here: bool) -> Block:
        words, look = self.words, self.look
        picked = answer.picks.get(question.id, ())
        marked = answer.paper.marked.get(question.id, ()) if answer.paper else ()
        short = self.question(question.id)
        count = words("entry.sheet.count", count=len(picked), pick=question.pick)
        heading = padded(Text(f" {short[:1].upper()}{short[1:]}"), max(0, width - len(count) - 1))
        heading = Text.assemble(heading, count, " ")
        heading.stylize(look.key if is_here else look.strong)
        if is_here:
            heading.stylize("reverse")
        lines = [
            padded(Text.assemble((f"{place:2} ", look.muted), (self.value(each), look.text)), width)
            for place, each in enumerate(picked, 1)
        ]
        if marked and not picked:
            told = words("correct.marked", n=len(marked))
            lines += wrapped(told, width, look.bad)
            lines += [padded(Text(f"   {self.value(each)}", look.muted), width) for each in marked]
        return [heading, *lines]

    def about(self, answer: Answer, now: Answer | None) -> str:
        """Group, day and station in short."""
        parts = (self.group((now or answer).group), answer.day, answer.station,
                 self.words(f"correct.channel.{answer.channel}"))  # fmt: skip
        return " · ".join(parts)

    def state(self, history: History) -> str:
        """Whether it counts, and whether as it was given."""
        if history.now is None:
            return self.words("correct.state.struck")
        is_amended = any(step.stands and step.changes.any for step in history.steps)
        return self.words(f"correct.state.{'amended' if is_amended else 'counts'}")

    def history(self, history: History) -> Block:
        """What has happened, a line or two for each."""
        answer, words = history.answer, self.words
        if answer.paper and answer.channel is Channel.PAPER:
            began = words("correct.step.entered", operator=answer.paper.operator,
                          station=answer.station)  # fmt: skip
        else:
            began = words("correct.step.answered", station=answer.station)
        lines = self._dated(answer.day, began, self.look.text)
        for step in history.steps:
            lines += self._step(step, answer)
        return lines

    def _dated(self, day: str, text: str, style: Style) -> Block:
        first, *rest = wrapped(text, self.width - 14, style)
        return [Text.assemble(" ", (day, self.look.muted), "  ", first),
                *(Text.assemble(" " * 13, line) for line in rest)]  # fmt: skip

    def _step(self, step: Step, answer: Answer) -> Block:
        each, words, look = step.correction, self.words, self.look
        operator = each.operator or words("correct.step.nobody")
        if isinstance(each, Void):
            kind = "struck" if each.of == answer.id else "undone"
        elif isinstance(each, Adjudication):
            kind = "adjudicated" if each.of == answer.id else "set_aside"
        else:
            kind = "amended"
        text = words(f"correct.step.{kind}", operator=operator, reason=each.reason)
        if not step.stands:
            text += " " + words("correct.step.no_more")
        lines = self._dated(each.day, text, look.text if step.stands else look.muted)
        return [*lines, *self.changes(step.changes, indent=13)]

    def changes(self, found: Difference, indent: int = 1) -> Block:
        """What goes and what comes."""
        words, look = self.words, self.look
        lines: Block = []
        if found.groups:
            before, after = map(self.group, found.groups)
            told = words("correct.change.group", before=before, after=after)
            lines += self.paragraph(told, look.accent, indent)
        for question, (gone, come) in found.picks.items():
            for key, values in (("out", gone), ("in", come)):
                if values:
                    listed = ", ".join(map(self.value, values))
                    told = words(f"correct.change.{key}", question=self.question(question),
                                 values=listed)  # fmt: skip
                    told = f"{told[:1].upper()}{told[1:]}"
                    lines += self.paragraph(told, look.accent, indent)
        if found.status:
            told = words(f"correct.change.{found.status}")
            lines += self.paragraph(told, look.accent, indent)
        return lines
