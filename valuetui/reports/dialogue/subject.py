"""What a dialogue is about, and the words that all its papers are told with."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from valuetui.instrument.model import Group, Role, Value
from valuetui.results.comparison import Comparison, GroupResult
from valuetui.results.evidence import Evidence
from valuetui.results.gate import Withheld
from valuetui.results.marks import mark_of
from valuetui.words import Text, Words
from valuetui.words.numbers import number
from valuetui.words.text import in_language

Told = dict[str, Any]
"""What a template is given: texts, numbers, and lists and mappings of them."""

AUDIENCES = ("citizens", "elected", "employees")
"""Ids of groups that are spoken to in words of their own."""
PLAIN_INK = "1B2A41"
"""The colour of papers that are not for one group."""


@dataclass(frozen=True)
class Meeting:
    """What whoever invites knows beforehand; what is empty is left to be filled in by hand."""

    starts: int | None = None
    """Minutes after midnight."""
    contact: str = ""
    answer_by: date | None = None
    """The promised day by which people are told what becomes of what they said."""
    influence: tuple[str, ...] = ()
    """What the conversation can have an influence on."""
    settled: tuple[str, ...] = ()
    """What is decided already."""


@dataclass(frozen=True)
class Subject:
    """A comparison to be talked about, told in one language on one day."""

    comparison: Comparison
    evidence: Evidence
    words: Words
    day: date

    def text(self, key: str, /, **values: object) -> str:
        """A text of the dialogue's own catalogue."""
        return self.words(f"dialogue.{key}", **values)

    def texts(self, key: str, names: Iterable[str], /, **values: object) -> list[str]:
        """Several texts that stand under one key."""
        return [self.text(f"{key}.{name}", **values) for name in names]

    def told(self, text: Text) -> str:
        """A text of the instrument."""
        return in_language(text, self.words.language)

    def number(self, amount: int) -> str:
        return number(self.words, amount)

    @property
    def organisation(self) -> str:
        """The organisation's name within a sentence."""
        return self.told(self.comparison.instrument.organisation.name)

    def label(self, value: Value) -> str:
        return self.told(value.label)

    def marked(self, value: Value) -> list[str]:
        """A value's label, and the letter for limiting, which is empty where it is not."""
        return [self.label(value), self.words("results.sign.limiting") if value.limiting else ""]

    def name(self, group: Group) -> str:
        return self.told(group.label)

    def ink(self, group: Group | None) -> str:
        """The colour of a group's papers."""
        return f"#{mark_of(group, self.comparison.instrument).ink if group else PLAIN_INK}"

    def shape(self, group: Group) -> str:
        return mark_of(group, self.comparison.instrument).shape

    def shaped(self, group: Group) -> str:
        """A group's shape and name."""
        return f"{self.shape(group)} {self.name(group)}"

    def asked(self, role: Role) -> str:
        """What was asked, in a few words within a line: "i dag"."""
        question = self.comparison.instrument.question_in_role(role)
        return self.told(question.short) if question else ""

    def people(self, result: GroupResult) -> str:
        """A group's n, and how many they are in all where all were asked: "n=30 av 41"."""
        told = {"number": self.number(result.n), "roll": self.number(result.roll or 0)}
        if result.roll is None:
            return self.words("results.n", **told)
        return self.words(f"results.{'census' if result.is_census else 'n_of_roll'}", **told)

    def reason(self, withheld: Withheld) -> str:
        """Which group is not shown, and why."""
        return self.text(
            f"hidden.{withheld.why.value}",
            group=self.name(withheld.group),
            threshold=withheld.threshold,
        )

    def listed(self, texts: Sequence[str]) -> str:
        """The texts as a sentence lists them: "a, b och c"."""
        if len(texts) < 2:
            return "".join(texts)
        *first, last = texts
        return self.words("results.and", first=", ".join(first), last=last)

    def audience(self, key: str, group: Group) -> str:
        """What is said to a group in words of its own, or in those for any other."""
        return self.text(f"{key}.{group.id if group.id in AUDIENCES else 'other'}")

    def document(self, title: str, group: Group | None = None) -> Told:
        """What a template says of the whole: its title, language, colour and foot."""
        instrument = self.comparison.instrument
        return {
            "title": title,
            "language": self.words.language,
            "author": capitalised(self.organisation),
            "accent": self.ink(group),
            "foot": self.text(
                "foot",
                organisation=capitalised(self.organisation),
                wave=instrument.wave,
                day=self.day.isoformat(),
                snapshot=self.comparison.snapshot,
            ),
            "page": self.text("page", n="{n}", all="{all}"),
        }


def capitalised(text: str) -> str:
    """The text with its first letter large and the others as they are."""
    return text[:1].upper() + text[1:]


def terms(fields: Mapping[str, str]) -> list[list[str]]:
    """What is asked for and what is known of it, in order."""
    return [[name, known] for name, known in fields.items()]
