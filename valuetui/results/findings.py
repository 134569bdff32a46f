"""What is worth saying in a sentence: where the groups agree, where they differ, what each wants.

Chosen by rules, not by taste. They say what people picked, never why, and never whether it is good.
Where chance alone may have made a difference, it is no finding.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from valuetui.instrument.model import Group, Role, Value
from valuetui.results.comparison import Comparison, GroupResult
from valuetui.results.evidence import Evidence, QuestionDifferences
from valuetui.results.inference.base import LEAST_BASE
from valuetui.results.inference.differences import Pair
from valuetui.results.inference.intervals import Interval
from valuetui.results.inference.ranks import Certainty
from valuetui.results.measures import Gap, Share, Shift

MOST = 3
"""Findings of each kind."""


@dataclass(frozen=True)
class Agreement:
    """A value in the top tens of all groups shown, on one question."""

    role: Role
    value: Value
    shares: tuple[tuple[Group, Share], ...]
    """Of every group, in their order."""
    is_sure: bool
    """Whether it would be in all of these top tens if one asked again, with 95 % certainty each."""


@dataclass(frozen=True)
class Surprise:
    """A value that two groups differ on beyond doubt, on one question."""

    role: Role
    value: Value
    higher: tuple[Group, Share]
    lower: tuple[Group, Share]
    interval: Interval
    """Of the difference between the two."""

    @property
    def gap(self) -> Gap:
        """How far apart they are."""
        return Gap(self.value, self.lower[1], self.higher[1])


@dataclass(frozen=True)
class Wish:
    """A value that a group wants more of than it sees, beyond doubt."""

    shift: Shift
    interval: Interval
    """Of the shift, within the people who answered both questions."""


@dataclass(frozen=True)
class Findings:
    """At most :data:`MOST` of each kind, the plainest first."""

    agreements: tuple[Agreement, ...]
    surprises: tuple[Surprise, ...]
    wishes: Mapping[str, tuple[Wish, ...]]
    """Group id to its wishes, for the groups that are large enough to be tested."""
    small: tuple[Group, ...]
    """Groups shown that are too small for differences to be told from chance."""


def findings(comparison: Comparison, evidence: Evidence) -> Findings:
    """The findings of a comparison and of what is known of its certainty."""
    return Findings(
        agreements=tuple(_agreements(comparison, evidence))[:MOST],
        surprises=_surprises(comparison, evidence)[:MOST],
        wishes={
            group.group.id: _wishes(group, evidence)
            for group in comparison.groups
            if evidence.groups[group.group.id].shifts
        },
        small=tuple(
            group.group
            for group in comparison.groups
            if any(each.n < LEAST_BASE for each in group.questions.values())
        ),
    )


def _agreements(comparison: Comparison, evidence: Evidence) -> Iterable[Agreement]:
    """What is desired comes first, then what is seen today; first that which is picked most where
    it is picked least."""
    for role in sorted(comparison.shared, key=_PREFERENCE.index):
        agreed = [_agreement(role, value, comparison, evidence)
                  for value in comparison.shared[role]]  # fmt: skip
        yield from sorted(agreed, key=lambda each: -min(s.fraction for _, s in each.shares))


_PREFERENCE = [Role.DESIRED, Role.CURRENT, Role.PERSONAL]


def _agreement(role: Role, value: Value, comparison: Comparison, evidence: Evidence) -> Agreement:
    certain = [
        evidence.groups[group.group.id].questions[role].places.get(value.id)
        for group in comparison.groups
    ]
    return Agreement(
        role=role,
        value=value,
        shares=tuple((group.group, group.share(role, value)) for group in comparison.groups),
        is_sure=all(place and place.certainty is Certainty.SURE for place in certain),
    )


def _surprises(comparison: Comparison, evidence: Evidence) -> tuple[Surprise, ...]:
    """Of each value that on which two groups differ most, the widest difference first."""
    every = [
        _surprise(comparison, found, role, value, pair)
        for role, found in evidence.questions.items()
        for value in comparison.instrument.values
        if value.id in found.values
        for pair in found.values[value.id].pairs
        if pair.higher is not None
    ]
    by_width = sorted(
        (each for each in every if each.gap.exact > 0), key=lambda each: each.gap.exact
    )
    widest = {each.value.id: each for each in by_width}
    return tuple(each for each in reversed(by_width) if widest[each.value.id] is each)


def _surprise(
    comparison: Comparison, found: QuestionDifferences, role: Role, value: Value, pair: Pair
) -> Surprise:
    one, other = (found.groups[place] for place in (pair.first, pair.second))
    interval = pair.interval
    if pair.higher == pair.second:
        one, other = other, one
        interval = Interval(-interval.high, -interval.low)
    higher, lower = ((group, _share(comparison, group, role, value)) for group in (one, other))
    return Surprise(role, value, higher, lower, interval)


def _share(comparison: Comparison, group: Group, role: Role, value: Value) -> Share:
    result = comparison.group(group.id)
    assert result is not None  # noqa: S101 - the evidence is of groups that are shown
    return result.share(role, value)


def _wishes(group: GroupResult, evidence: Evidence) -> tuple[Wish, ...]:
    """The largest shifts towards more that are no chance. Where everybody has answered, none is."""
    sure = evidence.groups[group.group.id].shifts
    wished = [
        Wish(shift, sure[shift.value.id].interval)
        for shift in group.shifts
        if shift.exact > 0 and (group.is_census or sure[shift.value.id].is_beyond_doubt)
    ]
    return tuple(wished[:MOST])
