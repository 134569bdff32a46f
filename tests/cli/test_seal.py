"""Sealed answers on the command line: the key, the results, the copy, and what is said of keys."""

import os
import stat
import sys
from pathlib import Path

import pytest
from pyrage import passphrase

from tests.cli.conftest import Outcome, Run
from tests.cli.test_export import text_of
from tests.responses.sealing import Key, damage, new_key
from tests.station.test_sealed import keep_sealed
from tests.station.test_survey import answers, citizens, keep
from valuetui.responses.keys import is_recipient
from valuetui.station.survey import Survey


@pytest.fixture
def key(tmp_path: Path) -> Key:
    return new_key(tmp_path)


@pytest.fixture
def sealed(tmp_path: Path, key: Key) -> Path:
    """A folder with twelve sealed answers."""
    keep_sealed(tmp_path / "d", answers(12), key)
    return tmp_path / "d"


def station(folder: Path, seal: str) -> Path:
    """The settings of a station that seals."""
    config = folder / "station.toml"
    config.write_text(f'station = "s"\ninstrument = "k.toml"\nseal = "{seal}"\n', encoding="utf-8")
    return config


# The key


def test_a_new_key_is_told_as_the_line_for_the_settings(valuetui: Run, tmp_path: Path) -> None:
    told = valuetui("seal", "new-key", "nyckel.txt")
    assert told.code == 0
    assert "utan\nden kan ingen någonsin läsa svaren" in told.err
    assert "nyckel.txt" in told.err
    name, _, quoted = told.out.strip().partition(" = ")
    assert name == "seal"
    assert is_recipient(quoted.strip('"'))
    path = tmp_path / "nyckel.txt"
    content = path.read_text(encoding="ascii")
    assert quoted.strip('"') in content
    secret = content.splitlines()[-1]
    assert secret.startswith("AGE-SECRET-KEY-1")
    assert secret not in told.out + told.err
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_key_is_never_written_over(valuetui: Run, tmp_path: Path) -> None:
    assert valuetui("seal", "new-key", "nyckel.txt").code == 0
    before = (tmp_path / "nyckel.txt").read_bytes()
    told = valuetui("seal", "new-key", "nyckel.txt", lang="en")
    assert (told.code, told.out) == (1, "")
    assert "is there already" in told.err
    assert (tmp_path / "nyckel.txt").read_bytes() == before


def test_a_key_into_a_folder_that_is_not_there(valuetui: Run) -> None:
    told = valuetui("seal", "new-key", "ingenting/nyckel.txt")
    assert told.code == 1
    assert "nyckel.txt finns inte" in told.err


# Results


def exported(valuetui: Run, folder: Path, *more: str | Path, lang: str = "sv") -> Outcome:
    return valuetui("export", "xlsx", "--data", folder, "--out", "ut", *more, lang=lang)


def test_the_holder_of_the_key_gets_the_workbook(
    valuetui: Run, tmp_path: Path, sealed: Path, key: Key, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = exported(valuetui, sealed, "--key", key.path)
    assert (told.code, told.err) == (0, "")
    [path] = (tmp_path / "ut").glob("*.xlsx")
    assert "ord 1<" in text_of(path)
    monkeypatch.setenv("VALUETUI_KEY", str(key.path))
    assert exported(valuetui, sealed).code == 0


@pytest.mark.parametrize(
    ("language", "said"), [("sv", "är förseglade. Ange nyckeln"), ("en", "Give the key")]
)
def test_without_the_key_there_are_no_results_and_it_is_said_how_to_give_it(
    language: str, said: str, valuetui: Run, tmp_path: Path, sealed: Path
) -> None:
    for told in (
        exported(valuetui, sealed, lang=language),
        valuetui("results", "--data", sealed, lang=language),
    ):
        assert told.code == 1
        assert len(told.err.splitlines()) == 1
        for part in (said, "--key", "VALUETUI_KEY", str(sealed)):
            assert part in told.err
    assert not (tmp_path / "ut").exists()


def test_a_wrong_key_is_said(valuetui: Run, tmp_path: Path, sealed: Path) -> None:
    wrong = new_key(tmp_path, "wrong").path
    for command in (["export", "xlsx"], ["results"]):
        told = valuetui(*command, "--data", sealed, "--key", wrong)
        assert told.code == 1
        assert "Inget av svaren" in told.err
        assert "förseglade för en annan" in told.err
        assert len(told.err.splitlines()) == 1


def test_what_stays_sealed_is_counted_and_the_rest_exported(
    valuetui: Run, tmp_path: Path, sealed: Path, key: Key
) -> None:
    keep(sealed, answers(6, start=20), station="kiosk-2")
    told = exported(valuetui, sealed, lang="en")
    assert told.code == 0
    assert "12 answers are sealed and are not part of the results" in told.err
    assert "--key FILE (or VALUETUI_KEY)" in told.err
    told = exported(valuetui, sealed, "--key", new_key(tmp_path, "wrong").path)
    assert told.code == 0
    assert "12 svar går inte att öppna med den här nyckeln" in told.err
    damage(sealed / "responses" / "kiosk-1.json", answers(1)[0].id)
    told = exported(valuetui, sealed, "--key", key.path)
    assert told.code == 0
    assert told.err == "Ett förseglat svar är skadat och är inte med i resultatet.\n"


def test_results_take_the_key_before_the_screen(valuetui: Run, sealed: Path, key: Key) -> None:
    told = valuetui("results", "--data", sealed, "--key", key.path)
    assert told.code == 1
    assert "behöver en terminal" in told.err


# The file of the key


@pytest.mark.slow
def test_a_key_under_a_passphrase_is_refused_with_what_to_do(
    valuetui: Run, tmp_path: Path, sealed: Path, key: Key
) -> None:
    path = tmp_path / "nyckel.age"
    path.write_bytes(passphrase.encrypt(key.path.read_bytes(), "häst batteri"))
    told = exported(valuetui, sealed, "--key", path)
    assert told.code == 1
    assert "skyddas av en lösenfras" in told.err
    assert f"age -d -o nyckel.txt {path}" in told.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{public}\n", "innehåller en publik nyckel"),
        ("mjölk\n", "ingen hel hemlig nyckel"),
        ("", "ingen hel hemlig nyckel"),
    ],
)
def test_a_file_that_is_no_secret_key_is_refused(
    content: str, said: str, valuetui: Run, tmp_path: Path, sealed: Path, key: Key
) -> None:
    path = tmp_path / "fel.txt"
    path.write_text(content.format(public=key.public), encoding="utf-8")
    for line in (["export", "xlsx"], ["results"], ["seal", "open", "--to", "ut"]):
        told = valuetui(*line, "--data", sealed, "--key", path)
        assert told.code == 1
        assert said in told.err
        assert str(path) in told.err
        assert "mjölk" not in told.err
    told = exported(valuetui, sealed, "--key", tmp_path / "borta.txt")
    assert told.code == 1
    assert "borta.txt finns inte" in told.err


# The copy


def test_a_readable_copy_for_the_machine_of_the_holder(
    valuetui: Run, tmp_path: Path, sealed: Path, key: Key
) -> None:
    copy = tmp_path / "kopia"
    told = valuetui("seal", "open", "--data", sealed, "--key", key.path, "--to", copy)
    assert (told.code, told.err) == (0, "")
    assert told.out == f"12 svar ligger i {copy} och går att läsa utan nyckeln.\n"
    assert citizens(Survey(copy)) == 12
    told = valuetui("seal", "open", "--data", sealed, "--key", key.path, "--to", copy)
    assert told.code == 1
    assert "är inte tom" in told.err


def test_what_the_copy_lacks_is_said(valuetui: Run, sealed: Path, key: Key) -> None:
    damage(sealed / "responses" / "kiosk-1.json", answers(1)[0].id)
    (sealed / "responses" / "lista.json").write_text("mjölk", encoding="utf-8")
    told = valuetui("seal", "open", "--data", sealed, "--key", key.path, "--to", "kopia", lang="en")
    assert told.code == 0
    assert "One sealed answer is damaged" in told.err
    assert "lista.json is no file of answers" in told.err
    assert told.out.startswith("11 answers are in kopia")


def test_with_a_wrong_key_there_is_no_copy(valuetui: Run, tmp_path: Path, sealed: Path) -> None:
    wrong = new_key(tmp_path, "wrong").path
    told = valuetui("seal", "open", "--data", sealed, "--key", wrong, "--to", "kopia")
    assert (told.code, told.out) == (1, "")
    assert "förseglade för en annan" in told.err
    assert not (tmp_path / "kopia").exists()


# The kiosk


def test_a_kiosk_with_a_key_that_is_none_does_not_begin(valuetui: Run, tmp_path: Path) -> None:
    told = valuetui("kiosk", "--config", station(tmp_path, "age1"))
    assert told.code == 1
    assert told.err.startswith(f"{tmp_path / 'station.toml'}:3: nyckel 1 under ”seal”")


@pytest.mark.parametrize(
    ("language", "said"), [("sv", "inte är installerat"), ("en", "not installed")]
)
def test_without_the_extra_nothing_begins_and_what_to_install_is_said(
    language: str,
    said: str,
    valuetui: Run,
    tmp_path: Path,
    sealed: Path,
    key: Key,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert valuetui("instrument", "new", "mitt").code == 0
    config = tmp_path / "mitt" / "station.toml"
    before = config.read_text(encoding="utf-8")
    config.write_text(f'{before}\nseal = "{key.public}"\n', encoding="utf-8")
    monkeypatch.setitem(sys.modules, "pyrage", None)
    for line in (
        ["kiosk", "--config", config],
        ["export", "xlsx", "--data", sealed, "--key", key.path],
        ["results", "--data", sealed, "--key", key.path],
        ["seal", "new-key", "ny.txt"],
        ["seal", "open", "--data", sealed, "--key", key.path, "--to", "kopia"],
    ):
        told = valuetui(*line, lang=language)
        assert (told.code, told.out) == (1, "")
        assert said in told.err
        assert "pip install 'valuetui[seal]'" in told.err
    # A key that stands in the settings hinders nobody who reads open answers.
    keep(tmp_path / "open", answers(6))
    told = valuetui("export", "xlsx", "--config", config, "--data", tmp_path / "open")
    assert told.code == 0
