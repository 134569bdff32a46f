"""The top tens side by side: one column of lists a group, one below the other for each question."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from valuetui.instrument.model import Role
from valuetui.reports.workbook.arrangement import in_bands, write_bands
from valuetui.reports.workbook.cells import Content
from valuetui.reports.workbook.look import Style, head_of
from valuetui.reports.workbook.sheet import Box, Sheet, share_bars
from valuetui.reports.workbook.subject import Subject
from valuetui.results.comparison import GroupResult
from valuetui.results.measures import Ranked

WIDTHS = (6, 30, 5, 10, 8)
"""Rank, value, marks, share, count: a list's columns in characters. A gutter follows."""
GUTTER = 2
LINE_POINTS = 18
MOST_ROWS = 60
"""Rows that one page can have and still be read; ties may make the lists longer."""
REMARK_POINTS = 26
ACROSS = len(WIDTHS) + 1


@dataclass(frozen=True)
class List:
    """One group's top list on one question, and where it stands."""

    group: GroupResult
    role: Role
    left: int

    @property
    def top(self) -> tuple[Ranked, ...]:
        return self.group.questions[self.role].top

    @property
    def marks_shared(self) -> bool:
        """Whether this is one of the two lists that shared values are told of."""
        return self.role in (Role.CURRENT, Role.DESIRED)

    @property
    def right(self) -> int:
        return self.left + len(WIDTHS) - 1


def write_top_lists(sheet: Sheet) -> None:
    """Write a list for each group and question, every tie kept."""
    subject = sheet.subject
    row = sheet.heading(subject.text("sheet.top_lists"), _lead(subject)) + 1
    groups = subject.comparison.groups
    if not groups:
        sheet.nothing(row)
        return
    bands = in_bands(groups)
    sheet.widths([*WIDTHS, GUTTER] * len(bands[0]))
    row = write_bands(sheet, row, bands, ACROSS * len(bands[0]) - 1, _write_band)
    _set_print(sheet, len(bands), row - 1)


def _set_print(sheet: Sheet, bands: int, rows: int) -> None:
    """Print one page, or a page a band: programs keep to page breaks only at a fixed scale."""
    if bands > 1:
        sheet.print_at_scale(rows // bands * LINE_POINTS)
    elif rows <= MOST_ROWS:
        sheet.worksheet.page_setup.fitToHeight = 1


def _lead(subject: Subject) -> str:
    letter = subject.text("mark.limiting")
    if not subject.comparison.asks_shift:
        return subject.text("top_lists.lead_plain", limiting=letter)
    first, second = (subject.role(role) for role in subject.compared)
    shared = subject.text("mark.shared")
    return subject.text(
        "top_lists.lead", limiting=letter, shared=shared, first=first, second=second
    )


def _write_band(sheet: Sheet, row: int, groups: Sequence[GroupResult]) -> int:
    """Write the lists of the groups that stand beside each other; the next free row."""
    for role in sheet.subject.comparison.roles:
        lists = [List(group, role, 1 + number * ACROSS) for number, group in enumerate(groups)]
        for each in lists:
            _write_list(sheet, row, each)
        row += 2 + max(len(each.top) for each in lists)
        if sheet.subject.comparison.asks_shift and role is sheet.subject.leading:
            for each in lists:
                _write_shared_within(sheet, row, each)
            row += 1
        row = _write_shared_between(sheet, row, role) + 1
    return row


def _write_list(sheet: Sheet, row: int, each: List) -> None:
    subject = sheet.subject
    group, result = each.group.group, each.group.questions[each.role]
    place = subject.comparison.instrument.groups.index(group)
    name = subject.text(
        "top_lists.list", group=subject.told(group.label), role=subject.role(each.role)
    )
    title = f"{name}, {subject.answers(result.n)}"
    sheet.put_across(row, each.left, each.right, title, head_of(place, each.role))
    sheet.height(row, 20)
    sheet.put_row(row + 1, _heads(subject), first=each.left)
    for line, ranked in enumerate(each.top, start=row + 2):
        sheet.height(line, LINE_POINTS)
        sheet.put_row(line, _line(subject, each, ranked), first=each.left)
    column = each.left + 3
    box = Box(column, row + 2, column, row + 1 + len(each.top))
    sheet.add_bars(share_bars(box, subject.scale, subject.mark(group).ink, each.role))


def _heads(subject: Subject) -> Iterator[tuple[Content, str]]:
    yield subject.text("top_lists.rank"), Style.HEAD_FAINT_CENTRE
    yield subject.text("top_lists.value"), Style.HEAD_FAINT
    yield None, Style.HEAD_FAINT
    yield subject.text("top_lists.share"), Style.HEAD_FAINT_RIGHT
    yield subject.text("top_lists.count"), Style.HEAD_FAINT_RIGHT


def _line(subject: Subject, each: List, ranked: Ranked) -> Iterator[tuple[Content, str]]:
    value = ranked.value
    limiting = value.limiting
    marks = (
        subject.text("mark.shared") if each.marks_shared and value in each.group.shared else "",
        subject.text("mark.limiting") if limiting else "",
    )
    yield ranked.rank, Style.RANK
    yield subject.label(value), Style.LABEL_LIMITING if limiting else Style.LABEL
    yield " ".join(filter(None, marks)) or None, Style.SIGN_LIMITING if limiting else Style.SIGN
    yield subject.share(ranked.share), Style.SHARE
    yield subject.count(ranked.share), Style.COUNT


def _write_shared_within(sheet: Sheet, row: int, each: List) -> None:
    """Write how many values a group has in both of its lists, beside the lengths of the lists."""
    lengths = [str(len(each.group.questions[role].top)) for role in sheet.subject.compared]
    told = sheet.subject.text(
        "top_lists.shared_within",
        n=len(each.group.shared),
        lengths=f" {sheet.subject.text('top_lists.and')} ".join(lengths),
    )
    sheet.put(row, each.left + 1, told, Style.SUBTITLE)


def _write_shared_between(sheet: Sheet, row: int, role: Role) -> int:
    """Write which values all groups have in their lists; the next free row."""
    subject = sheet.subject
    if len(subject.comparison.groups) < 2:
        return row
    labels = [subject.marked(value) for value in subject.comparison.shared[role]]
    told = (
        subject.text("top_lists.shared_between", role=subject.role(role), labels=", ".join(labels))
        if labels
        else subject.text("top_lists.shared_nothing", role=subject.role(role))
    )
    width = ACROSS * len(in_bands(subject.comparison.groups)[0]) - 1
    sheet.put_text(row, 1, width, told, Style.REMARK)
    sheet.grow(row, REMARK_POINTS)
    return row + 1
