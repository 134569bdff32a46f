"""Intervals of shares and of their differences.

All take the respondents as a random sample of those whom they stand for. Where everybody was asked
and all answered there is nothing to be unsure of, and the interval is the share itself.
"""

import math
from dataclasses import dataclass

from valuetui.results.inference.base import Counts, Mask
from valuetui.results.inference.tails import normal_quantile


@dataclass(frozen=True)
class Interval:
    """From ``low`` to ``high``: fractions 0..1 of shares, -1..1 of differences."""

    low: float
    high: float

    def __contains__(self, number: float) -> bool:
        return self.low <= number <= self.high


def effective_size(n: int, population: int | None = None) -> float:
    """How many of an endless population would tell as much as ``n`` of this one.

    n(P-1)/(P-n) with P people in all: the finite population correction, written as a size
    (Cochran 1977, Sampling Techniques, 2.6). Infinite where everybody answered. For a roll such as
    a council or a staff, never for those who came by at a kiosk. Raises ``ValueError`` where more
    answered than there are.
    """
    if population is None:
        return n
    if n > population:
        raise ValueError(f"{n} answers of a population of {population}")
    return math.inf if n == population else n * (population - 1) / (population - n)


def wilson(
    count: int, n: int, effective: float | None = None, confidence: float = 0.95
) -> Interval:
    """The interval of the share ``count`` of ``n``.

    (p + z²/2m ± z sqrt(p(1-p)/m + z²/4m²)) / (1 + z²/m), with m the effective size where one is
    given and else n (Wilson 1927; with weights and clusters Franco, Little, Louis & Slud 2019).
    Of nobody it is everything: 0 to 1.
    """
    return wilson_share(count / n if n else 0.0, n if effective is None else effective, confidence)


def wilson_share(share: float, size: float, confidence: float = 0.95) -> Interval:
    """Wilson's interval of a share that is no whole count, such as a weighted one."""
    if size <= 0:
        return Interval(0.0, 1.0)
    spread = normal_quantile(confidence) ** 2 / size
    centre = share + spread / 2
    reach = math.sqrt(spread * (share * (1 - share) + spread / 4))
    # Rounding must not push the ends past the share at 0 and 1.
    return Interval(
        max(0.0, min(share, (centre - reach) / (1 + spread))),
        min(1.0, max(share, (centre + reach) / (1 + spread))),
    )


def newcombe(
    count: int,
    n: int,
    other_count: int,
    other_n: int,
    *,
    effective: float | None = None,
    other_effective: float | None = None,
    confidence: float = 0.95,
) -> Interval:
    """The interval of the first share minus the other, of two groups of different people.

    Square-and-add of the two Wilson intervals (Newcombe 1998, Statistics in Medicine 17, 873-890,
    method 10). Raises ``ValueError`` where one of the groups is empty.
    """
    if not n or not other_n:
        raise ValueError("the share of nobody has no difference to another")
    return _square_and_add(
        count / n,
        wilson(count, n, effective, confidence),
        other_count / other_n,
        wilson(other_count, other_n, other_effective, confidence),
        correlation=0.0,
    )


def newcombe_paired(
    both: int,
    only_first: int,
    only_second: int,
    neither: int,
    *,
    effective: float | None = None,
    confidence: float = 0.95,
) -> Interval:
    """The interval of the first share minus the second, where the same people gave both.

    Square-and-add with the correlation of the two answers, drawn towards 0 by half a respondent
    where it is positive (Newcombe 1998, Statistics in Medicine 17, 2635-2650, method 10). Raises
    ``ValueError`` where there is nobody.
    """
    n = both + only_first + only_second + neither
    if not n:
        raise ValueError("the shares of nobody have no difference")
    first, second = both + only_first, both + only_second
    return _square_and_add(
        first / n,
        wilson(first, n, effective, confidence),
        second / n,
        wilson(second, n, effective, confidence),
        correlation=_correlation(both, only_first, only_second, neither),
    )


def _correlation(both: int, only_first: int, only_second: int, neither: int) -> float:
    n = both + only_first + only_second + neither
    first, second = both + only_first, both + only_second
    scale = first * (n - first) * second * (n - second)
    if not scale:
        return 0.0
    excess = both * neither - only_first * only_second
    return (max(excess - n / 2, 0) if excess > 0 else excess) / math.sqrt(scale)


def _square_and_add(
    share: float, interval: Interval, other: float, other_interval: Interval, correlation: float
) -> Interval:
    def reach(side: float, other_side: float) -> float:
        crossed = 2 * correlation * side * other_side
        return math.sqrt(max(0.0, side**2 - crossed + other_side**2))

    difference = share - other
    return Interval(
        max(-1.0, difference - reach(share - interval.low, other_interval.high - other)),
        min(1.0, difference + reach(interval.high - share, other - other_interval.low)),
    )


def limiting_error(together: Counts, limiting: Mask, n: int) -> float:
    """The standard error of the limiting share: limiting picks of all picks.

    sqrt(n/(n-1) q'Mq)/picks, where M is ``together`` (N, N) of ``n`` respondents and q is 1 - R for
    limiting values and -R for others: a ratio of two totals, so that people may pick fewer than all
    (Cochran 1977, Sampling Techniques, 6.4). Infinite where nobody or one person picked.
    """
    counts = together.diagonal()
    picks, limited = int(counts.sum()), int(counts[limiting].sum())
    if n < 2 or not picks:
        return math.inf
    # In whole numbers, so that no variance is none: picks² q'Mq.
    rows = together[limiting]
    squares = (
        int(rows[:, limiting].sum()) * picks**2
        - 2 * int(rows.sum()) * picks * limited
        + int(together.sum()) * limited**2
    )
    return math.sqrt(n / (n - 1) * squares / picks**4)


def limiting_interval(
    together: Counts,
    limiting: Mask,
    n: int,
    effective: float | None = None,
    confidence: float = 0.95,
) -> Interval:
    """The interval of the limiting share of one group.

    ``together`` is (N, N), ``limiting`` says of each value whether it is. Wilson's interval at the
    size that ``limiting_error`` amounts to, R(1-R)/error²: unlike R ± z times the error it says
    something where nobody picked a limiting value. It counts for at least ``n``, which is as though
    each person's picks were all alike.
    """
    counts = together.diagonal()
    picks = int(counts.sum())
    if not picks:
        return Interval(0.0, 1.0)
    share = int(counts[limiting].sum()) / picks
    error = limiting_error(together, limiting, n)
    size = max(float(n), share * (1 - share) / error**2) if error else float(n)
    correction = 1.0 if effective is None else effective / n
    return wilson_share(share, size * correction, confidence)
