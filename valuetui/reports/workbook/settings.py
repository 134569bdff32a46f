"""The settings: the lists that cells of other sheets are chosen from; staff may change some."""

from collections.abc import Iterable, Sequence

from valuetui.reports.workbook.look import Style
from valuetui.reports.workbook.plan_line import CLOSED, STATUSES
from valuetui.reports.workbook.sheet import Box, Sheet
from valuetui.reports.workbook.subject import Subject, told_apart

WARN_DAYS = 14
OWNERS = 20
"""Lines for names that staff fill in."""
WIDTHS = (34, 3, 26, 3, 34, 3, 26, 3, 30)
WARN_ROW, HEAD = 5, 8


def write_settings(sheet: Sheet) -> None:
    """Write the lists beside each other, and give each the name that validations call it by."""
    subject = sheet.subject
    sheet.heading(subject.text("sheet.settings"), subject.text("settings.lead"))
    sheet.widths(WIDTHS)
    sheet.put(WARN_ROW - 1, 1, subject.text("settings.warn_head"), Style.HEAD)
    sheet.put(WARN_ROW, 1, WARN_DAYS, Style.INPUT_NUMBER)
    sheet.put(WARN_ROW, 3, subject.text("settings.warn"), Style.SUBTITLE)
    sheet.name_range("warn_days", Box(1, WARN_ROW, 1, WARN_ROW))
    groups = subject.group_names
    statuses = [subject.text(f"settings.statuses.{status}") for status in STATUSES]
    _write_list(sheet, 1, "status", statuses, Style.SETTING)
    last = HEAD + len(STATUSES)
    sheet.name_range("closed_names", Box(1, last - CLOSED + 1, 1, last))
    _write_list(sheet, 3, "owner", [None] * OWNERS, Style.SETTING)
    _write_list(sheet, 5, "value", _alphabetical(subject), Style.CHOICE)
    _write_list(sheet, 7, "group", groups, Style.CHOICE)
    everyone = [subject.text("settings.all_groups"), *groups]
    _write_list(sheet, 7, "for", everyone, Style.CHOICE, HEAD + len(groups) + 2)
    _write_list(sheet, 9, "part", [part.name for part in subject.parts], Style.CHOICE)
    sheet.keep_in_sight(HEAD + 1, 1)
    sheet.repeat_rows(HEAD, HEAD)


def _alphabetical(subject: Subject) -> list[str]:
    """The labels, as one looks for them; capitals do not matter."""
    values = subject.comparison.instrument.values
    return sorted(told_apart(map(subject.label, values)), key=_in_alphabet)


def _in_alphabet(text: str) -> tuple[str, ...]:
    """Å, ä and ö come last, in this order, as in Swedish."""
    last = {"å": "\uffff0", "ä": "\uffff1", "ö": "\uffff2"}
    return tuple(last.get(letter, letter) for letter in text.casefold())


def _write_list(
    sheet: Sheet, column: int, name: str, names: Sequence[str | None], style: str, row: int = HEAD
) -> None:
    """Write a heading and a list below it, and name the list."""
    sheet.put(row, column, sheet.subject.text(f"settings.{name}"), Style.HEAD)
    _fill(sheet, row + 1, column, names, style)
    sheet.name_range(f"{name}_names", Box(column, row + 1, column, row + len(names)))


def _fill(sheet: Sheet, row: int, column: int, names: Iterable[str | None], style: str) -> None:
    for line, each in enumerate(names, start=row):
        sheet.put(line, column, each, style)
