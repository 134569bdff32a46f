"""The measures: functions of counts, each as docs/reference/measures.md defines it."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import TypeVar

from valuetui.instrument.model import Value

TOP = 10

Kind = TypeVar("Kind", bound=Hashable)


class Told(Enum):
    """How a count is told that is not told exactly (:mod:`valuetui.results.gate.small`)."""

    FEW = "few"
    """Fewer than three, and more than none."""
    NEARLY_ALL = "nearly_all"
    """All of the base, or all but one or two."""
    BEYOND = "beyond"
    """After the places of a list that ends there."""


@dataclass(frozen=True)
class Rough:
    """All that is told of a count: how, and between which numbers it lies, both included."""

    told: Told
    least: int
    most: int


@dataclass(frozen=True)
class Share:
    """``count`` of ``of``: respondents who picked a value, or picks that are limiting.

    Where the count is not told exactly, ``rough`` has what is, and ``count`` the end of it that is
    nearest to half: nothing that is calculated, sorted or drawn from it tells more.
    """

    count: int
    of: int
    rough: Rough | None = None

    @property
    def is_exact(self) -> bool:
        return self.rough is None

    @property
    def least(self) -> int:
        """The smallest count that this may be."""
        return self.rough.least if self.rough else self.count

    @property
    def most(self) -> int:
        """The largest count that this may be."""
        return self.rough.most if self.rough else self.count

    @property
    def percent(self) -> Decimal:
        """Per cent with one decimal, rounded half-up from the integers: 823 of 2000 is 41.2."""
        return _tenths(self.count, self.of)

    @property
    def whole_percent(self) -> int:
        """Per cent without decimals, rounded half-up from the whole numbers."""
        return _half_up(100 * self.count, self.of)

    @property
    def fraction(self) -> float:
        """Between 0 and 1, for drawing."""
        return self.count / self.of if self.of else 0.0

    @property
    def at_least(self) -> float:
        """The smallest that it may be, between 0 and 1, for sorting."""
        return self.least / self.of if self.of else 0.0


def _half_up(part: int, whole: int) -> int:
    return (2 * part + whole) // (2 * whole) if whole else 0


def _tenths(part: int, whole: int) -> Decimal:
    return Decimal(_half_up(1000 * part, whole)) / 10


@dataclass(frozen=True)
class Ranked:
    """A value in a top list. Equal counts have the same rank: 1, 2, 2, 4."""

    value: Value
    rank: int
    share: Share


@dataclass(frozen=True)
class Place:
    """Where a value stands among all: ``tied`` where others have the same count, and so the same
    ``rank`` (1, 2, 2, 4)."""

    rank: int
    tied: bool


class Distance(ABC):
    """How far it is from one share to another.

    Always from the whole numbers, never from two rounded shares. Where one of the shares is not
    exact it is how far at least: 0 where nobody can say which way.
    """

    @property
    @abstractmethod
    def ends(self) -> tuple[Share, Share]:
        """The share that is taken away, and the one it is taken from."""

    @property
    def points(self) -> Decimal:
        """Percentage points with one decimal, rounded half away from zero."""
        part, whole = self._ratio
        return _tenths(abs(part), whole) * (-1 if part < 0 else 1)

    @property
    def whole_points(self) -> int:
        """Percentage points without decimals, rounded half away from zero."""
        part, whole = self._ratio
        return _half_up(100 * abs(part), whole) * (-1 if part < 0 else 1)

    @property
    def exact_points(self) -> float:
        """Percentage points unrounded, for calculating on: 29.0, never 28.999999999999996."""
        part, whole = self._ratio
        return 100 * part / whole if whole else 0.0

    @property
    def exact(self) -> float:
        """The distance itself, between -1 and 1, for sorting and drawing.

        Divided once, so that distances which are equal are equal here too.
        """
        part, whole = self._ratio
        return part / whole if whole else 0.0

    @property
    def is_exact(self) -> bool:
        """Whether both shares are."""
        return all(share.is_exact for share in self.ends)

    @property
    def nearest(self) -> tuple[int, int]:
        """The counts of the two ends, as near to each other as they may be."""
        start, end = self.ends
        return (start.most, end.least) if self.exact > 0 else (start.least, end.most)

    @property
    def _ratio(self) -> tuple[int, int]:
        start, end = self.ends
        up = end.least * start.of - start.most * end.of
        down = end.most * start.of - start.least * end.of
        return max(up, 0) + min(down, 0), start.of * end.of


@dataclass(frozen=True)
class Shift(Distance):
    """Desired shift of one value in one group: how much more, or less, of it is wanted.

    Its distance is the share desired minus the share current.
    """

    value: Value
    current: Share
    desired: Share

    @property
    def ends(self) -> tuple[Share, Share]:
        return self.current, self.desired


@dataclass(frozen=True)
class Gap(Distance):
    """Group gap of one value on one question: how far the groups are apart at most.

    Its distance is the largest share that a group gives the value minus the smallest.
    """

    value: Value
    smallest: Share
    largest: Share
    may_be_wider: bool = False
    """Whether another group may lie outside, whose share is not told exactly."""

    @property
    def ends(self) -> tuple[Share, Share]:
        return self.smallest, self.largest

    @property
    def is_exact(self) -> bool:
        return super().is_exact and not self.may_be_wider


@dataclass(frozen=True)
class Part:
    """What falls on one theme or scope, of all picks of a question, the limiting apart."""

    positive: Share
    limiting: Share

    @property
    def together(self) -> Share:
        """Both, of all picks."""
        return Share(self.positive.count + self.limiting.count, self.positive.of)


@dataclass(frozen=True)
class Change(Distance):
    """From one share to another one of the same thing: before and after."""

    before: Share
    after: Share

    @property
    def ends(self) -> tuple[Share, Share]:
        return self.before, self.after


def shares(values: Iterable[Value], counts: Mapping[str, int], n: int) -> dict[str, Share]:
    """Value id to its share of the ``n`` respondents, for every value offered."""
    return {value.id: Share(counts.get(value.id, 0), n) for value in values}


def top_list(
    values: Sequence[Value], shares: Mapping[str, Share], length: int = TOP
) -> tuple[Ranked, ...]:
    """Every value whose count reaches the count of place ``length``: ties are all kept.

    Values that nobody picked are in no top list. Within a tie the order of the value list rules.
    """
    ranked = sorted(
        (value for value in values if shares[value.id].count and not _is_beyond(shares[value.id])),
        key=lambda value: -shares[value.id].count,
    )
    if not ranked:
        return ()
    least = shares[ranked[min(length, len(ranked)) - 1].id].count
    kept = [value for value in ranked if shares[value.id].count >= least]
    return tuple(
        Ranked(
            value=value,
            rank=1 + sum(shares[other.id].count > shares[value.id].count for other in kept),
            share=shares[value.id],
        )
        for value in kept
    )


def place(shares: Mapping[str, Share], value: Value) -> Place | None:
    """The place of a value among all of one question, of which these are the shares.

    None where nobody picked it: it is in no list, and those it would tie with are not either; and
    where the places that are told end before it.
    """
    own = shares[value.id]
    if not own.count or _is_beyond(own):
        return None
    counts = [share.count for share in shares.values() if not _is_beyond(share)]
    return Place(1 + sum(n > own.count for n in counts), counts.count(own.count) > 1)


def _is_beyond(share: Share) -> bool:
    return share.rough is not None and share.rough.told is Told.BEYOND


def limiting_share(values: Iterable[Value], counts: Mapping[str, int]) -> Share:
    """Limiting picks of all picks of the question (not of the top ten)."""
    limiting = sum(counts.get(value.id, 0) for value in values if value.limiting)
    return Share(limiting, sum(counts.values()))


def limiting_baseline(values: Sequence[Value]) -> Share:
    """The limiting share that random picking would give: limiting words of the words offered."""
    return Share(sum(value.limiting for value in values), len(values))


def distribution(
    values: Iterable[Value], counts: Mapping[str, int], kind: Callable[[Value], Kind]
) -> dict[Kind, Part]:
    """How the picks of a question fall over the themes, or over the scopes, of the values.

    ``kind`` tells a value's theme or scope; those that no value has are left out. With a count of
    one for every value it is the distribution of the list, which picking at random would give.
    """
    positive: dict[Kind, int] = {}
    limiting: dict[Kind, int] = {}
    for value in values:
        picked = counts.get(value.id, 0)
        positive[kind(value)] = positive.get(kind(value), 0) + (0 if value.limiting else picked)
        limiting[kind(value)] = limiting.get(kind(value), 0) + (picked if value.limiting else 0)
    total = sum(positive.values()) + sum(limiting.values())
    return {
        each: Part(Share(positive[each], total), Share(limiting[each], total)) for each in positive
    }


def shared_values(first: Iterable[Ranked], *others: Iterable[Ranked]) -> tuple[Value, ...]:
    """The values that stand in all of these top lists, in the order of the first."""
    ids = [{ranked.value.id for ranked in other} for other in others]
    return tuple(ranked.value for ranked in first if all(ranked.value.id in each for each in ids))


def shifts(
    values: Iterable[Value], current: Mapping[str, Share], desired: Mapping[str, Share]
) -> tuple[Shift, ...]:
    """The desired shift of every value, from most more wanted to most less wanted."""
    every = (Shift(value, current[value.id], desired[value.id]) for value in values)
    return tuple(sorted(every, key=lambda shift: -shift.exact))


def group_gaps(values: Iterable[Value], groups: Sequence[Mapping[str, Share]]) -> dict[str, Gap]:
    """Value id to its group gap on one question, of which ``groups`` are the shares.

    Empty with fewer than two groups, for one alone differs from nobody.
    """
    if len(groups) < 2:
        return {}
    return {value.id: _gap(value, [shares[value.id] for shares in groups]) for value in values}


def _gap(value: Value, shares: Sequence[Share]) -> Gap:
    """Between the two of which it is sure that they are furthest apart."""
    smallest = min(shares, key=_highest)
    largest = max(reversed(shares), key=_lowest)
    low, high = _highest(smallest), _lowest(largest)
    within = all(low <= _lowest(share) and _highest(share) <= high for share in shares)
    return Gap(value, smallest, largest, may_be_wider=not within)


def _lowest(share: Share) -> Fraction:
    return Fraction(share.least, share.of or 1)


def _highest(share: Share) -> Fraction:
    return Fraction(share.most, share.of or 1)
