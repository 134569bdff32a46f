"""The codebook: what every code and id in the tables means, in every language."""

from collections.abc import Iterator, Sequence

from valuetui.instrument.model import Value
from valuetui.reports.workbook.cells import Content
from valuetui.reports.workbook.look import Style
from valuetui.reports.workbook.page import text_height
from valuetui.reports.workbook.sheet import Box, Sheet
from valuetui.reports.workbook.subject import Subject
from valuetui.words import Text

Entry = tuple[tuple[Content, str], ...]

WRAPPED = (Style.LABEL_WRAPPED, Style.TEXT_WRAPPED)
LABEL_WIDTH, DEFINITION_WIDTH = 26, 46


def write_codebook(sheet: Sheet) -> None:
    """Write a table of all values, and after them the groups and the questions."""
    subject = sheet.subject
    languages = subject.comparison.instrument.languages
    top = sheet.heading(subject.text("sheet.codebook"), subject.text("codebook.lead")) + 1
    sheet.widths([11, 7, 20, *[LABEL_WIDTH, DEFINITION_WIDTH] * len(languages), 8, 30, 13, 11])
    heads = _heads(subject, languages)
    sheet.put_row(top, ((head, Style.HEAD) for head in heads))
    sheet.height(top, 20)
    row = top
    for row, entry in enumerate(_entries(subject, languages), start=top + 1):
        sheet.put_row(row, entry)
        for column, (content, style) in enumerate(entry, start=1):
            if style in WRAPPED and isinstance(content, str):
                sheet.grow(row, text_height(content, sheet.width(column)))
    box = Box(1, top, len(heads), row)
    sheet.name_table("Codebook", box)
    sheet.digits_as_text = Box(2, top + 1, 2, row)
    sheet.keep_in_sight(top + 1, 4)
    sheet.repeat_rows(top, top)


def _heads(subject: Subject, languages: Sequence[str]) -> list[str]:
    each = [
        subject.text(f"codebook.{part}", language=language)
        for language in languages
        for part in ("label", "definition")
    ]
    before = [subject.text(f"codebook.{part}") for part in ("kind", "code", "id")]
    after = ("theme", "theme_name", "scope", "polarity")
    return [*before, *each, *(subject.text(f"codebook.{part}") for part in after)]


def _entries(subject: Subject, languages: Sequence[str]) -> Iterator[Entry]:
    instrument = subject.comparison.instrument
    for value in instrument.values:
        texts = _texts(languages, value.label, value.definition)
        yield (*_names(subject, "value", value.code, value.id), *texts, *_kinds(subject, value))
    blank: Entry = ((None, Style.TEXT),) * 4
    for group in instrument.groups:
        texts = _texts(languages, group.label, group.description)
        yield (*_names(subject, "group", None, group.id), *texts, *blank)
    for question in instrument.questions:
        texts = _texts(languages, question.short, question.text)
        yield (*_names(subject, "question", None, question.id), *texts, *blank)


def _names(subject: Subject, kind: str, code: str | None, own_id: str) -> Entry:
    return (
        (subject.text(f"codebook.kinds.{kind}"), Style.FAINT),
        (code, Style.CODE),
        (own_id, Style.FAINT),
    )


def _texts(languages: Sequence[str], label: Text, definition: Text) -> Iterator[tuple[str, str]]:
    for language in languages:
        yield label.get(language, ""), Style.LABEL_WRAPPED
        yield definition.get(language, ""), Style.TEXT_WRAPPED


def _kinds(subject: Subject, value: Value) -> Entry:
    """Theme, scope and polarity."""
    return (
        (value.theme, Style.SIGN),
        (subject.theme(value), Style.FAINT),
        (subject.scope(value), Style.FAINT),
        (subject.polarity(value), Style.LABEL_LIMITING if value.limiting else Style.FAINT),
    )
