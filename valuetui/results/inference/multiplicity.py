"""Many tests at once: how to read p-values that come in families.

A family is one question and one kind of comparison.
"""

import numpy as np

from valuetui.results.inference.base import Counts, Floats, Mask

LEVEL = 0.05
"""What is less likely than this by chance alone, after adjustment, is beyond doubt here."""
LEAST_PICKED = 10
LEAST_PICKED_SHARE = 0.02


def worth_testing(pooled: Counts, respondents: int) -> Mask:
    """Which values are tested: picked by at least 10 people and 2 % of all groups together.

    The choice looks at the pooled counts (N,) only and not at how they differ, so that it may be
    made before testing (Bourgon, Gentleman & Huber 2010).
    """
    mask: Mask = pooled >= max(LEAST_PICKED, LEAST_PICKED_SHARE * respondents)
    return mask


def benjamini_hochberg(p: Floats) -> Floats:
    """The q-values of a family: call those below 0.05 real, and 1 in 20 of them is not.

    q(i) = min over j >= i of p(j) m/j, with p(1) <= … <= p(m) (Benjamini & Hochberg 1995). Holds
    for independent tests and such positive dependence as tests of one table mostly have.
    """
    count = len(p)
    order = np.argsort(p)
    raised = p[order] * (count / np.arange(1, count + 1))
    return _unsorted(np.minimum.accumulate(raised[::-1])[::-1], order)


def holm(p: Floats) -> Floats:
    """The adjusted p-values of a family: below 0.05, even one false finding is 1 in 20.

    p̃(i) = max over j <= i of (m-j+1) p(j) (Holm 1979). Holds whatever the dependence.
    """
    count = len(p)
    order = np.argsort(p)
    return _unsorted(np.maximum.accumulate(p[order] * np.arange(count, 0, -1)), order)


def _unsorted(adjusted: Floats, order: Counts) -> Floats:
    found = np.empty(len(adjusted))
    found[order] = np.minimum(adjusted, 1.0)
    return found
