"""A purge removes every answer and every older copy in the folder, and nothing else."""

import errno
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.instrument.samples import make_instrument
from tests.responses.samples import Document, FailingDisk, FullDisk, answer, by_id, plain
from valuetui.instrument.canonical import canonical
from valuetui.responses import lock
from valuetui.responses.certificate import Certificate, kept_certificates
from valuetui.responses.errors import (
    CannotOpen,
    Conflict,
    LinkedFolder,
    NoResponses,
    NotRemoved,
    NotSaved,
    PurgeBegun,
    StoreVanished,
)
from valuetui.responses.files import SYSTEM, SystemFiles
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.instruments import keep_instrument
from valuetui.responses.layout import Record, dump
from valuetui.responses.lock import FileLock, lock_path
from valuetui.responses.purge import plan_purge, purge
from valuetui.responses.spool import put_in_spool, spool_path
from valuetui.responses.store import StationStore

DECISION = "KS 2026:123"
DAY = "2026-11-23"

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")


def keep(folder: Path, number: int, station: str = "kiosk-1") -> list[Document]:
    documents = [answer() for _ in range(number)]
    with StationStore(folder, station) as store:
        store.save_many(documents)
    return documents


def all_kinds(folder: Path) -> tuple[list[Document], dict[str, int | None]]:
    """A folder with everything that may hold answers. The answers, and the name of every file that
    a purge must remove with the number of records in it."""
    keep_instrument(folder, canonical(make_instrument()))
    documents = [*keep(folder, 4), *keep(folder, 2, "kiosk-2")]
    responses = folder / "responses"
    (responses / "kiosk-1.2.json").write_bytes((responses / "kiosk-2.json").read_bytes())
    (responses / "kiosk-1.json.adopted-2026-11-20-1").write_bytes(
        (responses / "kiosk-1.json").read_bytes()
    )
    (responses / "kiosk-1.json.torn-2026-11-20-1").write_bytes(b'"77":{"id":"0123')
    (responses / ".kiosk-1.json.new").write_bytes(b'{"meta":{}')
    waiting = answer()
    put_in_spool(
        SYSTEM, spool_path(folder, waiting["id"]), "kiosk-1", Record(5, dump(dict(waiting)))
    )
    others = [
        "drafts/kiosk-1.draft", "quarantine/2026/strange", "inbox/kiosk-9.bundle",
        "backup/monday.zip", "cache/kiosk-1.tally", "bundle.zip", "manifest.json",
        "kiosk-1.json.bak", "responses/sub/copy",
    ]  # fmt: skip
    for name in others:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())
    found: dict[str, int | None] = dict.fromkeys(others)
    found |= {
        "responses/kiosk-1.json": 4, "responses/kiosk-2.json": 2, "responses/kiosk-1.2.json": 2,
        "responses/kiosk-1.json.adopted-2026-11-20-1": 4,
        "responses/kiosk-1.json.torn-2026-11-20-1": None, "responses/.kiosk-1.json.new": None,
        "spool/*.json": 1,
    }  # fmt: skip
    return [*documents, waiting], found


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def do(folder: Path, decision: str = DECISION, files: Any = SYSTEM) -> Certificate:
    return purge(plan_purge(folder, files), decision, DAY, files)[1]


def kept(folder: Path) -> list[Certificate]:
    return [certificate for _, certificate in kept_certificates(folder, SYSTEM)]


def test_everything_that_holds_answers_goes_and_is_certified(tmp_path: Path) -> None:
    documents, expected = all_kinds(tmp_path)
    instruments = {name for name in names(tmp_path) if name.startswith("instruments/")}
    hashes = {
        name.relative_to(tmp_path).as_posix(): hashlib.sha256(name.read_bytes()).hexdigest()
        for name in tmp_path.rglob("*")
        if name.is_file()
    }
    plan = plan_purge(tmp_path)
    assert {each.name: each.records for each in plan.found.files} == expected
    path, certificate = purge(plan, DECISION, DAY)

    assert path == tmp_path / f"gallring-{DAY}.json"
    assert names(tmp_path) == instruments | {path.name}
    assert {each.name for each in tmp_path.iterdir()} == {"instruments", path.name}
    assert {each.name: each.records for each in certificate.files} == expected
    for each in certificate.files:
        assert each.sha256 in hashes.values()
        assert "*" in each.name or hashes[each.name] == each.sha256
    assert (certificate.decision, certificate.begun, certificate.done) == (DECISION, DAY, DAY)
    assert certificate.surveys == ("lillby/2026",)
    assert certificate.records == 13
    text = path.read_text(encoding="utf-8")
    for document in documents:
        assert document["id"] not in text
    assert "value-0" not in text
    assert "Öppenhet" not in text


def test_the_certificate_says_what_it_promises(tmp_path: Path) -> None:
    keep(tmp_path, 3)
    size = (tmp_path / "responses" / "kiosk-1.json").stat().st_size
    path, certificate = purge(plan_purge(tmp_path), "Beslut å 7", DAY)
    said = json.loads(path.read_text(encoding="utf-8"))
    assert said["status"] == "done"
    assert said["decision"] == "Beslut å 7"
    assert said["contact"] is None
    assert said["total"] == {"files": 1, "records": 3, "bytes": size}
    assert said["program"].startswith("valuetui ")
    assert Certificate.from_bytes(path.read_bytes()) == certificate
    assert kept(tmp_path) == [certificate]
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0


def test_what_is_no_answer_stays_and_is_named(tmp_path: Path) -> None:
    keep(tmp_path, 1)
    for name in ("station.toml", "anteckningar.txt", "bok.xlsx", "exports/arkiv.zip", "2025/x"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    certificate = do(tmp_path)
    assert set(certificate.left) == {"station.toml", "anteckningar.txt", "bok.xlsx", "exports/",
                                     "2025/"}  # fmt: skip
    assert names(tmp_path) == {"station.toml", "anteckningar.txt", "bok.xlsx", "exports/arkiv.zip",
                               "2025/x", f"gallring-{DAY}.json"}  # fmt: skip


def test_a_second_purge_has_a_certificate_of_its_own(tmp_path: Path) -> None:
    for number in range(3):
        keep(tmp_path, number + 1)
        assert do(tmp_path, f"beslut {number}").records == number + 1
    assert names(tmp_path) == {
        f"gallring-{DAY}.json", f"gallring-{DAY}-2.json", f"gallring-{DAY}-3.json",
    }  # fmt: skip
    assert [each.decision for each in kept(tmp_path)] == ["beslut 0", "beslut 1", "beslut 2"]


def test_to_plan_changes_nothing(tmp_path: Path) -> None:
    all_kinds(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert plan_purge(tmp_path) == plan_purge(tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


# What is refused


def test_a_folder_that_is_none_of_ours_is_left_alone(tmp_path: Path) -> None:
    for name in ("package.json", "responses/login.json", "cache/page", "instruments/flute.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("[1]", encoding="utf-8")
    before = names(tmp_path)
    with pytest.raises(NoResponses):
        plan_purge(tmp_path)
    with pytest.raises(NoResponses):
        plan_purge(tmp_path / "nowhere")
    with pytest.raises(NoResponses):
        plan_purge(tmp_path / "package.json")
    assert names(tmp_path) == before


def test_where_nothing_is_left_to_remove_that_is_said(tmp_path: Path) -> None:
    keep_instrument(tmp_path, canonical(make_instrument()))
    with pytest.raises(NoResponses):
        plan_purge(tmp_path)
    keep(tmp_path, 1)
    do(tmp_path)
    with pytest.raises(NoResponses):
        plan_purge(tmp_path)
    assert len(kept(tmp_path)) == 1


def test_what_has_changed_since_it_was_shown_is_not_removed(tmp_path: Path) -> None:
    documents = keep(tmp_path, 2)
    plan = plan_purge(tmp_path)
    documents += keep(tmp_path, 1)
    with pytest.raises(Conflict):
        purge(plan, DECISION, DAY)
    assert by_id(plain(tmp_path / "responses" / "kiosk-1.json")) == by_id(documents)
    assert kept(tmp_path) == []


def test_a_station_that_is_just_saving_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    keep(tmp_path, 2)
    keep(tmp_path, 2, "kiosk-2")
    station = tmp_path / "responses" / "kiosk-2.json"
    plan = plan_purge(tmp_path)
    held = FileLock(SYSTEM, lock_path(station))
    with held, pytest.raises(CannotOpen) as refused:
        purge(plan, DECISION, DAY)
    held.close()
    assert (refused.value.reason, refused.value.path) == ("busy", station)
    assert len(list(ResponseFolder(tmp_path).documents())) == 4
    assert kept(tmp_path) == []
    do(tmp_path)
    assert names(tmp_path) == {f"gallring-{DAY}.json"}


def test_a_kiosk_that_holds_a_lock_as_long_as_it_runs_is_noticed_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 1000)
    keep(tmp_path, 2)
    for place in (tmp_path / "drafts" / ".kiosk-1.json.lock", tmp_path / ".sessions.json.lock"):
        place.parent.mkdir(exist_ok=True)
        before = names(tmp_path)
        held = FileLock(SYSTEM, place)
        with held, pytest.raises(CannotOpen) as refused:
            do(tmp_path)
        held.close()
        assert refused.value.reason == "busy"
        assert refused.value.path.name == place.name[1:].removesuffix(".lock")
        assert names(tmp_path) == before | {place.relative_to(tmp_path).as_posix()}
    certificate = do(tmp_path)
    assert len(certificate.files) == 1
    assert names(tmp_path) == {f"gallring-{DAY}.json"}
    assert not (tmp_path / "drafts").exists()


@needs_links
def test_a_folder_that_lies_elsewhere_is_refused(tmp_path: Path) -> None:
    keep(tmp_path / "elsewhere", 2)
    (tmp_path / "wave").mkdir()
    (tmp_path / "wave" / "responses").symlink_to(tmp_path / "elsewhere" / "responses")
    with pytest.raises(LinkedFolder):
        plan_purge(tmp_path / "wave")


@needs_links
def test_links_go_and_what_they_lead_to_stays(tmp_path: Path) -> None:
    keep(tmp_path / "wave", 2)
    (tmp_path / "copy.json").write_text("{}", encoding="utf-8")
    (tmp_path / "copies").mkdir()
    (tmp_path / "copies" / "one.json").write_text("{}", encoding="utf-8")
    links = [tmp_path / "wave" / "responses" / "z.json", tmp_path / "wave" / "responses" / "zz"]
    links[0].symlink_to(tmp_path / "copy.json")
    links[1].symlink_to(tmp_path / "copies")
    plan = plan_purge(tmp_path / "wave")
    assert list(plan.found.links) == links
    purge(plan, DECISION, DAY)
    assert names(tmp_path / "wave") == {f"gallring-{DAY}.json"}
    assert names(tmp_path) >= {"copy.json", "copies/one.json"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    keep(tmp_path, 1)
    os.mkfifo(tmp_path / "responses" / "pipe.json")
    assert do(tmp_path).left == ("responses/pipe.json",)


# Cut short, and completed


class Stubborn(SystemFiles):
    """A disk on which a file with this name cannot be removed."""

    name = ""

    def remove(self, path: Path) -> None:
        if path.name == self.name:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        super().remove(path)


def cut_short(folder: Path, name: str) -> None:
    """A purge that ends at the file with this name."""
    disk = Stubborn()
    disk.name = name
    with pytest.raises(NotRemoved):
        do(folder, files=disk)


def test_a_purge_that_was_cut_short_says_so_and_is_completed(tmp_path: Path) -> None:
    for station in ("a", "b", "c"):
        keep(tmp_path, 2, station)
    cut_short(tmp_path, "b.json")
    assert [each.done for each in kept(tmp_path)] == [None]
    plan = plan_purge(tmp_path)
    assert {each.name for each in plan.found.files} == {"responses/b.json", "responses/c.json"}
    with pytest.raises(PurgeBegun) as refused:
        purge(plan, "another", DAY)
    assert refused.value.decision == DECISION
    path, certificate = purge(plan, DECISION, "2026-11-24")
    assert path.name == f"gallring-{DAY}.json"
    assert [each.name for each in certificate.files] == [
        f"responses/{station}.json" for station in "abc"
    ]
    assert (certificate.records, certificate.begun, certificate.done) == (6, DAY, "2026-11-24")
    assert names(tmp_path) == {path.name}


def test_answers_that_came_before_it_was_completed_go_too_and_are_counted_once(
    tmp_path: Path,
) -> None:
    for station in ("a", "b"):
        keep(tmp_path, 3, station)
    cut_short(tmp_path, "b.json")
    keep(tmp_path, 1, "a")  # a new file of the old name
    keep(tmp_path, 1, "b")  # the old one has grown
    certificate = do(tmp_path)
    assert [(each.name, each.records) for each in certificate.files] in (
        [("responses/a.json", 3), ("responses/a.json", 1), ("responses/b.json", 4)],
        [("responses/a.json", 1), ("responses/a.json", 3), ("responses/b.json", 4)],
    )
    assert names(tmp_path) == {f"gallring-{DAY}.json"}


def test_only_the_last_word_was_missing(tmp_path: Path) -> None:
    keep(tmp_path, 2)
    path, certificate = purge(plan_purge(tmp_path), DECISION, DAY)
    path.write_text(
        path.read_text(encoding="utf-8")
        .replace('"status": "done"', '"status": "begun"')
        .replace(f'"done": "{DAY}"', '"done": null'),
        encoding="utf-8",
    )
    assert do(tmp_path) == certificate
    assert kept(tmp_path) == [certificate]


def test_where_no_certificate_can_be_written_nothing_is_removed(tmp_path: Path) -> None:
    disk = FullDisk()
    disk.full = True
    documents = keep(tmp_path, 2)
    before = names(tmp_path)
    with pytest.raises(NotSaved) as refused:
        do(tmp_path, files=disk)
    assert refused.value.reason == "full"
    assert names(tmp_path) == before
    assert by_id(list(ResponseFolder(tmp_path).documents())) == by_id(documents)


def test_a_damaged_certificate_is_no_certificate(tmp_path: Path) -> None:
    keep(tmp_path, 1)
    for number, content in enumerate(["", "[1]", '{"kind": "purge-certificate", "form": 1}'], 2):
        (tmp_path / f"gallring-{DAY}-{number}.json").write_text(content, encoding="utf-8")
    assert plan_purge(tmp_path).begun is None
    assert do(tmp_path).records == 1
    assert f"gallring-{DAY}-2.json" in names(tmp_path)


# Who still runs


def test_a_kiosk_that_still_runs_brings_nothing_back(tmp_path: Path) -> None:
    with StationStore(tmp_path, "kiosk-1") as store:
        store.save(answer())
        store.warm()
        do(tmp_path)
        for _ in range(3):
            with pytest.raises(StoreVanished):
                store.save(answer())
            with pytest.raises(StoreVanished):
                store.save_many([answer(), answer()])
        assert names(tmp_path) == {f"gallring-{DAY}.json"}


def test_not_even_when_its_file_had_failed_before(tmp_path: Path) -> None:
    disk = FailingDisk()
    with StationStore(tmp_path, "kiosk-1", disk) as store:
        store.save(answer())
        disk.broken = lambda call: call == "sync"
        for _ in range(2):
            with pytest.raises(NotSaved):
                store.save(answer())
        do(tmp_path)
        disk.broken = lambda _: False
        for _ in range(3):
            with pytest.raises(StoreVanished):
                store.save(answer())
        assert names(tmp_path) == {f"gallring-{DAY}.json"}


def test_a_kiosk_that_is_started_anew_begins_from_nothing(tmp_path: Path) -> None:
    with StationStore(tmp_path, "kiosk-1") as old:
        old.save(answer())
        do(tmp_path)
        new = keep(tmp_path, 1)
        assert by_id(list(ResponseFolder(tmp_path).documents())) == by_id(new)
        late = answer()
        assert old.save(late).new
        assert by_id(list(ResponseFolder(tmp_path).documents())) == by_id([*new, late])


# The pauses grow, so that a purge meets saves at any of its steps and yet comes to an end.
SCRIPT = """
import sys, time
from itertools import count
from pathlib import Path
from tests.responses.samples import answer
from valuetui.responses.errors import StoreError
from valuetui.responses.store import StationStore

with StationStore(Path(sys.argv[1]), "kiosk-1") as store:
    print("open", flush=True)
    for number in count():
        try:
            store.save(answer())
        except StoreError as error:
            print(error.reason, flush=True)
            break
        time.sleep(number * 0.001)
"""


def test_a_kiosk_that_saves_all_the_time_is_not_half_removed(tmp_path: Path) -> None:
    """Either the purge is refused, or all is gone and the kiosk is told."""
    kiosk = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(tmp_path)],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert kiosk.stdout is not None
    with kiosk.stdout:
        assert kiosk.stdout.readline() == "open\n"
        try:
            while True:
                try:
                    do(tmp_path)
                except (Conflict, CannotOpen):
                    assert (tmp_path / "responses" / "kiosk-1.json").exists()
                    assert kept(tmp_path) == []
                except NoResponses:
                    continue
                else:
                    break
            assert kiosk.stdout.readline() == "vanished\n"
        finally:
            kiosk.kill()
            kiosk.wait()
    assert names(tmp_path) == {f"gallring-{DAY}.json"}
