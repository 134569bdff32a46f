"""People who pick, for the statistics: rows of 0 and 1, and what is counted of them."""

import numpy as np
from hypothesis import strategies as st

from valuetui.results.inference.base import Counts, Floats

STEEP = np.linspace(2.5, -1.5, 90)
"""How popular 90 values are, such that the first is picked by about half."""


def picking(n: int, chance: np.random.Generator, liking: Floats = STEEP, pick: int = 10) -> Counts:
    """Rows (n, N) of people with ``pick`` different picks each, and tastes of their own."""
    taste = np.sin(np.arange(len(liking))) * chance.standard_normal((n, 1))
    wish = liking + taste + chance.gumbel(size=(n, len(liking)))
    rows = np.zeros(wish.shape, dtype=np.int64)
    np.put_along_axis(rows, np.argpartition(-wish, pick - 1, axis=1)[:, :pick], 1, axis=1)
    return rows


def together(rows: Counts) -> Counts:
    """The co-occurrence matrix of rows."""
    found: Counts = rows.T @ rows
    return found


def anybody(least: int = 1, most: int = 40, values: int = 8) -> st.SearchStrategy[Counts]:
    """Rows of people who pick anything at all."""
    return st.builds(
        lambda n, seed: np.random.default_rng(seed).integers(0, 2, (n, values)),
        st.integers(least, most),
        st.integers(0, 2**32),
    )
