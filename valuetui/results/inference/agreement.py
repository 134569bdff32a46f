"""How alike two lists of counts are: of two groups, or of two questions."""

from dataclasses import dataclass

import numpy as np

from valuetui.results.inference.base import Counts, Floats, Mask
from valuetui.results.inference.ranks import tied_ranks
from valuetui.results.inference.sampling import covariance, draws
from valuetui.results.measures import TOP


def top_mask(counts: Counts | Floats, length: int = TOP) -> Mask:
    """Which values are in the top list, with all that tie for its last place: (…, N).

    Values that nobody picked are in no top list.
    """
    least = np.sort(counts, axis=-1)[..., -min(length, counts.shape[-1]), None]
    mask: Mask = (counts >= least) & (counts > 0)
    return mask


def matches(counts: Counts, other: Counts, length: int = TOP) -> int:
    """How many values stand in both top lists."""
    return int((top_mask(counts, length) & top_mask(other, length)).sum())


def common_picks(counts: Counts, n: int, other: Counts, other_n: int, pick: int) -> float:
    """The part of the picks that two groups have in common, 0..1.

    Proportional similarity: the sum over values of the smaller of the two shares, by ``pick``, the
    number of values that each person picks (Renkonen 1938).
    """
    return float(np.minimum(counts / n, other / other_n).sum()) / pick


def rank_biased_overlap(counts: Counts, other: Counts, persistence: float = 0.9) -> float:
    """How alike two whole rankings are, 0..1, the first places weighing most.

    (1-p)/p · sum over depths d of p^d A(d), and p^N for what would follow; A(d) is the part of the
    first d places that the rankings have in common (Webber, Moffat & Zobel 2010), expected over
    random orders of the values that tie (RBO^a: Corsi & Urbano 2024). With p = 0.9 the first ten
    have 86 % of the weight.
    """
    size = len(counts)
    depths = np.arange(1, size + 1)
    common = (_within(counts, depths) * _within(other, depths)).sum(axis=0)
    weights = (1 - persistence) / persistence * persistence**depths
    return float((weights * common / depths).sum() + persistence**size)


def _within(counts: Counts, depths: Counts) -> Floats:
    """The probability (N, depths) that a value is among the first so many, ties in random order."""
    [first], [last] = tied_ranks(counts[None].astype(float))
    before, tied = first[:, None] - 1, (last - first + 1)[:, None]
    found: Floats = np.clip((depths - before) / tied, 0.0, 1.0)
    return found


def tau_b(counts: Counts, other: Counts) -> float:
    """Kendall's rank correlation with ties, -1..1; 0 where one of the lists has no order at all.

    Pairs in the same order minus pairs in opposite order, by the geometric mean of the pairs that
    do not tie in each (Kendall 1945).
    """
    one, two = (np.sign(each[:, None] - each) for each in (counts, other))
    ordered = float(np.abs(one).sum()) * float(np.abs(two).sum())
    return float((one * two).sum()) / ordered**0.5 if ordered else 0.0


@dataclass(frozen=True)
class Expected:
    """What a figure would be by chance: its mean, and where 90 % of it lies."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class IdenticalOpinions:
    """How alike the lists of two groups would be if the groups thought alike."""

    matches: Expected
    common_picks: Expected


def identical_opinions(
    together: Counts,
    n: int,
    other_together: Counts,
    other_n: int,
    chance: np.random.Generator,
    *,
    pick: int,
    length: int = TOP,
    times: int = 500,
) -> IdenticalOpinions:
    """What to hold matches and common picks of these two groups against.

    Two samples of ``n`` and ``other_n`` people with the shares and covariances of both groups
    pooled, drawn ``times`` times from the normal distribution and rounded to whole counts, so that
    lists tie as they do. ``together`` are (N, N). Mean, and 5 to 95 %. Depends on how steep the
    popularity of the values is, so it is never the same for two surveys. The same ``chance`` gives
    the same figures.
    """
    pooled, people = together + other_together, n + other_n
    shares = pooled.diagonal() / people
    spread = covariance(pooled, people)
    one, two = (
        np.clip(np.rint(draws(size * shares, size * spread, times, chance)), 0, size)
        for size in (n, other_n)
    )
    one[:, shares == 0] = two[:, shares == 0] = 0
    both = (top_mask(one, length) & top_mask(two, length)).sum(axis=1)
    common = np.minimum(one / n, two / other_n).sum(axis=1) / pick
    return IdenticalOpinions(_expected(both), _expected(common))


def _expected(figures: Counts | Floats) -> Expected:
    low, high = np.quantile(figures, [0.05, 0.95], method="inverted_cdf")
    return Expected(float(figures.mean()), float(low), float(high))
