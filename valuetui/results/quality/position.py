"""Whether the place at which a value was shown drew picks.

Where everybody sees the values in a random order of their own, the places of a person's picks are
a random sample of all places, whatever the person likes and however tastes go together. So the
test needs no model of opinions: it rests on the random order alone.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from valuetui.results.inference.tails import chi_square_tail

TENTHS = 10


@dataclass
class PlaceCounts:
    """How often each place was picked, and by how many it could have been."""

    picked: list[int]
    """By place in the shown order, from the first: how many picked what stood there."""
    respondents: Counter[int] = field(default_factory=Counter)
    """Number of picks to the number of people who made so many. Each saw every place."""

    def add(self, places: bytes) -> None:
        """Count the picks of one person."""
        self.respondents[len(places)] += 1
        picked = self.picked
        for place in places:
            picked[place] += 1

    def merge(self, other: "PlaceCounts") -> None:
        """Count everybody whom ``other`` counted. Both must be of lists of the same length."""
        self.respondents.update(other.respondents)
        self.picked[:] = [one + two for one, two in zip(self.picked, other.picked, strict=True)]

    @property
    def n(self) -> int:
        """How many people: every place was exposed to each of them once."""
        return self.respondents.total()


@dataclass(frozen=True)
class Part:
    """A stretch of the shown order."""

    places: int
    picks: int
    share: float
    """Of all picks."""
    expected: float
    """The share if the place did not matter: places of all places."""


@dataclass(frozen=True)
class PositionBias:
    """How the picks fall on the shown order, and whether chance alone does so."""

    n: int
    parts: tuple[Part, ...]
    """From the head of the list to its end: tenths, or single places of a list shorter than ten."""
    statistic: float
    df: int
    p: float | None
    """Upper tail of chi-square; None where there is nothing to test, or where some part is expected
    to get fewer than five picks."""
    left_out: int = 0
    """People who answered and whose order is not known, or was not random: they are in no figure
    here."""


def position_bias(counts: PlaceCounts) -> PositionBias:
    """Picks by tenth of the shown order, with a test in which people, not picks, are the unit.

    A person with m picks takes m of N places without replacement. The picks in parts with shares
    pi of the places are then multivariate hypergeometric, with covariance
    ``m (N-m)/(N-1) (diag(pi) - pi pi')``: (N-m)/(N-1) of that of m independent picks, because one
    place cannot be picked twice. People are independent, so that for O_t picks in part t of G in
    all ::

        X = sum_t (O_t - G pi_t)^2 / (V pi_t),    V = sum_people m (N-m)/(N-1)

    is asymptotically chi-square on (parts - 1) degrees of freedom; with k picks each, it is
    Pearson's statistic times (N-1)/(N-k). With every place a part of its own it is Cochran's Q
    (Cochran 1950, The comparison of percentages in matched samples, Biometrika 37, 256-266).
    Without the factor the test would be too timid: its true size at 5 % is 3 % for 10 of 94.
    """
    number = min(TENTHS, len(counts.picked))
    size, total = len(counts.picked), sum(counts.picked)
    parts = _parts(counts.picked, number, total)
    spread = sum(n * m * (size - m) for m, n in counts.respondents.items()) / max(size - 1, 1)
    statistic = sum(
        (part.picks - total * part.expected) ** 2 / (spread * part.expected) for part in parts
    ) if spread else 0.0  # fmt: skip
    df = max(number - 1, 0)
    testable = spread and df and min(total * part.expected for part in parts) >= 5
    return PositionBias(
        counts.n, parts, statistic, df, chi_square_tail(statistic, df) if testable else None
    )


def _parts(picked: Sequence[int], number: int, total: int) -> tuple[Part, ...]:
    """Stretches whose lengths differ by one place at most."""
    size = len(picked)
    borders = [size * each // number for each in range(number + 1)] if number else []
    return tuple(
        Part(
            places=end - start,
            picks=(picks := sum(picked[start:end])),
            share=picks / total if total else 0.0,
            expected=(end - start) / size,
        )
        for start, end in pairwise(borders)
    )
