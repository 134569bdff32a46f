"""The words at the bottom of the overview: the values that top tens have in common."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from valuetui.instrument.model import Value
from valuetui.reports.workbook.look import Style
from valuetui.reports.workbook.sheet import Sheet
from valuetui.reports.workbook.subject import Subject

Line = tuple[str, list[str]]
"""Whose top tens, and the labels that stand in all of them."""

LETTER = 5.8
"""Pixels of an average letter."""
TERM_PIXELS = 250
ROWS_OF_TEXT = 2


def shared_lines(subject: Subject) -> Iterator[Line]:
    """What all groups share on each question, and what each group has in both of its lists."""
    comparison = subject.comparison
    if len(comparison.groups) > 1:
        for role in subject.compared:
            term = subject.text("overview.all_groups", role=subject.role(role))
            yield term, _labels(subject, comparison.shared[role])
    if comparison.asks_shift:
        first, second = (subject.role(role) for role in subject.compared)
        for group in comparison.groups:
            name = subject.told(group.group.label)
            term = subject.text("overview.within", group=name, first=first, second=second)
            yield term, _labels(subject, group.shared)


def _labels(subject: Subject, values: Iterable[Value]) -> list[str]:
    return [subject.marked(value) for value in values]


def write_lines(
    sheet: Sheet, row: int, left: int, widths: Sequence[float], lines: Sequence[Line]
) -> None:
    """Write a heading and the lines into the columns of these widths in pixels, from ``left``."""
    right = left + len(widths) - 1
    letter = sheet.subject.text("mark.limiting")
    heading = sheet.subject.text("overview.shared", limiting=letter)
    sheet.put_across(row, left, right, heading, Style.PANEL_HEAD)
    middle = next(
        place for place, width in enumerate(accumulate(widths), start=1) if width >= TERM_PIXELS
    )
    letters = int(ROWS_OF_TEXT * sum(widths[middle:]) / LETTER)
    for line, (term, labels) in enumerate(lines, start=row + 1):
        sheet.put_across(line, left, left + middle - 1, term, Style.PANEL_TERM)
        told = listed(sheet.subject, labels, letters)
        sheet.put_across(line, left + middle, right, told, Style.PANEL_TEXT)
    sheet.put_across(row + len(lines) + 1, left, right, None, Style.PANEL_TEXT)


def listed(subject: Subject, labels: Sequence[str], letters: int) -> str:
    """The labels with commas between, as many as there is room for, and how many more there are."""
    if not labels:
        return subject.text("overview.none")
    for shown in range(len(labels), 0, -1):
        told = ", ".join(labels[:shown])
        if shown < len(labels):
            told += f" {subject.text('count.more', n=len(labels) - shown)}"
        if len(told) <= letters:
            return told
    return told
