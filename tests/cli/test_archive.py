"""``valuetui archive``: warned, confirmed, written once, and checked."""

import hashlib
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pexpect
import pytest

from tests.cli.conftest import Run
from tests.cli.test_failures import constants_in, foreign_reasons, parsed
from tests.reports.packages import lines, table, unpacked
from tests.station.test_survey import INSTRUMENT, answers, correction, force, keep
from valuetui.reports.archive import faults
from valuetui.responses.files import SystemFiles
from valuetui.responses.record import Void
from valuetui.words import Words

NAME = "vardekartlaggning-arkiv-lillby-2026.zip"
TIMEOUT = 60


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder with eight answers of two stations, of which one is void."""
    folder = tmp_path / "svar"
    kept = answers(6)
    keep(folder, [*kept, correction(Void, kept[0])])
    keep(folder, answers(2, start=10), station="kiosk-2")
    return folder


@pytest.mark.parametrize(
    ("language", "warning", "said"),
    [("sv", "peka ut en person", "Svar som gäller: 7. Svar som gavs: 8. Rättelser: 1."),
     ("en", "point out a person",
      "Answers that count: 7. Answers that were given: 8. Corrections: 1.")],
)  # fmt: skip
def test_all_answers_are_packed_with_a_warning(
    language: str, warning: str, said: str, valuetui: Run, data: Path, tmp_path: Path
) -> None:
    told = valuetui("archive", "--data", data, "--yes", lang=language)
    assert told.code == 0
    assert warning in told.err
    assert said in told.out
    path = tmp_path / "exports" / NAME
    assert str(Path("exports") / NAME) in told.out
    package = path.read_bytes()
    assert hashlib.sha256(package).hexdigest() in told.out
    assert faults(package) == []
    files = unpacked(package)
    assert {row["id"] for row in table(files, "answers.csv")} == {
        each.id for each in (*answers(6)[1:], *answers(2, start=10))
    }
    assert [row["of"] for row in table(files, "corrections.csv")] == [answers(1)[0].id]
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0


def test_the_folder_of_answers_is_not_touched(valuetui: Run, data: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in data.rglob("*")}
    assert valuetui("archive", "--data", data, "--yes").code == 0
    assert {path: path.stat().st_mtime_ns for path in data.rglob("*")} == before


def test_two_orders_of_arrival_give_the_same_package(valuetui: Run, tmp_path: Path) -> None:
    kept = answers(9)
    for folder, order in (("a", kept), ("b", kept[::-1])):
        for each in order:
            keep(tmp_path / folder, [each])
    contents = [(tmp_path / folder / "responses" / "kiosk-1.json").read_bytes() for folder in "ab"]
    assert contents[0] != contents[1]
    for folder in "ab":
        valuetui("archive", "--data", tmp_path / folder, "--yes", "--to", f"{folder}.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


# Where it goes


def test_it_goes_into_a_folder_or_a_file_as_told(valuetui: Run, data: Path, tmp_path: Path) -> None:
    (tmp_path / "mapp.zip").mkdir()
    for to, place in [("ny/mapp", f"ny/mapp/{NAME}"), ("paket.zip", "paket.zip"),
                      ("mapp.zip", f"mapp.zip/{NAME}")]:  # fmt: skip
        told = valuetui("archive", "--data", data, "--yes", "--to", to)
        assert told.code == 0, told.err
        assert zipfile.is_zipfile(tmp_path / place)
    there = {path for path in tmp_path.rglob("*") if path.is_file() and data not in path.parents}
    assert there == {tmp_path / "ny" / "mapp" / NAME, tmp_path / "paket.zip",
                     tmp_path / "mapp.zip" / NAME}  # fmt: skip


def test_the_same_package_is_written_once(valuetui: Run, data: Path, tmp_path: Path) -> None:
    for to in ("exports", "paket.zip"):
        assert "ligger i" in valuetui("archive", "--data", data, "--yes", "--to", to).out
        told = valuetui("archive", "--data", data, "--yes", "--to", to)
        assert (told.code, told.out.splitlines()[0].split(" i ")[0]) == (
            0, "Samma paket finns redan",
        )  # fmt: skip
    assert len(list((tmp_path / "exports").iterdir())) == 1


def test_another_package_is_never_written_over(valuetui: Run, data: Path, tmp_path: Path) -> None:
    valuetui("archive", "--data", data, "--yes", "--to", "paket.zip")
    valuetui("archive", "--data", data, "--yes")
    before = (tmp_path / "paket.zip").read_bytes()
    keep(data, answers(1, start=40))
    told = valuetui("archive", "--data", data, "--yes", "--to", "paket.zip")
    assert told.code == 1
    assert "innehåller något annat" in told.err
    assert (tmp_path / "paket.zip").read_bytes() == before
    assert valuetui("archive", "--data", data, "--yes").code == 0
    assert len(list((tmp_path / "exports").iterdir())) == 2


def test_a_package_among_the_answers_is_refused(valuetui: Run, data: Path) -> None:
    before = sorted(data.rglob("*"))
    for to in (data, data / "paket.zip", data / "arkiv", data / "x" / ".." / "paket.zip"):
        told = valuetui("archive", "--data", data, "--yes", "--to", to)
        assert told.code == 1
        assert "gallring skulle ta bort det" in told.err
    assert sorted(data.rglob("*")) == before


def test_a_folder_for_the_file_that_is_missing_is_told(valuetui: Run, data: Path) -> None:
    told = valuetui("archive", "--data", data, "--yes", "--to", "saknas/paket.zip")
    assert told.code == 1
    assert "finns inte" in told.err


# What is refused


def test_without_a_terminal_nothing_is_written_unless_that_is_said(
    valuetui: Run, data: Path, tmp_path: Path
) -> None:
    told = valuetui("archive", "--data", data)
    assert told.code == 1
    assert "peka ut en person" in told.err
    assert "--yes" in told.err
    assert list(tmp_path.iterdir()) == [data]


def test_an_archive_that_would_lack_answers_is_not_written(
    valuetui: Run, data: Path, tmp_path: Path
) -> None:
    (data / "responses" / "inköp.json").write_text("mjölk", encoding="utf-8")
    told = valuetui("archive", "--data", data, "--yes")
    assert told.code == 1
    assert "inköp.json är ingen fil med svar" in told.err
    assert "skulle sakna svar" in told.err
    assert list(tmp_path.iterdir()) == [data]


def test_torn_bytes_and_unknown_records_are_told_and_packed(valuetui: Run, data: Path) -> None:
    path = data / "responses" / "kiosk-2.json"
    text = path.read_bytes()
    end = text.index(b"}}\n")
    path.write_bytes(
        text[:end].replace(b'"schema":1', b'"schema":7', 1) + b',"77":{"id":"0123\n}}\n'
    )
    told = valuetui("archive", "--data", data, "--yes")
    assert told.code == 0
    assert "är skadad" in told.err
    assert "den här versionen inte känner till" in told.err
    files = unpacked((Path("exports") / NAME).read_bytes())
    assert len(lines(files, "unknown.jsonl")) == 1
    assert table(files, "left_out.csv")[0]["what"] == "torn"


def test_answers_to_different_words_are_archived_together(valuetui: Run, data: Path) -> None:
    other = replace(INSTRUMENT, version="2", values=INSTRUMENT.values[1:])
    force(data, answers(1, other, start=50), other)
    told = valuetui("archive", "--data", data, "--yes")
    assert told.code == 0, told.err
    files = unpacked((Path("exports") / NAME).read_bytes())
    assert len({row["instrument_hash"] for row in table(files, "answers.csv")}) == 2


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda data: next((data / "instruments").glob("*.json")).unlink(), "Frågeformuläret till"),
        (lambda data: (data / "responses").rename(data / "r"), "finns inga svar"),
    ],
)
def test_a_folder_that_cannot_be_understood(
    spoil: Callable[[Path], object], said: str, valuetui: Run, data: Path
) -> None:
    spoil(data)
    told = valuetui("archive", "--data", data, "--yes")
    assert told.code == 1
    assert said in told.err


def test_a_full_disk_leaves_nothing_behind(
    valuetui: Run, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(self: SystemFiles, handle: int, offset: int, content: memoryview) -> int:
        del self, handle, offset, content
        raise OSError(28, os.strerror(28))

    (tmp_path / "ut").mkdir()
    monkeypatch.setattr(SystemFiles, "write_some", full)
    told = valuetui("archive", "--data", data, "--yes", "--to", "ut")
    assert told.code == 1
    assert "Disken är full" in told.err
    assert list((tmp_path / "ut").iterdir()) == []


def test_a_disk_that_gives_back_something_else_is_told(
    valuetui: Run, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = SystemFiles.write_some

    def garbles(self: SystemFiles, handle: int, offset: int, content: memoryview) -> int:
        return write(self, handle, offset, memoryview(bytes(len(content))))

    monkeypatch.setattr(SystemFiles, "write_some", garbles)
    told = valuetui("archive", "--data", data, "--yes")
    assert told.code == 1
    assert "gick inte att läsa tillbaka" in told.err


def test_every_reason_has_its_words() -> None:
    told = set(constants_in(parsed("responses/following.py"), "Problem", 1)) | (
        foreign_reasons() - {"id"}
    )
    assert told >= {"torn", "unnamed", "different", "newer", "unreadable", "vanished", "not-json"}
    for language in ("sv", "en"):
        for reason in told:
            key = f"cli.archive.amiss.{reason}"
            assert "x.json" in Words(language)(key, path="x.json", n=2, detail="EIO")


# At a terminal, and killed


@pytest.mark.parametrize(("typed", "code"), [("archive", 0), ("yes", 1), ("", 1), ("\x03", 1)])
def test_whoever_types_the_word_means_it(typed: str, code: int, data: Path, tmp_path: Path) -> None:
    child = pexpect.spawn(
        sys.executable,
        ["-m", "valuetui", "archive", "--data", str(data), "--to", str(tmp_path), "--lang", "en"],
        dimensions=(24, 200),
        encoding="utf-8",
        timeout=TIMEOUT,
    )
    child.expect("write the package: ")
    assert "point out a person" in (child.before or "")
    assert not (tmp_path / NAME).exists()
    child.sendline(typed)
    child.expect(pexpect.EOF)
    child.close()
    assert "Traceback" not in (child.before or "")
    assert (child.exitstatus, (tmp_path / NAME).exists()) == (code, code == 0)


SLOW = """
import sys, time
from valuetui.cli.root import run
from valuetui.responses.files import SystemFiles
from valuetui.words import Words

def replace(self, source, target):
    print("now", flush=True)
    time.sleep(600)

SystemFiles.replace = replace
run(["archive", "--data", sys.argv[1], "--to", sys.argv[2], "--yes"], Words("sv"))
"""


def test_one_that_is_killed_leaves_no_package_and_the_next_one_cleans_up(
    valuetui: Run, data: Path, tmp_path: Path
) -> None:
    path = tmp_path / "paket.zip"
    killed = subprocess.Popen(
        [sys.executable, "-c", SLOW, data, path],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert killed.stdout is not None
    with killed.stdout:
        assert killed.stdout.readline() == b"now\n"
        killed.kill()
        killed.wait(TIMEOUT)
    assert not path.exists()
    assert valuetui("archive", "--data", data, "--to", path, "--yes").code == 0
    assert {each.name for each in tmp_path.iterdir()} == {"svar", "paket.zip"}
    assert faults(path.read_bytes()) == []
