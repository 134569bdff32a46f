"""The overview: what matters most on one A4 page, to print and to lay on the table."""

from collections.abc import Iterator, Sequence

from valuetui.reports.workbook.arrangement import in_bands
from valuetui.reports.workbook.cells import link
from valuetui.reports.workbook.chart_data import chart_data
from valuetui.reports.workbook.charts import Block, Size
from valuetui.reports.workbook.look import Style
from valuetui.reports.workbook.overview_charts import add_limiting_chart, add_top_chart
from valuetui.reports.workbook.overview_plan import CHART_ROWS, GAP, TILE_ROWS, Plan, plan
from valuetui.reports.workbook.sheet import Box, Sheet
from valuetui.reports.workbook.strip import Line, shared_lines, write_lines
from valuetui.reports.workbook.subject import Subject
from valuetui.reports.workbook.tiles import write_tile
from valuetui.results.comparison import GroupResult
from valuetui.words.dates import long_date

HEADING_PIXELS, LINE_PIXELS = 43, 21


def write_overview(sheet: Sheet) -> None:
    """Write a tile and a chart for each group, and below them what concerns all."""
    subject = sheet.subject
    lead = list(_lead(subject))
    row = sheet.heading(subject.text("sheet.overview"), *lead)
    sheet.worksheet.page_setup.fitToHeight = 1
    if not subject.comparison.groups:
        sheet.nothing(row + 1)
        return
    data = chart_data(subject)
    lines = list(shared_lines(subject))
    bands = in_bands(list(zip(subject.comparison.groups, data.tops, strict=True)))
    layout = plan(
        across=len(bands[0]),
        bands=len(bands),
        longest=max(len(block.labels) for block in data.tops),
        series=len(subject.compared),
        heading=HEADING_PIXELS + LINE_PIXELS * len(lead) + GAP,
        lines=len(lines),
    )
    sheet.widths(pixels / 7 for pixels in layout.column_widths)
    link(
        sheet.worksheet, 1, layout.beside_first[0], subject.text("sheet.closeup"), Style.LINK,
        subject.text("overview.to_closeup"),
    )  # fmt: skip
    _set_heights(sheet, row, [GAP])
    row += 1
    for band in bands:
        row = _write_band(sheet, row, layout, band)
    bottom = _write_strip(sheet, row, layout, data.limiting, lines)
    sheet.worksheet.print_area = str(Box(1, 1, layout.last_column, bottom))


def _lead(subject: Subject) -> Iterator[str]:
    comparison = subject.comparison
    yield subject.text(
        "overview.lead",
        organisation=subject.organisation(),
        wave=comparison.instrument.wave,
        day=long_date(subject.words, subject.day),
        snapshot=comparison.snapshot,
    )
    if subject.part:
        yield subject.text("part.line", part=subject.part)
    if comparison.withheld:
        names = ", ".join(subject.told(each.group.label) for each in comparison.withheld)
        threshold = comparison.gate.threshold
        key = "part" if subject.part else "line"
        yield subject.text(f"withheld.{key}", threshold=threshold, groups=names)


def _set_heights(sheet: Sheet, first: int, pixels: Sequence[float]) -> None:
    for row, height in enumerate(pixels, start=first):
        sheet.height(row, 0.75 * height)


def _write_band(
    sheet: Sheet, row: int, layout: Plan, band: Sequence[tuple[GroupResult, Block]]
) -> int:
    """Write the tiles of some groups and their charts; the next free row."""
    chart_top = row + len(TILE_ROWS) + 1
    chart_bottom = chart_top + CHART_ROWS - 1
    chart_rows = [layout.chart_height / CHART_ROWS] * CHART_ROWS
    _set_heights(sheet, row, [*TILE_ROWS, GAP, *chart_rows, GAP])
    alone = len(sheet.subject.comparison.groups) == 1
    for number, (group, block) in enumerate(band):
        left, right = layout.panel(number)
        write_tile(sheet, row, left, group)
        box = Box(left, chart_top, layout.last_column - 1 if alone else right, chart_bottom)
        size = Size(layout.panel_width, layout.chart_height)
        add_top_chart(sheet, group, block, box, size, sheet.subject.scale)
    return chart_bottom + 2


def _write_strip(sheet: Sheet, row: int, layout: Plan, block: Block, lines: Sequence[Line]) -> int:
    """Write the chart of limiting shares, and the shared values beside it; the last row."""
    heights = layout.strip_rows(len(lines))
    _set_heights(sheet, row, heights)
    bottom = row + len(heights) - 1
    left, right = layout.panel(0)
    size = Size(layout.panel_width, layout.strip_height)
    add_limiting_chart(sheet, block, Box(left, row, right, bottom), size)
    if lines:
        left, right = layout.beside_first
        write_lines(sheet, row, left, layout.column_widths[left - 1 : right], lines)
    return bottom
