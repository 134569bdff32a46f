"""What a workbook is about, and the names it is told with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain, count

from valuetui.instrument.model import Group, Question, Role, Value
from valuetui.reports.data.respondent import Given
from valuetui.reports.workbook.cells import clean
from valuetui.reports.workbook.plan_line import PlanLine
from valuetui.results.comparison import Comparison
from valuetui.results.evidence import Evidence
from valuetui.results.gate import Withheld
from valuetui.results.marks import Mark, mark_of
from valuetui.results.measures import Distance, Share
from valuetui.results.telling import count_in_words, points_in_words, share_in_words
from valuetui.results.weighting.report import WeightedReport
from valuetui.words import Text, Words
from valuetui.words.numbers import number
from valuetui.words.text import in_language


@dataclass(frozen=True)
class Part:
    """Some of those who answered, or those of another wave, who may be looked at apart."""

    name: str
    comparison: Comparison


@dataclass(frozen=True)
class Choice:
    """What the drop-downs of the close-up stand at: numbers of a part and a group, from 1."""

    part: int = 1
    group: int = 1


@dataclass(frozen=True)
class Subject:
    """A comparison, told in one language on one day."""

    comparison: Comparison
    words: Words
    day: date
    remarks: tuple[str, ...] = ()
    """What people must know about the answers behind it, such as that some were left out."""
    part: str = ""
    """Whose figures they are, such as "Kanal: kiosk"; empty where everybody's."""
    evidence: Evidence | None = None
    """How sure the figures are; None where that was not found out."""
    apart: tuple[Part, ...] = ()
    """Parts of those who answered, of which all that is told here has passed the gate too."""
    earlier: Comparison | None = None
    """The wave before, where it asked the same."""
    given: Given | None = None
    """The answers one by one, where somebody has asked for them."""
    plan: tuple[PlanLine, ...] = ()
    """What stands in the action plan already, from the log of the dialogue."""
    weighted: WeightedReport | None = None
    """The weighted figures beside these, where the survey has margins."""
    chosen: Choice | None = None
    """What the close-up shows as the workbook is opened; None for the first group shown."""

    def has_sheet(self, name: str) -> bool:
        """Whether there is anything to write on a sheet."""
        lacking = {
            "certainty": self.evidence is None,
            "waves": self.earlier is None,
            "shifts": not self.comparison.asks_shift,
            "answers": self.given is None,
            "weighted": self.weighted is None or bool(self.part),
            "missed": not self.comparison.missed,
        }
        return not lacking.get(name, False)

    def text(self, key: str, /, **values: object) -> str:
        """A text of the workbook's own catalogue."""
        return self.words(f"workbook.{key}", **values)

    def told(self, text: Text) -> str:
        """A text of the instrument."""
        return in_language(text, self.words.language)

    def reason(self, withheld: Withheld) -> str:
        """Why a group is not shown."""
        return self.text(f"withheld.group.{withheld.why.value}", threshold=withheld.threshold)

    def organisation(self) -> str:
        """The name of the organisation, fit to begin a line with."""
        return capitalised(self.told(self.comparison.instrument.organisation.name))

    def label(self, value: Value) -> str:
        """A value's label alone, for where something else tells whether it is limiting."""
        return self.told(value.label)

    def marked(self, value: Value) -> str:
        """A value's label, with the letter for limiting where it is."""
        letter = self.text("mark.limiting")
        return f"{self.label(value)} ({letter})" if value.limiting else self.label(value)

    def theme(self, value: Value) -> str:
        """The name of a value's theme."""
        return self.words(f"instrument.theme.t{value.theme}")

    def scope(self, value: Value) -> str:
        """Whom a value is about."""
        return self.words(f"instrument.scope.{value.scope}")

    def polarity(self, value: Value) -> str:
        """Whether a value furthers or hampers, in a word."""
        return self.words(f"instrument.polarity.{value.polarity}")

    def mark(self, group: Group) -> Mark:
        """The shape and colour of a group."""
        return mark_of(group, self.comparison.instrument)

    def shaped(self, group: Group) -> str:
        """A group's shape and name."""
        return f"{self.mark(group).shape} {self.told(group.label)}"

    def question(self, role: Role) -> Question:
        """The question that asks about ``role``. Raises ``StopIteration`` where none does."""
        return next(q for q in self.comparison.instrument.questions if q.role is role)

    def role(self, role: Role) -> str:
        """A question in a few words, such as "i dag", within a line."""
        return self.told(self.question(role).short)

    def answers(self, n: int) -> str:
        """``420 svar``."""
        return self.text("count.answers", n=n, number=number(self.words, n))

    def percent(self, share: Share) -> str:
        """A share in whole per cent, as running text."""
        return share_in_words(share, self.words)

    def share(self, share: Share) -> float | str:
        """What the cell of a share holds: a number, or what is told where it is not exact."""
        return share.fraction if share.is_exact else share_in_words(share, self.words)

    def count(self, share: Share) -> int | str:
        """What the cell of a count holds."""
        return share.count if share.is_exact else count_in_words(share, self.words)

    def points(self, distance: Distance) -> float | str:
        """What the cell of a shift or gap holds, in percentage points."""
        return distance.exact_points if distance.is_exact else points_in_words(distance, self.words)

    @property
    def has_rough(self) -> bool:
        """Whether some figures are not told exactly."""
        return any(group.is_small for group in self.comparison.groups)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """All that the close-up can show: everybody, parts of them, and the wave before; names that
        programs do not tell apart are numbered."""
        found = [Part(self.part or self.text("closeup.everybody"), self.comparison), *self.apart]
        if self.earlier:
            wave = self.earlier.instrument.wave
            found.append(Part(self.text("closeup.wave", wave=wave), self.earlier))
        names = told_apart(part.name for part in found)
        return tuple(Part(name, part.comparison) for name, part in zip(names, found, strict=True))

    @cached_property
    def group_names(self) -> tuple[str, ...]:
        """The groups as the drop-downs name them."""
        groups = self.comparison.instrument.groups
        return tuple(told_apart(self.told(group.label) for group in groups))

    @property
    def choice(self) -> Choice:
        """What the close-up shows as the workbook is opened."""
        if self.chosen:
            return self.chosen
        groups = self.comparison.instrument.groups
        shown = (groups.index(each.group) + 1 for each in self.comparison.groups)
        return Choice(group=next(shown, 1))

    @cached_property
    def compared(self) -> tuple[Role, ...]:
        """Current before desired as far as they are asked, or else the first question alone."""
        roles = self.comparison.roles
        asked = tuple(role for role in (Role.CURRENT, Role.DESIRED) if role in roles)
        return asked or roles[:1]

    @property
    def leading(self) -> Role:
        """The role that lists are sorted by: desired where it is asked."""
        return self.compared[-1]

    @cached_property
    def scale(self) -> float:
        """Where the scale of every bar of shares ends, the same in all groups and questions."""
        return end_of_scale(
            share
            for group in self.comparison.groups
            for result in group.questions.values()
            for share in result.shares.values()
        )


LONGEST_CHOICE = 80
"""Characters of a name in a drop-down."""


def told_apart(names: Iterable[str]) -> list[str]:
    """The names on one line each, with a number after those that differ in nothing but capitals."""
    found: list[str] = []
    taken: set[str] = set()
    for name in names:
        short = " ".join(clean(name).split())[:LONGEST_CHOICE] or "–"
        numbered = chain([short], (f"{short} ({number})" for number in count(2)))
        own = next(each for each in numbered if each.casefold() not in taken)
        taken.add(own.casefold())
        found.append(own)
    return found


def end_of_scale(shares: Iterable[Share]) -> float:
    """The largest of the shares, up to the next ten per cent."""
    tenths = (-(-10 * share.count // share.of) for share in shares if share.of)
    return max([1, *tenths]) / 10


def capitalised(text: str) -> str:
    """The text with its first letter large and the others as they are."""
    return text[:1].upper() + text[1:]
