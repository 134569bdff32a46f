"""The words to review as a small workbook, for whoever would rather decide there, and back.

A row has the number of the review that it was written from. So it can be told whether somebody has
changed the row, whatever was decided elsewhere meanwhile.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from valuetui.instrument.model import Value
from valuetui.reports.durable import replacing
from valuetui.reports.workbook.cells import clean, is_like_a_formula, read_back, written
from valuetui.reports.workbook.look import FONT, INK, INPUT, MUTED, WHITE
from valuetui.reports.workbook.reading import NoWorkbook, read_workbook
from valuetui.responses.reviews.review import Review, Verdict, folded
from valuetui.results.reviewing import Desk, Heard, Ids
from valuetui.words import Words, languages
from valuetui.words.cleaning import one_line
from valuetui.words.text import in_language

COLUMNS = {"word": 34, "people": 14, "decision": 18, "same_as": 34, "version": 10}
"""What the columns hold, and their widths in characters."""
DECISIONS = ("show", "hide", "value")
LEAD_ROWS = 4
HEAD = LEAD_ROWS + 2


class SheetFault(Exception):
    """The workbook cannot be taken in. ``reason`` is the key of why: ``no_workbook``,
    ``no_column``, ``bad_decision`` or ``no_value``; ``place`` the cell or column. What stands there
    is not told: where columns were mixed up it is a word that somebody wrote."""

    def __init__(self, reason: str, place: str = "") -> None:
        super().__init__(f"{reason}: {place}" if place else reason)
        self.reason = reason
        self.place = place


@dataclass(frozen=True)
class Row:
    """What a row says."""

    place: int
    word: str
    decision: str
    """One of :data:`DECISIONS`, or empty."""
    same_as: str
    version: int


@dataclass(frozen=True)
class Taken:
    """What a workbook came to."""

    desk: Desk
    reviews: tuple[Review, ...]
    """What has to be kept."""
    same: int
    """Rows that nobody has changed."""
    overtaken: int
    """Words that were decided here too since the workbook was written; the workbook counts now."""
    unknown: int
    """Rows whose word nobody has written."""


def write_review_sheet(desk: Desk, path: Path, words: Words) -> None:
    """Write all words and what has been decided of them, for the owner's eyes only. Raises
    ``OSError``; what lay there is then as it was."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 - a new workbook has one
    sheet.title = words("missed.sheet.title")
    for row in range(1, LEAD_ROWS + 1):
        _put(sheet.cell(row, 1), words(f"missed.sheet.lead.l{row}"), bold=row == 1, color=MUTED)
    for column, (name, width) in enumerate(COLUMNS.items(), start=1):
        head = _put(sheet.cell(HEAD, column), words(f"missed.sheet.{name}"), bold=True, color=WHITE)
        head.fill = PatternFill("solid", start_color=INK, end_color=INK)
        sheet.column_dimensions[head.column_letter].width = width
    for row, word in enumerate(desk.words, start=HEAD + 1):
        _write(sheet, row, word, desk, words)
    last = HEAD + max(1, len(desk.words))
    choices = ",".join(words(f"missed.sheet.decisions.{each}") for each in DECISIONS)
    rule = DataValidation("list", formula1=f'"{choices}"', allow_blank=True, showErrorMessage=True)
    rule.error = words("missed.sheet.choose")
    rule.add(f"C{HEAD + 1}:C{last}")
    sheet.add_data_validation(rule)
    sheet.freeze_panes = f"B{HEAD + 1}"
    sheet.auto_filter.ref = f"A{HEAD}:E{last}"
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    with replacing(path, private=True) as file:
        book.save(file)


def _write(sheet: Worksheet, row: int, word: Heard, desk: Desk, words: Words) -> None:
    review = desk.reviews.own(word.key)
    decision, same_as = _told(word, review, desk.values, words.language)
    _put(sheet.cell(row, 1), word.text)
    sheet.cell(row, 2, word.n).alignment = Alignment(horizontal="center", vertical="top")
    told = words(f"missed.sheet.decisions.{decision}") if decision else ""
    for column, text in ((3, told), (4, same_as)):
        cell = _put(sheet.cell(row, column), text)
        cell.fill = PatternFill("solid", start_color=INPUT, end_color=INPUT)
    sheet.cell(row, 5, desk.reviews.next_revision(word.key) - 1)


def _put(cell: Any, text: str, *, bold: bool = False, color: str = INK) -> Cell:
    """Text is always text, whatever it begins with."""
    assert isinstance(cell, Cell)  # noqa: S101 - nothing is merged here
    cell.value = written(text) or None
    if text:
        cell.data_type = "s"
    if is_like_a_formula(text):
        cell.quotePrefix = 1
    cell.font = Font(name=FONT, bold=bold, color=color)
    cell.alignment = Alignment(vertical="top")
    return cell


def _told(
    word: Heard, review: Review | None, values: Mapping[str, Value], language: str
) -> tuple[str, str]:
    """A review as a row says it: the decision, and the word that it is the same as."""
    if review is None or review.verdict is Verdict.OPEN:
        return "", ""
    if review.verdict is Verdict.VALUE:
        value = next((each for each in values.values() if each.id == review.value), None)
        return "value", one_line(in_language(value.label, language)) if value else review.value
    if review.verdict is Verdict.HIDE:
        return "hide", ""
    return "show", "" if review.text == word.text else review.text


def take_in(path: Path, desk: Desk, new_id: Ids) -> Taken:
    """What the rows of a workbook decide that somebody has changed.

    Raises :class:`SheetFault`, and ``OSError`` where the file cannot be read. Nothing is taken from
    a workbook with a fault: it is mended there.
    """
    by_key = {each.key: each for each in desk.words}
    kept: list[Review] = []
    same = overtaken = unknown = 0
    for row in _read(path, desk.values):
        word = by_key.get(folded(row.word))
        if word is None:
            unknown += 1
            continue
        history = desk.reviews.history(word.key)
        begun = next((each for each in history if each.revision == row.version), None)
        if any(_says(row, each, desk.values) for each in (begun, desk.reviews.own(word.key))):
            same += 1
            continue
        overtaken += desk.reviews.next_revision(word.key) - 1 > row.version
        desk, review = _decided(row, word, desk, new_id)
        kept.append(review)
    return Taken(desk, tuple(kept), same, overtaken, unknown)


def _says(row: Row, review: Review | None, values: Mapping[str, Value]) -> bool:
    """Whether a row says what a review does: in whichever language it was written, and whatever
    spelling of the word is that of most by now."""
    if review is None or review.verdict is Verdict.OPEN:
        return not row.decision and not row.same_as
    if review.verdict is Verdict.HIDE:
        return row.decision == "hide"
    value = values.get(folded(row.same_as))
    if review.verdict is Verdict.VALUE:
        return row.decision == "value" and value is not None and value.id == review.value
    return row.decision == "show" and (row.same_as or row.word) == one_line(clean(review.text))


def _decided(row: Row, word: Heard, desk: Desk, new_id: Ids) -> tuple[Desk, Review]:
    if row.decision == "hide":
        return desk.decide(word, Verdict.HIDE, new_id)
    if row.same_as:
        return desk.same_as(word, row.same_as, new_id)
    return desk.decide(word, Verdict.SHOW if row.decision else Verdict.OPEN, new_id)


def _read(path: Path, values: Mapping[str, Value]) -> Iterator[Row]:
    sheet = _opened(path)
    top, columns = _columns(sheet)
    decisions = {
        folded(Words(language)(f"missed.sheet.decisions.{each}")): each
        for language in languages()
        for each in DECISIONS
    }
    for place in range(top + 1, sheet.max_row + 1):
        cells = {name: sheet.cell(place, column) for name, column in columns.items()}
        told = {name: _text(cell.value) for name, cell in cells.items()}
        if not told["word"]:
            continue
        decision = decisions.get(folded(told["decision"]), "")
        if told["decision"] and not decision:
            raise SheetFault("bad_decision", cells["decision"].coordinate)
        if decision == "value" and folded(told["same_as"]) not in values:
            raise SheetFault("no_value", cells["same_as"].coordinate)
        version = told["version"]
        number = int(float(version)) if version.replace(".", "", 1).isdecimal() else 0
        yield Row(place, told["word"], decision, told["same_as"], number)


def _opened(path: Path) -> Worksheet:
    try:
        return read_workbook(path).worksheets[0]
    except (NoWorkbook, IndexError):
        raise SheetFault("no_workbook") from None


def _columns(sheet: Worksheet) -> tuple[int, dict[str, int]]:
    """The row of the headings, and where each column stands: in whatever language and order."""
    labels = {
        name: [folded(Words(language)(f"missed.sheet.{name}")) for language in languages()]
        for name in COLUMNS
    }
    for row in range(1, min(sheet.max_row, 40) + 1):
        heads = {folded(_text(cell.value)): cell.column for cell in sheet[row] if cell.column}
        if not any(label in heads for label in labels["word"]):
            continue
        found = {}
        for name, known in labels.items():
            column = next((heads[label] for label in known if label in heads), None)
            if column is None:
                raise SheetFault("no_column", known[0])
            found[name] = column
        return row, found
    raise SheetFault("no_column", labels["word"][0])


def _text(value: Any) -> str:
    return "" if value is None else one_line(read_back(str(value)))
