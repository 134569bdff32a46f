"""The exports: the sheet of answers beside other writers, and what a whole workbook takes."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.exports import book, sheet
from benchmarks.measure import Row


def rows() -> Iterator[Row]:
    """All comparisons, in about eight minutes."""
    with tempfile.TemporaryDirectory() as folder:
        yield from sheet.rows(Path(folder))
        yield from book.rows(Path(folder))
