"""The sheet of the cube, which all formulas read."""

from collections.abc import Iterator

from valuetui.reports.workbook.cells import Content
from valuetui.reports.workbook.cube import LIMITING_IN_THEME, RESPONDENTS, THEME, Row, rows
from valuetui.reports.workbook.look import Style
from valuetui.reports.workbook.sheet import Box, Sheet
from valuetui.reports.workbook.subject import Subject

COLUMNS = {
    "block": 10,
    "item": 9,
    "part": 30,
    "group": 24,
    "question": 18,
    "kind": 20,
    "name": 36,
    "count": 10,
    "of": 10,
    "told": 12,
}
"""What the columns hold, and their widths in characters."""
NUMBERS = ("block", "item", "count", "of", "told")


def write_data(sheet: Sheet) -> None:
    """Write the table, which Excel knows as ``Cube`` and formulas by a name for each column."""
    subject = sheet.subject
    top = sheet.heading(subject.text("sheet.data"), subject.text("cube.lead"),
                        subject.text("cube.meaning")) + 1  # fmt: skip
    sheet.widths(COLUMNS.values())
    cube = list(rows(subject))
    if not cube:
        sheet.nothing(top)
        return
    heads = ((subject.text(f"cube.{name}"), _head(name)) for name in COLUMNS)
    sheet.put_row(top, heads)
    sheet.height(top, 20)
    for row, each in enumerate(cube, start=top + 1):
        sheet.put_row(row, _contents(subject, each))
    last = top + len(cube)
    sheet.name_table("Cube", Box(1, top, len(COLUMNS), last))
    for place, name in enumerate(COLUMNS, start=1):
        if name in NUMBERS:
            sheet.name_range(f"cube_{name}", Box(place, top + 1, place, last))
    sheet.keep_in_sight(top + 1, 1)
    sheet.repeat_rows(top, top)


def _head(column: str) -> str:
    return Style.HEAD_CENTRE if column in NUMBERS else Style.HEAD


def _contents(subject: Subject, row: Row) -> Iterator[tuple[Content, str]]:
    instrument = subject.comparison.instrument
    yield row.block, Style.COUNT
    yield row.item, Style.COUNT
    yield subject.parts[row.part - 1].name, Style.TEXT
    yield subject.told(instrument.groups[row.group - 1].label), Style.TEXT
    yield (
        subject.role(subject.comparison.roles[row.role - 1]) if row.role else None,
        Style.TEXT,
    )
    kind, name = _named(subject, row.item)
    yield subject.text(f"cube.kinds.{kind}"), Style.FAINT
    yield name, Style.LABEL
    yield row.count, Style.COUNT
    yield row.of, Style.COUNT
    yield row.told, Style.COUNT


def _named(subject: Subject, item: int) -> tuple[str, str | None]:
    """What kind of item it is, and its name."""
    if item == RESPONDENTS:
        return "respondents", None
    if item > LIMITING_IN_THEME:
        return "limiting", subject.words(f"instrument.theme.t{item - LIMITING_IN_THEME}")
    if item > THEME:
        return "theme", subject.words(f"instrument.theme.t{item - THEME}")
    return "value", subject.label(subject.comparison.instrument.values[item - 1])
