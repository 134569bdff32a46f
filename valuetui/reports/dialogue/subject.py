"""What a dialogue is about, and the words that all its papers are told with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from valuetui.instrument.model import Group, Role, Value
from valuetui.reports.pdf import subject as report
from valuetui.reports.pdf.subject import Told, capitalised
from valuetui.results.gate import Withheld

__all__ = ["Meeting", "Subject", "Told", "capitalised"]

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
class Subject(report.Subject):
    """A comparison to be talked about, told in one language on one day."""

    def text(self, key: str, /, **values: object) -> str:
        """A text of the dialogue's own catalogue."""
        return self.words(f"dialogue.{key}", **values)

    def texts(self, key: str, names: Iterable[str], /, **values: object) -> list[str]:
        """Several texts that stand under one key."""
        return [self.text(f"{key}.{name}", **values) for name in names]

    @property
    def whom(self) -> str:
        """The organisation's name within a sentence."""
        return self.told(self.comparison.instrument.organisation.name)

    def with_mark(self, value: Value) -> list[str]:
        """A value's label, and the letter for limiting, which is empty where it is not."""
        return [self.label(value), self.words("results.sign.limiting") if value.limiting else ""]

    def asked(self, role: Role) -> str:
        """What was asked, in a few words within a line; empty where it was not asked."""
        return super().asked(role) if role in self.comparison.roles else ""

    def reason(self, withheld: Withheld) -> str:
        """Which group is not shown, and why."""
        return self.text(
            f"hidden.{withheld.why.value}",
            group=self.name(withheld.group),
            threshold=withheld.threshold,
        )

    def audience(self, key: str, group: Group) -> str:
        """What is said to a group in words of its own, or in those for any other."""
        return self.text(f"{key}.{group.id if group.id in AUDIENCES else 'other'}")

    def paper(self, title: str, group: Group | None = None) -> Told:
        """What a template says of a paper, for one group or for all: its title and whose it is,
        language, colour and foot."""
        if group is None:
            return self.document(f"{title} – {self.organisation}", PLAIN_INK)
        whose = f"{self.name(group)}, {self.organisation}"
        return self.document(f"{title} – {whose}", self.mark(group).ink)


def terms(fields: Mapping[str, str]) -> list[list[str]]:
    """What is asked for and what is known of it, in order."""
    return [[name, known] for name, known in fields.items()]
