"""The upper tail of chi-square; a stand-in for the one of ``results.inference.tails``."""

from math import erfc, exp, gamma, pow, sqrt


def upper_tail(x: float, df: int) -> float:
    """P(chi-square with ``df`` degrees of freedom > ``x``), by the finite sums for whole ``df``::

    even: e^-y sum_{i < df/2} y^i / i!          y = x/2
    odd:  erfc(sqrt y) + e^-y sum_{i < (df-1)/2} y^(i+1/2) / gamma(i+3/2)
    """
    y, odd = x / 2, df % 2
    terms = (pow(y, i + odd / 2) / gamma(i + 1 + odd / 2) for i in range(df // 2))
    return (erfc(sqrt(y)) if odd else 0.0) + exp(-y) * sum(terms)
