"""Figures that stand still: what is shown of one respondent group until enough has changed.

The gate (``gate.snapshot``) says when they may move. Here is what it must be told for that: of each
answer that was ever counted, as what it counts and since which snapshot; and here are the tables
that are shown, as they were counted when their snapshot was taken.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from valuetui.results.bases import Figures, sized, sizes_of
from valuetui.results.gate import Changes, History, Sizes, Stay, told_beside
from valuetui.results.gate.breakdown import Category
from valuetui.results.gate.published import Cell, added
from valuetui.results.packing import pack, unpack
from valuetui.results.roster import NOWHERE, Kind, People, Places, as_ids
from valuetui.results.selection import cell_of
from valuetui.results.standing import Present, Standing
from valuetui.results.tally import Layout, Stratum, Tally


@dataclass(frozen=True)
class _Moves:
    """Who has come, left or been changed since the last snapshot."""

    at: Places
    """Where each one present stands among those who were counted before..."""
    known: NDArray[np.bool_]
    """... if there."""
    same: NDArray[np.bool_]
    """Counted now as in the last snapshot."""
    left: NDArray[np.bool_]
    """Of those who were counted before: no longer, or not as they were."""
    back: NDArray[np.bool_]
    """Of those present: not counted in the last snapshot, but before that, and just so."""

    @property
    def came(self) -> NDArray[np.bool_]:
        """Of those present: never counted before."""
        return ~self.known

    @property
    def again(self) -> NDArray[np.bool_]:
        """Of those present: counted before, and otherwise."""
        return self.known & ~self.same & ~self.back

    @property
    def people(self) -> int:
        """How many people that is: who was changed is one."""
        replaced = np.count_nonzero(self.left[self.at[self.known & ~self.same]])
        return int(np.count_nonzero(~self.same) + np.count_nonzero(self.left) - replaced)


@dataclass(frozen=True, eq=False)
class Frozen:
    """What is shown of one group, and all that the gate must know of how it came about."""

    group: str
    threshold: int
    instrument: str
    """Hash of the instrument whose questions and values the layout has."""
    layout: Layout
    snapshots: tuple[frozenset[Category], ...] = ()
    """The categories that each snapshot has shown beside the group's total."""
    people: People = field(default_factory=People.nobody)
    """Everybody who was ever counted, each with a place among the standings."""
    standings: tuple[Standing, ...] = ()
    """As what answers are counted and since when, or were and until when."""
    departed: Mapping[Standing, int] = field(default_factory=dict)
    """How many answers were counted as what before they were changed."""
    tables: Mapping[Category | None, bytes] = field(default_factory=dict)
    """The counts of each category shown, and of everybody: packed, as each is at its own latest
    snapshot."""

    def history(self, figures: Figures) -> History:
        """What the gate keeps of the group, for these bases."""
        answers: dict[Stay, Sizes] = {}
        for standing, n in self.numbers():
            sizes = sizes_of(standing.answered, n, figures)
            answers[standing.stay] = added(answers.get(standing.stay), sizes)
        kept = {stay: sizes for stay, sizes in answers.items() if any(sizes)}
        return History(self.threshold, self.snapshots, kept)

    def may_show(self, category: Category | None) -> bool:
        """Whether the category, or everybody, is shown."""
        return self._table_of(category) in self.tables

    @cached_property
    def told(self) -> frozenset[Category]:
        """Of the categories shown, those that may be told beside everybody and each other."""
        return told_beside(self._bases(), [each for each in self.tables if each])

    def may_tell(self, category: Category | None) -> bool:
        """Whether the category, or everybody, is shown and may be told beside everybody."""
        table = self._table_of(category)
        return table in self.tables and (table is None or table in self.told)

    def _bases(self) -> dict[Cell, Sizes]:
        """How many people of each cell the latest figures of everybody count, and how many of each
        question. The figures of a category may be of an earlier snapshot; what those tell who have
        come since, the gate has looked at when the figures moved."""
        found: dict[Cell, Sizes] = {}
        for (stay, answered), n in self.numbers():
            if answered and not stay.until:
                asked = (n * (question in answered) for question in self.layout.questions)
                found[stay.cell] = added(found.get(stay.cell), (n, *asked))
        return found

    def respondents(self, category: Category) -> int:
        """How many people the figures count that are shown of a category."""
        if self._table_of(category) is None:
            return sum(n for (stay, answered), n in self.numbers() if answered and not stay.until)
        variable, name = category
        shown_from = max(place for place, each in enumerate(self.snapshots) if category in each)
        return sum(
            n
            for (stay, answered), n in self.numbers()
            if answered and stay.cell[variable] == name and stay.counted_in(shown_from)
        )

    def numbers(self) -> list[tuple[Standing, int]]:
        """How many answers are, or were, counted as what."""
        counts = self.people.counts(len(self.standings)).tolist()
        return [*zip(self.standings, counts, strict=True), *self.departed.items()]

    def counted(self) -> People:
        """Those whom the last snapshot counts."""
        return self.people.where(self._is_counted[self.people.places])

    @property
    def _is_counted(self) -> NDArray[np.bool_]:
        """Of each standing, whether the last snapshot counts it."""
        return np.array([each.stay.until is None for each in self.standings], np.bool_)

    def tally(self, category: Category | None = None) -> Tally:
        """The counts that are shown of a category, or of everybody: none where nothing is.

        Who is counted in them is told apart only by the questions answered.
        """
        packed = self.tables.get(self._table_of(category))
        return unpack(packed) if packed else Tally(self.layout)

    def _table_of(self, category: Category | None) -> Category | None:
        """What a category is counted in: where no meeting was ever opened for the group, everybody
        is without."""
        if category is None or category[1]:
            return category
        everybody = [*self.standings, *self.departed]
        return category if any(each.stay.cell[category[0]] for each in everybody) else None

    def waiting(self, present: Present) -> int:
        """How many people have come, left or been changed since the last snapshot."""
        return self._moves(present).people

    def moved(
        self, present: Present, figures: Figures, step: int, roll: int | None = None
    ) -> "Frozen":
        """With one snapshot more; the same where fewer than ``step`` people have come, left or been
        changed since the last one, or where the gate says that the figures may not move yet.

        Where a few have left out a question, figures of those who did not would tell of them. They
        are then not counted until there are enough of them.

        ``roll`` is as in :meth:`History.moved`. What was never shown is shown whatever is to come.
        """
        moves = self._moves(present)
        if moves.people < step:
            return self
        moved = self._moved(present, moves, figures, roll)
        if moved is self and not present.whole[~moves.same].all():
            present = present.complete()
            moves = self._moves(present)
            if moves.people >= step:
                return self._moved(present, moves, figures, roll)
        return moved

    def arranged(self, instrument: str, layout: Layout, renamed: Mapping[str, str]) -> "Frozen":
        """The same for another instrument, by its hash: as :meth:`Tally.arranged`."""

        def told(answered: Iterable[str]) -> tuple[str, ...]:
            names = {renamed.get(question, question) for question in answered}
            return tuple(question for question in layout.questions if question in names)

        def as_told(standing: Standing) -> Standing:
            return standing._replace(answered=told(standing.answered))

        departed: Counter[Standing] = Counter()
        for standing, n in self.departed.items():
            departed[as_told(standing)] += n
        standings = {as_told(each): NOWHERE for each in self.standings}
        standings = {each: place for place, each in enumerate(standings)}
        places = np.array([standings[as_told(each)] for each in self.standings], np.int32)
        people = replace(self.people, places=places[self.people.places])
        return replace(
            self,
            instrument=instrument,
            layout=layout,
            people=people,
            standings=tuple(standings),
            departed=departed,
            tables={
                category: pack(unpack(packed).arranged(layout, renamed))
                for category, packed in self.tables.items()
            },
        )

    def _moved(
        self, present: Present, moves: _Moves, figures: Figures, roll: int | None
    ) -> "Frozen":
        number = len(self.snapshots)
        came = self._standing_now(present, moves.came, number)
        again = self._standing_now(present, moves.again, number, again=True)
        history = self.history(figures)
        after = history.moved(
            Changes(
                came=sized(((each.stay.cell, each, n) for each, n in came.items()), figures),
                left=sized(((each.stay, each, n) for each, n in self._at(moves.left)), figures),
                again=sized(((each.stay.cell, each, n) for each, n in again.items()), figures),
                back=sized(
                    ((each.stay, each, n) for each, n in self._at(moves.at[moves.back])), figures
                ),
            ),
            roll=roll if self.snapshots else None,
        )
        if after is history:
            return self
        departed = Counter(self.departed)
        for each, n in self._at(moves.at[moves.again]):
            departed[each.ended(number)] += n
        people, standings = self._people_after(present, moves, [*came, *again])
        return replace(
            self,
            snapshots=after.snapshots,
            people=people,
            standings=standings,
            departed=departed,
            tables={**self.tables, **self._tables(present.counts(), after.snapshots[number])},
        )

    def _at(self, chosen: NDArray[np.bool_] | Places) -> list[tuple[Standing, int]]:
        """As what some of the people are or were counted, and how many."""
        counts = np.bincount(self.people.places[chosen], minlength=len(self.standings)).tolist()
        return [(each, n) for each, n in zip(self.standings, counts, strict=True) if n]

    def _people_after(
        self, present: Present, moves: _Moves, new: Iterable[Standing]
    ) -> tuple[People, tuple[Standing, ...]]:
        """Everybody who was ever counted, and as what they are, or were at last."""
        number, length = len(self.snapshots), len(self.standings)
        ended = [each.ended(number) for each in self.standings]
        resumed = [each.resumed(number) for each in self.standings]
        standings = [*self.standings, *ended, *resumed, *new]
        as_new = {
            (Kind(each.stay.cell, each.answered), each.stay.again): place
            for place, each in enumerate(standings)
            if place >= 3 * length
        }
        place_of = np.array(
            [[as_new.get((kind, again), NOWHERE) for kind in present.kinds]
             for again in (False, True)], np.int32,
        )  # fmt: skip
        now = place_of[moves.known.astype(int), present.people.places]
        places = self.people.places.copy()
        places[moves.left] += length
        places[moves.at[moves.back]] += 2 * length
        places[moves.at[moves.again]] = now[moves.again]
        people = replace(self.people, places=places).joined(
            replace(present.people, places=now).where(moves.came)
        )
        used, kept = np.unique(people.places, return_inverse=True)
        people = People(people.ids, kept.astype(np.int32), self._corrected_after(present.people))
        return people, tuple(standings[place] for place in used)

    def _corrected_after(self, people: People) -> Mapping[bytes, bytes]:
        """By what everybody counts, or counted at last."""
        before = self.people.corrected
        _, here = people.at(as_ids(before))
        gone = [each for each, is_here in zip(before, here, strict=True) if not is_here]
        return {each: before[each] for each in gone} | dict(people.corrected)

    def _tables(self, tally: Tally, shown: Iterable[Category]) -> dict[Category | None, bytes]:
        """The counts of everybody, and of each of these categories: of those without one, where
        others have one."""
        tables: dict[Category | None, bytes] = {None: pack(_merged(tally, self.group))}
        parted = {
            variable for stratum in tally.cells
            for variable, name in enumerate(cell_of(stratum)) if name
        }  # fmt: skip
        for variable, name in shown:
            if variable in parted:
                own = tally.where(partial(_is_of, variable=variable, name=name))
                tables[variable, name] = pack(_merged(own, self.group))
        return tables

    def _moves(self, present: Present) -> _Moves:
        people = present.people
        at, known = self.people.at(people.ids)
        corrected = self._corrected_since(people)
        same, back = (
            self._as_they_are(present, at, known, corrected, counted=counted)
            for counted in (True, False)
        )
        left = self._is_counted[self.people.places]
        left[at[same]] = False
        return _Moves(at, known, same, left, back)

    def _as_they_are(
        self,
        present: Present,
        at: Places,
        known: NDArray[np.bool_],
        corrected: Places,
        *,
        counted: bool,
    ) -> NDArray[np.bool_]:
        """Of those present, who are just what they were: when counted in the last snapshot, or when
        counted at last before it."""
        numbers = {kind: number for number, kind in enumerate(present.kinds)}
        as_kinds = [
            numbers.get(Kind(each.stay.cell, each.answered), NOWHERE)
            if (each.stay.until is None) is counted
            else NOWHERE
            for each in self.standings
        ]
        found = known.copy()
        were = np.array([*as_kinds, NOWHERE], np.int32)[self.people.places]
        found[known] = were[at[known]] == present.people.places[known]
        found[corrected] = False
        return found

    def _corrected_since(self, people: People) -> Places:
        """Where those stand who do not count by the same correction as before."""
        then, now = self.people.corrected, people.corrected
        other = {each: None for each in {**then, **now} if then.get(each) != now.get(each)}
        places, here = people.at(as_ids(other))
        return places[here]

    @staticmethod
    def _standing_now(
        present: Present, chosen: NDArray[np.bool_], number: int, *, again: bool = False
    ) -> dict[Standing, int]:
        """As what some of those present begin to count with a snapshot, and how many."""
        counts = np.bincount(present.people.places[chosen], minlength=len(present.kinds)).tolist()
        return {
            Standing(Stay(kind.cell, number, again=again), kind.answered): n
            for kind, n in zip(present.kinds, counts, strict=True)
            if n
        }


def _is_of(stratum: Stratum, variable: int, name: str) -> bool:
    return cell_of(stratum)[variable] == name


def _merged(tally: Tally, group: str) -> Tally:
    """The same counts, told apart by nothing but the questions answered."""
    merged = Tally(tally.layout)
    for stratum, cell in tally.cells.items():
        merged.count(Stratum("", "", group, None, None, "", "", stratum.answered), cell)
    return merged
