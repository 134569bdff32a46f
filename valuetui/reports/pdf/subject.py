"""What a report is about, and the words that all its parts are told with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import ceil
from typing import Any

from valuetui.instrument.model import Group, Question, Role, Value
from valuetui.results.comparison import Comparison, GroupResult
from valuetui.results.evidence import Evidence
from valuetui.results.gate import Withheld
from valuetui.results.inference.intervals import Interval
from valuetui.results.marks import Mark, mark_of
from valuetui.words import Text, Words
from valuetui.words.dates import long_date
from valuetui.words.numbers import number
from valuetui.words.text import in_language

FEW = 100
"""Below this many answers a top ten is told to be uncertain, unless all have answered."""

Told = dict[str, Any]
"""What a template is given: texts, numbers from 0 to 1, and lists and mappings of them."""


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

    def text(self, key: str, /, **values: object) -> str:
        """A text of the reports' own catalogue."""
        return self.words(f"report.{key}", **values)

    def told(self, text: Text) -> str:
        """A text of the instrument."""
        return in_language(text, self.words.language)

    def number(self, n: int) -> str:
        return number(self.words, n)

    @property
    def organisation(self) -> str:
        """The name of the organisation, fit to begin a line with."""
        return capitalised(self.told(self.comparison.instrument.organisation.name))

    @property
    def wave(self) -> str:
        return self.comparison.instrument.wave

    def label(self, value: Value) -> str:
        return self.told(value.label)

    def name(self, group: Group) -> str:
        return self.told(group.label)

    def mark(self, group: Group) -> Mark:
        return mark_of(group, self.comparison.instrument)

    def shaped(self, group: Group) -> str:
        """A group's shape and name."""
        return f"{self.mark(group).shape} {self.name(group)}"

    def question(self, role: Role) -> Question:
        """The question that asks about ``role``."""
        return next(q for q in self.comparison.instrument.questions if q.role is role)

    def asked(self, role: Role) -> str:
        """What was asked, in a few words within a line: "i dag"."""
        return self.told(self.question(role).short)

    def people(self, result: GroupResult) -> str:
        """A group's n, and how many they are in all where all were asked: "n=30 av 41"."""
        told = {"number": self.number(result.n), "roll": self.number(result.roll or 0)}
        if result.roll is None:
            return self.words("results.n", **told)
        return self.words(f"results.{'census' if result.is_census else 'n_of_roll'}", **told)

    def reason(self, withheld: Withheld) -> str:
        """Why a group is not shown."""
        return self.text(f"hidden.{withheld.why.value}", threshold=withheld.threshold)

    def listed(self, texts: Sequence[str]) -> str:
        """The texts as a sentence lists them: "a, b och c"."""
        if len(texts) < 2:
            return "".join(texts)
        *first, last = texts
        return self.words("results.and", first=", ".join(first), last=last)

    def marked(self, value: Value) -> str:
        """A value's label, with the letter for limiting where it is."""
        letter = self.words("results.sign.limiting")
        return f"{self.label(value)} ({letter})" if value.limiting else self.label(value)

    def values(self, values: Sequence[Value]) -> str:
        return self.listed([self.marked(value) for value in values])

    def interval(self, interval: Interval) -> str:
        """Both ends in whole per cent, or nothing where they are the same."""
        low, high = (round(100 * end) for end in (interval.low, interval.high))
        if low == high:
            return ""
        return self.words("told.between", least=self.number(low), most=self.number(high))

    def date(self, day: date) -> str:
        return long_date(self.words, day)

    @cached_property
    def compared(self) -> tuple[Role, ...]:
        """Current before desired as far as they are asked, or else the first question alone."""
        asked = tuple(r for r in (Role.CURRENT, Role.DESIRED) if r in self.comparison.roles)
        return asked or self.comparison.roles[:1]

    @cached_property
    def scale(self) -> float:
        """Where the scale of the bars ends, the same in every report of a comparison: the largest
        share or end of an interval in a top ten, up to the next ten per cent."""
        ends = [
            max(result.intervals[each.value.id].high, each.share.fraction)
            for group in self.comparison.groups
            for result in group.questions.values()
            for each in result.top
        ]
        return ceil(10 * max(ends, default=1) - 1e-9) / 10

    def document(self, title: str, accent: str = "00598C") -> Told:
        """What a template says of the whole: its title, language and foot."""
        return {
            "title": title,
            "language": self.words.language,
            "author": self.organisation,
            "keywords": [self.text("keywords")],
            "accent": f"#{accent}",
            "foot": self.text(
                "foot",
                organisation=self.organisation,
                wave=self.wave,
                day=self.day.isoformat(),
                snapshot=self.comparison.snapshot,
            ),
            "page": self.text("page", n="{n}", all="{all}"),
        }


def is_uncertain(result: GroupResult) -> bool:
    """Whether chance may have moved values into and out of the group's top tens."""
    return result.n < FEW and not result.is_census


def capitalised(text: str) -> str:
    """The text with its first letter large and the others as they are."""
    return text[:1].upper() + text[1:]
