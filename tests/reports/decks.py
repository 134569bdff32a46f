"""Decks, made and opened again; where python-pptx is missing, the test is skipped."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from tests.reports.surveys import DAY, counted, instrument
from valuetui.instrument.model import Instrument, Role
from valuetui.reports.deck.subject import Subject
from valuetui.results.comparison import compare
from valuetui.results.evidence import evidence
from valuetui.results.tally import tally
from valuetui.station.demo import demo_answers, demo_instrument
from valuetui.words import Words

DAYS = date(2026, 11, 3), date(2026, 11, 20)
LABELS = [f"värdeord {number}" for number in range(1, 25)]
FALLING: Mapping[Role, Sequence[int]] = {
    Role.PERSONAL: [9] * 24,
    Role.CURRENT: [max(1, 9 - number) for number in range(24)],
    Role.DESIRED: [max(1, number - 14) for number in range(24)],
}


def subject_of(
    sizes: Sequence[int],
    counts: Mapping[Role, Sequence[int]] = FALLING,
    *,
    asked: Instrument | None = None,
    language: str = "sv",
    **more: Any,
) -> Subject:
    """What a deck is about in which the groups are of these sizes."""
    survey = asked or instrument(LABELS)
    found = counted(survey, sizes, counts)
    shown = compare(found, survey)
    return Subject(shown, evidence(shown, found), Words(language), DAY, **more)


@cache
def demo_subject(language: str = "sv") -> Subject:
    """The demo's."""
    asked = demo_instrument()
    answers = list(demo_answers(asked))
    found = tally(answers, asked)
    shown = compare(found, asked)
    return Subject(shown, evidence(shown, found), Words(language), DAY, days=DAYS)


def deck(subject: Subject) -> bytes:
    """The deck as a file."""
    pytest.importorskip("pptx", reason="needs the package python-pptx")
    from valuetui.reports.deck.deck import deck_bytes

    return deck_bytes(subject)


@cache
def demo_deck(language: str = "sv") -> bytes:
    return deck(demo_subject(language))


def slides(content: bytes) -> list[Any]:
    """The slides as python-pptx reads them."""
    from pptx import Presentation

    return list(Presentation(BytesIO(content)).slides)


def titles(content: bytes) -> list[str]:
    """The titles; blanks that do not break count as blanks."""
    return [each.shapes.title.text.replace("\N{NO-BREAK SPACE}", " ") for each in slides(content)]


def charts(content: bytes) -> Iterator[tuple[Any, Any]]:
    """Every chart: the frame that it stands in, and the chart."""
    for slide in slides(content):
        for shape in slide.shapes:
            if shape.has_chart:
                yield shape, shape.chart


def rows(chart: Any) -> list[tuple[Any, ...]]:
    """What people find when they edit the figures of a chart."""
    book = load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    assert book.sheetnames == ["Sheet1"]
    return list(book.worksheets[0].iter_rows(values_only=True))


def parts(content: bytes) -> Iterator[tuple[str, ZipFile, bytes]]:
    """Every part of the package and of the packages within it."""
    with ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            part = package.read(name)
            if name.endswith(".xlsx"):
                for inner, within, content_within in parts(part):
                    yield f"{name}/{inner}", within, content_within
            else:
                yield name, package, part
