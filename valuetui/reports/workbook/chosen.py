"""What the formulas of the workbook give for one group of one part: worked out from the comparison.

The file carries these results, and programs that calculate arrive at the same ones. The numbers of
places in lists count from 1; 0 stands for a place that nothing is in.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from valuetui.instrument.model import Role, Value
from valuetui.reports.workbook.cube import TOLD, told_number
from valuetui.reports.workbook.subject import Choice, Subject
from valuetui.results.comparison import GroupResult, QuestionResult
from valuetui.results.measures import TOP, Part, Share, Shift, Told

LISTED = 13
"""Lines of a top list: what more is tied for the tenth place is counted below."""
SHIFTED = 6
"""Lines of what is more wanted, and of what is less wanted."""
BEYOND = TOLD[Told.BEYOND]
"""How :mod:`~valuetui.reports.workbook.cube` numbers what is beyond a list."""
ORDER = 1000
"""What a count is multiplied by so that the place in the list of values can decide among equals."""


@dataclass(frozen=True)
class Chosen:
    """The figures of a choice."""

    subject: Subject
    choice: Choice

    @cached_property
    def result(self) -> GroupResult | None:
        """What the group answered; None where it is not shown."""
        group = self.subject.comparison.instrument.groups[self.choice.group - 1]
        return self.subject.parts[self.choice.part - 1].comparison.group(group.id)

    @property
    def values(self) -> Sequence[Value]:
        """All values, in the order of the list."""
        return self.subject.comparison.instrument.values

    @property
    def n(self) -> int:
        """How many answered; 0 where it is not shown."""
        return self.result.n if self.result else 0

    def asked(self, role: Role) -> int:
        """How many answered a question."""
        question = self._question(role)
        return question.n if question else 0

    def share(self, role: Role, place: int) -> Share:
        """The share of the value at a place of the list."""
        question = self._question(role)
        return question.shares[self.values[place - 1].id] if question else Share(0, 0)

    def told(self, role: Role, place: int) -> int:
        """How its count is told, as a number."""
        return told_number(self.share(role, place))

    def listed(self, role: Role, place: int) -> int:
        """Its count as far as lists go: 0 where it is beyond them."""
        return 0 if self.told(role, place) == BEYOND else self.share(role, place).count

    def score(self, role: Role, place: int) -> int:
        """What top lists are sorted by."""
        return ORDER * self.listed(role, place) - place

    def least(self, role: Role) -> int:
        """The smallest count that is in the top ten."""
        scores = sorted((self.score(role, place) for place in self._places), reverse=True)
        tenth = scores[min(TOP, len(scores)) - 1]
        return max(1, -(-tenth // ORDER))

    def length(self, role: Role) -> int:
        """How many values are in the top ten, with all ties."""
        least = self.least(role)
        return sum(self.listed(role, place) >= least for place in self._places)

    def top(self, role: Role, line: int) -> int:
        """The place in the list of values of what stands in a line of the top ten."""
        if line > self.length(role):
            return 0
        by_score = sorted(self._places, key=lambda place: -self.score(role, place))
        return by_score[line - 1]

    def rank(self, role: Role, place: int) -> int:
        """The rank of a value: 1, 2, 2, 4."""
        own = self.listed(role, place)
        return 1 + sum(self.listed(role, other) > own for other in self._places)

    def in_both(self, place: int) -> bool:
        """Whether a value is in the top tens of all the questions compared."""
        return all(self.listed(role, place) >= self.least(role) for role in self.subject.compared)

    def shift(self, place: int) -> Shift:
        """The desired shift of a value."""
        current, desired = (self.share(role, place) for role in (Role.CURRENT, Role.DESIRED))
        return Shift(self.values[place - 1], current, desired)

    def distance(self, place: int) -> int:
        """The shift as a whole number: times the respondents of both questions."""
        shift = self.shift(place)
        return round(shift.exact * shift.current.of * shift.desired.of)

    def shifted(self, line: int, sign: int) -> int:
        """What stands in a line of what is more wanted (``sign`` 1) or less wanted (-1)."""
        order = sorted(self._places, key=lambda place: -sign * self.distance(place))
        place = order[line - 1] if line <= len(order) else 0
        return place if place and sign * self.distance(place) > 0 else 0

    def limiting(self, role: Role) -> Share:
        """Limiting picks of all picks."""
        question = self._question(role)
        return question.limiting if question else Share(0, 0)

    def theme(self, role: Role, theme: int) -> Part:
        """What falls on a theme, of all picks."""
        nothing = Part(Share(0, 0), Share(0, 0))
        question = self._question(role)
        return question.themes.get(theme, nothing) if question else nothing

    def _question(self, role: Role) -> QuestionResult | None:
        return self.result.questions.get(role) if self.result else None

    @property
    def _places(self) -> range:
        return range(1, len(self.values) + 1)
