"""The figures behind the charts, on a sheet of their own where staff can see and reuse them."""

from collections.abc import Sequence
from dataclasses import dataclass

from valuetui.instrument.model import Role
from valuetui.reports.workbook.charts import Block
from valuetui.reports.workbook.look import Style
from valuetui.reports.workbook.sheet import Sheet
from valuetui.reports.workbook.subject import Subject, capitalised
from valuetui.results.comparison import GroupResult
from valuetui.results.measures import TOP, Ranked

FIRST_ROW = 4
MOST_BARS = 15
"""More values than this are too many for a chart; a tie that would bring them is told instead."""


@dataclass(frozen=True)
class ChartData:
    """The figures of all charts of the overview."""

    tops: tuple[Block, ...]
    """One for each group shown, in order: its top ten on the leading question, and beside it the
    same values on the other."""
    limiting: Block
    """The limiting share of each group, and last of random picking."""


def chart_data(subject: Subject) -> ChartData:
    """Work out the figures of the charts, and where on the sheet they stand."""
    tops: list[Block] = []
    row = FIRST_ROW
    for group in subject.comparison.groups:
        tops.append(_top_block(subject, group, row))
        row = tops[-1].bottom + 2
    return ChartData(tuple(tops), _limiting_block(subject, row))


def _drawn(subject: Subject) -> tuple[Role, ...]:
    """The roles of the series: first the one that the values are ordered by."""
    return tuple(reversed(subject.compared))


def _series(subject: Subject) -> tuple[str, ...]:
    return tuple(capitalised(subject.role(role)) for role in _drawn(subject))


def _top_block(subject: Subject, group: GroupResult, row: int) -> Block:
    result = group.questions[subject.leading]
    charted, left_out = within_chart(result.top)
    title = subject.text(
        "overview.top_chart",
        group=subject.told(group.group.label),
        role=subject.role(subject.leading),
    )
    if left_out:
        title += f" ({subject.text('count.tied', n=len(left_out), rank=left_out[0].rank)})"
    return Block(
        title=title,
        series=_series(subject),
        labels=tuple(subject.marked(ranked.value) for ranked in charted),
        shares=tuple(
            tuple(group.share(role, ranked.value) for role in _drawn(subject)) for ranked in charted
        ),
        top=row,
    )


def within_chart(top: Sequence[Ranked]) -> tuple[Sequence[Ranked], Sequence[Ranked]]:
    """What of a top list a chart shows, and what it leaves out.

    A list that ties have made longer than :data:`MOST_BARS` is shown without the values of the last
    place; where that leaves nothing, as far as there is room.
    """
    if len(top) <= MOST_BARS:
        return top, ()
    untied = [ranked for ranked in top if ranked.rank < top[-1].rank]
    shown = len(untied) or MOST_BARS
    return top[:shown], top[shown:]


def _limiting_block(subject: Subject, row: int) -> Block:
    groups, baseline = subject.comparison.groups, subject.comparison.baseline
    return Block(
        title=subject.text("overview.limiting_chart"),
        series=_series(subject),
        labels=(
            *(subject.told(group.group.label) for group in groups),
            capitalised(subject.text("overview.random")),
        ),
        shares=(
            *(
                tuple(group.questions[role].limiting for role in _drawn(subject))
                for group in groups
            ),
            (baseline,) * len(subject.compared),
        ),
        top=row,
    )


def theme_blocks(subject: Subject) -> tuple[Block, ...]:
    """One for each group shown: what falls on each theme, of all picks."""
    row = chart_data(subject).limiting.bottom + 2
    blocks = []
    for group in subject.comparison.groups:
        blocks.append(_theme_block(subject, group, row))
        row = blocks[-1].bottom + 2
    return tuple(blocks)


def shift_blocks(subject: Subject) -> tuple[Block, ...]:
    """One for each group shown: what it wants most more of, then and now."""
    if not subject.comparison.asks_shift:
        return ()
    row = theme_blocks(subject)[-1].bottom + 2
    blocks = []
    for group in subject.comparison.groups:
        blocks.append(_shift_block(subject, group, row))
        row = blocks[-1].bottom + 2
    return tuple(blocks)


def _shift_block(subject: Subject, group: GroupResult, row: int) -> Block:
    wanted = [shift for shift in group.shifts if shift.exact > 0][:TOP]
    return Block(
        title=subject.text("shifts.chart", group=subject.told(group.group.label)),
        series=_series(subject),
        labels=tuple(subject.marked(shift.value) for shift in wanted),
        shares=tuple(
            tuple(group.share(role, shift.value) for role in _drawn(subject)) for shift in wanted
        ),
        top=row,
    )


def _theme_block(subject: Subject, group: GroupResult, row: int) -> Block:
    themes = sorted(subject.comparison.offered_themes)
    title = subject.text("themes.chart", group=subject.told(group.group.label))
    return Block(
        title=title,
        series=_series(subject),
        labels=tuple(subject.words(f"instrument.theme.t{theme}") for theme in themes),
        shares=tuple(
            tuple(group.questions[role].themes[theme].together for role in _drawn(subject))
            for theme in themes
        ),
        top=row,
    )


def write_chart_data(sheet: Sheet) -> None:
    """Write the figures of every chart, one block under the other."""
    subject = sheet.subject
    row = sheet.heading(subject.text("sheet.chart_data"), subject.text("chart_data.lead"))
    sheet.widths([44, 16, 16])
    if not subject.comparison.groups:
        sheet.nothing(row + 1)
        return
    data = chart_data(subject)
    for block in (*data.tops, data.limiting, *theme_blocks(subject),
                  *shift_blocks(subject)):  # fmt: skip
        _write_block(sheet, block)


def _write_block(sheet: Sheet, block: Block) -> None:
    subject = sheet.subject
    sheet.put(block.top, 1, block.title, Style.HEAD)
    sheet.height(block.top, 18)
    sheet.put_row(block.top, ((name, Style.HEAD_CENTRE) for name in block.series), first=2)
    rows = zip(block.labels, block.shares, strict=True)
    for row, (label, shares) in enumerate(rows, start=block.top + 1):
        sheet.put(row, 1, label, Style.TEXT)
        sheet.put_row(row, ((subject.share(share), Style.SHARE) for share in shares), first=2)
