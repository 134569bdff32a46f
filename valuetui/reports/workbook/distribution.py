"""Themes and scopes: what the picks of each group fall on, the limiting apart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from valuetui.instrument.model import Role, Scope
from valuetui.reports.workbook.arrangement import in_bands
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
    columns = 2 + 2 * len(subject.compared) * len(groups)
    sheet.widths([NAME_WIDTH, CHANCE_WIDTH, *[WIDTH] * (columns - 2)])
    for table in _tables(subject):
        row = _write_table(sheet, row, table) + 1
    bottom = _add_charts(sheet, row, columns)
    sheet.worksheet.print_area = str(Box(1, 1, columns, bottom))
    sheet.worksheet.page_setup.fitToHeight = 1


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


def _write_table(sheet: Sheet, row: int, table: Table) -> int:
    """Write a table; the row after it."""
    subject = sheet.subject
    _write_heads(sheet, row, table)
    first = row + 2
    for line, (kind, name) in enumerate(table.kinds.items(), start=first):
        offered = table.offered[kind]
        sheet.put(line, 1, name, Style.LABEL)
        sheet.put(line, 2, offered.together.fraction, Style.SHARE)
        sheet.height(line, 18)
        for column, part in enumerate(_parts(subject, table, kind)):
            sheet.put(line, 3 + 2 * column, part.together.fraction, Style.SHARE)
            sheet.put(line, 4 + 2 * column, part.limiting.fraction, Style.SHARE)
    last = first + len(table.kinds) - 1
    scale = end_of_scale(
        part.together for kind in table.kinds for part in _parts(subject, table, kind)
    )
    for column, (group, role) in enumerate(_asked(subject)):
        box = Box(3 + 2 * column, first, 3 + 2 * column, last)
        sheet.add_bars(share_bars(box, scale, subject.mark(group.group).ink, role))
    return last + 1


def _write_heads(sheet: Sheet, row: int, table: Table) -> None:
    subject = sheet.subject
    sheet.put(row, 1, None, Style.HEAD)
    sheet.put(row, 2, None, Style.HEAD)
    wide = 2 * len(subject.compared)
    for number, group in enumerate(subject.comparison.groups):
        left = 3 + wide * number
        place = subject.comparison.instrument.groups.index(group.group)
        told = f"{subject.shaped(group.group)}, {subject.answers(group.n)}"
        sheet.put_across(row, left, left + wide - 1, told, head_of(place))
    sheet.height(row, 20)
    sheet.put(row + 1, 1, subject.text(f"themes.{table.name}"), Style.HEAD)
    sheet.put(row + 1, 2, subject.text("themes.offered"), Style.HEAD_CENTRE)
    for column, (_, role) in enumerate(_asked(subject)):
        told = capitalised(subject.role(role))
        sheet.put(row + 1, 3 + 2 * column, told, Style.HEAD_CENTRE)
        sheet.put(row + 1, 4 + 2 * column, subject.text("themes.limiting"), Style.HEAD_CENTRE)
    sheet.height(row + 1, 32)


def _asked(subject: Subject) -> Iterator[tuple[GroupResult, Role]]:
    for group in subject.comparison.groups:
        for role in subject.compared:
            yield group, role


def _parts(subject: Subject, table: Table, kind: Kind) -> Iterator[Part]:
    for group, role in _asked(subject):
        yield _distribution(group.questions[role], table)[kind]


def _distribution(question: QuestionResult, table: Table) -> dict[Kind, Part]:
    return _by_kind(question.themes) if table.name == "theme" else _by_kind(question.scopes)


def _by_kind(parts: Mapping[int, Part] | Mapping[Scope, Part]) -> dict[Kind, Part]:
    return {kind: part for kind, part in parts.items()}  # noqa: C416 - of another type


def _add_charts(sheet: Sheet, row: int, columns: int) -> int:
    """Draw a chart a group below the tables, side by side as far as there is room; the last row."""
    subject = sheet.subject
    blocks = theme_blocks(subject)
    scale = end_of_scale(share for block in blocks for line in block.shares for share in line)
    bands: Sequence[Sequence[tuple[GroupResult, Block]]] = in_bands(
        list(zip(subject.comparison.groups, blocks, strict=True))
    )
    for band in bands:
        for line in range(row, row + CHART_ROWS):
            sheet.height(line, CHART_POINTS)
        for number, (group, block) in enumerate(band):
            left, right = (
                1 + (columns * place) // max(len(band), 2) for place in (number, number + 1)
            )
            box = Box(left, row, right - 1, row + CHART_ROWS - 1)
            wide = PIXELS * sum(map(sheet.width, range(left, right)))
            size = Size(wide, CHART_ROWS * CHART_POINTS / 0.75)
            add_top_chart(sheet, group, block, box, size, scale)
        row += CHART_ROWS + 1
    return row - 2
