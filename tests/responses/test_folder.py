import gc
import json
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from tests.responses.samples import CountingReads, Document, Forbidding, answer, by_id
from valuetui.responses.errors import NoResponses
from valuetui.responses.files import Opening, Status, SystemFiles
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.following import Problem
from valuetui.responses.layout import dump
from valuetui.responses.store import StationStore
from valuetui.responses.table import ResponseDB


def saved(folder: Path, station: str, count: int = 3) -> list[Document]:
    documents = [answer(station=station) for _ in range(count)]
    with StationStore(folder, station) as store:
        store.save_many(documents)
    return documents


def everything(folder: Path) -> dict[str, Document]:
    return by_id(list(ResponseFolder(folder).documents()))


def test_the_documents_of_all_stations_come_once_each(tmp_path: Path) -> None:
    one, other = saved(tmp_path, "kiosk-1"), saved(tmp_path, "kiosk-2")
    with StationStore(tmp_path, "kiosk-2") as store:
        store.save(one[0])
    found = list(ResponseFolder(tmp_path).documents())
    assert len(found) == 6
    assert by_id(found) == by_id([*one, *other])


def test_reading_makes_nothing_on_disk(tmp_path: Path) -> None:
    saved(tmp_path, "kiosk-1")
    path = tmp_path / "responses" / "kiosk-1.json"
    path.write_bytes(path.read_bytes().rstrip()[:-30])
    before = {entry: entry.stat() for entry in tmp_path.rglob("*")}
    folder = ResponseFolder(tmp_path)
    list(folder.documents())
    list(folder.follow())
    after = {entry: entry.stat() for entry in tmp_path.rglob("*")}
    assert {e: (s.st_size, s.st_mtime_ns) for e, s in before.items()} == {
        e: (s.st_size, s.st_mtime_ns) for e, s in after.items()
    }


def test_a_folder_that_is_not_there_is_an_error_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(NoResponses) as refusal:
        ResponseFolder(tmp_path)
    assert refusal.value.path == tmp_path / "responses"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_vanished_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "responses").mkdir()
    folder = ResponseFolder(tmp_path)
    (tmp_path / "responses").rmdir()
    with pytest.raises(NoResponses):
        list(folder.follow())
    with pytest.raises(NoResponses):
        folder.documents()


def test_following_brings_what_is_new_since_the_last_call(tmp_path: Path) -> None:
    first = saved(tmp_path, "kiosk-1")
    folder = ResponseFolder(tmp_path)
    assert by_id(list(folder.follow())) == by_id(first)
    assert list(folder.follow()) == []
    with StationStore(tmp_path, "kiosk-1") as store:
        for _ in range(3):
            document = answer()
            store.save(document)
            assert list(folder.follow()) == [document]
            assert list(folder.follow()) == []


def test_what_is_followed_comes_while_it_is_read(tmp_path: Path) -> None:
    saved(tmp_path, "kiosk-1", 4000)
    size = (tmp_path / "responses" / "kiosk-1.json").stat().st_size
    files = CountingReads()
    assert next(ResponseFolder(tmp_path, files).follow())
    assert files.read < size / 2


@pytest.mark.parametrize("plain", [False, True])
def test_what_was_left_while_following_comes_later(plain: bool, tmp_path: Path) -> None:
    documents = saved(tmp_path, "kiosk-1", 4)
    path = tmp_path / "responses" / "kiosk-1.json"
    if plain:
        path.write_text(json.dumps(json.loads(path.read_bytes())))
    folder = ResponseFolder(tmp_path)
    came = [next(folder.follow()) for _ in range(3)]
    assert by_id([*came, *folder.follow()]) == by_id(documents)
    assert list(folder.follow()) == []


def test_two_readers_follow_each_at_their_own_pace(tmp_path: Path) -> None:
    (tmp_path / "responses").mkdir()
    often, seldom = ResponseFolder(tmp_path), ResponseFolder(tmp_path)
    seen: list[Document] = []
    expected: list[Document] = []
    with StationStore(tmp_path, "kiosk-1") as one, StationStore(tmp_path, "kiosk-2") as two:
        for number in range(120):
            document = answer()
            (one, two)[number % 2].save(document)
            expected.append(document)
            seen += list(often.follow())
            assert seen == expected
    assert by_id(list(seldom.follow())) == by_id(expected)
    assert often.problems == seldom.problems == []


def test_a_new_station_is_discovered(tmp_path: Path) -> None:
    saved(tmp_path, "kiosk-1")
    folder = ResponseFolder(tmp_path)
    list(folder.follow())
    assert by_id(list(folder.follow())) == {}
    new = saved(tmp_path, "kiosk-2")
    assert by_id(list(folder.follow())) == by_id(new)


def test_with_nothing_new_a_few_bytes_are_read(tmp_path: Path) -> None:
    saved(tmp_path, "kiosk-1", 300)
    files = CountingReads()
    folder = ResponseFolder(tmp_path, files)
    list(folder.follow())
    files.read = 0
    list(folder.follow())
    assert 0 < files.read < 2000


def test_a_file_of_another_layout_is_not_read_for_ever(tmp_path: Path) -> None:
    (tmp_path / "responses").mkdir()
    with TinyDB(tmp_path / "responses" / "paper.json") as database:
        database.insert(answer())
    files = CountingReads()
    folder = ResponseFolder(tmp_path, files)
    list(folder.follow())
    list(folder.follow())
    files.read = 0
    assert list(folder.follow()) == []
    assert files.read == 0


def test_a_change_in_the_same_tick_of_the_clock_is_seen(tmp_path: Path) -> None:
    class StoppedClock(SystemFiles):
        def status(self, handle: int) -> Status:
            return super().status(handle)._replace(changed=0)

    (tmp_path / "responses").mkdir()
    path = tmp_path / "responses" / "paper.json"
    first, second = answer(), answer()
    path.write_text(json.dumps({"responses": {"1": first}}))
    folder = ResponseFolder(tmp_path, StoppedClock())
    assert list(folder.follow()) == [first]
    path.write_text(json.dumps({"responses": {"1": second}}))
    assert list(folder.follow()) == [second]


def test_a_rewritten_file_is_read_again(tmp_path: Path) -> None:
    documents = saved(tmp_path, "kiosk-1")
    folder = ResponseFolder(tmp_path)
    list(folder.follow())
    with ResponseDB(tmp_path / "responses" / "kiosk-1.json") as database:
        database.remove(where("id") == documents[0]["id"])
        new = answer()
        database.insert(new)
    assert list(folder.follow()) == [new]
    assert list(folder.follow()) == []
    assert everything(tmp_path) == by_id([*documents[1:], new])


def test_a_file_of_plain_tinydb_is_read_as_it_stands_and_followed(tmp_path: Path) -> None:
    (tmp_path / "responses").mkdir()
    documents = [answer() for _ in range(4)]
    with TinyDB(tmp_path / "responses" / "paper.json", indent=1) as database:
        folder = ResponseFolder(tmp_path)
        assert list(folder.follow()) == []
        database.insert(documents[0])
        assert list(folder.follow()) == [documents[0]]
        database.table("responses").insert(documents[1])
        assert list(folder.follow()) == [documents[1]]
        database.table("notes").insert({"text": "no answer"})
        assert list(folder.follow()) == []
    assert folder.problems == []
    assert everything(tmp_path) == by_id(documents[:2])


def test_a_file_that_plain_tinydb_has_rewritten_is_followed(tmp_path: Path) -> None:
    documents = saved(tmp_path, "kiosk-1")
    folder = ResponseFolder(tmp_path)
    list(folder.follow())
    new = answer()
    with TinyDB(tmp_path / "responses" / "kiosk-1.json") as database:
        database.table("responses").insert(new)
    assert list(folder.follow()) == [new]
    last = answer()
    with StationStore(tmp_path, "kiosk-1") as store:
        store.save(last)
    assert list(folder.follow()) == [last]
    assert everything(tmp_path) == by_id([*documents, new, last])


def test_the_torn_tail_of_a_save_is_told_and_the_whole_records_are_read(tmp_path: Path) -> None:
    documents = saved(tmp_path, "kiosk-1")
    path = tmp_path / "responses" / "kiosk-1.json"
    whole = path.read_bytes()
    folder = ResponseFolder(tmp_path)
    path.write_bytes(whole.replace(b"}}\n", b',"5":{"id":"torn'))
    assert by_id(list(folder.follow())) == by_id(documents)
    assert folder.problems == [Problem(path, "torn", len(b',"5":{"id":"torn'))]
    assert list(folder.follow()) == []
    assert [problem.reason for problem in folder.problems] == ["torn"]
    new = answer()
    with StationStore(tmp_path, "kiosk-1") as store:
        store.save(new)
    assert list(folder.follow()) == [new]
    assert folder.problems == []


def test_what_is_appended_behind_a_damaged_part_is_read(tmp_path: Path) -> None:
    documents = saved(tmp_path, "kiosk-1")
    path = tmp_path / "responses" / "kiosk-1.json"
    with StationStore(tmp_path, "kiosk-1") as store:
        store.save(answer())
        last = answer()
        store.save(last)
    data = path.read_bytes()
    lines = data.split(b"\n")
    lines[5] = b"}}" + b" " * (len(lines[5]) - 2)
    path.write_bytes(b"\n".join(lines))
    assert everything(tmp_path) == by_id([*documents, last])


def test_what_is_appended_behind_a_damaged_part_is_followed(tmp_path: Path) -> None:
    documents = saved(tmp_path, "kiosk-1", 2)
    path = tmp_path / "responses" / "kiosk-1.json"
    behind = answer()
    line = b',"1":' + dump(behind) + b"\n}}\n"
    path.write_bytes(path.read_bytes().rstrip() + b"\n" + b" " * 600 + b"\n" + line)
    folder = ResponseFolder(tmp_path)
    assert by_id(list(folder.follow())) == by_id([*documents, behind])
    for number in range(2, 5):
        late = answer()
        with path.open("ab") as file:
            file.write(b',"%d":%s\n}}\n' % (number, dump(late)))
        assert list(folder.follow()) == [late]


def test_another_content_written_over_the_file_is_read(tmp_path: Path) -> None:
    saved(tmp_path, "kiosk-1", 5)
    others = saved(tmp_path / "elsewhere", "kiosk-1", 2)
    folder = ResponseFolder(tmp_path)
    list(folder.follow())
    copy = (tmp_path / "elsewhere" / "responses" / "kiosk-1.json").read_bytes()
    (tmp_path / "responses" / "kiosk-1.json").write_bytes(copy)
    assert by_id(list(folder.follow())) == by_id(others)


def test_files_that_cannot_be_read_are_told_and_hinder_no_other(tmp_path: Path) -> None:
    documents = saved(tmp_path, "kiosk-1")
    responses = tmp_path / "responses"
    (responses / "letter.json").write_text("Dear municipality")
    (responses / "list.json").write_text("[1, 2]")
    (responses / "new.json").write_text('{"meta": {"1": {"form": 99}}}')
    (responses / "folder.json").mkdir()
    (responses / "README.md").write_text("no station")
    folder = ResponseFolder(tmp_path)
    assert by_id(list(folder.follow())) == by_id(documents)
    assert folder.problems == [
        Problem(responses / "folder.json", "unreadable", detail="EISDIR"),
        Problem(responses / "letter.json", "not-json"),
        Problem(responses / "list.json", "not-tinydb"),
        Problem(responses / "new.json", "newer"),
    ]
    list(folder.documents())
    assert len(folder.problems) == 4
    for _ in range(4):
        assert list(folder.follow()) == []
        assert len(folder.problems) == 4


def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    saved(tmp_path, "kiosk-1")
    folder = ResponseFolder(tmp_path, Forbidding())
    assert list(folder.follow()) == []
    path = tmp_path / "responses" / "kiosk-1.json"
    assert folder.problems == [Problem(path, "unreadable", detail="EACCES")]


def test_a_file_that_vanished_is_told_until_it_is_back(tmp_path: Path) -> None:
    saved(tmp_path, "kiosk-1")
    path = tmp_path / "responses" / "kiosk-1.json"
    folder = ResponseFolder(tmp_path)
    list(folder.follow())
    away = path.rename(tmp_path / "away")
    assert list(folder.follow()) == []
    assert folder.problems == [Problem(path, "vanished")]
    away.rename(path)
    assert list(folder.follow()) == []
    assert folder.problems == []


def test_documents_without_an_id_and_two_under_one_id_are_told(tmp_path: Path) -> None:
    first = saved(tmp_path, "kiosk-1")
    with ResponseDB(tmp_path / "responses" / "kiosk-2.json") as database:
        database.insert_multiple([{"text": "no id"}, first[0] | {"group": "elected"}, first[1]])
    folder = ResponseFolder(tmp_path)
    assert by_id(list(folder.follow())) == by_id(first)
    path = tmp_path / "responses" / "kiosk-2.json"
    told = [Problem(path, "unnamed", 1), Problem(path, "different", 1)]
    assert folder.problems == told
    list(folder.follow())
    assert folder.problems == told


def test_a_record_that_is_just_being_written_is_neither_torn_nor_missed(tmp_path: Path) -> None:
    """Half of the line is there at the first look, the rest at the second."""
    documents = saved(tmp_path, "kiosk-1")
    path = tmp_path / "responses" / "kiosk-1.json"
    before = path.read_bytes()
    with StationStore(tmp_path, "kiosk-1") as store:
        last = answer()
        store.save(last)
    after = path.read_bytes()
    cut = before.index(b"}}\n") + 300

    class Writing(SystemFiles):
        looked = False

        def open(self, path: Path, opening: Opening) -> int:
            path.write_bytes(after[:cut] + before[cut:])
            return super().open(path, opening)

        def read_some(self, handle: int, offset: int, length: int) -> bytes:
            data = super().read_some(handle, offset, length)
            if offset + len(data) >= len(before) and data:
                path.write_bytes(after)
            return data

    folder = ResponseFolder(tmp_path, Writing())
    assert by_id(list(folder.follow())) == by_id([*documents, last])
    assert folder.problems == []


def test_the_garbage_collector_is_left_as_it_was(tmp_path: Path) -> None:
    saved(tmp_path, "kiosk-1", 5)
    folder = ResponseFolder(tmp_path)
    assert len(list(folder.documents())) == 5
    assert gc.isenabled()
    assert next(folder.documents())  # and whoever breaks off
    assert gc.isenabled()
    for _ in folder.follow():
        assert gc.isenabled()
    gc.disable()
    try:
        list(ResponseFolder(tmp_path).documents())
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_nothing_stays_open(tmp_path: Path) -> None:
    saved(tmp_path, "kiosk-1")
    handles = Path("/proc/self/fd")
    if not handles.exists():
        handles = Path("/dev/fd")
    before = len(list(handles.iterdir()))
    folder = ResponseFolder(tmp_path)
    list(folder.follow())
    next(folder.documents())
    assert len(list(handles.iterdir())) == before
