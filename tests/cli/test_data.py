"""``valuetui export csv · json · spss · codebook``: where the files are, and who is asked first."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pexpect
import pytest

from tests.cli.conftest import Run
from tests.instrument.samples import both
from tests.reports.data import lines_of, rows_of
from tests.station.test_survey import INSTRUMENT, answers, keep
from valuetui.instrument.model import Instrument
from valuetui.station.survey import Survey
from valuetui.words import Words

TODAY = date.today().isoformat()  # noqa: DTZ011 (the day on the wall)
NAME = f"vardekartlaggning-lillby-2026-{TODAY}"
WITH_ANSWERS = f"vardekartlaggning-lillby-2026-svar-{TODAY}"
TIMEOUT = 60


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with twelve citizens and four elected, who are too few."""
    folder = tmp_path / "svar"
    keep(folder, [*answers(12), *answers(4, group="elected")])
    return folder


def there(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# The figures


def test_the_figures_are_in_one_file(valuetui: Run, data: Path, tmp_path: Path) -> None:
    told = valuetui("export", "csv", "--data", data)
    assert (told.code, told.err) == (0, "")
    path = tmp_path / "exports" / f"{NAME}.csv"
    first, *hidden = told.out.splitlines()
    assert first.endswith(str(Path("exports") / path.name))
    assert hidden[:2] == ["Visas inte: Elected, färre än 5 svar.",
                          "Visas inte: Employees, färre än 5 svar."]  # fmt: skip
    assert "under 50 sägs inte alla antal" in hidden[2]
    rows = rows_of(path.read_bytes())
    assert len(rows) == 3 * 2 * 12
    assert {row["n"] for row in rows} == {"12", ""}


def test_what_is_there_is_never_written_over(valuetui: Run, data: Path) -> None:
    for arguments, suffix in (
        (("csv",), ".csv"), (("json",), ".json"), (("json", "--with-answers", "--yes"), ".json"),
        (("csv", "--with-answers", "--yes"), ""), (("spss",), ""), (("codebook",), ""),
    ):  # fmt: skip
        out = Path("-".join(arguments))
        for _ in range(2):
            assert valuetui("export", *arguments, "--data", data, "--out", out).code == 0
        first = next(name for name in there(out) if " (2)" not in name)
        assert there(out) == sorted([first, first.removesuffix(suffix) + f" (2){suffix}"])


def test_json_is_one_document(valuetui: Run, data: Path, tmp_path: Path) -> None:
    assert valuetui("export", "json", "--data", data, lang="en").code == 0
    found = json.loads((tmp_path / "exports" / f"{NAME}.json").read_bytes())
    assert found["day"] == TODAY
    assert found["language"] == "en"
    assert found["snapshot"] == Survey(data).comparison().snapshot
    assert found["program"].startswith("valuetui ")


def test_the_remarks_about_files_are_in_the_document(valuetui: Run, data: Path) -> None:
    (data / "responses" / "lista.json").write_text("[]", encoding="utf-8")
    told = valuetui("export", "json", "--data", data, "--out", "ut")
    assert "lista.json" in told.err
    [path] = Path("ut").iterdir()
    [remark] = json.loads(path.read_bytes())["remarks"]
    assert "lista.json" in remark
    assert str(data) not in remark


def test_the_codebook_needs_no_answer(valuetui: Run, tmp_path: Path) -> None:
    keep(tmp_path / "tom", [])
    told = valuetui("export", "codebook", "--data", tmp_path / "tom", "--out", "ut")
    assert told.code == 0
    [folder] = Path("ut").iterdir()
    assert there(folder) == ["codebook.csv", "codebook.en.md", "codebook.sv.md"]


# The answers one by one


@pytest.mark.parametrize(
    ("language", "warning", "left_out"),
    [("sv", "personuppgifter", "Visas inte: Elected, färre än 5 svar."),
     ("en", "personal data", "Not shown: Elected, fewer than 5 answers.")],
)  # fmt: skip
def test_answers_are_written_with_a_warning_and_those_of_few_are_not(
    language: str, warning: str, left_out: str, valuetui: Run, data: Path, tmp_path: Path
) -> None:
    told = valuetui("export", "csv", "--data", data, "--with-answers", "--yes", lang=language)
    assert told.code == 0
    assert warning in told.err
    assert left_out in told.out
    folder = tmp_path / "exports" / WITH_ANSWERS
    assert str(Path("exports") / WITH_ANSWERS) in told.out
    assert there(folder) == ["answers-matrix.csv", "answers-wide.csv", "codebook.csv",
                             "codebook.en.md", "codebook.sv.md", "figures.csv"]  # fmt: skip
    for form in ("wide", "matrix"):
        rows = rows_of((folder / f"answers-{form}.csv").read_bytes())
        assert [row["id"] for row in rows] == sorted(answer.id for answer in answers(12))
        assert not {"day", "station", "session", "channel", "language"} & set(rows[0])
    if os.name == "posix":
        assert all(path.stat().st_mode & 0o077 == 0 for path in (folder, *folder.iterdir()))


def test_the_json_with_answers_is_for_its_owner_alone(
    valuetui: Run, data: Path, tmp_path: Path
) -> None:
    assert valuetui("export", "json", "--data", data, "--with-answers", "--yes").code == 0
    path = tmp_path / "exports" / f"{WITH_ANSWERS}.json"
    assert len(json.loads(path.read_bytes())["answers"]) == 12
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0


def test_what_tells_when_and_where_is_there_only_when_it_is_asked_for(
    valuetui: Run, data: Path
) -> None:
    one = ("export", "csv", "--data", data, "--with-answers", "--yes", "--also", "station")
    told = valuetui(*one, "--out", "a")
    assert "vem som svarade" not in told.err
    told = valuetui(*one, "--also", "day", "--out", "b")
    assert "vem som svarade" in told.err
    heads = [
        lines_of(next(Path(out).rglob("answers-wide.csv")).read_bytes())[0] for out in ("a", "b")
    ]
    assert ["station" in head for head in heads] == [True, True]
    assert ["day" in head for head in heads] == [False, True]


@pytest.mark.parametrize("form", ["csv", "json", "spss"])
def test_without_a_terminal_nothing_is_written_unless_that_is_said(
    form: str, valuetui: Run, data: Path, tmp_path: Path
) -> None:
    told = valuetui("export", form, "--data", data, "--with-answers")
    assert told.code == 1
    assert "--yes" in told.err
    assert told.out == ""
    assert list(tmp_path.iterdir()) == [data]


def test_columns_of_answers_need_answers(valuetui: Run, data: Path, tmp_path: Path) -> None:
    told = valuetui("export", "csv", "--data", data, "--also", "day", "--yes")
    assert told.code == 2
    assert "--with-answers" in told.err
    told = valuetui("export", "csv", "--data", data, "--with-answers", "--also", "name")
    assert told.code == 2
    assert "channel, language, session, station, day" in told.err
    assert list(tmp_path.iterdir()) == [data]


def test_where_no_group_is_shown_nothing_is_handed_out(valuetui: Run, tmp_path: Path) -> None:
    keep(tmp_path / "få", answers(4))
    told = valuetui("export", "spss", "--data", tmp_path / "få", "--with-answers", "--yes")
    assert told.code == 1
    assert "Citizens, färre än 5 svar" in told.err
    assert there(tmp_path) == ["få"]
    assert valuetui("export", "csv", "--data", tmp_path / "få").code == 0


def test_a_new_label_changes_no_column(valuetui: Run, data: Path) -> None:
    def labelled(asked: Instrument) -> Instrument:
        values = tuple(replace(each, label=both(f"={each.id}")) for each in asked.values)
        return replace(asked, version="2", values=values)

    def heads(out: str) -> dict[str, list[str]]:
        said = ("export", "csv", "--data", data, "--with-answers", "--yes", "--out", out)
        assert valuetui(*said).code == 0
        return {
            path.name: lines_of(path.read_bytes())[0] for path in Path(out).rglob("*.csv")
            if path.name != "codebook.csv"
        }  # fmt: skip

    before = heads("a")
    asked = labelled(INSTRUMENT)
    keep(data, answers(12, asked, start=100), asked)
    assert heads("b") == before
    [first, *_] = rows_of(next(Path("b").rglob("answers-wide.csv")).read_bytes())
    assert first["current_1_label"] == "'=v1"


@pytest.mark.slow
def test_somebody_who_is_warned_confirms(data: Path, tmp_path: Path) -> None:
    said = Words("sv")
    arguments = ["-m", "valuetui", "export", "csv", "--data", str(data), "--with-answers"]
    environment = {**os.environ, "VALUETUI_LANG": "sv", "PYTHONPATH": str(Path.cwd())}
    for typed, written in (("ja", False), (said("cli.export.word"), True)):
        asked = pexpect.spawn(
            sys.executable, arguments, cwd=str(tmp_path), env=environment, timeout=TIMEOUT,
            encoding="utf-8",
        )  # fmt: skip
        asked.expect(said("cli.export.word"))
        asked.expect(":")
        asked.sendline(typed)
        asked.expect(pexpect.EOF)
        asked.close()
        assert asked.exitstatus == (0 if written else 1)
        assert (tmp_path / "exports").exists() == written


# SPSS


def test_spss_gets_data_and_syntax(valuetui: Run, data: Path) -> None:
    told = valuetui("export", "spss", "--data", data, "--out", "ut", "--with-answers", "--yes")
    assert told.code == 0
    [folder] = Path("ut").iterdir()
    assert folder.name == f"vardekartlaggning-lillby-2026-spss-svar-{TODAY}"
    assert there(folder) == ["codebook.csv", "codebook.en.md", "codebook.sv.md",
                             "spss.csv", "spss.sps"]  # fmt: skip
    assert len(rows_of((folder / "spss.csv").read_bytes())) == 12


def test_the_file_of_spss_is_written_where_that_can_be_done(
    valuetui: Run, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyreadstat")
    assert valuetui("export", "spss", "--data", data, "--out", "ut", "--sav").code == 0
    [folder] = Path("ut").iterdir()
    assert "spss.sav" in there(folder)
    monkeypatch.setitem(sys.modules, "pyreadstat", None)
    told = valuetui("export", "spss", "--data", data, "--out", "ut", "--sav")
    assert told.code == 1
    assert "pip install 'valuetui[spss]'" in told.err
    assert len(there(Path("ut"))) == 1


# What goes wrong


def test_a_place_that_cannot_be_written_to_is_told(valuetui: Run, data: Path) -> None:
    Path("fil").write_text("x", encoding="utf-8")
    for form in ("csv", "spss"):
        told = valuetui("export", form, "--data", data, "--out", Path("fil") / "x")
        assert told.code == 1
        assert told.out == ""
        assert told.err


def test_nothing_is_written_among_the_answers(valuetui: Run, data: Path) -> None:
    before = sorted(data.rglob("*"))
    for form in ("csv", "json", "spss", "codebook"):
        for out in (data, data / "responses", data / "ny"):
            told = valuetui("export", form, "--data", data, "--out", out)
            assert told.code == 1
            assert "i mappen med svar" in told.err
    assert sorted(each for each in data.rglob("*") if "snapshots" not in each.parts) == before


def test_figures_load_nothing_that_they_do_not_need(data: Path) -> None:
    script = (
        "import sys; from valuetui.cli.root import run; from valuetui.words import Words\n"
        f"code = run(['export', 'csv', '--data', {str(data)!r}, '--out', {str(data.parent)!r}], "
        "Words('sv')); print(code, *sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.splitlines()[-1].split()  # fmt: skip
    assert told[0] == "0"
    assert not {"pandas", "pyreadstat", "openpyxl", "textual"} & set(told)
