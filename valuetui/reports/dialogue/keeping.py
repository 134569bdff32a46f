"""The log of a dialogue on the disk: ``dialogue.json`` beside the answers of a wave.

A TinyDB file like the stations' own, in a table ``log`` with a document for every version of an
entry. It holds what was agreed in the open, and no answer.
"""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from valuetui.reports.dialogue.entry import (
    Entry,
    begun,
    changed,
    clashing,
    newest,
    numbered,
    numbers_of,
    rank,
    read,
)
from valuetui.responses.beside import BesideFile
from valuetui.responses.bundle import LOG
from valuetui.responses.files import SYSTEM, FileOps
from valuetui.responses.layout import Tables

TABLE = "log"


class NoEntry(Exception):
    """There is no entry of this number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"no entry {number}")
        self.number = number


@dataclass(frozen=True)
class Joined:
    """What becomes of two logs that are joined."""

    new: tuple[Entry, ...] = ()
    """The versions that this log had not, as they were written."""
    clashing: tuple[int, ...] = ()
    """The entries of which both logs have a change that the other does not know."""
    theirs: tuple[tuple[int, int], ...] = ()
    """What entries of the other log were called there, and are called now, where that differs."""
    ours: tuple[tuple[int, int], ...] = ()
    """The same of this log."""


class DialogueLog:
    """The log of the wave in a folder. What is there is read anew every time.

    Its methods raise a :class:`~valuetui.responses.errors.StoreError`. What those that write have
    written is on the disk when they return.
    """

    def __init__(self, wave: Path, files: FileOps = SYSTEM) -> None:
        self._file = BesideFile(Path(wave) / LOG, TABLE, "log", files)

    @property
    def path(self) -> Path:
        return self._file.path

    def entries(self) -> list[Entry]:
        """The newest version of every entry, by number."""
        return newest(self.history())

    def history(self) -> list[Entry]:
        """All versions of all entries, by number and the oldest first."""
        return _in_order(numbered(self._written()))

    def versions(self, number: int) -> list[Entry]:
        """All versions of an entry, the oldest first. Raises :class:`NoEntry`."""
        found = [each for each in self.history() if each.number == number]
        if not found:
            raise NoEntry(number)
        return found

    def clashing(self) -> list[int]:
        """See :func:`~valuetui.reports.dialogue.entry.clashing`."""
        return clashing(self.history())

    def add(self, fields: Mapping[str, Any], today: date) -> Entry:
        """Write a new entry down."""
        with self._file.changing() as database:
            number = max((each.number for each in self.history()), default=0) + 1
            entry = begun(number, fields, today, secrets.token_hex(16))
            database.table(TABLE).insert(entry.document())
        return entry

    def change(self, number: int, fields: Mapping[str, Any], today: date) -> tuple[Entry, bool]:
        """Write a new version of an entry, and tell whether anything differs. Raises
        :class:`NoEntry`."""
        with self._file.changing() as database:
            before = next((each for each in self.entries() if each.number == number), None)
            if before is None:
                raise NoEntry(number)
            entry = changed(before, fields, today)
            if entry is not before:
                database.table(TABLE).insert(entry.document())
        return entry, entry is not before

    def tables(self) -> Tables:
        """All versions as the tables of a file, the same bytes for the same versions."""
        return self._file.tables(each.document() for each in _in_order(self._written()))

    def joined(self, other: "DialogueLog") -> Joined:
        """What joining another log to this one would do: a set union of their versions."""
        ours, theirs = self._written(), other._written()
        held = set(map(_fact, ours))
        new = [each for each in _in_order(theirs) if _fact(each) not in held]
        after = [*ours, *new]
        known = set(clashing(numbered(ours)))
        return Joined(
            tuple(new),
            tuple(each for each in clashing(numbered(after)) if each not in known),
            _renamed(theirs, after),
            _renamed(ours, after),
        )

    def join(self, other: "DialogueLog") -> Joined:
        """Write the versions down that another log has and this one has not."""
        joined = self.joined(other)
        if joined.new:
            with self._file.changing() as database:
                joined = self.joined(other)
                documents = [each.document() for each in joined.new]
                database.table(TABLE).insert_multiple(documents)
        return joined

    def _written(self) -> list[Entry]:
        """The versions as they were written, with the numbers that they had then."""
        found = map(read, self._file.documents())
        return [each for each in found if each is not None]


def _fact(entry: Entry) -> Entry:
    """By which a version is the same in two logs: whatever its entry was called when it was
    written."""
    return replace(entry, number=0)


def _in_order(versions: Iterable[Entry]) -> list[Entry]:
    return sorted(versions, key=lambda each: (each.number, rank(each)))


def _renamed(before: Iterable[Entry], after: Iterable[Entry]) -> tuple[tuple[int, int], ...]:
    """What entries were called, and are called now, where that differs."""
    then, now = numbers_of(before), numbers_of(after)
    pairs = ((number, now[entry]) for entry, number in then.items())
    return tuple(sorted(pair for pair in pairs if pair[0] != pair[1]))
