"""What a report is about, and the words that all its parts are told with."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import Any

from valuetui.instrument.model import Group, Value
from valuetui.reports import subject as report
from valuetui.reports.subject import capitalised
from valuetui.results.comparison import GroupResult
from valuetui.results.gate import Withheld
from valuetui.results.inference.intervals import Interval

__all__ = ["FEW", "Subject", "Told", "capitalised", "is_uncertain"]

FEW = 100
"""Below this many answers a top ten is told to be uncertain, unless all have answered."""

Told = dict[str, Any]
"""What a template is given: texts, numbers from 0 to 1, and lists and mappings of them."""


@dataclass(frozen=True)
class Subject(report.Subject):
    """A comparison, told in one language on one day."""

    def text(self, key: str, /, **values: object) -> str:
        """A text of the reports' own catalogue."""
        return self.words(f"report.{key}", **values)

    def label(self, value: Value) -> str:
        return self.told(value.label)

    def shaped(self, group: Group) -> str:
        """A group's shape and name."""
        return f"{self.mark(group).shape} {self.name(group)}"

    def reason(self, withheld: Withheld) -> str:
        """Why a group is not shown."""
        return self.text(f"hidden.{withheld.why.value}", threshold=withheld.threshold)

    def values(self, values: Sequence[Value]) -> str:
        return self.listed([self.marked(value) for value in values])

    def interval(self, interval: Interval) -> str:
        """Both ends in whole per cent, or nothing where they are the same."""
        low, high = (round(100 * end) for end in (interval.low, interval.high))
        if low == high:
            return ""
        return self.words("told.between", least=self.number(low), most=self.number(high))

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
