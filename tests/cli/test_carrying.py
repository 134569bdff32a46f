"""``collect``, ``merge``, ``backup`` and ``restore``: answers on their way between machines."""

import json
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pexpect
import pytest

from tests.cli.conftest import Run
from tests.reports.surveys import opened, rows_below
from tests.responses.folders import documents, tree, versions
from tests.responses.samples import plain
from tests.station.test_bundling import two_stations
from tests.station.test_survey import OTHER_WORDS, answers, correction, keep
from valuetui.cli import progress as module
from valuetui.responses.merge import BATCH
from valuetui.responses.record import Void
from valuetui.responses.store import StationStore

TIMEOUT = 120


def collected(valuetui: Run, folder: Path) -> Path:
    told = valuetui("collect", "--data", folder, "--to", "sticka")
    assert (told.code, told.err) == (0, "")
    [path] = Path("sticka").glob("*.zip")
    return path


def test_answers_are_carried_from_one_folder_to_another(valuetui: Run, tmp_path: Path) -> None:
    two_stations(tmp_path / "torget")
    keep(tmp_path / "centralt", answers(6, start=20))
    told = valuetui("collect", "--data", "torget", "--to", "sticka")
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines() == [
        "Samlingen ligger i sticka/lillby-2026-alla.zip",
        "Stationer: 3. Svar som räknas: 6. Svar som inte räknas: 1.",
    ]
    told = valuetui("merge", "sticka/lillby-2026-alla.zip", "--data", "centralt")
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines() == [
        "sticka/lillby-2026-alla.zip – nya: 8, kända: 0, avvisade: 0",
        "",
        "Station  Kanal              Nya  Kända  Räknas  Räknas inte",
        "kiosk-1  kiosk                4      0       9            1",
        "kiosk-2  kiosk                3      0       3            0",
        "staff    ogiltigförklaring    1      0",
        "Alla                          8      0      12            1",
        "",
        "Inläst i centralt",
    ]


def test_the_same_in_english_and_a_second_time(valuetui: Run, tmp_path: Path) -> None:
    path = collected(valuetui, two_stations(tmp_path / "d"))
    valuetui("merge", path, "--data", "a")
    told = valuetui("merge", path, "d", "--data", "a", lang="en")
    assert (told.code, told.err) == (0, "")
    lines = told.out.splitlines()
    assert lines[:2] == [
        f"{path} – new: 0, known: 8, refused: 0",
        "d – new: 0, known: 8, refused: 0",
    ]
    assert lines[-3].split() == ["All", "0", "16", "6", "1"]
    assert lines[-1] == "Taken into a"


def test_what_was_shown_goes_along_by_every_command(valuetui: Run, tmp_path: Path) -> None:
    """A workbook is a look. Eight people in one and eleven in the next would tell of three."""
    keep(tmp_path / "d", answers(8))
    assert figures(valuetui, "d") == 8
    keep(tmp_path / "d", answers(3, start=50))
    path = collected(valuetui, tmp_path / "d")
    assert valuetui("merge", path, "--data", "a").code == 0
    assert valuetui("merge", "d", "--data", "b").code == 0
    assert valuetui("backup", "--data", "d", "--to", "kopia.zip").code == 0
    assert valuetui("restore", "kopia.zip", "--data", "c").code == 0
    for folder in ("d", "a", "b", "c"):
        assert figures(valuetui, folder) == 8
        keep(tmp_path / folder, answers(2, start=90))
        assert figures(valuetui, folder) == 13


def figures(valuetui: Run, folder: str) -> int:
    """How many citizens the workbook counts that is written now."""
    told = valuetui("export", "xlsx", "--data", folder, "--out", f"bok-{folder}")
    assert told.code == 0
    newest = max(Path(f"bok-{folder}").glob("*.xlsx"), key=lambda path: path.stat().st_mtime_ns)
    rows = rows_below(opened(newest)["Alla värdeord"], "Värdeord-id")
    [n] = {row["n"] for row in rows if row["Grupp-id"] == "citizens"}
    assert isinstance(n, int)
    return n


def test_only_a_station_is_collected(valuetui: Run, tmp_path: Path) -> None:
    two_stations(tmp_path / "d")
    told = valuetui("collect", "--data", "d", "--station", "kiosk-2", "--station", "staff")
    assert told.code == 0
    assert "exports/lillby-2026-kiosk-2-staff.zip" in told.out
    told = valuetui("collect", "--data", "d", "--station", "kiosk-7")
    assert (told.code, told.out) == (1, "")
    assert told.err == (
        "I d finns inga svar från stationen ”kiosk-7”. Stationerna är: kiosk-1, kiosk-2, staff.\n"
    )


def test_the_same_bundle_is_not_written_twice(valuetui: Run, tmp_path: Path) -> None:
    two_stations(tmp_path / "d")
    for line in ("Samlingen ligger i", "Samma samling ligger redan i"):
        assert valuetui("collect", "--data", "d").out.startswith(line)
    assert len(list(Path("exports").iterdir())) == 1


def test_what_is_refused_is_said_with_the_reason(valuetui: Run, tmp_path: Path) -> None:
    kept = answers(6)
    keep(tmp_path / "a", kept)
    keep(tmp_path / "b", [replace(kept[0], group="elected"), *answers(2, start=10)])
    keep(tmp_path / "c", answers(3, OTHER_WORDS, start=20), OTHER_WORDS)
    with StationStore(tmp_path / "b", "kiosk-1") as store:
        store.save({**answers(1, start=30)[0].to_document(), "schema": 9})
    told = valuetui("merge", "b", "c", "--data", "a")
    assert told.code == 0
    assert told.err.splitlines() == [
        "Svaren i c gäller andra ord än de som finns i mappen, och tas inte in.",
        "Ett ord finns bara i det nyare: ord 50",
        "Ett ord finns bara i det äldre: ord 1",
        "Ett svar finns redan i mappen med samma id men annat innehåll. Det i mappen gäller.",
        "3 svar gäller andra ord än de i mappen och har inte tagits in. Ange en egen mapp för dem "
        "med --data.",
        "Ett svar är av ett slag som den här versionen inte känner till och har inte tagits in. "
        "Uppdatera valuetui och läs in det igen.",
        "Det avvisade svaret är lagt i a/quarantine",
    ]
    assert "b – nya: 2, kända: 0, avvisade: 2" in told.out
    assert "c – nya: 0, kända: 0, avvisade: 3" in told.out
    for answer in (*kept, "v1", "elected"):
        assert str(getattr(answer, "id", answer)) not in told.err + told.out


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sv", "är skadad eller avbruten, och inget har lästs in från den. Kopiera filen igen."),
        ("en", "is damaged or cut short, and nothing was taken from it. Copy the file again."),
    ],
)
def test_a_bundle_that_was_cut_short_is_refused_and_the_others_are_taken(
    language: str, said: str, valuetui: Run, tmp_path: Path
) -> None:
    path = collected(valuetui, two_stations(tmp_path / "d"))
    cut = tmp_path / "cut.zip"
    cut.write_bytes(path.read_bytes()[:-20])
    told = valuetui("merge", cut, "--data", "a", lang=language)
    assert (told.code, told.out) == (1, "")
    assert told.err == f"{cut} {said}\n"
    told = valuetui("merge", cut, path, "--data", "a", lang=language)
    assert told.code == 1
    assert said in told.err
    assert len(documents(tmp_path / "a")) == 8


def test_a_damaged_source_is_told_and_its_whole_answers_are_taken(
    valuetui: Run, tmp_path: Path
) -> None:
    keep(tmp_path / "b", answers(3))
    path = tmp_path / "b" / "responses" / "kiosk-1.json"
    path.write_bytes(path.read_bytes().rstrip()[:-30])
    told = valuetui("merge", "b", "--data", "a")
    assert told.code == 0
    assert told.err.startswith("b/responses/kiosk-1.json är skadad: ")
    assert "De hela svaren är med." in told.err


NOTHING_ALONGSIDE = {
    "log": {"new": 0, "clashing": [], "renumbered": [], "renumbered_here": []},
    "margins": False,
    "attendance": 0,
    "forms": 0,
    "reviews": {"new": 0, "disputed": 0},
    "codes": {"stations": [], "used": 0, "twice": 0, "other": [], "gone": []},
}


def test_scripts_get_json(valuetui: Run, tmp_path: Path) -> None:
    kept = answers(6)
    keep(tmp_path / "a", kept)
    keep(tmp_path / "b", [replace(kept[0], group="elected"), *answers(2, start=10)])
    keep(tmp_path / "b", [correction(Void, kept[1])], station="staff")
    told = valuetui("merge", "b", "gone", "--data", "a", "--json", "--dry-run")
    assert told.code == 1
    assert json.loads(told.out) == {
        "folder": "a",
        "dry_run": True,
        "sources": [
            {"path": "b", "kind": "folder", "refused_whole": None, "new": 3, "known": 0,
             "refused": 1, "problems": [], "alongside": NOTHING_ALONGSIDE},
            {"path": "gone", "kind": None, "refused_whole": "missing", "new": 0, "known": 0,
             "refused": 0, "problems": [], "alongside": NOTHING_ALONGSIDE},
        ],
        "rows": [
            {"station": "kiosk-1", "kind": "answer", "channel": "kiosk", "new": 2, "known": 0,
             "standing": 7, "void": 1},
            {"station": "staff", "kind": "void", "channel": "", "new": 1, "known": 0,
             "standing": 0, "void": 0},
        ],
        "refused": {"different": 1},
        "set_aside": 1,
        "standing": 7,
        "void": 1,
    }  # fmt: skip


def test_a_dry_run_writes_nothing(valuetui: Run, tmp_path: Path) -> None:
    two_stations(tmp_path / "d")
    before = tree(tmp_path)
    told = valuetui("merge", "d", "--data", "a", "--dry-run")
    assert told.code == 0
    assert told.out.splitlines()[-1] == "Prov: inget har skrivits i a"
    assert tree(tmp_path) == before


# Backup and restore


def test_a_folder_is_backed_up_and_restored(valuetui: Run, tmp_path: Path) -> None:
    two_stations(tmp_path / "d")
    told = valuetui("backup", "--data", "d", "--to", "disk/kopia.zip")
    assert (told.code, told.err) == (0, "")
    assert told.out.startswith("Säkerhetskopian är skriven och läst tillbaka: disk/kopia.zip\n")
    before = tree(tmp_path)
    told = valuetui("restore", "disk/kopia.zip", "--data", "r", "--dry-run")
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines()[-1] == "Prov: inget har skrivits i r"
    assert tree(tmp_path) == before
    told = valuetui("restore", "disk/kopia.zip", "--data", "r")
    assert (told.code, told.err) == (0, "")
    assert told.out.splitlines() == [
        "Station  Kanal              Nya  Kända  Räknas  Räknas inte",
        "kiosk-1  kiosk                4      0       3            1",
        "kiosk-2  kiosk                3      0       3            0",
        "staff    ogiltigförklaring    1      0",
        "Alla                          8      0       6            1",
        "",
        "Frågeformulär som fattades: 1",
        "Vilka siffror som har visats till och med säkerhetskopian är ihågkommet. Vad som har "
        "visats efter den är inte känt: den som har sett det kan räkna ut något om enstaka "
        "personer av skillnaden.",
        "Återställt i r",
    ]
    assert versions(tmp_path / "r") == versions(tmp_path / "d")


def test_what_is_not_as_in_the_backup_stays_and_is_told(valuetui: Run, tmp_path: Path) -> None:
    two_stations(tmp_path / "d")
    valuetui("session", "open", "--data", "d", "--name", "Fullmäktige", "--present", "6")
    margins = tmp_path / "d" / "margins.toml"
    margins.write_text("# då")
    valuetui("backup", "--data", "d", "--to", "kopia.zip")
    margins.write_text("# nu")
    [attendance] = (tmp_path / "d" / "attendance").iterdir()
    valuetui("session", "protocol", "--data", "d", "--name", "Fullmäktige", "--present", "7")
    told = valuetui("restore", "kopia.zip", "--data", "d")
    assert (told.code, told.err.count("margins.toml"), told.err.count(attendance.name)) == (0, 1, 1)
    told = valuetui("restore", "kopia.zip", "--data", "r")
    assert "Hur många som deltog i sammanträden följde med." in told.out


def test_a_backup_that_lacks_a_file_ends_with_1(valuetui: Run, tmp_path: Path) -> None:
    two_stations(tmp_path / "d")
    (tmp_path / "d" / "responses" / "inköp.json").write_text("mjölk", encoding="utf-8")
    for command in ("backup", "collect"):
        told = valuetui(command, "--data", "d")
        assert told.code == 1
        assert told.err == "d/responses/inköp.json är ingen fil med svar och är inte med.\n"
        assert f"{Path('exports')}" in told.out


def test_a_bundle_is_not_restored_but_a_backup_may_be_merged(valuetui: Run, tmp_path: Path) -> None:
    path = collected(valuetui, two_stations(tmp_path / "d"))
    told = valuetui("restore", path, "--data", "r")
    assert (told.code, told.out) == (1, "")
    assert "ingen säkerhetskopia. Läs in den med valuetui merge." in told.err
    assert "Kör samma kommando igen" not in told.err
    valuetui("backup", "--data", "d", "--to", "kopia.zip")
    assert valuetui("merge", "kopia.zip", "--data", "r").code == 0
    assert versions(tmp_path / "r") == versions(tmp_path / "d")


def test_where_to_restore_must_be_said(valuetui: Run) -> None:
    assert valuetui("restore", "kopia.zip").code == 2
    assert valuetui("merge").code == 2


def test_answers_to_other_words_are_not_restored_over(valuetui: Run, tmp_path: Path) -> None:
    two_stations(tmp_path / "d")
    valuetui("backup", "--data", "d", "--to", "kopia.zip")
    keep(tmp_path / "r", answers(2, OTHER_WORDS, start=30), OTHER_WORDS)
    told = valuetui("restore", "kopia.zip", "--data", "r")
    assert told.code == 1
    assert "Svaren i r gäller olika frågeformulär" in told.err
    assert "Ett ord finns bara i det nyare: ord 1" in told.err


def test_a_folder_that_cannot_be_written_to_says_what_to_do(valuetui: Run, tmp_path: Path) -> None:
    path = collected(valuetui, two_stations(tmp_path / "d"))
    (tmp_path / "fil").write_text("", encoding="utf-8")
    told = valuetui("merge", path, "--data", "fil/a")
    assert told.code == 1
    assert "fil/a" in told.err
    keep(tmp_path / "a", [])
    (tmp_path / "a" / "responses" / ".kiosk-2.json.lock").mkdir()
    told = valuetui("merge", path, "--data", "a")
    assert told.code == 1
    assert told.err.splitlines()[-1] == (
        "Det som hann läsas in är sparat. Kör samma kommando igen när felet är avhjälpt."
    )


# How far it has come


SHOWN = """
import sys
from valuetui.cli import main, progress
progress.PATIENCE = progress.EVERY = 0
main(sys.argv[1:])
"""


def test_at_a_terminal_a_long_merge_shows_how_far_it_has_come(tmp_path: Path) -> None:
    keep(tmp_path / "b", answers(40))
    arguments = ["merge", str(tmp_path / "b"), "--data", str(tmp_path / "a")]
    child = pexpect.spawn(
        sys.executable, ["-c", SHOWN, *arguments], dimensions=(24, 200), timeout=TIMEOUT,
        encoding="utf-8",
    )  # fmt: skip
    child.expect("Läser in svaren")
    child.expect("[0-9]+%")
    child.expect("Inläst i")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


def test_elsewhere_nothing_is_shown(
    valuetui: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0)
    keep(tmp_path / "b", answers(40))
    assert valuetui("merge", "b", "--data", "a").err == ""


# Killed


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.slow
def test_a_merge_that_is_killed_is_done_by_doing_it_again(tmp_path: Path) -> None:
    number = 2 * BATCH + 1500
    kept = answers(number)
    keep(tmp_path / "b", kept)
    target = tmp_path / "a" / "responses" / "kiosk-1.json"
    command = [sys.executable, "-m", "valuetui", "merge", "b", "--data", "a"]
    found = 0
    for _ in range(2):
        merging = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + TIMEOUT
        while merging.poll() is None and (found_now(target) <= found or not target.exists()):
            assert time.monotonic() < deadline
            time.sleep(0.005)
        merging.send_signal(signal.SIGKILL)
        merging.wait()
        found = found_now(target)
        assert found in {BATCH, 2 * BATCH, number}
        assert {document["id"] for document in plain(target)} <= {answer.id for answer in kept}
    told = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=tmp_path)
    assert (told.returncode, told.stderr) == (0, "")
    assert {document["id"] for document in documents(tmp_path / "a")} == {
        answer.id for answer in kept
    }
    assert len(plain(target)) == number


def found_now(target: Path) -> int:
    """How many answers are in the file."""
    return target.read_bytes().count(b'"kind":"answer"') if target.exists() else 0
