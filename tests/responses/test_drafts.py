"""The draft on disk: there while somebody answers, for its owner's eyes only, and then gone."""

import errno
import json
import logging
import os
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.faults.failing import FailingAt, Fault, Killed
from tests.faults.promise import WAVE
from tests.faults.scenarios import EMPTY
from tests.faults.simulated import SimulatedDisk
from tests.responses.samples import FailingDisk, Forbidding
from valuetui.responses.drafts import LARGEST, DraftFile, Found
from valuetui.responses.files import FileOps, Opening, SystemFiles
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.store import StationStore

STATION = "kiosk-1"
PICKED = "what-somebody-picked"

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")


def document(number: int = 1) -> dict[str, Any]:
    return {"kind": "draft", "number": number, "picks": [PICKED]}


def left_in(folder: Path) -> list[str]:
    """Names of the files that hold anything."""
    return sorted(path.name for path in folder.rglob("*") if path.is_file() and path.read_bytes())


@pytest.fixture
def drafts(tmp_path: Path) -> Iterator[DraftFile]:
    with DraftFile(tmp_path, STATION) as drafts:
        yield drafts


def after_a_crash(folder: Path, content: bytes | None = None) -> Found | None:
    """What the next process finds, of a draft or of these bytes."""
    path = folder / "drafts" / f"{STATION}.json"
    if content is not None:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    with DraftFile(folder, STATION) as drafts:
        return drafts.found()


class TestKeeping:
    def test_the_next_process_finds_the_newest_state(
        self, tmp_path: Path, drafts: DraftFile
    ) -> None:
        for number in range(20):
            drafts.keep(document(number))
        drafts.close()
        found = after_a_crash(tmp_path)
        assert found is not None
        assert found.document == document(19)

    def test_it_tells_when_it_was_written(self, tmp_path: Path, drafts: DraftFile) -> None:
        drafts.keep(document())
        drafts.close()
        os.utime(drafts.path, ns=(0, 1_700_000_000_500_000_000))
        found = after_a_crash(tmp_path)
        assert found is not None
        assert found.written == 1_700_000_000.5

    def test_one_file_and_nothing_beside_it(self, tmp_path: Path, drafts: DraftFile) -> None:
        drafts.keep(document(1))
        drafts.keep(document(2))
        drafts.settle()
        assert left_in(tmp_path) == [f"{STATION}.json"]
        assert json.loads(drafts.path.read_text()) == document(2)

    @posix
    def test_only_its_owner_may_read_it(self, tmp_path: Path, drafts: DraftFile) -> None:
        before = os.umask(0)
        try:
            drafts.keep(document())
            drafts.settle()
        finally:
            os.umask(before)
        assert drafts.path.stat().st_mode & 0o777 == 0o600
        assert drafts.path.parent.stat().st_mode & 0o777 == 0o700
        assert drafts.path == tmp_path / "drafts" / f"{STATION}.json"

    @posix
    def test_a_file_that_was_laid_in_its_way_is_not_written_to(
        self, tmp_path: Path, drafts: DraftFile
    ) -> None:
        other = tmp_path / "elsewhere"
        other.write_text("mine")
        drafts.path.with_name(f".{STATION}.json.new").symlink_to(other)
        drafts.keep(document())
        drafts.settle()
        assert other.read_text() == "mine"
        assert not drafts.path.is_symlink()

    def test_nobody_waits_for_the_disk_and_what_is_old_is_passed_over(self, tmp_path: Path) -> None:
        class Slow(SystemFiles):
            written: list[bytes] = []  # noqa: RUF012
            may_go_on = threading.Event()

            def write_some(self, handle: int, offset: int, data: memoryview) -> int:
                self.written.append(bytes(data))
                assert self.may_go_on.wait(20)
                return super().write_some(handle, offset, data)

        with DraftFile(tmp_path, STATION, Slow()) as drafts:
            drafts.keep(document(0))
            while not Slow.written:
                time.sleep(0.001)
            for number in range(1, 100):
                drafts.keep(document(number))
            Slow.may_go_on.set()
            drafts.settle()
            assert [json.loads(each)["number"] for each in Slow.written] == [0, 99]

    def test_what_comes_during_the_pause_before_writing_is_written_at_once(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        class Noting(SystemFiles):
            written: list[bytes] = []  # noqa: RUF012

            def write_some(self, handle: int, offset: int, data: memoryview) -> int:
                self.written.append(bytes(data))
                return super().write_some(handle, offset, data)

        pauses: list[float] = []
        is_over = threading.Event()

        def sleep(seconds: float) -> None:
            pauses.append(seconds)
            assert is_over.wait(20)

        monkeypatch.setattr("valuetui.responses.errands.time", SimpleNamespace(sleep=sleep))
        with DraftFile(tmp_path, STATION, Noting(), pause=0.02) as drafts:
            for number in range(100):
                drafts.keep(document(number))
            assert Noting.written == []
            is_over.set()
            drafts.settle()
            assert [json.loads(each)["number"] for each in Noting.written] == [99]
            assert pauses == [0.02]

    def test_a_draft_is_no_answer(self, tmp_path: Path, drafts: DraftFile) -> None:
        with StationStore(tmp_path, STATION):
            drafts.keep(document())
            drafts.settle()
            assert list(ResponseFolder(tmp_path).documents()) == []


class TestDiscarding:
    def test_nothing_is_left(self, tmp_path: Path, drafts: DraftFile) -> None:
        drafts.keep(document())
        drafts.settle()
        drafts.discard()
        drafts.settle()
        assert left_in(tmp_path) == []

    def test_it_waits_for_no_later_state(self, tmp_path: Path, drafts: DraftFile) -> None:
        for _ in range(50):
            drafts.keep(document())
            drafts.discard()
        drafts.settle()
        assert left_in(tmp_path) == []
        drafts.close()
        assert after_a_crash(tmp_path) is None

    def test_what_could_not_be_removed_is_tried_again(self, tmp_path: Path) -> None:
        disk = Stuck()
        with DraftFile(tmp_path, STATION, disk) as drafts:
            drafts.keep(document())
            drafts.settle()
            disk.stuck = True
            drafts.discard()
            drafts.settle()
            assert left_in(tmp_path) == [f"{STATION}.json"]
            disk.stuck = False
        assert left_in(tmp_path) == []

    def test_the_next_person_is_kept_although_the_one_before_could_not_be_removed(
        self, tmp_path: Path
    ) -> None:
        disk = Stuck()
        with DraftFile(tmp_path, STATION, disk) as drafts:
            drafts.keep(document(1))
            drafts.settle()
            disk.stuck = True
            drafts.discard()
            drafts.settle()
            disk.stuck = False
            drafts.keep(document(2))
        assert json.loads(drafts.path.read_text()) == document(2)

    def test_where_nothing_is_left_the_disk_is_left_in_peace(self, tmp_path: Path) -> None:
        disk = FailingDisk()
        with DraftFile(tmp_path, STATION, disk) as drafts:
            disk.calls.clear()
            drafts.discard()
        assert disk.calls == []


class Stuck(SystemFiles):
    """A disk from which, as long as it is ``stuck``, nothing can be removed."""

    stuck = False

    def remove(self, path: Path) -> None:
        if self.stuck:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        super().remove(path)


class TestWhateverIsThere:
    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"{",
            b"\0" * 500,
            b"\xff\xfe\xfa",
            f'["{PICKED}"]'.encode(),
            b"null",
            b"[" * 20_000,
            b"1" * 5000,
            b'{"a":"' + b"x" * LARGEST + b'"}',
            json.dumps(document()).encode()[:-3],
        ],
        ids=lambda content: str(content[:10]),
    )
    def test_what_is_no_draft_is_discarded_and_the_log_shows_nothing_of_it(
        self, tmp_path: Path, caplog: pytest.LogCaptureFixture, content: bytes
    ) -> None:
        assert after_a_crash(tmp_path, content) is None
        assert left_in(tmp_path) == []
        assert len(caplog.records) == 1
        assert PICKED not in caplog.text

    @given(st.binary(max_size=50))
    def test_any_bytes_at_all(
        self, tmp_path_factory: pytest.TempPathFactory, content: bytes
    ) -> None:
        folder = tmp_path_factory.mktemp("wave")
        if after_a_crash(folder, content) is None:
            assert left_in(folder) == []

    def test_a_folder_in_its_place_is_no_crash(self, tmp_path: Path) -> None:
        (tmp_path / "drafts" / f"{STATION}.json").mkdir(parents=True)
        with DraftFile(tmp_path, STATION) as drafts:
            assert drafts.found() is None
            drafts.keep(document())
        assert left_in(tmp_path) == []

    def test_a_write_that_was_cut_short_leaves_nothing(self, tmp_path: Path) -> None:
        new = tmp_path / "drafts" / f".{STATION}.json.new"
        new.parent.mkdir()
        new.write_text(PICKED)
        with DraftFile(tmp_path, STATION) as drafts:
            assert drafts.found() is None
            assert left_in(tmp_path) == []


class TestTwoProcesses:
    def test_the_second_one_neither_sees_nor_touches_the_draft_of_the_first(
        self, tmp_path: Path, drafts: DraftFile, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.INFO)  # nothing to warn of: where it matters people are told
        drafts.keep(document())
        drafts.settle()
        with DraftFile(tmp_path, STATION) as second:
            assert drafts.is_ours
            assert not second.is_ours
            assert second.found() is None
            second.keep(document(2))
            second.discard()
            second.settle()
        assert json.loads(drafts.path.read_text()) == document()
        assert len(caplog.records) == 1

    def test_other_stations_in_the_folder_have_their_own(
        self, tmp_path: Path, drafts: DraftFile
    ) -> None:
        with DraftFile(tmp_path, "kiosk-2") as other:
            assert other.is_ours
            other.keep(document(2))
            drafts.keep(document(1))
            drafts.discard()
            drafts.settle()
        assert left_in(tmp_path) == ["kiosk-2.json"]


class TestTroubledDisks:
    def test_where_no_draft_can_be_kept_interviews_go_on(
        self, tmp_path: Path, caplog: pytest.LogCaptureFixture
    ) -> None:
        with DraftFile(tmp_path, STATION, Forbidding()) as drafts:
            assert drafts.found() is None
            drafts.keep(document())
            drafts.discard()
        assert left_in(tmp_path) == []
        assert [record.getMessage() for record in caplog.records] == [
            "no drafts are kept here: EACCES"
        ]

    @pytest.mark.parametrize("call", ["write", "sync", "replace"])
    def test_what_fails_leaves_the_state_before_and_is_logged_once(
        self, tmp_path: Path, caplog: pytest.LogCaptureFixture, call: str
    ) -> None:
        disk = FailingDisk()
        with DraftFile(tmp_path, STATION, disk) as drafts:
            drafts.keep(document(1))
            drafts.settle()
            disk.broken = call.__eq__
            for number in (2, 3):
                drafts.keep(document(number))
                drafts.settle()
            assert left_in(tmp_path) == [f"{STATION}.json"]
            assert json.loads(drafts.path.read_text()) == document(1)
            assert len(caplog.records) == 1
            assert PICKED not in caplog.text
            disk.broken = lambda _: False
            drafts.keep(document(4))
            drafts.settle()
            assert json.loads(drafts.path.read_text()) == document(4)


def one_interview(files: FileOps) -> None:
    """Two states and the end."""
    with DraftFile(WAVE, STATION, files) as drafts:
        drafts.found()
        for number in (1, 2):
            drafts.keep(document(number))
            drafts.settle()
        drafts.discard()
        drafts.settle()


def with_fault(at: int, fault: Fault) -> FailingAt:
    """The disk after call number ``at`` has gone wrong, checked."""
    disk = SimulatedDisk(EMPTY)
    files = FailingAt(disk, at, fault)
    with suppress(Killed):
        one_interview(cast("FileOps", files))
    for remains in (disk.as_seen(), disk.as_synced()):
        if not files.dead:
            assert not any(remains.files.values())
        later = SimulatedDisk(remains)
        with DraftFile(WAVE, STATION, later) as drafts:
            found = drafts.found()
            assert found is None or found.document in (document(1), document(2))
            drafts.discard()
        assert not any(later.as_synced().files.values())
    return files


@pytest.mark.parametrize("fault", Fault)
def test_whichever_call_goes_wrong_a_draft_is_whole_and_the_end_leaves_nothing(
    fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    total = with_fault(1 << 60, fault).calls
    hits = [with_fault(at, fault).hit for at in range(1, total + 1)]
    assert {"write_some"} <= set(hits)
    assert PICKED not in caplog.text


def test_the_lock_is_free_when_its_process_has_gone(tmp_path: Path) -> None:
    path = tmp_path / "drafts" / f".{STATION}.json.lock"
    with DraftFile(tmp_path, STATION) as drafts:
        assert drafts.is_ours
        handle = SystemFiles().open(path, Opening.WRITE)
        with pytest.raises(TimeoutError):
            SystemFiles().lock(handle, 0)
    SystemFiles().lock(handle, 0)
    SystemFiles().close(handle)
