"""``valuetui report``: from answers to PDFs that lie beside each other and are never lost."""

import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import click
import pytest

from tests.cli.conftest import Outcome, Run
from tests.instrument.samples import both, make_instrument
from tests.reports.pdf.reading import text_of
from tests.station.test_survey import answers, keep
from valuetui.instrument.model import Organisation
from valuetui.reports.pdf import compile as compiling
from valuetui.responses.files import SYSTEM

GROUPS = ("citizens", "elected", "employees")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Answers of three groups, of which one may not be shown."""
    kept = [answer for group, n in zip(GROUPS, (12, 4, 14), strict=True)
            for answer in answers(n, start=100 * n, group=group)]  # fmt: skip
    keep(tmp_path / "d", kept)
    return tmp_path / "d"


def names(folder: Path) -> list[str]:
    return sorted(path.name.removeprefix("vardekartlaggning-") for path in folder.iterdir())


def parts(folder: Path) -> set[str]:
    """What the reports in a folder are of."""
    return {name.split("-")[2] for name in names(folder)}


@pytest.mark.slow
def test_every_group_gets_a_report_and_the_command_says_where(
    valuetui: Run, data: Path, tmp_path: Path
) -> None:
    told = valuetui("report", "group", "--data", data, "--out", tmp_path / "ut")
    assert (told.code, told.err) == (0, "")
    assert parts(tmp_path / "ut") == set(GROUPS)
    for path in (tmp_path / "ut").iterdir():
        assert path.suffix == ".pdf"
        assert str(path) in told.out
        assert path.read_bytes().startswith(b"%PDF")
    assert told.out.splitlines()[-1].startswith("Visas inte:")


def test_one_group_is_named_by_its_id(valuetui: Run, data: Path, tmp_path: Path) -> None:
    told = valuetui(
        "report", "group", "--data", data, "--group", "citizens", "--out", tmp_path / "ut"
    )
    assert told.code == 0
    assert parts(tmp_path / "ut") == {"citizens"}
    told = valuetui("report", "group", "--data", data, "--group", "kings", "--out", tmp_path / "u")
    assert told.code == 2
    assert "kings" in told.err
    assert "citizens, elected, employees" in told.err
    assert not (tmp_path / "u").exists()


def test_the_figures_and_the_reason_reach_the_paper(
    valuetui: Run, data: Path, tmp_path: Path
) -> None:
    assert valuetui("report", "all", "--data", data, "--out", tmp_path / "ut", lang="en").code == 0
    texts = {
        path.name.split("-")[3]: text_of(path.read_bytes()) for path in (tmp_path / "ut").iterdir()
    }
    assert len(texts) == 4
    assert "word 4" in texts["citizens"]
    assert "Fewer than 5 have answered" in texts["elected"]
    assert "The answers were given on 23 November 2026" in texts["sammanfattning"]


@pytest.mark.slow
def test_reports_land_in_exports_and_are_never_written_over(
    valuetui: Run, data: Path, tmp_path: Path
) -> None:
    for _ in range(2):
        assert valuetui("report", "all", "--data", data).code == 0
    found = names(tmp_path / "exports")
    assert len(found) == 8
    assert sum(name.endswith(" (2).pdf") for name in found) == 4


@pytest.mark.slow
def test_the_wave_before_and_other_organisations_stand_in_the_summary(
    valuetui: Run, tmp_path: Path
) -> None:
    surveys = tmp_path / "surveys"
    for organisation, wave in (("lillby", "2024"), ("lillby", "2026"), ("storby", "2026")):
        asked = replace(
            make_instrument(),
            organisation=Organisation(organisation, both(organisation.title())),
            wave=wave,
        )
        keep(surveys / f"{organisation} {wave}", answers(60, asked), asked)
    told = valuetui(
        "report", "summary", "--data", surveys, "--organisation", "Lillby", "--out", tmp_path / "ut"
    )
    assert (told.code, told.err) == (0, "")
    [path] = (tmp_path / "ut").iterdir()
    text = text_of(path.read_bytes())
    assert "Från mätning 2024 till mätning 2026" in text
    assert "2 organisationer: Lillby och Storby" in text


def test_an_organisation_that_asked_something_else_is_told_and_left_out(
    valuetui: Run, tmp_path: Path
) -> None:
    surveys = tmp_path / "surveys"
    for organisation, words in (("lillby", 8), ("storby", 8), ("annanby", 9)):
        asked = replace(
            make_instrument(words), organisation=Organisation(organisation, both(organisation))
        )
        keep(surveys / organisation, answers(60, asked), asked)
    told = valuetui(
        "report", "summary", "--data", surveys, "--organisation", "lillby", "--out", tmp_path / "ut"
    )
    assert told.code == 0
    assert "kan inte räknas ihop" in told.err
    [path] = (tmp_path / "ut").iterdir()
    assert "2 organisationer: lillby och storby" in text_of(path.read_bytes())


def opening(monkeypatch: pytest.MonkeyPatch, code: int = 0) -> list[str]:
    """What the machine is asked to open."""
    asked: list[str] = []

    def launch(path: str) -> int:
        asked.append(path)
        return code

    monkeypatch.setattr(click, "launch", launch)
    return asked


def test_open_shows_the_report_or_the_folder_of_several(
    valuetui: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = opening(monkeypatch)
    out = tmp_path / "ut"
    one = ("report", "group", "--data", data, "--group", "citizens", "--out", out, "--open")
    assert valuetui(*one).code == 0
    [path] = out.iterdir()
    assert asked == [str(path)]
    two = (*one[:6], "--group", "employees", *one[6:])
    assert valuetui(*two).code == 0
    assert asked[1:] == [str(out)]


def test_where_nothing_can_be_opened_the_report_is_there_all_the_same(
    valuetui: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening(monkeypatch, code=3)
    told = valuetui("report", "summary", "--data", data, "--out", tmp_path / "ut", "--open")
    assert told.code == 0
    assert "Öppna den för hand" in told.err
    assert len(names(tmp_path / "ut")) == 1


def summary(valuetui: Run, data: Path, out: Path) -> Outcome:
    return valuetui("report", "summary", "--data", data, "--out", out)


def test_without_typst_it_is_said_what_to_install(
    valuetui: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiling._fonts.cache_clear()
    monkeypatch.setitem(sys.modules, "typst", None)
    told = summary(valuetui, data, tmp_path / "ut")
    assert told.code == 1
    assert "pip install 'typst" in told.err
    assert not (tmp_path / "ut").exists()


def test_without_the_font_it_is_said_where_it_should_be(
    valuetui: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiling._fonts.cache_clear()
    monkeypatch.setattr(compiling, "FAMILY", "No such font")
    told = summary(valuetui, data, tmp_path / "ut")
    assert told.code == 1
    assert "Typsnittet" in told.err
    assert str(compiling.HERE / "fonts") in told.err


def test_an_earlier_typst_is_not_enough(
    valuetui: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiling, "STANDARD", "ua-99")
    told = summary(valuetui, data, tmp_path / "ut")
    assert told.code == 1
    assert "Typst" in told.err


def test_a_typst_so_early_that_it_has_other_fonts_is_not_enough(
    valuetui: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = ModuleType("typst")
    earlier.Fonts = lambda: None  # type: ignore[attr-defined]
    compiling._fonts.cache_clear()
    monkeypatch.setitem(sys.modules, "typst", earlier)
    told = summary(valuetui, data, tmp_path / "ut")
    assert told.code == 1
    assert "pip install 'typst" in told.err


def test_a_folder_that_cannot_be_is_said(valuetui: Run, data: Path, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("upptaget", encoding="utf-8")
    told = summary(valuetui, data, tmp_path / "fil" / "ut")
    assert told.code == 1
    assert str(tmp_path / "fil") in told.err


def test_reports_are_not_put_among_the_answers(valuetui: Run, data: Path) -> None:
    told = summary(valuetui, data, data / "responses")
    assert told.code == 1
    assert not list(data.rglob("*.pdf"))


def test_what_fails_at_the_last_step_leaves_nothing_half_written(
    valuetui: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_old: Path, new: Path) -> None:
        raise OSError(28, "No space left on device", str(new))

    monkeypatch.setattr(type(SYSTEM), "replace", staticmethod(fails))
    told = summary(valuetui, data, tmp_path / "ut")
    assert told.code == 1
    assert "Disken är full" in told.err
    assert names(tmp_path / "ut") == []


@pytest.mark.slow
def test_what_was_written_before_a_failure_is_told(
    valuetui: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replaced = SYSTEM.replace
    done: list[Path] = []

    def fails_later(old: Path, new: Path) -> None:
        if new.suffix == ".pdf" and len(done) == 2:
            raise OSError(28, "No space left on device", str(new))
        done.extend([new] if new.suffix == ".pdf" else [])
        replaced(old, new)

    monkeypatch.setattr(type(SYSTEM), "replace", staticmethod(fails_later))
    told = valuetui("report", "all", "--data", data, "--out", tmp_path / "ut")
    assert told.code == 1
    assert len(names(tmp_path / "ut")) == 2
    assert all(str(path) in told.out for path in (tmp_path / "ut").iterdir())


def test_a_file_that_was_left_out_is_told_on_the_screen_and_on_paper(
    valuetui: Run, data: Path, tmp_path: Path
) -> None:
    (data / "responses" / "lista.json").write_text("[]", encoding="utf-8")
    told = valuetui(
        "report", "group", "--group", "citizens", "--data", data, "--out", tmp_path / "ut"
    )
    assert told.code == 0
    assert "lista.json" in told.err
    [path] = (tmp_path / "ut").iterdir()
    text = text_of(path.read_bytes())
    assert "lista.json" in text
    assert str(data) not in text
