"""A checker that knows the schemas of the format finds nothing that Excel would repair."""

from pathlib import Path
from typing import Any

import pytest

from tests.reports.parts import with_parts
from tests.reports.surveys import DAY, comparison_of
from tests.reports.test_workbook_cases import CASES
from tests.reports.test_workbook_safety import HOSTILE
from valuetui.reports.workbook.book import workbook_bytes
from valuetui.reports.workbook.subject import Subject
from valuetui.results.comparison import Comparison
from valuetui.results.evidence import Evidence
from valuetui.words import Words

pytestmark = pytest.mark.slow

KNOWN = "inline-string"
"""openpyxl writes texts into the cells; Excel moves them to a table of their own when it saves."""


def remarks(subject: Subject, folder: Path) -> list[str]:
    """What the checker says about a workbook, but for what is known."""
    audit: Any = pytest.importorskip("openxml_audit", reason="needs the package openxml-audit")
    path = folder / "bok.xlsx"
    path.write_bytes(workbook_bytes(subject))
    found = audit.OpenXmlValidator(max_errors=0).validate(str(path)).errors
    return [error.description for error in found if KNOWN not in error.description]


@pytest.mark.parametrize("case", CASES)
def test_every_survey_becomes_a_workbook_without_remarks(case: str, tmp_path: Path) -> None:
    assert not remarks(Subject(CASES[case], Words("sv"), DAY), tmp_path)


def test_so_does_one_with_parts_and_a_wave_before(tmp_path: Path) -> None:
    assert not remarks(with_parts("en"), tmp_path)


def test_so_does_the_demo_with_its_certainty(
    demo: Comparison, demo_evidence: Evidence, tmp_path: Path
) -> None:
    assert not remarks(Subject(demo, Words("sv"), DAY, evidence=demo_evidence), tmp_path)


def test_so_does_one_of_texts_that_mean_harm(tmp_path: Path) -> None:
    comparison = comparison_of(HOSTILE, groups=HOSTILE[:3], organisation="=cmd|' /C calc'!A0")
    names = HOSTILE[:3]
    apart = [*with_parts(labels=HOSTILE, names=names).apart]
    assert not remarks(Subject(comparison, Words("sv"), DAY, apart=tuple(apart)), tmp_path)


def test_the_checker_would_tell_of_a_file_that_is_broken(tmp_path: Path) -> None:
    audit: Any = pytest.importorskip("openxml_audit", reason="needs the package openxml-audit")
    path = tmp_path / "bok.xlsx"
    path.write_bytes(workbook_bytes(with_parts()).replace(b"xl/styles.xml", b"xl/stylez.xml"))
    assert audit.OpenXmlValidator(max_errors=0).validate(str(path)).errors
