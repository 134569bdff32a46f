"""What all of the statistics share: the least base of a test, and the names of the arrays."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

LEAST_BASE = 30
"""Fewer respondents in a group give no tests, no places and no words about them: ``None``."""


def enough(sizes: Iterable[int]) -> bool:
    """Whether every one of these groups is large enough for tests."""
    return all(n >= LEAST_BASE for n in sizes)
