"""``valuetui dialogue``: from the answers to papers on a table, and to what came of them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_report import opening
from tests.instrument.samples import both, make_instrument
from tests.reports.surveys import opened
from tests.station.test_survey import answers, keep
from valuetui.instrument.model import Organisation

VALUE = make_instrument().values[0]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "våg"
    keep(folder, [*answers(12), *answers(11, group="employees")])
    return folder


def test_one_command_prints_all_that_a_meeting_needs(
    valuetui: Run, data: Path, tmp_path: Path
) -> None:
    told = valuetui(
        "dialogue", "guide", "--for", "citizens", "--start", "18.00", "--contact", "kansliet",
        "--answer-by", "2027-03-01", "--influence", "öppettider", "--data", data,
    )  # fmt: skip
    assert (told.code, told.err) == (0, "")
    names = sorted(path.name for path in (tmp_path / "exports").iterdir())
    assert [name.split("-citizens-")[0].rpartition("-")[2] for name in names] == [
        "anteckningar", "hafte", "handlingsplan", "mapp", "samtalsledare",
    ]  # fmt: skip
    assert all(name in told.out for name in names)
    assert "Elected" in told.out  # who are not shown
    again = valuetui("dialogue", "guide", "--for", "citizens", "--paper", "plan", "--data", data)
    assert "(2).pdf" in again.out


def test_a_group_of_which_nothing_is_shown_has_its_papers_too(valuetui: Run, data: Path) -> None:
    told = valuetui("dialogue", "guide", "--for", "elected", "--data", data, lang="en")
    assert told.code == 0
    assert told.out.count("Written: ") == 5


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("guide", "--for", "nobody"), "citizens"),
        (("guide", "--for", "citizens", "--start", "at six"), "18.00"),
        (("guide", "--for", "citizens", "--answer-by", "1/3"), "2027-03-31"),
        (("guide",), "--for"),
        (("guide", "--for", "citizens", "--paper", "hat"), "booklet"),
        (("cards", "--for", "nobody"), "citizens"),
        (("cards", "--value", "nothing"), "valuetui instrument show"),
        (("log", "add", "--owner", "x"), "--said"),
        (("log", "add", "--said", " "), "--said"),
        (("log", "change", "1"), "--owner"),
    ],
)
def test_what_cannot_be_used_is_said_with_what_helps(
    arguments: tuple[str, ...], said: str, valuetui: Run, data: Path
) -> None:
    told = valuetui("dialogue", *arguments, "--data", data)
    assert told.code == 2
    assert said in told.err


def test_the_cards_are_of_the_words_that_were_picked_that_are_named_or_all(
    valuetui: Run, data: Path, tmp_path: Path
) -> None:
    for arguments in ((), ("--for", "citizens"), ("--all", "--no-figures"), ("--value", VALUE.id)):
        told = valuetui("dialogue", "cards", *arguments, "--data", data, "--out", tmp_path / "ut")
        assert told.code == 0, told.err
    assert len(list((tmp_path / "ut").glob("dialog-*-kort*.pdf"))) == 4


def test_the_log_is_written_changed_closed_listed_and_printed(
    valuetui: Run, data: Path, tmp_path: Path
) -> None:
    def log(*arguments: str) -> str:
        told = valuetui("dialogue", "log", *arguments, "--data", data)
        assert (told.code, told.err) == (0, "")
        return told.out

    assert "Inget" in log("list")
    assert "Nr 1" in log("add", "--said", "öppenhet", "--action", "Öppet hus", "--by", "2020-01-31")
    assert "försenad" in log("list")
    assert "Nr 1 är ändrat" in log("change", "1", "--owner", "kansliet", "--status", "going")
    assert "Inget är ändrat" in log("change", "1", "--owner", "kansliet")
    assert "Nr 1 är klart" in log("done", "1", "--on", "2026-11-20", "--note", "Hundra kom")
    assert "klar 2026-11-20" in log("list")
    shown = log("show", "1")
    assert shown.index("version 3") < shown.index("version 1")
    assert json.loads(log("list", "--json"))[0]["note"] == "Hundra kom"
    log("print", "--contact", "kansliet", "--out", str(tmp_path / "ut"))
    assert len(list((tmp_path / "ut").glob("dialog-*-uppfoljning-*.pdf"))) == 1
    told = valuetui("dialogue", "log", "show", "7", "--data", data)
    assert (told.code, "nr 7" in told.err) == (1, True)


def test_the_log_goes_into_the_workbook_and_comes_back(
    valuetui: Run, data: Path, tmp_path: Path
) -> None:
    valuetui("dialogue", "log", "add", "--said", "öppenhet", "--data", data)
    valuetui("export", "xlsx", "--data", data, "--out", tmp_path / "ut")
    [path] = (tmp_path / "ut").glob("*.xlsx")
    book = opened(path)
    book["Handlingsplan"]["G7"] = "kansliet"
    book.save(path)
    told = valuetui("dialogue", "log", "import", path, "--data", data)
    assert (told.code, told.err) == (0, "")
    assert "Nr 1 är ändrat" in told.out
    assert "1 rad sa inget nytt" in valuetui("dialogue", "log", "import", path, "--data", data).out
    assert "kansliet" in valuetui("dialogue", "log", "list", "--data", data).out
    path.write_text("a;b")
    told = valuetui("dialogue", "log", "import", path, "--data", data)
    assert (told.code, "ingen Excel-bok" in told.err) == (1, True)


def test_the_answers_are_whole_beside_the_log(valuetui: Run, data: Path) -> None:
    valuetui("dialogue", "log", "add", "--said", "öppenhet", "--data", data)
    told = valuetui("verify", "--data", data)
    assert told.code == 0
    assert "23" in told.out


def test_of_several_surveys_the_log_is_that_of_the_one_that_is_meant(
    valuetui: Run, tmp_path: Path
) -> None:
    surveys = tmp_path / "surveys"
    for organisation in ("lillby", "storby"):
        asked = replace(
            make_instrument(), organisation=Organisation(organisation, both(organisation.title()))
        )
        keep(surveys / organisation, answers(6, asked), asked)
    told = valuetui("dialogue", "log", "add", "--said", "x", "--data", surveys)
    assert told.code == 1
    valuetui("dialogue", "log", "add", "--said", "x", "--data", surveys, "--organisation", "lillby")
    assert (surveys / "lillby" / "dialogue.json").exists()
    assert not (surveys / "storby" / "dialogue.json").exists()


def test_a_purge_takes_the_answers_and_leaves_what_was_promised(valuetui: Run, data: Path) -> None:
    valuetui("dialogue", "log", "add", "--said", "öppenhet", "--data", data)
    told = valuetui("purge", "--data", data, "--decision", "KS 2026:1", "--yes")
    assert (told.code, "dialogue.json" in told.out) == (0, True)
    assert not (data / "responses").exists()
    assert "öppenhet" in valuetui("dialogue", "log", "list", "--data", data).out


def test_answers_that_lie_under_the_name_of_the_log_are_purged(valuetui: Run, data: Path) -> None:
    (data / "responses" / "kiosk-1.json").rename(data / "dialogue.json")
    assert valuetui("purge", "--data", data, "--decision", "KS 2026:1", "--yes").code == 0
    assert not (data / "dialogue.json").exists()


@pytest.mark.parametrize(
    ("command", "number"),
    [
        (("guide", "--for", "citizens", "--paper", "notes", "--paper", "plan"), 2),
        (("cards", "--value", VALUE.id), 1),
        (("log", "print"), 1),
    ],
)
def test_open_shows_the_paper_or_the_folder_of_several(
    command: tuple[str, ...],
    number: int,
    valuetui: Run,
    data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = opening(monkeypatch)
    told = valuetui("dialogue", *command, "--data", data, "--out", tmp_path / "ut", "--open")
    assert told.code == 0
    paths = list((tmp_path / "ut").iterdir())
    assert len(paths) == number
    assert asked == [str(paths[0] if number == 1 else tmp_path / "ut")]
