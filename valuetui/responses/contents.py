"""What in a wave's folder holds answers, and what does not. Reads only.

Whole folders hold answers, whatever the names in them. Of what lies beside these, a file is taken
to hold answers where its name says that it is data. Instruments and certificates do not, and
neither does the log of what was agreed, as long as no answer lies in it; that and everything else,
which is somebody else's, is left, and named.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from valuetui.responses import instruments
from valuetui.responses.bundle import LOG
from valuetui.responses.errors import CannotOpen, LinkedFolder, NoResponses
from valuetui.responses.files import FileOps, Kind, blocks, opened
from valuetui.responses.following import StationReader

TREES = frozenset({
    "responses", "spool", "drafts", "quarantine", "inbox", "outbox", "bundles", "backup", "backups",
    "cache", ".cache", "snapshots", "codes", "attendance",
    "sealed-forms",
})  # fmt: skip
"""Folders in which everything holds answers, or did."""

CERTIFICATE = re.compile(r"gallring-(\d{4}-\d{2}-\d{2})(?:-([1-9][0-9]*))?\.json")
"""Name of a certificate: its day, and a number from the second of a day on."""
_UNFINISHED_CERTIFICATE = re.compile(rf"\.{CERTIFICATE.pattern}\.new")

_DATA = (".json", ".jsonl", ".ndjson", ".csv", ".zip", ".tar", ".gz", ".age", ".bak", ".old",
         ".new", ".tmp")  # fmt: skip
_SET_ASIDE = (".torn-", ".adopted-")
_IDENTIFIER = re.compile(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")


@dataclass(frozen=True, slots=True)
class AnswerFile:
    """One file that holds answers."""

    name: str
    """Its path below the wave's folder; a record's id in it is shown as a star."""
    path: Path
    records: int | None
    """How many records are in it; None where the file is of a kind that is not counted."""
    size: int
    """Bytes."""
    sha256: str


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a wave's folder holds of answers."""

    files: tuple[AnswerFile, ...]
    links: tuple[Path, ...]
    """Names that lead to something elsewhere."""
    left: tuple[str, ...]
    """What lies in the folder and is not taken to hold answers, a folder with a slash."""
    locks: tuple[Path, ...] = field(compare=False)
    """Files that are locked by those who write, and hold nothing."""
    unfinished: tuple[Path, ...] = field(compare=False)
    """Certificates that were not finished being written."""
    folders: tuple[Path, ...] = field(compare=False)
    """Folders that held them, the innermost first."""

    @property
    def any(self) -> bool:
        """Whether there is anything of answers."""
        return bool(self.files or self.links)


def contents_of(folder: Path, files: FileOps) -> Contents:
    """All that the folder of a wave holds of answers.

    Raises ``NoResponses`` where there is no such folder, ``LinkedFolder`` where a part of it lies
    elsewhere, and ``CannotOpen``.
    """
    found = _Walk(folder, files)
    try:
        found.take_in_wave()
    except (FileNotFoundError, NotADirectoryError):
        raise NoResponses(folder) from None
    except OSError as error:
        raise CannotOpen.from_os(folder, error) from error
    return Contents(
        files=tuple(sorted(found.files, key=lambda each: (each.name, each.sha256))),
        links=tuple(found.links),
        left=tuple(found.left),
        locks=tuple(found.locks),
        unfinished=tuple(found.unfinished),
        folders=tuple(reversed(found.folders)),
    )


class _Walk:
    """Goes through the folder, in the order of names."""

    def __init__(self, wave: Path, files: FileOps) -> None:
        self.files: list[AnswerFile] = []
        self.links: list[Path] = []
        self.left: list[str] = []
        self.locks: list[Path] = []
        self.unfinished: list[Path] = []
        self.folders: list[Path] = []
        self._wave = wave
        self._system = files

    def take_in_wave(self) -> None:
        """Everything in the folder of the wave."""
        for path, kind in self._inside(self._wave):
            if path.name in TREES and kind is Kind.FOLDER:
                self._take_in_tree(path)
            elif path.name in TREES and kind is Kind.LINK:
                raise LinkedFolder(path)
            elif _UNFINISHED_CERTIFICATE.fullmatch(path.name):
                self.unfinished.append(path)
            elif path.name == LOG and kind is Kind.FILE and _count(path, self._system) == 0:
                self.left.append(path.name)
            elif kind in (Kind.FILE, Kind.LINK) and (
                _may_hold_answers(path.name) or _is_lock(path.name)
            ):
                self._take_in(path, kind)
            elif not _is_kept(path.name):
                self.left.append(path.name + ("/" if kind is Kind.FOLDER else ""))

    def _take_in_tree(self, folder: Path) -> None:
        self.folders.append(folder)
        for path, kind in self._inside(folder):
            if kind is Kind.FOLDER:
                self._take_in_tree(path)
            else:
                self._take_in(path, kind)

    def _take_in(self, path: Path, kind: Kind) -> None:
        if kind is Kind.LINK:
            self.links.append(path)
        elif kind is Kind.OTHER:  # to read a pipe would be to wait for ever
            self.left.append(self._name(path))
        else:
            try:
                self._take_in_file(path)
            except FileNotFoundError:
                return  # a save that was just being finished
            except OSError as error:
                raise CannotOpen.from_os(path, error) from error

    def _take_in_file(self, path: Path) -> None:
        digest, size = hashlib.sha256(), 0
        with opened(self._system, path) as handle:
            for block in blocks(self._system, handle, 0):
                digest.update(block)
                size += len(block)
        if not size and _is_lock(path.name):
            self.locks.append(path)
            return
        records = _count(path, self._system)
        self.files.append(AnswerFile(self._name(path), path, records, size, digest.hexdigest()))

    def _inside(self, folder: Path) -> Iterator[tuple[Path, Kind]]:
        for name in sorted(self._system.names(folder)):
            try:
                yield folder / name, self._system.kind_at(folder / name)
            except FileNotFoundError:
                continue

    def _name(self, path: Path) -> str:
        return _IDENTIFIER.sub("*", path.relative_to(self._wave).as_posix())


def _may_hold_answers(name: str) -> bool:
    is_data = name.lower().endswith(_DATA) or any(mark in name for mark in _SET_ASIDE)
    return is_data and not CERTIFICATE.fullmatch(name)


def _is_lock(name: str) -> bool:
    return name.startswith(".") and name.endswith(".lock")


def _is_kept(name: str) -> bool:
    return name == instruments.FOLDER or CERTIFICATE.fullmatch(name) is not None


def _count(path: Path, files: FileOps) -> int | None:
    if ".json" not in path.name:
        return None
    reader = StationReader(files, path)
    found = {record.doc_id for record, _ in reader.news()}
    return len(found) if found or not reader.problems else None
