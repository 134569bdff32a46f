"""How sure the figures are, and how alike the groups: for those who want the numbers behind."""

from collections.abc import Iterable, Iterator, Sequence

from valuetui.reports.workbook.cells import Content
from valuetui.reports.workbook.look import Style
from valuetui.reports.workbook.sheet import Sheet
from valuetui.reports.workbook.subject import Subject, capitalised
from valuetui.results.evidence import Evidence
from valuetui.results.sentences import overall_in_words, wishes_in_words

WIDTHS = (22, 22, 14, *[13] * 8)

Row = Iterable[tuple[Content, str]]


def write_certainty(sheet: Sheet) -> None:
    """Write the tables one below the other, each with a line that says what it is."""
    subject = sheet.subject
    evidence = subject.evidence
    row = sheet.heading(subject.text("sheet.certainty"), subject.text("certainty.lead")) + 1
    sheet.widths(WIDTHS)
    if evidence is None or not subject.comparison.groups:
        sheet.nothing(row)
        return
    row = _write_table(
        sheet, row, "limiting", ("group", "question", "n", "share", "low", "high"),
        list(_limiting(subject, evidence)),
    )  # fmt: skip
    if subject.comparison.asks_shift:
        row = _write_sentences(sheet, row, "wishes", _wishes(subject, evidence))
    if len(subject.comparison.groups) > 1:
        row = _write_sentences(sheet, row, "overall", _overall(subject, evidence))
        _write_table(
            sheet, row, "likeness",
            ("first", "second", "question", "matches", "least", "most", "common", "common_low",
             "common_high", "rank_overlap", "correlation"),
            list(_likeness(subject, evidence)),
        )  # fmt: skip


def _write_table(
    sheet: Sheet, row: int, name: str, columns: Sequence[str], rows: Sequence[Row]
) -> int:
    row = _headed(sheet, row, name)
    heads = [(sheet.subject.text(f"certainty.{each}"), Style.HEAD) for each in columns]
    sheet.put_row(row, heads)
    sheet.height(row, 32)
    for line, contents in enumerate(rows, start=row + 1):
        sheet.put_row(line, contents)
    return row + len(rows) + 2


def _write_sentences(sheet: Sheet, row: int, name: str, said: Iterator[tuple[str, str]]) -> int:
    row = _headed(sheet, row, name)
    for term, text in said:
        sheet.put(row, 1, term, Style.TERM)
        sheet.put_text(row, 2, len(WIDTHS), text, Style.BODY)
        row += 1
    return row + 1


def _headed(sheet: Sheet, row: int, name: str) -> int:
    """Write what the table is and how it is read; the next row."""
    sheet.put_across(
        row, 1, len(WIDTHS), sheet.subject.text(f"certainty.{name}.heading"), Style.SECTION
    )
    sheet.height(row, 24)
    meaning = sheet.subject.text(f"certainty.{name}.meaning")
    sheet.put_text(row + 1, 1, len(WIDTHS), meaning, Style.BODY)
    return row + 2


def _limiting(subject: Subject, evidence: Evidence) -> Iterator[Row]:
    for group in subject.comparison.groups:
        for role, result in group.questions.items():
            interval = evidence.groups[group.group.id].questions[role].limiting
            yield [
                (subject.told(group.group.label), Style.TEXT),
                (capitalised(subject.role(role)), Style.TEXT),
                (result.n, Style.COUNT),
                (result.limiting.fraction, Style.SHARE),
                (interval.low, Style.SHARE),
                (interval.high, Style.SHARE),
            ]


def _wishes(subject: Subject, evidence: Evidence) -> Iterator[tuple[str, str]]:
    asked = subject.question(subject.leading)
    for group in subject.comparison.groups:
        found = evidence.groups[group.group.id]
        said = wishes_in_words(found, asked, subject.words, is_census=group.is_census)
        yield subject.shaped(group.group), said


def _overall(subject: Subject, evidence: Evidence) -> Iterator[tuple[str, str]]:
    instrument = subject.comparison.instrument
    for role, found in evidence.questions.items():
        said = overall_in_words(role, found, instrument, subject.words)
        yield capitalised(subject.role(role)), said


def _likeness(subject: Subject, evidence: Evidence) -> Iterator[Row]:
    for role, question in evidence.questions.items():
        for found in question.agreements:
            expected = found.expected
            yield [
                (subject.told(found.first.label), Style.TEXT),
                (subject.told(found.second.label), Style.TEXT),
                (capitalised(subject.role(role)), Style.TEXT),
                (found.matches, Style.COUNT),
                (expected.matches.low, Style.COUNT),
                (expected.matches.high, Style.COUNT),
                (found.common_picks, Style.SHARE),
                (expected.common_picks.low, Style.SHARE),
                (expected.common_picks.high, Style.SHARE),
                (found.rank_overlap, Style.FIGURE),
                (found.rank_correlation, Style.FIGURE),
            ]
