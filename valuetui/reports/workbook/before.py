"""The wave before beside this one: has what people see moved towards what they wanted?"""

from collections.abc import Iterator

from valuetui.instrument.model import Role
from valuetui.reports.workbook.cells import Content
from valuetui.reports.workbook.look import MUTED, Style, points_style, tint
from valuetui.reports.workbook.sheet import Box, DataBars, Sheet
from valuetui.reports.workbook.subject import Subject, capitalised
from valuetui.results.measures import Distance
from valuetui.results.waves import Direction, GroupMovements, Movement, movements
from valuetui.words.numbers import number

WIDTHS = (22, 32, 6, 14, 13, 13, 14, 24, 14)
"""Group, value, mark, wanted before, current before and now, movement, direction, still wanted."""
NUMBERS_FROM = 3


def write_before(sheet: Sheet) -> None:
    """Write a line of sum a group, and below them a table to sort and filter."""
    subject = sheet.subject
    assert subject.earlier is not None  # noqa: S101 - otherwise there is no such sheet
    waves = {
        "earlier": subject.earlier.instrument.wave,
        "later": subject.comparison.instrument.wave,
    }
    row = sheet.heading(
        subject.text("sheet.waves"), subject.text("waves.lead", **waves), subject.text("waves.care")
    ) + 1  # fmt: skip
    sheet.widths(WIDTHS)
    found = movements(subject.earlier, subject.comparison)
    if not found:
        sheet.say(row, subject.text("waves.hidden"))
        return
    for group in found:
        sheet.put(row, 1, subject.shaped(group.group), Style.TERM)
        sheet.put_text(row, 2, len(WIDTHS), _summary(subject, group), Style.BODY)
        row += 1
    _write_table(sheet, row + 1, found, waves)


def _summary(subject: Subject, group: GroupMovements) -> str:
    first, second = (number(subject.words, n) for n in group.n)
    counts = {each.value: group.count(each) for each in Direction}
    return subject.text("waves.summary", n=len(group.values), first=first, second=second, **counts)


def _write_table(
    sheet: Sheet, top: int, found: tuple[GroupMovements, ...], waves: dict[str, str]
) -> None:
    subject = sheet.subject
    current = capitalised(subject.role(Role.CURRENT))
    heads = [
        subject.text("waves.group"),
        subject.text("top_lists.value"),
        subject.text("mark.limiting"),
        subject.text("waves.wanted", wave=waves["earlier"]),
        f"{current} {waves['earlier']}",
        f"{current} {waves['later']}",
        subject.text("waves.moved"),
        subject.text("waves.direction"),
        subject.text("waves.wanted", wave=waves["later"]),
    ]
    for column, head in enumerate(heads, start=1):
        style = Style.HEAD_CENTRE if column >= NUMBERS_FROM else Style.HEAD
        sheet.put(top, column, head, style)
    sheet.height(top, 32)
    row = top
    for group in found:
        for movement in group.values:
            row += 1
            name = subject.told(group.group.label)
            sheet.put_row(row, [(name, Style.TEXT), *_cells(subject, movement)])
    span = 100 * subject.scale
    for column, colour in ((4, tint(MUTED, 0.3)), (7, tint(MUTED, 0.6))):
        sheet.add_bars(DataBars(Box(column, top + 1, column, row), -span, span, colour))
    sheet.filter(Box(1, top, len(heads), row))
    sheet.keep_in_sight(top + 1, 3)
    sheet.repeat_rows(top, top)


def _cells(subject: Subject, movement: Movement) -> Iterator[tuple[Content, str]]:
    value = movement.value
    letter = subject.text("mark.limiting")
    yield subject.label(value), Style.LABEL_LIMITING if value.limiting else Style.LABEL
    yield letter if value.limiting else None, Style.SIGN_LIMITING
    yield _points(subject, movement.wanted)
    yield subject.share(movement.moved.before), Style.SHARE
    yield subject.share(movement.moved.after), Style.SHARE
    yield _points(subject, movement.moved)
    yield subject.text(f"waves.{movement.direction.value}"), Style.SIGN
    yield _points(subject, movement.still_wanted)


def _points(subject: Subject, distance: Distance) -> tuple[Content, str]:
    points = subject.points(distance)
    return points, points_style(points)
