"""All figures in one tidy table: a row for each group, question and value."""

from collections.abc import Iterator

from valuetui.instrument.model import Value
from valuetui.reports.workbook.cells import Content
from valuetui.reports.workbook.look import Style
from valuetui.reports.workbook.sheet import Box, Sheet
from valuetui.reports.workbook.subject import Subject
from valuetui.results.comparison import GroupResult, QuestionResult

COLUMNS = {
    "group": 18,
    "group_id": 11,
    "question": 12,
    "question_id": 12,
    "code": 6,
    "value_id": 20,
    "value": 32,
    "theme": 8,
    "theme_name": 30,
    "scope": 13,
    "polarity": 11,
    "n": 8,
    "count": 9,
    "share": 9,
    "low": 9,
    "high": 9,
    "rank": 8,
}
"""What the columns hold, and their widths in characters."""

NUMBERS = ("code", "theme", "n", "count", "share", "low", "high", "rank")


def write_all_values(sheet: Sheet) -> None:
    """Write the table, which Excel knows by the name of ``AllValues``."""
    subject = sheet.subject
    top = sheet.heading(subject.text("sheet.all_values"), subject.text("all_values.lead")) + 1
    sheet.widths(COLUMNS.values())
    if not subject.comparison.groups:
        sheet.nothing(top)
        return
    sheet.put_row(top, ((subject.text(f"all_values.{name}"), _head(name)) for name in COLUMNS))
    sheet.height(top, 20)
    row = top
    for row, contents in enumerate(_rows(subject), start=top + 1):
        sheet.put_row(row, contents)
    sheet.name_table("AllValues", Box(1, top, len(COLUMNS), row))
    code = list(COLUMNS).index("code") + 1
    sheet.digits_as_text = Box(code, top + 1, code, row)
    sheet.keep_in_sight(top + 1, 1)
    sheet.repeat_rows(top, top)


def _head(column: str) -> str:
    return Style.HEAD_CENTRE if column in NUMBERS else Style.HEAD


def _rows(subject: Subject) -> Iterator[list[tuple[Content, str]]]:
    for group in subject.comparison.groups:
        for result in group.questions.values():
            for value in subject.comparison.instrument.values:
                yield [
                    *_asked(subject, group, result),
                    *_picked(subject, value),
                    *_counted(subject, result, value),
                ]


def _asked(
    subject: Subject, group: GroupResult, result: QuestionResult
) -> Iterator[tuple[Content, str]]:
    yield subject.told(group.group.label), Style.TEXT
    yield group.group.id, Style.FAINT
    yield subject.told(result.question.short), Style.TEXT
    yield result.question.id, Style.FAINT


def _picked(subject: Subject, value: Value) -> Iterator[tuple[Content, str]]:
    yield value.code, Style.CODE
    yield value.id, Style.FAINT
    yield subject.label(value), Style.LABEL_LIMITING if value.limiting else Style.LABEL
    yield value.theme, Style.SIGN
    yield subject.theme(value), Style.FAINT
    yield subject.scope(value), Style.FAINT
    yield subject.polarity(value), Style.FAINT


def _counted(
    subject: Subject, result: QuestionResult, value: Value
) -> Iterator[tuple[Content, str]]:
    share = result.shares[value.id]
    yield share.of, Style.COUNT
    yield subject.count(share), Style.COUNT
    yield subject.share(share), Style.SHARE
    interval, place = result.intervals[value.id], result.place(value)
    yield interval.low, Style.SHARE
    yield interval.high, Style.SHARE
    yield place.rank if place else None, Style.RANK
