"""Mergeable counts of answers: all that the measures need.

The people of one stratum answered the same questions, so that one matrix tells everything: how many
picked each value (its diagonal), and how many picked both of two values, on one question or on two.
Shares, shifts within persons, and nearly every test follow from it; merging is adding.

A matrix of few people tells who answered what: it stays where the answers are.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

from valuetui.instrument.model import Instrument
from valuetui.responses.answer import Answer

Matrix = NDArray[np.int32]

Numbers: TypeAlias = "NDArray[np.unsignedinteger[Any]] | array[int]"

CHUNK = 2048
"""Answers that are multiplied at once: counts of so many are exact in 32-bit floats."""
FEW = 8
"""Answers that are sooner counted one by one than multiplied."""


class UnknownPick(ValueError):
    """An answer to a question, or with a value, that its instrument has not."""


@dataclass(frozen=True)
class Layout:
    """What the rows and columns of a matrix are: the values of each question, one question after
    another."""

    questions: tuple[str, ...]
    values: tuple[str, ...]

    @classmethod
    def of(cls, instrument: Instrument) -> Self:
        """The layout for answers to an instrument."""
        return cls(
            tuple(question.id for question in instrument.questions),
            tuple(value.id for value in instrument.values),
        )

    @property
    def size(self) -> int:
        """Rows of a matrix."""
        return len(self.questions) * len(self.values)

    @cached_property
    def rows(self) -> dict[str, dict[str, int]]:
        """Question id to value id to the row of that pick."""
        return {
            question: {
                value: row for row, value in enumerate(self.values, place * len(self.values))
            }
            for place, question in enumerate(self.questions)
        }

    def block(self, question: str) -> slice:
        """The rows of one question."""
        first = self.questions.index(question) * len(self.values)
        return slice(first, first + len(self.values))


class Stratum(NamedTuple):
    """What the people who are counted together have in common."""

    organisation: str
    wave: str
    group: str
    unit: str | None
    session: str | None
    channel: str
    language: str
    answered: tuple[str, ...]
    """Ids of the questions that they answered, in the order of the layout."""


@dataclass
class Cell:
    """``n`` people, and how many of them made each two picks (shape: rows x rows)."""

    n: int
    matrix: Matrix


@dataclass(frozen=True)
class Picks:
    """What ``n`` people picked on one question."""

    values: tuple[str, ...]
    n: int
    matrix: Matrix
    """How many picked both of two values (shape: values x values); its diagonal: each value."""

    @cached_property
    def counts(self) -> dict[str, int]:
        """Value id to how many picked it, for every value."""
        return dict(zip(self.values, self.matrix.diagonal().tolist(), strict=True))


@dataclass(frozen=True)
class Pair:
    """What those ``n`` people picked who answered both of two questions."""

    n: int
    first: Matrix
    """As that of :class:`Picks`, of these people."""
    second: Matrix
    across: Matrix
    """How many picked the value of the row on the first and that of the column on the second."""


@dataclass
class Tally:
    """Counts per stratum. Adding tallies is commutative and associative."""

    layout: Layout
    cells: dict[Stratum, Cell] = field(default_factory=dict)

    def add(self, answer: Answer) -> None:
        """Count one answer, and a partial one at the questions that it holds.

        A question whose picks are not all there is in no answer: the interview leaves it out.
        Raises :class:`UnknownPick`, and then nothing was counted.
        """
        rows = _Rows(self.layout)
        rows.add(answer.picks)
        if rows.any:
            self._count(_stratum(answer, self.layout), rows)

    @contextmanager
    def in_bulk(self) -> Iterator[Callable[[Answer], Stratum | None]]:
        """Count many answers: a function like :meth:`add`, whose counts are here at the end. It
        tells in which stratum an answer is counted; None where there is nothing to count."""
        waiting: dict[Stratum, _Rows] = {}

        def add(answer: Answer) -> Stratum | None:
            if not any(answer.picks.values()):
                return None
            stratum = _stratum(answer, self.layout)
            if stratum not in waiting:
                waiting[stratum] = _Rows(self.layout)
            rows = waiting[stratum]
            rows.add(answer.picks)
            if len(rows) == CHUNK:
                self._count(stratum, waiting.pop(stratum))
            return stratum

        try:
            yield add
        finally:
            for stratum, rows in waiting.items():
                if rows.any:
                    self._count(stratum, rows)

    def _count(self, stratum: Stratum, rows: "_Rows") -> None:
        cell = self._cell(stratum)
        if len(rows) < FEW:
            for places in rows:
                cell.matrix[np.ix_(places, places)] += 1
        else:
            cell.matrix += rows.together()
        cell.n += len(rows)

    def _cell(self, stratum: Stratum) -> Cell:
        if stratum not in self.cells:
            size = self.layout.size
            self.cells[stratum] = Cell(0, np.zeros((size, size), np.int32))
        return self.cells[stratum]

    def __iadd__(self, other: "Tally") -> Self:
        """Count everybody whom ``other`` counted. Raises ``ValueError`` for another layout."""
        if other.layout != self.layout:
            raise ValueError("tallies of different layouts do not add")
        for stratum, theirs in other.cells.items():
            self.count(stratum, theirs)
        return self

    def count(self, stratum: Stratum, cell: Cell) -> None:
        """Count the people of a cell of the same layout as people of this stratum."""
        ours = self._cell(stratum)
        ours.n += cell.n
        ours.matrix += cell.matrix

    def __eq__(self, other: object) -> bool:
        """Whether the same people were counted with the same picks."""
        return (
            isinstance(other, Tally)
            and self.layout == other.layout
            and self.cells.keys() == other.cells.keys()
            and all(
                mine.n == other.cells[stratum].n
                and np.array_equal(mine.matrix, other.cells[stratum].matrix)
                for stratum, mine in self.cells.items()
            )
        )

    def where(self, admits: Callable[[Stratum], bool]) -> "Tally":
        """The counts of some strata; they are shared with this tally, not copied."""
        return Tally(self.layout, {s: cell for s, cell in self.cells.items() if admits(s)})

    def arranged(self, layout: Layout, renamed: Mapping[str, str]) -> "Tally":
        """The same counts laid out otherwise: for other questions, and values in another order.

        ``renamed`` has the earlier and the later ids of questions. What was asked only earlier is
        left out. Raises ``ValueError`` where the values are not the same.
        """
        if set(layout.values) != set(self.layout.values):
            raise ValueError("other values")
        names = {question: renamed.get(question, question) for question in self.layout.questions}
        ours = [q for q, name in names.items() if name in layout.questions]
        source = [self.layout.rows[q][value] for q in ours for value in layout.values]
        target = [layout.rows[names[q]][value] for q in ours for value in layout.values]
        arranged = Tally(layout)
        for stratum, cell in self.cells.items():
            kept = {names[q] for q in stratum.answered if q in ours}
            if kept:
                place = arranged._cell(stratum._replace(answered=_ordered(kept, layout)))
                place.n += cell.n
                place.matrix[np.ix_(target, target)] += cell.matrix[np.ix_(source, source)]
        return arranged

    @property
    def respondents(self) -> Counter[str]:
        """Group id to the number of people who answered at least one question."""
        counted: Counter[str] = Counter()
        for stratum, cell in self.cells.items():
            counted[stratum.group] += cell.n
        return counted

    def picks(self, group: str, question: str) -> Picks:
        """What the people of a group picked on a question."""
        block = self.layout.block(question)
        n, matrix = self._sum(group, {question}, block, block)
        return Picks(self.layout.values, n, matrix)

    def pair(self, group: str, first: str, second: str) -> Pair:
        """What the people of a group picked who answered both questions."""
        one, two, both = self.layout.block(first), self.layout.block(second), {first, second}
        n, across = self._sum(group, both, one, two)
        return Pair(
            n, self._sum(group, both, one, one)[1], self._sum(group, both, two, two)[1], across
        )

    def _sum(
        self, group: str, answered: set[str], rows: slice, columns: slice
    ) -> tuple[int, Matrix]:
        size = len(self.layout.values)
        n, matrix = 0, np.zeros((size, size), np.int32)
        for stratum, cell in self.cells.items():
            if stratum.group == group and answered.issubset(stratum.answered):
                n += cell.n
                matrix += cell.matrix[rows, columns]
        return n, matrix


class _Rows:
    """Answers that wait to be counted together: the rows of their picks."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._places = array("H")
        self._lengths = array("H")

    def __len__(self) -> int:
        return len(self._lengths)

    def __iter__(self) -> Iterator[Sequence[int]]:
        start = 0
        for length in self._lengths:
            yield self._places[start : start + length]
            start += length

    @property
    def any(self) -> bool:
        """Whether there is a pick at all."""
        return bool(self._places)

    def add(self, picks: Mapping[str, Sequence[str]]) -> None:
        """One more answer, or none of it. Raises :class:`UnknownPick`."""
        before, rows = len(self._places), self._layout.rows
        try:
            for question, chosen in picks.items():
                self._places.extend(map(rows[question].__getitem__, chosen))
        except KeyError:
            del self._places[before:]
            raise UnknownPick("not in the instrument") from None
        self._lengths.append(len(self._places) - before)

    def together(self) -> Matrix:
        """The matrix of all of them."""
        return picked_together(self._places, self._lengths, self._layout.size)


def picked_together(places: Numbers, lengths: Numbers, size: int) -> Matrix:
    """How many people made each two picks: X'X, where X has a one for each pick of a person.

    ``places`` holds the rows of all picks, one person after another, and ``lengths`` how many of
    them are each person's. Whatever their number, little more memory than the matrix is used.
    """
    flat, counts = np.asarray(places), np.asarray(lengths)
    ends = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)])
    matrix = np.zeros((size, size), np.int32)
    for first in range(0, len(counts), CHUNK):
        chunk = counts[first : first + CHUNK]
        picked = np.zeros((len(chunk), size), np.float32)
        people = np.repeat(np.arange(len(chunk)), chunk)
        picked[people, flat[ends[first] : ends[first + len(chunk)]]] = 1
        matrix += (picked.T @ picked).astype(np.int32)
    return matrix


def tally(answers: Iterable[Answer], instrument: Instrument) -> Tally:
    """The tally of all these answers to an instrument. Raises :class:`UnknownPick`."""
    counted = Tally(Layout.of(instrument))
    with counted.in_bulk() as add:
        for answer in answers:
            add(answer)
    return counted


def _stratum(answer: Answer, layout: Layout) -> Stratum:
    return Stratum(
        answer.organisation,
        answer.wave,
        answer.group,
        answer.unit,
        answer.session,
        answer.channel.value,
        answer.language,
        tuple([question for question in layout.questions if answer.picks.get(question)]),
    )


def _ordered(questions: Iterable[str], layout: Layout) -> tuple[str, ...]:
    return tuple(question for question in layout.questions if question in questions)
