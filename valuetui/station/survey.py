"""The survey whose answers lie in one folder: kept, counted, and followed as they come."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Self

from valuetui.instrument.canonical import canonical, from_canonical
from valuetui.instrument.difference import Difference, difference
from valuetui.instrument.model import Instrument
from valuetui.responses.closing import close_station, is_due
from valuetui.responses.errors import NoResponses, StoreError
from valuetui.responses.fold import Corrections
from valuetui.responses.instruments import keep_instrument, kept_instruments
from valuetui.responses.layout import Document
from valuetui.responses.record import Answer, Fact, UnknownRecord, fact_from_document
from valuetui.responses.seal import Opener, Sealer, is_sealed
from valuetui.responses.sessions import sittings
from valuetui.responses.store import Problem, ResponseFolder, StationStore
from valuetui.results.comparison import Comparison, compare
from valuetui.results.tally import Tally


class NoInstrument(StoreError):
    """The answers' questionnaire is not in the folder, so that they cannot be understood."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "no-instrument", "the instrument of the answers is not there")


class NewerInstrument(StoreError):
    """An instrument in the folder was kept by a version of the program with a later form."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "newer", "an instrument was kept by a later version of the program")


class NotComparable(StoreError):
    """The folder holds answers to other words, or to questions about something else, which cannot
    be counted together. ``other`` is the later instrument."""

    def __init__(self, path: Path, first: Instrument, other: Instrument) -> None:
        super().__init__(path, "not-comparable", "answers to instruments that cannot be compared")
        self.first = first
        self.other = other

    @property
    def difference(self) -> Difference:
        """What differs."""
        return difference(self.first, self.other)


class AllSealed(StoreError):
    """There are answers, but none that can be read. Reasons: ``sealed`` (there was no key), else
    ``other-key`` (some were sealed for other keys), else ``damaged``."""

    def __init__(self, path: Path, unopened: Mapping[str, int]) -> None:
        reason = next(each for each in ("sealed", "other-key", "damaged") if each in unopened)
        super().__init__(path, reason, f"all answers are sealed: {reason}")


class Collector:
    """Where a station puts its answers: the file of the station, with the instrument beside it.

    With a ``sealer`` only the holders of its keys can read them.

    Raises :class:`NotComparable` where the folder holds answers that cannot be counted together
    with those to this instrument, and another
    :class:`~valuetui.responses.errors.StoreError` where it cannot be used.
    """

    def __init__(
        self, folder: Path, station: str, instrument: Instrument, sealer: Sealer | None = None
    ) -> None:
        _refuse_incomparable(folder, instrument)
        keep_instrument(folder, canonical(instrument))
        self._folder, self._station = folder, station
        self._store = StationStore(folder, station)
        self._sealer = sealer
        self._unsaved: tuple[Fact, Document] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._store.close()

    @property
    def store(self) -> StationStore:
        """The station's file."""
        return self._store

    def save(self, fact: Fact) -> None:
        """Keep an answer or a correction; it is safe on disk when this returns.

        What could not be saved is sealed only once, however often it is tried again: a copy that
        did reach a disk is then the very same document.
        """
        if self._unsaved is None or self._unsaved[0] != fact:
            self._unsaved = fact, self._document(fact)
        self._store.save(self._unsaved[1])
        self._unsaved = None

    def begin_day(self, today: date) -> None:
        """Close what earlier days have left in the order of arrival, and make the first save as
        quick as the others. Saving waits meanwhile; call it in a thread. May raise ``StoreError``.
        """
        if is_due(self._folder, self._station, today.isoformat()):
            close_station(self._folder, self._station, today.isoformat())
        self._store.warm()

    def sitting(self, group: str | None) -> str | None:
        """The id of the session that an answer of this group belongs to now.

        Of several that are open one for the group itself comes before one for all; None where
        still more than one is left, or where nobody can tell: the answer counts without.
        """
        with suppress(StoreError):
            is_open = [each for each in sittings(self._folder) if each.closed is None]
            for kind in (group, None):
                found = [each.id for each in is_open if each.group == kind]
                if found:
                    return found[0] if len(found) == 1 else None
        return None

    def has(self, identifier: str) -> bool:
        """Whether an answer with this id is in the folder. Reads all of them.

        Raises :class:`~valuetui.responses.errors.StoreError`.
        """
        documents = ResponseFolder(self._folder).documents()
        return any(document.get("id") == identifier for document in documents)

    def save_many(self, facts: Iterable[Fact]) -> None:
        """Keep many at once."""
        self._store.save_many([self._document(fact) for fact in facts])

    def _document(self, fact: Fact) -> Document:
        document = fact.to_document()
        return self._sealer.seal(document) if self._sealer else document


def _refuse_incomparable(folder: Path, instrument: Instrument) -> None:
    """Keep apart what could never be counted together. An instrument that lies there without
    answers was only tried out.

    What a sealed answer is an answer to nobody can see here: to other words, unless an instrument
    with the same words lies there too.
    """
    others = {stamp: _understood(folder, form) for stamp, form in kept_instruments(folder).items()}
    strange = {
        stamp: other
        for stamp, other in others.items()
        if not difference(other, instrument).comparable
    }
    for stamp, other in strange.items():
        if _has_answers(folder, stamp, sealed=len(strange) == len(others)):
            raise NotComparable(folder, other, instrument)


def _has_answers(folder: Path, stamp: str, *, sealed: bool) -> bool:
    with suppress(NoResponses):
        return any(
            document.get("instrument_hash") == stamp or (sealed and is_sealed(document))
            for document in ResponseFolder(folder).documents()
        )
    return False


def _understood(folder: Path, form: bytes) -> Instrument:
    """The instrument of a canonical form, whose bytes are as they were written: what cannot be
    read was written by another version."""
    try:
        return from_canonical(form)
    except ValueError:
        raise NewerInstrument(folder) from None


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
        self.refresh()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What a person should know about the answers that were read."""
        found = list(self._responses.problems)
        if self._unknown:
            found.append(Problem(self._responses.path, "unknown", self._unknown))
        if len(self._organisations) > 1:
            found.append(Problem(self._responses.path, "organisations", len(self._organisations)))
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
            if not difference(instruments[stamp], newest).comparable:
                raise NotComparable(self.folder, instruments[stamp], newest)
            together += tally
        return compare(together, newest)

    def _instruments(self) -> dict[str, Instrument]:
        """The instruments of the answers; where there are none yet, all that are kept."""
        kept = kept_instruments(self.folder)
        used = {stamp: kept[stamp] for stamp in self._tallies if stamp in kept} or kept
        if not used:
            raise NoInstrument(self.folder)
        return {stamp: _understood(self.folder, form) for stamp, form in used.items()}


def _age(stamp: str, instrument: Instrument) -> tuple[list[str | int], str]:
    """What sorts instruments by version, 9 before 10; the hash decides between equals."""
    parts = re.split(r"([0-9]+)", instrument.version)
    return [int(part) if part.isdecimal() else part for part in parts], stamp
