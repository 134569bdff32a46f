"""A CSV file, a row at a time, however large it is."""

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

DELIMITERS = (",", ";", "\t")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_ZIPPED = b"PK\x03\x04"


class Unreadable(Exception):
    """The file cannot be used as it is. ``reason`` is the key of its text in the catalogue section
    ``answers``, table ``fault``; the values never hold what somebody answered."""

    def __init__(self, reason: str, /, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


class CsvTable:
    """The headings of a file, and the way to its rows."""

    def __init__(
        self,
        path: Path,
        raw: BinaryIO,
        lines: Iterable[str],
        delimiter: str,
        *,
        strict: bool = True,
    ) -> None:
        self.delimiter = delimiter
        self._path = path
        self._raw = raw
        self._size = path.stat().st_size
        self._reader = csv.reader(lines, delimiter=delimiter, strict=strict)
        self.headings = tuple(heading.strip() for heading in next(self._spoken(), []))

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """The line on which each row begins, from 1, with its cells. Empty rows are passed over.

        Raises :class:`Unreadable`.
        """
        begin = self._reader.line_num + 1
        for cells in self._spoken():
            line, begin = begin, self._reader.line_num + 1
            if any(cell.strip() for cell in cells):
                yield line, cells

    @property
    def share(self) -> float:
        """How much of the file has been read, from 0 to 1."""
        return self._raw.tell() / self._size if self._size else 1.0

    def _spoken(self) -> Iterator[list[str]]:
        """The rows; what the reader cannot make sense of is said with its line."""
        try:
            yield from self._reader
        except UnicodeError:
            raise Unreadable("encoding", line=_undecodable(self._path)) from None
        except csv.Error:
            raise Unreadable("quotes", line=self._reader.line_num) from None


@contextmanager
def open_table(path: Path) -> Iterator[CsvTable]:
    """The table in a file. Raises :class:`Unreadable` and ``OSError``."""
    with path.open("rb") as raw:
        start = raw.read(4)
    if start.startswith(_ZIPPED):
        raise Unreadable("zipped")
    encoding = "utf-16" if start.startswith(_UTF_16) else "utf-8-sig"
    delimiter = _delimiter(path, encoding)
    with _opened(path, encoding, delimiter) as table:
        yield table


def _delimiter(path: Path, encoding: str) -> str:
    """What divides the row of headings into the most columns."""
    counts = {}
    for delimiter in DELIMITERS:
        with _opened(path, encoding, delimiter, strict=False) as table:
            counts[delimiter] = len(table.headings)
    best = max(DELIMITERS, key=counts.__getitem__)
    if counts[best] < 2:
        raise Unreadable("one_column" if counts[best] else "empty")
    return best


@contextmanager
def _opened(
    path: Path, encoding: str, delimiter: str, *, strict: bool = True
) -> Iterator[CsvTable]:
    with path.open("rb") as raw:
        text = TextIOWrapper(raw, encoding=encoding, newline="")
        try:
            yield CsvTable(path, raw, text, delimiter, strict=strict)
        finally:
            text.detach()


def _undecodable(path: Path) -> int:
    """The first line, from 1, that is not UTF-8: the decoder reads ahead of the rows."""
    with path.open("rb") as raw:
        for number, line in enumerate(raw, 1):
            try:
                line.decode()
            except UnicodeError:
                return number
    return 1
