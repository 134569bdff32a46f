"""The answers in one folder, counted as they come."""

import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from valuetui.instrument.model import Instrument
from valuetui.responses.answer import Answer
from valuetui.responses.condition import Condition, condition_of, is_settled
from valuetui.responses.fold import Corrections
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.following import Problem
from valuetui.responses.instruments import kept_instruments
from valuetui.responses.record import Correction, Fact, UnknownRecord, fact_from_document
from valuetui.responses.seal import Opener
from valuetui.responses.sealed import is_sealed
from valuetui.results.roster import Roster
from valuetui.results.tally import Layout, Stratum, Tally, UnknownPick
from valuetui.station.cache import keep, kept
from valuetui.station.comparable import understood
from valuetui.station.errors import NewerInstrument, NoInstrument

Adding = Callable[[Answer], Stratum | None]


class Counting:
    """The tallies of a folder's answers. :meth:`refresh` takes in those that came since.

    Where nothing has changed since they were last counted, they are as they were kept
    (:mod:`valuetui.station.cache`), and the answers are read only when something comes. Sealed
    answers are counted where the ``opener`` has the key, and nothing of them is kept.

    Raises :class:`~valuetui.responses.errors.NoResponses` where there is no folder of answers.
    """

    def __init__(self, folder: Path, opener: Opener | None = None) -> None:
        self.folder = folder
        self.instruments: dict[str, Instrument] = {}
        """Those that were answered, by their hashes."""
        self.tallies: dict[str, Tally] = {}
        """The answers to each of them."""
        self.roster = Roster()
        """Which answers these are."""
        self._opener = opener
        self._responses = ResponseFolder(folder, opener=opener)
        self._corrections = Corrections()
        self._must_recount = False
        self._unknown = 0
        self._not_counted: NoInstrument | NewerInstrument | None = None
        self._resting: Condition | None = None
        """In which the files were when these tallies were kept; None once the answers are read."""
        if not self._take_up():
            self._begin_anew()

    @property
    def problems(self) -> list[Problem]:
        """What a person should know about the answers that were read."""
        unknown = Problem(self._responses.path, "unknown", self._unknown)
        return [*self._responses.problems, *([unknown] if self._unknown else [])]

    @property
    def unopened(self) -> Counter[str]:
        """How many sealed answers are not counted, by reason."""
        return self._responses.unopened

    @property
    def path(self) -> Path:
        """Where the files of answers are."""
        return self._responses.path

    def must_be_whole(self) -> None:
        """Raises :class:`NoInstrument` where there are answers to an instrument that is not kept,
        and :class:`NewerInstrument` where it cannot be read."""
        if self._not_counted:
            self._read_all()
        if self._not_counted:
            raise self._not_counted

    def refresh(self) -> bool:
        """Count what came since the last call; whether there was anything."""
        if self._resting is not None:
            if self._resting == condition_of(self.folder):
                return False
            self._begin_anew()
            return True
        changed = self._count_new()
        if self._must_recount:
            self._read_all()
        return changed

    def _take_up(self) -> bool:
        """Whether tallies were kept of the files as they are now."""
        condition = condition_of(self.folder)
        found = None if self._opener else kept(self.folder, condition)
        if found is None:
            return False
        tallies, roster = found
        for stamp in tallies:
            try:
                self._learn(stamp)
            except (NoInstrument, NewerInstrument):
                return False
        self.tallies, self.roster, self._resting = tallies, roster, condition
        return True

    def _begin_anew(self) -> None:
        """Read all answers, and keep the tallies where that can be done in good conscience."""
        condition, begun = condition_of(self.folder), time.time_ns()
        self._resting = None
        self._read_all()
        whole = not (self.problems or self.unopened or self._not_counted or self._opener)
        if whole and self.tallies and is_settled(condition, begun):
            keep(self.folder, condition, self.tallies, self.roster)

    def _read_all(self) -> None:
        self._responses = ResponseFolder(self.folder, opener=self._opener)
        self.instruments, self.tallies, self.roster = {}, {}, Roster()
        self._must_recount, self._unknown, self._not_counted = False, 0, None
        self._count_new()
        if self._must_recount:  # with the corrections, which are known now
            self._read_all()

    def _count_new(self) -> bool:
        found = False
        adding: dict[str, Adding] = {}
        with ExitStack() as bulk:
            for document in self._responses.follow():
                found = True
                if is_sealed(document):
                    continue
                try:
                    if answer := self._standing(fact_from_document(document)):
                        stamp = answer.instrument_hash
                        if stamp not in adding:
                            adding[stamp] = self._adding(stamp, bulk)
                        if stratum := adding[stamp](answer):
                            last = self._corrections.last(answer.id)
                            self.roster.add(answer.id, stamp, stratum, last.id if last else None)
                except (UnknownRecord, UnknownPick):
                    self._unknown += 1
        return found

    def _standing(self, fact: Fact) -> Answer | None:
        """The answer that a fact is, as it counts. A correction is seldom: with a new one all is
        counted anew, so that no answer need be kept in memory for the sake of those that are
        corrected."""
        if isinstance(fact, Answer):
            return self._corrections.standing(fact)
        if isinstance(fact, Correction):
            self._must_recount |= self._corrections.add(fact)
        return None

    def _adding(self, stamp: str, bulk: ExitStack) -> Adding:
        """What counts the answers to an instrument."""
        if stamp not in self.instruments:
            try:
                self._learn(stamp)
            except (NoInstrument, NewerInstrument) as error:
                self._not_counted = error
                return _leave
        return bulk.enter_context(self.tallies[stamp].in_bulk())

    def _learn(self, stamp: str) -> None:
        form = kept_instruments(self.folder).get(stamp)
        if form is None:
            raise NoInstrument(self.folder)
        self.instruments[stamp] = understood(self.folder, form)
        self.tallies[stamp] = Tally(Layout.of(self.instruments[stamp]))


def _leave(_answer: Answer) -> None:
    """For now: see :meth:`Counting.must_be_whole`."""
