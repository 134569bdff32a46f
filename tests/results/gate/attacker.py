"""Somebody who has every table that was shown, knows who stands in each, and can calculate.

An attacker learns nothing but sums: for every value, a number for each table. Whatever follows from
these for certain, whatever the people picked, is a sum of multiples of the tables. So the attacker
looks for combinations that tell about few people, with exact arithmetic and without any of the
program's own code. Respondents whom no table tells apart are one *kind*, which a combination takes
or leaves as a whole.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from valuetui.results.gate.breakdown import Breakdown

Table = tuple[int, ...]
"""For each answer, whether it is counted: 0 or 1."""

PRIME = 2**61 - 1
"""Ranks modulo this prime are ranks over the rationals: the minors of the matrices here, of at most
40 rows of 0 and 1, are smaller (Hadamard)."""


@dataclass(frozen=True)
class Attacker:
    """Tables over answers; the answers belong to kinds of people, a kind may have given several."""

    tables: Sequence[Table]
    kind: Sequence[int]
    """For each answer, whose it is."""
    people: Sequence[int]
    """For each kind, how many people are of it."""

    def fewest_known(self, least: int) -> int:
        """The fewest people whose own counts follow, or ``least`` where that is not fewer.

        Goes through every set of kinds with fewer people, and asks whether the sum of their answers
        is a combination of the tables.
        """
        basis = _reduced(self.tables)
        return min(
            (size for kinds, size in self._small_sets(least) if _spans(basis, self._sum(kinds))),
            default=least,
        )

    def fewest_told_about(self, least: int) -> int:
        """The fewest people whom any combination tells about, or ``least`` where that is not fewer.

        Goes through every set of kinds with fewer people: there is a combination that is 0 for
        everybody else if, and only if, the tables have a lower rank without the set.
        """
        basis = [row for _, row in _reduced(self.tables)]
        return min(
            (
                size
                for kinds, size in self._small_sets(least)
                if len(_reduced(self._without(kinds, basis))) < len(basis)
            ),
            default=least,
        )

    def fewest_by_small_multiples(self, least: int) -> int:
        """As ``fewest_told_about``, but through every combination that takes each table once, adds
        it or subtracts it; for more kinds of people than have a manageable number of sets."""
        found = least
        for multiples in product((0, 1, -1), repeat=len(self.tables)):
            told = {
                self.kind[place]
                for place, column in enumerate(zip(*self.tables, strict=True))
                if sum(a * b for a, b in zip(multiples, column, strict=True))
            }
            if told:
                found = min(found, sum(self.people[kind] for kind in told))
        return found

    def small_sets_told_about(self, least: int) -> Iterator[tuple[frozenset[int], int]]:
        """Every set of kinds with fewer people, and how many combinations that do not follow from
        each other tell about nobody else."""
        basis = [row for _, row in _reduced(self.tables)]
        for kinds, _ in self._small_sets(least):
            yield kinds, len(basis) - len(_reduced(self._without(kinds, basis)))

    def _small_sets(self, least: int) -> Iterator[tuple[frozenset[int], int]]:
        def grown(kinds: frozenset[int], size: int) -> Iterator[tuple[frozenset[int], int]]:
            for kind in range(max(kinds, default=-1) + 1, len(self.people)):
                if size + self.people[kind] < least:
                    larger = kinds | {kind}, size + self.people[kind]
                    yield larger
                    yield from grown(*larger)

        return grown(frozenset(), 0)

    def _sum(self, kinds: frozenset[int]) -> list[int]:
        return [int(kind in kinds) for kind in self.kind]

    def _without(self, kinds: frozenset[int], rows: Iterable[Sequence[int]]) -> list[list[int]]:
        return [[n for kind, n in zip(self.kind, row, strict=True) if kind not in kinds]
                for row in rows]  # fmt: skip


def _reduced(rows: Iterable[Sequence[int]]) -> list[tuple[int, list[int]]]:
    """Pivots and rows in reduced form, modulo the prime."""
    found: list[tuple[int, list[int]]] = []
    for each in rows:
        row = _remainder(found, each)
        pivot = next((place for place, number in enumerate(row) if number), None)
        if pivot is None:
            continue
        inverse = pow(row[pivot], -1, PRIME)
        row = [number * inverse % PRIME for number in row]
        found = [
            (place, [(a - other[pivot] * b) % PRIME for a, b in zip(other, row, strict=True)])
            for place, other in found
        ]
        found.append((pivot, row))
    return found


def _remainder(basis: list[tuple[int, list[int]]], row: Sequence[int]) -> list[int]:
    left = [number % PRIME for number in row]
    for pivot, other in basis:
        if left[pivot]:
            factor = left[pivot]
            left = [(a - factor * b) % PRIME for a, b in zip(left, other, strict=True)]
    return left


def _spans(basis: list[tuple[int, list[int]]], row: Sequence[int]) -> bool:
    return not any(_remainder(basis, row))


def of_breakdowns(
    cells: Mapping[tuple[str, ...], int], breakdowns: Sequence[Breakdown]
) -> Attacker:
    """Who has the total and all categories shown; ``cells`` has the number of people of each."""
    present = [cell for cell, size in cells.items() if size]
    tables = [(1,) * len(present)] + [
        tuple(int(cell[variable] == category) for cell in present)
        for variable, breakdown in enumerate(breakdowns)
        for category in breakdown.shown
    ]
    return Attacker(tables, range(len(present)), [cells[cell] for cell in present])
