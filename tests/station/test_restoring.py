"""A backup brings a folder back, whole or what is missing of it, and nothing newer is lost."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.responses.folders import aside, documents, place, tree, versions
from tests.responses.samples import Document, FullDisk, plain
from tests.station.test_bundling import two_stations
from tests.station.test_survey import (
    OTHER_WORDS,
    answers,
    citizens,
    force,
    keep,
    keep_later_form,
)
from valuetui.reports.dialogue.keeping import DialogueLog
from valuetui.responses import closed
from valuetui.responses.bundle import Kind
from valuetui.responses.bundle_files import BundleRefused
from valuetui.responses.errors import CannotOpen, StoreError
from valuetui.responses.instruments import kept_instruments
from valuetui.responses.sessions import open_sitting, sittings
from valuetui.responses.store import StationStore
from valuetui.responses.table import ResponseDB
from valuetui.station.bundling import bundle_folder
from valuetui.station.errors import NotComparable
from valuetui.station.merging import merge
from valuetui.station.restoring import NotABackup, OtherSurvey, Restored, restore
from valuetui.station.survey import Survey


def everything(folder: Path) -> Path:
    """A folder with all that a folder may hold."""
    two_stations(folder)
    unknown = {**answers(1, start=50)[0].to_document(), "kind": "sealed", "schema": 7}
    with StationStore(folder, "kiosk-1") as store:
        store.save(unknown)
    with ResponseDB(folder / "responses" / "kiosk-1.json") as database:
        database.insert({"anteckning": "ingen svarade efter lunch"})
        database.table("sessions").insert_multiple([{"name": "torget"}, {"name": "biblioteket"}])
    later = folder / "responses" / "kiosk-2.2.json"
    with ResponseDB(later, station="kiosk-2") as database:
        database.insert(replace(answers(1, start=60)[0], station="kiosk-2").to_document())
        database.table("sessions").insert({"name": "skolan"})
    [waiting] = answers(1, start=70)
    with StationStore(folder / "apart", "kiosk-1") as store:
        store.save(waiting.to_document())
    (folder / "spool").mkdir()
    store.path.rename(folder / "spool" / f"{waiting.id}.json")
    keep(folder / "apart", [replace(answers(1)[0], group="elected")])
    merge([folder / "apart" / "responses" / "kiosk-1.json"], folder)
    keep_later_form(folder)
    return folder


def backup(folder: Path) -> Path:
    path = bundle_folder(folder, folder.parent / "backup", Kind.BACKUP).path
    assert aside(folder) or not (folder / "quarantine").exists()
    return path


def tables(folder: Path) -> dict[str, list[Document]]:
    """All that plain TinyDB finds in the station's files, by station and table, in an order of its
    own. Numbers of documents are no content, and neither is the table that tells the form."""
    found: dict[str, list[Document]] = {}
    for path in (folder / "responses").glob("[!.]*.json"):
        for name in json.loads(path.read_bytes()):
            if name != "meta":
                found.setdefault(f"{path.name.partition('.')[0]} {name}", []).extend(
                    plain(path, name)
                )
    return {key: sorted(table, key=repr) for key, table in found.items() if table}


def test_a_folder_comes_back_whole(tmp_path: Path) -> None:
    folder = everything(tmp_path / "d")
    restored = restore(backup(folder), tmp_path / "r")
    assert versions(tmp_path / "r") == versions(folder)
    assert kept_instruments(tmp_path / "r") == kept_instruments(folder)
    assert not (tmp_path / "r" / "spool").exists()
    with StationStore(folder, "kiosk-1"):  # takes in what waits in the spool
        pass
    assert tables(tmp_path / "r") == tables(folder)
    assert citizens(Survey(tmp_path / "r")) == citizens(Survey(folder)) == 8
    assert (restored.instruments, restored.rest) == (2, 4)
    assert restored.problems == ()
    assert restored.standing.total() == 8
    assert restored.void.total() == 1


def test_a_backup_of_what_was_restored_is_the_same(tmp_path: Path) -> None:
    path = backup(everything(tmp_path / "d"))
    restore(path, tmp_path / "x" / "r")
    assert backup(tmp_path / "x" / "r").read_bytes() == path.read_bytes()


def test_restoring_again_changes_nothing(tmp_path: Path) -> None:
    path = backup(everything(tmp_path / "d"))
    restore(path, tmp_path / "r")
    before = tree(tmp_path / "r")
    again = restore(path, tmp_path / "r")
    assert tree(tmp_path / "r") == before
    assert (again.counts.new.total(), again.instruments, again.rest) == (0, 0, 0)


def nothing(folder: Path) -> None:
    del folder


def a_file_was_lost(folder: Path) -> None:
    (folder / "responses" / "kiosk-2.json").unlink()


def much_was_lost(folder: Path) -> None:
    for path in [*folder.glob("instruments/*.json"), *folder.glob("quarantine/*")]:
        path.unlink()
    path = folder / "responses" / "kiosk-1.json"
    content = json.loads(path.read_bytes())
    responses = content["responses"]
    responses.pop(next(key for key in responses if responses[key].get("kind") == "sealed"))
    content["sessions"].popitem()
    path.write_text(json.dumps(content), encoding="utf-8")


@pytest.mark.parametrize("loss", [nothing, a_file_was_lost, much_was_lost])
def test_what_was_lost_comes_back_and_what_is_newer_stays(
    loss: Callable[[Path], None], tmp_path: Path
) -> None:
    folder = everything(tmp_path / "d")
    path, before = backup(folder), versions(folder)
    with StationStore(folder, "kiosk-1"):
        pass
    content = tables(folder)
    loss(folder)
    [newer] = answers(1, start=90)
    with StationStore(folder, "kiosk-1") as store:
        store.save(newer.to_document())
    restore(path, folder)
    assert set(before) < set(versions(folder))
    assert newer.id in {document["id"] for document in documents(folder)}
    for key, table in tables(folder).items():
        lacking = [each for each in content.get(key, []) if each not in table]
        assert lacking == [], key


def test_a_record_that_is_there_in_another_version_stays_and_both_are_kept(tmp_path: Path) -> None:
    kept = answers(6)
    keep(tmp_path / "d", kept)
    path = backup(tmp_path / "d")
    changed = replace(kept[0], group="elected")
    keep(tmp_path / "r", [changed])
    restored = restore(path, tmp_path / "r")
    assert restored.counts.refused == Counter(different=1)
    found = {document["id"]: document for document in documents(tmp_path / "r")}
    assert found[changed.id]["group"] == "elected"
    assert [document["group"] for document in aside(tmp_path / "r")] == ["citizens"]


def test_a_table_that_is_there_is_not_changed(tmp_path: Path) -> None:
    folder = two_stations(tmp_path / "d")
    with ResponseDB(folder / "responses" / "kiosk-1.json") as database:
        number = database.table("sessions").insert({"name": "torget"})
    path = backup(folder)
    with ResponseDB(folder / "responses" / "kiosk-1.json") as database:
        database.table("sessions").update({"name": "torget", "closed": True}, doc_ids=[number])
    before = tree(folder)
    restore(path, folder)
    assert tree(folder) == before


# Trying first


@pytest.mark.parametrize("loss", [nothing, a_file_was_lost, much_was_lost])
def test_a_dry_run_writes_nothing_and_tells_the_same(
    loss: Callable[[Path], None], tmp_path: Path
) -> None:
    folder = everything(tmp_path / "d")
    path = backup(folder)
    loss(folder)
    before = tree(tmp_path)
    told = restore(path, folder, dry_run=True)
    assert tree(tmp_path) == before
    restored = restore(path, folder)

    def content(each: Restored) -> tuple[Any, ...]:
        return (each.counts, each.instruments, each.rest, each.standing, each.void)

    assert content(told) == content(restored)


def test_a_dry_run_into_nothing_makes_nothing(tmp_path: Path) -> None:
    path = backup(everything(tmp_path / "d"))
    before = tree(tmp_path)
    told = restore(path, tmp_path / "r", dry_run=True)
    assert tree(tmp_path) == before
    assert told.standing.total() == 8


# What is refused, before anything is written


def refused(path: Path, folder: Path, why: type[StoreError]) -> StoreError:
    before = tree(folder.parent)
    for dry_run in (True, False):
        with pytest.raises(why) as refusal:
            restore(path, folder, dry_run=dry_run)
        assert tree(folder.parent) == before
    return refusal.value


def test_a_bundle_that_is_no_backup_is_refused(tmp_path: Path) -> None:
    path = bundle_folder(two_stations(tmp_path / "d"), tmp_path, Kind.ANSWERS).path
    assert refused(path, tmp_path / "r", NotABackup).path == path


def test_a_backup_that_is_damaged_or_missing_is_refused(tmp_path: Path) -> None:
    path = backup(two_stations(tmp_path / "d"))
    refused(tmp_path / "gone.zip", tmp_path / "r", CannotOpen)
    path.write_bytes(path.read_bytes()[:-30])
    assert refused(path, tmp_path / "r", BundleRefused).reason == "bundle-damaged"
    path.write_text("inköpslista", encoding="utf-8")
    assert refused(path, tmp_path / "r", BundleRefused).reason == "bundle-foreign"


def test_a_folder_of_another_survey_is_refused(tmp_path: Path) -> None:
    path = backup(two_stations(tmp_path / "d"))
    keep(tmp_path / "r", [replace(answer, wave="2027") for answer in answers(2, start=30)])
    refused(path, tmp_path / "r", OtherSurvey)


def test_a_folder_with_answers_to_other_words_is_refused(tmp_path: Path) -> None:
    path = backup(two_stations(tmp_path / "d"))
    keep(tmp_path / "r", answers(2, OTHER_WORDS, start=30), OTHER_WORDS)
    error = refused(path, tmp_path / "r", NotComparable)
    assert isinstance(error, NotComparable)
    assert error.difference.added == ("v1",)


def test_a_folder_that_was_mixed_comes_back_as_it_was(tmp_path: Path) -> None:
    """Also when the restoring was interrupted and is done again."""
    keep(tmp_path / "d", answers(6))
    force(tmp_path / "d", answers(6, OTHER_WORDS, start=10), OTHER_WORDS)
    path = backup(tmp_path / "d")
    restore(path, tmp_path / "r")
    (tmp_path / "r" / "responses" / "other.json").unlink()
    restore(path, tmp_path / "r")
    assert versions(tmp_path / "r") == versions(tmp_path / "d")


# Interrupted


def test_on_a_full_disk_what_came_back_stays_and_the_rest_comes_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closed, "LONGEST_APPEND", 512)
    path = backup(everything(tmp_path / "d"))
    stopped = 0
    for writes in range(24):
        with place() as folder:
            files = FullAfter(writes)
            reason = tried(path, folder / "r", files)
            assert reason in ("", "full")
            stopped += reason == "full"
            files.left = 1 << 60
            restore(path, folder / "r", files=files)
            assert versions(folder / "r") == versions(tmp_path / "d")
    assert 3 < stopped < 24


def tried(path: Path, folder: Path, files: FullDisk) -> str:
    """Why a folder cannot be restored; empty where it can."""
    try:
        restore(path, folder, files=files)
    except StoreError as error:
        return error.reason
    return ""


class FullAfter(FullDisk):
    """A disk that is full after so many writes."""

    def __init__(self, writes: int) -> None:
        super().__init__()
        self.left = writes

    def write_some(self, handle: int, offset: int, data: memoryview) -> int:
        self.left -= 1
        self.full = self.left < 0
        return super().write_some(handle, offset, data)


def test_sessions_come_back_too(tmp_path: Path) -> None:
    two_stations(tmp_path / "d")
    opened = open_sitting(tmp_path / "d", "Fullmäktige", "2026-11-23")
    backup = bundle_folder(tmp_path / "d", tmp_path / "kopia.zip", Kind.BACKUP)
    restore(backup.path, tmp_path / "r")
    assert sittings(tmp_path / "r") == [opened]


def test_the_log_of_the_dialogue_comes_back_and_what_is_newer_stays(tmp_path: Path) -> None:
    two_stations(tmp_path / "d")
    log = DialogueLog(tmp_path / "d")
    log.add({"said": "öppenhet"}, date(2026, 11, 23))
    log.change(1, {"owner": "kansliet"}, date(2026, 11, 24))
    path = bundle_folder(tmp_path / "d", tmp_path / "kopia.zip", Kind.BACKUP).path
    assert restore(path, tmp_path / "r", dry_run=True).rest == 2
    assert restore(path, tmp_path / "r").rest == 2
    back = DialogueLog(tmp_path / "r")
    assert back.history() == log.history()
    newer, _ = back.change(1, {"status": "going"}, date(2026, 11, 25))
    again = restore(path, tmp_path / "r")
    assert (again.rest, back.entries()) == (0, [newer])
    same = bundle_folder(tmp_path / "d", tmp_path / "samma.zip", Kind.BACKUP).path
    assert same.read_bytes() == path.read_bytes()


def test_a_log_that_is_damaged_hinders_no_backup_of_the_answers(tmp_path: Path) -> None:
    two_stations(tmp_path / "d")
    (tmp_path / "d" / "dialogue.json").write_text("a;b")
    made = bundle_folder(tmp_path / "d", tmp_path / "kopia.zip", Kind.BACKUP)
    assert [problem.reason for problem in made.problems] == ["damaged-log"]
    restore(made.path, tmp_path / "r")
    assert citizens(Survey(tmp_path / "r")) == citizens(Survey(tmp_path / "d"))
