"""Tails of distributions, from the standard library: no statistics package is needed.

Against an independent package they agree to about twelve digits (tests/results/inference).
"""

import math
from statistics import NormalDist

import numpy as np

from valuetui.results.inference.base import Counts, Floats

_NEGLIGIBLE = 1e-17
_TINY = 1e-300


def normal_quantile(confidence: float) -> float:
    """The z between -z and z of which ``confidence`` of a normal distribution lies: 0.95, 1.96."""
    return NormalDist().inv_cdf((1 + confidence) / 2)


def chi_square_tail(statistic: float, df: float) -> float:
    """P(X >= statistic) of a chi-square with ``df`` degrees of freedom, which need not be whole.

    Q(df/2, statistic/2), the upper incomplete gamma function: its series below the middle, its
    continued fraction by Lentz's method above (Abramowitz & Stegun 1964, 6.5.29 and 6.5.31; Lentz
    1976). Raises ``ValueError`` where ``df`` is not positive.
    """
    if df <= 0:
        raise ValueError("a chi-square has a positive number of degrees of freedom")
    shape, x = df / 2, statistic / 2
    if x <= 0:
        return 1.0
    if math.isinf(x):
        return 0.0
    density = math.exp(shape * math.log(x) - x - math.lgamma(shape))
    if x < shape + 1:
        return 1 - density * _lower_series(shape, x)
    return density * _upper_fraction(shape, x)


def _lower_series(shape: float, x: float) -> float:
    """1/a + x/(a(a+1)) + x²/(a(a+1)(a+2)) + …"""
    term = total = 1 / shape
    while term > total * _NEGLIGIBLE:
        shape += 1
        term *= x / shape
        total += term
    return total


def _upper_fraction(shape: float, x: float) -> float:
    """1/(x+1-a - 1(1-a)/(x+3-a - 2(2-a)/(x+5-a - …)))"""
    place = x + 1 - shape
    above = 1 / _TINY
    below = 1 / place
    total = below
    step, change = 0, math.inf
    while abs(change - 1) > 1e-15 and step < 100_000:
        step += 1
        part = step * (shape - step)
        place += 2
        below = 1 / (part * below + place or _TINY)
        above = place + part / above or _TINY
        change = above * below
        total *= change
    return total


_log_gamma = np.vectorize(math.lgamma, otypes=[float])


def log_choose(n: Counts, k: Counts) -> Floats:
    """The logarithm of the number of ways to choose ``k`` of ``n``, for arrays that go together."""
    logs: Floats = _log_gamma(n + 1) - _log_gamma(k + 1) - _log_gamma(n - k + 1)
    return logs


def fair_coin(heads: Counts, throws: Counts) -> Floats:
    """P(X = heads) in so many throws of a fair coin, for arrays of one shape."""
    chances: Floats = np.exp(log_choose(throws, heads) - throws * math.log(2))
    return chances


def fair_coin_tail(heads: Counts, throws: Counts) -> Floats:
    """P(X <= heads) in so many throws of a fair coin, for arrays of one shape.

    Summed downwards from ``heads`` until what is left weighs nothing.
    """
    if not heads.size:
        return np.zeros(heads.shape)
    upper = 2 * heads >= throws
    at = np.where(upper, throws - heads - 1, heads)
    term = np.where(at >= 0, fair_coin(np.maximum(at, 0), throws), 0.0)
    total = term.copy()
    while np.any(term > total * _NEGLIGIBLE):
        term = term * np.maximum(at, 0) / (throws - at + 1)
        total += term
        at = at - 1
    return np.where(upper, 1 - total, total)
