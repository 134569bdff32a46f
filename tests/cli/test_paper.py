"""``valuetui paper form``: a form to copy, numbered forms, and what is said of them."""

import re
from pathlib import Path

import click
import pytest

from tests.cli.conftest import Run
from tests.instrument.samples import QUESTIONNAIRE, VALUE_LIST, write_files
from valuetui.instrument.form_number import MOST
from valuetui.reports.paper.batch import MOST_FORMS, pages_of
from valuetui.station.paper_settings import LONGEST_HAND_IN
from valuetui.station.settings import load_settings

SETTINGS = 'station = "kiosk-1"\ninstrument = "liten.toml"\n'


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return write_files(tmp_path / "config")


def station(small: Path, more: str) -> Path:
    path = small.with_name("station.toml")
    path.write_text(SETTINGS + more, encoding="utf-8")
    return path


def test_a_form_to_copy_is_written_where_exports_land(valuetui: Run, tmp_path: Path) -> None:
    told = valuetui("paper", "form")
    assert (told.code, told.err) == (0, "")
    [path] = (tmp_path / "exports").iterdir()
    assert path.name == "formular-exempelkoping-2026-sv.pdf"
    assert str(path.relative_to(tmp_path)) in told.out
    assert "6 sidor" in told.out
    assert "kan kopieras" in told.out


def test_numbered_forms_come_with_a_control_list(
    valuetui: Run, tmp_path: Path, small: Path
) -> None:
    line = ("paper", "form", "--instrument", small, "--out", tmp_path / "ut")
    more = ("--count", "12", "--first", "31", "--batch", "Torget")
    told = valuetui(*line, *more, lang="en")
    assert (told.code, told.err) == (0, "")
    form, listed = sorted((tmp_path / "ut").iterdir())
    assert form.name == "formular-lillby-2026-torget-en-00031-00042.pdf"
    assert listed.name == "kontrollista-lillby-2026-torget-00031-00042.pdf"
    assert "12 numbered forms" in told.out
    assert "--first 43" in told.out
    pages = re.search(r"(\d+) pages for each form", told.out)
    assert pages
    assert pages_of(form.read_bytes()) == 12 * int(pages[1])


def test_numbers_that_are_printed_again_are_told_and_nothing_is_written_over(
    valuetui: Run, tmp_path: Path, small: Path
) -> None:
    line = ("paper", "form", "--instrument", small, "--out", tmp_path / "ut", "--count", "5")
    assert valuetui(*line).err == ""
    first = {path: path.read_bytes() for path in (tmp_path / "ut").iterdir()}
    again = valuetui(*line, "--first", "5", "--large")
    assert again.code == 0
    assert "00001-00005.pdf har några av samma nummer" in again.err
    assert "--first 10" in again.out
    assert "--first 10" in valuetui(*line).out
    assert len(list((tmp_path / "ut").iterdir())) == 6
    assert all(path.read_bytes() == content for path, content in first.items())


def test_the_last_number_ends_the_round(valuetui: Run, tmp_path: Path, small: Path) -> None:
    line = ("paper", "form", "--instrument", small, "--out", tmp_path)
    told = valuetui(*line, "--count", "2", "--first", str(MOST - 1))
    assert told.code == 0
    assert "inga fler nummer" in told.out


def test_the_language_is_that_of_the_command_line_or_the_one_asked_for(
    valuetui: Run, tmp_path: Path, small: Path
) -> None:
    line = ("paper", "form", "--out", tmp_path / "ut")
    assert valuetui(*line, lang="en").code == 0
    assert valuetui(*line, "--lang", "sv-simple", "--large").code == 0
    assert {path.name for path in (tmp_path / "ut").iterdir()} == {
        "formular-exempelkoping-2026-en.pdf",
        "formular-exempelkoping-2026-sv-simple-stor.pdf",
    }
    told = valuetui(*line, "--instrument", small, "--lang", "sv-simple")
    assert told.code == 1
    assert "Lättläst svenska. Det finns på: Svenska, English." in told.err


def test_the_group_and_how_to_hand_it_in_may_stand_in_the_settings(
    valuetui: Run, tmp_path: Path, small: Path
) -> None:
    hand_in = '[paper]\nhand_in = { sv = "I lådan senast 1 mars." }\n'
    config = station(small, 'group = "citizens"\n' + hand_in)
    assert load_settings(config).paper.hand_in == {"sv": "I lådan senast 1 mars."}
    line = ("paper", "form", "--config", config, "--out", tmp_path / "ut", "--lang", "sv")
    assert valuetui(*line).code == 0
    [own] = (tmp_path / "ut").iterdir()
    assert own.name == "formular-lillby-2026-citizens-sv.pdf"
    assert valuetui(*line, "--hand-in", "Till läraren.").code == 0
    other = own.with_stem(own.stem + " (2)")
    assert other.read_bytes() != own.read_bytes()
    assert valuetui(*line, "--group", "employees").code == 0
    assert (tmp_path / "ut" / "formular-lillby-2026-employees-sv.pdf").exists()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--count", "0"), f"1 till {MOST_FORMS}"),
        (("--count", str(MOST_FORMS + 1)), f"1 till {MOST_FORMS}"),
        (("--count", "5", "--first", "0"), f"1 till {MOST}"),
        (("--count", "5", "--first", str(MOST - 3)), f"går till {MOST}"),
        (("--first", "5"), "tillsammans med --count"),
        (("--batch", "B"), "tillsammans med --count"),
        (("--count", "5", "--batch", "B" * 41), "högst 40 tecken"),
        (("--hand-in", "x" * (LONGEST_HAND_IN + 1)), f"högst {LONGEST_HAND_IN}"),
        (("--lang", "fi"), "sv, sv-simple, en"),
        (("--count", "många"), "--count"),
    ],
)
def test_what_cannot_be_printed_is_said_with_what_can(
    valuetui: Run, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    told = valuetui("paper", "form", "--out", tmp_path / "ut", *options)
    assert told.code == 2
    assert said in told.err
    assert not (tmp_path / "ut").exists()


def test_a_group_that_is_not_there_is_said_with_those_that_are(valuetui: Run, small: Path) -> None:
    told = valuetui("paper", "form", "--instrument", small, "--group", "elected")
    assert told.code == 1
    assert "citizens, employees" in told.err


def test_a_code_that_is_missing_is_said_with_its_line(valuetui: Run, tmp_path: Path) -> None:
    lines = VALUE_LIST.replace('code = "02"\n', "")
    path = write_files(tmp_path / "config", QUESTIONNAIRE, lines)
    told = valuetui("paper", "form", "--instrument", path)
    assert told.code == 1
    line = lines[: lines.index('id = "stress"')].count("\n")
    assert f"values.toml:{line}: " in told.err
    assert "”code” saknas" in told.err


def test_a_text_of_the_settings_that_is_too_long_is_said_with_its_line(
    valuetui: Run, small: Path
) -> None:
    long = "x" * (LONGEST_HAND_IN + 1)
    config = station(small, f'[paper]\nhand_in = {{ sv = "{long}" }}\n')
    told = valuetui("paper", "form", "--config", config)
    assert told.code == 1
    assert "station.toml:4: " in told.err
    assert str(LONGEST_HAND_IN) in told.err
    config = station(small, '[paper]\nhand_out = "x"\n')
    assert "hand_out" in valuetui("paper", "form", "--config", config).err


def test_a_folder_that_cannot_be_written_to_is_said(
    valuetui: Run, tmp_path: Path, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = ("paper", "form", "--instrument", small, "--out")
    (tmp_path / "file").write_text("", encoding="utf-8")
    told = valuetui(*line, tmp_path / "file" / "ut")
    assert told.code == 1
    assert str(tmp_path / "file") in told.err

    def forbidden(path: Path, content: bytes) -> None:  # noqa: ARG001
        raise PermissionError(13, "", str(path))

    monkeypatch.setattr("valuetui.reports.durable.replace_file", forbidden)
    told = valuetui(*line, tmp_path / "ut")
    assert told.code == 1
    assert str(tmp_path / "ut") in told.err
    assert list((tmp_path / "ut").iterdir()) == []


@pytest.mark.parametrize(("options", "shown"), [((), ".pdf"), (("--count", "2"), "ut")])
def test_what_was_written_is_opened_where_that_is_asked_for(
    valuetui: Run,
    tmp_path: Path,
    small: Path,
    monkeypatch: pytest.MonkeyPatch,
    options: tuple[str, ...],
    shown: str,
) -> None:
    opened: list[str] = []

    def launch(path: str) -> int:
        opened.append(path)
        return len(opened) - 1

    monkeypatch.setattr(click, "launch", launch)
    line = ("paper", "form", "--instrument", small, "--out", tmp_path / "ut", *options)
    assert valuetui(*line, "--open").err == ""
    assert opened[0].endswith(shown)
    assert "Öppna den för hand." in valuetui(*line, "--open").err.splitlines()[-1]


def test_no_pdf_without_typst_is_said_with_what_helps(
    valuetui: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from valuetui.reports.pdf.compile import PdfFault

    def none(*args: object, **more: object) -> bytes:  # noqa: ARG001
        raise PdfFault("missing")

    monkeypatch.setattr("valuetui.reports.paper.batch.compiled", none)
    for options in ((), ("--count", "2")):
        told = valuetui("paper", "form", "--instrument", small, *options)
        assert told.code == 1
        assert "pip install 'typst" in told.err
