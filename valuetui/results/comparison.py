"""The comparison of the groups: the figures that screens and reports show.

Every figure in it has passed the gate. The same counts give the same comparison.
"""

import hashlib
import json
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace

from valuetui.instrument.canonical import content_hash
from valuetui.instrument.model import Group, Instrument, Question, Role, Scope, Value
from valuetui.responses.reviews.review import Reviews
from valuetui.results.gate import Gate, Why, Withheld, is_small, told_in_list
from valuetui.results.inference.intervals import Interval, effective_size, wilson
from valuetui.results.measures import (
    Gap,
    Part,
    Place,
    Ranked,
    Share,
    Shift,
    distribution,
    group_gaps,
    limiting_baseline,
    limiting_share,
    place,
    shared_values,
    shares,
    shifts,
    top_list,
)
from valuetui.results.missed import MissedWords, Written, missed_words
from valuetui.results.selection import Selection
from valuetui.results.tally import Picks, Tally


@dataclass(frozen=True)
class QuestionResult:
    """What one group answered to one question."""

    question: Question
    n: int
    """Respondents of the group who answered this question."""
    shares: Mapping[str, Share]
    """Value id to share of the respondents, for every value offered; of a small base as
    :mod:`valuetui.results.gate.small` tells it."""
    intervals: Mapping[str, Interval]
    """Value id to the interval of its share (fractions, 95 per cent), as though the respondents
    were a random sample: of the people on the group's roll, where it has one. As wide as all that
    a share may be where it is not exact."""
    top: tuple[Ranked, ...]
    """The top ten, with every value that ties for the last place."""
    limiting: Share
    """Limiting picks of all picks."""
    themes: Mapping[int, Part]
    """What falls on each theme, of all picks."""
    scopes: Mapping[Scope, Part]
    """What falls on each scope, of all picks."""

    def place(self, value: Value) -> Place | None:
        """Where a value stands among all that were offered; None where nobody picked it."""
        return place(self.shares, value)


@dataclass(frozen=True)
class GroupResult:
    """What one group answered."""

    group: Group
    n: int
    questions: Mapping[Role, QuestionResult]
    shifts: tuple[Shift, ...]
    """Every value, from most more wanted to most less wanted; empty where not both asked."""
    shared: tuple[Value, ...]
    """In the top ten both as current and as desired."""

    @property
    def is_small(self) -> bool:
        """Whether few and nearly all are not told apart, and lists end with the tenth place."""
        return any(is_small(question.n) for question in self.questions.values())

    @property
    def roll(self) -> int | None:
        """See :func:`known_roll`."""
        return known_roll(self.group, self.n)

    @property
    def is_census(self) -> bool:
        """Whether everybody in the group has answered every question: the figures are no sample."""
        return all(question.n == self.roll for question in self.questions.values())

    def shared_by(self, one: Role, other: Role) -> tuple[Value, ...]:
        """In the top tens of both questions, such as personal and current, in the order of the
        first. Empty where they were not both asked."""
        if one not in self.questions or other not in self.questions:
            return ()
        return shared_values(self.questions[one].top, self.questions[other].top)

    def share(self, role: Role, value: Value) -> Share:
        """The share of one value on one question."""
        return self.questions[role].shares[value.id]


@dataclass(frozen=True)
class Comparison:
    """All groups of one organisation and wave side by side."""

    instrument: Instrument
    gate: Gate
    groups: tuple[GroupResult, ...]
    """The groups that may be shown, in the order of the instrument."""
    withheld: tuple[Withheld, ...]
    """The groups that may not, and why."""
    baseline: Share
    """The limiting share that random picking would give."""
    offered_themes: Mapping[int, Part]
    """The distribution over the themes that random picking would give."""
    offered_scopes: Mapping[Scope, Part]
    shared: Mapping[Role, tuple[Value, ...]]
    """Question to the values in the top tens of all groups shown; empty with fewer than two."""
    gaps: Mapping[Role, Mapping[str, Gap]]
    """Question to value id to the gap between the groups shown; empty with fewer than two."""
    snapshot: str
    """Eight hexadecimal digits: the same for the same figures and instrument."""
    selection: Selection | None = None
    """Of whom these are the figures; None where of everybody."""
    missed: tuple[MissedWords, ...] = ()
    """The words that people missed, where they were asked for: see :func:`with_missed`."""

    @property
    def roles(self) -> tuple[Role, ...]:
        """What the questions ask about, in order."""
        return tuple(question.role for question in self.instrument.questions)

    @property
    def asks_shift(self) -> bool:
        """Whether both the current and the desired were asked for."""
        return {Role.CURRENT, Role.DESIRED} <= set(self.roles)

    def group(self, group_id: str) -> GroupResult | None:
        """The result of a group, or None where it is withheld or unknown."""
        return next((each for each in self.groups if each.group.id == group_id), None)

    def widest_gap(self, value: Value) -> tuple[Role, Gap] | None:
        """The question on which the groups differ most about a value, the first of equals.

        None where fewer than two groups are shown.
        """
        gaps = [(role, each[value.id]) for role, each in self.gaps.items() if each]
        return max(gaps, key=lambda gap: gap[1].exact, default=None)


def compare(
    tally: Tally,
    instrument: Instrument,
    selection: Selection | None = None,
    hidden: Container[str] = (),
) -> Comparison:
    """The comparison that these counts give, through the gate of the instrument's threshold.

    ``selection`` is that of which they are the counts, and ``hidden`` has the ids of the groups in
    which it may not be shown. How many are asked is known of whole groups only, and is no word of
    the selection.
    """
    if selection:
        without_rolls = (replace(group, roll=None) for group in instrument.groups)
        instrument = replace(instrument, groups=tuple(without_rolls))
    gate = Gate(instrument.threshold)
    questions = [question.id for question in instrument.questions]
    groups, withheld = [], []
    for group in instrument.groups:
        if group.id in hidden:
            withheld.append(Withheld(group, gate.threshold, Why.SELECTION))
        elif too_few := gate.withheld(group, tally, questions):
            withheld.append(too_few)
        else:
            groups.append(_group_result(group, tally, instrument))
    return Comparison(
        instrument=instrument,
        gate=gate,
        groups=tuple(groups),
        withheld=tuple(withheld),
        baseline=limiting_baseline(instrument.values),
        offered_themes=distribution(instrument.values, _once_each(instrument), _theme),
        offered_scopes=distribution(instrument.values, _once_each(instrument), _scope),
        shared={q.role: _shared_between(groups, q.role) for q in instrument.questions},
        gaps={q.role: _gaps_between(groups, q.role, instrument) for q in instrument.questions},
        snapshot=_snapshot(groups, instrument),
        selection=selection,
    )


def with_missed(comparison: Comparison, written: Iterable[Written], reviews: Reviews) -> Comparison:
    """The same with the words that people missed, of the groups that it shows."""
    answered = {
        (group.group.id, question.question.id): question.n
        for group in comparison.groups
        for question in group.questions.values()
    }
    found = missed_words(comparison.instrument, answered, written, reviews)
    return replace(comparison, missed=found)


def _group_result(group: Group, tally: Tally, instrument: Instrument) -> GroupResult:
    n = tally.respondents[group.id]
    roll = known_roll(group, n)
    results = {
        question.role: _question_result(
            question, tally.picks(group.id, question.id), instrument, roll
        )
        for question in instrument.questions
    }
    current, desired = results.get(Role.CURRENT), results.get(Role.DESIRED)
    return GroupResult(
        group=group,
        n=n,
        questions=results,
        shifts=(
            shifts(instrument.values, current.shares, desired.shares) if current and desired else ()
        ),
        shared=shared_values(current.top, desired.top) if current and desired else (),
    )


def known_roll(group: Group, n: int) -> int | None:
    """How many people are in the group of whom ``n`` have answered, where all were asked; None
    where it is not known, or where more have answered than there should be."""
    return None if group.roll is None or group.roll < n else group.roll


def _question_result(
    question: Question, picks: Picks, instrument: Instrument, roll: int | None
) -> QuestionResult:
    values = instrument.values
    size = effective_size(picks.n, roll)
    told = told_in_list(shares(values, picks.counts, picks.n), picks.n)
    return QuestionResult(
        question=question,
        n=picks.n,
        shares=told,
        intervals={value: _interval(share, size) for value, share in told.items()},
        top=top_list(values, told),
        limiting=limiting_share(values, picks.counts),
        themes=distribution(values, picks.counts, _theme),
        scopes=distribution(values, picks.counts, _scope),
    )


def _interval(share: Share, size: float) -> Interval:
    least, most = (wilson(count, share.of, size) for count in (share.least, share.most))
    return Interval(least.low, most.high)


def _theme(value: Value) -> int:
    return value.theme


def _scope(value: Value) -> Scope:
    return value.scope


def _once_each(instrument: Instrument) -> dict[str, int]:
    return {value.id: 1 for value in instrument.values}


def _shared_between(groups: list[GroupResult], role: Role) -> tuple[Value, ...]:
    if len(groups) < 2:
        return ()
    first, *others = (group.questions[role].top for group in groups)
    return shared_values(first, *others)


def _gaps_between(groups: list[GroupResult], role: Role, instrument: Instrument) -> dict[str, Gap]:
    return group_gaps(instrument.values, [group.questions[role].shares for group in groups])


def _snapshot(groups: list[GroupResult], instrument: Instrument) -> str:
    """A digest of what is shown; what is withheld must not show in it either."""
    figures = [
        [each.group.id, each.n]
        + [
            [role, {v: [s.least, s.most] for v, s in q.shares.items()}]
            for role, q in each.questions.items()
        ]
        for each in groups
    ]
    content = json.dumps([content_hash(instrument), figures], sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:8]
