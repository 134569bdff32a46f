"""A small survey with parts and a wave before, in every state that a part can be in."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tests.reports.surveys import BOTH, DAY, counted, instrument
from valuetui.instrument.model import Instrument, Role
from valuetui.reports.workbook.subject import Part, Subject
from valuetui.results.comparison import Comparison, compare
from valuetui.words import Words

LABELS = [f"värdeord {number}" for number in range(1, 25)]
PLAIN: Mapping[Role, Sequence[int]] = {
    Role.CURRENT: [9 + 7 * (number % 5) for number in range(24)],
    Role.DESIRED: [40 - number for number in range(24)],
}
"""Many ties at present, and none in what is wanted."""
FEW: Mapping[Role, Sequence[int]] = {
    Role.CURRENT: [12, 11, 2, 1, 12, 10, 9, 8, 7, 6, 5, 5, 5, 4, 3, 2, 1, *[0] * 7],
    Role.DESIRED: [1, 2, 11, 12, 9, 9, 9, 1, 1, 1, *[0] * 14],
}
"""For small bases: few, nearly all, and more after the tenth place."""
EVEN: Mapping[Role, Sequence[int]] = {role: [5] * 24 for role in Role}
"""Everything is as common as everything else: nothing is wanted more or less."""


def comparison_of_counts(
    survey: Instrument, sizes: Sequence[int], counts: Mapping[Role, Sequence[int]]
) -> Comparison:
    """The comparison of groups of these sizes."""
    as_current = {Role.PERSONAL: counts[Role.CURRENT], **counts}
    return compare(counted(survey, sizes, as_current), survey)


def with_parts(
    language: str = "sv",
    labels: Sequence[str] = LABELS,
    names: Sequence[str] = ("Kanal: kiosk", "Möte: få", "Enhet: lika"),
    roles: Sequence[Role] = BOTH,
) -> Subject:
    """A subject with three parts, of which one is small and hides two groups, and a wave before."""
    survey = instrument(labels, roles=roles)
    before = replace(survey, wave="2024")
    apart = zip(
        names,
        [
            comparison_of_counts(survey, (150, 60, 0), PLAIN),
            comparison_of_counts(survey, (13, 3, 9), FEW),
            comparison_of_counts(survey, (70, 70, 51), EVEN),
        ],
        strict=True,
    )
    return Subject(
        comparison_of_counts(survey, (420, 41, 980), PLAIN),
        Words(language),
        DAY,
        apart=tuple(Part(name, each) for name, each in apart),
        earlier=comparison_of_counts(before, (200, 12, 100), FEW),
    )
