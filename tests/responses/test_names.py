"""A station trusts the names in its folder only as long as nothing can have changed unseen."""

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.responses.samples import answer, by_id, plain
from valuetui.responses.errors import NotSaved, StoreVanished
from valuetui.responses.files import COARSEST_CLOCK, SYSTEM, Names, Opening, SystemFiles
from valuetui.responses.lock import lock_path
from valuetui.responses.names import KnownNames
from valuetui.responses.storage import ClosedStorage
from valuetui.responses.store import StationStore


class Local(SystemFiles):
    """A disk of this machine, wherever the tests lie, that notes what is opened."""

    tick = 20_000_000
    """Nanoseconds: more than between two times of the coarsest clock that Linux has."""

    def __init__(self) -> None:
        self.opened: list[Path] = []

    def open(self, path: Path, opening: Opening) -> int:
        self.opened.append(path)
        return super().open(path, opening)

    def is_settled(self, names: Names) -> bool:
        return time.time_ns() - names[2] > self.tick


@pytest.fixture
def files() -> Local:
    return Local()


@pytest.fixture
def store(tmp_path: Path, files: Local) -> Iterator[StationStore]:
    """One that has saved an answer and trusts the names in its folder."""
    with StationStore(tmp_path, "kiosk-1", files) as store:
        settle(files, store.path.parent)
        store.save(answer())
        yield store


def settle(files: Local, folder: Path) -> None:
    while not files.is_settled(files.names_at(str(folder))):
        time.sleep(0.001)


def test_names_stand_from_when_they_were_settled_until_one_changes(
    tmp_path: Path, files: Local
) -> None:
    names = KnownNames(files, tmp_path)
    settle(files, tmp_path)
    assert not names.ask()
    names.trust()
    assert names.ask()
    (tmp_path / "another").touch()
    assert not names.ask()
    assert not names.stand


def test_names_that_have_just_changed_are_not_trusted(tmp_path: Path, files: Local) -> None:
    names = KnownNames(files, tmp_path)
    files.tick = 3600 * 10**9
    names.ask()
    names.trust()
    assert not names.ask()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are never trusted")
def test_names_settle_on_a_disk_of_this_machine_and_when_the_clock_has_gone_on() -> None:
    disk, elsewhere = os.makedev(259, 1), os.makedev(0, 53)
    now = time.time_ns()
    long_ago, later = now - 2 * COARSEST_CLOCK, now + 2 * COARSEST_CLOCK
    assert SYSTEM.is_settled((disk, 7, long_ago))
    assert not SYSTEM.is_settled((disk, 7, now))
    assert not SYSTEM.is_settled((disk, 7, later))
    assert not SYSTEM.is_settled((elsewhere, 7, long_ago))


def test_a_save_opens_nothing_while_the_names_stand(store: StationStore, files: Local) -> None:
    files.opened.clear()
    documents = [answer() for _ in range(3)]
    assert all(store.save(document).new for document in documents)
    assert files.opened == []
    assert not store.save(documents[0]).new


def test_what_another_process_adds_is_followed_while_the_names_stand(
    tmp_path: Path, store: StationStore, files: Local
) -> None:
    with StationStore(tmp_path, "kiosk-1") as other:
        settle(files, store.path.parent)
        store.save(answer())
        files.opened.clear()
        for _ in range(3):
            document = answer()
            other.save(document)
            assert not store.save(document).new
            store.save(answer())
        assert files.opened == []
    assert len(plain(store.path)) == 8


def copied(path: Path) -> None:
    """The same bytes in another file of the name."""
    shutil.copy(path, path.with_suffix(".copy"))
    path.with_suffix(".copy").replace(path)


def restored(path: Path) -> None:
    """The whole folder put aside and a copy of it in its place."""
    path.parent.rename(path.parent.with_name("before"))
    shutil.copytree(path.parent.with_name("before"), path.parent)


def moved_and_back(path: Path) -> None:
    path.rename(path.with_suffix(".away"))
    path.with_suffix(".away").rename(path)


def rewritten(path: Path) -> None:
    with closing(ClosedStorage(path)) as other, other.transaction():
        records, _ = other.in_order()
        other.put_in_order(records)


@pytest.mark.parametrize("change", [copied, restored, moved_and_back, rewritten])
def test_a_file_that_was_put_in_place_is_the_one_that_is_written_to(
    store: StationStore, change: Callable[[Path], None]
) -> None:
    before = plain(store.path)
    change(store.path)
    document = answer()
    store.save(document)
    assert by_id(plain(store.path)) == by_id([*before, document])


def test_a_file_that_was_removed_is_missed_at_once(store: StationStore) -> None:
    store.path.unlink()
    with pytest.raises(StoreVanished):
        store.save(answer())
    assert not store.path.exists()


def test_a_lock_that_was_removed_is_taken_anew(
    store: StationStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("valuetui.responses.lock.PATIENCE", 0.01)
    lock_path(store.path).unlink()
    with (
        closing(ClosedStorage(store.path)) as other,
        other.transaction(),
        pytest.raises(NotSaved) as refusal,
    ):
        store.save(answer())
    assert refusal.value.reason == "busy"
    assert store.save(answer()).new
