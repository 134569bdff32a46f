"""How sure the places in a list are.

``places`` draws from M at every n, where rows could be drawn anew (the bootstrap) when they are
few. A bootstrap needs everybody's rows, which a privacy gate had better not hand on; it takes five
times as long; it never picks what nobody picked, and is no surer of the true places. From M, the
same counts give the same places wherever they were counted, and hold 95 of 100 true places for 30,
45 and 300 respondents in simulation. Theory is weak where values tie: print places as "about".
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from valuetui.results.inference.base import Counts, Floats, enough
from valuetui.results.inference.multiplicity import holm
from valuetui.results.inference.sampling import covariance, draws
from valuetui.results.inference.tails import fair_coin_tail
from valuetui.results.measures import TOP


class Certainty(StrEnum):
    """In words, how sure it is that a value is among the first ten."""

    SURE = "sure"
    """At least 95 %."""
    LIKELY = "likely"
    """At least 50 %."""
    UNSURE = "unsure"


@dataclass(frozen=True)
class SurePlace:
    """Where a value would stand if one asked again."""

    top: float
    """The probability that it is in the top ten, 0..1."""
    best: int
    worst: int
    """Of the places it takes, 95 % lie from the best to the worst; 1 is the first place."""

    @property
    def certainty(self) -> Certainty:
        """``top`` in words."""
        if self.top >= 0.95:
            return Certainty.SURE
        return Certainty.LIKELY if self.top >= 0.5 else Certainty.UNSURE


def places(
    together: Counts,
    n: int,
    chance: np.random.Generator,
    *,
    effective: float | None = None,
    length: int = TOP,
    times: int = 2000,
) -> tuple[SurePlace, ...] | None:
    """The places of all values of one question in one group, in the order of the values.

    ``together`` is (N, N) of ``n`` respondents. Counts are drawn from the normal distribution
    N(c, S) with S = (M - cc'/n) n/(n-1), and narrower where the ``effective`` size is larger. A
    value that nobody picked is as unsure as one pick is, for that nobody did is chance too, but it
    is in no top ten; values that tie take all places of their tie. The same ``chance`` gives the
    same places. None where n is below 30.
    """
    if not enough([n]):
        return None
    counts = together.diagonal().astype(float)
    correction = 1.0 if effective is None else n / effective
    spread = n * correction * covariance(together, n)
    np.fill_diagonal(spread, np.maximum(spread.diagonal(), correction * (counts == 0)))
    drawn = np.maximum(draws(counts, spread, times, chance), 0)
    first, last = tied_ranks(drawn)
    top = ((first <= length) & (drawn > 0)).mean(axis=0) * (counts > 0)
    best = np.quantile(first, 0.025, axis=0, method="inverted_cdf")
    worst = np.quantile(last, 0.975, axis=0, method="inverted_cdf")
    return tuple(map(SurePlace, top.tolist(), best.tolist(), worst.tolist()))


def tied_ranks(numbers: Floats) -> tuple[Counts, Counts]:
    """The first and the last place of each number's tie within its row, the largest number first.

    Numbers and places are (times, N). Of 9, 5, 5, 2 the first are 1, 2, 2, 4, the last 1, 3, 3, 4.
    """
    size = numbers.shape[1]
    order = np.argsort(-numbers, axis=1)
    falling = np.take_along_axis(numbers, order, axis=1)
    first, last = np.ones((2, *numbers.shape), dtype=np.int64)
    falls = falling[:, 1:] < falling[:, :-1]
    first[:, 1:] = np.where(falls, np.arange(2, size + 1), 1)
    last[:, :-1] = np.where(falls, np.arange(1, size), size)
    last[:, -1] = size
    first = np.maximum.accumulate(first, axis=1)
    last = np.minimum.accumulate(last[:, ::-1], axis=1)[:, ::-1]
    back = np.argsort(order, axis=1)
    return np.take_along_axis(first, back, axis=1), np.take_along_axis(last, back, axis=1)


@dataclass(frozen=True)
class RankSet:
    """The places that a value may truly have: from the best to the worst."""

    best: int
    worst: int


def rank_sets(
    together: Counts, n: int, *, simultaneous: bool = True, confidence: float = 0.95
) -> tuple[RankSet, ...] | None:
    """Exact sets of places for all values, in the order of the values.

    Of those who picked one of values j and l but not the other, half would have picked each if they
    stood equal: one-sided sign tests in both directions, adjusted by Holm over all pairs, or over
    the pairs of each value where the sets need not hold for all values at once. A value's place is
    at least 1 + those above it beyond doubt, and at most N - those below (Bazylik, Mogstad, Romano,
    Shaikh & Wilhelm 2022, for one pick each; with several, picks of both cancel). The sets are
    wide: use them for ``surely_top`` only. None where n is below 30.
    """
    if not enough([n]):
        return None
    told = _told_apart if simultaneous else _told_apart_by_value
    above, below = told(_sign_tests(together), 1 - confidence)
    size = len(together)
    return tuple(
        RankSet(1 + better, size - worse)
        for better, worse in zip(above.tolist(), below.tolist(), strict=True)
    )


def _sign_tests(together: Counts) -> Floats:
    """The p-values (N, N) that a value (row) is above another (column) by chance alone."""
    only = together.diagonal()[:, None] - together  # the row's value, but not the column's
    return fair_coin_tail(only.T, only + only.T)


def _told_apart(p: Floats, level: float) -> tuple[Counts, Counts]:
    """How many are above each value beyond doubt, and how many below; all pairs one family."""
    pairs = ~np.eye(len(p), dtype=bool)
    higher = np.zeros(p.shape, dtype=bool)
    higher[pairs] = holm(p[pairs]) <= level
    return higher.sum(axis=0), higher.sum(axis=1)


def _told_apart_by_value(p: Floats, level: float) -> tuple[Counts, Counts]:
    """The same, with the pairs of each value a family of their own."""
    above, below = np.zeros(len(p), dtype=np.int64), np.zeros(len(p), dtype=np.int64)
    for value in range(len(p)):
        family = np.array([np.delete(p[:, value], value), np.delete(p[value], value)])
        rejected = holm(family.ravel()).reshape(family.shape) <= level
        above[value], below[value] = rejected.sum(axis=1)
    return above, below


def surely_top(sets: tuple[RankSet, ...], length: int = TOP) -> tuple[bool, ...]:
    """Which values are among the first ten beyond doubt."""
    return tuple(each.worst <= length for each in sets)
