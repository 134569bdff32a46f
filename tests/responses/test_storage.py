import json
import shutil
import sys
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from tests.responses.samples import (
    Document,
    FailingDisk,
    Forbidding,
    ShortWrites,
    answer,
    by_id,
    plain,
    without_chain,
)
from valuetui.responses.errors import (
    CannotOpen,
    Conflict,
    ForeignFile,
    NotSaved,
    NotStorable,
    StoreClosed,
    StoreVanished,
)
from valuetui.responses.layout import LONGEST_APPEND, RESERVE
from valuetui.responses.storage import ClosedStorage
from valuetui.responses.table import ResponseDB


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "kiosk-1.json"


def filled(path: Path, count: int = 3) -> list[Document]:
    """A closed file with some answers."""
    documents = [answer() for _ in range(count)]
    with ResponseDB(path) as database:
        database.insert_multiple(documents)
    return documents


def test_plain_tinydb_reads_every_record_after_every_insert(path: Path) -> None:
    documents = []
    with ResponseDB(path) as database:
        assert plain(path) == []
        for _ in range(5):
            documents.append(answer())
            database.insert(documents[-1])
            assert plain(path) == documents


def test_an_insert_leaves_the_size_of_the_file_as_it_was(path: Path) -> None:
    with ResponseDB(path) as database:
        size = path.stat().st_size
        database.insert(answer())
        assert path.stat().st_size == size


def test_the_reserve_is_topped_up_before_half_of_it_is_used(path: Path) -> None:
    files = FailingDisk()
    with ResponseDB(path, files=files) as database:
        files.calls.clear()
        for _ in range(200):
            database.insert(answer())
            data = path.read_bytes()
            assert len(data) - len(data.rstrip(b" ")) >= LONGEST_APPEND
        assert files.calls == ["write", "sync"] * (len(files.calls) // 2)
        assert 200 < len(files.calls) // 2 < 210
    assert len(plain(path)) == 200


def test_many_documents_at_once_are_one_new_file(path: Path) -> None:
    files = FailingDisk()
    with ResponseDB(path, files=files) as database:
        first = answer()
        database.insert(first)
        files.calls.clear()
        many = [answer() for _ in range(200)]
        database.insert_multiple(many)
        assert files.calls == ["sync_folder", "write", "sync", "replace", "sync_folder"]
        assert plain(path) == [first, *many]
        assert path.read_bytes().endswith(b" " * RESERVE)


def test_an_insert_is_one_write_and_one_sync(path: Path) -> None:
    files = FailingDisk()
    with ResponseDB(path, files=files) as database:
        files.calls.clear()
        database.insert(answer())
        assert files.calls == ["write", "sync"]


def test_short_writes_are_gone_on_with(path: Path) -> None:
    with ResponseDB(path, files=ShortWrites()) as database:
        documents = [answer() for _ in range(3)]
        for document in documents:
            database.insert(document)
        database.remove(where("id") == documents[1]["id"])
    assert plain(path) == [documents[0], documents[2]]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such permissions")
def test_the_files_are_for_their_owner_only(path: Path) -> None:
    filled(path)
    assert {entry.stat().st_mode & 0o777 for entry in path.parent.iterdir()} == {0o600}


def test_a_whole_write_is_refused_when_another_process_has_added_something(path: Path) -> None:
    with ResponseDB(path) as mine, ResponseDB(path) as theirs:
        data = mine.storage.read()
        document = answer()
        theirs.insert(document)
        with pytest.raises(Conflict):
            mine.storage.write(data)
        assert plain(path) == [document]


def test_a_whole_write_is_refused_when_another_process_has_rewritten_the_file(path: Path) -> None:
    documents = filled(path)
    with ResponseDB(path) as mine, ResponseDB(path) as theirs:
        data = mine.storage.read()
        theirs.update({"group": "elected"}, where("id") == documents[0]["id"])
        with pytest.raises(Conflict):
            mine.storage.write(data)
        assert plain(path)[0]["group"] == "elected"


def test_two_stores_on_one_file_follow_each_other(path: Path) -> None:
    with ResponseDB(path) as one, ResponseDB(path) as other:
        documents = [answer() for _ in range(6)]
        for number, document in enumerate(documents):
            (one, other)[number % 2].insert(document)
            assert list(one.table("responses")) == list(other.table("responses"))
        one.remove(where("id") == documents[0]["id"])
        last = answer()
        other.insert(last)
        assert by_id(one.all()) == by_id([*documents[1:], last])


def test_a_file_that_vanished_is_an_error_and_not_made_anew(path: Path) -> None:
    with ResponseDB(path) as database:
        database.insert(answer())
        path.unlink()
        with pytest.raises(StoreVanished):
            database.insert(answer())
        with pytest.raises(StoreVanished):
            database.all()
        assert not path.exists()


def test_a_file_that_came_back_is_written_to_again(path: Path) -> None:
    with ResponseDB(path) as database:
        documents = [answer(), answer()]
        database.insert(documents[0])
        away = path.rename(path.with_suffix(".away"))
        with pytest.raises(StoreVanished):
            database.insert(documents[1])
        away.rename(path)
        database.insert(documents[1])
    assert plain(path) == documents


def test_another_file_under_the_name_is_followed(path: Path, tmp_path: Path) -> None:
    restored = filled(tmp_path / "backup.json")
    with ResponseDB(path) as database:
        database.insert(answer())
        (tmp_path / "backup.json").replace(path)
        document = answer()
        database.insert(document)
    assert plain(path) == [*restored, document]


def test_another_file_under_the_name_is_followed_between_changes_that_belong_together(
    path: Path,
) -> None:
    documents = [answer(), answer()]
    with ResponseDB(path) as database:
        database.insert(documents[0])
        with database.changing():
            shutil.copy(path, path.with_suffix(".copy"))
            path.with_suffix(".copy").replace(path)
            database.insert(documents[1])
    assert plain(path) == documents


def test_a_file_of_a_later_version_put_in_place_stays_refused(path: Path) -> None:
    with ResponseDB(path) as database:
        for _ in range(3):
            database.insert(answer())
        later = path.read_bytes().replace(b'"form":2', b'"form":3')
        path.with_suffix(".later").write_bytes(later)
        path.with_suffix(".later").replace(path)
        for _ in range(3):
            with pytest.raises(ForeignFile) as refusal:
                database.insert(answer())
            assert refusal.value.reason == "newer"
    assert path.read_bytes() == later


def test_a_file_that_could_not_be_opened_for_a_while_is_written_to_again(path: Path) -> None:
    files = Forbidding()
    files.forbidden = False
    with ResponseDB(path, files=files) as database:
        copy = path.read_bytes()
        path.unlink()
        path.with_suffix(".new").write_bytes(copy)
        path.with_suffix(".new").rename(path)
        files.forbidden = True
        with pytest.raises(NotSaved) as refusal:
            database.insert(answer())
        assert refusal.value.reason == "forbidden"
        files.forbidden = False
        document = answer()
        database.insert(document)
    assert plain(path) == [document]


def test_a_reserve_that_was_cut_off_is_made_anew_before_it_is_needed(path: Path) -> None:
    with ResponseDB(path) as database:
        database.insert(answer())
        whole = path.read_bytes().rstrip(b" ")
        with path.open("r+b") as file:
            file.truncate(len(whole))
        database.insert(answer())
        assert path.stat().st_size > len(whole) + LONGEST_APPEND
    assert len(plain(path)) == 2


def test_an_older_copy_written_over_the_file_is_followed(path: Path) -> None:
    old = filled(path)
    copy = path.read_bytes()
    with ResponseDB(path) as database:
        database.insert(answer())
        path.write_bytes(copy)
        document = answer()
        database.insert(document)
    assert plain(path) == [*old, document]


def test_what_plain_tinydb_writes_meanwhile_is_taken_over(path: Path) -> None:
    documents = filled(path)
    with ResponseDB(path) as database:
        with TinyDB(path) as foreign:
            foreign.table("responses").update({"group": "elected"})
            foreign.table("notes").insert({"text": "by hand"})
        document = answer()
        database.insert(document)
        recovery = database.storage.recovery
        assert recovery is not None
        assert recovery.reason == "adopted"
    assert plain(path) == [d | {"group": "elected"} for d in documents] + [document]
    assert plain(path, "notes") == [{"text": "by hand"}]


def test_a_file_of_plain_tinydb_is_taken_over_and_kept_beside(path: Path) -> None:
    records = [answer(), answer()]
    unnamed = {"text": "no record"}
    with TinyDB(path, indent=2) as foreign:
        foreign.insert_multiple([records[0], unnamed])
        foreign.table("responses").insert_multiple([records[1], {"no": "id"}])
        foreign.table("sessions").insert({"name": "fullmäktige"})
    before = path.read_bytes()
    storage = ClosedStorage(path)
    storage.close()
    recovery = storage.recovery
    assert recovery is not None
    assert (recovery.reason, recovery.kept) == ("adopted", 3)
    assert recovery.set_aside is not None
    assert recovery.set_aside.parent == path.parent
    assert recovery.set_aside.read_bytes() == before
    assert recovery.set_aside_bytes == len(before)
    assert plain(path) == [records[1], {"no": "id"}, records[0]]
    assert plain(path, "_default") == [unnamed]
    assert plain(path, "sessions") == [{"name": "fullmäktige"}]
    assert ClosedStorage(path).recovery is None


def test_records_taken_over_get_numbers_that_tell_no_order(path: Path) -> None:
    record = answer()
    with TinyDB(path) as foreign:
        foreign.table("responses").insert(record)
    ClosedStorage(path).close()
    with TinyDB(path) as database:
        numbers = [document.doc_id for document in database.table("responses")]
    assert numbers == [int(record["id"], 16) >> 65]


@pytest.mark.parametrize("content", [b"", b"\n", b"{}"])
def test_an_empty_file_is_an_empty_database(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    documents = filled(path)
    assert plain(path) == documents


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"id;group\n1;citizens\n", "not-json"),
        (b"PK\x03\x04\x00\xff", "not-json"),
        (b"\0" * 5000, "not-json"),
        (b'{"_default": {"1": {"a": 1}}, "responses": {"2": {"b"', "not-json"),
        (b"[1, 2]", "not-tinydb"),
        (b'{"name": "package", "version": "1"}', "not-tinydb"),
        (b'{"responses": {"first": {}}}', "not-tinydb"),
        (b'{"responses": {"1": {"share": NaN}}}', "not-finite"),
        (b'{"meta":{"1":{"form":9}},\n"responses":{\n}}\n', "newer"),
        (b'{"meta": {"1": {"form": 9}}}', "newer"),
    ],
)
def test_a_foreign_file_is_refused_with_its_path_and_left_untouched(
    path: Path, content: bytes, reason: str
) -> None:
    path.write_bytes(content)
    with pytest.raises(ForeignFile) as refusal:
        ClosedStorage(path)
    assert refusal.value.reason == reason
    assert refusal.value.path == path
    assert str(path) in str(refusal.value)
    assert path.read_bytes() == content
    assert [entry for entry in path.parent.iterdir() if not entry.name.startswith(".")] == [path]


def test_a_file_made_foreign_underneath_is_refused_and_left_untouched(path: Path) -> None:
    with ResponseDB(path) as database:
        database.insert(answer())
        path.write_bytes(b"something else")
        with pytest.raises(ForeignFile):
            database.insert(answer())
    assert path.read_bytes() == b"something else"


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_numbers_that_are_not_finite_are_refused_and_nothing_is_changed(
    path: Path, number: float
) -> None:
    documents = filled(path)
    with ResponseDB(path) as database:
        with pytest.raises(NotStorable) as refusal:
            database.insert(answer(seconds=number))
        with pytest.raises(NotStorable):
            database.insert_multiple([answer(), answer(seconds=number)])
        with pytest.raises(NotStorable):
            database.update({"seconds": number})
        with pytest.raises(NotStorable):
            database.table("notes").insert({"seconds": number})
    assert plain(path) == documents
    assert "nan" not in str(refusal.value)


def test_a_closed_store_takes_nothing(path: Path) -> None:
    database = ResponseDB(path)
    database.close()
    with pytest.raises(StoreClosed):
        database.insert(answer())
    with pytest.raises(StoreClosed):
        database.all()
    database.close()


def test_a_folder_that_is_not_there_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen) as refusal:
        ClosedStorage(tmp_path / "nowhere" / "kiosk-1.json")
    assert refusal.value.reason == "missing"


def test_a_folder_without_permission_cannot_be_opened(path: Path) -> None:
    with pytest.raises(CannotOpen) as refusal:
        ClosedStorage(path, Forbidding())
    assert (refusal.value.reason, refusal.value.errno_name) == ("forbidden", "EACCES")


def test_a_rewrite_that_fails_leaves_the_file_as_it_was(path: Path) -> None:
    documents = filled(path)
    for failing in ("write", "sync", "replace"):
        files = FailingDisk()
        with ResponseDB(path, files=files) as database:
            before = path.read_bytes()
            files.broken = failing.__eq__
            with pytest.raises(NotSaved) as refusal:
                database.truncate()
            assert (refusal.value.reason, refusal.value.errno_name) == ("device", "EIO")
            assert path.read_bytes() == before
            assert not list(path.parent.glob("*.new")) + list(path.parent.glob(".*.new"))
            files.broken = "nothing".__eq__
            documents.append(answer())
            database.insert(documents[-1])
    assert plain(path) == documents


def test_a_symbolic_link_stays_one(path: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(path)
    filled(link)
    assert link.is_symlink()
    assert len(plain(path)) == 3


@pytest.mark.parametrize("damage", [b"\0", b"#"])
def test_a_damaged_line_far_from_the_end_is_set_aside_before_it_could_be_written_over(
    path: Path, damage: bytes
) -> None:
    documents = filled(path, 400)
    data = path.read_bytes()
    colon = data.index(documents[5]["id"].encode()) - 2
    path.write_bytes(data[:colon] + damage + data[colon + 1 :])
    with ResponseDB(path) as database:
        database.update({"group": "elected"})
        recovery = database.storage.recovery
    assert plain(path) == [d | {"group": "elected"} for d in documents if d != documents[5]]
    assert recovery is not None
    assert recovery.set_aside is not None
    assert documents[5]["id"].encode() in recovery.set_aside.read_bytes()


def test_a_hole_far_from_the_end_is_mended_by_the_first_insert(path: Path) -> None:
    documents = filled(path, 400)
    data = path.read_bytes()
    place = data.index(documents[5]["id"].encode())
    path.write_bytes(data[:place] + b" " * 10 + data[place + 10 :])
    with ResponseDB(path) as database:
        document = answer()
        database.insert(document)
    assert plain(path) == [*documents[:5], *documents[6:], document]


def test_a_record_edited_by_hand_over_several_lines_is_kept(path: Path) -> None:
    documents = filled(path)
    text = path.read_text().replace(',"group":', ',\n  "group": ')
    edited = map(without_chain, json.loads(text)["responses"].values())
    assert by_id(list(edited)) == by_id(documents)
    path.write_text(text)
    with ResponseDB(path) as database:
        assert by_id(database.all()) == by_id(documents)
    assert by_id(plain(path)) == by_id(documents)
    assert "\n  " not in path.read_text().rstrip()
