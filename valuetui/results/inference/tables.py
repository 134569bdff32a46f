"""Tests of one value: whether groups, or the two questions, give it the same share.

Groups are different people; an answer to both questions is one person twice.
"""

import math
from collections.abc import Sequence

import numpy as np

from valuetui.results.inference.base import Counts, Floats
from valuetui.results.inference.tails import (
    chi_square_tail,
    fair_coin,
    fair_coin_tail,
    log_choose,
)

LEAST_EXPECTED = 5
"""With a smaller expected count Pearson's test is too ready to find differences (Cochran 1954)."""

_TIE = 1e-7
"""Tables whose probabilities differ by less than this part are equally probable."""

_MOST_HALVES = 300_000
"""More half tables than these would take longer than a twentieth of a second."""


def mcnemar(only_first: Counts, only_second: Counts) -> Floats:
    """The mid-p values (N,) of McNemar's test, from the people who picked a value only once.

    b and c, ``only_first`` and ``only_second``, are heads and tails of a fair coin if the shares
    are equal: 2 P(X <= min(b, c)) - P(X = b), and 1 - P(X = b)/2 where b = c (Lancaster 1961;
    Fagerland, Lydersen & Laake 2013). 1 where nobody changed: nothing has been thrown.
    """
    throws = only_first + only_second
    least = np.minimum(only_first, only_second)
    here = fair_coin(least, throws)
    p = np.where(only_first == only_second, 1 - here / 2, 2 * fair_coin_tail(least, throws) - here)
    return np.where(throws == 0, 1.0, p)


def pearson(counts: Counts, sizes: Counts) -> Floats:
    """Pearson's statistics (N,) of the groups' ``counts`` (G, N) of ``sizes`` (G,) respondents.

    The sum over groups and over picked and not picked of (observed - expected)²/expected, on G - 1
    degrees of freedom (Pearson 1900). 0 for a value that nobody picked, or everybody.
    """
    n = sizes.sum()
    share = counts.sum(axis=0) / n
    spread = sizes[:, None] * share * (1 - share)
    squares = (counts - sizes[:, None] * share) ** 2
    parts = np.divide(squares, spread, out=np.zeros(squares.shape), where=spread > 0)
    statistics: Floats = parts.sum(axis=0)
    return statistics


def smallest_expected(counts: Counts, sizes: Counts) -> Floats:
    """The smallest expected counts (N,), of picked and not picked, if all groups were alike."""
    n = sizes.sum()
    pooled = counts.sum(axis=0)
    smallest: Floats = sizes.min() * np.minimum(pooled, n - pooled) / n
    return smallest


def share_tests(counts: Counts, sizes: Counts) -> Floats:
    """The p-values (N,) that groups give each value the same share: Pearson's, or exact.

    ``counts`` is (G, N), ``sizes`` (G,). Pearson's test where every expected count is at least 5,
    ``conditional_mid_p`` elsewhere (Pearson's again where that is not to be had).
    """
    people = sizes.tolist()
    return np.array(
        [
            _share_test(picked.tolist(), people, statistic, few)
            for picked, statistic, few in zip(
                counts.T,
                pearson(counts, sizes).tolist(),
                smallest_expected(counts, sizes) < LEAST_EXPECTED,
                strict=True,
            )
        ]
    )


def _share_test(picked: list[int], sizes: list[int], statistic: float, few: bool) -> float:
    exact = conditional_mid_p(picked, sizes) if few else None
    return chi_square_tail(statistic, len(sizes) - 1) if exact is None else exact


def conditional_mid_p(picked: Sequence[int], sizes: Sequence[int]) -> float | None:
    """The exact conditional mid-p that the groups, ``picked`` of ``sizes``, have the same share.

    Over all tables with these margins: the probability of those less probable than the observed
    one, and half of those equally probable. Two groups: Fisher-Irwin; more: Freeman & Halton 1951;
    mid-p: Lancaster 1961. 1 where nobody picked, or everybody: there is only one table.

    Given their sum, binomial counts with one common probability have the distribution that is
    needed. The groups are halved, and a table is two halves with the right sum, so that there are
    far fewer halves than tables. Counts whose binomial probability is below about 1e-11 are left
    out. None where there are too many halves all the same: never with three groups of which one is
    small, and with six where they have more than about 900 people each.
    """
    total, people = sum(picked), sum(sizes)
    if total in (0, people):
        return 1.0
    share = total / people
    groups = sorted(zip(sizes, picked, strict=True))
    observed = sum(float(_log_binomial(np.array(count), size, share)) for size, count in groups)
    lines = [_probable(size, share) for size, _ in groups]
    middle = (len(groups) + 1) // 2
    halves = lines[:middle], lines[middle:]
    if any(math.prod(len(counts) for counts, _ in half) > _MOST_HALVES for half in halves):
        return None
    less, equal, every = _met(_combined(halves[0]), _combined(halves[1]), total, observed)
    return min(1.0, (less + equal / 2) / every)


def _log_binomial(counts: Counts, size: int, share: float) -> Floats:
    logs: Floats = (
        log_choose(np.array(size), counts)
        + counts * math.log(share)
        + (size - counts) * math.log1p(-share)
    )
    return logs


def _probable(size: int, share: float) -> tuple[Counts, Floats]:
    """The counts of a group that may happen at all, and their log-probabilities."""
    reach = 8 + 7 * math.sqrt(size * share * (1 - share))
    least = max(0, math.floor(size * share - reach))
    most = min(size, math.ceil(size * share + reach))
    counts = np.arange(least, most + 1)
    return counts, _log_binomial(counts, size, share)


def _combined(lines: Sequence[tuple[Counts, Floats]]) -> tuple[Counts, Floats]:
    """Every combination of the groups' counts: its sum and its log-probability."""
    sums, logs = np.zeros(1, dtype=np.int64), np.zeros(1)
    for counts, chances in lines:
        sums, logs = np.add.outer(sums, counts).ravel(), np.add.outer(logs, chances).ravel()
    return sums, logs


def _met(
    one: tuple[Counts, Floats], two: tuple[Counts, Floats], total: int, observed: float
) -> tuple[float, float, float]:
    """The probability of halves that add up to ``total``: less probable, as probable, and all."""
    (sums, logs), (other_sums, other_logs) = one, two
    # All halves in one line, by their sum and within it by their probability.
    first, lowest, width = other_sums.min(), other_logs.min(), np.ptp(other_logs) + 2
    line = (other_sums - first) * width + (other_logs - lowest)
    order = np.argsort(line)
    line, upto = line[order], np.concatenate(([0.0], np.cumsum(np.exp(other_logs[order]))))
    wanted = (total - sums - first) * width

    def below(limit: Floats | float) -> Floats:
        """The probability of the fitting halves that are less probable than the limit."""
        ends = np.searchsorted(line, wanted + np.clip(limit - lowest, -1, width - 1))
        found: Floats = upto[ends] - upto[starts]
        return found

    starts = np.searchsorted(line, wanted - 1)
    weights = np.exp(logs)
    less = weights @ below(observed - _TIE - logs)
    upto_observed = weights @ below(observed + _TIE - logs)
    every = weights @ below(math.inf)
    return float(less), float(upto_observed - less), float(every)
