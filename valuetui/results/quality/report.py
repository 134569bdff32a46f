"""What may be told about the quality of the answers, through the privacy gate.

Every group is a base of its own, as in the comparison: a group that is withheld there is nowhere
here, and no figure adds up several groups, or it could be subtracted. Within a group each variable
is broken down alone, never crossed with another, and neither a part nor a difference of parts is a
few people (:mod:`.partition`).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from valuetui.instrument.model import Group, Instrument, Role
from valuetui.responses.record import Status
from valuetui.results.gate import Gate, Withheld
from valuetui.results.measures import Share
from valuetui.results.quality.duplicates import Digests
from valuetui.results.quality.effects import Effect, effect, together, without
from valuetui.results.quality.flags import Flag, chance
from valuetui.results.quality.partition import Sizes, partitions, passes
from valuetui.results.quality.picked import Picked
from valuetui.results.quality.position import PlaceCounts, PositionBias, position_bias
from valuetui.results.quality.quality import Kind, Quality, Source
from valuetui.results.quality.sensitivity import Sensitivity, sensitivity


class Variable(StrEnum):
    """What answers are told apart by."""

    STATION = "station"
    CHANNEL = "channel"
    LANGUAGE = "language"
    SESSION = "session"
    """Answers that belong to no session are under the empty text."""


COMPARED = (Variable.CHANNEL, Variable.STATION)
"""Where an effect on the answers is looked for, and flags are counted."""


@dataclass(frozen=True)
class Table:
    """Answers of a group by one variable. What is not shown is the rest, and no part is small."""

    shown: Mapping[str, int]
    hidden: tuple[str, ...]
    """The categories in the rest; of each alone nothing is said."""


@dataclass(frozen=True)
class Flagged:
    """How often a group's answers have a flag."""

    share: Share
    """Answers with the flag of all answers of the group."""
    by_chance: float | None
    """How often an answer gets it without reason: see :func:`.flags.chance`."""
    by: Mapping[Variable, Mapping[str, Share]]
    """The same for those channels and stations that can be shown with this flag."""


@dataclass(frozen=True)
class GroupQuality:
    """How the answers of one group came about."""

    group: Group
    n: int
    """Answers with at least one pick."""
    empty: int | None
    """Answers without any, which are counted nowhere else; None for few."""
    partial: int | None
    """Of the ``n``, those that do not answer every question; None for few, or all but few."""
    tables: Mapping[Variable, Table]
    flags: Mapping[Flag, Flagged | None]
    """None for few answers with the flag, or few without."""
    positions: Mapping[Role, PositionBias | None]
    """None where the order of too few is known, or of all but few."""
    effects: Mapping[Variable, Mapping[str, Mapping[Role, Effect]]]
    """Variable to category to question: the category against the rest of the group."""
    sensitivity: Mapping[Flag, Mapping[Role, Sensitivity]]
    """What leaving out the answers with a flag would change; only where some may be told."""


@dataclass(frozen=True)
class QualityReport:
    """The quality of the answers of all groups that may be shown."""

    threshold: int
    groups: tuple[GroupQuality, ...]
    withheld: tuple[Withheld, ...]
    duplicates: int | None
    """Answers, in the groups shown, with the same picks on all questions as another; None for few,
    or all but few. Ten of ninety words twice over are never picked alike by chance."""


def quality_report(quality: Quality, instrument: Instrument) -> QualityReport:
    """The report of these counts, through the gate of the instrument's threshold.

    Raises ``ValueError`` for a threshold below the floor.
    """
    gate = Gate(instrument.threshold)
    shown = [group for group in instrument.groups if _admits(gate, quality, group, instrument)]
    digests = [quality.digests[group.id] for group in shown]
    duplicates = Digests.in_common(digests)
    return QualityReport(
        threshold=gate.threshold,
        groups=tuple(_Report(quality, instrument, group).of_group() for group in shown),
        withheld=tuple(
            Withheld(group, gate.threshold) for group in instrument.groups if group not in shown
        ),
        duplicates=_unless_few(duplicates, sum(map(len, digests)), gate.threshold),
    )


def _admits(gate: Gate, quality: Quality, group: Group, instrument: Instrument) -> bool:
    """Whether the comparison shows this group: enough people on every question."""
    cells = [cells for source, cells in quality.picks.items() if source.group == group.id]
    return all(
        gate.admits(sum(each[q.role].n for each in cells if q.role in each))
        for q in instrument.questions
    )


def _unless_few(count: int, of: int, threshold: int) -> int | None:
    return count if passes((count, of - count), threshold) else None


class _Report:
    """The report of one group, which may be shown."""

    def __init__(self, quality: Quality, instrument: Instrument, group: Group) -> None:
        self._instrument = instrument
        self._threshold = instrument.threshold
        self._group = group
        self._kinds = {k: n for k, n in quality.kinds.items() if k.group == group.id}
        self._picks = {s: cells for s, cells in quality.picks.items() if s.group == group.id}
        self._places = quality.places.get((group.id, len(instrument.values)), {})
        self._empty = quality.empty[group.id]
        self._n = sum(self._kinds.values())
        self._roles = [question.role for question in instrument.questions]
        cells = self._cells(tuple(Variable), self._people)
        self._partitions = dict(zip(Variable, partitions(cells, self._threshold), strict=True))

    def of_group(self) -> GroupQuality:
        flagged = {flag: self._flagged(flag) for flag in Flag}
        return GroupQuality(
            group=self._group,
            n=self._n,
            empty=self._empty if passes((self._empty,), self._threshold) else None,
            partial=self._partial(),
            tables={variable: self._table(variable) for variable in Variable},
            flags=flagged,
            positions={role: self._position(role) for role in self._roles},
            effects={variable: self._effects(variable) for variable in COMPARED},
            sensitivity={
                flag: self._sensitivity(flag)
                for flag, found in flagged.items()
                if found and found.share.count
            },
        )

    def _partial(self) -> int | None:
        partial = sum(n for kind, n in self._kinds.items() if kind.status is Status.PARTIAL)
        return _unless_few(partial, self._n, self._threshold)

    def _table(self, variable: Variable) -> Table:
        parted, counts = self._partitions[variable], self._counts(variable)
        return Table({each: counts[each] for each in parted.shown}, parted.hidden)

    def _counts(self, variable: Variable, flag: Flag | None = None) -> Counter[str]:
        """Category to number of answers, of all or of those with a flag."""
        counts: Counter[str] = Counter()
        for kind, n in self._kinds.items():
            if flag is None or flag in kind.flags:
                counts[_category(kind, variable)] += n
        return counts

    def _cells(
        self, variables: Sequence[Variable], sizes: Callable[[Kind, int], Sizes]
    ) -> dict[tuple[str, ...], Sizes]:
        """One category of each variable to the people with all of them, as ``sizes`` sees them."""
        cells: dict[tuple[str, ...], Sizes] = {}
        for kind, n in self._kinds.items():
            cell = tuple(_category(kind, variable) for variable in variables)
            more = sizes(kind, n)
            cells[cell] = tuple(map(sum, zip(cells.get(cell, (0,) * len(more)), more, strict=True)))
        return cells

    def _people(self, kind: Kind, n: int) -> Sizes:
        """All of them, and those who answered each question."""
        return (n, *(n * (role in kind.answered) for role in self._roles))

    def _in(self, variable: Variable, category: str) -> list[Source]:
        return [source for source in self._picks if _category(source, variable) == category]

    def _cell(self, role: Role, sources: Iterable[Source]) -> Picked:
        """The picks of a question from these sources."""
        return together(
            self._picks[source][role] for source in sources if role in self._picks[source]
        )

    # Flags

    def _flagged(self, flag: Flag) -> Flagged | None:
        count = sum(n for kind, n in self._kinds.items() if flag in kind.flags)
        if _unless_few(count, self._n, self._threshold) is None:
            return None
        return Flagged(
            share=Share(count, self._n),
            by_chance=chance(flag, self._instrument),
            by=self._flagged_by(flag),
        )

    def _flagged_by(self, flag: Flag) -> dict[Variable, dict[str, Share]]:
        """What the plain tables hide stays hidden, and what more the flag asks for joins it."""

        def sizes(kind: Kind, n: int) -> Sizes:
            flagged = n * (flag in kind.flags)
            return (n, flagged, n - flagged)

        hidden = [self._partitions[variable].hidden for variable in COMPARED]
        parted = partitions(self._cells(COMPARED, sizes), self._threshold, hidden)
        return {
            variable: self._shares(flag, variable, each.shown)
            for variable, each in zip(COMPARED, parted, strict=True)
        }

    def _shares(self, flag: Flag, variable: Variable, shown: Iterable[str]) -> dict[str, Share]:
        everybody, flagged = self._counts(variable), self._counts(variable, flag)
        return {each: Share(flagged[each], everybody[each]) for each in shown}

    def _sensitivity(self, flag: Flag) -> dict[Role, Sensitivity]:
        found = {}
        for role in self._roles:
            everybody = self._cell(role, self._picks)
            kept = self._cell(role, (each for each in self._picks if flag not in each.flags))
            left_out = everybody.n - kept.n
            if kept.n and left_out and passes((kept.n, left_out), self._threshold):
                found[role] = sensitivity(everybody, kept, self._instrument.values)
        return found

    # Places, channels and stations

    def _position(self, role: Role) -> PositionBias | None:
        counts: PlaceCounts | None = self._places.get(role)
        if counts is None or not counts.n:
            return None
        everybody = self._cell(role, self._picks).n
        known = _unless_few(counts.n, everybody, self._threshold)
        return None if known is None else position_bias(counts)

    def _effects(self, variable: Variable) -> dict[str, dict[Role, Effect]]:
        effects = {each: self._effect(variable, each) for each in self._partitions[variable].shown}
        return {each: found for each, found in effects.items() if found}

    def _effect(self, variable: Variable, category: str) -> dict[Role, Effect]:
        found = {}
        for role in self._roles:
            part = self._cell(role, self._in(variable, category))
            rest = without(self._cell(role, self._picks), part)
            if part.n and rest.n:
                found[role] = effect(part, rest, self._instrument.values)
        return found


def _category(of: Kind | Source, variable: Variable) -> str:
    """What an answer is by a variable; of picks, only channel and station are known."""
    return str(getattr(of, variable) or "")
