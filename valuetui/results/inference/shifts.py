"""Which values one group wants more of, or less: the desired shift of each and how sure it is."""

from dataclasses import dataclass

import numpy as np

from valuetui.results.inference.base import Counts, enough
from valuetui.results.inference.intervals import Interval, newcombe_paired
from valuetui.results.inference.multiplicity import LEVEL, benjamini_hochberg, worth_testing
from valuetui.results.inference.tables import mcnemar


@dataclass(frozen=True)
class SureShift:
    """The desired shift of one value, among those who answered both questions."""

    difference: float
    """Share desired minus share current, -1..1."""
    interval: Interval
    """Newcombe's, of this shift alone."""
    p: float | None
    """McNemar's mid-p; None where the value is picked too seldom to be tested."""
    q: float | None
    """Adjusted by Benjamini and Hochberg over the tested values of the group."""

    @property
    def is_beyond_doubt(self) -> bool:
        """Whether chance alone would seldom give it: the test and the interval both say so."""
        return (
            self.q is not None
            and self.q < LEVEL
            and (self.interval.low > 0 or self.interval.high < 0)
        )


def sure_shifts(
    current: Counts,
    desired: Counts,
    both: Counts,
    n: int,
    *,
    effective: float | None = None,
    confidence: float = 0.95,
) -> tuple[SureShift, ...] | None:
    """The shifts of one group, in the order of the values.

    Three counts (N,) of the ``n`` respondents who answered both questions: who picked the value as
    current, as desired, and as both (the diagonals of the blocks of the co-occurrence matrix).
    The shift is (desired only - current only)/n. Tested are values that enough people picked at
    all. None where n is below 30.
    """
    if not enough([n]):
        return None
    only_current, only_desired = current - both, desired - both
    tested = worth_testing(both + only_current + only_desired, n)
    p = mcnemar(only_desired[tested], only_current[tested])
    q = benjamini_hochberg(p)
    found = {
        int(value): (float(chance), float(rate))
        for value, chance, rate in zip(np.flatnonzero(tested), p, q, strict=True)
    }
    return tuple(
        SureShift(
            (more - less) / n,
            newcombe_paired(
                same,
                more,
                less,
                n - same - more - less,
                effective=effective,
                confidence=confidence,
            ),
            *found.get(value, (None, None)),
        )
        for value, (same, more, less) in enumerate(
            zip(both.tolist(), only_desired.tolist(), only_current.tolist(), strict=True)
        )
    )
