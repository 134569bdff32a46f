"""The charts of the overview, each with a text that tells it in words."""

from collections.abc import Iterator, Sequence

from valuetui.instrument.model import Role
from valuetui.reports.workbook.charts import Block, Paint, Size, bar_chart
from valuetui.reports.workbook.look import INK, MUTED
from valuetui.reports.workbook.sheet import Box, Sheet
from valuetui.reports.workbook.subject import Subject, end_of_scale
from valuetui.results.comparison import GroupResult
from valuetui.results.measures import Share


def add_top_chart(
    sheet: Sheet, group: GroupResult, block: Block, box: Box, size: Size, scale: float
) -> None:
    """A group's figures in its own colour."""
    ink = sheet.subject.mark(group.group).ink
    paints = [Paint(ink, striped) for striped in _stripes(sheet.subject)]
    _add(sheet, block, paints, box, size, scale)


def add_limiting_chart(sheet: Sheet, block: Block, box: Box, size: Size) -> None:
    """Limiting shares in each group's colour, and last grey bars: what random picks would give."""
    subject = sheet.subject
    inks = [subject.mark(group.group).ink for group in subject.comparison.groups]
    points = dict(enumerate([*inks, MUTED]))
    paints = [Paint(INK, striped, points) for striped in _stripes(subject)]
    scale = end_of_scale(share for row in block.shares for share in row)
    _add(sheet, block, paints, box, size, scale)


def _stripes(subject: Subject) -> list[bool]:
    """Whether the bars of each series are striped: those of current are."""
    return [role is Role.CURRENT for role in reversed(subject.compared)]


def _add(
    sheet: Sheet, block: Block, paints: Sequence[Paint], box: Box, size: Size, scale: float
) -> None:
    subject = sheet.subject
    chart = bar_chart(
        block,
        subject.text("sheet.chart_data"),
        paints,
        scale=scale,
        form=subject.text("format.percent"),
        size=size,
    )
    sheet.add_chart(chart, box, alt_text(subject, block))


def alt_text(subject: Subject, block: Block) -> str:
    """A chart in words, for those who do not see it."""
    points = (
        subject.text("alt.point", label=label, figures=", ".join(_figures(subject, block, row)))
        for label, row in zip(block.labels, block.shares, strict=True)
    )
    return subject.text("alt.chart", title=block.title, points="; ".join(points))


def _figures(subject: Subject, block: Block, row: Sequence[Share]) -> Iterator[str]:
    for name, share in zip(block.series, row, strict=True):
        yield f"{name} {subject.percent(share)}"
