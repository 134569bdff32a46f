"""Forms as workbooks: every cell is text, whatever it looks like."""

import re
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from valuetui.instrument.xlsform.sheets import KEPT, KEPT_VALUES, Form, Sheet
from valuetui.reports.workbook.cells import clean, written
from valuetui.responses.files import SYSTEM, Opening, write_new

_OWN = {KEPT, KEPT_VALUES}
_ESCAPED = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)")
_WIDE = 40
"""Characters of the widest column."""
_LINE, _MOST_LINES = 15.5, 4
"""Height of a line in points, and the most lines of a row: the meanings of all words would have
a hundred."""
_MOST_ROWS = 100_000
"""Rows of a sheet that are looked at: an Excel sheet may claim a million of empty ones."""


class NoForm(Exception):
    """The file is no workbook that can be read. Reasons: ``not-xlsx`` and ``too-large``."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def write_form(form: Form, path: Path) -> None:
    """Write the form to a new file, on disk when this returns.

    Raises ``OSError``; ``FileExistsError`` where something lies there already.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in form.values():
        _fill(book.create_sheet(sheet.name), sheet)
    content = BytesIO()
    book.save(content)
    write_new(SYSTEM, path, [content.getvalue()], Opening.NEW)


def _fill(page: Worksheet, sheet: Sheet) -> None:
    page.freeze_panes = "C2" if sheet.name not in _OWN else "B2"
    if sheet.name in _OWN:
        page.sheet_properties.tabColor = "8A94A0"
    for number, row in enumerate([sheet.columns, *sheet.rows], 1):
        page.row_dimensions[number].height = _LINE * min(_MOST_LINES, max(map(_lines, row)))
        for column, text in enumerate(row, 1):
            if text:
                cell = page.cell(number, column)
                cell.value = written(text)
                cell.data_type = "s"
                if text[0] in "=+-@":
                    cell.quotePrefix = 1
                cell.alignment = Alignment(vertical="top", wrap_text=number > 1)
                if number == 1:
                    cell.font = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
                    cell.fill = PatternFill("solid", fgColor="1B2A41")
    for column, heading in enumerate(sheet.columns, 1):
        longest = max((len(row[column - 1]) for row in sheet.rows), default=0)
        width = min(_WIDE, max(len(heading), longest) + 2)
        page.column_dimensions[get_column_letter(column)].width = width


def read_form(path: Path) -> Form:
    """The sheets of a workbook. Raises :class:`NoForm` and ``OSError``."""
    content = path.read_bytes()
    try:
        book = load_workbook(BytesIO(content), read_only=False, data_only=True)
    except Exception:  # noqa: BLE001 (openpyxl has no name for all that a damaged file makes it raise)
        raise NoForm(path, "not-xlsx") from None
    return {page.title: _read(page, path) for page in book.worksheets}


def _read(page: Worksheet, path: Path) -> Sheet:
    rows: list[tuple[str, ...]] = []
    for number, cells in enumerate(page.iter_rows(values_only=True)):
        if number >= _MOST_ROWS:
            raise NoForm(path, "too-large")
        rows.append(tuple(map(_text, cells)))
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        return Sheet(page.title, ())
    width = max((n for row in rows for n, text in enumerate(row, 1) if text), default=0)
    return Sheet(page.title, rows[0][:width], tuple(row[:width] for row in rows[1:]))


def _text(content: object) -> str:
    """What a person sees in the cell: a number that Excel has made of "1" is "1" again."""
    if content is None:
        return ""
    if isinstance(content, bool):
        return "true" if content else "false"
    if isinstance(content, float) and content.is_integer():
        return str(int(content))
    if isinstance(content, date | datetime):
        return content.isoformat()
    return _ESCAPED.sub("_", clean(str(content))).strip()


def _lines(text: str) -> int:
    """How many lines a text takes in a wide column."""
    return sum(1 + len(line) // _WIDE for line in text.split("\n"))
