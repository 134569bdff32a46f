"""Whether there is any difference at all, over all values of a question at once.

Values are picked by the same people and are correlated, so that the sum of the values' statistics
is no chi-square. Its second-order correction (Rao & Scott 1981) finds the multiple of one that has
its mean and variance, from the correlations R of the values: the sum of squares F of R takes the
place of the number of values c. The noise of R would swell F by about c(c-1)/n, which is taken
off; F is never below c. With k picks each and values alike it is exactly c²/(c-1).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from valuetui.results.inference.base import Counts, Floats, enough
from valuetui.results.inference.tables import pearson
from valuetui.results.inference.tails import chi_square_tail


@dataclass(frozen=True)
class Overall:
    """One test over all values; ``p`` is the chi-square tail of ``statistic`` on ``df``."""

    statistic: float
    df: float
    p: float


def groups_differ(together: Sequence[Counts], sizes: Sequence[int]) -> Overall | None:
    """Whether the groups differ on a question: multiple marginal independence.

    X = the sum of the values' Pearson statistics (Agresti & Liu 1999; Bilder, Loughin & Nettleton
    2000), with the correlations of all groups pooled: S = M/n - pp', where M = ``together`` (N, N),
    added up over the groups, n = all respondents, p = the pooled shares. cX/F on (G-1)c²/F degrees
    of freedom, of the c values that some but not all picked. Correlations within each group, as the
    authors have them, make it far too cautious where one group is small.

    It takes the groups as alike in how values go together, if they are alike at all. None where a
    group has fewer than 30 respondents, and with fewer than two groups or no value to compare.
    """
    if len(sizes) < 2 or not enough(sizes):
        return None
    n = sum(sizes)
    pooled = np.sum(together, axis=0)
    shares = pooled.diagonal() / n
    kept = (shares > 0) & (shares < 1)
    counts = np.array([each.diagonal() for each in together])
    statistic = float(pearson(counts, np.array(sizes))[kept].sum())
    return _corrected(
        statistic, (pooled / n - np.outer(shares, shares))[np.ix_(kept, kept)], n, len(sizes) - 1
    )


def wishes_differ(together: Counts, n: int) -> Overall | None:
    """Whether what one group desires differs from the current: simultaneous marginal homogeneity.

    ``together`` is (2N, 2N), current first, of the ``n`` respondents who answered both questions.
    X = the sum of the values' McNemar statistics T²/S, where T = desired minus current and
    S = M_cc + M_dd - M_cd - M_dc; cX/F on c²/F degrees of freedom, of the c values that somebody
    picked only once (Klingenberg & Agresti 2006, with the correction above in place of all of S⁻¹,
    which cannot be had from few people). None where n is below 30 or nobody differs.
    """
    if not enough([n]):
        return None
    half = len(together) // 2
    current, desired = slice(None, half), slice(half, None)
    squares = (
        together[current, current]
        + together[desired, desired]
        - together[current, desired]
        - together[desired, current]
    )
    change = together.diagonal()[desired] - together.diagonal()[current]
    kept = squares.diagonal() > 0
    statistic = float((change[kept] ** 2 / squares.diagonal()[kept]).sum())
    return _corrected(statistic, squares[np.ix_(kept, kept)].astype(float), n, 1)


def _corrected(statistic: float, covariance: Floats, n: int, df: int) -> Overall | None:
    count = len(covariance)
    if not count:
        return None
    spread = np.sqrt(covariance.diagonal())
    correlation = covariance / np.outer(spread, spread)
    squares = max(float((correlation**2).sum()) - count * (count - 1) / n, float(count))
    statistic, freedom = statistic * count / squares, df * count**2 / squares
    return Overall(statistic, freedom, chi_square_tail(statistic, freedom))
