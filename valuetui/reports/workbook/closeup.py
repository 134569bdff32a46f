"""The close-up: one group, and whose answers, chosen from lists; everything on the page follows."""

from collections.abc import Callable, Sequence

from valuetui.instrument.model import Role
from valuetui.reports.workbook import formulas
from valuetui.reports.workbook.calculation_plan import Plan
from valuetui.reports.workbook.cells import Content, Formula, quoted
from valuetui.reports.workbook.charts import Size
from valuetui.reports.workbook.chosen import LISTED, SHIFTED, Chosen
from valuetui.reports.workbook.closeup_tiles import NOTHING, write_tiles
from valuetui.reports.workbook.formulas import HOLE, around
from valuetui.reports.workbook.live_charts import (
    add_chart,
    scale_of_shares,
    scale_of_themes,
    themes_block,
    top_block,
)
from valuetui.reports.workbook.look import INK, Style, tint
from valuetui.reports.workbook.sheet import Box, DataBars, Sheet, share_bars
from valuetui.reports.workbook.subject import capitalised
from valuetui.reports.workbook.tiles import FEW

LIST_WIDTHS = (6, 32, 7, 12)
"""Rank, value, marks and share: a list's columns in characters. A gutter follows."""
GUTTER = 2
SHIFT_WIDTHS = (32, 11, 11, 13)
"""Value, from, to and shift."""
WIDTHS = (*LIST_WIDTHS, GUTTER, *LIST_WIDTHS, GUTTER, *SHIFT_WIDTHS)
EDGE = 1
"""So that the frames of charts are printed whole."""
SECOND, THIRD = 6, 11
"""The first columns of what stands beside the first list."""
GROUP_ROW, PART_ROW, NOTE_ROW = 4, 5, 6
TILE_POINTS = (24, 32, 30, 16)
"""Heights of the rows of the choices, beside which the tiles stand."""
LISTS_ROW = 9
FIRST_LINE = LISTS_ROW + 2
MORE_ROW = FIRST_LINE + LISTED
CHARTS_ROW, CHART_ROWS, CHART_POINTS = MORE_ROW + 2, 15, 18
LINE_POINTS = 18
PIXELS = 7
"""Of a character of a column's width."""


def write_closeup(sheet: Sheet) -> None:
    """Write the choices, and what follows them."""
    subject = sheet.subject
    row = sheet.heading(subject.text("closeup.heading"), subject.text("closeup.lead"))
    sheet.widths([*WIDTHS, EDGE])
    sheet.worksheet.page_setup.fitToHeight = 1
    if not subject.comparison.groups:
        sheet.nothing(row + 1)
        return
    plan, chosen = Plan(subject), Chosen(subject, subject.choice)
    for line, points in enumerate(TILE_POINTS, start=GROUP_ROW):
        sheet.height(line, points)
    _write_choices(sheet, chosen)
    write_tiles(sheet, chosen, GROUP_ROW, SECOND)
    for number, role in enumerate(subject.compared):
        _write_top(sheet, plan, chosen, role, 1 + number * (SECOND - 1))
    if subject.comparison.asks_shift:
        _write_shifts(sheet, plan, chosen)
    bottom = _add_charts(sheet, plan, chosen)
    sheet.worksheet.print_area = str(Box(1, 1, len(WIDTHS) + 1, bottom))


def _write_choices(sheet: Sheet, chosen: Chosen) -> None:
    """Write the cells to choose in, and below them what hinders or cautions."""
    subject, choice = sheet.subject, chosen.choice
    picks = {
        GROUP_ROW: ("group", subject.group_names[choice.group - 1]),
        PART_ROW: ("part", subject.parts[choice.part - 1].name),
    }
    for row, (name, content) in picks.items():
        sheet.put(row, 1, subject.text(f"closeup.{name}"), Style.TERM_MIDDLE)
        sheet.put(row, 2, content, Style.PICK)
        sheet.put(row, 3, subject.text("closeup.choose"), Style.SUBTITLE)
        sheet.name_range(f"chosen_{name}", Box(2, row, 2, row))
        sheet.offer(Box(2, row, 2, row), f"{name}_names", only=True)
    hidden = subject.text("closeup.hidden", threshold=subject.comparison.gate.threshold)
    few = subject.text("closeup.few")
    text = (
        f'IF(number_respondents=0,{quoted(hidden)},IF(number_respondents<{FEW},{quoted(few)},""))'
    )
    told = hidden if not chosen.n else few if chosen.n < FEW else ""
    sheet.put_across(NOTE_ROW, 1, len(LIST_WIDTHS), Formula(text, told), Style.REMARK)


def _write_top(sheet: Sheet, plan: Plan, chosen: Chosen, role: Role, left: int) -> None:
    """Write the top ten of a question, every tie kept as far as there are lines."""
    subject = sheet.subject
    style = Style.HEAD_OUTLINED if role is Role.CURRENT else Style.HEAD_SOLID
    title = subject.text("closeup.top", role=subject.role(role))
    sheet.put_across(LISTS_ROW, left, left + len(LIST_WIDTHS) - 2, title, style)
    n = chosen.asked(role)
    asked = Formula(f'IF(n_{role}=0,{NOTHING},"n = "&n_{role})', f"n = {n}" if n else "–")
    sheet.put(LISTS_ROW, left + len(LIST_WIDTHS) - 1, asked, style)
    _write_heads(sheet, LISTS_ROW + 1, left, ("rank", "value", "marks", "share"))
    for line in range(1, LISTED + 1):
        cell, place = plan.listed(role, line), chosen.top(role, line)
        contents: list[tuple[Content, str]] = [
            (formulas.rank(chosen, role, cell, place), Style.RANK),
            (formulas.label(chosen, cell, place), Style.LABEL),
            (formulas.marks(chosen, cell, place), Style.SIGN),
            (formulas.share(chosen, role, cell, place), Style.SHARE),
        ]
        sheet.put_row(FIRST_LINE + line - 1, contents, first=left)
        sheet.height(FIRST_LINE + line - 1, LINE_POINTS)
    column = left + len(LIST_WIDTHS) - 1
    box = Box(column, FIRST_LINE, column, FIRST_LINE + LISTED - 1)
    sheet.add_bars(share_bars(box, scale_of_shares(subject), INK, role))
    more = subject.text("closeup.more", n=HOLE)
    beyond = chosen.length(role) - LISTED
    text = f'IF(length_{role}>{LISTED},{around(more, f"length_{role}-{LISTED}")},"")'
    told = more.replace(HOLE, str(beyond)) if beyond > 0 else ""
    sheet.put(MORE_ROW, left + 1, Formula(text, told), Style.SUBTITLE)


def _write_heads(sheet: Sheet, row: int, left: int, names: Sequence[str | Role]) -> None:
    """Write small headings: a question is called by what it asks about."""
    subject = sheet.subject
    styles = {"rank": Style.HEAD_FAINT_CENTRE, "value": Style.HEAD_FAINT,
              "marks": Style.HEAD_FAINT_CENTRE}  # fmt: skip
    for column, name in enumerate(names, start=left):
        if isinstance(name, Role):
            told = capitalised(subject.role(name))
        else:
            told = subject.text(f"closeup.{name}")
        sheet.put(row, column, told, styles.get(name, Style.HEAD_FAINT_RIGHT))


def _write_shifts(sheet: Sheet, plan: Plan, chosen: Chosen) -> None:
    """Write what is wanted most more and most less: as many lines as a list has, with a heading
    between."""
    subject = sheet.subject
    top = LISTS_ROW
    for name, sign in (("more", 1), ("less", -1)):
        title = subject.text(f"closeup.{name}_wanted")
        last = THIRD + len(SHIFT_WIDTHS) - 1
        sheet.put_across(top, THIRD, last, title, Style.HEAD_SOLID)
        if name == "more":
            _write_heads(sheet, top + 1, THIRD, ("value", *subject.compared, "shift"))
            top += 1
        for line in range(1, SHIFTED + 1):
            place = chosen.shifted(line, sign) if line <= len(chosen.values) else 0
            cell = plan.listed(name, line)
            contents: list[tuple[Content, str]] = [
                (formulas.label(chosen, cell, place), Style.LABEL),
                (formulas.share(chosen, Role.CURRENT, cell, place), Style.SHARE),
                (formulas.share(chosen, Role.DESIRED, cell, place), Style.SHARE),
                (formulas.points(chosen, cell, place), Style.POINTS),
            ]
            sheet.put_row(top + line, contents, first=THIRD)
        span = 100 * scale_of_shares(subject)
        box = Box(last, top + 1, last, top + SHIFTED)
        sheet.add_bars(DataBars(box, -span, span, tint(INK, 0.42)))
        top += SHIFTED + 1


def _add_charts(sheet: Sheet, plan: Plan, chosen: Chosen) -> int:
    """Draw the charts below the lists, or beside the one list there is; the last row."""
    subject = sheet.subject
    if len(subject.compared) > 1:
        rows, points = (CHARTS_ROW, CHARTS_ROW + CHART_ROWS - 1), CHART_ROWS * CHART_POINTS
        for row in range(rows[0], rows[1] + 1):
            sheet.height(row, CHART_POINTS)
        columns = (1, THIRD - 2), (THIRD, len(WIDTHS))
    else:
        rows, points = (LISTS_ROW, MORE_ROW - 1), (LISTED + 2) * LINE_POINTS
        columns = (SECOND, THIRD - 2), (THIRD, len(WIDTHS))
    scales: Sequence[Callable[..., float]] = (scale_of_shares, scale_of_themes)
    blocks = top_block(plan, chosen), themes_block(plan, chosen)
    for block, scale, (left, right) in zip(blocks, scales, columns, strict=True):
        size = Size(PIXELS * sum(WIDTHS[left - 1 : right]), points / 0.75)
        add_chart(sheet, block, Box(left, rows[0], right, rows[1]), size, scale(subject))
    return rows[1]
