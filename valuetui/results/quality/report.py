"""What may be told about the quality of the answers, through the privacy gate.

Every group is a base of its own, as in the comparison: a group that is withheld there is nowhere
here, and no figure adds up several groups, or it could be subtracted. Within a group each variable
is broken down alone, never crossed with another but for flags by channel and by station, and
nothing that follows from all these tables together is about a few people (:mod:`.showing`).
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from valuetui.instrument.model import Group, Instrument, Role
from valuetui.responses.ease import Verdict
from valuetui.results.gate import Gate, Why, Withheld, told
from valuetui.results.measures import Change, Share
from valuetui.results.quality.duplicates import Digests
from valuetui.results.quality.effects import Difference, Effect, effect, together, without
from valuetui.results.quality.flags import OF_ORDER, Flag, chance
from valuetui.results.quality.operators import OperatorQuality, letters
from valuetui.results.quality.picked import Picked
from valuetui.results.quality.position import PlaceCounts, PositionBias, position_bias
from valuetui.results.quality.quality import Kind, Quality, Source
from valuetui.results.quality.sensitivity import Sensitivity, sensitivity
from valuetui.results.quality.showing import (
    COMPARED,
    PARTIAL,
    UNORDERED,
    Mark,
    Variable,
    category,
    has,
    showing,
)
from valuetui.results.quality.told import Flagged as Flagged
from valuetui.results.quality.told import GroupQuality as GroupQuality
from valuetui.results.quality.told import QualityReport as QualityReport
from valuetui.results.quality.told import Table as Table


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
        self._roles = [question.role for question in instrument.questions]
        kinds = {k: n for k, n in quality.kinds.items() if k.group == group.id}
        named = letters(kinds, group.id, self._roles, quality.digests[group.id].together())
        self._kinds = Counter[Kind]()
        for kind, n in kinds.items():
            self._kinds[kind._replace(operator=named.get(kind.operator, ""))] += n
        self._picks: dict[Source, list[Mapping[Role, Picked]]] = {}
        for source, cells in quality.picks.items():
            if source.group == group.id:
                told = source._replace(operator=named.get(source.operator, ""))
                self._picks.setdefault(told, []).append(cells)
        self._places = quality.places.get((group.id, len(instrument.values)), {})
        self._digests = quality.digests[group.id]
        self.n = sum(self._kinds.values())
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
            unordered=self._unordered,
            operators={each: self._operator(each) for each in self._showing.operators},
        )

    @property
    def _unordered(self) -> int | None:
        return self._count(UNORDERED) if UNORDERED in self._showing.marks else None

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
            cells[role] for source in sources for cells in self._picks[source] if role in cells
        )

    # Flags

    def _flagged(self, flag: Flag) -> Flagged | None:
        if flag not in self._showing.marks:
            return None
        return Flagged(
            share=Share(self._count(flag), self.n - self._beyond(flag)),
            by_chance=chance(flag, self._instrument),
            by={variable: self._flagged_by(flag, variable) for variable in COMPARED},
        )

    def _beyond(self, flag: Flag) -> int:
        """How many answers cannot have the flag, as far as it is told."""
        return (self._unordered or 0) if flag in OF_ORDER else 0

    def _flagged_by(self, flag: Flag, variable: Variable) -> dict[str, Share]:
        everybody, flagged = self._counts(variable), self._counts(variable, flag)
        return {
            each: Share(flagged[each], everybody[each])
            for each in self._showing.tables[variable].shown
            if (flag, variable, each) in self._showing.marked
            if flag not in OF_ORDER or self._is_ordered(variable, each)
        }

    def _is_ordered(self, variable: Variable, name: str) -> bool:
        """Whether the order of any answer of a category is known."""
        return any(k.is_ordered for k in self._kinds if category(k, variable) == name)

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
        if not _tells_of_many(self._gate, counts.n, everybody):
            return None
        return replace(position_bias(counts), left_out=everybody - counts.n)

    def _effects(self, variable: Variable) -> dict[str, dict[Role, Effect]]:
        effects = {
            each: self._effect(variable, each) for each in self._showing.tables[variable].shown
        }
        return {each: found for each, found in effects.items() if found}

    def _effect(self, variable: Variable, name: str) -> dict[Role, Effect]:
        return self._apart(self._in(variable, name), self._picks)

    # Those who entered forms

    def _operator(self, letter: str) -> OperatorQuality:
        paper = [source for source in self._picks if source.operator]
        forms = self._forms(letter)
        flags = {
            flag: Share(self._forms(letter, flag), forms)
            for flag in Flag
            if (flag, letter) in self._showing.marked_operators
        }
        own = [source for source in paper if source.operator == letter]
        return OperatorQuality(forms, flags, self._apart(own, paper))

    def _forms(self, letter: str, flag: Flag | None = None) -> int:
        of_it = (k for k in self._kinds if k.operator == letter and (not flag or has(k, flag)))
        return sum(self._kinds[kind] for kind in of_it)

    def _apart(self, part_of: Sequence[Source], whole: Collection[Source]) -> dict[Role, Effect]:
        """How some of the sources differ from the rest of them, on each question."""
        found = {}
        for role in self._roles:
            part = self._cell(role, part_of)
            rest = without(self._cell(role, whole), part)
            if part.n and rest.n:
                apart = effect(part, rest, self._instrument.values)
                most = apart.largest
                largest = Difference(most.value, told(most.rest), told(most.part))
                found[role] = replace(apart, largest=largest)
        return found
