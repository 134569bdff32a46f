"""How groups share the width of a page."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from valuetui.reports.workbook.sheet import Box, Sheet

T = TypeVar("T")

MOST_ACROSS = 4


def in_bands(items: Sequence[T]) -> list[Sequence[T]]:
    """Up to four beside each other; more than that in rows as even as can be: five as 3 + 2."""
    rows = -(-len(items) // MOST_ACROSS)
    across = -(-len(items) // rows) if rows else 1
    return [items[start : start + across] for start in range(0, len(items), across)]


def write_bands(
    sheet: Sheet,
    row: int,
    bands: Sequence[T],
    columns: int,
    write: Callable[[Sheet, int, T], int],
) -> int:
    """Write bands from a row on, each on a page of its own, and let these columns be printed;
    the next free row. ``write`` is given a band and its first row, and returns the next free one.
    """
    for number, band in enumerate(bands):
        if number:
            sheet.break_before(row)
        row = write(sheet, row, band)
    sheet.worksheet.print_area = str(Box(1, 1, columns, row - 1))
    return row
