"""What a report or a deck is about, and the words that both tell it with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from valuetui.instrument.model import Group, Question, Role, Value
from valuetui.results.comparison import Comparison, GroupResult
from valuetui.results.evidence import Evidence
from valuetui.results.marks import Mark, mark_of
from valuetui.words import Text, Words
from valuetui.words.dates import long_date
from valuetui.words.numbers import number
from valuetui.words.text import in_language


@dataclass(frozen=True)
class Subject:
    """A comparison, told in one language on one day."""

    comparison: Comparison
    evidence: Evidence
    words: Words
    day: date
    remarks: tuple[str, ...] = ()
    """What people must know about the answers behind it, such as that some were left out."""
    days: tuple[date, date] | None = None
    """The first and the last day on which somebody answered, where that is known."""

    def told(self, text: Text) -> str:
        """A text of the instrument."""
        return in_language(text, self.words.language)

    @property
    def organisation(self) -> str:
        """The name of the organisation, fit to begin a line with."""
        return capitalised(self.told(self.comparison.instrument.organisation.name))

    @property
    def wave(self) -> str:
        return self.comparison.instrument.wave

    def number(self, n: int) -> str:
        return number(self.words, n)

    def date(self, day: date) -> str:
        return long_date(self.words, day)

    def name(self, group: Group) -> str:
        return self.told(group.label)

    def mark(self, group: Group) -> Mark:
        return mark_of(group, self.comparison.instrument)

    def people(self, result: GroupResult) -> str:
        """A group's n, and how many they are in all where all were asked: "n=30 av 41"."""
        told = {"number": self.number(result.n), "roll": self.number(result.roll or 0)}
        if result.roll is None:
            return self.words("results.n", **told)
        return self.words(f"results.{'census' if result.is_census else 'n_of_roll'}", **told)

    def question(self, role: Role) -> Question:
        """The question that asks about ``role``."""
        return next(q for q in self.comparison.instrument.questions if q.role is role)

    def asked(self, role: Role) -> str:
        """What was asked, in a few words within a line: "i dag"."""
        return self.told(self.question(role).short)

    @property
    def letter(self) -> str:
        """What stands after a limiting value."""
        return self.words("results.sign.limiting")

    def marked(self, value: Value) -> str:
        """A value's label, with the letter for limiting where it is."""
        label = self.told(value.label)
        return f"{label} ({self.letter})" if value.limiting else label

    def listed(self, texts: Sequence[str]) -> str:
        """The texts as a sentence lists them: "a, b och c"."""
        if len(texts) < 2:
            return "".join(texts)
        *first, last = texts
        return self.words("results.and", first=", ".join(first), last=last)

    @cached_property
    def compared(self) -> tuple[Role, ...]:
        """Current before desired as far as they are asked, or else the first question alone."""
        asked = tuple(r for r in (Role.CURRENT, Role.DESIRED) if r in self.comparison.roles)
        return asked or self.comparison.roles[:1]


def capitalised(text: str) -> str:
    """The text with its first letter large and the others as they are."""
    return text[:1].upper() + text[1:]
