"""From one wave to the next: has what people see moved towards what they wanted?

The people of two waves are not the same ones, or at least nobody can know whether they are: the
difference is one between two samples.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from valuetui.instrument.difference import Difference, difference
from valuetui.instrument.model import Group, Role, Value
from valuetui.results.comparison import Comparison, GroupResult
from valuetui.results.inference.base import enough
from valuetui.results.inference.intervals import Interval, effective_size, newcombe
from valuetui.results.inference.multiplicity import LEVEL, benjamini_hochberg, worth_testing
from valuetui.results.inference.tables import share_tests
from valuetui.results.measures import Change, Share, Shift


class Direction(StrEnum):
    """How what is seen today has moved, beside what was wanted."""

    TOWARDS = "towards"
    AWAY = "away"
    UNCLEAR = "unclear"
    """Chance may have moved it, or nothing else was wanted."""


@dataclass(frozen=True)
class Movement:
    """One value in one group, from an earlier wave to a later one."""

    wanted: Shift
    """The desired shift of the earlier wave."""
    moved: Change
    """The current of the earlier wave to that of the later one."""
    interval: Interval
    """Of how far it moved."""
    still_wanted: Shift
    """The desired shift of the later wave."""
    is_sure: bool
    """Whether chance alone would seldom have moved it, adjusted for the number of values, and the
    earlier wave clearly wanted it otherwise than it was."""

    @property
    def value(self) -> Value:
        return self.wanted.value

    @property
    def direction(self) -> Direction:
        """Towards what was wanted, or away from it, where that is sure."""
        if not self.is_sure:
            return Direction.UNCLEAR
        same = (self.moved.exact > 0) == (self.wanted.exact > 0)
        return Direction.TOWARDS if same else Direction.AWAY


@dataclass(frozen=True)
class GroupMovements:
    """All values of one group that is shown in both waves."""

    group: Group
    n: tuple[int, int]
    """How many answered about the current in the earlier wave and in the later one."""
    values: tuple[Movement, ...]
    """Those that most was wanted of first, more or less of it."""

    def count(self, direction: Direction) -> int:
        """How many values have moved so."""
        return sum(each.direction is direction for each in self.values)


class WavesDiffer(ValueError):
    """The two waves asked otherwise: see ``difference``."""

    def __init__(self, found: Difference) -> None:
        super().__init__("the waves cannot be compared")
        self.difference = found


def movements(earlier: Comparison, later: Comparison) -> tuple[GroupMovements, ...]:
    """How what each group sees has moved, for the groups that both waves show.

    Empty where not both waves ask about the current and the desired. Raises :class:`WavesDiffer`
    where the words offered, or the number of picks, are not the same.
    """
    found = difference(earlier.instrument, later.instrument)
    if not found.comparable:
        raise WavesDiffer(found)
    if not (earlier.asks_shift and later.asks_shift):
        return ()
    pairs = ((earlier.group(each.group.id), each) for each in later.groups)
    return tuple(_of_group(before, after) for before, after in pairs if before)


def _of_group(before: GroupResult, after: GroupResult) -> GroupMovements:
    later_shifts = {shift.value.id: shift for shift in after.shifts}
    sure = _surely_moved(before, after)
    moved = [
        _movement(shift, later_shifts[shift.value.id], before, after, sure=shift.value.id in sure)
        for shift in before.shifts
    ]
    return GroupMovements(
        group=after.group,
        n=(before.questions[Role.CURRENT].n, after.questions[Role.CURRENT].n),
        values=tuple(sorted(moved, key=lambda each: -abs(each.wanted.exact))),
    )


def _surely_moved(before: GroupResult, after: GroupResult) -> set[str]:
    """The values whose current differs between the waves beyond chance: Pearson's or the exact
    test, adjusted by Benjamini and Hochberg. None where fewer than 30 answered in either wave; all
    that differ where everybody answered in both. Of shares that are not exact those ends are tested
    that are nearest to each other."""
    waves = [each.questions[Role.CURRENT] for each in (before, after)]
    seen = {each: Change(share, waves[1].shares[each]) for each, share in waves[0].shares.items()}
    if before.is_census and after.is_census:
        return {each for each, change in seen.items() if change.exact}
    if not enough(each.n for each in waves):
        return set()
    values = [each for each, change in seen.items() if change.is_exact or change.exact]
    counts = np.array([seen[each].nearest for each in values]).reshape(-1, 2).T
    sizes = np.array([each.n for each in waves])
    tested = np.flatnonzero(worth_testing(counts.sum(axis=0), int(sizes.sum())))
    rates = benjamini_hochberg(share_tests(counts[:, tested], sizes))
    return {values[place] for place, rate in zip(tested, rates, strict=True) if rate < LEVEL}


def _clearly_wanted(wanted: Shift, before: GroupResult) -> bool:
    """Whether the earlier wave wanted more, or less, of it beyond doubt.

    As though those who were asked what they see and what they want were different people, which is
    on the safe side. Otherwise the direction would be chance: what is picked too often by chance in
    the earlier wave seems to be wanted less, and less of it is seen in the next one. Of shares that
    are not exact those ends are taken that are nearest to each other.
    """
    if before.is_census or not wanted.exact:
        return wanted.exact != 0
    current, desired = wanted.nearest
    interval = newcombe(
        desired, wanted.desired.of, current, wanted.current.of,
        effective=_size(wanted.desired, before), other_effective=_size(wanted.current, before),
    )  # fmt: skip
    return not interval.low <= 0 <= interval.high


def _movement(
    wanted: Shift, still: Shift, before: GroupResult, after: GroupResult, *, sure: bool
) -> Movement:
    first, second = wanted.current, still.current
    return Movement(
        wanted=wanted,
        moved=Change(first, second),
        interval=newcombe(
            second.count,
            second.of,
            first.count,
            first.of,
            effective=_size(second, after),
            other_effective=_size(first, before),
        ),
        still_wanted=still,
        is_sure=sure and _clearly_wanted(wanted, before),
    )


def _size(share: Share, result: GroupResult) -> float:
    return effective_size(share.of, result.roll)
