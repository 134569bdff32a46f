"""What has been entered of one form: the marks as they stand on the paper, and what there is to say
of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from valuetui.instrument.model import Instrument, Question
from valuetui.interview.background import About

NOTE_LETTERS = 120
"""How long a remark may be."""


class Flag(StrEnum):
    """What is out of the ordinary at a question."""

    OVER = "over"
    """More is marked than the question asks for."""
    UNDER = "under"
    BLANK = "blank"
    ILLEGIBLE = "illegible"


@dataclass(frozen=True)
class Sheet:
    """One form, as far as it has been entered."""

    language: str
    """That the form is printed in."""
    group: str | None = None
    group_is_bound: bool = False
    """The group is that of the batch or is printed on the form, so that nobody has to enter it."""
    number: int | None = None
    about: About = field(default_factory=About)
    marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Question to the values that are marked, in the order in which they were entered."""
    write_ins: Mapping[str, str] = field(default_factory=dict)
    illegible: frozenset[str] = frozenset()
    """Questions of whatever kind at which something cannot be read."""
    note: str = ""

    def marked(self, question_id: str) -> tuple[str, ...]:
        """The values that are marked at a question."""
        return self.marks.get(question_id, ())

    def mark(self, question_id: str, *values: str) -> "Sheet":
        """With exactly these values marked at a question."""
        return replace(self, marks={**self.marks, question_id: values})

    def write(self, question_id: str, word: str) -> "Sheet":
        """With this word written in at a question; an empty one takes it out."""
        words = {**self.write_ins, question_id: word}
        return replace(self, write_ins={each: said for each, said in words.items() if said})

    def turn_illegible(self, question_id: str) -> "Sheet":
        """With the sign that something cannot be read set at a question, or taken away."""
        return replace(self, illegible=self.illegible ^ {question_id})

    def flags(self, question: Question) -> tuple[Flag, ...]:
        """What is out of the ordinary at a question of values; it counts only without the first
        three."""
        count, found = len(self.marked(question.id)), []
        if count > question.pick:
            found.append(Flag.OVER)
        elif not count:
            found.append(Flag.BLANK)
        elif count < question.pick:
            found.append(Flag.UNDER)
        return (*found, Flag.ILLEGIBLE) if question.id in self.illegible else tuple(found)

    def counts(self, question: Question) -> bool:
        """Whether exactly as many values are marked as the question asks for."""
        return len(self.marked(question.id)) == question.pick

    def unusual(self, instrument: Instrument) -> dict[str, tuple[Flag, ...]]:
        """The questions of whatever kind that have flags, with these."""
        asked = [question.id for question in self.about.asked(instrument, self.group)]
        found = {each: (Flag.ILLEGIBLE,) for each in asked if each in self.illegible}
        flags = {question.id: self.flags(question) for question in instrument.questions}
        return found | {question: said for question, said in flags.items() if said}
