"""What another process has left half done takes no answer along when the power goes."""

import shutil
from errno import EIO
from pathlib import Path

import pytest

from tests.faults.failing import Killed
from tests.faults.promise import FILE, RESPONSES, STATION, WAVE, Ledger, is_kept
from tests.faults.simulated import Remains, SimulatedDisk
from tests.responses.samples import Document, answer
from valuetui.responses.errors import NotSaved
from valuetui.responses.files import Opening, SystemFiles, write_new
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.spool import spool_path
from valuetui.responses.store import StationStore


@pytest.fixture
def disk() -> SimulatedDisk:
    return SimulatedDisk(Remains({}, frozenset([Path("/"), WAVE])))


def test_an_answer_saved_into_a_copy_is_kept_though_the_copys_name_was_not(
    disk: SimulatedDisk,
) -> None:
    ledger, store = Ledger(), StationStore(WAVE, STATION, disk)
    ledger.save(store)
    copy = RESPONSES / "copy"
    write_new(disk, copy, [disk.content(FILE)], Opening.NEW)
    disk.replace(copy, FILE)
    ledger.save(store)
    disk.power_cycle()
    assert len(is_kept(disk, ledger)) == 2


def test_an_answer_that_a_killed_process_has_written_is_on_disk_before_anybody_is_thanked(
    disk: SimulatedDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger, store = Ledger(), StationStore(WAVE, STATION, disk)
    (answer,) = ledger.offers()
    with monkeypatch.context() as killed, pytest.raises(Killed):
        killed.setattr(disk, "sync", _die)
        store.save(answer)
    save_again(StationStore(WAVE, STATION, disk), answer, ledger)
    disk.power_cycle()
    assert len(is_kept(disk, ledger)) == 1


def test_an_answer_that_a_failed_sync_has_left_is_on_disk_before_anybody_is_thanked(
    disk: SimulatedDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger, store = Ledger(), StationStore(WAVE, STATION, disk)
    (answer,) = ledger.offers()

    def fail(handle: int) -> None:
        disk.drop_unsynced(handle)
        raise OSError(EIO, "not on disk")

    with monkeypatch.context() as failing, pytest.raises(NotSaved):
        failing.setattr(disk, "sync", fail)
        store.save(answer)
    assert [name for name in disk.names(RESPONSES) if name.endswith(".json")] == [FILE.name]
    save_again(StationStore(WAVE, STATION, disk), answer, ledger)
    disk.power_cycle()
    assert len(is_kept(disk, ledger)) == 1


def test_an_answer_whose_way_into_the_spool_failed_is_on_disk_before_anybody_is_thanked(
    disk: SimulatedDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger, store = Ledger(), StationStore(WAVE, STATION, disk)
    (answer,) = ledger.offers()
    sync, sync_folder = disk.sync, disk.sync_folder

    def fail_once(handle: int) -> None:
        monkeypatch.setattr(disk, "sync", sync)
        disk.drop_unsynced(handle)
        raise OSError(EIO, "not on disk")

    def fail_within(folder: Path) -> None:
        if folder != WAVE:
            raise OSError(EIO, "its names are not on disk")
        sync_folder(folder)

    with monkeypatch.context() as failing, pytest.raises(NotSaved):
        failing.setattr(disk, "sync_folder", fail_within)
        monkeypatch.setattr(disk, "sync", fail_once)
        store.save(answer)
    assert spool_path(WAVE, answer["id"]) in disk.present
    save_again(store, answer, ledger)
    disk.power_cycle()
    assert len(is_kept(disk, ledger)) == 1


def save_again(store: StationStore, answer: Document, ledger: Ledger) -> None:
    """The store finds the answer where it is seen, though perhaps on no disk, and thanks for it."""
    assert not store.save(answer).new
    ledger.thanks([answer])


def _die(_handle: int) -> None:
    raise Killed


class Watching(SystemFiles):
    """Notes which folders are synced, and how many bytes are read."""

    def __init__(self) -> None:
        self.synced: list[Path] = []
        self.read = 0

    def sync_folder(self, folder: Path) -> None:
        super().sync_folder(folder)
        self.synced.append(folder)

    def read_some(self, handle: int, offset: int, length: int) -> bytes:
        data = super().read_some(handle, offset, length)
        self.read += len(data)
        return data


def test_names_are_made_durable_also_where_a_folder_is_restored_with_its_times(
    tmp_path: Path,
) -> None:
    files, ledger = Watching(), Ledger()
    with StationStore(tmp_path, STATION, files) as store:
        ledger.save(store)
        folder = store.path.parent
        times = folder.stat().st_mtime_ns
        folder.rename(tmp_path / "before")
        shutil.copytree(tmp_path / "before", folder)
        assert folder.stat().st_mtime_ns == times
        files.synced.clear()
        ledger.save(store)
        assert folder in files.synced
    assert len(list(ResponseFolder(tmp_path).documents())) == 2


def test_another_name_in_the_folder_does_not_make_a_station_read_its_whole_file(
    tmp_path: Path,
) -> None:
    files, ledger = Watching(), Ledger()
    with StationStore(tmp_path, STATION, files) as store:
        store.save_many(answer() for _ in range(2_000))
        ledger.save(store)
        (store.path.parent / "another").touch()
        files.read = 0
        ledger.save(store)
        assert 0 < files.read < store.path.stat().st_size / 2


def test_a_handle_that_cannot_be_given_back_is_not_kept(tmp_path: Path) -> None:
    class Failing(SystemFiles):
        fails = False

        def close(self, handle: int) -> None:
            super().close(handle)
            if self.fails:
                raise OSError(EIO, "closed all the same")

    files, ledger = Failing(), Ledger()
    with StationStore(tmp_path, STATION, files) as store:
        ledger.save(store)
        before = open_handles()
        for _ in range(3):
            files.fails = True
            with pytest.raises(NotSaved):
                ledger.save(store)
        files.fails = False
        ledger.save(store)
        assert open_handles() == before


def open_handles() -> int:
    """How many files this process has open."""
    return len(list(Path("/proc/self/fd").iterdir()))
