"""Reading a file of answers without a lock and without writing, while others write to it."""

from collections.abc import Iterable
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from valuetui.responses.chain import chain_at
from valuetui.responses.files import FileOps, blocks, opened, read_all, read_at
from valuetui.responses.layout import (
    CLOSER,
    RESPONSES,
    Document,
    Head,
    Record,
    Scan,
    Tables,
    parsed,
    read_head,
)
from valuetui.responses.mending import mend, refuse_newer

Mark = tuple[tuple[int, int], int]
"""Which file it is and where its records end."""

_KNOWN_TAIL = 1024
_FIRST_LOOK = 4096


class Look(Enum):
    """What has become of a file since its end was known."""

    SAME = "same"
    GROWN = "grown"
    OTHER = "other"


class KnownEnd(NamedTuple):
    """Where the records of a file ended, and by what to recognise the place."""

    identity: tuple[int, int]
    end: int
    tail: bytes
    """The bytes before the end: usually the whole last record, whose id is random."""
    chain: bytes
    """Of the last record; empty where it has none."""

    @property
    def mark(self) -> Mark:
        """The file and the place."""
        return self.identity, self.end

    @classmethod
    def of(cls, files: FileOps, handle: int, end: int) -> "KnownEnd":
        """The end of the file as it stands."""
        length = min(end, _KNOWN_TAIL)
        tail = read_at(files, handle, end - length, length)
        return cls(files.status(handle).identity, end, tail, chain_at(tail))

    def grown(self, line: bytes, chain: bytes) -> "KnownEnd":
        """The end after the line of a record with this chain was appended."""
        tail = (self.tail + line)[-_KNOWN_TAIL:]
        return KnownEnd(self.identity, self.end + len(line), tail, chain)

    def look(self, files: FileOps, handle: int) -> Look:
        """Read the few bytes that tell whether a file is as it was. A copy is: by the chain, the
        end stands for all that comes before it."""
        start = self.end - len(self.tail)
        expected = self.tail + CLOSER
        seen = files.read_some(handle, start, len(expected))
        if seen == expected:
            return Look.SAME
        return Look.GROWN if seen.startswith(self.tail) else Look.OTHER


def find_head(files: FileOps, handle: int) -> Head | None:
    """The head of an always-closed file, or None. Raises :class:`Foreign` for a newer form."""
    length = _FIRST_LOOK
    while True:
        data = read_at(files, handle, 0, length)
        if head := read_head(data):
            refuse_newer(head.others)
            return head
        if len(data) < length:
            return None
        length *= 8


def read_tables(files: FileOps, path: Path) -> tuple[Tables, Mark]:
    """All tables as TinyDB wants them, and which file was read up to where.

    Raises ``OSError`` and :class:`~valuetui.responses.mending.Foreign`.
    """
    with opened(files, path) as handle:
        identity = files.status(handle).identity
        if head := find_head(files, handle):
            scan = Scan(head.records, head.records)
            table = _table(scan.records(blocks(files, handle, head.records)), scan.torn)
            if not scan.torn:
                return {**head.others, RESPONSES: table}, (identity, scan.end)
        mended = mend(read_all(files, handle))
        return {**mended.others, RESPONSES: _table(mended.records, [])}, (identity, 0)


def _table(records: Iterable[Record], torn: list[bytes]) -> dict[str, Document]:
    return {str(record.doc_id): document for record, document in parsed(records, torn)}
