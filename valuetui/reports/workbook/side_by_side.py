"""The comparison: a row for every value, with what each group said and how far they differ."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from valuetui.instrument.model import Role, Value
from valuetui.reports.workbook.cells import Content
from valuetui.reports.workbook.look import MUTED, Style, head_of, points_style, tint
from valuetui.reports.workbook.sheet import Box, DataBars, Sheet, share_bars
from valuetui.reports.workbook.subject import Subject, capitalised
from valuetui.results.comparison import GroupResult
from valuetui.results.gate import SMALL_BASE

TEXTS = (Style.LABEL, Style.FAINT)
"""Columns that begin at the left, and so do their headings."""


@dataclass(frozen=True)
class Column:
    """One column of the table."""

    head: str
    width: float
    style: str
    content: Callable[[Value], Content]
    bars: Callable[[Box], DataBars] | None = None
    """What draws bars behind its figures."""


def write_side_by_side(sheet: Sheet) -> None:
    """Write the table, sorted by the mean of the groups' shares on the leading question."""
    subject = sheet.subject
    groups = subject.comparison.groups
    row = sheet.heading(subject.text("sheet.comparison"), *_lead(subject)) + 1
    if not groups:
        sheet.nothing(row)
        return
    bands = [_own_columns(subject), *(_group_columns(subject, group) for group in groups)]
    between = _between_columns(subject) if len(groups) > 1 else []
    _write_bands(sheet, row, bands, between)
    _write_table(sheet, row + 1, [column for band in (*bands, between) for column in band])
    sheet.keep_in_sight(row + 2, len(bands[0]) + 1)
    sheet.repeat_rows(row, row + 1)


def _lead(subject: Subject) -> Iterator[str]:
    groups = [subject.shaped(group.group) for group in subject.comparison.groups]
    role, letter = subject.role(subject.leading), subject.text("mark.limiting")
    if subject.comparison.asks_shift:
        current, desired = (subject.role(each) for each in (Role.CURRENT, Role.DESIRED))
        yield subject.text("comparison.lead", current=current, desired=desired)
    else:
        yield subject.text("comparison.lead_plain")
    marks = (
        subject.text("comparison.marks", limiting=letter, groups=", ".join(groups), role=role)
        if len(groups) > 1
        else subject.text("comparison.one_mark", limiting=letter, role=role)
    )
    rough = subject.words("told.legend", base=SMALL_BASE)
    yield f"{marks} {rough}." if subject.has_rough else marks


def _own_columns(subject: Subject) -> list[Column]:
    """What a value is, whoever picks it."""
    letter = subject.text("mark.limiting")
    return [
        Column(subject.text("comparison.value"), 32, Style.LABEL, subject.label),
        Column(letter, 6, Style.SIGN_LIMITING, lambda value: letter if value.limiting else None),
        Column(subject.text("comparison.theme"), 28, Style.FAINT, subject.theme),
    ]


def _group_columns(subject: Subject, group: GroupResult) -> list[Column]:
    """A share for each question, and the shift."""
    ink = subject.mark(group.group).ink
    columns = [_share_column(subject, group, role, ink) for role in subject.comparison.roles]
    if group.shifts:
        columns.append(_shift_column(subject, group, ink))
    return columns


def _share_column(subject: Subject, group: GroupResult, role: Role, ink: str) -> Column:
    return Column(
        head=capitalised(subject.role(role)),
        width=10,
        style=Style.SHARE,
        content=lambda value: subject.share(group.share(role, value)),
        bars=lambda box: share_bars(box, subject.scale, ink, role),
    )


def _shift_column(subject: Subject, group: GroupResult, ink: str) -> Column:
    points = {shift.value.id: subject.points(shift) for shift in group.shifts}
    span = 100 * subject.scale
    return Column(
        head=subject.text("comparison.shift"),
        width=12,
        style=Style.POINTS,
        content=lambda value: points[value.id],
        bars=lambda box: DataBars(box, -span, span, tint(ink, 0.42)),
    )


def _between_columns(subject: Subject) -> list[Column]:
    """How far the groups differ, and in whose top tens a value is."""
    gaps = [_gap_column(subject, role) for role in subject.comparison.roles]
    return [*gaps, *(_top_column(subject, role) for role in subject.compared)]


def _gap_column(subject: Subject, role: Role) -> Column:
    gaps = subject.comparison.gaps[role]
    return Column(
        head=subject.text("comparison.gap", role=subject.role(role)),
        width=14,
        style=Style.PLAIN_POINTS,
        content=lambda value: subject.points(gaps[value.id]),
        bars=lambda box: DataBars(box, 0, 100 * subject.scale, tint(MUTED, 0.3)),
    )


def _top_column(subject: Subject, role: Role) -> Column:
    tops = {
        subject.mark(group.group).shape: {r.value.id for r in group.questions[role].top}
        for group in subject.comparison.groups
    }
    return Column(
        head=subject.text("comparison.top", role=subject.role(role)),
        width=max(12, 2.5 * len(tops)),
        style=Style.SIGN,
        content=lambda value: " ".join(s for s, ids in tops.items() if value.id in ids) or None,
    )


def _write_bands(
    sheet: Sheet, row: int, bands: Sequence[Sequence[Column]], between: Sequence[Column]
) -> None:
    """Write above the headings whose columns they are."""
    subject = sheet.subject
    sheet.put_across(row, 1, len(bands[0]), None, Style.HEAD)
    column = len(bands[0]) + 1
    for group, band in zip(subject.comparison.groups, bands[1:], strict=True):
        last = column + len(band) - 1
        place = subject.comparison.instrument.groups.index(group.group)
        name = f"{subject.shaped(group.group)}, {subject.answers(group.n)}"
        sheet.put_across(row, column, last, name, head_of(place))
        column = last + 1
    if between:
        sheet.put_across(row, column, column + len(between) - 1, None, Style.HEAD)
    sheet.height(row, 20)


def _write_table(sheet: Sheet, top: int, columns: Sequence[Column]) -> None:
    values = sorted_values(sheet.subject)
    last = top + len(values)
    sheet.height(top, 44)
    sheet.widths(column.width for column in columns)
    for number, column in enumerate(columns, start=1):
        style = Style.HEAD if column.style in TEXTS else Style.HEAD_CENTRE
        sheet.put(top, number, column.head, style)
        for row, value in enumerate(values, start=top + 1):
            content = column.content(value)
            sheet.put(row, number, content, _style(column, value, content))
        if column.bars:
            sheet.add_bars(column.bars(Box(number, top + 1, number, last)))
    sheet.filter(Box(1, top, len(columns), last))


def _style(column: Column, value: Value, content: Content) -> str:
    if column.style == Style.LABEL and value.limiting:
        return Style.LABEL_LIMITING
    return points_style(content) if column.style == Style.POINTS else column.style


def sorted_values(subject: Subject) -> list[Value]:
    """The values, those first that the groups picked most on the leading question."""
    role, groups = subject.leading, subject.comparison.groups
    return sorted(
        subject.comparison.instrument.values,
        key=lambda value: -sum(group.share(role, value).at_least for group in groups),
    )
