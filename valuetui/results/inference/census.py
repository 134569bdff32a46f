"""A roll that everybody on it was asked from: what those who did not answer could still change.

No chance is involved, so there is nothing to test.
"""

from valuetui.results.inference.intervals import Interval


def bounds(count: int, n: int, population: int) -> Interval:
    """Between which shares of the whole roll the value lies, whatever the silent would have picked.

    [c/P, (c + P - n)/P] with c of n answers on a roll of P (Manski 1989). Raises ``ValueError``
    where there are more answers than people, or nobody.
    """
    if n > population or not population:
        raise ValueError(f"{n} answers of a population of {population}")
    silent = population - n
    return Interval(count / population, (count + silent) / population)
