"""Reports made for the tests, and PDFs read back."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from typing import Any

import pdfplumber

from tests.reports.surveys import DAY, counted, instrument
from valuetui.instrument.model import Group, Instrument, Role
from valuetui.reports.pdf.compile import compiled
from valuetui.reports.pdf.group import group_report
from valuetui.reports.pdf.subject import Subject
from valuetui.reports.pdf.summary import summary_report
from valuetui.results.comparison import Comparison, compare
from valuetui.results.evidence import Evidence, evidence
from valuetui.words import Words

LABELS = [f"värdeord {number}" for number in range(1, 31)]
FALLING = [max(1, 12 - number) for number in range(30)]
TIED = [20 - place for place in range(6)] + [9] * 8
"""Six values ahead of eight that share the seventh place: fourteen in the list."""


def subject_of(
    survey: Instrument,
    sizes: Sequence[int],
    counts: Mapping[Role, Sequence[int]],
    language: str = "sv",
) -> Subject:
    """What a report of groups of these sizes is about in which the values were picked so often."""
    tally = counted(survey, sizes, counts)
    comparison = compare(tally, survey)
    return Subject(comparison, evidence(comparison, tally), Words(language), DAY)


def subject(
    sizes: Sequence[int] = (60, 41, 120), counts: Sequence[int] = FALLING, **parts: Any
) -> Subject:
    """The same with the same counts on every question."""
    language = parts.pop("language", "sv")
    labels = parts.pop("labels", LABELS)
    return subject_of(instrument(labels, **parts), sizes, dict.fromkeys(Role, counts), language)


def with_roll(roll: int, sizes: Sequence[int], counts: Sequence[int]) -> Subject:
    """The same, where it is known how many there are in the first group."""
    survey = instrument(LABELS)
    first, *others = survey.groups
    survey = replace(survey, groups=(replace(first, roll=roll), *others))
    return subject_of(survey, sizes, dict.fromkeys(Role, counts))


def of_demo(comparison: Comparison, found: Evidence, language: str = "sv") -> Subject:
    """The demo in a language."""
    return Subject(comparison, found, Words(language), DAY)


def group_pdf(about: Subject, group: Group) -> bytes:
    """The report of a group."""
    return compiled("group", group_report(about, group), about.day)


def summary_pdf(about: Subject, **beside: Any) -> bytes:
    """The summary."""
    return compiled("summary", summary_report(about, **beside), about.day)


@contextmanager
def opened_pdf(content: bytes) -> Iterator[pdfplumber.pdf.PDF]:
    """The PDF as an independent reader sees it."""
    with pdfplumber.open(BytesIO(content)) as found:
        yield found


def lines_of(content: bytes) -> list[str]:
    """All lines of text, page after page, with plain blanks."""
    with opened_pdf(content) as found:
        text = "\n".join(page.extract_text() for page in found.pages)
    return plain_blanks(text).splitlines()


def plain_blanks(text: str) -> str:
    """The text with breaking blanks where it has others."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def text_of(content: bytes) -> str:
    """All text in one line, without the hyphens at the ends of lines."""
    return " ".join(lines_of(content)).replace("\u00ad ", "").replace("- ", "")
