"""What a folder holds, as much of it as is needed to say what another record would be to it. Pure:
it is told of records and knows no file."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from valuetui.responses.answer import Answer
from valuetui.responses.fold import Corrections
from valuetui.responses.layout import Document
from valuetui.responses.record import Correction, Fact, UnknownRecord, fact_from_document
from valuetui.responses.sealed import is_sealed
from valuetui.responses.stock import Version


class Place(NamedTuple):
    """What records are counted by. ``channel`` is that of an answer, and empty for the others."""

    station: str
    kind: str
    """``answer``, ``void``, ``amendment``, ``adjudication``, ``ease``, ``reentry``, ``sealed``, or
    ``other``: of a later version."""
    channel: str


@dataclass(frozen=True, slots=True)
class Sealed:
    """A record that only the holder of a key can read."""

    station: str
    """In whose file it lies."""


Held = Fact | Sealed


class Found(Enum):
    """What a record is to a folder."""

    NEW = "new"
    KNOWN = "known"
    DIFFERENT = "different"
    """Another version is kept under its id."""


class Holdings:
    """The records of a folder by id, and what counts of them."""

    def __init__(self) -> None:
        self.instruments: set[str] = set()
        """Hashes of the instruments that were answered."""
        self.surveys: set[tuple[str, str]] = set()
        """Organisation and wave of the answers."""
        self._marks: dict[str, bytes] = {}
        self._places: dict[str, Place] = {}
        self._further: set[tuple[str, bytes]] = set()
        self._nameless: set[tuple[str, bytes]] = set()
        self._corrections = Corrections()

    def find(self, version: Version, station: str = "") -> Found:
        """What a version is to the folder; without an id it is compared within its station."""
        if not version.identifier:
            known = (station, version.mark) in self._nameless
            return Found.KNOWN if known else Found.NEW
        mark = self._marks.get(version.identifier)
        if mark is None:
            return Found.NEW
        return Found.KNOWN if mark == version.mark else Found.DIFFERENT

    def has(self, identifier: str) -> bool:
        """Whether a record with this id is held."""
        return identifier in self._marks

    def is_aside(self, version: Version) -> bool:
        """Whether this version lies in the folder, though it is not the one that counts."""
        return (version.identifier, version.mark) in self._further

    def place_of(self, version: Version) -> Place:
        """Where a version that is known is counted."""
        return self._places.get(version.identifier, _NOWHERE)

    def add(self, version: Version, fact: Held | None, station: str) -> Place:
        """Hold one more record of a station's file, and say where it is counted. ``fact`` is None
        where this version of the program does not know what it is.

        Where another version is there already, this one only lies beside it.
        """
        place, found = _place(fact, station), self.find(version, station)
        if not version.identifier:
            self._nameless.add((station, version.mark))
        elif found is Found.NEW:
            self._marks[version.identifier] = version.mark
            self._places[version.identifier] = place
            self._count(fact)
        elif found is Found.DIFFERENT:
            self.add_aside(version)
        return place

    def _count(self, fact: Held | None) -> None:
        if isinstance(fact, Answer):
            self.instruments.add(fact.instrument_hash)
            self.surveys.add((fact.organisation, fact.wave))
        elif isinstance(fact, Correction):
            self._corrections.add(fact)

    def add_aside(self, version: Version) -> None:
        """Know of a version that was set aside."""
        self._further.add((version.identifier, version.mark))

    def counted(self) -> tuple[Counter[Place], Counter[Place]]:
        """How many answers count, and how many do not."""
        standing: Counter[Place] = Counter()
        void: Counter[Place] = Counter()
        for identifier, place in self._answers():
            (standing if self._corrections.stands(identifier) else void)[place] += 1
        return standing, void

    def _answers(self) -> Iterator[tuple[str, Place]]:
        return (each for each in self._places.items() if each[1].kind == "answer")


_NOWHERE = Place("", "other", "")


def _place(fact: Held | None, station: str) -> Place:
    if fact is None:
        return _NOWHERE._replace(station=station)
    channel = fact.channel.value if isinstance(fact, Answer) else ""
    return Place(fact.station, type(fact).__name__.lower(), channel)


def fact_of(document: Document, station: str) -> Held | None:
    """The record that a document in a station's file is; None for one of a later version."""
    if is_sealed(document):
        return Sealed(station)
    try:
        return fact_from_document(document)
    except UnknownRecord:
        return None
