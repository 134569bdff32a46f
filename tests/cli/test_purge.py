"""``valuetui purge``: told before, confirmed, done, and certified on screen and on disk."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from tests.cli.conftest import Run
from tests.station.test_survey import answers, keep
from valuetui.responses import lock, purge
from valuetui.responses.files import SYSTEM, Opening, SystemFiles, write_new
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.lock import FileLock, lock_path

DECISION = "KS 2026:123"
TIMEOUT = 60


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with eight answers of two stations."""
    folder = tmp_path / "svar"
    keep(folder, answers(6))
    keep(folder, answers(2, start=10), station="kiosk-2")
    return folder


def left(folder: Path) -> int:
    """How many answers are in the folder."""
    return len(list(ResponseFolder(folder).documents())) if (folder / "responses").exists() else 0


def certificates(folder: Path) -> list[dict[str, object]]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("gallring-*.json")]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sv", ["I {path} finns det här att ta bort:", "responses/kiosk-1.json: 6 poster,",
                "Filer: 2. Poster: 8", "säkerhetskopior", "GALLRINGSBEVIS", "Beslut", "Kontakt",
                "responses/kiosk-2.json", "SHA-256 ", "Gallringsbeviset ligger i {path}"]),
        ("en", ["This will be removed from {path}:", "responses/kiosk-1.json: 6 records,",
                "Files: 2. Records: 8", "backups", "CERTIFICATE OF REMOVAL", "Decision", "Contact",
                "responses/kiosk-2.json", "SHA-256 ", "The certificate is in {path}"]),
    ],
)  # fmt: skip
def test_the_answers_go_and_that_is_certified(
    language: str, said: list[str], valuetui: Run, data: Path
) -> None:
    told = valuetui("purge", "--data", data, "--decision", DECISION, "--yes", lang=language)
    assert (told.code, told.err) == (0, "")
    assert [part for part in said if part.format(path=data) not in told.out] == []
    assert told.out.count(DECISION) == 1
    assert left(data) == 0
    [certificate] = certificates(data)
    assert (certificate["status"], certificate["decision"]) == ("done", DECISION)
    [path] = data.glob("gallring-*.json")
    assert path.name == f"gallring-{certificate['begun']}.json"
    assert len(list((data / "instruments").glob("*.json"))) == 1
    for answer in (*answers(6), *answers(2, start=10)):
        assert answer.id not in told.out + path.read_text(encoding="utf-8")
    again = valuetui("purge", "--data", data, "--decision", DECISION, "--yes", lang=language)
    assert (again.code, again.out) == (1, "")


def test_a_dry_run_tells_and_does_nothing(valuetui: Run, data: Path) -> None:
    before = sorted(data.rglob("*"))
    told = valuetui("purge", "--data", data, "--decision", DECISION, "--dry-run")
    assert (told.code, told.err) == (0, "")
    assert "responses/kiosk-1.json: 6 poster" in told.out
    assert told.out.endswith("Inget har tagits bort (--dry-run).\n")
    assert sorted(data.rglob("*")) == before
    assert left(data) == 8


def test_without_a_terminal_nothing_is_removed_unless_that_is_said(
    valuetui: Run, data: Path
) -> None:
    told = valuetui("purge", "--data", data, "--decision", DECISION)
    assert told.code == 1
    assert "--yes" in told.err
    assert left(data) == 8
    assert certificates(data) == []


def test_a_decision_is_needed(valuetui: Run, data: Path) -> None:
    told = valuetui("purge", "--data", data, "--yes")
    assert told.code == 2
    assert "--decision saknas." in told.err
    for decision, said in [
        (" \t\u200b", "Ange gallringsbeslutet"),
        ("x" * 201, "högst 200 tecken"),
    ]:
        told = valuetui("purge", "--data", data, "--yes", "--decision", decision)
        assert (told.code, told.out) == (2, "")
        assert said in told.err
    assert left(data) == 8


def test_a_decision_is_cleaned_before_it_is_certified(valuetui: Run, data: Path) -> None:
    decision = "KS\x1b[31m  2026:123\n\u202e§ 4 "
    assert valuetui("purge", "--data", data, "--yes", "--decision", decision).code == 0
    assert certificates(data)[0]["decision"] == "KS 2026:123 § 4"


def test_what_stays_in_the_folder_is_named(valuetui: Run, data: Path) -> None:
    (data / "station.toml").write_text("", encoding="utf-8")
    (data / "bilder").mkdir()
    told = valuetui("purge", "--data", data, "--decision", DECISION, "--dry-run")
    assert "gallringsbevisen och:\n  bilder/\n  station.toml\n" in told.out


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_links_are_named_with_what_they_lead_to(valuetui: Run, data: Path, tmp_path: Path) -> None:
    (tmp_path / "kopia.json").write_text("{}", encoding="utf-8")
    (data / "responses" / "z.json").symlink_to(tmp_path / "kopia.json")
    told = valuetui("purge", "--data", data, "--decision", DECISION, "--yes")
    assert f"en länk till {tmp_path / 'kopia.json'}" in told.out
    assert (tmp_path / "kopia.json").exists()
    keep(tmp_path / "annan", answers(1))
    (data / "responses").symlink_to(tmp_path / "annan" / "responses")
    told = valuetui("purge", "--data", data, "--decision", DECISION, "--yes")
    assert told.code == 1
    assert "är en länk till en annan mapp" in told.err


def test_a_folder_without_answers_is_refused(valuetui: Run, tmp_path: Path) -> None:
    told = valuetui("purge", "--data", tmp_path / "ingenting", "--decision", DECISION, "--yes")
    assert (told.code, told.out) == (1, "")
    assert "finns inga svar" in told.err


def test_a_kiosk_that_is_saving_is_noticed(
    valuetui: Run, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    station = data / "responses" / "kiosk-2.json"
    held = FileLock(SYSTEM, lock_path(station))
    with held:
        told = valuetui("purge", "--data", data, "--decision", DECISION, "--yes")
    held.close()
    assert told.code == 1
    assert f"{station} används just nu. Avsluta kiosken" in told.err
    assert left(data) == 8


def test_answers_that_come_after_the_list_was_shown_stop_it(
    valuetui: Run, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = purge.purge

    def first_one_more(plan: purge.Plan, decision: str, day: str) -> object:
        keep(data, answers(1, start=30))
        return real(plan, decision, day)

    monkeypatch.setattr(purge, "purge", first_one_more)
    told = valuetui("purge", "--data", data, "--decision", DECISION, "--yes")
    assert told.code == 1
    assert "har ändrats sedan listan visades" in told.err
    assert left(data) == 9


@pytest.fixture
def stuck(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The second station's file cannot be removed."""
    remove = SystemFiles.remove

    def refused(self: SystemFiles, path: Path) -> None:
        if path.name == "kiosk-2.json":
            raise OSError(5, os.strerror(5), str(path))
        remove(self, path)

    with monkeypatch.context() as patch:
        patch.setattr(SystemFiles, "remove", refused)
        yield


@pytest.mark.usefixtures("stuck")
def test_a_purge_that_is_cut_short_says_how_to_finish_it(valuetui: Run, data: Path) -> None:
    told = valuetui("purge", "--data", data, "--decision", DECISION, "--yes")
    assert told.code == 1
    assert "ge samma kommando igen" in told.err
    assert "kunde inte läsas eller skrivas" in told.err
    assert [each["status"] for each in certificates(data)] == ["begun"]
    assert "GALLRINGSBEVIS" not in told.out

    other = valuetui("purge", "--data", data, "--decision", "annat", "--yes")
    assert other.code == 1
    assert f'--decision "{DECISION}"' in other.err
    archived = valuetui("archive", "--data", data, "--yes")
    assert archived.code == 1
    assert "gallring är påbörjad" in archived.err


def test_on_a_full_disk_nothing_is_removed(
    valuetui: Run, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: SystemFiles, handle: int, offset: int, content: memoryview) -> int:
        del self, handle, offset, content
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(SystemFiles, "write_some", full)
    told = valuetui("purge", "--data", data, "--decision", DECISION, "--yes")
    assert told.code == 1
    assert "Disken är full" in told.err
    assert "samma kommando igen" not in told.err
    assert left(data) == 8
    assert certificates(data) == []


# At a terminal


def at_a_terminal(data: Path, typed: str, language: str = "sv") -> "tuple[int | None, str]":
    """Give the command and answer its question; its exit code and what it showed."""
    child = pexpect.spawn(
        sys.executable,
        [
            "-m",
            "valuetui",
            "purge",
            "--data",
            str(data),
            "--decision",
            DECISION,
            "--lang",
            language,
        ],
        dimensions=(60, 200),
        encoding="utf-8",
        timeout=TIMEOUT,
    )
    child.expect("för gott: " if language == "sv" else "for good: ")
    before = child.before or ""
    assert left(data) == 8
    child.sendline(typed)
    child.expect(pexpect.EOF)
    child.close()
    return child.exitstatus, before + (child.before or "")


@pytest.mark.parametrize(
    ("typed", "language"), [(DECISION, "sv"), ("gallra", "sv"), (" purge ", "en")]
)
def test_whoever_types_the_decision_or_the_word_means_it(
    typed: str, language: str, data: Path
) -> None:
    code, shown = at_a_terminal(data, typed, language)
    assert code == 0
    assert "responses/kiosk-1.json" in shown
    assert left(data) == 0


@pytest.mark.parametrize("typed", ["", "ja", "y", "KS 2026:124", "\x04", "\x03"])
def test_whoever_types_anything_else_does_not(typed: str, data: Path) -> None:
    code, shown = at_a_terminal(data, typed)
    assert code == 1
    assert "Traceback" not in shown
    assert left(data) == 8
    assert certificates(data) == []


# Killed


SLOW = """
import sys, time
from pathlib import Path
from valuetui.cli.root import run
from valuetui.responses.files import SystemFiles
from valuetui.words import Words

def remove(self, path, real=SystemFiles.remove):
    if path.name == "kiosk-2.json":
        print("now", flush=True)
        time.sleep(600)
    real(self, path)

SystemFiles.remove = remove
run(["purge", "--data", sys.argv[1], "--decision", sys.argv[2], "--yes"], Words("sv"))
"""


def test_a_purge_that_is_killed_is_finished_by_the_same_command(valuetui: Run, data: Path) -> None:
    killed = subprocess.Popen(
        [sys.executable, "-c", SLOW, data, DECISION],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert killed.stdout is not None
    with killed.stdout:
        for line in killed.stdout:
            if line == "now\n":
                break
        killed.kill()
        killed.wait(TIMEOUT)
    assert [each["status"] for each in certificates(data)] == ["begun"]
    assert left(data) == 2
    told = valuetui("purge", "--data", data, "--decision", DECISION, "--yes")
    assert told.code == 0
    assert "En gallring blev inte färdig" in told.out
    [certificate] = certificates(data)
    assert certificate["status"] == "done"
    assert certificate["total"]["records"] == 8  # type: ignore[index]
    assert left(data) == 0


def test_a_half_written_certificate_of_a_killed_purge_is_no_answer(
    valuetui: Run, data: Path
) -> None:
    write_new(SYSTEM, data / ".gallring-2026-11-23.json.new", [b'{"kind'], Opening.NEW)
    told = valuetui("purge", "--data", data, "--decision", DECISION, "--yes")
    assert told.code == 0
    assert "Filer: 2." in told.out
    assert not list(data.glob(".*"))
