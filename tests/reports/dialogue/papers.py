"""Subjects to talk about, and the texts of the papers as they are read back."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import pdfplumber

from tests.reports.surveys import BOTH, DAY, counted, instrument
from valuetui.instrument.model import Group, Role
from valuetui.reports.dialogue.subject import Subject
from valuetui.reports.pdf.compile import compiled
from valuetui.results.comparison import compare
from valuetui.results.evidence import evidence
from valuetui.words import Words

LABELS = [f"värdeord {number}" for number in range(1, 17)]
FALLING = [max(1, 12 - number) for number in range(16)]


def subject_of(
    sizes: Sequence[int] = (60, 41, 80),
    language: str = "sv",
    *,
    labels: Sequence[str] = LABELS,
    counts: Mapping[Role, Sequence[int]] | None = None,
    roles: Sequence[Role] = BOTH,
    groups: Sequence[str] = ("Medborgare", "Förtroendevalda", "Medarbetare"),
) -> Subject:
    """A small survey in which the earlier values are picked the more often, and the later ones the
    more wanted."""
    survey = instrument(labels, roles=roles, groups=groups)
    told = counts or {Role.CURRENT: FALLING, Role.DESIRED: FALLING[::-1]}
    answers = counted(survey, sizes, {Role.PERSONAL: FALLING, **told})
    found = compare(answers, survey)
    return Subject(found, evidence(found, answers), Words(language), DAY)


def first_group(subject: Subject) -> Group:
    return subject.comparison.instrument.groups[0]


def pages(template: str, told: Mapping[str, Any]) -> list[str]:
    """The text of each page of a paper."""
    with pdfplumber.open(BytesIO(compiled(template, told, DAY))) as document:
        return [page.extract_text() for page in document.pages]


def text(template: str, told: Mapping[str, Any]) -> str:
    """All of its text, with one blank between words."""
    return " ".join(" ".join(pages(template, told)).split())
