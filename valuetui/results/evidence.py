"""How sure the figures of a comparison are, for the groups that it shows and no others.

Takes more time than the figures themselves, and is asked for apart from them. What is drawn by
chance is drawn alike for the same figures.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from valuetui.instrument.model import Group, Question, Role, Value
from valuetui.results.comparison import Comparison, GroupResult, known_roll
from valuetui.results.inference.agreement import (
    IdenticalOpinions,
    common_picks,
    identical_opinions,
    matches,
    rank_biased_overlap,
    tau_b,
)
from valuetui.results.inference.base import LEAST_BASE, Counts
from valuetui.results.inference.differences import Difference, differences
from valuetui.results.inference.intervals import Interval, effective_size, limiting_interval
from valuetui.results.inference.overall import Overall, groups_differ, wishes_differ
from valuetui.results.inference.ranks import SurePlace, places
from valuetui.results.inference.shifts import SureShift, sure_shifts
from valuetui.results.tally import Pair, Picks, Tally

T = TypeVar("T")


@dataclass(frozen=True)
class QuestionEvidence:
    """How sure one group's list on one question is."""

    limiting: Interval
    places: Mapping[str, SurePlace]
    """Value id to where it would stand if one asked again; empty where the group is too small."""


@dataclass(frozen=True)
class GroupEvidence:
    """How sure the desired shifts of one group are."""

    shifts: Mapping[str, SureShift]
    """Value id to its shift within the people who answered both; empty where they are too few."""
    own_matches: float | None
    """How many values a person picks both as current and as desired, on average; None where not
    both were asked."""
    wishes_differ: Overall | None
    """The test of whether what is desired differs from the current at all."""
    questions: Mapping[Role, QuestionEvidence]


@dataclass(frozen=True)
class Agreement:
    """How alike two groups answered one question."""

    first: Group
    second: Group
    matches: int
    """Values in the top tens of both."""
    common_picks: float
    """So large a part of the picks do the two have in common, 0..1."""
    expected: IdenticalOpinions
    """What both would be by chance if the groups thought alike."""
    rank_overlap: float
    """How alike the whole rankings are, 0..1, the first places weighing most; of small groups as
    far as they are told."""
    rank_correlation: float
    """Kendall's tau-b of the whole rankings, -1..1; likewise."""


@dataclass(frozen=True)
class QuestionDifferences:
    """Whether and where the groups differ on one question."""

    groups: tuple[Group, ...]
    """Those that are large enough to be tested; the numbers of a pair are places among them."""
    values: Mapping[str, Difference]
    """Value id to its tests; empty with fewer than two such groups."""
    overall: Overall | None
    """The test of whether the groups differ at all."""
    agreements: tuple[Agreement, ...]
    """Of every two groups shown."""


@dataclass(frozen=True)
class Evidence:
    """How sure the figures of a comparison are."""

    snapshot: str
    """That of the comparison."""
    groups: Mapping[str, GroupEvidence]
    """Group id to its own; the groups that are shown."""
    questions: Mapping[Role, QuestionDifferences]


def evidence(comparison: Comparison, tally: Tally) -> Evidence:
    """How sure the figures are of a comparison that was made from this tally."""
    return Evidence(
        snapshot=comparison.snapshot,
        groups={each.group.id: _of_group(each, comparison, tally) for each in comparison.groups},
        questions={role: _between_groups(role, comparison, tally) for role in comparison.roles},
    )


def _of_group(result: GroupResult, comparison: Comparison, tally: Tally) -> GroupEvidence:
    values = comparison.instrument.values
    limiting = np.array([value.limiting for value in values])
    questions = {}
    for role, question in result.questions.items():
        picks = tally.picks(result.group.id, question.question.id)
        chance = _chance(comparison, result.group.id, role)
        size = effective_size(picks.n, result.roll)
        found = places(_wide(picks.matrix), picks.n, chance, effective=size)
        questions[role] = QuestionEvidence(
            limiting=limiting_interval(_wide(picks.matrix), limiting, picks.n, size),
            places=_by_value(values, found),
        )
    if not comparison.asks_shift:
        return GroupEvidence({}, None, None, questions)
    current, desired = (result.questions[role].question for role in (Role.CURRENT, Role.DESIRED))
    pair = tally.pair(result.group.id, current.id, desired.id)
    size = effective_size(pair.n, result.roll)
    shifts = sure_shifts(*_diagonals(pair), pair.n, effective=size)
    return GroupEvidence(
        shifts=_by_value(values, shifts),
        own_matches=float(pair.across.trace()) / pair.n if pair.n else None,
        wishes_differ=wishes_differ(_whole(pair), pair.n),
        questions=questions,
    )


def _between_groups(role: Role, comparison: Comparison, tally: Tally) -> QuestionDifferences:
    question = comparison.instrument.question_in_role(role)
    assert question is not None  # noqa: S101 - the role is one of the instrument's
    shown = [each.group for each in comparison.groups]
    picks = {group.id: tally.picks(group.id, question.id) for group in shown}
    tested = tuple(group for group in shown if picks[group.id].n >= LEAST_BASE)
    together = [_wide(picks[group.id].matrix) for group in tested]
    sizes = [picks[group.id].n for group in tested]
    found = (
        differences(
            np.array([each.diagonal() for each in together]),
            sizes,
            effective=[
                effective_size(picks[group.id].n, known_roll(group, tally.respondents[group.id]))
                for group in tested
            ],
        )
        if len(tested) > 1
        else None
    )
    return QuestionDifferences(
        groups=tested,
        values=_by_value(comparison.instrument.values, found),
        overall=groups_differ(together, sizes),
        agreements=tuple(
            _agreement(one, other, picks, question, comparison)
            for one, other in combinations(shown, 2)
        ),
    )


def _agreement(
    one: Group, other: Group, picks: Mapping[str, Picks], question: Question, comparison: Comparison
) -> Agreement:
    ours, theirs = picks[one.id], picks[other.id]
    chance = _chance(comparison, question.id, one.id, other.id)
    counts, other_counts = _wide(ours.matrix.diagonal()), _wide(theirs.matrix.diagonal())
    told, other_told = (_told(comparison, group, question) for group in (one, other))
    return Agreement(
        first=one,
        second=other,
        matches=matches(counts, other_counts),
        common_picks=common_picks(counts, ours.n, other_counts, theirs.n, question.pick),
        expected=identical_opinions(
            _wide(ours.matrix), ours.n, _wide(theirs.matrix), theirs.n, chance, pick=question.pick
        ),
        rank_overlap=rank_biased_overlap(told, other_told),
        rank_correlation=tau_b(told, other_told),
    )


def _told(comparison: Comparison, group: Group, question: Question) -> Counts:
    """The counts of a group as they are told."""
    result = comparison.group(group.id)
    assert result is not None  # noqa: S101 - the groups are those that are shown
    shares = result.questions[question.role].shares
    return np.array([shares[value.id].count for value in comparison.instrument.values])


def _chance(comparison: Comparison, *what: str) -> np.random.Generator:
    """The same for the same figures, and another one for each thing drawn."""
    seed = "\0".join([comparison.snapshot, *what]).encode()
    return np.random.default_rng(list(seed))


def _by_value(values: Sequence[Value], found: Sequence[T] | None) -> dict[str, T]:
    return {value.id: each for value, each in zip(values, found or (), strict=False)}


def _diagonals(pair: Pair) -> tuple[Counts, Counts, Counts]:
    matrices = (pair.first, pair.second, pair.across)
    current, desired, both = (_wide(matrix.diagonal()) for matrix in matrices)
    return current, desired, both


def _whole(pair: Pair) -> Counts:
    return _wide(np.block([[pair.first, pair.across], [pair.across.T, pair.second]]))


def _wide(numbers: NDArray[np.int32]) -> Counts:
    """In integers wide enough for squares."""
    return numbers.astype(np.int64)
