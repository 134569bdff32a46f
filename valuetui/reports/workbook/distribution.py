"""Themes and scopes: what the picks of each group fall on, the limiting apart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from valuetui.instrument.model import Scope
from valuetui.reports.workbook.arrangement import in_bands, write_bands
from valuetui.reports.workbook.chart_data import theme_blocks
from valuetui.reports.workbook.charts import Block, Size
from valuetui.reports.workbook.look import Style, head_of
from valuetui.reports.workbook.overview_charts import add_top_chart
from valuetui.reports.workbook.sheet import Box, Sheet, share_bars
from valuetui.reports.workbook.subject import Subject, capitalised, end_of_scale
from valuetui.results.comparison import GroupResult, QuestionResult
from valuetui.results.measures import Part

NAME_WIDTH, CHANCE_WIDTH, WIDTH = 34, 12, 13
CHART_ROWS, CHART_POINTS = 14, 18
PIXELS = 7
"""Of a character of a column's width."""


Kind = int | Scope


@dataclass(frozen=True)
class Table:
    """One way to divide the words: what the kinds are called, and what falls on each."""

    name: str
    kinds: dict[Kind, str]
    offered: dict[Kind, Part]


def write_distribution(sheet: Sheet) -> None:
    """Write a table of the themes and one of the scopes, and a chart of the themes a group."""
    subject = sheet.subject
    row = sheet.heading(subject.text("sheet.themes"), subject.text("themes.lead")) + 1
    groups = subject.comparison.groups
    if not groups:
        sheet.nothing(row)
        return
    bands = in_bands(list(zip(groups, theme_blocks(subject), strict=True)))
    columns = 2 + 2 * len(subject.compared) * len(bands[0])
    sheet.widths([NAME_WIDTH, CHANCE_WIDTH, *[WIDTH] * (columns - 2)])
    row = write_bands(sheet, row, bands, columns, partial(_write_band, columns=columns))
    if len(bands) > 1:
        sheet.print_at_scale(row / len(bands) * CHART_POINTS)
    else:
        sheet.worksheet.page_setup.fitToHeight = 1


def _write_band(
    sheet: Sheet, row: int, band: Sequence[tuple[GroupResult, Block]], *, columns: int
) -> int:
    """Write the tables of groups that stand beside each other, and their charts; the next free
    row."""
    for table in _tables(sheet.subject):
        row = _write_table(sheet, row, table, [group for group, _ in band]) + 1
    return _add_charts(sheet, row, columns, band)


def _tables(subject: Subject) -> Iterator[Table]:
    comparison = subject.comparison
    themes = sorted(comparison.offered_themes)
    names: dict[Kind, str] = {
        theme: f"{theme} {subject.words(f'instrument.theme.t{theme}')}" for theme in themes
    }
    yield Table("theme", names, _by_kind(comparison.offered_themes))
    scopes: dict[Kind, str] = {
        scope: capitalised(subject.words(f"instrument.scope.{scope}"))
        for scope in sorted(comparison.offered_scopes, key=list(Scope).index)
    }
    yield Table("scope", scopes, _by_kind(comparison.offered_scopes))


def _write_table(sheet: Sheet, row: int, table: Table, groups: Sequence[GroupResult]) -> int:
    """Write a table of some groups; the row after it."""
    subject = sheet.subject
    asked = [(group, role) for group in groups for role in subject.compared]
    _write_heads(sheet, row, table, groups)
    first, last = row + 2, row + 1 + len(table.kinds)
    for line, (kind, name) in enumerate(table.kinds.items(), start=first):
        sheet.put(line, 1, name, Style.LABEL)
        sheet.put(line, 2, table.offered[kind].together.fraction, Style.SHARE)
        sheet.height(line, 18)
        for column, (group, role) in enumerate(asked):
            part = _distribution(group.questions[role], table)[kind]
            sheet.put(line, 3 + 2 * column, part.together.fraction, Style.SHARE)
            sheet.put(line, 4 + 2 * column, part.limiting.fraction, Style.SHARE)
    scale = end_of_scale(
        part.together
        for group in subject.comparison.groups
        for role in subject.compared
        for part in _distribution(group.questions[role], table).values()
    )
    for column, (group, role) in enumerate(asked):
        box = Box(3 + 2 * column, first, 3 + 2 * column, last)
        sheet.add_bars(share_bars(box, scale, subject.mark(group.group).ink, role))
    return last + 1


def _write_heads(sheet: Sheet, row: int, table: Table, groups: Sequence[GroupResult]) -> None:
    subject = sheet.subject
    sheet.put(row, 1, None, Style.HEAD)
    sheet.put(row, 2, None, Style.HEAD)
    sheet.put(row + 1, 1, subject.text(f"themes.{table.name}"), Style.HEAD)
    sheet.put(row + 1, 2, subject.text("themes.offered"), Style.HEAD_CENTRE)
    heads = [(capitalised(subject.role(role)), subject.text("themes.limiting"))
             for role in subject.compared]  # fmt: skip
    for number, group in enumerate(groups):
        left = 3 + 2 * len(heads) * number
        place = subject.comparison.instrument.groups.index(group.group)
        told = f"{subject.shaped(group.group)}, {subject.answers(group.n)}"
        sheet.put_across(row, left, left + 2 * len(heads) - 1, told, head_of(place))
        inner = ((head, Style.HEAD_CENTRE) for pair in heads for head in pair)
        sheet.put_row(row + 1, inner, first=left)
    sheet.height(row, 20)
    sheet.height(row + 1, 32)


def _distribution(question: QuestionResult, table: Table) -> dict[Kind, Part]:
    return _by_kind(question.themes) if table.name == "theme" else _by_kind(question.scopes)


def _by_kind(parts: Mapping[int, Part] | Mapping[Scope, Part]) -> dict[Kind, Part]:
    return {kind: part for kind, part in parts.items()}  # noqa: C416 - of another type


def _add_charts(
    sheet: Sheet, row: int, columns: int, band: Sequence[tuple[GroupResult, Block]]
) -> int:
    """Draw a chart for each of the groups, side by side; the next free row."""
    scale = end_of_scale(
        share for block in theme_blocks(sheet.subject) for line in block.shares for share in line
    )
    for line in range(row, row + CHART_ROWS):
        sheet.height(line, CHART_POINTS)
    for number, (group, block) in enumerate(band):
        left, right = (1 + columns * place // max(len(band), 2) for place in (number, number + 1))
        box = Box(left, row, right - 1, row + CHART_ROWS - 1)
        wide = PIXELS * sum(map(sheet.width, range(left, right)))
        size = Size(wide, CHART_ROWS * CHART_POINTS / 0.75)
        add_top_chart(sheet, group, block, box, size, scale)
    return row + CHART_ROWS + 1
