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
from valuetui.results.inference.sampling import covariance, draws
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
