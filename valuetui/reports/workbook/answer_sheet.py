"""The answers one by one, for those who have asked for them: a row for each."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from valuetui.reports.data.respondent import Given
from valuetui.reports.data.table import OFTEN
from valuetui.reports.workbook.answer_columns import Columns, answer_columns
from valuetui.reports.workbook.look import Style
from valuetui.reports.workbook.sheet import Box, Sheet
from valuetui.reports.workbook.streamed import LongTable, Looks, Row
from valuetui.reports.workbook.subject import told_apart

HEAD_POINTS = 32
TABLE = "Answers"
PRINTED = "A1:H3"
"""What the sheet is, and that it is not to be passed on; none of the answers."""


@dataclass(frozen=True)
class Rows:
    """The rows of the table, each made when it is written."""

    given: Given
    columns: tuple[Columns, ...]

    def __len__(self) -> int:
        return len(self.given.answers)

    def __iter__(self) -> Iterator[Row]:
        contents = [each.contents for each in self.columns]
        for number, answer in enumerate(self.given.in_no_order):
            if number % OFTEN == 0:
                self.given.meter(number / len(self))
            yield [*chain.from_iterable(told(answer) for told in contents)]

    def __contains__(self, row: object) -> bool:
        return any(row == each for each in self)

    @cached_property
    def heads(self) -> list[str]:
        """The headings, no two of which are the same: a table cannot have that."""
        return told_apart(head for each in self.columns for head in each.heads)


def write_answers(sheet: Sheet) -> None:
    """Write the sheet, whose table Excel knows by the name of ``Answers``.

    Raises :class:`~valuetui.reports.workbook.streamed.TooManyRows`.
    """
    subject = sheet.subject
    given = subject.given
    assert given  # noqa: S101 - without answers there is no such sheet
    lines = (subject.text(f"answers.{line}") for line in ("lead", "care"))
    top = sheet.heading(subject.text("sheet.answers"), *lines) + 1
    rows = Rows(given, tuple(answer_columns(subject, given)))
    sheet.widths(each.width for each in rows.columns for _ in each.heads)
    begin_table(sheet, top, rows.heads, rows)
    sheet.digits_as_text = Box(1, top + 1, len(rows.heads), top + max(1, len(rows)))
    sheet.keep_in_sight(top + 1, 2)
    sheet.worksheet.print_area = PRINTED  # whoever prints the whole workbook does not want the rest


def begin_table(sheet: Sheet, top: int, heads: Sequence[str], rows: Collection[Row]) -> None:
    """Write the headings of the table, whose rows are written when the workbook is finished."""
    sheet.put_row(top, ((head, Style.HEAD) for head in heads))
    sheet.height(top, HEAD_POINTS)
    sheet.long = LongTable(TABLE, top, len(heads), rows, _looks(sheet, top + 1))
    sheet.name_table(TABLE, Box(1, top, len(heads), top + 1))


def _looks(sheet: Sheet, row: int) -> Looks:
    """The looks of the cells, which those of a blank row wear for the file to know them."""
    cells = [sheet.worksheet.cell(row, column) for column in range(1, 5)]
    text, quoted, number, day = cells
    for cell, style in zip(cells, (Style.TEXT, Style.TEXT, Style.VALUE, Style.DATE), strict=True):
        cell.style = style
    quoted.quotePrefix = 1
    return Looks(*(cell.style_id for cell in (text, quoted, number, day)))
