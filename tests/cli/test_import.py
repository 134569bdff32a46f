"""``valuetui import answers``."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import Outcome, Run
from tests.instrument.samples import load_small, write_files
from tests.station.csvs import Person, keep, limesurvey, odk, person, written


@pytest.fixture
def questionnaire(tmp_path: Path) -> Path:
    return write_files(tmp_path / "q")


def of_odk(tmp_path: Path, rows: Sequence[Person]) -> Path:
    return keep(tmp_path / "svar.csv", odk(rows, load_small(tmp_path / "q")))


def imported(
    valuetui: Run, path: Path, questionnaire: Path, *others: str | Path, lang: str = "en"
) -> Outcome:
    return valuetui("import", "answers", path, "--instrument", questionnaire, "--data", "data",
                    *others, lang=lang)  # fmt: skip


def test_the_report_says_what_became_of_every_column_and_row(
    valuetui: Run, questionnaire: Path, tmp_path: Path
) -> None:
    path = of_odk(tmp_path, [person(1), person(2, desired=[]), person(3, review="rejected")])
    told = imported(valuetui, path, questionnaire)
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines() == [
        "ODK Central, 12 columns with a comma between them",
        "",
        "Columns that are read:",
        "  SubmissionDate       → the day, without the time",
        "  valuetui_instrument  → which questionnaire it is",
        "  sida-group           → the group",
        "  sida-current         → the words of current",
        "  sida-desired         → the words of desired",
        "  meta-instanceID      → the answer's id, changed so that nobody can see which answer it"
        " was",
        "  KEY                  → the answer's id, changed so that nobody can see which answer it"
        " was",
        "  ReviewState          → whether somebody has rejected the answer",
        "",
        "Columns that are left:",
        "  May point somebody out, never read: SubmitterID, SubmitterName, DeviceID",
        "  Technical: FormVersion",
        "",
        "Rows: 3. Whole answers: 1. Partial answers: 1. Refused rows: 0.",
        "One row was rejected in the other program. It is left.",
        "Of the answers new: 2. Known before: 0.",
        "Taken into data",
    ]
    again = imported(valuetui, path, questionnaire, lang="sv")
    assert again.out.splitlines()[-2:] == ["Av svaren är nya: 0. Redan kända: 2.", "Infört i data"]


def test_refused_rows_are_told_by_line_and_never_by_what_they_say(
    valuetui: Run, questionnaire: Path, tmp_path: Path
) -> None:
    rows = [person(1), person(2, current=["trust"]), person(3, "aliens"), person(4, stamp="f00")]
    told = imported(valuetui, of_odk(tmp_path, rows), questionnaire)
    assert told.code == 1
    assert told.err.splitlines() == [
        "line 3: too few words in current.",
        "line 4: the column sida-group has an answer that is not in the questionnaire. Write in a"
        " file for --map what it means.",
        "line 5: the answer belongs to another version of the questionnaire. Give that one with"
        " --instrument.",
        "Nothing was taken into data. Mend what is said above, or take in the rest with"
        " --take-rest.",
    ]
    assert "aliens" not in told.out + told.err
    assert not (tmp_path / "data").exists()
    rest = imported(valuetui, tmp_path / "svar.csv", questionnaire, "--take-rest")
    assert rest.code == 1
    assert rest.out.splitlines()[-2:] == [
        "Of the answers new: 1. Known before: 0.",
        "Taken into data",
    ]


def test_a_dry_run_says_so(valuetui: Run, questionnaire: Path, tmp_path: Path) -> None:
    told = imported(valuetui, of_odk(tmp_path, [person(1)]), questionnaire, "--dry-run")
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines()[-1] == "Dry run: nothing was written to data"
    assert not (tmp_path / "data").exists()


def test_scripts_get_json(valuetui: Run, questionnaire: Path, tmp_path: Path) -> None:
    path = of_odk(tmp_path, [person(1), person(2, current=["trust"])])
    told = imported(valuetui, path, questionnaire, "--json")
    content = json.loads(told.out)
    assert told.code == 1
    assert (content["rows"], content["complete"], content["written"]) == (2, 1, False)
    assert content["refused"] == [{"line": 3, "reason": "too_few", "column": "current"}]
    assert content["left"] == {"personal": 3, "technical": 1}


def test_a_mapping_a_group_and_a_day_come_from_the_command_line(
    valuetui: Run, questionnaire: Path, tmp_path: Path
) -> None:
    rows = [{"id": "1", "lastpage": "2", "Q1[SQ001]": "Y", "Q1[SQ002]": "Y", "Q2": "trust safety"}]
    path = keep(tmp_path / "a.csv", written(rows))
    (tmp_path / "map.toml").write_text(
        '[columns]\nQ1 = "current"\nQ2 = "desired"\n'
        '[answers.current]\nSQ001 = "trust"\nSQ002 = "stress"\n'
    )
    options = ["--map", "map.toml", "--group", "employees", "--day", "2026-03-01"]
    told = imported(valuetui, path, questionnaire, "--format", "limesurvey", *options)
    assert (told.code, told.err) == (0, "")
    assert "  Note: one word of current has no column: safety" in told.out
    [kept] = (tmp_path / "data" / "responses").glob("web-*.json")
    assert '"day":"2026-03-01"' in kept.read_text()
    wrong = imported(valuetui, path, questionnaire, "--day", "1 mars")
    assert wrong.code == 2
    assert wrong.err.startswith("“1 mars” is no date.")


def test_faults_of_a_mapping_are_told_with_their_lines(
    valuetui: Run, questionnaire: Path, tmp_path: Path
) -> None:
    path = of_odk(tmp_path, [person(1)])
    (tmp_path / "map.toml").write_text('[columns]\nQ1 = "hope"\n')
    told = imported(valuetui, path, questionnaire, "--map", "map.toml")
    assert told.code == 1
    assert told.err == (
        "map.toml:2: “hope” is not there. There is: id, day, language, group, ignore, current,"
        " desired.\n"
    )


def test_another_computer_must_bring_the_key(
    valuetui: Run, questionnaire: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = of_odk(tmp_path, [person(1)])
    assert imported(valuetui, path, questionnaire).code == 0
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "elsewhere"))
    told = imported(valuetui, path, questionnaire)
    assert told.code == 1
    assert "another computer has taken in (web-" in told.err
    assert not told.out


def test_the_key_that_was_brought_finds_the_answers_known(
    valuetui: Run, questionnaire: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "one"))
    path = of_odk(tmp_path, [person(1)])
    assert imported(valuetui, path, questionnaire).code == 0
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "other"))
    brought = tmp_path / "one" / "valuetui" / "answers-key"
    told = imported(valuetui, path, questionnaire, "--id-key", brought)
    assert (told.code, told.err) == (0, "")
    assert "Of the answers new: 0. Known before: 1." in told.out
    brought.write_text("no key")
    told = imported(valuetui, path, questionnaire, "--id-key", brought)
    assert (told.code, told.err.startswith(f"{brought} is no key")) == (1, True)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a,b\n1,2\n", "the file does not show which program wrote it. Give --format: odk, kobo,"),
        ("SubmissionDate,KEY\n1,2\n", "none of 2 columns belongs to the questionnaire."),
        ("SubmissionDate\n", "the file has only one column."),
        ("", "the file is empty."),
    ],
)
def test_a_file_that_cannot_be_used_is_said_to_be_so(
    content: str, said: str, valuetui: Run, questionnaire: Path, tmp_path: Path
) -> None:
    path = keep(tmp_path / "a.csv", content)
    told = imported(valuetui, path, questionnaire)
    assert (told.code, told.out) == (1, "")
    assert told.err.startswith(f"{path}: {said}")
    missing = imported(valuetui, tmp_path / "b.csv", questionnaire)
    assert missing.code == 1
    assert str(tmp_path / "b.csv") in missing.err


def test_a_survey_of_a_town_comes_in_from_limesurvey(
    valuetui: Run, questionnaire: Path, tmp_path: Path
) -> None:
    rows = [person(each, handed_in=each % 5 != 0) for each in range(1, 31)]
    text = limesurvey(rows, load_small(tmp_path / "q"), yes="Yes", no="No", delimiter=";")
    told = imported(valuetui, keep(tmp_path / "a.csv", text), questionnaire)
    assert (told.code, told.err) == (0, "")
    assert "Rows: 30. Whole answers: 30." in told.out
