import threading
from pathlib import Path
from typing import Any

import pytest

from tests.responses.samples import (
    CountingReads,
    FailingDisk,
    FullDisk,
    answer,
    by_id,
    plain,
)
from valuetui.responses.errors import (
    CannotOpen,
    DifferentRecord,
    NotSaved,
    NotStorable,
    StoreClosed,
    StoreError,
)
from valuetui.responses.files import Opening, SystemFiles
from valuetui.responses.keeping import Receipt
from valuetui.responses.layout import FORM, LONGEST_APPEND
from valuetui.responses.store import StationStore


def test_the_file_is_where_a_wave_keeps_its_answers(tmp_path: Path) -> None:
    folder = tmp_path / "svar" / "2026"
    with StationStore(folder, "kiosk-1") as store:
        assert store.path == folder / "responses" / "kiosk-1.json"
        assert plain(store.path) == []
        assert plain(store.path, "meta") == [{"form": FORM, "station": "kiosk-1"}]
        assert store.recovery is None


def test_a_saved_document_is_there_when_save_has_returned(tmp_path: Path) -> None:
    with StationStore(tmp_path, "kiosk-1") as store:
        document = answer()
        assert store.save(document) == Receipt(document["id"], new=True)
        assert plain(store.path) == [document]


def test_the_same_document_twice_is_kept_once(tmp_path: Path) -> None:
    document = answer()
    with StationStore(tmp_path, "kiosk-1") as store, StationStore(tmp_path, "kiosk-1") as other:
        assert store.save(document).new
        assert not store.save(document).new
        assert not other.save(dict(reversed(document.items()))).new
        assert [r.new for r in store.save_many([document, answer(), document])] == [0, 1, 0]
    with StationStore(tmp_path, "kiosk-1") as store:
        assert not store.save(document).new
        assert len(plain(store.path)) == 2


def test_a_save_reads_a_few_bytes_however_many_are_stored(tmp_path: Path) -> None:
    files = CountingReads()
    with StationStore(tmp_path, "kiosk-1", files) as store:
        store.save_many([answer() for _ in range(300)])
        store.warm()
        files.read = 0
        for _ in range(20):
            store.save(answer())
        assert 0 < files.read < 20 * 1200


def test_another_document_under_the_same_id_is_refused(tmp_path: Path) -> None:
    document = answer()
    with StationStore(tmp_path, "kiosk-1") as store:
        store.save(document)
        other = document | {"group": "elected"}
        with pytest.raises(DifferentRecord) as refusal:
            store.save(other)
        with pytest.raises(DifferentRecord):
            store.save_many([answer(), other])
        assert refusal.value.identifier == document["id"]
        assert plain(store.path) == [document]


def test_one_and_true_are_different_documents(tmp_path: Path) -> None:
    document = answer(fast=True)
    with StationStore(tmp_path, "kiosk-1") as store:
        store.save(document)
        with pytest.raises(DifferentRecord):
            store.save(document | {"fast": 1})


def test_a_document_is_the_one_that_is_kept_if_its_json_is(tmp_path: Path) -> None:
    document: dict[Any, Any] = {**answer(pair=(1, 2)), 7: "seven"}
    with StationStore(tmp_path, "kiosk-1") as store:
        store.save(document)
        assert not store.save(dict(reversed(document.items()))).new


def test_documents_whose_ids_begin_alike_are_told_apart(tmp_path: Path) -> None:
    twins = [answer(id="a" * 31 + digit) for digit in "abc"]
    with StationStore(tmp_path, "kiosk-1") as store:
        assert [store.save(twin).new for twin in twins * 2] == [True] * 3 + [False] * 3
        assert by_id(plain(store.path)) == by_id(twins)


@pytest.mark.parametrize("identifier", [None, 7, "", "A" * 32, "a" * 31, "a" * 33, "a" * 32 + "\n"])
def test_only_a_records_id_is_an_id(tmp_path: Path, identifier: Any) -> None:
    with StationStore(tmp_path, "kiosk-1") as store:
        with pytest.raises(NotStorable) as refusal:
            store.save(answer(id=identifier))
        assert refusal.value.reason == "id"
        assert plain(store.path) == []


def test_many_are_saved_at_once_and_none_if_one_is_refused(tmp_path: Path) -> None:
    with StationStore(tmp_path, "kiosk-1") as store:
        many = [answer() for _ in range(300)]
        assert all(receipt.new for receipt in store.save_many(many))
        with pytest.raises(NotStorable):
            store.save_many([answer(), answer(share=float("nan"))])
        assert store.save_many([]) == []
        assert plain(store.path) == many


@pytest.mark.parametrize("failing", ["write", "sync"])
def test_after_a_failed_write_or_sync_the_file_is_not_written_to_again(
    tmp_path: Path, failing: str
) -> None:
    files = FailingDisk()
    kept = answer()
    with StationStore(tmp_path, "kiosk-1", files) as store:
        store.save(kept)
        first = store.path
        files.broken = failing.__eq__
        with pytest.raises(NotSaved) as refusal:
            store.save(answer())
        assert (refusal.value.reason, refusal.value.errno_name) == ("device", "EIO")
        files.broken = "nothing".__eq__
        before = first.read_bytes()
        store.save(answer())
        assert first.read_bytes() == before
    assert kept in plain(first)


def test_an_answer_not_saved_may_be_saved_again_by_a_new_store_without_doubling(
    tmp_path: Path,
) -> None:
    files = FailingDisk()
    document = answer()
    with StationStore(tmp_path, "kiosk-1", files) as store:
        files.broken = "sync".__eq__
        with pytest.raises(NotSaved):
            store.save(document)
    with StationStore(tmp_path, "kiosk-1") as store:
        store.save(document)
        assert plain(store.path) == [document]


def test_a_full_disk_is_told_dozens_of_saves_ahead_and_then_nothing_is_torn(
    tmp_path: Path,
) -> None:
    files = FullDisk()
    with StationStore(tmp_path, "kiosk-1", files) as store:
        files.full = True
        saved, told = [], 0
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
        assert (refusal.reason, refusal.errno_name) == ("full", "ENOSPC")
        assert told >= 24
        assert plain(store.path) == saved
        with pytest.raises(NotSaved):
            store.save_many([answer() for _ in range(100)])
        files.full = False
        saved.append(answer())
        store.save(saved[-1])
        assert not store.low_space
        assert store.recovery is None
        assert plain(store.path) == saved


def test_a_disk_too_full_for_a_new_file_says_so(tmp_path: Path) -> None:
    files = FullDisk()
    files.full = True
    with pytest.raises(CannotOpen) as refusal:
        StationStore(tmp_path, "kiosk-1", files)
    assert refusal.value.reason == "full"
    with StationStore(tmp_path, "kiosk-1") as store:
        assert plain(store.path) == []


def test_a_document_longer_than_the_reserve_is_kept_too(tmp_path: Path) -> None:
    with StationStore(tmp_path, "kiosk-1") as store:
        long = answer(write_in="å" * 4 * LONGEST_APPEND)
        document = answer()
        store.save(long)
        store.save(document)
        assert plain(store.path) == [long, document]
    with StationStore(tmp_path, "kiosk-1") as store:
        assert not store.save(long).new
        assert store.recovery is None


def test_several_threads_may_save_to_one_store(tmp_path: Path) -> None:
    documents = [answer() for _ in range(40)]
    with StationStore(tmp_path, "kiosk-1") as store:
        threads = [
            threading.Thread(target=lambda part: [store.save(d) for d in part], args=(part,))
            for part in (documents[:20], documents[20:])
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert by_id(plain(store.path)) == by_id(documents)


def test_a_lock_that_another_process_keeps_is_not_waited_for_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("valuetui.responses.lock.PATIENCE", 0.05)
    files = SystemFiles()
    with StationStore(tmp_path, "kiosk-1") as store:
        handle = files.open(store.path.with_name(".kiosk-1.json.lock"), Opening.WRITE)
        files.lock(handle, 0)
        with pytest.raises(NotSaved) as refusal:
            store.save(answer())
        assert refusal.value.reason == "busy"
        files.unlock(handle)
        files.close(handle)
        assert store.save(answer()).new


def test_a_store_that_was_closed_takes_nothing(tmp_path: Path) -> None:
    with StationStore(tmp_path, "kiosk-1") as store:
        pass
    with pytest.raises(StoreClosed):
        store.save(answer())


@pytest.mark.parametrize("name", ["", "..", "a/b", "a\\b", ".hidden", "kiosk 1", "växjö", "a" * 65])
def test_a_station_is_no_way_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="station"):
        StationStore(tmp_path, name)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_a_file_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "responses").write_text("no folder")
    with pytest.raises(CannotOpen):
        StationStore(tmp_path, "kiosk-1")


def test_no_error_tells_what_was_answered(tmp_path: Path) -> None:
    said = "something said in confidence"
    with StationStore(tmp_path, "kiosk-1") as store:
        document = answer(write_in=said)
        store.save(document)
        for bad in (
            document | {"group": said},
            answer(write_in=said, share=float("nan")),
            answer(id=said),
            answer(write_in={said}),
        ):
            with pytest.raises(StoreError) as refusal:
                store.save(bad)
            cause: BaseException | None = refusal.value
            while cause:
                assert said not in str(cause) + repr(cause)
                cause = cause.__cause__ or (
                    None if cause.__suppress_context__ else cause.__context__
                )
