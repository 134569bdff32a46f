"""The survey whose answers lie in one folder: kept, counted, and followed as they come."""

import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Self

from valuetui.instrument.canonical import canonical, from_canonical
from valuetui.instrument.difference import Difference, difference
from valuetui.instrument.model import Instrument
from valuetui.responses.errors import NoResponses, StoreError
from valuetui.responses.instruments import keep_instrument, kept_instruments
from valuetui.responses.record import Answer, UnknownRecord, record_from_document
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
    """The folder holds answers to different value lists, which cannot be counted together."""

    def __init__(self, path: Path, first: Instrument, other: Instrument) -> None:
        super().__init__(path, "not-comparable", "answers to different value lists")
        self.first = first
        self.other = other

    @property
    def difference(self) -> Difference:
        """What differs."""
        return difference(self.first, self.other)


class Collector:
    """Where a station puts its answers: the file of the station, with the instrument beside it.

    Raises :class:`NotComparable` where the folder holds answers to other words, and another
    :class:`~valuetui.responses.errors.StoreError` where it cannot be used.
    """

    def __init__(self, folder: Path, station: str, instrument: Instrument) -> None:
        _refuse_other_words(folder, instrument)
        keep_instrument(folder, canonical(instrument))
        self._folder = folder
        self._store = StationStore(folder, station)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._store.close()

    @property
    def store(self) -> StationStore:
        """The station's file."""
        return self._store

    def save(self, answer: Answer) -> None:
        """Keep an answer; safe on disk when this returns, ``StoreError`` otherwise."""
        self._store.save(answer.to_document())

    def has(self, identifier: str) -> bool:
        """Whether an answer with this id is in the folder. Reads all of them.

        Raises :class:`~valuetui.responses.errors.StoreError`.
        """
        documents = ResponseFolder(self._folder).documents()
        return any(document.get("id") == identifier for document in documents)

    def save_many(self, answers: Iterable[Answer]) -> None:
        """Keep many answers at once."""
        self._store.save_many([answer.to_document() for answer in answers])


def _refuse_other_words(folder: Path, instrument: Instrument) -> None:
    """Keep apart what could never be counted together. An instrument that lies there without
    answers was only tried out."""
    for stamp, form in kept_instruments(folder).items():
        other = _understood(folder, form)
        if not difference(other, instrument).comparable and _has_answers(folder, stamp):
            raise NotComparable(folder, other, instrument)


def _has_answers(folder: Path, stamp: str) -> bool:
    with suppress(NoResponses):
        documents = ResponseFolder(folder).documents()
        return any(document.get("instrument_hash") == stamp for document in documents)
    return False


def _understood(folder: Path, form: bytes) -> Instrument:
    """The instrument of a canonical form, whose bytes are as they were written: what cannot be
    read was written by another version."""
    try:
        return from_canonical(form)
    except ValueError:
        raise NewerInstrument(folder) from None


class Survey:
    """The answers in a folder, counted. :meth:`refresh` takes in those that came since.

    Raises :class:`~valuetui.responses.errors.NoResponses` where there is no folder of answers.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.unknown_records = 0
        """Records of kinds that this version does not know."""
        self._responses = ResponseFolder(folder)
        self._tallies: dict[str, Tally] = {}
        self.refresh()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What a person should know about the files that were read."""
        return tuple(self._responses.problems)

    def refresh(self) -> bool:
        """Count the answers that came since the last call; whether there were any."""
        new = list(self._responses.follow())
        for document in new:
            try:
                answer = record_from_document(document)
            except UnknownRecord:
                self.unknown_records += 1
            else:
                self._tallies.setdefault(answer.instrument_hash, Tally()).add(answer)
        return bool(new)

    def comparison(self) -> Comparison:
        """The comparison of all answers.

        Versions of the instrument that offered the same words are counted together; the newest
        gives the texts. Raises :class:`NotComparable` where the words were not the same,
        :class:`NoInstrument` and :class:`NewerInstrument`.
        """
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
