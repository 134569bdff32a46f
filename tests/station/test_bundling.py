"""Collecting and backing up: one file, read back, never written over another."""

import errno
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.responses.bundles import manifest_of
from tests.responses.folders import aside, documents, tree, versions
from tests.responses.samples import FailingDisk, FullDisk
from tests.station.test_survey import INSTRUMENT, OTHER_WORDS, answers, correction, keep
from valuetui.responses.bundle import Kind
from valuetui.responses.errors import NoResponses, NotSaved
from valuetui.responses.files import Opening, SystemFiles
from valuetui.responses.following import Problem
from valuetui.responses.record import Void
from valuetui.responses.table import ResponseDB
from valuetui.station.bundling import NoStation, bundle_folder
from valuetui.station.merging import merge


def two_stations(folder: Path) -> Path:
    """A folder with the answers of two kiosks, of which one was made void."""
    kept = answers(4)
    keep(folder, kept)
    elsewhere = [replace(answer, station="kiosk-2") for answer in answers(3, start=10)]
    keep(folder, elsewhere, station="kiosk-2")
    keep(folder, [correction(Void, kept[0])], station="staff")
    return folder


def collect(folder: Path, to: Path, *stations: str, **options: Any) -> Path:
    return bundle_folder(folder, to, Kind.ANSWERS, stations, **options).path


def names(path: Path) -> list[str]:
    return sorted(each.name for each in path.iterdir())


def test_all_stations_are_collected_into_a_file_named_after_the_survey(tmp_path: Path) -> None:
    folder = two_stations(tmp_path / "d")
    bundled = bundle_folder(folder, tmp_path / "ut", Kind.ANSWERS)
    assert bundled.path == tmp_path / "ut" / "lillby-2026-alla.zip"
    assert bundled.stations == ("kiosk-1", "kiosk-2", "staff")
    assert (bundled.answers, bundled.void) == (6, 1)
    assert bundled.problems == ()
    said = manifest_of(bundled.path)
    assert (said["organisation"], said["wave"], said["kind"]) == ("lillby", "2026", "answers")
    merge([bundled.path], tmp_path / "a")
    assert versions(tmp_path / "a") == versions(folder)


def test_only_some_stations_are_collected(tmp_path: Path) -> None:
    folder = two_stations(tmp_path / "d")
    path = collect(folder, tmp_path, "kiosk-2")
    assert path.name == "lillby-2026-kiosk-2.zip"
    merge([path], tmp_path / "a")
    assert {document["station"] for document in documents(tmp_path / "a")} == {"kiosk-2"}
    path = collect(folder, tmp_path, "staff", "kiosk-2")
    assert path.name == "lillby-2026-staff-kiosk-2.zip"


def test_refused_versions_go_along_with_their_station(tmp_path: Path) -> None:
    folder = two_stations(tmp_path / "d")
    keep(tmp_path / "e", [replace(answers(1)[0], group="elected")])
    merge([tmp_path / "e"], folder)
    merge([collect(folder, tmp_path, "kiosk-2")], tmp_path / "a")
    assert aside(tmp_path / "a") == []
    merge([collect(folder, tmp_path, "kiosk-1")], tmp_path / "a")
    assert aside(tmp_path / "a") == aside(folder)
    assert len(aside(folder)) == 1


def test_a_station_that_is_not_there_is_said_with_those_that_are(tmp_path: Path) -> None:
    folder = two_stations(tmp_path / "d")
    with pytest.raises(NoStation) as refused:
        collect(folder, tmp_path, "kiosk-1", "kiosk-9")
    assert (refused.value.station, refused.value.known) == (
        "kiosk-9", ("kiosk-1", "kiosk-2", "staff"))  # fmt: skip
    assert names(tmp_path) == ["d"]


def test_the_same_content_is_left_as_it_is_and_another_gets_a_number(tmp_path: Path) -> None:
    folder, out = two_stations(tmp_path / "d"), tmp_path / "ut"
    first = bundle_folder(folder, out, Kind.ANSWERS)
    again = bundle_folder(folder, out, Kind.ANSWERS)
    assert (first.was_there, again.was_there) == (False, True)
    assert again.path == first.path
    keep(folder, answers(1, start=20))
    assert collect(folder, out).name == "lillby-2026-alla (2).zip"
    assert bundle_folder(folder, out, Kind.ANSWERS).was_there
    assert names(out) == ["lillby-2026-alla (2).zip", "lillby-2026-alla.zip"]


def test_a_file_may_be_named_and_is_not_written_over_either(tmp_path: Path) -> None:
    folder = two_stations(tmp_path / "d")
    (tmp_path / "min.zip").write_bytes(b"something else")
    assert collect(folder, tmp_path / "min.zip") == tmp_path / "min (2).zip"
    assert (tmp_path / "min.zip").read_bytes() == b"something else"
    assert collect(folder, tmp_path / "new" / "min.ZIP") == tmp_path / "new" / "min.ZIP"


def test_a_survey_without_answers_is_named_after_its_instrument(tmp_path: Path) -> None:
    keep(tmp_path / "d", [])
    assert collect(tmp_path / "d", tmp_path).name == "lillby-2026-alla.zip"
    keep(tmp_path / "e", [*answers(1), replace(answers(1, start=3)[0], wave="2027")])
    assert collect(tmp_path / "e", tmp_path).name == "lillby-alla.zip"


def test_a_folder_without_answers_gives_no_bundle(tmp_path: Path) -> None:
    with pytest.raises(NoResponses):
        collect(tmp_path / "d", tmp_path / "ut")
    assert names(tmp_path) == []


def test_collecting_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    folder = two_stations(tmp_path / "d")
    before = tree(folder)
    collect(folder, tmp_path / "ut")
    assert tree(folder) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_a_bundle_is_for_its_owner_only(tmp_path: Path) -> None:
    path = collect(two_stations(tmp_path / "d"), tmp_path / "ut")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


# What is not in it


def test_what_could_not_be_read_is_told(tmp_path: Path) -> None:
    folder = two_stations(tmp_path / "d")
    (folder / "responses" / "inköp.json").write_text("mjölk", encoding="utf-8")
    [instrument] = (folder / "instruments").glob("*.json")
    instrument.write_bytes(instrument.read_bytes()[:-1])
    for kind in Kind:
        told = bundle_folder(folder, tmp_path / kind, kind).problems
        assert set(told) == {
            Problem(folder / "responses" / "inköp.json", "not-json"),
            Problem(instrument, "damaged-instrument"),
        }


def test_what_has_no_id_goes_into_a_backup_only(tmp_path: Path) -> None:
    folder = two_stations(tmp_path / "d")
    with ResponseDB(folder / "responses" / "kiosk-1.json") as database:
        database.insert({"anteckning": "ingen"})
        database.table("sessions").insert({"name": "torget"})
    collected = bundle_folder(folder, tmp_path / "a", Kind.ANSWERS)
    assert [(each.reason, each.count) for each in collected.problems] == [("unnamed", 1)]
    assert manifest_of(collected.path)["files"]["responses/kiosk-1.json"]["records"] == 4
    backup = bundle_folder(folder, tmp_path / "b", Kind.BACKUP)
    assert backup.problems == ()
    assert backup.path.name == "lillby-2026-sakerhetskopia.zip"
    assert manifest_of(backup.path)["files"]["responses/kiosk-1.json"]["records"] == 5


def test_all_sound_instruments_go_along(tmp_path: Path) -> None:
    folder = two_stations(tmp_path / "d")
    keep(tmp_path / "e", answers(1, OTHER_WORDS), OTHER_WORDS)
    for path in (tmp_path / "e" / "instruments").glob("*.json"):
        path.rename(folder / "instruments" / path.name)
    said = manifest_of(collect(folder, tmp_path))
    assert sum(name.startswith("instruments/") for name in said["files"]) == 2
    assert INSTRUMENT.organisation.id == said["organisation"]


# When it cannot be written


def test_a_full_disk_leaves_no_half_of_a_bundle(tmp_path: Path) -> None:
    files = FullDisk()
    files.full = True
    for kind in Kind:
        with pytest.raises(NotSaved) as refused:
            bundle_folder(two_stations(tmp_path / "d"), tmp_path / "ut", kind, files=files)
        assert refused.value.reason == "full"
    assert names(tmp_path / "ut") == []


@pytest.mark.parametrize("call", ["write", "sync", "replace", "sync_folder"])
def test_a_disk_that_fails_is_said_and_nothing_is_written_over(call: str, tmp_path: Path) -> None:
    folder = two_stations(tmp_path / "d")
    files = FailingDisk()
    files.broken = lambda name: name == call
    with pytest.raises(NotSaved) as refused:
        bundle_folder(folder, tmp_path / "ut", Kind.BACKUP, files=files)
    assert refused.value.reason == "device"
    files.broken = lambda _: False
    assert not any(name.startswith(".") for name in names(tmp_path / "ut"))
    assert bundle_folder(folder, tmp_path / "ut", Kind.BACKUP, files=files).problems == ()


class Elsewhere(SystemFiles):
    """A disk somewhere else, that does not know how to make names durable."""

    def sync_folder(self, folder: Path) -> None:
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(folder))


def test_a_bundle_may_be_written_where_names_cannot_be_made_durable(tmp_path: Path) -> None:
    folder = two_stations(tmp_path / "d")
    (tmp_path / "share").mkdir()
    path = bundle_folder(folder, tmp_path / "share", Kind.ANSWERS, files=Elsewhere()).path
    merge([path], tmp_path / "a")
    assert versions(tmp_path / "a") == versions(folder)


class Forgetful(SystemFiles):
    """A disk that keeps something else of a bundle than what was written."""

    def __init__(self) -> None:
        self._bundles: set[int] = set()

    def open(self, path: Path, opening: Opening) -> int:
        handle = super().open(path, opening)
        (self._bundles.add if path.suffix == ".new" else self._bundles.discard)(handle)
        return handle

    def write_some(self, handle: int, offset: int, data: memoryview) -> int:
        garbled = bytes(data[:200]) + bytes(len(data) - 200) if handle in self._bundles else data
        return super().write_some(handle, offset, memoryview(garbled))


def test_what_cannot_be_read_back_is_not_called_done(tmp_path: Path) -> None:
    folder = two_stations(tmp_path / "d")
    for kind in Kind:
        with pytest.raises(NotSaved) as refused:
            bundle_folder(folder, tmp_path / "ut", kind, files=Forgetful())
        assert refused.value.reason == "device"
        assert names(tmp_path / "ut") == []
