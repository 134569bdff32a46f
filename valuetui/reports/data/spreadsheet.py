"""Tables as CSV that a spreadsheet of this part of the world opens by itself: semicolons between
the cells and a comma in decimals, as ``read.csv2`` of R has it too."""

from collections.abc import Iterator

from valuetui.reports.archive.encoding import Row, csv_bytes
from valuetui.reports.data.table import T, Table

DELIMITER = ";"


def table_csv(table: Table[T], decimal: str = ",") -> bytes:
    """The table as a file: UTF-8 with the mark by which Excel knows it. A text that a spreadsheet
    would take for a formula has an apostrophe before it."""
    return csv_bytes(table.names, _rows(table, decimal), DELIMITER)


def _rows(table: Table[T], decimal: str) -> Iterator[Row]:
    for row in table.rows():
        yield {
            name: str(content).replace(".", decimal) if isinstance(content, float) else content
            for name, content in row.items()
        }
