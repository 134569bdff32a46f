"""What follows from tables that are shown side by side, and on how few people it may hang.

A table is the counts of some set of respondents. Whoever has several tables can add and subtract
them, and so has a count of every *combination* of them: whole numbers ``f(person)`` such that the
sum of ``f(person) * answer(person)`` is known. A combination tells about the people whose number is
not 0. Tables are safe side by side where every combination, other than nothing at all, tells about
nobody or at least ``least`` people at once. The difference of two nested sets is such a
combination; so is the difference of two sets that are the same but for one person in each, and so
is half the sum of three tables in which everybody else stands twice or never.

**How it is decided.** A combination divided by its greatest common factor has an odd number for
somebody. ``Derived`` therefore keeps a basis whose rows are still independent when only odd and
even are told apart, and then the odd places of every combination are those of a sum modulo 2 of
rows: a word of a binary code. Its least weight is a lower bound for the number of people that a
combination tells about. (It is a bound: what is refused is not always a leak, what is let through
never is one.)

The least weight is found as Brouwer and Zimmermann do it (M. Grassl, "Searching for linear codes
with large minimum distance", in W. Bosma and J. Cannon (eds), Discovering Mathematics with Magma,
Springer 2006): of ``m`` disjoint sets of people of whom each determines the whole word, a word of
weight below ``least`` has at most ``(least - 1) // m`` ones on one, so only the sums of so few rows
have to be tried.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import comb, gcd
from operator import itemgetter

Row = Mapping[int, int]
"""Number of a kind of respondents to the whole number that a combination has for each of them."""

EFFORT = 20_000
"""Sums of rows that are tried before tables are refused as too many to be sure of."""


@dataclass(frozen=True)
class Derived:
    """Everything that follows by adding and subtracting from the tables shown so far."""

    basis: tuple[tuple[int, Row], ...] = ()
    """Rows with an odd number at their pivot, where all later rows have 0."""

    def plus(self, table: Row) -> "Derived":
        """What follows when this table is shown too."""
        row = dict(table)
        for pivot, other in self.basis:
            if row.get(pivot):
                row = _cleared(row, other, pivot)
        if not row:
            return self
        factor = gcd(*row.values())
        row = {kind: number // factor for kind, number in row.items()}
        pivot = min(kind for kind, number in row.items() if number % 2)
        return Derived((*self.basis, (pivot, row)))

    def safe(self, weights: Sequence[int], least: int) -> bool:
        """Whether every combination is sure to tell about ``least`` people or more.

        ``weights`` has the number of respondents of each kind. It may be 0 for a kind that there is
        and that shall not be counted: what tells about it must tell about enough others.
        """
        return _heavy_enough(*_code(self.basis, weights, least), least)


def _cleared(row: Row, other: Row, pivot: int) -> dict[int, int]:
    """A multiple of the row, less so many of the other that nothing is left at the pivot."""
    ours, theirs = row[pivot], other[pivot]
    found = {kind: theirs * number for kind, number in row.items()}
    for kind, number in other.items():
        found[kind] = found.get(kind, 0) - ours * number
    return {kind: number for kind, number in found.items() if number}


def _code(
    basis: Sequence[tuple[int, Row]], weights: Sequence[int], least: int
) -> tuple[list[int], int]:
    """The words that only kinds of fewer than ``least`` people stand in, as independent rows with
    one bit a person, and the number of bits.

    Kinds that stand in the same rows are one. The others need no look: a word in which a kind of
    ``least`` people stands is heavy enough.
    """
    stands_in: dict[int, int] = defaultdict(int)
    for number, (_, row) in enumerate(basis):
        for kind, value in row.items():
            if value % 2:
                stands_in[kind] |= 1 << number
    people: dict[int, int] = defaultdict(int)
    for kind, rows in stands_in.items():
        people[rows] += weights[kind]
    columns = sorted(people.items(), key=itemgetter(1, 0))
    words = [0] * len(basis)
    for place, (rows, _) in enumerate(columns):
        for number in _places(rows):
            words[number] |= 1 << place
    light = [weight for _, weight in columns if weight < least]
    ends = [0, *accumulate(light)]
    bits = [_ones(weight) << start for weight, start in zip(light, ends, strict=False)]
    beyond = 1 << len(light)
    return [
        sum(bits[place] for place in _places(word)) for word in _echelon(words) if word < beyond
    ], ends[-1]


def _ones(number: int) -> int:
    return (1 << number) - 1


def _places(word: int) -> Iterator[int]:
    """Where a word has ones."""
    while word:
        lowest = word & -word
        yield lowest.bit_length() - 1
        word ^= lowest


def _echelon(words: Sequence[int]) -> list[int]:
    """Words with the same sums, of which no two have the same highest bit."""
    by_height: dict[int, int] = {}
    for each in words:
        word = each
        while word.bit_length() in by_height:
            word ^= by_height[word.bit_length()]
        if word:
            by_height[word.bit_length()] = word
    return list(by_height.values())


def _heavy_enough(words: list[int], length: int, least: int) -> bool:
    """Whether every sum of some of the words has at least ``least`` ones."""
    if not words:
        return True
    frames: list[list[int]] = []
    free = _ones(length)
    while len(frames) < least and (frame := _determined_by(free, words)):
        words, pivots = frame
        if any(word.bit_count() < least for word in words):
            return False
        frames.append(words)
        free &= ~pivots
    if not frames:
        return False
    few = (least - 1) // len(frames)
    if len(frames) * sum(comb(len(words), number) for number in range(1, few + 1)) > EFFORT:
        return False
    return all(word.bit_count() >= least for frame in frames for word in _sums(frame, few))


def _determined_by(free: int, words: Sequence[int]) -> tuple[list[int], int] | None:
    """Words with the same sums, of which each has a free bit that no other has, and these bits."""
    found = list(words)
    pivots = 0
    for place, word in enumerate(found):
        pivot = 1 << (word & free).bit_length() >> 1
        if not pivot:
            return None
        pivots |= pivot
        for other, each in enumerate(found):
            if other != place and each & pivot:
                found[other] ^= word
    return found, pivots


def _sums(words: Sequence[int], most: int, start: int = 0, so_far: int = 0) -> Iterator[int]:
    """Every sum of one to ``most`` of the words."""
    for place in range(start, len(words) if most else 0):
        word = so_far ^ words[place]
        yield word
        yield from _sums(words, most - 1, place + 1, word)
