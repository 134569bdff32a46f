"""The measures once more, written as simply as they can be read from the method: lists of picks,
fractions and decimals, nothing shared with the program."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

People = Sequence[Sequence[str]]
"""One list of picks for each person who answered."""


def count(people: People, value: str) -> int:
    return sum(1 for picks in people if value in picks)


def share(people: People, value: str) -> Fraction:
    return Fraction(count(people, value), len(people))


def rounded(number: Fraction, places: str) -> Decimal:
    """Half away from zero, as one learns it at school."""
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(number.numerator) / Decimal(number.denominator)
        return exact.quantize(Decimal(places), rounding=ROUND_HALF_UP)


def per_cent(number: Fraction) -> Decimal:
    return rounded(100 * number, "0.1")


def top_ten(people: People, values: Sequence[str]) -> set[str]:
    """Every value picked at all that fewer than ten others beat."""
    return {
        value
        for value in values
        if count(people, value) > 0
        and sum(count(people, other) > count(people, value) for other in values) < 10
    }


def rank(people: People, values: Sequence[str], value: str) -> int:
    return 1 + sum(count(people, other) > count(people, value) for other in values)


def share_of_picks(people: People, values: set[str]) -> Fraction:
    """How much of all that was picked is one of these values."""
    picks = [value for person in people for value in person]
    return Fraction(sum(value in values for value in picks), len(picks))


def gap(groups: Sequence[People], value: str) -> Fraction:
    """The largest difference in share between any two groups."""
    return max(abs(share(one, value) - share(other, value)) for one in groups for other in groups)


def shift(current: People, desired: People, value: str) -> Fraction:
    return share(desired, value) - share(current, value)


def together(people: People, one: str, other: str) -> int:
    """How many picked both of two values."""
    return sum(1 for picks in people if one in picks and other in picks)


def across(first: People, second: People, one: str, other: str) -> int:
    """How many picked one value on the first question and the other on the second; the people of
    both lists are the same, in the same order."""
    return sum(1 for a, b in zip(first, second, strict=True) if one in a and other in b)
