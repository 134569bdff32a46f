"""Rows and documents as bytes that will be read in thirty years.

CSV is as RFC 4180 has it: commas, CRLF, quotes doubled. It is UTF-8 with the mark that Excel needs
to see that it is; whoever reads files professionally drops the mark.
"""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from typing import Any

MARK = "'"
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", MARK)
"""With these a spreadsheet takes a text for a formula. What begins with the mark itself gets
another one, so that to drop one mark always gives the text back."""

Row = Mapping[str, Any]


class CsvTable:
    """A table that is filled row by row; a column that a row lacks is empty in it."""

    def __init__(self, columns: Sequence[str], delimiter: str = ",") -> None:
        self._columns = columns
        self._text = StringIO()
        self._writer = csv.writer(self._text, delimiter=delimiter, lineterminator="\r\n")
        self._writer.writerow(columns)

    def add(self, row: Row) -> None:
        """Add a row."""
        self._writer.writerow([cell(row.get(column)) for column in self._columns])

    def to_bytes(self) -> bytes:
        """The file."""
        return self._text.getvalue().encode("utf-8-sig", "backslashreplace")


def csv_bytes(columns: Sequence[str], rows: Iterable[Row], delimiter: str = ",") -> bytes:
    """A whole table."""
    table = CsvTable(columns, delimiter)
    for row in rows:
        table.add(row)
    return table.to_bytes()


def cell(content: object) -> str:
    """What stands in a cell: nothing for None, 1 and 0 for yes and no, blanks between ids."""
    if content is None:
        return ""
    if isinstance(content, bool):
        return str(int(content))
    if isinstance(content, int):
        return str(content)
    if isinstance(content, list | tuple):
        return cell(" ".join(map(str, content)))
    text = str(content)
    return MARK + text if text.startswith(_STARTS) else text


def json_line(document: Mapping[str, Any]) -> bytes:
    """A JSON document on a line of its own, its keys in alphabetical order."""
    return _encoded(document, separators=(",", ":"))


def json_bytes(document: Mapping[str, Any]) -> bytes:
    """A JSON document to read."""
    return _encoded(document, indent=1)


def _encoded(document: Mapping[str, Any], **form: Any) -> bytes:
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, **form)
    # Half a character, as a foreign file may hold it, becomes its JSON escape.
    return text.encode("utf-8", "backslashreplace") + b"\n"
