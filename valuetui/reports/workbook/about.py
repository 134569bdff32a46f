"""The first sheet: what the workbook is, who answered, how to read it and what to bear in mind."""

from collections.abc import Iterator

from valuetui.instrument.model import Question, Role
from valuetui.reports.workbook.cells import Content, link
from valuetui.reports.workbook.look import Style
from valuetui.reports.workbook.page import text_height
from valuetui.reports.workbook.sheet import Sheet
from valuetui.reports.workbook.subject import Subject, capitalised
from valuetui.reports.workbook.tiles import FEW
from valuetui.results.comparison import GroupResult
from valuetui.results.gate import SMALL_BASE

WIDTHS = (30, 10, 96)
"""A term, a count, and a text; a text without a count before it has both of the last two."""
HEADING_POINTS, BELOW_HEADING_POINTS = 26, 5
OTHER_SHEETS = (
    "overview", "closeup", "comparison", "top_lists", "shifts", "themes", "shared", "waves",
    "certainty", "plan", "all_values", "data", "calculation", "chart_data", "codebook", "settings",
    "answers",
)  # fmt: skip
"""The sheets that this one leads to, in the order of the tabs."""

Term = tuple[str, str]
"""What is explained, and the explanation."""


def write_about(sheet: Sheet) -> None:
    """Write the page, section by section."""
    subject = sheet.subject
    wave = subject.comparison.instrument.wave
    sheet.widths(WIDTHS)
    row = sheet.heading(subject.text("about.heading", wave=wave), subject.organisation())
    lead = "about.lead_with_answers" if subject.given else "about.lead"
    row = _write_text(sheet, row, 1, subject.text(lead), Style.BODY)
    row = _write_facts(sheet, _headed(sheet, row, "facts"))
    row = _write_groups(sheet, _headed(sheet, row, "groups"))
    row = _write_terms(sheet, _headed(sheet, row, "questions"), _questions(subject))
    sheet.break_before(row)
    row = _write_links(sheet, _headed(sheet, row, "sheets"))
    row = _write_terms(sheet, _headed(sheet, row, "method"), _method(subject))
    row = _headed(sheet, row, "care")
    for text in _care(subject):
        row = _write_text(sheet, row, 1, f"• {text}", Style.BODY)


def _headed(sheet: Sheet, row: int, section: str) -> int:
    """Write the heading of a section; the row where its contents begin."""
    heading = sheet.subject.text(f"about.{section}")
    sheet.put_across(row, 1, len(WIDTHS), heading, Style.SECTION)
    sheet.height(row, HEADING_POINTS)
    sheet.height(row + 1, BELOW_HEADING_POINTS)
    return row + 2


def _write_text(sheet: Sheet, row: int, first: int, text: str, style: str) -> int:
    """Write a text from column ``first`` to the right edge; the next row."""
    sheet.put_text(row, first, len(WIDTHS), text, style)
    return row + 1


def _write_terms(sheet: Sheet, row: int, terms: Iterator[Term]) -> int:
    for term, text in terms:
        sheet.put(row, 1, term, Style.TERM)
        row = _write_text(sheet, row, 2, text, Style.BODY)
    return row


def _write_facts(sheet: Sheet, row: int) -> int:
    subject = sheet.subject
    for name, fact in _facts(subject):
        sheet.put(row, 1, subject.text(f"about.{name}"), Style.TERM)
        style = Style.BODY if isinstance(fact, str) else Style.DAY
        sheet.put_across(row, 2, len(WIDTHS), fact, style)
        sheet.height(row, text_height("", 1))
        row += 1
    return row


def _facts(subject: Subject) -> Iterator[tuple[str, Content]]:
    instrument = subject.comparison.instrument
    baseline, snapshot = subject.comparison.baseline, subject.comparison.snapshot
    yield "organisation", subject.organisation()
    yield "wave", instrument.wave
    if subject.part:
        yield "part", subject.text("about.part_is", part=subject.part)
    yield "day", subject.day
    yield (
        "instrument",
        subject.text("about.instrument_is", id=instrument.id, version=instrument.version),
    )
    yield (
        "value_list",
        subject.text(
            "about.value_list_is",
            id=instrument.value_list,
            values=baseline.of,
            limiting=baseline.count,
        ),
    )
    yield "snapshot", subject.text("about.snapshot_is", snapshot=snapshot)


def _write_groups(sheet: Sheet, row: int) -> int:
    """Write how many answered in each group, and which groups are not shown and why."""
    subject = sheet.subject
    for group in subject.comparison.groups:
        sheet.put(row, 1, subject.shaped(group.group), Style.TERM)
        sheet.put(row, 2, group.n, Style.NUMBER)
        row = _write_text(sheet, row, 3, " ".join(_notes(subject, group)), Style.BODY)
    for withheld in subject.comparison.withheld:
        sheet.put(row, 1, subject.shaped(withheld.group), Style.TERM)
        row = _write_text(sheet, row, 2, subject.reason(withheld), Style.BODY)
    return row


def _notes(subject: Subject, group: GroupResult) -> Iterator[str]:
    yield subject.text("about.answers", n=group.n)
    for role, result in group.questions.items():
        if result.n != group.n:
            told = subject.answers(result.n)
            yield subject.text("about.fewer", role=capitalised(subject.role(role)), answers=told)
    if group.n < FEW:
        yield subject.text("about.few")


def _questions(subject: Subject) -> Iterator[Term]:
    for question in subject.comparison.instrument.questions:
        yield capitalised(subject.told(question.short)), "\n".join(_wordings(subject, question))


def _wordings(subject: Subject, question: Question) -> Iterator[str]:
    """The question as it was asked, and as it was asked of groups with a wording of their own."""
    text = subject.told(question.text)
    yield subject.text("about.question_is", text=text, n=question.pick)
    for group in subject.comparison.instrument.groups:
        if group.id in question.wording:
            own = subject.told(question.wording[group.id])
            name = subject.told(group.label)
            yield subject.text("about.question_to", group=name, text=own)


def _write_links(sheet: Sheet, row: int) -> int:
    for name in OTHER_SHEETS:
        if not sheet.subject.has_sheet(name):
            continue
        link(sheet.worksheet, row, 1, sheet.subject.text(f"sheet.{name}"), Style.LINK)
        row = _write_text(sheet, row, 2, sheet.subject.text(f"about.sheet.{name}"), Style.BODY)
    return row


def _method(subject: Subject) -> Iterator[Term]:
    letter = subject.text("mark.limiting")
    baseline = subject.percent(subject.comparison.baseline)
    told = {"mark": letter, "baseline": baseline}
    names = ["share", "top", "shared", "limiting", "limiting_share"]
    if subject.comparison.asks_shift:
        told["current"], told["desired"] = (subject.role(r) for r in (Role.CURRENT, Role.DESIRED))
        names.append("shift")
    if subject.has_rough:
        yield subject.text("term.rough"), subject.words("told.meaning", base=SMALL_BASE)
    for name in [*names, "gap", "rounding"]:
        yield subject.text(f"term.{name}", **told), subject.text(f"meaning.{name}", **told)


def _care(subject: Subject) -> Iterator[str]:
    if subject.given:
        yield subject.text("answers.care")
    yield from subject.remarks
    threshold = subject.comparison.gate.threshold
    for name in ("selected", "repeated", "why", "same_list", "withheld"):
        yield subject.text(f"care.{name}", threshold=threshold)
