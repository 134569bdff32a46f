"""A roll that everybody on it was asked from: what those who did not answer could still change.

No chance is involved, so there is nothing to test.
"""

from valuetui.results.inference.intervals import Interval


def bounds(count: int, n: int, population: int) -> Interval:
    """Between which shares of the whole roll the value lies, whatever the silent would have picked.

    [c/P, (c + P - n)/P] with c of n answers on a roll of P (Manski 1989). Raises ``ValueError``
    where there are more answers than people, or nobody.
    """
    silent = _silent(n, population)
    return Interval(count / population, (count + silent) / population)


def order_is_certain(count: int, other: int, n: int, population: int) -> bool:
    """Whether the first value stays ahead of the other whatever the silent would have picked.

    c - c' > P - n: even if all of them had picked the other one only. Raises ``ValueError`` as
    ``bounds`` does.
    """
    return count - other > _silent(n, population)


def _silent(n: int, population: int) -> int:
    if n > population or not population:
        raise ValueError(f"{n} answers of a population of {population}")
    return population - n
