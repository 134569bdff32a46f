"""``valuetui export xlsx --with-answers``: said what it reveals, confirmed, and no small group."""

import sys
from dataclasses import replace
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.instrument.samples import make_instrument
from tests.reports.surveys import opened, rows_below
from tests.station.test_survey import answers, keep
from valuetui.responses.answer import Answer
from valuetui.responses.record import Amendment, Void
from valuetui.station.survey import Survey


def told_answers(folder: Path) -> list[dict[str, object]]:
    """The rows of the answers in the one workbook in a folder."""
    [path] = folder.glob("*.xlsx")
    return rows_below(opened(path)["Svar"], "Grupp-id")


def correction(kind: Any, number: int, of: Answer, **fields: Any) -> Any:
    plain = {"reason": "prov", "day": "2026-11-24", "station": "staff"}
    return kind(f"{number:032x}", of.id, **{**plain, **fields})


def test_every_answer_that_counts_is_there_in_the_order_of_the_ids(
    valuetui: Run, tmp_path: Path
) -> None:
    given = answers(8)
    picks = {"current": ("v9", "v8", "v7"), "desired": ("v4", "v5", "v6")}
    amended = correction(Amendment, 1, given[0], revision=1, picks=picks)
    keep(tmp_path / "d", [*given, amended, correction(Void, 2, given[1])])
    told = valuetui(
        "export", "xlsx", "--data", tmp_path / "d", "--out", "ut", "--with-answers", "--yes"
    )
    assert told.code == 0
    rows = told_answers(tmp_path / "ut")
    assert [row["Svar"] for row in rows] == sorted(
        answer.id for answer in given if answer.id != given[1].id
    )
    [row] = [row for row in rows if row["Svar"] == given[0].id]
    assert [row[f"current {n}-id"] for n in (1, 2, 3)] == ["v9", "v8", "v7"]
    assert {row["Formulärets version"] for row in rows} == {"1"}


def test_what_it_reveals_is_said_and_without_a_yes_nothing_is_written(
    valuetui: Run, tmp_path: Path
) -> None:
    keep(tmp_path / "d", answers(8))
    for language, word in (("sv", "personuppgifter"), ("en", "personal data")):
        told = valuetui(
            "export", "xlsx", "--data", tmp_path / "d", "--out", "ut", "--with-answers",
            lang=language,
        )  # fmt: skip
        assert told.code == 1
        assert word in told.err
        assert "--yes" in told.err
    assert not (tmp_path / "ut").exists()


@pytest.mark.parametrize(("typed", "code"), [("lämna ut", 0), ("ja", 1), ("", 1)])
def test_a_person_at_a_terminal_types_the_word(
    valuetui: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, code: int
) -> None:
    keep(tmp_path / "d", answers(8))
    at_terminal = StringIO(f"{typed}\n")
    at_terminal.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stdin", at_terminal)
    told = valuetui("export", "xlsx", "--data", tmp_path / "d", "--out", "ut", "--with-answers")
    assert told.code == code
    assert len([*(tmp_path / "ut").glob("*.xlsx")]) == 1 - code


def test_a_group_under_the_threshold_is_left_out_and_that_is_said(
    valuetui: Run, tmp_path: Path
) -> None:
    few = answers(4, group="elected")
    keep(tmp_path / "d", [*answers(8), *few])
    told = valuetui(
        "export", "xlsx", "--data", tmp_path / "d", "--out", "ut", "--with-answers", "--yes"
    )
    assert told.code == 0
    assert "Visas inte: Elected, färre än 5 svar." in told.out
    rows = told_answers(tmp_path / "ut")
    assert {row["Grupp-id"] for row in rows} == {"citizens"}
    assert not {answer.id for answer in few} & {row["Svar"] for row in rows}


def test_where_no_group_has_enough_nothing_is_asked_and_nothing_written(
    valuetui: Run, tmp_path: Path
) -> None:
    keep(tmp_path / "d", answers(4))
    told = valuetui("export", "xlsx", "--data", tmp_path / "d", "--out", "ut", "--with-answers")
    assert told.code == 1
    assert "ingen grupp har så många svar" in told.err
    assert not (tmp_path / "ut").exists()


def test_answers_that_the_figures_do_not_count_yet_are_not_there_either(
    valuetui: Run, tmp_path: Path
) -> None:
    keep(tmp_path / "d", answers(8))
    assert Survey(tmp_path / "d").comparison().groups[0].n == 8
    late = answers(2, start=100)
    keep(tmp_path / "d", late, station="kiosk-2")
    valuetui("export", "xlsx", "--data", tmp_path / "d", "--out", "ut", "--with-answers", "--yes")
    rows = told_answers(tmp_path / "ut")
    assert len(rows) == 8
    assert not {answer.id for answer in late} & {row["Svar"] for row in rows}


def test_answers_to_an_earlier_version_stand_under_the_questions_of_the_newest(
    valuetui: Run, tmp_path: Path
) -> None:
    earlier = make_instrument()
    now, *others = earlier.questions
    renamed = replace(now, id="nu")
    newest = replace(earlier, version="2", questions=(renamed, *others))
    keep(tmp_path / "d", answers(6, earlier), earlier)
    given = [
        replace(each, picks={"nu": each.picks["current"], "desired": each.picks["desired"]})
        for each in answers(6, newest, start=50)
    ]
    keep(tmp_path / "d", given, newest, station="kiosk-2")
    valuetui("export", "xlsx", "--data", tmp_path / "d", "--out", "ut", "--with-answers", "--yes")
    rows = told_answers(tmp_path / "ut")
    assert sorted(str(row["Formulärets version"]) for row in rows) == ["1"] * 6 + ["2"] * 6
    assert {row["current 1-id"] for row in rows} == {"v1"}


def test_the_name_of_the_file_tells_and_its_owner_alone_may_read_it(
    valuetui: Run, tmp_path: Path
) -> None:
    keep(tmp_path / "d", answers(8))
    for _ in range(2):
        told = valuetui(
            "export", "xlsx", "--data", tmp_path / "d", "--out", "ut", "--with-answers", "--yes"
        )
        assert told.code == 0
    names = sorted(path.name for path in (tmp_path / "ut").iterdir())
    assert len(names) == 2
    assert all("-2026-med-svar-" in name for name in names)
    assert {path.stat().st_mode & 0o077 for path in (tmp_path / "ut").iterdir()} == {0}


def test_more_answers_than_rows_in_a_sheet_are_refused_towards_csv(
    valuetui: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(tmp_path / "d", answers(8))
    monkeypatch.setattr("valuetui.reports.workbook.streamed.MOST_ROWS", 12)
    told = valuetui(
        "export", "xlsx", "--data", tmp_path / "d", "--out", "ut", "--with-answers", "--yes"
    )
    assert told.code == 1
    assert "export csv --with-answers" in told.err
    assert not [*(tmp_path / "ut").glob("*")]


def test_how_an_answer_came_in_is_told_only_where_that_is_asked_for(
    valuetui: Run, tmp_path: Path
) -> None:
    keep(tmp_path / "d", answers(8))
    also = ("--also", "day", "--also", "station", "--also", "channel", "--also", "language")
    rows = []
    for name, more in {"plain": (), "more": also}.items():
        line = (
            "export",
            "xlsx",
            "--data",
            tmp_path / "d",
            "--out",
            name,
            "--with-answers",
            "--yes",
        )
        assert valuetui(*line, *more).code == 0
        rows.append(told_answers(tmp_path / name)[0])
    without, whole = rows
    assert {head: whole[head] for head in whole if head not in without} == {
        "Kanal": "kiosk",
        "Kanal-id": "kiosk",
        "Språk": "Svenska",
        "Språk-id": "sv",
        "Station": "kiosk-1",
        "Dag": datetime(2026, 11, 23),  # noqa: DTZ001 - a workbook has no time zones
    }
    told = valuetui("export", "xlsx", "--data", tmp_path / "d", "--also", "day")
    assert told.code == 2
    assert "--with-answers" in told.err


def test_it_is_said_that_the_rows_tell_what_the_sheets_of_a_small_group_do_not(
    valuetui: Run, tmp_path: Path
) -> None:
    for number, said in ((8, True), (60, False)):
        keep(tmp_path / str(number), answers(number))
        told = valuetui(
            "export", "xlsx", "--data", tmp_path / str(number), "--with-answers", "--yes", lang="en"
        )
        assert ("In groups below 50" in told.out) is said


def test_answers_are_never_written_into_the_folder_of_answers(
    valuetui: Run, tmp_path: Path
) -> None:
    keep(tmp_path / "d", answers(8))
    line = ("export", "xlsx", "--data", tmp_path / "d", "--out", tmp_path / "d" / "ut")
    told = valuetui(*line, "--with-answers", "--yes")
    assert told.code == 1
    assert "--out" in told.err
    assert not (tmp_path / "d" / "ut").exists()
    assert valuetui(*line).code == 0
