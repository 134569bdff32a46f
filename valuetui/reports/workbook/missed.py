"""The words that people missed, after somebody has reviewed them."""

from valuetui.reports.missed import in_order, reasons
from valuetui.reports.workbook.look import Style, head_of
from valuetui.reports.workbook.sheet import Box, Sheet
from valuetui.reports.workbook.subject import capitalised
from valuetui.results.missed import MissedWords

WIDTHS = (22, 36)
"""Question and word; then a column for each group that could write one."""
GROUP = 20


def write_missed(sheet: Sheet) -> None:
    """Write a row for each word, and below them why there are others."""
    subject, words = sheet.subject, sheet.subject.words
    comparison = subject.comparison
    threshold = comparison.gate.threshold
    row = sheet.heading(
        subject.text("sheet.missed"),
        words("missed.workbook.lead"),
        words("missed.workbook.care", threshold=threshold),
    ) + 1  # fmt: skip
    groups = [each for each in comparison.instrument.groups
              if any(each in missed.groups for missed in comparison.missed)]  # fmt: skip
    sheet.widths([*WIDTHS, *[GROUP] * len(groups)])
    top = row
    for column, name in enumerate(("question", "word"), start=1):
        sheet.put(top, column, words(f"missed.workbook.{name}"), Style.HEAD)
    for column, group in enumerate(groups, start=len(WIDTHS) + 1):
        place = comparison.instrument.groups.index(group)
        sheet.put(top, column, subject.shaped(group), head_of(place))
    sheet.height(top, 22)
    for missed in comparison.missed:
        row = _write_words(sheet, row, missed, [group.id for group in groups])
    if row > top:
        sheet.filter(Box(1, top, len(WIDTHS) + len(groups), row))
        sheet.keep_in_sight(top + 1, len(WIDTHS) + 1)
        sheet.repeat_rows(top, top)
    else:
        row += 1
        sheet.say(row, words("missed.workbook.nothing"))
    said = [each for missed in comparison.missed for each in reasons(missed, threshold, words)]
    row += 1
    for text in dict.fromkeys(said):
        row += 1
        sheet.say(row, text)


def _write_words(sheet: Sheet, row: int, missed: MissedWords, groups: list[str]) -> int:
    """The last row that was written."""
    subject = sheet.subject
    asked = capitalised(subject.told(missed.question.short))
    for word in in_order(missed.words, subject.words):
        row += 1
        shares = [word.shares.get(group) for group in groups]
        counts = [(subject.count(share) if share else None, Style.COUNT) for share in shares]
        sheet.put_row(row, [(asked, Style.TEXT), (word.text, Style.LABEL), *counts])
    return row
