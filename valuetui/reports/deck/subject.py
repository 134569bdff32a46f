"""What a deck is about, and the words that all its slides are told with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from valuetui.instrument.model import Value
from valuetui.reports import subject as report
from valuetui.reports.subject import capitalised
from valuetui.results.comparison import GroupResult
from valuetui.results.findings import Findings, findings
from valuetui.results.gate import SMALL_BASE, Withheld
from valuetui.results.measures import Share, Told
from valuetui.results.telling import share_in_words
from valuetui.words import Text
from valuetui.words.cleaning import one_line

__all__ = ["CODES", "Subject", "capitalised"]

CODES = {"sv": "sv-SE", "en": "en-GB"}
"""Languages as a presentation names them, so that a reader speaks them and spelling is checked."""


@dataclass(frozen=True)
class Subject(report.Subject):
    """A comparison, told in one language on one day. All is on one line, and without what no file
    can hold."""

    part: str = ""
    """Whose figures they are, such as "Kanal: kiosk"; empty where everybody's."""

    def text(self, key: str, /, **values: object) -> str:
        """A text of the deck's own catalogue."""
        return self.words(f"pptx.{key}", **values)

    def told(self, text: Text) -> str:
        """A text of the instrument."""
        return one_line(super().told(text))

    @property
    def code(self) -> str:
        """The language as a presentation names it."""
        return CODES.get(self.words.language, self.words.language)

    @property
    def wave(self) -> str:
        return one_line(super().wave)

    @property
    def groups(self) -> tuple[GroupResult, ...]:
        """The groups that are shown."""
        return self.comparison.groups

    @property
    def total(self) -> int:
        """How many answers are shown."""
        return sum(group.n for group in self.groups)

    def label(self, value: Value) -> str:
        """A value's label, with the letter for limiting where it is."""
        return self.marked(value)

    def share(self, share: Share) -> str:
        return share_in_words(share, self.words)

    def quoted(self, values: Sequence[Value]) -> str:
        """The values as a sentence names them."""
        return self.listed([self.text("quoted", label=self.label(value)) for value in values])

    def reason(self, withheld: Withheld) -> str:
        """Which group is not shown, and why, without a word of how many."""
        told = {"group": self.name(withheld.group), "threshold": withheld.threshold}
        return self.text(f"hidden.{withheld.why.value}", **told)

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
