"""Results are frozen snapshots: when the figures of a group may move.

Two looks at a group that differ by one answer tell that answer. So what is shown of a group is a
snapshot; all tables of all its snapshots are taken together, and the next one is taken only where
everything that follows from them is still about nobody, or at least ``threshold`` people
(``gate.derived``). In particular at least so many must have come since the last one.

What has to be kept for that is ``History``: which categories each snapshot has shown, and how many
answers of each cell came and went between which snapshots. No answer, and no time.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from valuetui.results.gate.breakdown import (
    Breakdown,
    Category,
    as_breakdowns,
    as_many_as_are_safe,
    category_sizes,
    is_in,
    largest_first,
)
from valuetui.results.gate.derived import Row
from valuetui.results.gate.published import Cell, Published, Sizes, added


@dataclass(frozen=True)
class Stay:
    """Answers of a cell that the same snapshots count."""

    cell: Cell
    since: int
    """The number of the first snapshot that counts them."""
    until: int | None = None
    """The number of the first snapshot that no longer does; None where they still count."""
    again: bool = False
    """They replace earlier answers of the same people, who are counted with those."""
    earlier: tuple[tuple[int, int], ...] = ()
    """From which snapshot to before which the very same answers were counted earlier on."""

    @property
    def spans(self) -> tuple[tuple[int, int | None], ...]:
        """All that snapshots count them from and until, in order."""
        return (*self.earlier, (self.since, self.until))

    def place(self) -> tuple[Cell, int, int, bool, tuple[tuple[int, int], ...]]:
        """By which stays are put in order."""
        return self.cell, self.since, self.until or 0, self.again, self.earlier

    def counted_in(self, number: int | None) -> bool:
        """Whether the snapshot with this number counts them; None is before all snapshots."""
        if number is None:
            return False
        return any(
            since <= number and (until is None or number < until) for since, until in self.spans
        )

    def ended(self, number: int) -> "Stay":
        """No longer counted from this snapshot on; as it is where it ended before."""
        return replace(self, until=number) if self.until is None else self

    def resumed(self, number: int) -> "Stay":
        """Counted from this snapshot on, after having ended."""
        if self.until is None:
            return self
        return replace(self, earlier=(*self.earlier, (self.since, self.until)), since=number,
                       until=None)  # fmt: skip


@dataclass(frozen=True)
class Changes:
    """What has happened to a group's answers since its last snapshot.

    An answer that came and was voided in between has not been; one that came and was amended has
    come as it is now.
    """

    came: Mapping[Cell, Sizes] = field(default_factory=dict)
    """Answers of people who were not counted before."""
    left: Mapping[Stay, Sizes] = field(default_factory=dict)
    """Answers that were counted and have been voided or amended, by what they were."""
    again: Mapping[Cell, Sizes] = field(default_factory=dict)
    """What the amended ones are now, whatever has been changed in them."""
    back: Mapping[Stay, Sizes] = field(default_factory=dict)
    """Answers that had left and are back, unchanged, by what they were."""

    def __bool__(self) -> bool:
        every = (self.came, self.left, self.again, self.back)
        return any(any(sizes) for each in every for sizes in each.values())


@dataclass(frozen=True)
class History:
    """All that has been shown of one respondent group; empty before the first snapshot."""

    threshold: int
    snapshots: tuple[frozenset[Category], ...] = ()
    """The categories that each snapshot has shown beside the group's total."""
    answers: Mapping[Stay, Sizes] = field(default_factory=dict)
    """All answers that have been counted in a snapshot."""

    @property
    def latest(self) -> int | None:
        """The number of the snapshot that the group's total is shown from."""
        return len(self.snapshots) - 1 if self.snapshots else None

    @property
    def shown_from(self) -> dict[Category, int]:
        """The number of the snapshot that each category is shown from: the last that has it."""
        return {category: number for number, shown in enumerate(self.snapshots)
                for category in shown}  # fmt: skip

    @property
    def breakdowns(self) -> tuple[Breakdown, ...]:
        """What may be shown of each variable."""
        return as_breakdowns(
            {category for stay in self.answers for category in enumerate(stay.cell)},
            self.shown_from,
        )

    def cells(self, number: int | None) -> dict[Cell, Sizes]:
        """The sizes of each cell in a snapshot."""
        found: dict[Cell, Sizes] = {}
        for stay, sizes in self.answers.items():
            if stay.counted_in(number):
                found[stay.cell] = added(found.get(stay.cell), sizes)
        return found

    def size(self, number: int | None) -> int:
        """How many respondents a snapshot counts: the largest of the group's sizes."""
        return max(map(sum, zip(*self.cells(number).values(), strict=True)), default=0)

    def moved(
        self, changes: Changes, *, roll: int | None = None, closed: bool = False
    ) -> "History":
        """The history with one snapshot more; the same where the figures may not move yet.

        The snapshot has the group's total, and as many categories as are safe. A category that
        was shown before and can not be shown anew stays as it was in its older snapshot: were all
        to move together, one meeting that closed with three late answers would hold them for ever.

        ``roll`` is the number of people who may answer, where it is known, as for a council. A
        snapshot then leaves none of them or at least ``threshold`` to come, so that the last one
        can have everybody. ``closed`` says that nobody else will answer, and lifts this.
        """
        if not changes:
            return self
        number = len(self.snapshots)
        proposed = replace(self, answers=self._answers_after(changes))
        if not (closed or leaves_enough(proposed.size(number), roll, self.threshold)):
            return self
        categories = proposed._categories()
        if categories is None:
            return self
        return replace(proposed, snapshots=(*self.snapshots, categories))

    def _answers_after(self, changes: Changes) -> dict[Stay, Sizes]:
        number = len(self.snapshots)
        answers = dict(self.answers)
        for stay, sizes in changes.left.items():
            rest = added(answers.get(stay), tuple(-size for size in sizes))
            if stay.until is not None or min(rest) < 0:
                raise ValueError("answers that are not counted cannot leave")
            answers[stay] = rest
            answers[stay.ended(number)] = sizes
        for stay, sizes in changes.back.items():
            rest = added(answers.get(stay), tuple(-size for size in sizes))
            if stay.until is None or min(rest) < 0:
                raise ValueError("answers that have not left cannot come back")
            answers[stay] = rest
            answers[stay.resumed(number)] = sizes
        for cell, sizes in changes.came.items():
            answers[Stay(cell, number)] = sizes
        for cell, sizes in changes.again.items():
            answers[Stay(cell, number, again=True)] = sizes
        return {stay: sizes for stay, sizes in answers.items() if any(sizes)}

    def _categories(self) -> frozenset[Category] | None:
        """What a snapshot of these answers may show beside the total; None where not even that."""
        stays = sorted(self.answers, key=Stay.place)
        there = [self.answers[stay] for stay in stays]
        counted = [_nobody(sizes) if stay.again else sizes
                   for stay, sizes in zip(stays, there, strict=True)]  # fmt: skip
        earlier = (
            self._table(category, number, stays)
            for number, shown in enumerate(self.snapshots)
            for category in (None, *sorted(shown))
        )
        published = Published.nothing(self.threshold, there, counted).plus(*earlier)
        number = len(self.snapshots)
        total = published.plus_if_safe(self._table(None, number, stays))
        if total is None:
            return None
        large = largest_first(category_sizes(self.cells(number)), self.threshold)
        tables = [(category, self._table(category, number, stays)) for category in large]
        return as_many_as_are_safe(total, tables)

    def _table(self, category: Category | None, number: int, stays: Sequence[Stay]) -> Row:
        """What a snapshot adds to the last one before it that has the category, or the total."""
        before = next((each for each in reversed(range(number))
                       if category is None or category in self.snapshots[each]), None)  # fmt: skip
        changes = {
            place: stay.counted_in(number) - stay.counted_in(before)
            for place, stay in enumerate(stays)
            if category is None or is_in(stay.cell, category)
        }
        return {place: change for place, change in changes.items() if change}


def leaves_enough(size: int, roll: int | None, threshold: int) -> bool:
    """Whether nobody, or enough for a snapshot of their own, have yet to answer."""
    return roll is None or roll <= size or roll - size >= threshold


def _nobody(sizes: Sizes) -> Sizes:
    return (0,) * len(sizes)
