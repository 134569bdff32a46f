"""The sheet that works out what the close-up shows: every value, the lists, figures of charts."""

from collections.abc import Iterator

from openpyxl.utils import get_column_letter

from valuetui.instrument.model import Role
from valuetui.reports.workbook.calculation_plan import (
    ASKED_ROW,
    BLOCK_ROW,
    GROUP_ROW,
    HEAD,
    LEAST_ROW,
    LENGTH_ROW,
    LIMITING_ROW,
    PART_ROW,
    PICKS_ROW,
    RESPONDENTS_ROW,
    Plan,
)
from valuetui.reports.workbook.cells import Content, Formula
from valuetui.reports.workbook.chosen import LISTED, ORDER, SHIFTED, Chosen
from valuetui.reports.workbook.cube import (
    LIMITING_IN_THEME,
    RESPONDENTS,
    THEME,
    block,
    role_number,
)
from valuetui.reports.workbook.live_charts import write_chart_figures
from valuetui.reports.workbook.look import Style
from valuetui.reports.workbook.sheet import Box, Sheet
from valuetui.results.measures import TOP

Cell = tuple[Content, str]


def write_calculation(sheet: Sheet) -> None:
    """Write the formulas, and beside each what it gives for the choice that the book opens with."""
    subject = sheet.subject
    row = sheet.heading(subject.text("sheet.calculation"), subject.text("calculation.lead"))
    if not subject.comparison.groups:
        sheet.nothing(row + 1)
        return
    plan, chosen = Plan(subject), Chosen(subject, subject.choice)
    sheet.widths([14, 34, 10, *[10] * (len(plan.table) - 3), 3, 10])
    sheet.widths_from(plan.chart_column, [34, 12, 12])
    _write_choice(sheet, chosen)
    for role in subject.compared:
        _write_question(sheet, plan, chosen, role)
    _write_values(sheet, plan, chosen)
    _write_lists(sheet, plan, chosen)
    write_chart_figures(sheet, plan, chosen)
    sheet.keep_in_sight(HEAD + 1, 3)


def _write_choice(sheet: Sheet, chosen: Chosen) -> None:
    """Write which part and which group are chosen, and how many answered there."""
    figures = {
        PART_ROW: ("part", _place_of("chosen_part", "part_names"), chosen.choice.part),
        GROUP_ROW: ("group", _place_of("chosen_group", "group_names"), chosen.choice.group),
        RESPONDENTS_ROW: ("respondents", _sum_of("count", block_of(0), RESPONDENTS), chosen.n),
    }
    sheet.put_across(PART_ROW - 1, 1, 3, sheet.subject.text("calculation.choice"), Style.HEAD)
    for row, (name, text, gives) in figures.items():
        sheet.put(row, 1, sheet.subject.text(f"calculation.{name}"), Style.TEXT)
        sheet.put(row, 2, None, Style.TEXT)
        sheet.put(row, 3, Formula(text, gives), Style.COUNT)
        sheet.name_range(f"number_{name}", Box(3, row, 3, row))


def _place_of(cell: str, names: str) -> str:
    """Where a name stands in a list: compared as a whole, for MATCH would read it as a pattern."""
    return f"SUMPRODUCT(({names}={cell})*(ROW({names})-MIN(ROW({names}))+1))"


def block_of(role: int) -> str:
    """A formula for the block of the choice and a question: see ``cube.block``."""
    return f"{block(1, 0, 0)}*number_part+{block(0, 1, 0)}*number_group+{role}"


def _sum_of(column: str, block: str, item: int | str) -> str:
    """A formula for the figure of an item, or of all that a criterion such as ``">9"`` meets."""
    return f"SUMIFS(cube_{column},cube_block,{block},cube_item,{item})"


def _write_question(sheet: Sheet, plan: Plan, chosen: Chosen, role: Role) -> None:
    column = plan.column("count", role)
    score = f"score_{role}"
    length = min(TOP, len(chosen.values))
    picks = chosen.limiting(role)
    figures: dict[int, tuple[str, str, int]] = {
        BLOCK_ROW: (
            "block",
            block_of(role_number(chosen.subject, role)),
            block(chosen.choice.part, chosen.choice.group, role_number(chosen.subject, role)),
        ),
        ASKED_ROW: ("n", _sum_of("of", f"block_{role}", 1), chosen.asked(role)),
        LEAST_ROW: (
            "least",
            f"MAX(1,ROUNDUP(LARGE({score},{length})/{ORDER},0))",
            chosen.least(role),
        ),
        LENGTH_ROW: (
            "length",
            f'COUNTIF(listed_{role},">="&least_{role})',
            chosen.length(role),
        ),
        PICKS_ROW: ("picks", _sum_of("count", f"block_{role}", f'">{THEME}"'), picks.of),
        LIMITING_ROW: (
            "limiting",
            _sum_of("count", f"block_{role}", f'">{LIMITING_IN_THEME}"'),
            picks.count,
        ),
    }
    sheet.put(BLOCK_ROW - 1, column, chosen.subject.role(role), Style.HEAD_CENTRE)
    for row, (name, text, gives) in figures.items():
        sheet.put(row, 1, sheet.subject.text(f"calculation.{name}"), Style.TEXT)
        sheet.put(row, column, Formula(text, gives), Style.COUNT)
        sheet.name_range(f"{name}_{role}", Box(column, row, column, row))


def _write_values(sheet: Sheet, plan: Plan, chosen: Chosen) -> None:
    """Write a row for each value, and name the columns for the formulas."""
    subject = sheet.subject
    for column, (name, role) in enumerate(plan.table, start=1):
        head = subject.text(f"calculation.{name}")
        told = f"{head}, {subject.role(role)}" if role else head
        sheet.put(HEAD, column, told, Style.HEAD if name == "label" else Style.HEAD_CENTRE)
        known_as = f"{name}_{role}" if role else VALUE_NAMES.get(name, name)
        sheet.name_range(known_as, Box(column, plan.first, column, plan.last))
    sheet.height(HEAD, 46)
    for place in range(1, len(chosen.values) + 1):
        sheet.put_row(HEAD + place, _value_row(plan, chosen, place))


VALUE_NAMES = {"place": "value_places", "label": "value_labels", "limiting": "value_limiting"}
"""What formulas call the columns that tell what a value is."""


def _value_row(plan: Plan, chosen: Chosen, place: int) -> Iterator[Cell]:
    value = chosen.values[place - 1]
    row = HEAD + place
    yield place, Style.COUNT
    yield chosen.subject.label(value), Style.LABEL
    yield int(value.limiting), Style.COUNT
    for role in chosen.subject.compared:
        count, told, listed, _ = (
            f"{get_column_letter(plan.column(name, role))}{row}"
            for name in ("count", "told", "listed", "score")
        )
        share = chosen.share(role, place)
        item = f"$A{row}"
        yield Formula(_sum_of("count", f"block_{role}", item), share.count), Style.COUNT
        yield Formula(_sum_of("told", f"block_{role}", item), chosen.told(role, place)), Style.COUNT
        yield Formula(f"IF({told}=3,0,{count})", chosen.listed(role, place)), Style.COUNT
        yield Formula(f"{ORDER}*{listed}-{item}", chosen.score(role, place)), Style.COUNT
    if chosen.subject.comparison.asks_shift:
        yield from _shift_cells(plan, chosen, place)


def _shift_cells(plan: Plan, chosen: Chosen, place: int) -> Iterator[Cell]:
    row = HEAD + place
    distance = f"{get_column_letter(plan.column('distance'))}{row}"
    start, end = (_ends(plan, role, row) for role in (Role.CURRENT, Role.DESIRED))
    here, there = f"n_{Role.CURRENT}", f"n_{Role.DESIRED}"
    text = f"MAX({end[0]}*{here}-{start[1]}*{there},0)+MIN({end[1]}*{here}-{start[0]}*{there},0)"
    gives = chosen.distance(place)
    yield Formula(text, gives), Style.COUNT
    yield Formula(f"{ORDER}*{distance}-$A{row}", ORDER * gives - place), Style.COUNT
    yield Formula(f"-{ORDER}*{distance}-$A{row}", -ORDER * gives - place), Style.COUNT
    listed = (
        f"({get_column_letter(plan.column('listed', role))}{row}>=least_{role})"
        for role in chosen.subject.compared
    )
    yield Formula("*".join(listed) + "*1", int(chosen.in_both(place))), Style.COUNT


def _ends(plan: Plan, role: Role, row: int) -> tuple[str, str]:
    """Formulas for the smallest and the largest count that a value may have on a question."""
    count, told = (
        f"{get_column_letter(plan.column(name, role))}{row}" for name in ("count", "told")
    )
    least = f"IF({told}=1,1,IF({told}=3,0,{count}))"
    return least, f"IF({told}=2,n_{role},{count})"


def _write_lists(sheet: Sheet, plan: Plan, chosen: Chosen) -> None:
    """Write which value stands in each line of each list: its place in the list of values, or 0."""
    subject = sheet.subject
    sheet.put(HEAD, plan.lines, subject.text("calculation.line"), Style.HEAD_CENTRE)
    for name in plan.lists:
        column = plan.list_column(name)
        told = subject.text(
            f"calculation.list_{name}" if not isinstance(name, Role) else "calculation.list_top",
            role=subject.role(name) if isinstance(name, Role) else "",
        )
        sheet.put(HEAD, column, told, Style.HEAD_CENTRE)
    for line in range(1, LISTED + 1):
        row = HEAD + line
        sheet.put(row, plan.lines, line, Style.COUNT)
        counted = f"${get_column_letter(plan.lines)}{row}"
        for name in plan.lists:
            found = _listed(chosen, name, line, counted)
            sheet.put(row, plan.list_column(name), found, Style.COUNT)


def _listed(chosen: Chosen, name: Role | str, line: int, counted: str) -> Content:
    """What stands in a line of a list."""
    if isinstance(name, Role):
        nth = f"LARGE(score_{name},{counted})"
        text = f"IF({counted}>length_{name},0,MATCH({nth},score_{name},0))"
        return Formula(text, chosen.top(name, line)) if line <= len(chosen.values) else 0
    if line > min(SHIFTED, len(chosen.values)):
        return None
    nth = f"LARGE(score_{name},{counted})"
    sign = 1 if name == "more" else -1
    at = f"MATCH({nth},score_{name},0)"
    beyond = f"{sign}*INDEX(distance,{at})<=0"
    return Formula(f"IF({beyond},0,{at})", chosen.shifted(line, sign))
