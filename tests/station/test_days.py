"""On which days the answers were given that are shown."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.station.test_survey import answers, keep
from valuetui.station.survey import Survey


def test_the_first_and_the_last_day_of_what_is_shown(tmp_path: Path) -> None:
    days = [f"2026-11-{day:02}" for day in (9, 3, 27, 14, 5, 6)]
    keep(tmp_path, [replace(answer, day=day) for answer, day in
                    zip(answers(6), days, strict=True)])  # fmt: skip
    assert Survey(tmp_path).days() == (date(2026, 11, 3), date(2026, 11, 27))


def test_no_day_of_a_group_that_is_not_shown(tmp_path: Path) -> None:
    few = [replace(each, day="2026-01-01") for each in answers(4, start=50, group="elected")]
    keep(tmp_path, [*answers(6), *few])
    assert Survey(tmp_path).days() == (date(2026, 11, 23), date(2026, 11, 23))


def test_no_days_where_nobody_is_shown(tmp_path: Path) -> None:
    keep(tmp_path, answers(4))
    assert Survey(tmp_path).days() is None


def test_an_answer_that_has_come_since_moves_no_day_before_the_figures_move(
    tmp_path: Path,
) -> None:
    keep(tmp_path, answers(6))
    survey = Survey(tmp_path)
    assert survey.comparison().groups[0].n == 6
    keep(tmp_path, [replace(answers(1, start=70)[0], day="2026-12-24")], station="kiosk-2")
    survey.refresh()
    assert survey.comparison().groups[0].n == 6
    assert survey.days() == (date(2026, 11, 23), date(2026, 11, 23))
