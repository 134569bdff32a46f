"""The survey whose answers lie in one folder: kept, counted, and followed as they come."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Self

from valuetui.instrument.canonical import canonical, from_canonical
from valuetui.instrument.difference import Difference, difference
from valuetui.instrument.model import Instrument
from valuetui.responses.errors import StoreError
from valuetui.responses.instruments import keep_instrument, kept_instruments
from valuetui.responses.record import Answer, UnknownRecord, record_from_document
from valuetui.responses.store import Problem, ResponseFolder, StationStore
from valuetui.results.comparison import Comparison, compare
from valuetui.results.tally import Tally
from valuetui.station.demo import demo_answers, demo_instrument


class NoInstrument(StoreError):
    """The answers' questionnaire is not in the folder, so that they cannot be understood."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "no-instrument", "the instrument of the answers is not there")


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

    Raises :class:`~valuetui.responses.errors.StoreError` where the folder cannot be used.
    """

    def __init__(self, folder: Path, station: str, instrument: Instrument) -> None:
        self._store = StationStore(folder, station)
        keep_instrument(folder, canonical(instrument))

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

    def save_many(self, answers: Iterable[Answer]) -> None:
        """Keep many answers at once."""
        self._store.save_many([answer.to_document() for answer in answers])


def keep_demo(folder: Path, sizes: Mapping[str, int], seed: int) -> None:
    """Keep the answers of an invented population in a folder, group id to number of people."""
    instrument = demo_instrument()
    with Collector(folder, "demo", instrument) as collector:
        collector.save_many(demo_answers(instrument, sizes, seed))


class Survey:
    """The answers in a folder, counted. :meth:`refresh` takes in those that came since.

    Raises :class:`~valuetui.responses.errors.StoreError` where the folder has no answers or its
    instrument is missing.
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

        Versions of the instrument that offered the same words are counted together. Raises
        :class:`NotComparable` where they did not, and :class:`NoInstrument`.
        """
        instruments = self._instruments()
        newest = max(instruments.items(), key=lambda item: (item[1].version, item[0]))[1]
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
        kept = {
            stamp: from_canonical(data) for stamp, data in kept_instruments(self.folder).items()
        }
        used = {stamp: kept[stamp] for stamp in self._tallies if stamp in kept} or kept
        if not used:
            raise NoInstrument(self.folder)
        return used
