"""Which values the groups differ on, on one question."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import NormalDist

import numpy as np

from valuetui.results.inference.base import Counts, enough
from valuetui.results.inference.intervals import Interval, newcombe
from valuetui.results.inference.multiplicity import LEVEL, benjamini_hochberg, holm, worth_testing
from valuetui.results.inference.tables import share_tests


@dataclass(frozen=True)
class Pair:
    """Two groups, by their places, on one value."""

    first: int
    second: int
    difference: float
    """The share of the first minus that of the second, -1..1."""
    interval: Interval
    """Of this difference alone: Newcombe's."""
    p: float | None
    """Adjusted by Holm over the pairs of the value; None where the groups are not told apart."""

    @property
    def higher(self) -> int | None:
        """The group whose share is higher beyond doubt, if one is."""
        if self.p is None or self.p >= LEVEL or not self.difference:
            return None
        return self.first if self.difference > 0 else self.second


@dataclass(frozen=True)
class Difference:
    """One value and all groups."""

    p: float | None
    """That all groups give it the same share; None where it is picked too seldom to be tested."""
    q: float | None
    """Adjusted by Benjamini and Hochberg over the tested values of the question."""
    pairs: tuple[Pair, ...]
    """Every two groups: first and second, first and third, …"""


def differences(
    counts: Counts,
    sizes: Sequence[int],
    *,
    effective: Sequence[float] | None = None,
    confidence: float = 0.95,
) -> tuple[Difference, ...] | None:
    """Every value's difference between the groups on one question, in the order of the values.

    ``counts`` is (G, N), ``sizes`` the respondents of each group, ``effective`` their effective
    sizes for the intervals; tests take the groups as samples even so. Values that are picked often
    enough by all together are tested (``share_tests``) and their q-values found; where q is below
    0.05 every two groups are tested likewise, with Holm's adjustment. The groups are taken to be
    different people. None where a group has fewer than 30 respondents, or there is one alone.
    """
    if len(sizes) < 2 or not enough(sizes):
        return None
    people = np.array(sizes)
    tested = worth_testing(counts.sum(axis=0), int(people.sum()))
    p = share_tests(counts[:, tested], people)
    q = benjamini_hochberg(p)
    found = {
        int(value): (float(chance), float(rate))
        for value, chance, rate in zip(np.flatnonzero(tested), p, q, strict=True)
    }
    return tuple(
        _difference(picked, people, found.get(value, (None, None)), effective, confidence)
        for value, picked in enumerate(counts.T)
    )


def _difference(
    picked: Counts,
    sizes: Counts,
    found: tuple[float, float] | tuple[None, None],
    effective: Sequence[float] | None,
    confidence: float,
) -> Difference:
    p, q = found
    pairs = list(combinations(range(len(sizes)), 2))
    chances: Sequence[float | None] = [None] * len(pairs)
    if q is not None and q < LEVEL:
        chances = _pairwise(picked, sizes, pairs)
    return Difference(
        p=p,
        q=q,
        pairs=tuple(
            _pair(pair, picked, sizes, chance, effective, confidence)
            for pair, chance in zip(pairs, chances, strict=True)
        ),
    )


def _pairwise(picked: Counts, sizes: Counts, pairs: Sequence[tuple[int, int]]) -> list[float]:
    chances = [share_tests(picked[[*pair], None], sizes[[*pair]])[0] for pair in pairs]
    adjusted: list[float] = holm(np.array(chances)).tolist()
    return adjusted


def _pair(
    pair: tuple[int, int],
    picked: Counts,
    sizes: Counts,
    chance: float | None,
    effective: Sequence[float] | None,
    confidence: float,
) -> Pair:
    first, second = pair
    count, other = int(picked[first]), int(picked[second])
    n, other_n = int(sizes[first]), int(sizes[second])
    interval = newcombe(
        count,
        n,
        other,
        other_n,
        effective=effective[first] if effective else None,
        other_effective=effective[second] if effective else None,
        confidence=confidence,
    )
    # Divided once, so that equal shares differ by nothing.
    return Pair(first, second, (count * other_n - other * n) / (n * other_n), interval, chance)


def detectable(
    n: int, other: int, share: float = 0.2, level: float = 0.005, power: float = 0.8
) -> float:
    """The difference in share, 0..1, that groups of ``n`` and ``other`` would mostly reveal.

    (z(1-level/2) + z(power)) sqrt(p(1-p)(1/n + 1/n')), around the share p of a word that is often
    picked and at about the level to which many tests at once come down (Fleiss 1981). Smaller
    differences are not told from chance.
    """
    normal = NormalDist()
    reach = normal.inv_cdf(1 - level / 2) + normal.inv_cdf(power)
    return reach * math.sqrt(share * (1 - share) * (1 / n + 1 / other))
