"""What people said beside their picks, over the whole life of the answers: it changes no figure,
goes along, is shown where it may be, and goes away."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_export import text_of
from tests.instrument.samples import (
    BACKGROUND,
    QUESTIONNAIRE,
    load_with_background,
    make_instrument,
    write_files,
)
from tests.interview.journeys import BACKGROUND as ASKED
from tests.results.populations import seeded
from tests.station.test_survey import answers, counted, keep
from valuetui.instrument.canonical import content_hash
from valuetui.responses.answer import Answer
from valuetui.responses.ease import Ease, Verdict
from valuetui.results.selection import Offer, Selection, Variable
from valuetui.results.telling import category_in_words
from valuetui.station.quality import quality_in
from valuetui.station.survey import Survey
from valuetui.words import Words

INSTRUMENT = make_instrument(background=ASKED, write_in=("citizens",))
WORD, NAME = "=ångbåtsbrygga", "[b]Äppelviken"


def plain() -> list[Answer]:
    return answers(115, INSTRUMENT)


def said() -> list[Answer]:
    """The same answers with all that can be said."""
    return [
        replace(
            each,
            unit="a" if number < 60 else "b",
            background={"age": 3, "ways": ("p", "q"), "name": NAME},
            write_ins={"desired": WORD},
        )
        for number, each in enumerate(plain())
    ]


def eases(number: int, verdict: Verdict = Verdict.EASY) -> list[Ease]:
    stamp, day = content_hash(INSTRUMENT), "2026-11-23"
    chance = seeded(sum(map(ord, verdict)))
    return [
        Ease(f"{chance.getrandbits(128):032x}", "kiosk-1", day, "sv", stamp, verdict)
        for _ in range(number)
    ]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "våg"
    keep(folder, [*said(), *eases(6), *eases(3, Verdict.HARD)], INSTRUMENT)
    return folder


def test_no_figure_is_another_for_it(data: Path, tmp_path: Path) -> None:
    keep(tmp_path / "utan", plain(), INSTRUMENT)
    with_it, without = Survey(data), Survey(tmp_path / "utan")
    assert [each.n for each in counted(with_it).groups] == [115]
    assert counted(with_it).groups == counted(without).groups
    assert with_it.problems == ()


def test_the_unit_is_a_filter_and_is_named_in_the_language_of_who_looks(data: Path) -> None:
    survey = Survey(data)
    survey.comparison()
    units = [each for each in survey.selections() if each.selection.variable is Variable.UNIT]
    assert [(each.selection.category, each.answers) for each in units] == [
        ("a", {"citizens": 60}),
        ("b", {"citizens": 55}),
    ]
    assert survey.comparison(Selection(Variable.UNIT, "a")).groups[0].n == 60
    assert survey.comparison().instrument.units["a"] == {"sv": "A", "en": "A"}


def test_neither_the_workbook_nor_what_is_said_on_the_way_holds_a_word_of_it(
    data: Path, valuetui: Run, tmp_path: Path
) -> None:
    told = valuetui("export", "xlsx", "--data", data, "--out", tmp_path / "ut")
    assert (told.code, told.err) == (0, "")
    [path] = (tmp_path / "ut").glob("*.xlsx")
    for secret in ("ångbåtsbrygga", "Äppelviken"):
        assert secret not in text_of(path)
        assert secret not in told.out


def test_it_is_collected_merged_verified_and_counted_once(
    data: Path, valuetui: Run, tmp_path: Path
) -> None:
    assert valuetui("close", "--data", data).code == 0
    assert valuetui("verify", "--data", data).code == 0
    stick = tmp_path / "sticka"
    assert valuetui("collect", "--to", stick, "--data", data).code == 0
    for _ in range(2):
        merged = valuetui("merge", *stick.glob("*"), "--data", tmp_path / "allt")
        assert merged.code == 0
        assert "ångbåtsbrygga" not in merged.out + merged.err
    assert "omdöme om kiosken" in merged.out
    assert counted(Survey(tmp_path / "allt")).groups[0].n == 115
    report = quality_in(tmp_path / "allt")
    assert report.ease is not None
    assert {each: share.count for each, share in report.ease.items()} == {
        Verdict.EASY: 6,
        Verdict.SO_SO: 0,
        Verdict.HARD: 3,
    }
    assert {share.of for share in report.ease.values()} == {9}


def test_how_easy_it_was_is_told_of_no_fewer_than_the_threshold(tmp_path: Path) -> None:
    keep(tmp_path, [*plain(), *eases(4)], INSTRUMENT)
    assert quality_in(tmp_path).ease is None
    keep(tmp_path, eases(5), INSTRUMENT)
    assert quality_in(tmp_path).ease is not None


def test_the_archive_holds_all_of_it_and_no_cell_is_a_formula(
    data: Path, valuetui: Run, tmp_path: Path
) -> None:
    told = valuetui("archive", "--data", data, "--to", tmp_path / "arkiv", "--yes")
    assert told.code == 0, told.err
    [path] = (tmp_path / "arkiv").glob("*.zip")
    with zipfile.ZipFile(path) as package:
        files = {name.rpartition("/")[2]: package.read(name).decode("utf-8-sig")
                 for name in package.namelist()}  # fmt: skip
    head, first = files["answers.csv"].splitlines()[:2]
    for column in ("unit", "background.age", "background.ways", "write_ins.desired"):
        assert column in head.split(",")
    assert "background.place" not in head  # which is the unit
    assert f",'{WORD}," in first
    assert ",p q," in first
    document = json.loads(files["answers.jsonl"].splitlines()[0])
    assert document["write_ins"] == {"desired": WORD}
    assert len(files["ease.csv"].splitlines()) == 1 + 9
    assert "option,place/a" in files["codebook.csv"]


def test_a_purge_takes_it_along(data: Path, valuetui: Run) -> None:
    told = valuetui("purge", "--data", data, "--decision", "KS 2026:1", "--yes")
    assert told.code == 0, told.err
    left = b"".join(path.read_bytes() for path in data.rglob("*") if path.is_file())
    for trace in ("ångbåtsbrygga", "Äppelviken", '"ease"'):
        assert trace.encode() not in left
        assert json.dumps(trace).strip('"').encode() not in left


def test_the_overview_shows_what_is_asked(valuetui: Run, tmp_path: Path) -> None:
    text = QUESTIONNAIRE.replace("pick = 2", "pick = 2\nwrite_in = true", 1)
    path = write_files(tmp_path, text + BACKGROUND)
    told = valuetui("instrument", "show", path)
    for said_there in ("Bakgrundsfrågor", "Hur många år har du bott här? (tal 1–110)", "enhet",
                       "Norra skolan · Södra skolan", "måste besvaras", "bara om group = employees",
                       "eget ord får skrivas av: citizens, employees"):  # fmt: skip
        assert said_there in told.out
    checked = valuetui("instrument", "check", path)
    assert checked.code == 0
    assert "write_in låter alla grupper" in checked.out


@pytest.mark.parametrize(("language", "called"), [("sv", "Norra skolan"), ("en", "North school")])
def test_whoever_filters_sees_what_the_unit_is_called(
    language: str, called: str, tmp_path: Path
) -> None:
    asked, words = load_with_background(tmp_path), Words(language)
    for unit, name in (("north", called), ("west", "west")):
        offer = Offer(Selection(Variable.UNIT, unit), {"employees": 12}, ())
        assert category_in_words(offer, words, asked) == name
