"""Which categories of several variables may be shown, one variable at a time, so that nothing about
a few people can be had by adding and subtracting.

A plain form of the rule of the privacy gate, in one place, so that the gate's own can take over.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress, permutations, product

MOST = 8
"""So many categories of a variable are shown at most, the largest: every sum of them is looked at,
and of more there are too many."""

Sizes = tuple[int, ...]
"""Numbers of people, each of which must be 0 or reach the threshold."""


@dataclass(frozen=True)
class Partition:
    """The categories that may be shown, and those that make one remainder."""

    shown: tuple[str, ...]
    hidden: tuple[str, ...]


def passes(sizes: Sizes, threshold: int) -> bool:
    """Whether figures of so many people may be known."""
    return all(size == 0 or size >= threshold for size in sizes)


def partitions(
    cells: Mapping[tuple[str, ...], Sizes], threshold: int, hidden: Sequence[Iterable[str]] = ()
) -> tuple[Partition, ...]:
    """The partition of each variable, when all are shown of the same people. A cell is one category
    of each variable, with the people who have them all.

    Each passes by itself (:func:`partition`). Then, where all people of some parts of one variable
    are among those of some parts of another, the others among these must be 0 or reach the
    threshold: all answers of a channel less all of one of its two stations are those of the other.
    Where they do not, the smallest category shown of the two variables is hidden as well, until
    all is well: at the latest when nothing is shown. What is ``hidden`` of each variable stays so.
    """
    number = len(next(iter(cells), ()))
    sizes = [_margin(cells, variable) for variable in range(number)]
    away = [set(hidden[variable]) if hidden else set() for variable in range(number)]
    while True:
        found = [partition(sizes[v], threshold, away[v]) for v in range(number)]
        crowded = next((v for v in range(number) if len(found[v].shown) > MOST), None)
        amiss = (crowded,) if crowded is not None else _leaking_pair(cells, found, threshold)
        if not amiss:
            return tuple(found)
        _, smallest, variable = min(
            (sum(sizes[v][each]), each, v) for v in amiss for each in found[v].shown
        )
        away[variable].add(smallest)


def partition(sizes: Mapping[str, Sizes], threshold: int, hidden: Iterable[str] = ()) -> Partition:
    """Hide the categories that do not pass, and those ``hidden`` already; then, until the
    remainder as a whole passes too, the smallest of those still shown: or what is hidden could be
    had by taking what is shown from the total.

    If even everything together does not pass, nothing is shown, and the total must not be either.
    The same for the same sizes, in whatever order they come.
    """
    before = set(hidden)
    away = [each for each in sizes if each in before or not passes(sizes[each], threshold)]
    shown = sorted(set(sizes) - set(away), key=lambda each: (-sum(sizes[each]), each))
    while shown and not passes(total(sizes, away), threshold):
        away.append(shown.pop())
    return Partition(tuple(sorted(shown)), tuple(sorted(away)))


def total(sizes: Mapping[str, Sizes], categories: Iterable[str]) -> Sizes:
    """The sizes of several categories together."""
    chosen = set(categories)
    each = [size for category, size in sizes.items() if category in chosen]
    return tuple(map(sum, zip(*each, strict=True)))


def _margin(cells: Mapping[tuple[str, ...], Sizes], variable: int) -> dict[str, Sizes]:
    """Category of one variable to its people."""
    parts: dict[str, list[Sizes]] = defaultdict(list)
    for cell, sizes in cells.items():
        parts[cell[variable]].append(sizes)
    return {each: tuple(map(sum, zip(*sizes, strict=True))) for each, sizes in parts.items()}


def _leaking_pair(
    cells: Mapping[tuple[str, ...], Sizes], found: Sequence[Partition], threshold: int
) -> tuple[int, ...]:
    """The numbers of two variables that together tell of a few people; empty if none do."""
    entries = range(len(next(iter(cells.values()), ())))
    for pair in permutations(range(len(found)), 2):
        for entry in entries:
            if _leaks(_crossed(cells, found, pair, entry), threshold):
                return pair
    return ()


def _crossed(
    cells: Mapping[tuple[str, ...], Sizes],
    found: Sequence[Partition],
    pair: tuple[int, int],
    entry: int,
) -> dict[str, Counter[str]]:
    """Part of the one variable to part of the other to people; the remainder is the part ""."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for cell, sizes in cells.items():
        one, other = (f"+{cell[v]}" if cell[v] in found[v].shown else "" for v in pair)
        if sizes[entry]:
            table[one][other] += sizes[entry]
    return table


def _leaks(table: Mapping[str, Counter[str]], threshold: int) -> bool:
    """Whether for some parts of the one variable, few are left in the parts of the other that hold
    them. Parts of the other that hold none of them need not be added: each passes by itself."""
    for chosen in product((False, True), repeat=len(table)):
        around = {other for row in compress(table.values(), chosen) for other in row}
        left = sum(
            n
            for row, inside in zip(table.values(), chosen, strict=True)
            if not inside
            for other, n in row.items()
            if other in around
        )
        if not passes((left,), threshold):
            return True
    return False
