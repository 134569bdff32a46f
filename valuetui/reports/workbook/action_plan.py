"""The action plan, filled in after the dialogue: what is agreed, who does what, and when."""

from datetime import timedelta

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from valuetui.reports.workbook.cells import Content, Formula, quoted
from valuetui.reports.workbook.formulas import HOLE, around
from valuetui.reports.workbook.look import INK, INPUT, MUTED, PANEL, Style
from valuetui.reports.workbook.page import text_height
from valuetui.reports.workbook.plan_line import STATUSES, PlanLine, closed_among
from valuetui.reports.workbook.settings import WARN_DAYS
from valuetui.reports.workbook.sheet import Box, Sheet
from valuetui.reports.workbook.subject import Subject
from valuetui.results.marks import LIMITING

COLUMNS = {
    "number": 5,
    "value": 24,
    "group": 18,
    "now": 26,
    "agreement": 26,
    "action": 32,
    "owner": 18,
    "due": 12,
    "status": 14,
    "mark": 10,
    "follow_up": 28,
}
"""What the columns hold, and their widths in characters."""
LISTS = {"value": "value_names", "group": "for_names", "owner": "owner_names",
         "status": "status_names"}  # fmt: skip
"""The columns that are chosen from lists, and the names of these. Other words are taken too."""
CENTRED = ("number", "due", "status", "mark")
LINES, SPARE = 30, 10
"""Lines of the plan, and how many of them are empty at least."""
LINE_POINTS = 30
FIRST_DAY, LAST_DAY = "DATE(2020,1,1)", "DATE(2100,12,31)"


def write_action_plan(sheet: Sheet) -> None:
    """Write the headings, and lines that are ready to be filled in."""
    subject = sheet.subject
    top = sheet.heading(subject.text("sheet.plan"), subject.text("plan.lead"),
                        subject.text("plan.marks")) + 2  # fmt: skip
    sheet.widths(COLUMNS.values())
    lines = _lines(subject)
    box = Box(1, top, len(COLUMNS), top + len(lines))
    _write_summary(sheet, top - 2, box)
    heads = (
        (subject.text(f"plan.{name}"), Style.HEAD_CENTRE if name in CENTRED else Style.HEAD)
        for name in COLUMNS
    )
    sheet.put_row(top, heads)
    sheet.height(top, 22)
    for row, line in enumerate(lines, start=top + 1):
        _write_line(sheet, row, line)
    for name, names in LISTS.items():
        sheet.offer(_below(box, name), names)
    _ask_for_days(sheet, _below(box, "due"))
    _mark_by_look(sheet, box)
    sheet.name_table("Actions", box)
    sheet.keep_in_sight(top + 1, 3)
    sheet.repeat_rows(top, top)


def _column(name: str) -> int:
    return list(COLUMNS).index(name) + 1


def _letter(name: str) -> str:
    return get_column_letter(_column(name))


def _below(box: Box, name: str) -> Box:
    return Box(_column(name), box.top + 1, _column(name), box.bottom)


def _lines(subject: Subject) -> list[PlanLine]:
    """What is known, and empty lines whose numbers go on after it."""
    known = list(subject.plan)
    last = max((line.number for line in known), default=0)
    empty = max(LINES - len(known), SPARE)
    return known + [PlanLine(number) for number in range(last + 1, last + empty + 1)]


def _write_summary(sheet: Sheet, row: int, box: Box) -> None:
    """Write how many lines are filled in, how many of them closed, and how many overdue."""
    subject = sheet.subject
    status, mark = (
        f"{_letter(name)}{box.top + 1}:{_letter(name)}{box.bottom}" for name in ("status", "mark")
    )
    action = f"{_letter('action')}{box.top + 1}:{_letter('action')}{box.bottom}"
    figures = {
        "planned": f"COUNTA({action})",
        "closed": f"SUMPRODUCT(COUNTIF({status},closed_names))",
        "overdue": f"COUNTIF({mark},{quoted(subject.text('plan.is_overdue'))})",
    }
    sheet.height(row, 22)
    at_once = {
        "planned": sum(bool(line.action) for line in subject.plan),
        "closed": closed_among(subject.plan),
        "overdue": sum(_reminder(subject, line) == "overdue" for line in subject.plan),
    }
    for name, column in zip(figures, ("value", "now", "action"), strict=True):
        told = subject.text(f"plan.{name}", n=HOLE)
        count = Formula(around(told, figures[name]), told.replace(HOLE, str(at_once[name])))
        sheet.put(row, _column(column), count, Style.TERM_MIDDLE)


def _write_line(sheet: Sheet, row: int, line: PlanLine) -> None:
    wrapped = ("now", "agreement", "action", "follow_up")
    styles: dict[str, str] = {"number": Style.RANK, "due": Style.INPUT_DAY, "mark": Style.SIGN}
    styles |= dict.fromkeys(wrapped, Style.INPUT_WRAPPED)
    contents: dict[str, Content] = {
        "number": line.number,
        "value": line.value or None,
        "group": line.group or None,
        "now": line.now or None,
        "agreement": line.agreement or None,
        "action": line.action or None,
        "owner": line.owner or None,
        "due": line.due,
        "status": _status(sheet.subject, line) or None,
        "mark": _overdue(sheet, row, line),
        "follow_up": line.follow_up or None,
    }
    sheet.put_row(row, ((contents.get(name), styles.get(name, Style.INPUT)) for name in COLUMNS))
    sheet.height(row, _points(line))


def _points(line: PlanLine) -> float:
    """The height of a line: enough for its longest text."""
    texts = {"now": line.now, "agreement": line.agreement or "", "action": line.action,
             "follow_up": line.follow_up}  # fmt: skip
    return max(LINE_POINTS, *(text_height(text, COLUMNS[name]) for name, text in texts.items()))


def _status(subject: Subject, line: PlanLine) -> str:
    """The status in words."""
    known = line.status in STATUSES
    return subject.text(f"settings.statuses.{line.status}") if known else line.status


def _reminder(subject: Subject, line: PlanLine) -> str:
    """Whether a line is ``overdue`` or due ``soon`` on the day of the workbook, or neither."""
    if line.due is None or closed_among([line]):
        return ""
    if line.due < subject.day:
        return "overdue"
    return "soon" if line.due <= subject.day + timedelta(WARN_DAYS) else ""


def _overdue(sheet: Sheet, row: int, line: PlanLine) -> Formula:
    """Overdue or soon due, in words, until the status is a closed one."""
    due, status = f"{_letter('due')}{row}", f"{_letter('status')}{row}"
    overdue, soon = (quoted(sheet.subject.text(f"plan.is_{name}")) for name in ("overdue", "soon"))
    text = (
        f'IF(NOT(ISNUMBER({due})),"",IF({_is_closed(status)},"",IF({due}<TODAY(),{overdue},'
        f'IF({due}<=TODAY()+warn_days,{soon},""))))'
    )
    reminder = _reminder(sheet.subject, line)
    return Formula(text, sheet.subject.text(f"plan.is_{reminder}") if reminder else "")


def _ask_for_days(sheet: Sheet, box: Box) -> None:
    """Take nothing but days, and say how they are written."""
    rule = DataValidation(
        "date", operator="between", formula1=FIRST_DAY, formula2=LAST_DAY, allow_blank=True,
        showErrorMessage=True, errorTitle=sheet.subject.text("plan.day_title"),
        error=sheet.subject.text("plan.day_error"),
    )  # fmt: skip
    rule.add(str(box))
    sheet.worksheet.add_data_validation(rule)


def _mark_by_look(sheet: Sheet, box: Box) -> None:
    """Let words that are overdue or soon due, and lines that are closed, be seen from afar."""
    rules = sheet.worksheet.conditional_formatting
    mark = _below(box, "mark")
    cell = f"${_letter('mark')}{box.top + 1}"
    looks = (
        ("overdue", Font(bold=True, color="FFFFFF"), LIMITING.ink),
        ("soon", Font(bold=True, color=INK), INPUT),
    )
    for name, font, ground in looks:
        is_so = f"{cell}={quoted(sheet.subject.text(f'plan.is_{name}'))}"
        rules.add(str(mark), _rule(is_so, font, ground))
    status = f"${_letter('status')}{box.top + 1}"
    closed = _rule(_is_closed(status), Font(color=MUTED), PANEL)
    rules.add(str(Box(1, box.top + 1, len(COLUMNS), box.bottom)), closed)


def _is_closed(status: str) -> str:
    """A formula for whether a status is one of the closed ones; an empty one is not, even where
    staff have emptied a line of the list."""
    return f'SUMPRODUCT((closed_names={status})*(closed_names<>""))>0'


def _rule(is_so: str, font: Font, ground: str) -> Rule:
    """Cells look so where a formula is true."""
    fill = PatternFill("solid", start_color=ground, end_color=ground)
    look = DifferentialStyle(font=font, fill=fill)
    return Rule(type="expression", dxf=look, formula=[is_so])
