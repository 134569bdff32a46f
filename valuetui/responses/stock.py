"""What each station of a wave has: the content of its files and of the spool, brought together.

Records come by id and not as they are in the files: the order in which people came stays there.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TypeGuard

from valuetui.responses.files import FileOps, opened, read_all
from valuetui.responses.fingerprint import fingerprint
from valuetui.responses.following import Problem, StationReader
from valuetui.responses.layout import (
    META,
    Document,
    Record,
    Tables,
    doc_ids,
    dump,
    is_identifier,
)
from valuetui.responses.mending import Foreign, mend
from valuetui.responses.meter import Meter
from valuetui.responses.quarantine import quarantined
from valuetui.responses.reading import find_head
from valuetui.responses.spool import FOLDER as SPOOL
from valuetui.responses.spool import spool_paths
from valuetui.responses.stations import FOLDER, station_names, station_of

OTHER = "other"
"""The station of files whose names are no station's: a person has put them there."""


@dataclass(frozen=True, slots=True)
class Version:
    """A document as it was found, and by what to tell it from others under the same id."""

    identifier: str
    """Empty where it has none."""
    mark: bytes
    """Its fingerprint."""
    text: bytes

    def document(self) -> Document:
        """The document."""
        document: Document = json.loads(self.text)
        return document


@dataclass(frozen=True)
class Stock:
    """All that a station has."""

    station: str
    versions: list[Version]
    """By id; those without one come last. No version twice, but two versions may have one id."""
    tables: Tables = field(default_factory=dict)
    """The other tables of its files."""
    problems: list[Problem] = field(default_factory=list)
    """What could not be read. A problem ``not-storable`` is of documents that are no JSON."""


def stations_of(files: FileOps, wave: Path) -> dict[str, list[Path]]:
    """The files of each station, first those of the spool, which may go into the others soon.

    Raises :class:`~valuetui.responses.errors.NoResponses` and ``CannotOpen``.
    """
    found: dict[str, list[Path]] = {}
    try:
        for path in spool_paths(files, wave):
            found.setdefault(_spooled_by(files, path), []).append(path)
    except OSError:
        pass
    for name in station_names(files, wave):
        found.setdefault(station_of(name) or OTHER, []).append(wave / FOLDER / name)
    return dict(sorted(found.items()))


def sizes_of(files: FileOps, paths: Iterable[Path]) -> int:
    """Bytes that are to be read."""
    sizes = 0
    for path in paths:
        try:
            sizes += files.status_at(path).size
        except OSError:
            continue
    return sizes


def stock_of(
    files: FileOps,
    station: str,
    paths: list[Path],
    meter: Meter,
    *,
    whole: bool = False,
    seen: Callable[[Version, Document], object] = lambda _version, _document: None,
) -> Stock:
    """What a station has in these files; ``seen`` is told of every document.

    The ``whole`` of it is also documents without an id, and the other tables.
    """
    versions: dict[tuple[str, bytes], Version] = {}
    problems: list[Problem] = []
    for path in paths:
        for version, document in documents_in(files, path, meter, problems, whole=whole):
            versions.setdefault((version.identifier, version.mark), version)
            seen(version, document)
    # "~" comes after every digit of an id, and the sort keeps versions of one id as they were read.
    in_order = sorted(versions.values(), key=lambda each: each.identifier or f"~{each.mark.hex()}")
    return Stock(station, in_order, tables_in(files, paths) if whole else {}, problems)


def documents_in(
    files: FileOps,
    path: Path,
    meter: Meter,
    problems: list[Problem],
    *,
    whole: bool = True,
) -> Iterator[tuple[Version, Document]]:
    """The documents in a file as they stand there; what is amiss is added to ``problems``.

    Those without an id are a problem, unless the ``whole`` is asked for.
    """
    reader, unstorable, size, done = StationReader(files, path), 0, sizes_of(files, [path]), 0
    for record, document in reader.news():
        advanced = min(len(record.text), size - done)
        meter.advance(advanced)
        done += advanced
        found = document.get("id")
        identifier = found if is_identifier(found) else ""
        if not identifier and not whole:
            reader.unnamed.add(record.doc_id)
            continue
        try:
            version = Version(identifier, fingerprint(document), dump(document))
        except ValueError:
            unstorable += 1
        else:
            yield version, document
    meter.advance(size - done)
    problems += [
        problem
        for problem in reader.problems
        if problem.reason != "vanished" or path.parent.name != SPOOL
    ]
    if unstorable:
        problems.append(Problem(path, "not-storable", unstorable))


def aside_of(files: FileOps, wave: Path) -> Stock:
    """What was set aside in the quarantine of a wave. Raises
    :class:`~valuetui.responses.errors.CannotOpen`."""
    return stock_of(files, "", quarantined(files, wave), Meter())


def numbered(versions: Iterable[Version]) -> Iterator[Record]:
    """The versions as records of one file, each under a number of its own."""
    taken: set[int] = set()
    for version in versions:
        numbers = doc_ids({"id": version.identifier}) if version.identifier else count(1)
        number = next(each for each in numbers if each not in taken)
        taken.add(number)
        yield Record(number, version.text)


def _spooled_by(files: FileOps, path: Path) -> str:
    """The station that has put an answer into the spool."""
    meta = _others_in(files, path).get(META, {})
    names = [document.get("station") for document in meta.values()]
    return next(filter(is_station, names), OTHER)


def is_station(name: object) -> TypeGuard[str]:
    """Whether a station may have this name: it is a safe name of a file."""
    return isinstance(name, str) and name != "" and station_of(f"{name}.json") == name


def tables_in(files: FileOps, paths: Iterable[Path]) -> Tables:
    """The other tables of all the files; of two documents under one number both are kept."""
    together: Tables = {}
    for path in paths:
        for name, table in _others_in(files, path).items():
            if name != META:
                _join(together.setdefault(name, {}), table)
    return together


def _others_in(files: FileOps, path: Path) -> Tables:
    """The tables of a file but the one of responses; none where it cannot be read."""
    try:
        with opened(files, path) as handle:
            head = find_head(files, handle)
            return head.others if head else mend(read_all(files, handle)).others
    except (OSError, Foreign):
        return {}


def _join(table: dict[str, Document], more: dict[str, Document]) -> None:
    for key, document in more.items():
        if document not in table.values():
            numbers = (str(number) for number in count(int(key)))
            table[next(number for number in numbers if number not in table)] = document
