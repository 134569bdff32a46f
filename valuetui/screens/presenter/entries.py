"""What the lists of a presentation hold: a line for each word, or why there is none. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from valuetui.instrument.model import Group, Role, Value
from valuetui.results.comparison import Comparison
from valuetui.results.findings import findings
from valuetui.results.inference.base import LEAST_BASE
from valuetui.results.measures import Share
from valuetui.results.telling import points_in_words, share_in_words
from valuetui.screens.presenter.stage import Stage
from valuetui.screens.presenter.steps import Kind, Step
from valuetui.screens.results.pieces import may_be_no_shift, reason

SHIFTS = 4
"""Of each direction, so many are shown."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of a list."""

    value: Value
    lead: str = ""
    """What stands before it: its rank."""
    figure: str = ""
    note: str = ""
    """What is told beside it in ordinary letters."""
    detail: tuple[tuple[Group, str], ...] = ()
    """Groups, and the figure of each."""


Listed: TypeAlias = Sequence[Entry] | str
"""The first entry stands at the top and is revealed last. A text says why there are none."""


def entries(stage: Stage, comparison: Comparison, step: Step) -> Listed:
    """What a list shows when all of it is revealed."""
    match step.kind:
        case Kind.AGREED:
            return _agreed(stage, comparison, step.role)
        case Kind.DIFFERENT:
            return _different(stage, comparison)
        case Kind.SHIFT:
            return _shifts(stage, comparison, step.group)
        case _:
            return top(stage, comparison, step.group, step.role)


def top(
    stage: Stage, comparison: Comparison, group: Group | None, role: Role | None
) -> Sequence[Entry] | str:
    """The top ten of a group, with every value that ties for the last place."""
    result = comparison.group(group.id) if group else None
    if group is None or role is None or result is None:
        return withheld(stage, comparison, group)
    return [
        Entry(each.value, str(each.rank), share_in_words(each.share, stage.words))
        for each in result.questions[role].top
    ]


def withheld(stage: Stage, comparison: Comparison, group: Group | None) -> str:
    """Why nothing of a group is shown."""
    return reason(stage.scene(comparison), group, at_length=True) if group else ""


def _agreed(stage: Stage, comparison: Comparison, role: Role | None) -> Listed:
    """What is in the top tens of all groups, first that which is picked most where least."""
    if len(comparison.groups) < 2:
        return stage.words("findings.agreement.alone")
    if role is None or not comparison.shared[role]:
        return stage.words("findings.agreement.none")
    shares = {
        value.id: [(each.group, each.share(role, value)) for each in comparison.groups]
        for value in comparison.shared[role]
    }
    by_least = sorted(
        comparison.shared[role],
        key=lambda value: -min(share.fraction for _, share in shares[value.id]),
    )
    return [Entry(value, detail=_told(stage, shares[value.id])) for value in by_least]


def _different(stage: Stage, comparison: Comparison) -> Listed:
    """What two groups differ on beyond doubt, the widest difference first."""
    if len(comparison.groups) < 2:
        return stage.words("findings.agreement.alone")
    if stage.evidence is None:
        return stage.words("results.weighing")
    found = findings(comparison, stage.evidence).surprises
    if not found:
        return stage.words("findings.surprise.none")
    return [
        Entry(
            each.value,
            note=stage.short(each.role),
            detail=_told(stage, [each.higher, each.lower]),
        )
        for each in found
    ]


def _shifts(stage: Stage, comparison: Comparison, group: Group | None) -> Listed:
    """What a group wants more of, and then what it wants less of, beyond doubt."""
    result = comparison.group(group.id) if group else None
    if result is None:
        return withheld(stage, comparison, group)
    if stage.evidence is None:
        return stage.words("results.weighing")
    if not result.is_census and not stage.evidence.groups[result.group.id].shifts:
        return stage.words("findings.wish.small", least=LEAST_BASE)
    scene = stage.scene(comparison)
    sure = [each for each in result.shifts if not may_be_no_shift(scene, result, each.value)]
    more = [each for each in sure if each.whole_points > 0][:SHIFTS]
    less = [each for each in sure if each.whole_points < 0][-SHIFTS:]
    if not more and not less:
        return stage.words("findings.wish.none")
    return [
        Entry(
            each.value,
            figure=points_in_words(each, stage.words),
            note=stage.words(
                "present.shift.from_to",
                current=share_in_words(each.current, stage.words),
                desired=share_in_words(each.desired, stage.words),
            ),
        )
        for each in [*more, *less]
    ]


def _told(stage: Stage, shares: Sequence[tuple[Group, Share]]) -> tuple[tuple[Group, str], ...]:
    return tuple((group, share_in_words(share, stage.words)) for group, share in shares)


def told_beside(entry: Entry) -> list[tuple[Group | None, str]]:
    """What is told beside a word: the note, which is no group's, and the figures of groups."""
    return [*([(None, entry.note)] if entry.note else []), *entry.detail]
