"""``valuetui instrument``: check, show, new."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.instrument.samples import QUESTIONNAIRE, load_small, write_files
from valuetui.instrument.canonical import content_hash
from valuetui.instrument.load import load_instrument
from valuetui.station.shipped import shipped_config

SHIPPED = [shipped_config() / name for name in ("kommun.toml", "kommun-kort.toml")]


def test_sound_files_are_said_to_be_sound(valuetui: Run) -> None:
    told = valuetui("instrument", "check", *SHIPPED)
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines() == [
        f"{file}: inga fel. 2 frågor, {words} ord, sv, sv-simple, en."
        for file, words in zip(SHIPPED, (94, 36), strict=True)
    ]


def test_every_fault_of_every_file_is_told(valuetui: Run, tmp_path: Path) -> None:
    faulty = write_files(tmp_path, QUESTIONNAIRE.replace("pick = 2", "pick = 0"))
    told = valuetui("instrument", "check", faulty, SHIPPED[1], tmp_path / "gone.toml")
    assert told.code == 1
    assert "inga fel" in told.out
    lines = told.err.splitlines()
    assert lines[0] == f"{faulty}:28: ”pick” är 0 men ska vara mellan 1 och 30."
    assert lines[2] == f"{faulty}: 2 fel."
    assert lines[3].startswith(f"{tmp_path / 'gone.toml'}:1: filen finns inte.")
    assert lines[4] == f"{tmp_path / 'gone.toml'}: ett fel."


def test_faults_are_told_in_english_too(valuetui: Run, tmp_path: Path) -> None:
    faulty = write_files(tmp_path, QUESTIONNAIRE.replace('wave = "2026"\n', ""))
    told = valuetui("instrument", "check", faulty, lang="en")
    assert told.err.splitlines() == [
        f"{faulty}:1: “wave” is missing. Add the line wave = …",
        f"{faulty}: one fault.",
    ]


def test_without_a_file_there_is_nothing_to_check(valuetui: Run) -> None:
    told = valuetui("instrument", "check")
    assert told.code == 2
    assert told.err.startswith("FIL … saknas.\n")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_an_instrument_is_shown_as_a_page(valuetui: Run, tmp_path: Path, language: str) -> None:
    small = load_small(tmp_path)
    told = valuetui("instrument", "show", tmp_path / "liten.toml", lang=language)
    assert (told.code, told.err) == (0, "")
    for text in (small.title, small.groups[1].label, small.questions[0].text):
        assert text[language] in told.out
    for value in small.values:
        assert re.search(rf"^{value.code} +{value.label[language]} ", told.out, re.MULTILINE)
        assert value.definition[language] in told.out
    assert content_hash(small) in told.out


def test_the_baseline_of_limiting_words_is_shown(valuetui: Run, tmp_path: Path) -> None:
    write_files(tmp_path)
    told = valuetui("instrument", "show", tmp_path / "liten.toml")
    assert "33,3\N{NO-BREAK SPACE}%" in told.out


def test_an_instrument_in_another_language_is_shown_in_its_first(
    valuetui: Run, tmp_path: Path
) -> None:
    swedish = [line.partition(", en =")[0] + (" }" if ", en =" in line else "")
               for line in QUESTIONNAIRE.replace('"sv", "en"', '"sv"').splitlines()
               if not line.startswith("en =")]  # fmt: skip
    path = write_files(tmp_path, "\n".join(swedish))
    told = valuetui("instrument", "show", path, lang="en")
    assert told.code == 0
    assert "Värden i Lillby" in told.out
    assert "tillit" in told.out


def test_without_a_file_what_ships_is_shown(valuetui: Run) -> None:
    told = valuetui("instrument", "show")
    assert told.code == 0
    assert "arbetstillfällen" in told.out


def test_a_faulty_file_cannot_be_shown(valuetui: Run, tmp_path: Path) -> None:
    path = write_files(tmp_path, QUESTIONNAIRE.replace("short", "shrt"))
    told = valuetui("instrument", "show", path)
    assert (told.code, told.out) == (1, "")
    assert "Menade du ”short”?" in told.err or "”shrt”" in told.err


def test_a_new_questionnaire_can_be_used_at_once(valuetui: Run, tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "mitt formulär"
    told = valuetui("instrument", "new", folder)
    assert (told.code, told.err) == (0, "")
    assert str(folder) in told.out
    assert {path.name for path in folder.iterdir()} >= {"kommun.toml", "station.toml", "values"}
    assert valuetui("instrument", "check", folder / "kommun.toml").code == 0
    assert load_instrument(folder / "kommun.toml") == load_instrument(SHIPPED[0])


def test_an_empty_folder_will_do_for_a_new_one(valuetui: Run, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    assert valuetui("instrument", "new", tmp_path / "tom").code == 0


def test_a_folder_with_something_in_it_is_left_alone(valuetui: Run, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "viktigt.txt").write_text("x", encoding="utf-8")
    told = valuetui("instrument", "new", tmp_path / "full")
    assert told.code == 1
    assert "inte tom" in told.err
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["viktigt.txt"]
