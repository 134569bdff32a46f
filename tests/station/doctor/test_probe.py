"""Looking at a real machine: its disk, its answers, and a terminal that answers."""

import errno
import os
import pty
import stat
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.station.test_survey import answers, keep
from valuetui.responses.files import SystemFiles
from valuetui.station.doctor import probe
from valuetui.station.doctor.tty import terminal_name, touch_comes


class Failing(SystemFiles):
    """A disk on which one call fails."""

    def __init__(self, call: str, number: int) -> None:
        self._call, self._number = call, number

    def __getattribute__(self, name: str) -> Any:
        found = object.__getattribute__(self, name)
        if name.startswith("_") or name != self._call:
            return found

        def fail(*_: object) -> None:
            raise OSError(self._number, os.strerror(self._number))

        return fail


def test_a_good_folder_is_written_to_and_left_as_it_was(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    seen = probe.see_folder(tmp_path)
    assert (seen.exists, seen.trouble, seen.is_ours) == (True, "", True)
    assert seen.free is not None
    assert seen.free > 0
    assert seen.mode is not None
    assert stat.S_IMODE(seen.mode) == 0o700
    assert list(tmp_path.iterdir()) == []


def test_of_a_folder_that_is_not_there_the_one_above_is_looked_at(tmp_path: Path) -> None:
    seen = probe.see_folder(tmp_path / "a" / "b")
    assert (seen.exists, seen.trouble) == (False, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("call", ["open", "write_some", "sync", "replace", "sync_folder", "remove"])
@pytest.mark.parametrize(
    ("number", "reason"),
    [(errno.ENOSPC, "full"), (errno.EACCES, "forbidden"), (errno.EROFS, "forbidden"),
     (errno.EIO, "device")],
)  # fmt: skip
def test_any_call_that_fails_is_told(tmp_path: Path, call: str, number: int, reason: str) -> None:
    assert probe.trouble_writing(tmp_path, Failing(call, number)) == reason


def test_answers_that_are_sound_and_answers_that_were_changed(tmp_path: Path) -> None:
    assert probe.see_answers(tmp_path, thoroughly=True) == ([], [])
    assert probe.newest_change(tmp_path) is None
    keep(tmp_path, answers(3))
    problems, verified = probe.see_answers(tmp_path, thoroughly=True)
    assert problems == []
    assert [(each.records, each.findings) for each in verified] == [(3, ())]
    assert probe.newest_change(tmp_path) == pytest.approx(probe.now(), abs=3600)
    path = tmp_path / "responses" / "kiosk-1.json"
    path.write_bytes(path.read_bytes().replace(b'"v1"', b'"v2"', 1))
    _, verified = probe.see_answers(tmp_path, thoroughly=True)
    assert [bool(each.findings) for each in verified] == [True]
    assert probe.see_answers(tmp_path, thoroughly=False) == ([], [])


def test_a_file_that_is_no_file_of_answers(tmp_path: Path) -> None:
    keep(tmp_path, answers(1))
    (tmp_path / "responses" / "kiosk-2.json").write_text("hej", encoding="utf-8")
    problems, _ = probe.see_answers(tmp_path, thoroughly=True)
    assert [(each.path.name, each.reason) for each in problems] == [("kiosk-2.json", "not-json")]


def test_a_draft_is_left_behind_when_nobody_changes_it_any_more(tmp_path: Path) -> None:
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    for name in ("kiosk-1.json", ".kiosk-2.json.lock", "kiosk-3.begun.json"):
        (drafts / name).write_text("{}", encoding="utf-8")
    changed = (drafts / "kiosk-1.json").stat().st_mtime
    assert probe.drafts_left(tmp_path, changed + 60) == []
    assert probe.drafts_left(tmp_path, changed + 3600) == ["kiosk-1"]
    assert probe.drafts_left(tmp_path / "none", 0) == []


@pytest.mark.parametrize(
    ("content", "is_set"),
    [('{"form": 1, "digest": "00ff"}', True), ("{}", False), ("[]", False), ("", False)],
)
def test_the_pin_is_set_where_there_is_one(tmp_path: Path, content: str, is_set: bool) -> None:
    assert not probe.pin_is_set(tmp_path)
    (tmp_path / "pin.json").write_text(content, encoding="utf-8")
    assert probe.pin_is_set(tmp_path) is is_set


def test_only_real_keys_can_seal() -> None:
    assert not probe.can_seal(())
    assert not probe.can_seal(("age1nonsense",))


# A terminal that answers


class Answering:
    """A terminal with somebody behind it, who answers ``answer`` when something is asked."""

    def __init__(self, answer: bytes) -> None:
        self.master, self.slave = pty.openpty()
        self.asked = b""
        self._answer = answer
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> str:
        self._thread.start()
        return os.ttyname(self.slave)

    def __exit__(self, *_: object) -> None:
        self._thread.join()
        os.close(self.master)
        os.close(self.slave)

    def _serve(self) -> None:
        self.asked = os.read(self.master, 100)
        os.write(self.master, self._answer)


def test_a_terminal_is_asked_for_its_name() -> None:
    with Answering(b"\x1bP>|foot(1.13.1)\x1b\\\x1b[?62;4c") as path:
        assert terminal_name(path) == "foot(1.13.1)"


def test_a_terminal_without_a_name_need_not_be_waited_for() -> None:
    with Answering(b"\x1b[?62;4c") as path:
        assert terminal_name(path) == ""


def test_where_there_is_no_terminal_nobody_is_asked(tmp_path: Path) -> None:
    assert terminal_name(str(tmp_path / "none")) == ""
    assert not touch_comes(str(tmp_path / "none"))
    (tmp_path / "file").touch()
    assert terminal_name(str(tmp_path / "file")) == ""


@pytest.mark.parametrize(
    ("answer", "comes"),
    [(b"\x1b[<0;20;5M\x1b[<0;20;5m", True), (b"\n", False), (b"\x1b[Aq", False)],
)  # fmt: skip
def test_a_touch_comes_or_somebody_goes_on_without(answer: bytes, comes: bool) -> None:
    terminal = Answering(answer)
    with terminal as path:
        assert touch_comes(path) is comes
    assert b"\x1b[?1006h" in terminal.asked
