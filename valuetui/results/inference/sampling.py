"""Other samples that might have been: counts drawn from what the co-occurrence matrix tells."""

import numpy as np

from valuetui.results.inference.base import Counts, Floats


def covariance(together: Counts, n: int) -> Floats:
    """The covariance (N, N) of one respondent's picks: (M - cc'/n)/(n-1).

    M is ``together`` (N, N) of ``n`` respondents and c its diagonal. Raises ``ValueError`` for
    fewer than two.
    """
    if n < 2:
        raise ValueError("one respondent does not vary")
    counts = together.diagonal()
    found: Floats = (together - np.outer(counts, counts) / n) / (n - 1)
    return found


def draws(mean: Floats, spread: Floats, times: int, chance: np.random.Generator) -> Floats:
    """``times`` vectors (times, N) from the normal distribution with this mean and covariance.

    By the symmetric root of the covariance: it exists where everybody picks equally many, and the
    covariance is singular, and it is the same on every machine, as eigenvectors are not.
    """
    sizes, directions = np.linalg.eigh(spread)
    root = (directions * np.sqrt(np.maximum(sizes, 0))) @ directions.T
    found: Floats = mean + chance.standard_normal((times, len(mean))) @ root
    return found
