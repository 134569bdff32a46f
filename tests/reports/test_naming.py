"""Names of report files."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.reports.surveys import instrument
from valuetui.instrument.model import Organisation
from valuetui.reports.naming import bundle_name, unused_path, workbook_name

DAY = date(2026, 3, 9)
SURVEY = instrument(["tillit"])


def test_a_workbook_is_named_after_the_organisation_the_wave_and_the_day() -> None:
    assert workbook_name(SURVEY, DAY) == "vardekartlaggning-lillkoping-2026-2026-03-09.xlsx"


@pytest.mark.parametrize(
    ("wave", "part"),
    [
        ("Våren 2026", "varen-2026"),
        ("../../etc/passwd", "etc-passwd"),
        ('a<>:"/\\|?*b', "a-b"),
        ("x" * 300, "x" * 40),
    ],
)
def test_whatever_a_wave_is_called_the_name_is_one_that_every_system_takes(
    wave: str, part: str
) -> None:
    name = workbook_name(replace(SURVEY, wave=wave), DAY)
    assert name == f"vardekartlaggning-lillkoping-{part}-2026-03-09.xlsx"


def test_an_organisation_without_a_latin_letter_leaves_no_gap_in_the_name() -> None:
    survey = replace(SURVEY, organisation=Organisation("市", {"sv": "市"}))
    assert workbook_name(survey, DAY) == "vardekartlaggning-2026-2026-03-09.xlsx"


def test_a_name_that_is_taken_gets_the_next_free_number(tmp_path: Path) -> None:
    assert unused_path(tmp_path, "bok.xlsx") == tmp_path / "bok.xlsx"
    (tmp_path / "bok.xlsx").touch()
    assert unused_path(tmp_path, "bok.xlsx") == tmp_path / "bok (2).xlsx"
    (tmp_path / "bok (2).xlsx").touch()
    (tmp_path / "bok (3).xlsx").mkdir()
    assert unused_path(tmp_path, "bok.xlsx") == tmp_path / "bok (4).xlsx"


def test_a_link_that_leads_nowhere_takes_its_name_too(tmp_path: Path) -> None:
    (tmp_path / "bok.xlsx").symlink_to(tmp_path / "borta")
    assert unused_path(tmp_path, "bok.xlsx") == tmp_path / "bok (2).xlsx"


def test_a_bundle_is_named_after_its_survey_and_its_stations() -> None:
    assert bundle_name("lillby", "2026") == "lillby-2026-alla.zip"
    assert bundle_name("lillby", "2026", ["kiosk-1"]) == "lillby-2026-kiosk-1.zip"
    assert bundle_name("Ö-by", "../x", ["a_1", "B"]) == "o-by-x-a-1-b.zip"
    assert len(bundle_name("x" * 99, "y" * 99, ["z" * 60] * 9)) <= 130
    assert bundle_name("", "", []) == "alla.zip"


def test_a_backup_is_named_so_that_it_is_not_taken_for_a_bundle() -> None:
    assert bundle_name("lillby", "2026", is_backup=True) == "lillby-2026-sakerhetskopia.zip"
