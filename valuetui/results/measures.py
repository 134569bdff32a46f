"""The measures: functions of counts, each as docs/reference/measures.md defines it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from valuetui.instrument.model import Value

TOP = 10


@dataclass(frozen=True)
class Share:
    """``count`` of ``of``: respondents who picked a value, or picks that are limiting."""

    count: int
    of: int

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
class Shift:
    """Desired shift of one value in one group: how much more, or less, of it is wanted."""

    value: Value
    current: Share
    desired: Share

    @property
    def points(self) -> Decimal:
        """Share desired minus share current, in percentage points with one decimal.

        Rounded half away from zero from the whole numbers, not from the two rounded shares.
        """
        part, whole = self._ratio
        return _tenths(abs(part), whole) * (-1 if part < 0 else 1)

    @property
    def exact(self) -> float:
        """The same, unrounded, between -1 and 1: for sorting and drawing.

        Divided once, so that shifts which are equal are equal here too.
        """
        part, whole = self._ratio
        return part / whole if whole else 0.0

    @property
    def _ratio(self) -> tuple[int, int]:
        whole = self.current.of * self.desired.of
        return self.desired.count * self.current.of - self.current.count * self.desired.of, whole


def shares(values: Iterable[Value], counts: Mapping[str, int], n: int) -> dict[str, Share]:
    """Value id to its share of the ``n`` respondents, for every value offered."""
    return {value.id: Share(counts.get(value.id, 0), n) for value in values}


def top_list(
    values: Sequence[Value], counts: Mapping[str, int], n: int, length: int = TOP
) -> tuple[Ranked, ...]:
    """Every value whose count reaches the count of place ``length``: ties are all kept.

    Values that nobody picked are in no top list. Within a tie the order of the value list rules.
    """
    ranked = sorted(
        (value for value in values if counts.get(value.id, 0) > 0),
        key=lambda value: -counts[value.id],
    )
    if not ranked:
        return ()
    least = counts[ranked[min(length, len(ranked)) - 1].id]
    kept = [value for value in ranked if counts[value.id] >= least]
    return tuple(
        Ranked(
            value=value,
            rank=1 + sum(counts[other.id] > counts[value.id] for other in kept),
            share=Share(counts[value.id], n),
        )
        for value in kept
    )


def limiting_share(values: Iterable[Value], counts: Mapping[str, int]) -> Share:
    """Limiting picks of all picks of the question (not of the top ten)."""
    limiting = sum(counts.get(value.id, 0) for value in values if value.limiting)
    return Share(limiting, sum(counts.values()))


def limiting_baseline(values: Sequence[Value]) -> Share:
    """The limiting share that random picking would give: limiting words of the words offered."""
    return Share(sum(value.limiting for value in values), len(values))


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
