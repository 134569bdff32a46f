"""Rows written straight into the file: whatever they hold, other programs read the same."""

import math
import tracemalloc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.table import Table

from tests.reports.test_workbook_safety import ANY_TEXT, HOSTILE, unescaped
from valuetui.reports.workbook.cells import LONGEST_TEXT, clean
from valuetui.reports.workbook.streamed import (
    MOST_ROWS,
    LongTable,
    Looks,
    Row,
    TooManyRows,
    streamed,
)


def saved(rows: list[Row], columns: int, top: int = 2) -> BytesIO:
    """A workbook with the rows in its first sheet, below a row of headings."""
    book = Workbook()
    sheet = book.worksheets[0]
    for column in range(1, columns + 1):
        sheet.cell(top, column).value = f"Kolumn {column}"
    cells = [sheet.cell(top + 1, column) for column in range(1, 5)]
    text, quoted, number, day = cells
    for cell, form in zip(cells, ("@", "@", "0.0", "yyyy-mm-dd"), strict=True):
        cell.number_format = form
    quoted.quotePrefix = 1
    looks = Looks(*(each.style_id for each in (text, quoted, number, day)))
    table = LongTable("Rader", top, columns, rows, looks)
    sheet.add_table(Table(displayName="Rader", ref=f"A{top}:{chr(64 + columns)}{top + 1}"))
    plain, done = BytesIO(), BytesIO()
    book.save(plain)
    with ZipFile(plain) as before, ZipFile(done, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "xl/worksheets/sheet1.xml":
                content = b"".join(table.sheet(content.decode()))
            if name == "xl/tables/table1.xml":
                content = table.table(content.decode()).encode()
            after.writestr(name, content)
    return done


def read(rows: list[Row], columns: int = 4) -> list[tuple[Cell, ...]]:
    """The cells below the headings, as openpyxl reads them."""
    sheet = load_workbook(saved(rows, columns)).worksheets[0]
    return [*sheet.iter_rows(min_row=3)]  # type: ignore[list-item]


def test_text_numbers_and_days_are_what_they_were() -> None:
    day = date(2026, 11, 27)
    [row] = read([["ord", 7, 2.5, day]])
    assert [cell.value for cell in row] == ["ord", 7, 2.5, datetime(2026, 11, 27)]  # noqa: DTZ001
    assert [cell.data_type for cell in row] == ["s", "n", "n", "d"]
    assert [cell.number_format for cell in row] == ["@", "0.0", "0.0", "yyyy-mm-dd"]


def test_what_is_not_there_is_an_empty_cell_and_moves_no_other() -> None:
    rows: list[Row] = [[None, "b", None, 4], ["", None, 3, None]]
    first, second = read(rows)
    assert [cell.value for cell in first] == [None, "b", None, 4]
    assert [cell.value for cell in second] == [None, None, 3, None]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_becomes_a_formula_and_none_is_lost(text: str) -> None:
    [(cell, *_)] = read([[text, None, None, "sist"]])
    assert cell.data_type == "s"
    assert unescaped(str(cell.value)) == clean(text)
    assert bool(cell.quotePrefix) == clean(text).startswith(("=", "+", "-", "@", "\t", "\n"))


@given(st.lists(ANY_TEXT, min_size=4, max_size=4))
def test_any_text_is_read_again_as_the_same_text(texts: list[str]) -> None:
    [row] = read([texts]) if any(map(clean, texts)) else [()]
    assert [unescaped(str(cell.value or "")) for cell in row] == [
        clean(text) for text in texts[: len(row)]
    ]


NUMBERS = st.integers() | st.floats(allow_nan=False)
FIRST, LAST = date(1, 1, 1), date(9999, 12, 31)


@given(st.lists(NUMBERS, min_size=4, max_size=4))
def test_no_digit_of_a_number_is_lost(numbers: list[float]) -> None:
    [row] = read([numbers])
    for cell, number in zip(row, numbers, strict=True):
        if (isinstance(number, int) and abs(number) >= 10**15) or math.isinf(number):
            assert cell.value == str(number)
        else:
            assert cell.value == number


@given(st.dates(FIRST, LAST))
def test_a_day_is_the_same_day_in_every_program(day: date) -> None:
    [(cell, *_)] = read([[day, None, None, None]])
    if day < date(1900, 3, 1):
        assert cell.value == day.isoformat()
    else:
        assert isinstance(cell.value, datetime)
        assert cell.value.date() == day


def test_a_text_too_long_for_a_cell_is_cut() -> None:
    [(cell, *_)] = read([["å" * (LONGEST_TEXT + 1), None, None, 1]])
    assert str(cell.value) == clean("å" * (LONGEST_TEXT + 1))


def test_every_cell_says_where_it_stands() -> None:
    rows = b"".join(streamed([["a", None, "c"], [None, "b", None]], Looks(1, 2, 3, 4), 8))
    tree = ElementTree.fromstring(b"<x>" + rows + b"</x>")  # noqa: S314
    assert [row.get("r") for row in tree] == ["8", "9"]
    assert [cell.get("r") for row in tree for cell in row] == ["A8", "C8", "B9"]


@pytest.mark.parametrize("number", [0, 1, 255, 256, 257, 600])
def test_the_table_reaches_over_all_rows(number: int) -> None:
    rows: list[Row] = [[n, f"ord {n}", None, n / 2] for n in range(number)]
    sheet = load_workbook(saved(rows, 4)).worksheets[0]
    last = 2 + max(1, number)
    table = sheet.tables["Rader"]
    assert table.ref == f"A2:D{last}"
    assert table.autoFilter is not None
    assert table.autoFilter.ref == f"A2:D{last}"
    assert [c.value for c in sheet["A"][2 : 2 + number]] == [*range(number)]


def test_contents_that_never_come_again_do_not_mix_up_those_that_do() -> None:
    rows: list[Row] = [[f"id {n}", "alltid", n, None] for n in range(6000)]
    found = read(rows)
    assert [[cell.value for cell in row] for row in found] == [[*row] for row in rows]


@dataclass(frozen=True)
class Made:
    """So many rows, each made when it is asked for."""

    number: int

    def __len__(self) -> int:
        return self.number

    def __iter__(self) -> Iterator[Row]:
        return ([f"{n:032x}", "Medborgare", n, "tillit"] for n in range(self.number))

    def __contains__(self, row: object) -> bool:
        return False


def test_more_rows_than_a_sheet_holds_are_refused() -> None:
    looks = Looks(1, 2, 3, 4)
    assert LongTable("T", 5, 4, Made(MOST_ROWS - 5), looks).bottom == MOST_ROWS
    with pytest.raises(TooManyRows):
        LongTable("T", 5, 4, Made(MOST_ROWS - 4), looks)


def test_a_sheet_that_may_pass_two_gigabytes_is_announced_to_the_zip() -> None:
    looks = Looks(1, 2, 3, 4)
    assert not LongTable("T", 1, 50, Made(100_000), looks).is_vast
    assert LongTable("T", 1, 50, Made(1_000_000), looks).is_vast


def test_the_memory_does_not_grow_with_the_rows() -> None:
    def most(rows: Iterable[Row]) -> int:
        tracemalloc.start()
        for _ in streamed(rows, Looks(1, 2, 3, 4), 1):
            pass
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    few, many = most(Made(5_000)), most(Made(50_000))
    assert many < 1.2 * few
