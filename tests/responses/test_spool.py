"""When a station's file has failed: the answer goes into the spool, the next ones elsewhere."""

import errno
import os
import sys
from pathlib import Path

import pytest

from tests.responses.samples import Document, answer, by_id, plain
from valuetui.responses.errors import DifferentRecord, NotSaved
from valuetui.responses.files import Opening, SystemFiles
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.store import StationStore


class BadFiles(SystemFiles):
    """A disk on which writing to files with one of these names fails."""

    def __init__(self, *names: str) -> None:
        self.bad = set(names)
        self.written: set[str] = set()
        self._names: dict[int, str] = {}

    def open(self, path: Path, opening: Opening) -> int:
        handle = super().open(path, opening)
        self._names[handle] = path.name
        return handle

    def write_some(self, handle: int, offset: int, data: memoryview) -> int:
        name = self._names[handle]
        if any(bad in name for bad in self.bad):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        self.written.add(name)
        return super().write_some(handle, offset, data)


@pytest.fixture
def files() -> BadFiles:
    """A disk that is sound at first."""
    return BadFiles()


def read(folder: Path) -> dict[str, Document]:
    """What everybody sees, each document once."""
    found = list(ResponseFolder(folder).documents())
    assert len(by_id(found)) == len(found)
    return by_id(found)


def spool(folder: Path) -> list[str]:
    """Names of the files in the spool."""
    return sorted(path.name for path in (folder / "spool").glob("[!.]*"))


def spoiled(folder: Path, files: BadFiles, count: int = 1) -> list[Document]:
    """Answers, of which the first is saved well and ``count`` when every station file fails."""
    documents = [answer() for _ in range(1 + count)]
    with StationStore(folder, "kiosk-1", files) as store:
        store.save(documents[0])
        files.bad = {"kiosk-1."}
        for document in documents[1:]:
            assert store.save(document).new
        files.bad = set()
    return documents


def test_an_answer_whose_write_fails_is_safe_in_the_spool(tmp_path: Path, files: BadFiles) -> None:
    _, document = documents = spoiled(tmp_path, files)
    assert spool(tmp_path) == [f"{document['id']}.json"]
    assert plain(tmp_path / "spool" / f"{document['id']}.json") == [document]
    assert read(tmp_path) == by_id(documents)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_the_spool_is_for_its_owner_only(tmp_path: Path, files: BadFiles) -> None:
    spoiled(tmp_path, files)
    assert (tmp_path / "spool").stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "spool").iterdir()} == {0o600}


def test_the_station_goes_on_in_another_file_and_leaves_the_failed_one_alone(
    tmp_path: Path, files: BadFiles
) -> None:
    documents = [answer() for _ in range(4)]
    with StationStore(tmp_path, "kiosk-1", files) as store:
        store.save(documents[0])
        first = store.path
        files.bad = {"kiosk-1.json"}
        store.save(documents[1])
        files.bad = set()
        files.written.clear()
        before = first.read_bytes()
        store.save(documents[2])
        store.save_many(documents[3:])
        assert store.path == tmp_path / "responses" / "kiosk-1.2.json"
        assert store.given_up == [first]
    assert files.written == {"kiosk-1.2.json"}
    assert first.read_bytes() == before
    assert plain(tmp_path / "responses" / "kiosk-1.2.json") == documents[2:]
    assert read(tmp_path) == by_id(documents)


def test_every_later_process_writes_to_the_last_file(tmp_path: Path, files: BadFiles) -> None:
    for number in (1, 2):
        with StationStore(tmp_path, "kiosk-1", files) as store:
            assert store.path.name == ("kiosk-1.json", "kiosk-1.2.json")[number - 1]
            files.bad = {store.path.name}
            store.save(answer())
            files.bad = set()
    with StationStore(tmp_path, "kiosk-1") as store:
        assert store.path.name == "kiosk-1.3.json"
    with StationStore(tmp_path, "kiosk-10") as store:
        assert store.path.name == "kiosk-10.json"


def test_as_long_as_no_other_file_can_be_opened_the_spool_serves(
    tmp_path: Path, files: BadFiles
) -> None:
    documents = spoiled(tmp_path, files, count=5)
    assert len(spool(tmp_path)) == 5
    assert read(tmp_path) == by_id(documents)


def test_where_the_spool_fails_too_the_answer_is_not_saved(tmp_path: Path, files: BadFiles) -> None:
    document = answer()
    with StationStore(tmp_path, "kiosk-1", files) as store:
        files.bad = {"json"}
        for _ in range(2):
            with pytest.raises(NotSaved) as refusal:
                store.save(document)
            assert refusal.value.reason == "device"
        files.bad = set()
        assert store.save(document).id == document["id"]
    assert spool(tmp_path) + sorted(read(tmp_path)) in (
        [document["id"]],
        [f"{document['id']}.json", document["id"]],
    )


def test_opening_takes_in_what_is_in_the_spool_and_removes_it(
    tmp_path: Path, files: BadFiles
) -> None:
    documents = spoiled(tmp_path, files, count=3)
    with StationStore(tmp_path, "kiosk-1") as store:
        assert spool(tmp_path) == []
        assert by_id(plain(store.path)) == by_id(documents)
        assert not store.save(documents[2]).new
    assert read(tmp_path) == by_id(documents)


def test_taking_in_twice_doubles_nothing(tmp_path: Path, files: BadFiles) -> None:
    documents = spoiled(tmp_path, files, count=2)
    kept = {path: path.read_bytes() for path in (tmp_path / "spool").iterdir()}
    for _ in range(2):
        for path, data in kept.items():
            path.write_bytes(data)
        with StationStore(tmp_path, "kiosk-1") as store:
            found = plain(store.path)
            assert len(found) == 3
            assert by_id(found) == by_id(documents)
    assert spool(tmp_path) == []


def test_a_station_leaves_the_spooled_answers_of_others_alone(
    tmp_path: Path, files: BadFiles
) -> None:
    documents = spoiled(tmp_path, files)
    with StationStore(tmp_path, "kiosk-2") as store:
        assert plain(store.path) == []
    assert len(spool(tmp_path)) == 1
    assert read(tmp_path) == by_id(documents)


def test_what_cannot_be_taken_in_stays_in_the_spool(tmp_path: Path, files: BadFiles) -> None:
    documents = spoiled(tmp_path, files)
    files.bad = {"kiosk-1."}
    with StationStore(tmp_path, "kiosk-1", files):
        pass
    (tmp_path / "spool" / f"{'0' * 32}.json").write_text("no answer")
    with StationStore(tmp_path, "kiosk-1"):
        assert spool(tmp_path) == [f"{'0' * 32}.json"]
    assert read(tmp_path) == by_id(documents)


def test_the_same_answer_again_is_kept_once_and_another_under_its_id_is_refused(
    tmp_path: Path, files: BadFiles
) -> None:
    document = answer()
    with StationStore(tmp_path, "kiosk-1", files) as store:
        files.bad = {"kiosk-1."}
        assert store.save(document).new
        assert not store.save(dict(reversed(document.items()))).new
        with pytest.raises(DifferentRecord):
            store.save(document | {"group": "elected"})
    assert read(tmp_path) == by_id([document])


def test_an_answer_that_moves_from_the_spool_is_followed_once_and_nothing_is_amiss(
    tmp_path: Path, files: BadFiles
) -> None:
    documents = spoiled(tmp_path, files, count=2)
    folder = ResponseFolder(tmp_path)
    assert by_id(list(folder.follow())) == by_id(documents)
    with StationStore(tmp_path, "kiosk-1") as store:
        assert list(folder.follow()) == []
        new = answer()
        store.save(new)
    assert list(folder.follow()) == [new]
    assert folder.problems == []


def test_an_answer_that_moves_while_it_is_being_read_is_not_missed(
    tmp_path: Path, files: BadFiles
) -> None:
    documents = spoiled(tmp_path, files)
    found = ResponseFolder(tmp_path).documents()
    with StationStore(tmp_path, "kiosk-1"):
        pass
    assert by_id(list(found)) == by_id(documents)


def test_a_warmed_store_has_looked_at_its_file(tmp_path: Path) -> None:
    document = answer()
    with StationStore(tmp_path, "kiosk-1") as store:
        store.save(document)
    with StationStore(tmp_path, "kiosk-1") as store:
        store.warm()
        assert not store.save(document).new
