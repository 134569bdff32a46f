"""The desired shift: what each group wants most more of, and most less of."""

from collections.abc import Iterator, Sequence

from valuetui.instrument.model import Role
from valuetui.reports.workbook.arrangement import in_bands, write_bands
from valuetui.reports.workbook.cells import Content
from valuetui.reports.workbook.chart_data import shift_blocks
from valuetui.reports.workbook.charts import Size
from valuetui.reports.workbook.look import Style, head_of, points_style, tint
from valuetui.reports.workbook.overview_charts import add_top_chart
from valuetui.reports.workbook.sheet import Box, DataBars, Sheet
from valuetui.reports.workbook.subject import Subject, capitalised
from valuetui.results.comparison import GroupResult
from valuetui.results.measures import Shift

WIDTHS = (30, 5, 10, 11, 13)
"""Value, mark, current, desired and shift: a list's columns in characters. A gutter follows."""
GUTTER = 2
ACROSS = len(WIDTHS) + 1
LINES = 10
LINE_POINTS = 18
HEAD_POINTS = 20
CHART_ROWS = 16
PIXELS = 7
"""Of a character of a column's width."""


def write_shift_lists(sheet: Sheet) -> None:
    """Write two lists for each group, one below the other."""
    subject = sheet.subject
    letter = subject.text("mark.limiting")
    row = sheet.heading(
        subject.text("sheet.shifts"), subject.text("shifts.lead", limiting=letter)
    ) + 1  # fmt: skip
    groups = subject.comparison.groups
    if not groups:
        sheet.nothing(row)
        return
    bands = in_bands(groups)
    sheet.widths([*WIDTHS, GUTTER] * len(bands[0]))
    row = write_bands(sheet, row, bands, ACROSS * len(bands[0]) - 1, _write_band)
    if len(bands) > 1:
        sheet.print_at_scale(row // len(bands) * LINE_POINTS)
    else:
        sheet.worksheet.page_setup.fitToHeight = 1


def _write_band(sheet: Sheet, row: int, groups: Sequence[GroupResult]) -> int:
    """Write the lists of groups that stand beside each other; the next free row."""
    for name, sign in (("more", 1), ("less", -1)):
        lists = [_most(group, sign) for group in groups]
        for number, (group, shifts) in enumerate(zip(groups, lists, strict=True)):
            _write_list(sheet, row, 1 + number * ACROSS, group, name, shifts)
        row += 3 + max(1, *map(len, lists))
    return _add_charts(sheet, row, groups)


def _add_charts(sheet: Sheet, row: int, groups: Sequence[GroupResult]) -> int:
    """Draw below each group's lists what it wants more of; the next free row."""
    subject = sheet.subject
    ids = [group.group.id for group in subject.comparison.groups]
    every = dict(zip(ids, shift_blocks(subject), strict=True))
    for line in range(row, row + CHART_ROWS):
        sheet.height(line, LINE_POINTS)
    size = Size(PIXELS * sum(WIDTHS), CHART_ROWS * LINE_POINTS / 0.75)
    for number, group in enumerate(groups):
        if every[group.group.id].labels:
            left = 1 + number * ACROSS
            box = Box(left, row, left + len(WIDTHS) - 1, row + CHART_ROWS - 1)
            add_top_chart(sheet, group, every[group.group.id], box, size, subject.scale)
    return row + CHART_ROWS + 1


def _most(group: GroupResult, sign: int) -> list[Shift]:
    """What is wanted most more (``sign`` 1) or less (-1), every tie for the last line kept as far
    as there is twice the room."""
    wanted = sorted(
        (shift for shift in group.shifts if sign * shift.exact > 0),
        key=lambda shift: -sign * shift.exact,
    )
    if len(wanted) <= LINES:
        return wanted
    last = wanted[LINES - 1].exact
    tied = [shift for shift in wanted if sign * shift.exact >= sign * last]
    return tied[: 2 * LINES]


def _write_list(
    sheet: Sheet, row: int, left: int, group: GroupResult, name: str, shifts: Sequence[Shift]
) -> None:
    subject = sheet.subject
    place = subject.comparison.instrument.groups.index(group.group)
    title = subject.text(f"shifts.{name}", group=subject.shaped(group.group))
    right = left + len(WIDTHS) - 1
    sheet.put_across(row, left, right, title, head_of(place))
    sheet.height(row, HEAD_POINTS)
    sheet.put_row(row + 1, _heads(subject), first=left)
    if not shifts:
        sheet.put(row + 2, left, subject.text("shifts.none"), Style.TEXT)
        return
    for line, shift in enumerate(shifts, start=row + 2):
        sheet.put_row(line, _line(subject, shift), first=left)
        sheet.height(line, LINE_POINTS)
    span = 100 * subject.scale
    box = Box(right, row + 2, right, row + 1 + len(shifts))
    sheet.add_bars(DataBars(box, -span, span, tint(subject.mark(group.group).ink, 0.42)))


def _heads(subject: Subject) -> Iterator[tuple[Content, str]]:
    yield subject.text("top_lists.value"), Style.HEAD_FAINT
    yield None, Style.HEAD_FAINT
    yield capitalised(subject.role(Role.CURRENT)), Style.HEAD_FAINT_RIGHT
    yield capitalised(subject.role(Role.DESIRED)), Style.HEAD_FAINT_RIGHT
    yield subject.text("shifts.points"), Style.HEAD_FAINT_RIGHT


def _line(subject: Subject, shift: Shift) -> Iterator[tuple[Content, str]]:
    limiting = shift.value.limiting
    letter = subject.text("mark.limiting")
    yield subject.label(shift.value), Style.LABEL_LIMITING if limiting else Style.LABEL
    yield letter if limiting else None, Style.SIGN_LIMITING if limiting else Style.SIGN
    yield subject.share(shift.current), Style.SHARE
    yield subject.share(shift.desired), Style.SHARE
    points = subject.points(shift)
    yield points, points_style(points)
