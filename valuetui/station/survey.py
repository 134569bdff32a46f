"""The survey whose answers lie in one folder: kept, counted, and followed as they come."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from valuetui.instrument.difference import difference
from valuetui.instrument.model import Instrument
from valuetui.responses.errors import StoreError
from valuetui.responses.fold import Corrections
from valuetui.responses.instruments import kept_instruments
from valuetui.responses.record import Answer, Fact, UnknownRecord, fact_from_document
from valuetui.responses.seal import Opener, is_sealed
from valuetui.responses.store import Problem, ResponseFolder
from valuetui.results.comparison import Comparison, compare
from valuetui.results.tally import Tally
from valuetui.station.collector import understood
from valuetui.station.errors import NoInstrument, NotComparable


class AllSealed(StoreError):
    """There are answers, but none that can be read. Reasons: ``sealed`` (there was no key), else
    ``other-key`` (some were sealed for other keys), else ``damaged``."""

    def __init__(self, path: Path, unopened: Mapping[str, int]) -> None:
        reason = next(each for each in ("sealed", "other-key", "damaged") if each in unopened)
        super().__init__(path, reason, f"all answers are sealed: {reason}")


def still_sealed(folder: ResponseFolder) -> list[Problem]:
    """How many of the answers that were read stayed sealed, and why."""
    return [Problem(folder.path, reason, n) for reason, n in sorted(folder.unopened.items())]


class Survey:
    """The answers in a folder, counted. :meth:`refresh` takes in those that came since.

    Sealed answers are counted where the ``opener`` has the key.

    Raises :class:`~valuetui.responses.errors.NoResponses` where there is no folder of answers.
    """

    def __init__(self, folder: Path, opener: Opener | None = None) -> None:
        self.folder = folder
        self._opener = opener
        self._responses = ResponseFolder(folder, opener=opener)
        self._tallies: dict[str, Tally] = {}
        self._corrections = Corrections()
        self._must_recount = False
        self._unknown = 0
        self._organisations: set[str] = set()
        self._has_past_groups = False
        self.refresh()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What a person should know about the answers that were read, and about those that the last
        :meth:`comparison` left out."""
        found = list(self._responses.problems)
        if self._unknown:
            found.append(Problem(self._responses.path, "unknown", self._unknown))
        if len(self._organisations) > 1:
            found.append(Problem(self._responses.path, "organisations", len(self._organisations)))
        if self._has_past_groups:
            found.append(Problem(self._responses.path, "groups"))
        if not self.all_sealed:  # which is an error of its own
            found += still_sealed(self._responses)
        return tuple(found)

    @property
    def unopened(self) -> Counter[str]:
        """How many sealed answers are not counted, by reason: see :class:`AllSealed`."""
        return self._responses.unopened

    @property
    def all_sealed(self) -> bool:
        """There are sealed answers, and none could be counted."""
        return not self._tallies and bool(self.unopened)

    def refresh(self) -> bool:
        """Count what came since the last call; whether there was anything."""
        changed = self._count_new()
        while self._must_recount:
            self._responses = ResponseFolder(self.folder, opener=self._opener)
            self._must_recount = False
            self._tallies, self._organisations, self._unknown = {}, set(), 0
            self._count_new()
        return changed

    def _count_new(self) -> bool:
        found = False
        for document in self._responses.follow():
            found = True
            if is_sealed(document):
                continue
            try:
                self._take_in(fact_from_document(document))
            except UnknownRecord:
                self._unknown += 1
        return found

    def _take_in(self, fact: Fact) -> None:
        """Count an answer. A correction is seldom: with a new one all is counted anew, so that no
        answer need be kept in memory for the sake of those that are corrected."""
        if not isinstance(fact, Answer):
            self._must_recount |= self._corrections.add(fact)
        elif answer := self._corrections.standing(fact):
            self._organisations.add(answer.organisation)
            self._tallies.setdefault(answer.instrument_hash, Tally()).add(answer)

    def comparison(self) -> Comparison:
        """The comparison of all answers.

        Versions of the instrument that are comparable are counted together; the newest gives the
        texts. Raises :class:`NotComparable`, :class:`NoInstrument`, :class:`NewerInstrument` and
        :class:`AllSealed`.
        """
        if self.all_sealed:
            raise AllSealed(self.folder, self.unopened)
        instruments = self._instruments()
        newest = instruments[max(instruments, key=lambda stamp: _age(stamp, instruments[stamp]))]
        together = Tally()
        for stamp, tally in self._tallies.items():
            if stamp not in instruments:
                raise NoInstrument(self.folder)
            found = difference(instruments[stamp], newest)
            if not found.comparable:
                raise NotComparable(self.folder, instruments[stamp], newest)
            together += tally.with_questions(dict(found.renamed))
        groups = {group.id for group in newest.groups}
        self._has_past_groups = not groups.issuperset(together.respondents)
        return compare(together, newest)

    def _instruments(self) -> dict[str, Instrument]:
        """The instruments of the answers; where there are none yet, all that are kept."""
        kept = kept_instruments(self.folder)
        used = {stamp: kept[stamp] for stamp in self._tallies if stamp in kept} or kept
        if not used:
            raise NoInstrument(self.folder)
        return {stamp: understood(self.folder, form) for stamp, form in used.items()}


def _age(stamp: str, instrument: Instrument) -> tuple[list[str | int], str]:
    """What sorts instruments by version, 9 before 10; the hash decides between equals."""
    parts = re.split(r"([0-9]+)", instrument.version)
    return [int(part) if part.isdecimal() else part for part in parts], stamp
