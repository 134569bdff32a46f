"""Reading the action plan back from a workbook that people have filled in."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from valuetui.reports.workbook.action_plan import COLUMNS
from valuetui.reports.workbook.cells import read_back
from valuetui.reports.workbook.plan_line import STATUSES, PlanLine
from valuetui.reports.workbook.reading import NoWorkbook, read_workbook
from valuetui.words import Words, languages
from valuetui.words.cleaning import one_line

TABLE = "Actions"
READ = tuple(name for name in COLUMNS if name != "mark")
LATER = ("agreement",)
"""Columns that workbooks of earlier versions have not."""


class PlanFault(Exception):
    """The plan cannot be read. ``reason`` is the key of why: ``no_workbook``, ``no_plan``,
    ``no_column`` or ``bad_day``; ``place`` the cell or column, and ``found`` what stands there."""

    def __init__(self, reason: str, place: str = "", found: str = "") -> None:
        super().__init__(f"{reason}: {place}" if place else reason)
        self.reason = reason
        self.place = place
        self.found = found


def read_plan(path: Path) -> list[PlanLine]:
    """The lines that are filled in, in the workbook's language, whichever that is.

    Raises :class:`PlanFault`, and ``OSError`` where the file cannot be read. Nothing is read of a
    plan in which any day is no day: it is mended there.
    """
    book = _opened(path)
    for sheet in book.worksheets:
        if TABLE in sheet.tables:
            lines = list(_lines(sheet, sheet.tables[TABLE].ref, _statuses(book)))
            return [line for line in lines if not line.is_empty]
    raise PlanFault("no_plan")


def _opened(path: Path) -> Workbook:
    try:
        return read_workbook(path)
    except NoWorkbook:
        raise PlanFault("no_workbook") from None


def _lines(sheet: Worksheet, place: str, statuses: Mapping[str, str]) -> Iterator[PlanLine]:
    area = CellRange(place)
    heads = [sheet.cell(area.min_row, column).value
             for column in range(area.min_col, area.max_col + 1)]  # fmt: skip
    columns = _columns(heads, area.min_col)
    for row in range(area.min_row + 1, area.max_row + 1):
        found = {name: sheet.cell(row, column) for name, column in columns.items()}
        told = {name: _text(cell.value) for name, cell in found.items()}
        status = told["status"]
        yield PlanLine(
            number=_number(found["number"].value),
            value=told["value"],
            group=told["group"],
            now=told["now"],
            agreement=told.get("agreement"),
            action=told["action"],
            owner=told["owner"],
            due=_day(found["due"].value, found["due"].coordinate),
            status=statuses.get(status.casefold(), status),
            follow_up=told["follow_up"],
        )


def _columns(heads: list[Any], first: int) -> dict[str, int]:
    """Where each column stands: people may have moved them, and the language is any."""
    places = {_text(head).casefold(): place for place, head in enumerate(heads, start=first)}
    found: dict[str, int] = {}
    for name in READ:
        labels = [Words(language)(f"workbook.plan.{name}") for language in languages()]
        known = [places[label.casefold()] for label in labels if label.casefold() in places]
        if known:
            found[name] = known[0]
        elif name not in LATER:
            raise PlanFault("no_column", labels[0])
    return found


def _statuses(book: Workbook) -> dict[str, str]:
    """The words for the statuses: those of the settings, where staff may have changed them, and
    those that were there."""
    found = {
        Words(language)(f"workbook.settings.statuses.{status}").casefold(): status
        for language in languages()
        for status in STATUSES
    }
    named = book.defined_names.get("status_names")
    for title, place in named.destinations if named else ():
        cells = [cell.value for row in book[title][place] for cell in row]
        for status, word in zip(STATUSES, cells, strict=False):
            if _text(word):
                found[_text(word).casefold()] = status
    return found


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        value = value.date()
    return "" if value is None else one_line(read_back(str(value)))


def _number(value: Any) -> int:
    """The number of a line; 0 where there is none."""
    return int(value) if isinstance(value, int | float) and value == value // 1 else 0


def _day(value: Any, place: str) -> date | None:
    """A day, be it a date of the workbook's or a text that is one."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not _text(value):
        return None
    try:
        return date.fromisoformat(_text(value))
    except ValueError:
        raise PlanFault("bad_day", place, _text(value)) from None
