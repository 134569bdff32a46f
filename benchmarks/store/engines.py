"""Ways to keep an answer, each with so many stored already.

Every engine is a context manager that gives a function to keep one document durably.
"""

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tinydb import TinyDB
from tinydb.middlewares import CachingMiddleware
from tinydb.storages import JSONStorage

from benchmarks.store.sample import Document, documents
from valuetui.responses.layout import Record, doc_ids, dump, lines
from valuetui.responses.store import StationStore

Save = Callable[[Document], object]

_sync = getattr(os, "fdatasync", os.fsync)


@contextmanager
def ours(folder: Path, stored: int) -> Iterator[Save]:
    """What the kiosk does."""
    with StationStore(folder, f"ours-{stored}") as store:
        store.save_many(documents(stored))
        yield store.save


@contextmanager
def appending(folder: Path, stored: int) -> Iterator[Callable[[bytes], object]]:
    """Bare append of a line of bytes, and a sync: what the disk itself costs."""
    path = folder / f"bare-{stored}"
    with path.open("wb") as file:
        file.writelines(map(line, documents(stored)))
    handle = os.open(path, os.O_WRONLY | os.O_APPEND)

    def append(data: bytes) -> None:
        os.write(handle, data)
        _sync(handle)

    try:
        _sync(handle)
        yield append
    finally:
        os.close(handle)


def line(document: Document) -> bytes:
    """The very bytes that our store keeps of a document."""
    record = Record(next(doc_ids(document)), dump(document))
    return b"".join(lines([record], after=b"0" * 48))


@contextmanager
def sqlite(folder: Path, stored: int) -> Iterator[Save]:
    """SQLite at its most careful, a transaction an answer."""
    path = folder / f"sqlite-{stored}.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE answers (id TEXT PRIMARY KEY, document TEXT)")

        def row(document: Document) -> tuple[str, str]:
            return document["id"], json.dumps(document)

        def save(document: Document) -> None:
            connection.execute("INSERT INTO answers VALUES (?, ?)", row(document))

        connection.execute("BEGIN")
        connection.executemany("INSERT INTO answers VALUES (?, ?)", map(row, documents(stored)))
        connection.execute("COMMIT")
        yield save


@contextmanager
def stock(folder: Path, stored: int) -> Iterator[Save]:
    """TinyDB as it comes."""
    with TinyDB(_tinydb_file(folder / f"stock-{stored}.json", stored)) as database:
        yield database.insert


@contextmanager
def caching(folder: Path, stored: int) -> Iterator[Save]:
    """TinyDB with its cache, written out after each answer."""
    storage = CachingMiddleware(JSONStorage)  # type: ignore[no-untyped-call]
    path = _tinydb_file(folder / f"caching-{stored}.json", stored)
    with TinyDB(path, storage=storage) as database:

        def save(document: Document) -> None:
            database.insert(document)
            storage.flush()  # type: ignore[no-untyped-call]

        yield save


def _tinydb_file(path: Path, stored: int) -> Path:
    table = {str(number): each for number, each in enumerate(documents(stored), start=1)}
    path.write_text(json.dumps({"_default": table}), encoding="utf-8")
    return path
