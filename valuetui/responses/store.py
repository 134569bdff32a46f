"""What the rest of valuetui sees of the answers on disk.

One folder per wave; in it ``responses/<station>.json``, each written by one station (by as many of
its processes as there are) and read by everybody.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from valuetui.responses.errors import (
    CannotOpen,
    DifferentRecord,
    NoResponses,
    NotStorable,
)
from valuetui.responses.files import SYSTEM, FileOps, make_folders
from valuetui.responses.following import Problem, StationReader
from valuetui.responses.layout import Document, Record, doc_ids, is_identifier
from valuetui.responses.storage import ClosedStorage, Recovery

__all__ = ["Problem", "Receipt", "Recovery", "ResponseFolder", "StationStore"]

FOLDER = "responses"
_SUFFIX = ".json"
_STATION = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


@dataclass(frozen=True, slots=True)
class Receipt:
    """The document is on disk. ``new`` is False where it was there already."""

    id: str
    new: bool


class StationStore:
    """Where one station's documents are kept. Usable from several threads.

    Makes the folder and the file where they are missing. Raises
    :class:`~valuetui.responses.errors.CannotOpen` and
    :class:`~valuetui.responses.errors.ForeignFile`, and ``ValueError`` for a station whose name is
    no safe file name: letters a-z, digits, ``-`` and ``_``.
    """

    def __init__(self, folder: Path, station: str, files: FileOps = SYSTEM) -> None:
        if not _STATION.fullmatch(station):
            raise ValueError("a station's name consists of letters a-z, digits, - and _")
        path = Path(folder) / FOLDER / (station + _SUFFIX)
        try:
            make_folders(files, path.parent)
        except OSError as error:
            raise CannotOpen.from_os(path.parent, error) from error
        self._storage = ClosedStorage(path, files, station)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back. What is saved is safe without."""
        self._storage.close()

    @property
    def path(self) -> Path:
        """The station's file."""
        return self._storage.path

    @property
    def recovery(self) -> Recovery | None:
        """What had to be mended, on opening or since; None where all was well."""
        return self._storage.recovery

    @property
    def low_space(self) -> bool:
        """The disk is full: some dozens of answers still fit into the file's reserve."""
        return self._storage.low_space

    def save(self, document: Mapping[str, Any]) -> Receipt:
        """Keep a document durably; only after this has returned may anybody be thanked.

        Waits for the disk and for other processes, so call it in a thread where a screen must not
        stop. The same document a second time is kept once. Raises
        :class:`~valuetui.responses.errors.NotSaved`, ``DifferentRecord``, ``NotStorable``,
        ``StoreVanished`` and ``ForeignFile``.
        """
        return self.save_many([document])[0]

    def save_many(self, documents: Iterable[Mapping[str, Any]]) -> list[Receipt]:
        """Keep documents durably, with one write and one sync. Raises as :meth:`save`.

        On an error none is kept, except that ``NotSaved`` may leave some: save all of them again.
        """
        with self._storage.transaction():
            batch: dict[int, Record] = {}
            receipts = [self._enter(document, batch) for document in documents]
            if batch:
                self._storage.append(list(batch.values()))
        return receipts

    def _enter(self, document: Mapping[str, Any], batch: dict[int, Record]) -> Receipt:
        """Put the document into the batch, unless it is there or in the file already."""
        identifier = document.get("id")
        if not is_identifier(identifier):
            raise NotStorable(self.path, "id")
        for number in doc_ids(document):
            record = self._storage.record(number, dict(document))
            kept = batch.get(number) or self._storage.find(number)
            if kept is None:
                batch[number] = record
                return Receipt(identifier, new=True)
            if _identifier(kept) == identifier:
                if not _same(kept, record):
                    raise DifferentRecord(self.path, identifier)
                return Receipt(identifier, new=False)
        raise AssertionError("the numbers do not end")


class ResponseFolder:
    """The documents of all stations of a wave. Reads only; makes nothing on disk.

    Raises :class:`~valuetui.responses.errors.NoResponses` where there is no folder of answers. What
    is amiss with single files raises nothing: see :attr:`problems`.
    """

    def __init__(self, folder: Path, files: FileOps = SYSTEM) -> None:
        self.path = Path(folder) / FOLDER
        self.problems: list[Problem] = []
        """What was amiss when the documents were last read."""
        self._files = files
        self._readers: dict[Path, StationReader] = {}
        self._followed: dict[str, int] = {}
        self._stations()

    def documents(self) -> Iterator[Document]:
        """Every document once, by its ``id``.

        While a session is open the order is that of arrival: it must never be shown.
        """
        readers = [StationReader(self._files, path) for path in self._stations()]
        return self._unseen(readers, {})

    def follow(self) -> list[Document]:
        """The documents that came since the last call, at the first call all of them.

        Cheap enough for four times a second: with nothing new, a few bytes are read per station.
        """
        for path in self._stations():
            if path not in self._readers:
                self._readers[path] = StationReader(self._files, path)
        return list(self._unseen(self._readers.values(), self._followed))

    def _stations(self) -> list[Path]:
        try:
            names = self._files.names(self.path)
        except (FileNotFoundError, NotADirectoryError):
            raise NoResponses(self.path) from None
        except OSError as error:
            raise CannotOpen.from_os(self.path, error) from error
        visible = (name for name in names if name.endswith(_SUFFIX) and not name.startswith("."))
        return [self.path / name for name in sorted(visible)]

    def _unseen(self, readers: Iterable[StationReader], seen: dict[str, int]) -> Iterator[Document]:
        """What the readers bring that is not in ``seen``: ids with a fingerprint of the text."""
        readers = list(readers)
        for reader in readers:
            for record, document in reader.news():
                identifier = document.get("id")
                fingerprint = hash(record.text)
                if not is_identifier(identifier):
                    reader.unnamed.add(record.doc_id)
                elif identifier not in seen:
                    seen[identifier] = fingerprint
                    yield document
                elif seen[identifier] != fingerprint:
                    reader.different.add(identifier)
        self.problems = [problem for reader in readers for problem in reader.problems]


def _identifier(record: Record) -> object:
    try:
        return record.document().get("id")
    except ValueError:
        return None


def _same(one: Record, other: Record) -> bool:
    """Whether the documents are equal, whatever the order of their keys."""
    return one.text == other.text or _canonical(one) == _canonical(other)


def _canonical(record: Record) -> str:
    return json.dumps(record.document(), sort_keys=True)
