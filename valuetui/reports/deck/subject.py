"""What a deck is about, and the words that all its slides are told with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from valuetui.instrument.model import Group, Question, Role, Value
from valuetui.results.comparison import Comparison, GroupResult
from valuetui.results.evidence import Evidence
from valuetui.results.findings import Findings, findings
from valuetui.results.gate import SMALL_BASE, Withheld
from valuetui.results.marks import Mark, mark_of
from valuetui.results.measures import Share, Told
from valuetui.results.telling import share_in_words
from valuetui.words import Text, Words
from valuetui.words.cleaning import one_line
from valuetui.words.dates import long_date
from valuetui.words.numbers import number
from valuetui.words.text import in_language

CODES = {"sv": "sv-SE", "en": "en-GB"}
"""Languages as a presentation names them, so that a reader speaks them and spelling is checked."""


@dataclass(frozen=True)
class Subject:
    """A comparison, told in one language on one day."""

    comparison: Comparison
    evidence: Evidence
    words: Words
    day: date
    remarks: tuple[str, ...] = ()
    """What people must know about the answers behind it, such as that some were left out."""
    part: str = ""
    """Whose figures they are, such as "Kanal: kiosk"; empty where everybody's."""
    days: tuple[date, date] | None = None
    """The first and the last day on which somebody answered, where that is known."""

    def text(self, key: str, /, **values: object) -> str:
        """A text of the deck's own catalogue."""
        return self.words(f"pptx.{key}", **values)

    def told(self, text: Text) -> str:
        """A text of the instrument, on one line and without what no file can hold."""
        return one_line(in_language(text, self.words.language))

    @property
    def code(self) -> str:
        """The language as a presentation names it."""
        return CODES.get(self.words.language, self.words.language)

    @property
    def organisation(self) -> str:
        """The name of the organisation, fit to begin a line with."""
        return capitalised(self.told(self.comparison.instrument.organisation.name))

    @property
    def wave(self) -> str:
        return one_line(self.comparison.instrument.wave)

    @property
    def groups(self) -> tuple[GroupResult, ...]:
        """The groups that are shown."""
        return self.comparison.groups

    @property
    def total(self) -> int:
        """How many answers are shown."""
        return sum(group.n for group in self.groups)

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

    def label(self, value: Value) -> str:
        """A value's label, with the letter for limiting where it is."""
        label = self.told(value.label)
        return f"{label} ({self.letter})" if value.limiting else label

    @property
    def letter(self) -> str:
        """What stands after a limiting value."""
        return self.words("results.sign.limiting")

    def share(self, share: Share) -> str:
        return share_in_words(share, self.words)

    def listed(self, texts: Sequence[str]) -> str:
        """The texts as a sentence lists them: "a, b och c"."""
        if len(texts) < 2:
            return "".join(texts)
        *first, last = texts
        return self.words("results.and", first=", ".join(first), last=last)

    def quoted(self, values: Sequence[Value]) -> str:
        """The values as a sentence names them."""
        return self.listed([self.text("quoted", label=self.label(value)) for value in values])

    def question(self, role: Role) -> Question:
        """The question that asks about ``role``."""
        return next(q for q in self.comparison.instrument.questions if q.role is role)

    def asked(self, role: Role) -> str:
        """What was asked, in a few words within a line: "i dag"."""
        return self.told(self.question(role).short)

    def reason(self, withheld: Withheld) -> str:
        """Which group is not shown, and why, without a word of how many."""
        told = {"group": self.name(withheld.group), "threshold": withheld.threshold}
        return self.text(f"hidden.{withheld.why.value}", **told)

    @cached_property
    def compared(self) -> tuple[Role, ...]:
        """Current before desired as far as they are asked, or else the first question alone."""
        asked = tuple(r for r in (Role.CURRENT, Role.DESIRED) if r in self.comparison.roles)
        return asked or self.comparison.roles[:1]

    @cached_property
    def found(self) -> Findings:
        """What is worth a sentence."""
        return findings(self.comparison, self.evidence)

    def rough(self, shares: Iterable[Share]) -> list[str]:
        """What the words mean that stand for some of these shares."""
        kinds = {share.rough.told for share in shares if share.rough}
        names = ["beyond"] if Told.BEYOND in kinds else []
        names += ["few"] if kinds - {Told.BEYOND} else []
        return [self.text(f"note.rough.{name}", base=SMALL_BASE) for name in names]

    @property
    def foot(self) -> str:
        """What stands at the foot of every slide."""
        told = self.text(
            "foot",
            organisation=self.organisation,
            wave=self.wave,
            day=self.day.isoformat(),
            snapshot=self.comparison.snapshot,
        )
        return f"{told} · {one_line(self.part)}" if self.part else told


def capitalised(text: str) -> str:
    """The text with its first letter large and the others as they are."""
    return text[:1].upper() + text[1:]
