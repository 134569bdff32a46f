"""The shared values: in which top tens each value stands, and at which place."""

from collections.abc import Iterator, Mapping

from valuetui.instrument.model import Role, Value
from valuetui.reports.workbook.cells import Content
from valuetui.reports.workbook.look import Style, head_of
from valuetui.reports.workbook.sheet import Box, Sheet
from valuetui.reports.workbook.subject import Subject, capitalised
from valuetui.results.comparison import GroupResult

OWN_WIDTHS = (32, 6, 14)
"""Value, mark for limiting, and in how many lists."""
WIDTH, BOTH_WIDTH, ALL_WIDTH = 12, 12, 16

Ranks = Mapping[tuple[str, Role], Mapping[str, int]]
"""Group and question to value id to its rank in the top ten."""


def write_shared(sheet: Sheet) -> None:
    """Write a row for each value in any top ten, those in most lists first."""
    subject = sheet.subject
    letter, both = subject.text("mark.limiting"), subject.text("mark.shared")
    lead = subject.text("shared.lead", limiting=letter)
    groups, roles = subject.comparison.groups, subject.comparison.roles
    marks = [subject.text("shared.marks", shared=both)] if subject.comparison.asks_shift else []
    row = sheet.heading(subject.text("sheet.shared"), lead, *marks) + 1
    if not groups:
        sheet.nothing(row)
        return
    per_group = len(roles) + subject.comparison.asks_shift
    sheet.widths([*OWN_WIDTHS, *[WIDTH] * per_group * len(groups), *[ALL_WIDTH] * len(roles)])
    _write_heads(sheet, row)
    ranks = _ranks(subject)
    values = _in_lists(subject, ranks)
    for line, value in enumerate(values, start=row + 2):
        sheet.put_row(line, _cells(subject, ranks, value))
        sheet.height(line, 18)
    last = len(OWN_WIDTHS) + per_group * len(groups) + (len(roles) if len(groups) > 1 else 0)
    sheet.filter(Box(1, row + 1, last, row + 1 + len(values)))
    sheet.keep_in_sight(row + 2, 2)
    sheet.repeat_rows(row, row + 1)


def _ranks(subject: Subject) -> Ranks:
    return {
        (group.group.id, role): {each.value.id: each.rank for each in result.top}
        for group in subject.comparison.groups
        for role, result in group.questions.items()
    }


def _in_lists(subject: Subject, ranks: Ranks) -> list[Value]:
    """The values in any list: by the number of lists, then by their places."""

    def order(value: Value) -> tuple[int, int]:
        places = [each[value.id] for each in ranks.values() if value.id in each]
        return -len(places), sum(places)

    values = subject.comparison.instrument.values
    listed = [value for value in values if any(value.id in each for each in ranks.values())]
    return sorted(listed, key=order)


def _write_heads(sheet: Sheet, row: int) -> None:
    subject = sheet.subject
    comparison = subject.comparison
    sheet.height(row, 20)
    sheet.height(row + 1, 32)
    heads = [subject.text("top_lists.value"), subject.text("mark.limiting"),
             subject.text("shared.lists")]  # fmt: skip
    for column, head in enumerate(heads, start=1):
        sheet.put(row, column, None, Style.HEAD)
        sheet.put(row + 1, column, head, Style.HEAD_CENTRE if column > 1 else Style.HEAD)
    column = len(heads) + 1
    for group in comparison.groups:
        place = comparison.instrument.groups.index(group.group)
        inner = [capitalised(subject.role(role)) for role in comparison.roles]
        inner += [subject.text("shared.both")] if comparison.asks_shift else []
        last = column + len(inner) - 1
        sheet.put_across(row, column, last, subject.shaped(group.group), head_of(place))
        sheet.put_row(row + 1, ((each, Style.HEAD_CENTRE) for each in inner), first=column)
        column = last + 1
    if len(comparison.groups) > 1:
        last = column + len(comparison.roles) - 1
        sheet.put_across(row, column, last, subject.text("shared.all"), Style.HEAD_CENTRE)
        told = (capitalised(subject.role(role)) for role in comparison.roles)
        sheet.put_row(row + 1, ((each, Style.HEAD_CENTRE) for each in told), first=column)


def _cells(subject: Subject, ranks: Ranks, value: Value) -> Iterator[tuple[Content, str]]:
    comparison = subject.comparison
    limiting = value.limiting
    yield subject.label(value), Style.LABEL_LIMITING if limiting else Style.LABEL
    letter = subject.text("mark.limiting")
    yield letter if limiting else None, Style.SIGN_LIMITING if limiting else Style.SIGN
    yield sum(value.id in each for each in ranks.values()), Style.RANK
    for group in comparison.groups:
        for role in comparison.roles:
            yield ranks[group.group.id, role].get(value.id), Style.SIGN
        if comparison.asks_shift:
            yield _both(subject, group, value), Style.SIGN
    if len(comparison.groups) > 1:
        for role in comparison.roles:
            shared = value in comparison.shared[role]
            yield subject.text("shared.in_all") if shared else None, Style.SIGN


def _both(subject: Subject, group: GroupResult, value: Value) -> str | None:
    return subject.text("mark.shared") if value in group.shared else None
