"""What may be told about the quality of the answers, through the privacy gate.

Every group is a base of its own, as in the comparison: a group that is withheld there is nowhere
here, and no figure adds up several groups, or it could be subtracted. Within a group each variable
is broken down alone, never crossed with another but for flags by channel and by station, and
nothing that follows from all these tables together is about a few people (:mod:`.showing`).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from valuetui.instrument.model import Group, Instrument, Role
from valuetui.responses.record import Verdict
from valuetui.results.gate import Gate, Why, Withheld, told
from valuetui.results.measures import Change, Share
from valuetui.results.quality.duplicates import Digests
from valuetui.results.quality.effects import Difference, Effect, effect, together, without
from valuetui.results.quality.flags import Flag, chance
from valuetui.results.quality.picked import Picked
from valuetui.results.quality.position import PlaceCounts, PositionBias, position_bias
from valuetui.results.quality.quality import Quality, Source
from valuetui.results.quality.sensitivity import Sensitivity, sensitivity
from valuetui.results.quality.showing import (
    COMPARED,
    PARTIAL,
    Mark,
    Variable,
    category,
    has,
    showing,
)


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
    partial: int | None
    """Of the ``n``, those that do not answer every question; None where few follow from it."""
    duplicates: int | None
    """Answers with the same picks on all questions as another of the group; None for few, or all
    but few. Ten of ninety words twice over are never picked alike by chance."""
    tables: Mapping[Variable, Table]
    flags: Mapping[Flag, Flagged | None]
    """None where something about a few would follow: few answers with the flag, few without, or a
    few more or less than those of a station."""
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
    ease: Mapping[Verdict, Share] | None = None
    """How easy people of all groups found it to answer; None where too few have said."""


def quality_report(
    quality: Quality, instrument: Instrument, known: Mapping[str, int] | None = None
) -> QualityReport:
    """The report of these counts, through the gate of the instrument's threshold.

    Its tables know nothing of what was told before, so that it may be told only of answers that
    stay the same. ``known`` has the groups of which that is so, with the number of their answers: a
    group that is not among them, or has not as many, is withheld. None where nobody else looks.

    Raises ``ValueError`` for a threshold below the floor.
    """
    gate = Gate(instrument.threshold)
    groups, withheld = [], []
    for group in instrument.groups:
        if not _admits(gate, quality, group, instrument):
            withheld.append(Withheld(group, gate.threshold))
            continue
        report = _Report(quality, instrument, group)
        if known is not None and known.get(group.id) != report.n:
            withheld.append(Withheld(group, gate.threshold, Why.MOVED))
        else:
            groups.append(report.of_group())
    return QualityReport(gate.threshold, tuple(groups), tuple(withheld), _ease(quality, gate))


def _ease(quality: Quality, gate: Gate) -> dict[Verdict, Share] | None:
    """It is about the kiosk and about nobody: nothing links it to an answer or to a group."""
    said = quality.ease.total()
    if not gate.admits(said):
        return None
    return {verdict: told(Share(quality.ease[verdict], said)) for verdict in Verdict}


def _admits(gate: Gate, quality: Quality, group: Group, instrument: Instrument) -> bool:
    """Whether the comparison shows this group: enough people on every question."""
    cells = [cells for source, cells in quality.picks.items() if source.group == group.id]
    return all(
        gate.admits(sum(each[q.role].n for each in cells if q.role in each))
        for q in instrument.questions
    )


def _tells_of_many(gate: Gate, count: int, of: int) -> bool:
    """Whether neither so many of all these nor the others are a few."""
    return all(n == 0 or gate.admits(n) for n in (count, of - count))


class _Report:
    """The report of one group, which may be shown."""

    def __init__(self, quality: Quality, instrument: Instrument, group: Group) -> None:
        self._instrument = instrument
        self._gate = Gate(instrument.threshold)
        self._group = group
        self._kinds = {k: n for k, n in quality.kinds.items() if k.group == group.id}
        self._picks = {s: cells for s, cells in quality.picks.items() if s.group == group.id}
        self._places = quality.places.get((group.id, len(instrument.values)), {})
        self._digests = quality.digests[group.id]
        self.n = sum(self._kinds.values())
        self._roles = [question.role for question in instrument.questions]
        self._showing = showing(self._kinds, self._roles, instrument.threshold)

    def of_group(self) -> GroupQuality:
        return GroupQuality(
            group=self._group,
            n=self.n,
            partial=self._count(PARTIAL) if PARTIAL in self._showing.marks else None,
            duplicates=self._duplicates(),
            tables={variable: self._table(variable) for variable in Variable},
            flags={flag: self._flagged(flag) for flag in Flag},
            positions={role: self._position(role) for role in self._roles},
            effects={variable: self._effects(variable) for variable in COMPARED},
            sensitivity={
                flag: self._sensitivity(flag)
                for flag in Flag
                if flag in self._showing.marks and self._count(flag)
            },
        )

    def _duplicates(self) -> int | None:
        found = Digests.in_common([self._digests])
        return found if _tells_of_many(self._gate, found, self.n) else None

    def _count(self, mark: Mark) -> int:
        return sum(n for kind, n in self._kinds.items() if has(kind, mark))

    def _table(self, variable: Variable) -> Table:
        parted, counts = self._showing.tables[variable], self._counts(variable)
        return Table({each: counts[each] for each in parted.shown}, parted.hidden)

    def _counts(self, variable: Variable, flag: Flag | None = None) -> Counter[str]:
        """Category to number of answers, of all or of those with a flag."""
        counts: Counter[str] = Counter()
        for kind, n in self._kinds.items():
            if flag is None or has(kind, flag):
                counts[category(kind, variable)] += n
        return counts

    def _in(self, variable: Variable, name: str) -> list[Source]:
        return [source for source in self._picks if category(source, variable) == name]

    def _cell(self, role: Role, sources: Iterable[Source]) -> Picked:
        """The picks of a question from these sources."""
        return together(
            self._picks[source][role] for source in sources if role in self._picks[source]
        )

    # Flags

    def _flagged(self, flag: Flag) -> Flagged | None:
        if flag not in self._showing.marks:
            return None
        return Flagged(
            share=Share(self._count(flag), self.n),
            by_chance=chance(flag, self._instrument),
            by={variable: self._flagged_by(flag, variable) for variable in COMPARED},
        )

    def _flagged_by(self, flag: Flag, variable: Variable) -> dict[str, Share]:
        everybody, flagged = self._counts(variable), self._counts(variable, flag)
        return {
            each: Share(flagged[each], everybody[each])
            for each in self._showing.tables[variable].shown
            if (flag, variable, each) in self._showing.marked
        }

    def _sensitivity(self, flag: Flag) -> dict[Role, Sensitivity]:
        found = {}
        for role in self._roles:
            everybody = self._cell(role, self._picks)
            kept = self._cell(role, (each for each in self._picks if flag not in each.flags))
            if kept.n and everybody.n > kept.n:
                change = sensitivity(everybody, kept, self._instrument.values)
                largest = Change(told(change.largest.before), told(change.largest.after))
                found[role] = replace(change, largest=largest)
        return found

    # Places, channels and stations

    def _position(self, role: Role) -> PositionBias | None:
        counts: PlaceCounts | None = self._places.get(role)
        if counts is None or not counts.n:
            return None
        everybody = self._cell(role, self._picks).n
        return position_bias(counts) if _tells_of_many(self._gate, counts.n, everybody) else None

    def _effects(self, variable: Variable) -> dict[str, dict[Role, Effect]]:
        effects = {
            each: self._effect(variable, each) for each in self._showing.tables[variable].shown
        }
        return {each: found for each, found in effects.items() if found}

    def _effect(self, variable: Variable, name: str) -> dict[Role, Effect]:
        found = {}
        for role in self._roles:
            part = self._cell(role, self._in(variable, name))
            rest = without(self._cell(role, self._picks), part)
            if part.n and rest.n:
                apart = effect(part, rest, self._instrument.values)
                most = apart.largest
                largest = Difference(most.value, told(most.rest), told(most.part))
                found[role] = replace(apart, largest=largest)
        return found
