"""The charts of the close-up: they follow the choice, as their figures are formulas."""

from collections.abc import Sequence

from openpyxl.utils import get_column_letter

from valuetui.instrument.model import Role
from valuetui.reports.workbook import formulas
from valuetui.reports.workbook.calculation_plan import HEAD, TOP_BARS, Plan
from valuetui.reports.workbook.cells import Formula
from valuetui.reports.workbook.charts import Block, Paint, Size, bar_chart
from valuetui.reports.workbook.chosen import Chosen
from valuetui.reports.workbook.cube import LIMITING_IN_THEME, THEME
from valuetui.reports.workbook.look import INK, Style
from valuetui.reports.workbook.overview_charts import alt_text
from valuetui.reports.workbook.sheet import Box, Sheet
from valuetui.reports.workbook.subject import Subject, capitalised, end_of_scale
from valuetui.results.measures import Share

NOTHING = Share(0, 0)


def write_chart_figures(sheet: Sheet, plan: Plan, chosen: Chosen) -> None:
    """Write the figures of both charts, with a heading above each column."""
    for block in (top_block(plan, chosen), themes_block(plan, chosen)):
        sheet.put(block.top, block.left, block.title, Style.HEAD)
        heads = ((name, Style.HEAD_CENTRE) for name in block.series)
        sheet.put_row(block.top, heads, first=block.left + 1)
    roles = _drawn(chosen.subject)
    for line in range(1, TOP_BARS + 1):
        place = chosen.top(chosen.subject.leading, line)
        cell = f"${get_column_letter(plan.list_column(chosen.subject.leading))}{HEAD + line}"
        label = formulas.label(chosen, cell, place)
        sheet.put(HEAD + line, plan.chart_column, label, Style.TEXT)
        figures = [(formulas.share(chosen, role, cell, place), Style.SHARE) for role in roles]
        sheet.put_row(HEAD + line, figures, first=plan.chart_column + 1)
    for number, theme in enumerate(_themes(chosen.subject), start=1):
        row = plan.themes_row + number
        sheet.put(row, plan.chart_column, _theme_name(chosen.subject, theme), Style.TEXT)
        parts = [(_part(chosen, role, theme), Style.SHARE) for role in roles]
        sheet.put_row(row, parts, first=plan.chart_column + 1)


def _part(chosen: Chosen, role: Role, theme: int) -> Formula:
    """What falls on a theme, of all picks."""
    counts = "+".join(
        f"SUMIFS(cube_count,cube_block,block_{role},cube_item,{kind + theme})"
        for kind in (THEME, LIMITING_IN_THEME)
    )
    text = f'IF(picks_{role}=0,"",({counts})/picks_{role})'
    share = chosen.theme(role, theme).together
    return Formula(text, share.fraction if share.of else "")


def _drawn(subject: Subject) -> tuple[Role, ...]:
    """The roles of the series: first the one that values are ordered by."""
    return tuple(reversed(subject.compared))


def _series(subject: Subject) -> tuple[str, ...]:
    return tuple(capitalised(subject.role(role)) for role in _drawn(subject))


def _themes(subject: Subject) -> Sequence[int]:
    return sorted(subject.comparison.offered_themes)


def _theme_name(subject: Subject, theme: int) -> str:
    return subject.words(f"instrument.theme.t{theme}")


def top_block(plan: Plan, chosen: Chosen) -> Block:
    """The top ten of the question that lists are ordered by; a tie beyond is told in the list."""
    subject = chosen.subject
    places = [chosen.top(subject.leading, line) for line in range(1, TOP_BARS + 1)]
    return Block(
        title=subject.text("closeup.top", role=subject.role(subject.leading)),
        series=_series(subject),
        labels=tuple(formulas.label_of(chosen, place) for place in places),
        shares=tuple(
            tuple(chosen.share(role, place) if place else NOTHING for role in _drawn(subject))
            for place in places
        ),
        top=HEAD,
        left=plan.chart_column,
    )


def themes_block(plan: Plan, chosen: Chosen) -> Block:
    """The themes that the picks fall on."""
    subject = chosen.subject
    themes = _themes(subject)
    return Block(
        title=subject.text("closeup.themes"),
        series=_series(subject),
        labels=tuple(_theme_name(subject, theme) for theme in themes),
        shares=tuple(
            tuple(chosen.theme(role, theme).together for role in _drawn(subject))
            for theme in themes
        ),
        top=plan.themes_row,
        left=plan.chart_column,
    )


def add_chart(sheet: Sheet, block: Block, box: Box, size: Size, scale: float) -> None:
    """Draw one of the blocks; current is striped."""
    subject = sheet.subject
    paints = [Paint(INK, role is Role.CURRENT) for role in _drawn(subject)]
    form = subject.text("format.percent") + ";;"  # nothing where a list is shorter
    name = subject.text("sheet.calculation")
    chart = bar_chart(block, name, paints, scale=scale, form=form, size=size)
    told = alt_text(subject, block)
    sheet.add_chart(chart, box, f"{told} {subject.text('closeup.follows')}")


def scale_of_shares(subject: Subject) -> float:
    """Where the scale of shares ends, the same for every choice."""
    return end_of_scale(
        share
        for part in subject.parts
        for group in part.comparison.groups
        for result in group.questions.values()
        for share in result.shares.values()
    )


def scale_of_themes(subject: Subject) -> float:
    """Where the scale of the themes ends, the same for every choice."""
    return end_of_scale(
        theme.together
        for part in subject.parts
        for group in part.comparison.groups
        for result in group.questions.values()
        for theme in result.themes.values()
    )
