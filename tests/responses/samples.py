"""Documents to store, and disks that fail."""

import errno
import os
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tinydb import TinyDB

from valuetui.responses.chain import CHAIN
from valuetui.responses.files import Opening, SystemFiles

Document = dict[str, Any]


def answer(**fields: Any) -> Document:
    """A document of the size and form of an answer, under a new id."""
    words = [f"value-{number:02}" for number in range(20)]
    return {
        "kind": "answer",
        "schema": 1,
        "id": secrets.token_hex(16),
        "organisation": "lillkommun",
        "group": "citizens",
        "picks": {"current": words[:10], "desired": words[10:]},
        "order": {"algorithm": "shuffle-1", "seed": 7, "shown": "0123456789" * 19},
        "write_in": "Öppenhet  och\närlighet",
        **fields,
    }


def by_id(documents: list[Document]) -> dict[str, Document]:
    """The documents by their ids, for comparisons in which order is nothing."""
    return {document["id"]: dict(document) for document in documents}


def plain(path: Path, table: str = "responses") -> list[Document]:
    """What TinyDB itself finds in the file, but for the chain."""
    with TinyDB(path, access_mode="r") as database:
        return [without_chain(document) for document in database.table(table)]


def without_chain(document: Mapping[str, Any]) -> Document:
    """The document as it was kept."""
    return {key: content for key, content in document.items() if key != CHAIN}


class FullDisk(SystemFiles):
    """A disk on which, once it is ``full``, no file can grow any more."""

    def __init__(self) -> None:
        self.full = False

    def write_some(self, handle: int, offset: int, data: memoryview) -> int:
        if self.full and offset + len(data) > self.status(handle).size:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write_some(handle, offset, data)


class FailingDisk(SystemFiles):
    """A disk whose syncs or writes fail when ``broken`` says so of the method's name."""

    def __init__(self) -> None:
        self.broken: Callable[[str], bool] = lambda _: False
        self.calls: list[str] = []

    def write_some(self, handle: int, offset: int, data: memoryview) -> int:
        self._pass("write")
        return super().write_some(handle, offset, data)

    def sync(self, handle: int) -> None:
        self._pass("sync")
        super().sync(handle)

    def replace(self, source: Path, target: Path) -> None:
        self._pass("replace")
        super().replace(source, target)

    def sync_folder(self, folder: Path) -> None:
        self._pass("sync_folder")
        super().sync_folder(folder)

    def _pass(self, call: str) -> None:
        self.calls.append(call)
        if self.broken(call):
            raise OSError(errno.EIO, os.strerror(errno.EIO))


class ShortWrites(SystemFiles):
    """A disk that takes a few bytes at a time."""

    def write_some(self, handle: int, offset: int, data: memoryview) -> int:
        return super().write_some(handle, offset, data[:701])


class CountingReads(SystemFiles):
    """A disk that counts the bytes read from it."""

    def __init__(self) -> None:
        self.read = 0

    def read_some(self, handle: int, offset: int, length: int) -> bytes:
        data = super().read_some(handle, offset, length)
        self.read += len(data)
        return data


class Forbidding(SystemFiles):
    """A disk on which nothing may be opened."""

    forbidden = True

    def open(self, path: Path, opening: Opening) -> int:
        if self.forbidden:
            raise OSError(errno.EACCES, os.strerror(errno.EACCES))
        return super().open(path, opening)
