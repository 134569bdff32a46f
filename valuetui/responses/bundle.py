"""A bundle: what a wave's folder holds in one file, for a stick or another machine.

It is a zip file in which the folder lies as it would on disk, with a manifest::

    attendance/<session>….json     how many took part in sessions; of a backup only
    codes/<station>.json           its codes, as keyed digests, with the key; of a backup only
    codes/<station>.spent.json     those that were used
    codes-closed.json              how many destroyed codes there were; of a backup only
    dialogue.json                  the log of what was agreed
    instruments/<hash>.json
    margins.toml                   how the population is made up; of a backup only
    quarantine/refused.json        all versions that were set aside, by id
    responses/<station>.json       always-closed, without a reserve, its records by id
    sealed-forms/<station>…json    what stands for the numbers of forms that were sealed
    sessions.json                  the sessions that answers belong to
    snapshots/shown                what has been shown of the answers
    word-reviews.json              what a reviewer said of the words that people missed
    manifest.json                  number of the form, whose it is, count and SHA-256 of each file

Nothing in it tells when it was made or in which order people came, but for the figures in which
they were counted first: the same data give the same bytes. The hashes find damage; they are no
seal, for whoever changes a file can change them too.
"""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from valuetui.responses.files import FileOps, Opening, gathered, make_folders, write_new
from valuetui.responses.layout import CLOSER, Tables, lines, with_meta, write_head
from valuetui.responses.sessions import NAME as SESSIONS
from valuetui.responses.sessions import Sitting, sessions_table
from valuetui.responses.shown import FOLDER, NAMES
from valuetui.responses.stations import NAME as STATION
from valuetui.responses.stock import Stock, Version, numbered

T = TypeVar("T", str, int)

FORM = 2
"""Number of the form of a bundle; a later form keeps reading the earlier ones. A bundle without
codes, reviews, margins, attendance and forms is still of the first, which any version can read."""

MANIFEST = "manifest.json"
LOG = "dialogue.json"
"""What was agreed when the result was talked about; no answer stands in it."""
REVIEWS = "word-reviews.json"
"""What a reviewer said of the words that people missed; see :mod:`~valuetui.responses.reviews`."""

_STATION = rf"responses/{STATION.pattern}\.json"
_INSTRUMENT = r"instruments/[0-9a-f]{64}\.json"
_ASIDE = "quarantine/refused.json"
_SHOWN = "|".join(re.escape(f"{FOLDER}/{name}") for name in NAMES)
_SINGLE = "|".join(map(re.escape, (_ASIDE, SESSIONS, LOG)))
_MARGINS = "margins.toml"
_CODES = rf"codes/{STATION.pattern}(?:\.spent)?\.json|codes-closed\.json"
_ATTENDANCE = rf"attendance/[0-9a-f]{{32}}(?:\.{STATION.pattern})?\.json"
_FORMS = rf"sealed-forms/{STATION.pattern}\.spent\.json"
_LATER = re.compile(f"{_CODES}|{re.escape(REVIEWS)}|{re.escape(_MARGINS)}|{_ATTENDANCE}|{_FORMS}")
"""Names that there are from the second form on."""
_PROPER = re.compile(f"{_STATION}|{_INSTRUMENT}|{_SINGLE}|{_SHOWN}|{_LATER.pattern}")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_OWNER_ONLY = 0o100600 << 16


class Kind(StrEnum):
    """What a bundle was made for."""

    ANSWERS = "answers"
    """To be merged into another folder."""
    BACKUP = "backup"
    """To restore the folder: with other tables, and with documents that nobody understands yet."""


@dataclass(frozen=True)
class Part:
    """A file in a bundle."""

    bytes: int
    sha256: str
    records: int


@dataclass(frozen=True)
class Manifest:
    """What a bundle says of itself. ``organisation`` and ``wave`` are empty where there are several
    of them, or none."""

    kind: Kind
    organisation: str
    wave: str
    parts: Mapping[str, Part]
    """By name, without the manifest itself."""

    def to_bytes(self) -> bytes:
        """The manifest as it stands in a bundle."""
        parts = {name: asdict(part) for name, part in sorted(self.parts.items())}
        content = {
            "form": FORM if any(map(_LATER.fullmatch, self.parts)) else 1,
            "kind": self.kind,
            "organisation": self.organisation,
            "wave": self.wave,
            "files": parts,
        }
        return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


class NoManifest(ValueError):
    """The bytes are no manifest; ``reason`` is ``bundle-foreign`` or ``bundle-newer``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read_manifest(data: bytes) -> Manifest:
    """The manifest in a bundle. Raises :class:`NoManifest`."""
    try:
        content = json.loads(data)
        form = content["form"]
        if isinstance(form, int) and form > FORM:
            raise NoManifest("bundle-newer")
        manifest = Manifest(
            Kind(content["kind"]),
            _of(str, content["organisation"]),
            _of(str, content["wave"]),
            {_proper(name): _part(part) for name, part in content["files"].items()},
        )
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError) as error:
        raise error if isinstance(error, NoManifest) else NoManifest("bundle-foreign") from None
    if form not in range(1, FORM + 1):
        raise NoManifest("bundle-foreign")
    return manifest


def _part(content: Mapping[str, object]) -> Part:
    numbers = _of(int, content["bytes"]), _of(int, content["records"])
    digest = _of(str, content["sha256"])
    if min(numbers) < 0 or not re.fullmatch("[0-9a-f]{64}", digest):
        raise ValueError
    return Part(numbers[0], digest, numbers[1])


def _proper(name: str) -> str:
    """A name that belongs into a bundle: none that could lead out of a folder does."""
    if not _PROPER.fullmatch(name):
        raise ValueError
    return name


def _of(kind: type[T], found: object) -> T:
    if not isinstance(found, kind) or isinstance(found, bool):
        raise TypeError
    return found


@dataclass(frozen=True)
class Entry:
    """A file that goes into a bundle."""

    name: str
    content: list[bytes]
    records: int = 0


def station_entry(stock: Stock) -> Entry:
    """The file of a station."""
    return _table(f"responses/{stock.station}.json", stock)


def aside_entry(versions: list[Version]) -> Entry:
    """The versions that were set aside in the quarantine."""
    return _table(_ASIDE, Stock("", versions))


def instrument_entry(digest: str, canonical: bytes) -> Entry:
    """An instrument that was used."""
    return Entry(f"instruments/{digest}.json", [canonical])


def shown_entry(name: str, content: bytes) -> Entry:
    """What has been shown."""
    return Entry(f"{FOLDER}/{name}", [content])


def sessions_entry(found: list[Sitting]) -> Entry:
    """The sessions that answers belong to."""
    return _table(SESSIONS, Stock("", [], sessions_table(found)))


def log_entry(tables: Tables) -> Entry:
    """The log of what was agreed."""
    return _table(LOG, Stock("", [], tables))


def reviews_entry(tables: Tables) -> Entry:
    """What a reviewer said of the words that people missed."""
    return _table(REVIEWS, Stock("", [], tables))


def margins_entry(content: bytes) -> Entry:
    """How the population is made up, as somebody wrote it down."""
    return Entry(_MARGINS, [content])


def plain_entry(name: str, content: bytes) -> Entry:
    """A file that goes along as it is, by its path below the folder."""
    return Entry(name, [content])


def _table(name: str, stock: Stock) -> Entry:
    head = write_head(with_meta(stock.tables, stock.station))
    body = lines(numbered(stock.versions))
    return Entry(name, [head, *body, CLOSER], len(stock.versions))


def write_bundle(
    files: FileOps,
    path: Path,
    entries: Iterable[Entry],
    manifest: Callable[[Mapping[str, Part]], Manifest],
) -> None:
    """A bundle under this name, on disk; its name is durable only after ``sync_folder``.

    The entries are asked for one after another, so that only one need be in memory. May raise
    ``OSError``; then no part of the bundle is left.
    """
    try:
        files.status_at(path.parent)
    except FileNotFoundError:
        make_folders(files, path.parent)
    write_new(files, path, _zipped(entries, manifest), Opening.FRESH)


def _zipped(
    entries: Iterable[Entry], manifest: Callable[[Mapping[str, Part]], Manifest]
) -> Iterator[bytes]:
    sink = _Sink()
    parts: dict[str, Part] = {}
    with zipfile.ZipFile(sink, "w") as archive:
        for entry in entries:
            digest = hashlib.sha256()
            size = sum(map(len, entry.content))
            with archive.open(_information(entry.name, size), "w") as file:
                for block in gathered(entry.content):
                    digest.update(block)
                    file.write(block)
                    yield sink.take()
            parts[entry.name] = Part(size, digest.hexdigest(), entry.records)
        content = manifest(parts).to_bytes()
        archive.writestr(_information(MANIFEST, len(content)), content)
    yield sink.take()


def _information(name: str, size: int) -> zipfile.ZipInfo:
    """What the zip file says of an entry: nothing of the machine or of the time."""
    information = zipfile.ZipInfo(name, _LONG_AGO)
    information.compress_type = zipfile.ZIP_DEFLATED
    information.create_system = _UNIX
    information.external_attr = _OWNER_ONLY
    information.file_size = size
    return information


class _Sink(io.RawIOBase):
    """Where the zip file is written to, piece by piece."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: "bytes | memoryview", /) -> int:  # type: ignore[override]
        self._pieces.append(bytes(data))
        return len(data)

    def take(self) -> bytes:
        """What has been written since the last time."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)
