"""A small TinyDB file beside the answers of a wave, such as the log of a dialogue: read anew every
time, and changed by one process at a time. It holds no answer."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from valuetui.responses.damage import damaged
from valuetui.responses.errors import CannotOpen
from valuetui.responses.files import SYSTEM, FileOps, make_folders
from valuetui.responses.layout import Document, Tables
from valuetui.responses.mending import Foreign
from valuetui.responses.reading import read_tables
from valuetui.responses.table import ResponseDB


class BesideFile:
    """One table of a file. Its methods raise a :class:`~valuetui.responses.errors.StoreError`; what
    those that write have written is on the disk when they return."""

    def __init__(self, path: Path, table: str, what: str, files: FileOps = SYSTEM) -> None:
        """``what`` is what it holds, as :class:`~valuetui.responses.errors.Damaged` names it."""
        self.path = path
        self._table = table
        self._what = what
        self._files = files

    def documents(self) -> list[Document]:
        """What stands in the table; nothing where there is no file."""
        try:
            tables, _ = read_tables(self._files, self.path)
        except FileNotFoundError:
            return []
        except OSError as error:
            raise CannotOpen.from_os(self.path, error) from error
        except Foreign as foreign:
            raise damaged(self._files, self.path, self._what, foreign.reason) from None
        return list(tables.get(self._table, {}).values())

    @property
    def condition(self) -> tuple[int, ...]:
        """Which file it is, its bytes and when it was changed: to tell, cheaply, whether it is as
        it was. Empty where there is none that can be looked at."""
        with suppress(OSError):
            status = self._files.status_at(self.path)
            return *status.identity, status.size, status.changed
        return ()

    def add(self, documents: Iterable[Mapping[str, Any]]) -> None:
        """Write documents down, all or none."""
        with self.changing() as database:
            database.table(self._table).insert_multiple(documents)

    @contextmanager
    def changing(self) -> Iterator[ResponseDB]:
        """The file, with nobody else changing it meanwhile."""
        try:
            make_folders(self._files, self.path.parent)
        except OSError as error:
            raise CannotOpen.from_os(self.path, error) from error
        self.documents()  # a damaged one is told as what it is
        with ResponseDB(self.path, files=self._files) as database, database.changing():
            yield database

    def tables(self, documents: Iterable[Document]) -> Tables:
        """Documents as the tables of a file, for a bundle."""
        return {self._table: {str(number): each for number, each in enumerate(documents, start=1)}}
