"""TinyDB's own classes over the always-closed file: everything TinyDB offers, inserts in O(1)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document as NumberedDocument
from tinydb.table import Table

from valuetui.responses.layout import RESPONSES, Record, doc_ids
from valuetui.responses.storage import ClosedStorage


class ResponseStorage(ClosedStorage, Storage):
    """The always-closed file as a TinyDB storage."""


class ResponseTable(Table):
    """A table whose changes are transactions; inserts into ``responses`` are appended.

    TinyDB's ids are not counted: see :func:`~valuetui.responses.layout.doc_ids`. There is no query
    cache, for it would know nothing of other processes.
    """

    _storage: ResponseStorage

    def __init__(
        self, storage: ResponseStorage, name: str, cache_size: int = 0, persist_empty: bool = False
    ) -> None:
        del cache_size
        super().__init__(storage, name, cache_size=0)
        if persist_empty:
            # TinyDB's own way of doing this empties a table that is there.
            self._update_table(lambda _: None)

    def insert(self, document: Mapping[str, Any]) -> int:
        """Keep a document durably; its TinyDB id."""
        return self.insert_multiple([document])[0]

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Keep documents durably, all or none; their TinyDB ids."""
        with self._storage.transaction():
            if self.name != RESPONSES:
                return super().insert_multiple(documents)
            records: dict[int, Record] = {}
            for document in documents:
                number = self._free_number(document, records)
                records[number] = self._storage.record(number, dict(document))
            self._storage.append(list(records.values()))
            return list(records)

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """Update the matching documents or insert this one, in one transaction."""
        with self._storage.transaction():
            return super().upsert(document, cond)

    def _free_number(self, document: Mapping[str, Any], taken: Mapping[int, Record]) -> int:
        if not isinstance(document, Mapping):
            raise ValueError("Document is not a Mapping")
        if not isinstance(document, NumberedDocument):
            return next(n for n in doc_ids(document) if self._is_free(n, taken))
        if not self._is_free(document.doc_id, taken):
            raise ValueError(f"Document with ID {document.doc_id} already exists")
        return document.doc_id

    def _is_free(self, number: int, taken: Mapping[int, Record]) -> bool:
        return number not in taken and self._storage.find(number) is None

    def _get_next_id(self) -> int:
        return next(doc_ids({}))

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        with self._storage.transaction(thorough=True):
            super()._update_table(updater)


class ResponseDB(TinyDB):
    """``TinyDB(path)`` with an always-closed file; its default table is ``responses``."""

    table_class: type[Table] = ResponseTable
    default_table_name = RESPONSES

    _storage: ResponseStorage

    def __init__(self, path: Path | str, **options: Any) -> None:
        """``options`` are those of :class:`ResponseStorage`, whose errors may be raised."""
        super().__init__(path, storage=ResponseStorage, **options)

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Be the only one to change anything, for several changes that belong together."""
        with self._storage.transaction(thorough=True):
            yield

    def drop_tables(self) -> None:
        """Drop everything but the empty table of responses and the one that tells the form."""
        with self._storage.transaction(thorough=True):
            self._storage.read()
            super().drop_tables()

    def drop_table(self, name: str) -> None:
        """Drop one table; ``responses`` stays, empty."""
        with self._storage.transaction(thorough=True):
            super().drop_table(name)
