"""Which categories of a group's background variables may be shown beside the group's total."""

from collections.abc import Container, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from valuetui.results.gate.derived import Row
from valuetui.results.gate.published import Cell, Published, Sizes, added

Category = tuple[int, str]
"""The number of a variable, and one of its categories."""

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Breakdown:
    """What may be shown of one variable, in alphabetical order."""

    shown: tuple[str, ...]
    """Categories that may be shown as filters: one at a time, never crossed with another."""
    hidden: tuple[str, ...]
    """The remainder, of which nothing is shown, not even how many they are."""


def breakdowns(cells: Mapping[Cell, Sizes], threshold: int) -> tuple[Breakdown, ...]:
    """The breakdown of each variable of one respondent group, whose total is shown.

    ``cells`` has the sizes of each combination of categories that occurs. The categories are taken
    from the largest to the smallest, whatever the variable, and each is shown where everything that
    follows from the group's total and the categories shown is about nobody or at least
    ``threshold`` people, for each of the sizes (``gate.derived``). That implies

    - for one variable: every category shown, every union of them, and the remainder is 0 or at
      least ``threshold``;
    - across variables: so is the difference between any union of parts of one and any of another,
      whether one contains the other or not;
    - and whatever else three or more variables give together.

    In the end none of the hidden categories could be shown as well. The order of the mapping does
    not matter. Works for any number of variables and categories: where there are so many, and so
    few people, that it would take too long to be sure, a category is hidden.
    """
    kinds = sorted(cells)
    total = dict.fromkeys(range(len(kinds)), 1)
    published = Published.nothing(threshold, [cells[kind] for kind in kinds]).plus_if_safe(total)
    sizes = category_sizes(cells)
    tables = [
        (category, {place: 1 for place, kind in enumerate(kinds) if is_in(kind, category)})
        for category in largest_first(sizes, threshold)
    ]
    return as_breakdowns(sizes, as_many_as_are_safe(published, tables) if published else ())


def is_in(cell: Cell, category: Category) -> bool:
    """Whether the category is the cell's own."""
    variable, name = category
    return cell[variable] == name


def largest_first(sizes: Mapping[Category, Sizes], threshold: int) -> list[Category]:
    """The categories that reach the threshold by themselves, and have anybody."""
    return sorted(
        (category for category, each in sizes.items()
         if any(each) and all(size == 0 or size >= threshold for size in each)),
        key=lambda category: (-min(sizes[category]), -sum(sizes[category]), category),
    )  # fmt: skip


def as_many_as_are_safe(published: Published, tables: Sequence[tuple[Key, Row]]) -> frozenset[Key]:
    """The names of the tables that may be shown beside what is published: each in turn, if it is
    safe beside all before it.

    What is safe together is safe in part, so whole stretches are tried first.
    """
    return _taken_in(published, tables)[1]


def _taken_in(
    published: Published, tables: Sequence[tuple[Key, Row]]
) -> tuple[Published, frozenset[Key]]:
    together = published.plus_if_safe(*(table for _, table in tables))
    if together:
        return together, frozenset(name for name, _ in tables)
    if len(tables) == 1:
        return published, frozenset()
    half = len(tables) // 2
    published, first = _taken_in(published, tables[:half])
    published, second = _taken_in(published, tables[half:])
    return published, first | second


def category_sizes(cells: Mapping[Cell, Sizes]) -> dict[Category, Sizes]:
    """How many respondents there are in each category."""
    found: dict[Category, Sizes] = {}
    for cell, sizes in cells.items():
        for category in enumerate(cell):
            found[category] = added(found.get(category), sizes)
    return found


def as_breakdowns(
    categories: Iterable[Category], shown: Container[Category]
) -> tuple[Breakdown, ...]:
    """All categories by variable."""
    by_variable: dict[int, list[Category]] = {}
    for category in sorted(categories):
        by_variable.setdefault(category[0], []).append(category)
    return tuple(
        Breakdown(
            shown=tuple(each[1] for each in names if each in shown),
            hidden=tuple(each[1] for each in names if each not in shown),
        )
        for names in by_variable.values()
    )
