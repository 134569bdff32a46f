"""The weighted figures beside the unweighted, which stay the result: who answered, what the weights
cost, and every value of each question."""

from collections.abc import Iterator, Sequence

from valuetui.reports.workbook.look import Style, points_style
from valuetui.reports.workbook.sheet import Sheet
from valuetui.reports.workbook.subject import capitalised
from valuetui.results.weighting.report import WeightedGroup, WeightedQuestion, WeightedShare
from valuetui.results.weighting.telling import (
    category_in_words,
    refusal_in_words,
    sources_in_words,
    top_in_words,
    weights_in_words,
)

WIDTHS = (34, *[13] * 6)
VALUES = ("value", "plain", "weighted", "low", "high", "moved", "place")
PARTS = ("category", "answers", "population")


def write_weighted(sheet: Sheet) -> None:
    """One group after another: its parts, a few sentences, and a table for each question."""
    subject, report = sheet.subject, sheet.subject.weighted
    words = subject.words
    title = subject.text("sheet.weighted")
    row = sheet.heading(title, words("margins.sheet.lead"), words("margins.screen.care")) + 1
    sheet.widths(WIDTHS)
    if report is None:
        sheet.nothing(row)
        return
    if not (report.groups or report.refused or report.faults):
        _say(sheet, row, words("margins.screen.nothing"))
    for fault in report.faults:
        row = _say(sheet, row, fault.say(words))
    for found in report.groups:
        row = _group(sheet, row, found) + 1
    for refused in report.refused:
        _section(sheet, row, subject.shaped(refused.group))
        row = _say(sheet, row + 1, refusal_in_words(refused.why, words)) + 1


def _group(sheet: Sheet, row: int, found: WeightedGroup) -> int:
    """Write one group; the next row."""
    subject, words = sheet.subject, sheet.subject.words
    _section(sheet, row, subject.shaped(found.group))
    row = _made_up(sheet, row + 2, found)
    for text in (*sources_in_words(found, words), *weights_in_words(found, words)):
        row = _say(sheet, row, text)
    for role, question in found.questions.items():
        _section(sheet, row + 1, capitalised(subject.role(role)))
        row = _question(sheet, row + 2, question)
    return row


def _made_up(sheet: Sheet, row: int, found: WeightedGroup) -> int:
    subject, words = sheet.subject, sheet.subject.words
    for axis, margin in zip(found.scheme.axes, found.margins, strict=True):
        heads = [words(f"margins.sheet.{each}") for each in PARTS]
        heads[0] = capitalised(subject.told(margin.question.short))
        _head(sheet, row, heads)
        for each in axis.categories:
            row += 1
            name = category_in_words(each, margin.question, words)
            sheet.put_row(row, [
                (name, Style.TEXT),
                (found.part_of(axis, each), Style.SHARE),
                (each.people, Style.SHARE),
            ])  # fmt: skip
        row += 2
    return row


def _question(sheet: Sheet, row: int, found: WeightedQuestion) -> int:
    words = sheet.subject.words
    for text in top_in_words(found, words):
        row = _say(sheet, row, text)
    _head(sheet, row, [words(f"margins.sheet.{each}") for each in VALUES])
    for share in _ordered(found):
        row += 1
        label = Style.LABEL_LIMITING if share.value.limiting else Style.LABEL
        points = None if share.moved is None else 100 * share.moved
        place = words("margins.sheet.yes") if share.value in found.top else ""
        sheet.put_row(row, [
            (sheet.subject.marked(share.value), label),
            (share.plain.fraction, Style.SHARE),
            (share.share, Style.SHARE),
            (share.low, Style.SHARE),
            (share.high, Style.SHARE),
            (points, points_style(points)),
            (place, Style.SIGN),
        ])  # fmt: skip
    return row + 1


def _ordered(found: WeightedQuestion) -> Iterator[WeightedShare]:
    """The oftenest picked first, as they are unweighted."""
    yield from sorted(found.shares.values(), key=lambda each: -each.plain.fraction)


def _head(sheet: Sheet, row: int, heads: Sequence[str]) -> None:
    first, *others = heads
    sheet.put_row(row, [(first, Style.HEAD), *((each, Style.HEAD_CENTRE) for each in others)])
    sheet.height(row, 18)


def _section(sheet: Sheet, row: int, text: str) -> None:
    sheet.put_across(row, 1, len(WIDTHS), text, Style.SECTION)
    sheet.height(row, 24)


def _say(sheet: Sheet, row: int, text: str) -> int:
    sheet.put_text(row, 1, len(WIDTHS), text, Style.BODY)
    return row + 1
