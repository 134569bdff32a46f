"""The survey whose answers lie in one folder: kept, counted, and followed as they come."""

from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from valuetui.instrument.margins import FILE as MARGINS
from valuetui.instrument.model import Instrument
from valuetui.responses.answer import Answer
from valuetui.responses.errors import StoreError
from valuetui.responses.following import Problem
from valuetui.responses.reviews.keeping import ReviewFile
from valuetui.responses.seal import Opener
from valuetui.responses.sessions import sittings
from valuetui.results.comparison import Comparison, compare, with_missed
from valuetui.results.evidence import Evidence
from valuetui.results.evidence import evidence as weighed
from valuetui.results.frozen import Frozen
from valuetui.results.gate import Look, Progress, progress, step
from valuetui.results.offers import offers
from valuetui.results.quality.report import QualityReport
from valuetui.results.selection import Offer, Selection
from valuetui.results.tally import Tally
from valuetui.results.weighting.report import WeightedReport
from valuetui.station.counting import Counting
from valuetui.station.days import Days, days_shown
from valuetui.station.missed import words_shown
from valuetui.station.newest import Newest
from valuetui.station.one_by_one import answers_shown
from valuetui.station.quality import AsShown, quality_in
from valuetui.station.snapshots import Shown, Snapshots
from valuetui.station.versions import versions_in
from valuetui.station.weighing import Showings, weighted_report

RECENT = 4
"""Comparisons of which it can still be asked how sure they are: the workbook makes one beside that
on the screen."""


class AllSealed(StoreError):
    """There are answers, but none that can be read. Reasons: ``sealed`` (there was no key), else
    ``other-key`` (some were sealed for other keys), else ``damaged``."""

    def __init__(self, path: Path, unopened: Mapping[str, int]) -> None:
        reason = next(each for each in ("sealed", "other-key", "damaged") if each in unopened)
        super().__init__(path, reason, f"all answers are sealed: {reason}")


def still_sealed(path: Path, unopened: Mapping[str, int]) -> list[Problem]:
    """How many of the answers that were read stayed sealed, and why."""
    return [Problem(path, reason, n) for reason, n in sorted(unopened.items())]


class Survey:
    """The answers in a folder, counted. :meth:`refresh` takes in those that came since. Of their
    figures only snapshots are shown (:mod:`valuetui.station.snapshots`).

    Sealed answers are counted where the ``opener`` has the key. Of ``invented`` answers, which are
    nobody's, it is forgotten what was shown: the figures are those of this moment.

    Raises :class:`~valuetui.responses.errors.NoResponses` where there is no folder of answers.
    """

    def __init__(
        self, folder: Path, opener: Opener | None = None, *, invented: bool = False
    ) -> None:
        self.folder = folder
        self._opener = opener
        self._counting = Counting(folder, opener)
        self._snapshots = Snapshots(folder, in_memory=opener is not None, anew=invented)
        self._showings = Showings(folder, in_memory=opener is not None or invented)
        self._has_past_groups = False
        self._asked_again_at = Counter[str]()
        """With how many people waiting the gate, which may need seconds, is asked again whether the
        figures of a group that it has refused may move."""
        self._recent: dict[str, _Made] = {}
        """The last few comparisons, by their snapshots."""
        self._compared: tuple[Comparison, Tally] | None = None
        self._compared_of: tuple[str, Shown, Selection | None] | None = None
        self._asked: Newest | None = None
        """What was asked, when it was compared last."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What a person should know about the answers that were read, and about those that the last
        :meth:`comparison` left out."""
        path = self._counting.path
        found = self._counting.problems
        organisations = self._organisations()
        if len(organisations) > 1:
            found.append(Problem(path, "organisations", len(organisations)))
        if self._has_past_groups:
            found.append(Problem(path, "groups"))
        found += self._snapshots.problems
        if not self.all_sealed:  # which is an error of its own
            found += still_sealed(path, self.unopened)
        return tuple(found)

    @property
    def unopened(self) -> Counter[str]:
        """How many sealed answers are not counted, by reason: see :class:`AllSealed`."""
        return self._counting.unopened

    @property
    def all_sealed(self) -> bool:
        """There are sealed answers, and none could be counted."""
        return not self._counting.tallies and bool(self.unopened)

    @property
    def asked(self) -> Instrument:
        """What was asked, with the texts that are shown. Raises as :meth:`comparison`."""
        return self._newest().instrument

    def refresh(self) -> bool:
        """Count what came since the last call; whether there was anything."""
        return self._counting.refresh()

    def comparison(self, selection: Selection | None = None, look: Look = Look.ONCE) -> Comparison:
        """The comparison of the groups' latest snapshots, or of what is shown of a selection.

        Where enough has changed for this kind of look, and the gate allows it, the figures move
        before.

        Versions of the instrument that are comparable are counted together; the newest gives the
        texts. Raises :class:`NotComparable`, :class:`NoInstrument`, :class:`NewerInstrument`,
        :class:`AllSealed` and :class:`~valuetui.station.snapshots.NewerSnapshots`.
        """
        if self._moved(self._snapshots.shown(), look):
            self._snapshots.move(lambda latest: self._moved_after_all(latest, look))
        newest, shown = self._newest(), self._snapshots.shown()
        wanted = newest.stamp, shown, selection
        self._asked = newest
        if self._compared is None or self._compared_of != wanted:
            self._compared_of, self._compared = wanted, _compared(newest, shown, selection)
            self._recent[self._compared[0].snapshot] = _Made(*self._compared, newest, shown)
            while len(self._recent) > RECENT:
                del self._recent[next(iter(self._recent))]
        return self._compared[0]

    def selections(self) -> tuple[Offer, ...]:
        """Of whom the figures shown may be looked at apart, and in which groups. Raises as
        :meth:`comparison`."""
        newest, shown = self._newest(), self._snapshots.shown()
        found = offers(
            [newest.frozen(group.id, shown) for group in newest.instrument.groups], newest.figures
        )
        names = self.session_names()
        return tuple(replace(each, name=names.get(each.selection.category, "")) for each in found)

    def session_names(self) -> dict[str, str]:
        """What sessions are called, by their ids; nothing where their file cannot be read."""
        with suppress(StoreError):
            return {sitting.id: sitting.name for sitting in sittings(self.folder)}
        return {}

    def progress(self) -> Mapping[str, Progress]:
        """Of each group how many have answered by now, and when its figures move for somebody who
        follows them. Raises as :meth:`comparison`."""
        newest, shown = self._newest(), self._snapshots.shown()
        answers = Counter[str]()
        for tally in self._counting.tallies.values():
            answers += tally.respondents
        return {
            group.id: progress(
                newest.frozen(group.id, shown).history(newest.figures),
                answers[group.id],
                group.roll,
                Look.FOLLOWING,
            )
            for group in newest.instrument.groups
        }

    def _moved_after_all(self, latest: Shown, look: Look) -> Shown:
        """Who decides must know every answer that anybody may have counted before."""
        self._counting.refresh()
        moved = self._moved(latest, look)
        return {**latest, **moved} if moved else latest

    def _moved(self, shown: Shown, look: Look) -> dict[str, Frozen]:
        """The groups whose figures move with this look."""
        newest = self._newest()
        counts = cache(lambda: newest.counts(self._counting.tallies))
        found = {}
        for group in newest.instrument.groups:
            before = newest.frozen(group.id, shown)
            present = newest.present(group.id, self._counting.roster, counts)
            least = step(before.history(newest.figures), look)
            if look is Look.FOLLOWING:
                least = max(least, self._asked_again_at[group.id])
            waiting = before.waiting(present)
            if waiting < least:
                continue
            after = before.moved(present, newest.figures, least, group.roll)
            if after is before:
                self._asked_again_at[group.id] = waiting + before.threshold
            else:
                found[group.id] = after
        for group_id in found:
            del self._asked_again_at[group_id]
        return found

    def _newest(self) -> Newest:
        """What was asked. Raises as :meth:`comparison`."""
        if self.all_sealed:
            raise AllSealed(self.folder, self.unopened)
        self._counting.must_be_whole()
        newest = Newest.of(self.versions, self.folder)
        groups = {stratum.group for tally in self._counting.tallies.values()
                  for stratum in tally.cells}  # fmt: skip
        self._has_past_groups = not groups.issubset(newest.instrument.group_by_id)
        return newest

    def evidence(self, snapshot: str) -> Evidence | None:
        """How sure the figures of a comparison are, by its snapshot; None where it is long ago. It
        may be asked for from another thread, for it reads nothing that still grows."""
        made = self._recent.get(snapshot)
        return weighed(made.comparison, made.tally) if made else None

    def quality(self) -> QualityReport:
        """How far the answers can be believed that the last comparison counts, from all of them
        read anew. May be asked for in another thread, for nothing that is counted here is touched.
        Raises what :func:`~valuetui.station.quality.quality_in` does."""
        if self._compared_of is None:
            self.comparison()
        assert self._compared_of is not None  # noqa: S101 - as that has just made it
        return quality_in(self.folder, self._opener, AsShown(self._compared_of[1]))

    @property
    def has_margins(self) -> bool:
        """Whether it is said how the people are made up whom some groups stand for."""
        return (self.folder / MARGINS).is_file()

    def weighted(self) -> WeightedReport | None:
        """The weighted figures beside the last comparison, of everybody, from the answers read
        anew; None where there are no margins. In another thread as :meth:`quality`, and raises what
        it does."""
        if not self.has_margins:
            return None
        if self._compared_of is None:
            self.comparison()
        assert self._compared_of is not None  # noqa: S101 - as that has just made it
        assert self._asked is not None  # noqa: S101
        (_, shown, _), newest = self._compared_of, self._asked
        comparison, _ = _compared(newest, shown, None)
        groups = [each.group.id for each in comparison.groups]
        frozen = {group: newest.frozen(group, shown) for group in groups}
        answers = answers_shown(self.folder, self._opener, frozen, newest)
        return weighted_report(self.folder, comparison, answers, frozen, self._showings)

    def answers(self) -> tuple[Answer, ...]:
        """The answers that the last comparison of everybody counts, one by one, of the groups that
        it shows: see :func:`~valuetui.station.one_by_one.answers_shown`. Raises as it does."""
        newest, frozen = self._shown_of_everybody()
        return answers_shown(self.folder, self._opener, frozen, newest)

    def days(self) -> Days | None:
        """The first and the last day on which the answers were given that the last comparison of
        everybody shows. Raises as :meth:`answers`."""
        _, frozen = self._shown_of_everybody()
        return days_shown(self.folder, self._opener, frozen.values())

    def with_words(self, comparison: Comparison) -> Comparison:
        """A comparison of everybody, one of the last few, with the words that people missed, as far
        as they have been reviewed and may be told; that of a part as it is. Reads all answers where
        somebody could write a word. May be asked for from another thread. Raises as
        :meth:`answers`."""
        made = self._recent.get(comparison.snapshot)
        asks_for_words = any(question.write_in for question in comparison.instrument.questions)
        if made is None or comparison.selection or not asks_for_words:
            return comparison
        groups = [each.group.id for each in comparison.groups]
        frozen = {group: made.newest.frozen(group, made.shown) for group in groups}
        written = words_shown(self.folder, self._opener, frozen, made.newest)
        return with_missed(comparison, written, ReviewFile(self.folder).read())

    def reviewed(self) -> object:
        """Another one as soon as somebody has reviewed a word. Cheap."""
        return ReviewFile(self.folder).condition

    def _shown_of_everybody(self) -> tuple[Newest, dict[str, Frozen]]:
        """What was asked, and what is shown of the groups that the last comparison shows."""
        if self._compared_of is None or self._compared_of[2] is not None:
            self.comparison()
        assert self._compared_of is not None  # noqa: S101 - as that has just made it
        assert self._compared is not None  # noqa: S101
        newest, (_, shown, _) = self._newest(), self._compared_of
        groups = [each.group.id for each in self._compared[0].groups]
        return newest, {group: newest.frozen(group, shown) for group in groups}

    @property
    def versions(self) -> Mapping[str, Instrument]:
        """The instruments that were answered, by their hashes; where nobody has answered, those
        that are kept."""
        return self._counting.instruments or versions_in(self.folder)

    def _organisations(self) -> set[str]:
        return {stratum.organisation for tally in self._counting.tallies.values()
                for stratum in tally.cells}  # fmt: skip


class _Made(NamedTuple):
    """A comparison, and what it was made of."""

    comparison: Comparison
    tally: Tally
    newest: Newest
    shown: Shown


def _compared(
    newest: Newest, shown: Shown, selection: Selection | None
) -> tuple[Comparison, Tally]:
    """The comparison, and the counts that it is made from."""
    category = selection.as_category if selection else None
    together, hidden = Tally(newest.layout), set()
    for group in newest.instrument.groups:
        frozen = newest.frozen(group.id, shown)
        if frozen.may_tell(category):
            together += frozen.tally(category)
        if frozen.may_show(None) and not frozen.may_tell(category):
            hidden.add(group.id)
    return compare(together, newest.instrument, selection, hidden), together
