"""The weighted figures of one group beside its real ones, or why there are none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from valuetui.instrument.margins import Margin
from valuetui.instrument.model import Group, Instrument, Role, Value
from valuetui.instrument.problem import Problem
from valuetui.results.comparison import GroupResult, QuestionResult
from valuetui.results.gate import SMALL_BASE, Gate
from valuetui.results.gate.weighed import told_about
from valuetui.results.inference.intervals import wilson_share
from valuetui.results.inference.weights import Refusal, Weighting
from valuetui.results.measures import TOP, Share
from valuetui.results.quality.picked import Picked
from valuetui.results.weighting.counted import Counted, Said
from valuetui.results.weighting.scheme import Axis, Category, Scheme, scheme_of

HUNDRED = 100
EQUAL = 9
"""Digits after which weighted shares are equal."""


@dataclass(frozen=True)
class WeightedShare:
    """One value on one question. In whole per cent and no closer: a sum of weights tells which ages
    and sexes it is made of to whoever tries them all."""

    value: Value
    plain: Share
    """As it is: this is the result."""
    share: float | None
    """What it would be if those who answered were as the population is, 0..1, in hundredths; None
    where few have picked it, or all but few."""
    low: float | None
    """Of the interval of the weighted share, at the effective number of respondents; in hundredths
    too."""
    high: float | None

    @property
    def moved(self) -> float | None:
        """Weighted less unweighted, -1..1."""
        return None if self.share is None else self.share - self.plain.fraction


@dataclass(frozen=True)
class WeightedQuestion:
    """One question."""

    n: int
    effective: float
    """Kish's effective number of those who answered it."""
    shares: Mapping[str, WeightedShare]
    """Value id to its shares, for every value offered."""
    plain_top: tuple[Value, ...]
    top: tuple[Value, ...]
    """The top ten when weighted, with every value that ties for the last place."""

    @property
    def entered(self) -> tuple[Value, ...]:
        """In the weighted top ten alone."""
        return tuple(each for each in self.top if each not in self.plain_top)

    @property
    def left(self) -> tuple[Value, ...]:
        """In the real top ten alone."""
        return tuple(each for each in self.plain_top if each not in self.top)


@dataclass(frozen=True)
class WeightedGroup:
    """One group."""

    group: Group
    margins: tuple[Margin, ...]
    scheme: Scheme
    n: int
    known: int | None
    """Of whom it is known what category they are of; None where only a few are not."""
    effective: float
    deff: float
    """The design effect: those by the effective number of them, from 1."""
    largest: float
    """What one counts for at most; the mean is 1."""
    trimmed: bool
    """Whether some weights were cut to between 0.3 and 3."""
    questions: Mapping[Role, WeightedQuestion]

    def answers_of(self, category: Category) -> int | None:
        """How many of those who answered are of a category; None where only a few are of none: the
        numbers of all categories together would say how few."""
        return None if self.known is None else category.answers

    def part_of(self, axis: Axis, category: Category) -> float:
        """The part that a category is of those who are of any, 0..1; in hundredths where only a few
        are of none, for the exact parts would tell out of how many they are."""
        part = category.answers / sum(each.answers for each in axis.categories)
        return _hundredths(part) if self.known is None else part


@dataclass(frozen=True)
class Unweighted:
    """A group whose margins are known and whose figures are not weighted all the same."""

    group: Group
    why: Refusal


@dataclass(frozen=True)
class WeightedReport:
    """The weighted figures beside a comparison."""

    snapshot: str
    """That of the comparison."""
    groups: tuple[WeightedGroup, ...] = ()
    refused: tuple[Unweighted, ...] = ()
    faults: tuple[Problem, ...] = ()
    """What is amiss in the file of margins, which is told by its name alone; then there is nothing
    else."""

    def group(self, group_id: str) -> WeightedGroup | None:
        """The weighted figures of a group; None where there are none."""
        return next((each for each in self.groups if each.group.id == group_id), None)


@dataclass(frozen=True)
class Before:
    """The weighted figures of a group that were shown last, as far as they are remembered."""

    same_answers: bool
    """Whether the figures that are shown of the group have not moved since."""
    schemes: tuple[Scheme, ...] = field(default=())
    """By which these answers were weighted; empty where nobody knows."""


def weighted_group(
    result: GroupResult,
    margins: Sequence[Margin],
    counted: Counted,
    instrument: Instrument,
    gate: Gate,
    before: Before | None = None,
) -> WeightedGroup | Unweighted:
    """The weighted figures of a group that is shown, or why they are not.

    ``counted`` has its answers, just those that the result counts, by the questions of the margins
    first. ``before`` is what was shown of it last; None where nothing was.
    """
    if counted.n != result.n:
        return Unweighted(result.group, Refusal.MISSING)
    said = counted.by_said()
    own = {each[: len(margins)]: 0 for each in said}
    for each, n in said.items():
        own[each[: len(margins)]] += n
    found = scheme_of(margins, own, gate.threshold)
    if isinstance(found, Refusal):
        return Unweighted(result.group, found)
    scheme, weighting = found
    if why := _refused(scheme, counted, instrument, gate, before):
        return Unweighted(result.group, why)
    return _of_group(result, margins, counted, instrument.values, scheme, weighting, gate)


def _refused(
    scheme: Scheme, counted: Counted, instrument: Instrument, gate: Gate, before: Before | None
) -> Refusal | None:
    """Why the weighted figures may not stand beside all that is shown, and was."""
    roles = [question.role for question in instrument.questions]
    now = _weights(scheme, counted)
    if len({round(weight, EQUAL) for weight in now.values()}) == 1:
        return None  # they are the figures as they are
    least = max(gate.threshold, SMALL_BASE)
    if any(told_about(counted.kinds(role), [now]) < least for role in roles):
        return Refusal.TELLING
    if before is None:
        return None
    if not before.same_answers:
        moved = (told_about(counted.kinds(role, new=True), [now]) for role in roles)
        return None if min(moved) >= gate.threshold else Refusal.SHOWN_OTHERWISE
    if scheme in before.schemes:
        return None
    rows = [_weights(each, counted) for each in before.schemes]
    together = (told_about(counted.kinds(role), [*rows, now]) if rows else 0 for role in roles)
    return None if min(together) >= least else Refusal.SHOWN_OTHERWISE


def _weights(scheme: Scheme, counted: Counted) -> dict[Said, float]:
    return {each: scheme.weight_of(counted.questions, each) for each in counted.by_said()}


def _of_group(
    result: GroupResult,
    margins: Sequence[Margin],
    counted: Counted,
    values: Sequence[Value],
    scheme: Scheme,
    weighting: Weighting,
    gate: Gate,
) -> WeightedGroup:
    weights = _weights(scheme, counted)
    effective = _effective(weights, counted.by_said())
    known = sum(category.answers for category in scheme.axes[0].categories)
    return WeightedGroup(
        group=result.group,
        margins=tuple(margins),
        scheme=scheme,
        n=counted.n,
        known=known if counted.n == known or gate.admits(counted.n - known) else None,
        effective=effective,
        deff=counted.n / effective,
        largest=max(weights.values()),
        trimmed=weighting.trimmed > 0,
        questions={
            role: _of_question(asked, values, counted.of(role), weights, gate)
            for role, asked in result.questions.items()
        },
    )


def _of_question(
    asked: QuestionResult,
    values: Sequence[Value],
    cells: Mapping[Said, Picked],
    weights: Mapping[Said, float],
    gate: Gate,
) -> WeightedQuestion:
    people = {said: cell.n for said, cell in cells.items()}
    total = sum(weights[said] * n for said, n in people.items())
    effective = _effective(weights, people)
    exact = {
        value.id: sum(weights[said] * cell.counts[value.id] for said, cell in cells.items()) / total
        for value in values
    }
    shares = {
        value.id: _told(value, asked.shares[value.id], exact[value.id], effective, gate)
        for value in values
    }
    plain_top = tuple(each.value for each in asked.top)
    top = tuple(each.value for each in map(shares.__getitem__, _top(exact)) if each.share)
    return WeightedQuestion(asked.n, effective, shares, plain_top, top)


def _told(value: Value, plain: Share, share: float, effective: float, gate: Gate) -> WeightedShare:
    if not (gate.admits(plain.count) and gate.admits(plain.of - plain.count)):
        return WeightedShare(value, plain, None, None, None)
    found = wilson_share(min(1.0, share), effective)
    told = (_hundredths(each) for each in (share, found.low, found.high))
    return WeightedShare(value, plain, *told)


def _hundredths(share: float) -> float:
    """Rounded half up."""
    return int(HUNDRED * share + 0.5) / HUNDRED


def _effective(weights: Mapping[Said, float], people: Mapping[Said, int]) -> float:
    """Kish's: (sum of w)²/sum of w²."""
    total = sum(weights[each] * n for each, n in people.items())
    squares = sum(weights[each] ** 2 * n for each, n in people.items())
    return total**2 / squares if squares else 0.0


def _top(shares: Mapping[str, float]) -> Sequence[str]:
    """As :func:`~valuetui.results.measures.top_list`, of weighted shares."""
    picked = sorted((each for each in shares if shares[each] > 0), key=lambda each: -shares[each])
    if not picked:
        return ()
    least = round(shares[picked[min(TOP, len(picked)) - 1]], EQUAL)
    return [each for each in picked if round(shares[each], EQUAL) >= least]
