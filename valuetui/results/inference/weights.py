"""Weighted results: what the shares would be if those who answered had the ages and sexes of all.

A view beside the real one, never instead of it: weights put right who answered, not that the most
engaged did. Respondents are counted in cells, with one axis for each background variable.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from valuetui.results.inference.base import Counts, Floats
from valuetui.results.inference.intervals import Interval, wilson_share

LEAST_WEIGHTED = 100
LEAST_IN_CATEGORY = 10
TRIM = (0.3, 3.0)
"""The least and the most that one respondent counts for, of the mean."""
MOST_DEFF = 2.0

_ROUNDS = 1000
_CLOSE = 1e-10


class Refusal(StrEnum):
    """Why answers had better not be weighted; the value is the key of the words for it."""

    FEW = "few"
    """Fewer than a hundred respondents."""
    CATEGORY = "category"
    """Fewer than ten of a category."""
    UNREACHABLE = "unreachable"
    """No weights bring the respondents to the margins."""
    UNLIKE = "unlike"
    """A design effect above two: they differ too much from the population."""
    UNKNOWN = "unknown"
    """Too many have not said which category they are of."""
    MISSING = "missing"
    """Not all answers that the figures count can be read."""
    TELLING = "telling"
    """With the other figures it would tell of few."""
    SHOWN_OTHERWISE = "shown_otherwise"
    """It has been shown with other answers or margins, and with both it would tell of few."""


@dataclass(frozen=True)
class Weighting:
    """What a respondent of each cell counts for, and what is left of the sample."""

    weights: Floats
    """In the shape of the cells; 1 on average before trimming, 0 in empty cells."""
    effective: float
    """Kish's effective number of respondents."""
    deff: float
    """The design effect: respondents by effective respondents, 1 or more."""
    trimmed: int
    """How many respondents' weights were trimmed."""


def kish_size(weights: Floats, answers: Counts) -> float:
    """The effective number of respondents: (sum of w)²/sum of w² (Kish 1965).

    Both arguments in the shape of the cells. 0 of nobody.
    """
    total, squares = float((weights * answers).sum()), float((weights**2 * answers).sum())
    return total**2 / squares if squares else 0.0


def weighting(answers: Counts, margins: Sequence[Sequence[float]]) -> Weighting | Refusal:
    """Weights that bring the respondents to the population, or why they had better not.

    ``answers`` is the respondents in each cell, ``margins`` the number, or part, of the population
    in each category of each axis. Raked to the margins in turn (Deming & Stephan 1940), then
    trimmed to 0.3 to 3 times the mean, so that margins hold as nearly as trimming allows.

    Refused with fewer than 100 respondents, fewer than 10 in a category, margins that no weights
    can reach, or a design effect above 2: the respondents differ too much from the population.
    Raises ``ValueError`` where margins do not fit the cells or have an empty category.
    """
    targets = [np.asarray(margin, dtype=float) for margin in margins]
    if tuple(map(len, targets)) != answers.shape or any((each <= 0).any() for each in targets):
        raise ValueError("a margin has people in each category of its axis")
    n = int(answers.sum())
    if n < LEAST_WEIGHTED:
        return Refusal.FEW
    if any(_margin(answers, axis).min() < LEAST_IN_CATEGORY for axis in range(answers.ndim)):
        return Refusal.CATEGORY
    raked = rake(answers.astype(float), [n * each / each.sum() for each in targets])
    if raked is None:
        return Refusal.UNREACHABLE
    exact = np.divide(raked, answers, out=np.zeros(raked.shape), where=answers > 0)
    weights = np.where(answers > 0, np.clip(exact, *TRIM), 0.0)
    effective = kish_size(weights, answers)
    deff, trimmed = n / effective, int(answers[(weights != exact) & (answers > 0)].sum())
    return Weighting(weights, effective, deff, trimmed) if deff <= MOST_DEFF else Refusal.UNLIKE


def rake(cells: Floats, margins: Sequence[Floats]) -> Floats | None:
    """The cells scaled, axis after axis, until they have all these margins, which sum to the same.

    Empty cells stay empty. None where that never happens.
    """
    for _ in range(_ROUNDS):
        for axis, target in enumerate(margins):
            factors = target / _margin(cells, axis)
            cells = cells * np.expand_dims(
                factors, [other for other in range(cells.ndim) if other != axis]
            )
        if all(
            np.allclose(_margin(cells, axis), target, rtol=_CLOSE, atol=0)
            for axis, target in enumerate(margins)
        ):
            return cells
    return None


def _margin(cells: Floats | Counts, axis: int) -> Floats:
    found: Floats = cells.sum(axis=tuple(each for each in range(cells.ndim) if each != axis))
    return found


def weighted_shares(weights: Floats, answers: Counts, counts: Counts) -> Floats:
    """The weighted shares (N,) of the values: the sum over cells of W p, W the cell's part.

    ``answers`` is the respondents to the question in each cell, ``counts`` has one more axis, the
    values. Raises ``ValueError`` where nobody answered.
    """
    total = float((weights * answers).sum())
    if not total:
        raise ValueError("nobody has no shares")
    shares: Floats = np.tensordot(weights, counts, axes=weights.ndim) / total
    return shares


def weighted_intervals(
    weights: Floats, answers: Counts, counts: Counts, confidence: float = 0.95
) -> tuple[Interval, ...]:
    """Wilson's intervals of the weighted shares at Kish's size, in the order of the values.

    Arguments as in ``weighted_shares`` (Franco, Little, Louis & Slud 2019).
    """
    size = kish_size(weights, answers)
    return tuple(
        wilson_share(share, size, confidence)
        for share in weighted_shares(weights, answers, counts).tolist()
    )
