"""All figures that may be told, as rows that formulas can add up: the cube.

Whatever is not in the comparisons, because the gate withheld it, is not in the rows either. A row
that is told roughly has the end of its count that :class:`~valuetui.results.measures.Share` gives,
and a number for how it is told.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from valuetui.instrument.model import Role
from valuetui.reports.workbook.subject import Subject
from valuetui.results.comparison import Comparison, GroupResult, QuestionResult
from valuetui.results.measures import Share, Told

TOLD = {Told.FEW: 1, Told.NEARLY_ALL: 2, Told.BEYOND: 3}
"""Numbers for how a count is told; 0 where it is told exactly."""

RESPONDENTS = 0
"""The item that counts who answered. The values come after it, numbered from 1."""
THEME, LIMITING_IN_THEME = 10_000, 20_000
"""To these the number of a theme is added: the picks that fall on it, positive and limiting."""


@dataclass(frozen=True)
class Row:
    """One count: what it counts, and of how many respondents or picks."""

    part: int
    group: int
    role: int
    """Numbers from 1, and 0 where it is about no question."""
    item: int
    count: int
    of: int
    told: int = 0

    @property
    def block(self) -> int:
        """One number for part, group and question."""
        return block(self.part, self.group, self.role)


def block(part: int, group: int, role: int) -> int:
    """One number for a part, a group and a question."""
    return 10_000 * part + 100 * group + role


def role_number(subject: Subject, role: Role) -> int:
    """The number of a question, from 1."""
    return subject.comparison.roles.index(role) + 1


def rows(subject: Subject) -> Iterator[Row]:
    """Every row, part by part."""
    ids = [group.id for group in subject.comparison.instrument.groups]
    for part, each in enumerate(subject.parts, start=1):
        for result in each.comparison.groups:
            if result.group.id in ids:
                group = ids.index(result.group.id) + 1
                yield Row(part, group, 0, RESPONDENTS, result.n, result.n)
                yield from _of_group(subject, part, group, result)


def _of_group(subject: Subject, part: int, group: int, result: GroupResult) -> Iterator[Row]:
    for role, question in result.questions.items():
        if role in subject.comparison.roles:
            number = role_number(subject, role)
            for item, share in _items(subject.comparison, question):
                yield Row(part, group, number, item, share.count, share.of, told_number(share))


def _items(comparison: Comparison, question: QuestionResult) -> Iterator[tuple[int, Share]]:
    for number, value in enumerate(comparison.instrument.values, start=1):
        yield number, question.shares[value.id]
    for theme, part in sorted(question.themes.items()):
        yield THEME + theme, part.positive
        yield LIMITING_IN_THEME + theme, part.limiting


def told_number(share: Share) -> int:
    """How the count of a share is told, as a number."""
    return TOLD[share.rough.told] if share.rough else 0
