"""Taking records into a folder: set union by id, a batch at a time.

Nothing that is there is changed. A record that is there already is known; another version of it is
refused and set aside, so that both are kept. An interruption leaves whole batches, and the next run
finds them known: a merge may be repeated, and sources may come in any order.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path

from valuetui.responses.answer import Answer
from valuetui.responses.errors import DifferentRecord, NoResponses
from valuetui.responses.files import SYSTEM, FileOps
from valuetui.responses.following import Problem
from valuetui.responses.holdings import Found, Held, Holdings, Place, Sealed, fact_of
from valuetui.responses.instruments import keep_instrument, kept_instruments
from valuetui.responses.layout import Document
from valuetui.responses.meter import Meter
from valuetui.responses.quarantine import set_aside
from valuetui.responses.sessions import Sitting, keep_sittings
from valuetui.responses.stock import (
    Stock,
    Version,
    aside_of,
    documents_in,
    is_station,
    sizes_of,
    stations_of,
)
from valuetui.responses.store import StationStore

BATCH = 4000
"""Records of a station that are saved together at first."""
LARGEST_BATCH = 5 * BATCH
"""Records that are saved together at most. Each batch makes the file anew: as many as have been
saved before come next, so that a hundred thousand do not write the first of them 25 times."""

DIFFERENT = "different"


class Refused(Exception):
    """A record is not taken in.

    Reasons: ``unknown`` (a kind or schema that this version does not know), ``station`` (a name
    that no station can have), ``different`` (another version is kept under its id), and those of
    the rooms above, which understand instruments.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


Admit = Callable[[Held | None], str]
"""The station to whose file a record goes; None is one that this version does not know. Raises
:class:`Refused`."""


def by_its_own_station(check: Callable[[Held], None]) -> Admit:
    """Records go to the file of the station that they name, if ``check`` does not refuse them."""

    def admit(fact: Held | None) -> str:
        if fact is None:
            raise Refused("unknown")
        if not is_station(fact.station):
            raise Refused("station")
        check(fact)
        return fact.station

    return admit


@dataclass
class Counts:
    """What became of the records of a source."""

    new: Counter[Place] = field(default_factory=Counter)
    known: Counter[Place] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    """By reason."""
    set_aside: int = 0
    """Refused versions that were not in the quarantine before."""

    def add(self, other: "Counts") -> None:
        """Those of another source too."""
        self.new += other.new
        self.known += other.known
        self.refused += other.refused
        self.set_aside += other.set_aside


def read_holdings(files: FileOps, wave: Path, meter: Meter) -> tuple[Holdings, list[Problem]]:
    """What the folder of a wave holds, nothing where there is none, and what could not be read.

    Raises :class:`~valuetui.responses.errors.CannotOpen`.
    """
    held, problems = Holdings(), list[Problem]()
    try:
        stations = stations_of(files, wave)
    except NoResponses:
        stations = {}
    meter.expect(sum(sizes_of(files, paths) for paths in stations.values()))
    for station, paths in stations.items():
        for path in paths:
            for version, document in documents_in(files, path, meter, problems):
                held.add(version, fact_of(document, station), station)
    aside = aside_of(files, wave)
    for version in aside.versions:
        held.add_aside(version)
    problems += aside.problems
    return held, problems


class Merge:
    """One folder and what is taken into it; a dry run writes nothing.

    Its methods raise a :class:`~valuetui.responses.errors.StoreError` where something cannot be
    read or kept. What was kept before stays; to go on, merge the same sources again.
    """

    def __init__(
        self,
        folder: Path,
        files: FileOps = SYSTEM,
        *,
        dry_run: bool = False,
        meter: Meter | None = None,
    ) -> None:
        self.folder = folder
        self.dry_run = dry_run
        self.held, self.problems = read_holdings(files, folder, meter or Meter())
        self.instruments = kept_instruments(folder, files)
        """Canonical forms that answers may refer to: those of the folder, and those offered."""
        self._kept = set(self.instruments)
        self._offered: set[str] = set()
        self.files = files
        self._waiting: dict[str, list[Version]] = {}
        self._saved: Counter[str] = Counter()

    def offer_instruments(self, forms: Mapping[str, bytes]) -> None:
        """Know more instruments. They are kept when an answer needs them; a sealed one may be to
        any of those that are offered with it."""
        self.instruments.update(forms)
        self._offered = set(forms)
        self._keep(self.held.instruments)

    def keep_instruments(self, forms: Mapping[str, bytes]) -> int:
        """Keep instruments whether they are needed or not; how many were new."""
        self.instruments.update(forms)
        return self._keep(set(forms))

    def take(self, stock: Stock, admit: Admit) -> Counts:
        """Take in the records of a station. What has no id is no record and is passed over."""
        counts = Counts()
        for version in filter(attrgetter("identifier"), stock.versions):
            found = self.held.find(version)
            if found is Found.KNOWN:
                counts.known[self.held.place_of(version)] += 1
                continue
            document = version.document()
            fact = fact_of(document, stock.station)
            try:
                station = admit(fact)
            except Refused as refused:
                counts.refused[refused.reason] += 1
                continue
            if found is Found.DIFFERENT:
                self._refuse(version, document, counts)
            else:
                counts.new[self.held.add(version, fact, station)] += 1
                self._save_soon(station, version, fact, counts)
        for station in list(self._waiting):
            self._save(station, counts)
        return counts

    def take_aside(self, stock: Stock) -> int:
        """Set versions aside that were set aside elsewhere; how many were new here."""
        new = 0
        for version in stock.versions:
            if self.held.find(version) is not Found.KNOWN and not self.held.is_aside(version):
                self._set_aside(version, version.document())
                new += 1
        return new

    def take_sessions(self, found: list[Sitting]) -> None:
        """Take in the sessions that answers belong to."""
        if found and not self.dry_run:
            keep_sittings(self.folder, found, self.files)

    # Writing to it

    def _save_soon(self, station: str, version: Version, fact: Held | None, counts: Counts) -> None:
        if self.dry_run:
            return
        if isinstance(fact, Answer):
            self._keep({fact.instrument_hash})
        elif isinstance(fact, Sealed):
            self._keep(self._offered)
        waiting = self._waiting.setdefault(station, [])
        waiting.append(version)
        if len(waiting) >= min(max(BATCH, self._saved[station]), LARGEST_BATCH):
            self._save(station, counts)

    def _save(self, station: str, counts: Counts) -> None:
        """Save what waits. What another program has put there since the folder was read stays."""
        batch = self._waiting.pop(station)
        self._saved[station] += len(batch)
        with StationStore(self.folder, station, self.files) as store:
            while batch:
                try:
                    store.save_many(version.document() for version in batch)
                except DifferentRecord as error:
                    for version in batch:
                        if version.identifier == error.identifier:
                            counts.new[self.held.place_of(version)] -= 1
                            self._refuse(version, version.document(), counts)
                    batch = [each for each in batch if each.identifier != error.identifier]
                else:
                    return

    def _refuse(self, version: Version, document: Document, counts: Counts) -> None:
        counts.refused[DIFFERENT] += 1
        if not self.held.is_aside(version):
            self._set_aside(version, document)
            counts.set_aside += 1

    def _set_aside(self, version: Version, document: Document) -> None:
        if not self.dry_run:
            set_aside(self.files, self.folder, document)
        self.held.add_aside(version)

    def _keep(self, needed: set[str]) -> int:
        missing = {each for each in needed if each in self.instruments} - self._kept
        for stamp in sorted(missing):
            if not self.dry_run:
                keep_instrument(self.folder, self.instruments[stamp], self.files)
        self._kept |= missing
        return len(missing)
