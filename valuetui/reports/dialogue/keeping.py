"""The log of a dialogue on the disk: ``dialogue.json`` beside the answers of a wave.

A TinyDB file like the stations' own, in a table ``log`` with a document for every version of an
entry. It holds what was agreed in the open, and no answer.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from valuetui.reports.dialogue.entry import Entry, begun, changed, newest, read
from valuetui.responses.bundle import LOG
from valuetui.responses.errors import CannotOpen, ForeignFile
from valuetui.responses.files import SYSTEM, FileOps, make_folders
from valuetui.responses.layout import Tables
from valuetui.responses.mending import Foreign
from valuetui.responses.reading import read_tables
from valuetui.responses.table import ResponseDB

TABLE = "log"


class NoEntry(Exception):
    """There is no entry of this number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"no entry {number}")
        self.number = number


class DialogueLog:
    """The log of the wave in a folder. What is there is read anew every time.

    Its methods raise a :class:`~valuetui.responses.errors.StoreError`. What those that write have
    written is on the disk when they return.
    """

    def __init__(self, wave: Path, files: FileOps = SYSTEM) -> None:
        self.path = Path(wave) / LOG
        self._files = files

    def entries(self) -> list[Entry]:
        """The newest version of every entry, by number."""
        return newest(self._versions())

    def history(self) -> list[Entry]:
        """All versions of all entries, by number and the oldest first."""
        return sorted(self._versions(), key=lambda each: (each.number, each.version, each.day))

    def versions(self, number: int) -> list[Entry]:
        """All versions of an entry, the oldest first. Raises :class:`NoEntry`."""
        found = [each for each in self.history() if each.number == number]
        if not found:
            raise NoEntry(number)
        return found

    def add(self, fields: Mapping[str, Any], today: date) -> Entry:
        """Write a new entry down."""
        with self._changing() as database:
            number = max((each.number for each in self._versions()), default=0) + 1
            entry = begun(number, fields, today)
            database.table(TABLE).insert(entry.document())
        return entry

    def change(self, number: int, fields: Mapping[str, Any], today: date) -> tuple[Entry, bool]:
        """Write a new version of an entry, and tell whether anything differs. Raises
        :class:`NoEntry`."""
        with self._changing() as database:
            before = next((each for each in self.entries() if each.number == number), None)
            if before is None:
                raise NoEntry(number)
            entry = changed(before, fields, today)
            if entry is not before:
                database.table(TABLE).insert(entry.document())
        return entry, entry is not before

    def tables(self) -> Tables:
        """All versions as the tables of a file, the same bytes for the same versions."""
        found = enumerate(self.history(), start=1)
        return {TABLE: {str(number): each.document() for number, each in found}}

    def missing(self, other: "DialogueLog") -> list[Entry]:
        """The versions that another log has and this one has not. Where both have one of the same
        number, that of this one stays."""
        held = {(each.number, each.version) for each in self._versions()}
        return [each for each in other.history() if (each.number, each.version) not in held]

    def take_back(self, other: "DialogueLog") -> None:
        """Write down the versions that are :meth:`missing`."""
        if self.missing(other):
            with self._changing() as database:
                found = [each.document() for each in self.missing(other)]
                database.table(TABLE).insert_multiple(found)

    @contextmanager
    def _changing(self) -> Iterator[ResponseDB]:
        """The file, with nobody else changing it meanwhile."""
        try:
            make_folders(self._files, self.path.parent)
        except OSError as error:
            raise CannotOpen.from_os(self.path, error) from error
        with ResponseDB(self.path, files=self._files) as database, database.changing():
            yield database

    def _versions(self) -> list[Entry]:
        try:
            tables, _ = read_tables(self._files, self.path)
        except FileNotFoundError:
            return []
        except OSError as error:
            raise CannotOpen.from_os(self.path, error) from error
        except Foreign as foreign:
            raise ForeignFile(self.path, foreign.reason) from None
        found = map(read, tables.get(TABLE, {}).values())
        return [each for each in found if each is not None]
