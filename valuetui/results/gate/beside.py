"""Which parts of a group may be looked at beside the whole of it, where small bases are told with
care.

The threshold lets nothing through that tells of fewer people than it says. Of a small base the rule
of ``gate.small`` tells less than counts; but what it does not tell of a part may follow from other
parts: it is the whole less those by the same variable, or a part by one variable less a part by
another. So all parts that are told are looked at together. See docs/decisions/0027 and 0042.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from valuetui.results.gate.breakdown import (
    Category,
    as_many_as_are_safe,
    category_sizes,
    is_in,
)
from valuetui.results.gate.derived import Row
from valuetui.results.gate.published import Cell, Published, Sizes, added
from valuetui.results.gate.small import FEW, SMALL_BASE, is_small


def told_beside(cells: Mapping[Cell, Sizes], shown: Collection[Category]) -> frozenset[Category]:
    """Of the categories that are shown, those that may be told beside the whole, and beside each
    other, whatever their variables. ``cells`` has the sizes of all bases that figures have:
    everybody, and each question's.

    Parts that are no small base are told exactly, and so is the whole. Whatever follows from these
    by adding and subtracting is about nobody, or a base that is not small. A small part is told as
    ``gate.small`` has it, where that stays so when the small parts by its variable are added and
    subtracted too, as though they were told exactly; but for these themselves. Two small parts by
    different variables are not told both where one of them but for a few is in the other: the
    rest of that would follow from the two. The largest come first. Of a small whole nothing is told
    apart, but what is all of it.
    """
    sizes = category_sizes(cells)
    whole: Sizes | None = None
    for own in cells.values():
        whole = added(whole, own)
    there = (each for each in shown if each in sizes)
    parts = sorted(there, key=lambda each: (_less(sizes[each]), each))
    if whole is None or _any_small(whole):
        return frozenset(each for each in parts if sizes[each] == whole)
    exact = _Exact(cells)
    large = [each for each in parts if not _any_small(sizes[each])]
    told = as_many_as_are_safe(exact.published, [(each, exact.row(each)) for each in large])
    small: list[Category] = []
    for each in parts:
        if _any_small(sizes[each]) and exact.may_tell_small(told, small, each):
            small.append(each)
    return told | frozenset(small)


class _Exact:
    """What follows from the figures that are told exactly."""

    def __init__(self, cells: Mapping[Cell, Sizes]) -> None:
        self._kinds = sorted(cells)
        self._there = [cells[kind] for kind in self._kinds]
        self._whole: Row = dict.fromkeys(range(len(self._kinds)), 1)
        self.published = Published.nothing(SMALL_BASE, self._there).plus(self._whole)

    def row(self, category: Category) -> Row:
        """Who is in a category."""
        return {place: 1 for place, kind in enumerate(self._kinds) if is_in(kind, category)}

    def may_tell_small(
        self, told: Collection[Category], small: Collection[Category], one: Category
    ) -> bool:
        """Whether one more small part may be told beside the whole, the parts ``told`` exactly and
        other small ones."""
        beside = [each for each in small if each[0] != one[0]]
        if any(self._is_nearly_inside(one, each) for each in beside):
            return False
        alike = [one, *(each for each in small if each[0] == one[0])]
        tables = [self._whole, *map(self.row, sorted(told))]
        beyond = self._beyond(alike, tables)
        return beyond.safe and [len(each.basis) for each in beyond.derived] == [
            len(each.basis) for each in self.published.plus(*tables).derived
        ]

    def _beyond(self, small: Collection[Category], tables: Sequence[Row]) -> Published:
        """What follows from the tables, and small parts by one variable taken from them as often as
        one likes, about others than are in one of these alone.

        A sum of tables has one number for all of a part who stand in the same tables. The part is
        taken from it as often as the number of the most of these says, so that they get nought. If
        others were to get nought in their stead, these would not, who are as many: so the others
        count for no more than they.
        """
        counted, rows = list(self._there), [dict(table) for table in tables]
        for part in small:
            most, *others = self._alike(self.row(part), tables)
            left = self._sizes(most)
            for place in (each for group in others for each in group):
                counted[place] = tuple(map(min, self._there[place], left))
                left = tuple(map(int.__sub__, left, counted[place]))
            for row in rows:
                if often := row.get(most[0], 0):
                    for place in self.row(part):
                        row[place] = row.get(place, 0) - often
        kept = ({place: number for place, number in row.items() if number} for row in rows)
        return Published.nothing(SMALL_BASE, self._there, counted).plus(*kept)

    def _alike(self, places: Iterable[int], tables: Sequence[Row]) -> list[list[int]]:
        """The kinds at these places, by the tables that they stand in; the most people first."""
        found: dict[tuple[bool, ...], list[int]] = {}
        for place in places:
            found.setdefault(tuple(place in table for table in tables), []).append(place)
        return sorted(found.values(), key=lambda each: _less(self._sizes(each)))

    def _is_nearly_inside(self, one: Category, other: Category) -> bool:
        """Whether all but a few of one of them are in the other, on some base."""
        first, second = set(self.row(one)), set(self.row(other))
        apart = (self._sizes(first - second), self._sizes(second - first))
        return any(size < FEW for sizes in apart for size in sizes)

    def _sizes(self, places: Iterable[int]) -> Sizes:
        nobody = tuple(0 for _ in self._there[0])
        return tuple(map(sum, zip(nobody, *(self._there[each] for each in places), strict=True)))


def _less(sizes: Sizes) -> Sizes:
    """What sorts the largest first."""
    return tuple(-size for size in sizes)


def _any_small(sizes: Sizes) -> bool:
    """Whether any of them is somebody, and fewer than a base that is told exactly."""
    return any(size > 0 and is_small(size) for size in sizes)
