"""Which tables of a group's answers may be shown side by side.

The gate decides, for all of them together: what follows from everything that is shown, by adding
and subtracting, is about nobody or at least ``threshold`` people. The plain tables come first, then
the marks, each on its own, then the marks by channel and station, only of what the plain tables
show. What was told before is not known here: see :func:`.report.quality_report`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from valuetui.instrument.model import Role
from valuetui.responses.answer import Status
from valuetui.responses.channel import Channel
from valuetui.results.gate.breakdown import Breakdown, as_many_as_are_safe, breakdowns
from valuetui.results.gate.derived import Row
from valuetui.results.gate.published import Cell, Published, Sizes, added
from valuetui.results.quality.flags import Flag
from valuetui.results.quality.operators import OTHERS
from valuetui.results.quality.quality import Kind, Source


class Variable(StrEnum):
    """What answers are told apart by."""

    STATION = "station"
    CHANNEL = "channel"
    LANGUAGE = "language"
    SESSION = "session"
    """Answers that belong to no session are under the empty text."""


COMPARED = (Variable.CHANNEL, Variable.STATION)
"""Where an effect on the answers is looked for, and flags are counted."""


class Order(StrEnum):
    """What is known of the order in which an answer was picked from."""

    UNKNOWN = "unknown"


PARTIAL = Status.PARTIAL
UNORDERED = Order.UNKNOWN
Mark = Flag | Status | Order
"""A flag, that the answer is partial, or that nobody knows its order."""
MARKS: tuple[Mark, ...] = (PARTIAL, UNORDERED, *Flag)


@dataclass(frozen=True)
class Showing:
    """What may be shown of one group beside its total."""

    tables: Mapping[Variable, Breakdown]
    marks: frozenset[Mark]
    """The marks of which it may be told how many answers have them, and what the others say."""
    marked: frozenset[tuple[Mark, Variable, str]]
    """The channels and stations of which it may be told how many of their answers have a flag."""
    operators: tuple[str, ...] = ()
    """Those who entered forms, of whom something may be told."""
    marked_operators: frozenset[tuple[Mark, str]] = frozenset()
    """Of whose forms it may be told how many have a flag."""


def showing(kinds: Mapping[Kind, int], roles: Sequence[Role], threshold: int) -> Showing:
    """What may be shown of a group with so many answers of each kind, at least one.

    Counted are all answers, and those to each question, whose figures the report has too. Raises
    ``ValueError`` for a threshold below the floor.
    """
    sizes = {kind: _sizes(kind, n, roles) for kind, n in kinds.items()}
    tables = dict(zip(Variable, breakdowns(_cells(sizes), threshold), strict=True))
    shown = [(variable, each) for variable in Variable for each in tables[variable].shown]

    ordered = sorted(kinds, key=_place)
    published = Published.nothing(threshold, [sizes[kind] for kind in ordered]).plus(
        _row(ordered, lambda _: True),
        *(_row(ordered, _is_in(variable, each)) for variable, each in shown),
    )
    rows = {mark: _row(ordered, _has(mark)) for mark in MARKS}
    marks = as_many_as_are_safe(published, list(rows.items()))
    crossed = [
        ((mark, variable, each), _row(ordered, _is_in(variable, each), _has(mark)))
        for mark in Flag
        for variable, each in sorted(shown, key=lambda one: -_number(kinds, *one))
        if mark in marks and variable in COMPARED
        if _is_large(kinds, _is_in(variable, each), _has(mark), threshold)
    ]
    published = published.plus(*(rows[mark] for mark in MARKS if mark in marks))
    marked = as_many_as_are_safe(published, crossed)
    published = published.plus(*(row for name, row in crossed if name in marked))
    paper = Channel.PAPER in tables[Variable.CHANNEL].shown
    operators = _operators(ordered, kinds, published) if paper else {}
    flagged = [
        ((flag, each), _row(ordered, _is_by(each), _has(flag)))
        for flag in Flag
        for each in operators
        if flag in marks and _is_large(kinds, _is_by(each), _has(flag), threshold)
    ]
    published = published.plus(*operators.values())
    return Showing(tables, marks, marked, tuple(operators), as_many_as_are_safe(published, flagged))


def _operators(
    ordered: Sequence[Kind], kinds: Mapping[Kind, int], published: Published
) -> dict[str, Row]:
    """The tables of those who entered forms, of whom it may be told: the largest come first."""
    forms = Counter[str]()
    for kind, n in kinds.items():
        if kind.operator and kind.operator != OTHERS:
            forms[kind.operator] += n
    rows = [(name, _row(ordered, _is_by(name))) for name in sorted(forms, key=lambda o: -forms[o])]
    safe = as_many_as_are_safe(published, rows)
    return {name: row for name, row in sorted(rows) if name in safe}


def category(of: Kind | Source, variable: Variable) -> str:
    """What an answer is by a variable; of picks, only channel and station are known."""
    return str(getattr(of, variable) or "")


def has(kind: Kind, mark: Mark) -> bool:
    """Whether answers of this kind have the mark."""
    return kind.status is mark or mark in kind.flags or (mark is UNORDERED and not kind.is_ordered)


def _sizes(kind: Kind, n: int, roles: Iterable[Role]) -> Sizes:
    """All of them, and those who answered each question."""
    return (n, *(n * (role in kind.answered) for role in roles))


def _cells(sizes: Mapping[Kind, Sizes]) -> dict[Cell, Sizes]:
    """One category of each variable to the people with all of them."""
    cells: dict[Cell, Sizes] = {}
    for kind, own in sizes.items():
        cell = tuple(category(kind, variable) for variable in Variable)
        cells[cell] = added(cells.get(cell), own)
    return cells


def _is_large(
    kinds: Mapping[Kind, int],
    is_in: Callable[[Kind], bool],
    has_mark: Callable[[Kind], bool],
    threshold: int,
) -> bool:
    """Whether of a category neither those with a mark nor those without are a few: the gate would
    hide it anyway, and takes longer to see so."""
    marked = Counter[bool]()
    for kind, n in kinds.items():
        if is_in(kind):
            marked[has_mark(kind)] += n
    return all(marked[each] == 0 or marked[each] >= threshold for each in (True, False))


def _number(kinds: Mapping[Kind, int], variable: Variable, name: str) -> int:
    return sum(n for kind, n in kinds.items() if category(kind, variable) == name)


def _place(kind: Kind) -> tuple[str, ...]:
    """By which kinds are put in order, the same on every machine."""
    return tuple(
        ",".join(sorted(each)) if isinstance(each, frozenset | tuple) else str(each or "")
        for each in kind
    )


def _row(ordered: Sequence[Kind], *conditions: Callable[[Kind], bool]) -> Row:
    """The table of those for whom all of this is so."""
    return {
        place: 1 for place, kind in enumerate(ordered) if all(each(kind) for each in conditions)
    }


def _has(mark: Mark) -> Callable[[Kind], bool]:
    return lambda kind: has(kind, mark)


def _is_by(operator: str) -> Callable[[Kind], bool]:
    return lambda kind: kind.operator == operator


def _is_in(variable: Variable, name: str) -> Callable[[Kind], bool]:
    return lambda kind: category(kind, variable) == name
