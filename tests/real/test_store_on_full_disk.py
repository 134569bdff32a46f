"""A disk that is really full: a small tmpfs, mounted by root."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.real.programs import need
from tests.responses.samples import answer, by_id, plain
from valuetui.reports.archive import keep_package
from valuetui.responses.errors import CannotOpen, NotSaved
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.purge import plan_purge, purge
from valuetui.responses.store import StationStore

KILOBYTES = 400


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of a few hundred kilobytes."""
    need("mount", "umount")
    if os.geteuid() != 0:
        pytest.skip("only root may mount a disk")
    place = tmp_path / "disk"
    place.mkdir()
    size = f"size={KILOBYTES}k"
    subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def fill(disk: Path) -> Path:
    """Take all the room that is left."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return ballast


def test_saving_goes_on_until_the_disk_is_full_and_again_when_there_is_room(disk: Path) -> None:
    saved, told = [], 0
    with StationStore(disk, "kiosk-1") as store:
        ballast = fill(disk)
        refusal = None
        while refusal is None:
            document = answer()
            try:
                store.save(document)
            except NotSaved as error:
                refusal = error
            else:
                saved.append(document)
                told += store.low_space
        assert refusal.reason == "full"
        assert told >= 24
        assert by_id(plain(store.path)) == by_id(saved)
        for _ in range(5):
            with pytest.raises(NotSaved):
                store.save(document)
        ballast.unlink()
        assert store.save(document).new
        saved.append(document)
        assert not store.low_space
        assert by_id(plain(store.path)) == by_id(saved)
    found = list(ResponseFolder(disk).documents())
    assert len(found) == len(saved)
    assert by_id(found) == by_id(saved)


def test_a_file_is_neither_made_nor_harmed_on_a_full_disk(disk: Path) -> None:
    with StationStore(disk, "kiosk-1") as store:
        document = answer()
        store.save(document)
    ballast = fill(disk)
    with pytest.raises(CannotOpen) as refusal:
        StationStore(disk, "kiosk-2")
    assert refusal.value.reason == "full"
    with StationStore(disk, "kiosk-1") as store:
        with pytest.raises(NotSaved):
            store.save_many([answer() for _ in range(100)])
        assert plain(store.path) == [document]
    ballast.unlink()
    with StationStore(disk, "kiosk-2") as store:
        assert plain(store.path) == []
    assert list(ResponseFolder(disk).documents()) == [document]


def test_a_purge_begins_only_where_it_can_be_certified(disk: Path) -> None:
    with StationStore(disk, "kiosk-1") as store:
        document = answer()
        store.save(document)
    ballast = fill(disk)
    with pytest.raises(NotSaved) as refusal:
        purge(plan_purge(disk), "KS 2026:123", "2026-11-23")
    assert refusal.value.reason == "full"
    assert list(ResponseFolder(disk).documents()) == [document]
    assert not list(disk.glob("*gallring*"))
    ballast.unlink()
    path, certificate = purge(plan_purge(disk), "KS 2026:123", "2026-11-23")
    assert certificate.done
    assert list(disk.iterdir()) == [path]


def test_no_part_of_a_package_is_left_on_a_full_disk(disk: Path) -> None:
    with pytest.raises(OSError, match="No space left"):
        keep_package(disk / "arkiv.zip", bytes(KILOBYTES * 1024 + 1))
    assert list(disk.iterdir()) == []
    keep_package(disk / "arkiv.zip", b"small")
    ballast = fill(disk)
    with pytest.raises(OSError, match="No space left"):
        keep_package(disk / "arkiv.zip", bytes(10_000))
    assert (disk / "arkiv.zip").read_bytes() == b"small"
    assert set(disk.iterdir()) == {disk / "arkiv.zip", ballast}
