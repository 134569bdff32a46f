"""The interviews of a session are counted, and a kill or a power cut leaves the numbers right."""

import secrets
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.responses.samples import FailingDisk
from valuetui.responses.attendance import (
    DamagedAttendance,
    Sheet,
    Turnout,
    keep_sheet,
    read_sheet,
    read_turnout,
    turnout_path,
    turnouts,
)
from valuetui.responses.counter import Counter, is_counting
from valuetui.responses.errors import CannotOpen
from valuetui.responses.files import SYSTEM, FileOps, SystemFiles

SITTING = "5" * 32


def counter(wave: Path, files: FileOps = SYSTEM) -> Counter:
    return Counter(wave, SITTING, "kiosk-1", files)


def killed(one: Counter) -> None:
    """The process ends here: nothing is done any more, and the system frees its lock."""
    one.close()


class Killed(BaseException):
    """The process has been killed."""


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(["kept", "stopped", "killed", "killed saved", "taken up"]), max_size=9)
)
def test_every_interview_ends_in_one_of_the_numbers_whatever_happens(
    tmp_path_factory: pytest.TempPathFactory, endings: list[str]
) -> None:
    wave = tmp_path_factory.mktemp("wave")
    saved: set[str] = set()
    one = counter(wave)
    for ending in endings:
        identifier = secrets.token_hex(16)
        one.begin(identifier)
        assert one.turnout.open == 1
        if "saved" in ending or ending == "kept":
            saved.add(identifier)
        if ending in {"kept", "taken up"}:
            one.kept(identifier)
        elif ending == "stopped":
            one.gone()
        if "killed" in ending or ending == "taken up":
            killed(one)
            one = counter(wave)
            one.settle(saved.__contains__)
    if one.turnout.open:
        one.gone()
    one.close()
    assert asdict(read_turnout(wave, SITTING, "kiosk-1")) == {
        "begun": len(endings),
        "kept": sum(each in {"kept", "killed saved", "taken up"} for each in endings),
        "stopped": endings.count("stopped"),
        "cut_off": endings.count("killed"),
    }


def test_who_is_interrupted_and_goes_on_is_counted_once(tmp_path: Path) -> None:
    one, identifier = counter(tmp_path), secrets.token_hex(16)
    one.begin(identifier)
    killed(one)
    assert read_turnout(tmp_path, SITTING, "kiosk-1") == Turnout(begun=1)
    again = counter(tmp_path)
    again.settle(lambda _: False)
    again.begin(identifier)
    again.gone()
    assert again.turnout == Turnout(begun=1, stopped=1)
    again.kept(identifier)
    assert again.turnout == Turnout(begun=1, stopped=1)


class Mortal(SystemFiles):
    """A disk at which the process is killed before one of its calls, when ``left`` are made."""

    left = 10**6

    def _live(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise Killed

    def write_some(self, handle: int, offset: int, data: memoryview) -> int:
        self._live()
        return super().write_some(handle, offset, data)

    def sync(self, handle: int) -> None:
        self._live()
        super().sync(handle)

    def replace(self, source: Path, target: Path) -> None:
        self._live()
        super().replace(source, target)

    def sync_folder(self, folder: Path) -> None:
        self._live()
        super().sync_folder(folder)


@pytest.mark.parametrize("kept", [True, False])
def test_killed_before_any_call_of_the_system_the_numbers_come_out_even(
    tmp_path: Path, kept: bool
) -> None:
    identifier = secrets.token_hex(16)
    for left in range(40):
        wave = tmp_path / str(left)
        disk, before = Mortal(), secrets.token_hex(16)
        watched = counter(wave, disk)
        watched.begin(before)
        watched.kept(before)
        disk.left, ended = left, False
        try:
            watched.begin(identifier)
            if kept:
                watched.kept(identifier)
            else:
                watched.gone()
            ended = True
        except Killed:
            pass
        killed(watched)
        after = counter(wave)
        after.settle(lambda each: kept and each == identifier)
        after.gone()
        after.close()
        found = read_turnout(wave, SITTING, "kiosk-1")
        assert found.open == 0
        assert (found.begun, found.kept) in {(1, 1), (2, 2)} if kept else {(1, 1), (2, 1)}
        assert not (wave / "attendance" / f"{SITTING}.kiosk-1.open").read_bytes().strip()
        if ended:
            assert found.begun == 2
            return
    raise AssertionError("the interview never came to its end")


def test_a_disk_that_fails_hinders_nobody_and_the_next_number_makes_up_for_it(
    tmp_path: Path,
) -> None:
    disk = FailingDisk()
    one = counter(tmp_path, disk)
    disk.broken = lambda _: True
    one.begin(secrets.token_hex(16))
    one.gone()
    assert read_turnout(tmp_path, SITTING, "kiosk-1") == Turnout()
    disk.broken = lambda _: False
    one.begin(secrets.token_hex(16))
    assert read_turnout(tmp_path, SITTING, "kiosk-1") == Turnout(begun=2, stopped=1)


def test_two_processes_cannot_count_at_one_terminal(tmp_path: Path) -> None:
    one = counter(tmp_path)
    assert is_counting(tmp_path, SITTING, "kiosk-1")
    with pytest.raises(CannotOpen) as refused:
        counter(tmp_path)
    assert refused.value.reason == "busy"
    one.close()
    assert not is_counting(tmp_path, SITTING, "kiosk-1")


def test_terminals_count_apart_and_what_is_no_number_is_told(tmp_path: Path) -> None:
    assert turnouts(tmp_path, SITTING) == {}
    for station in ("kiosk-1", "kiosk.2"):
        one = Counter(tmp_path, SITTING, station)
        one.begin(secrets.token_hex(16))
        one.close()
    keep_sheet(tmp_path, SITTING, Sheet(present=41))
    assert read_sheet(tmp_path, SITTING) == Sheet(present=41)
    assert turnouts(tmp_path, SITTING) == dict.fromkeys(("kiosk-1", "kiosk.2"), Turnout(begun=1))
    path = turnout_path(tmp_path, SITTING, "kiosk.2")
    for damage in ("", "[]", '{"form": 2}', '{"form": 1, "begun": 1, "kept": 2}',
                   '{"form": 1, "begun": "many"}'):  # fmt: skip
        path.write_text(damage, encoding="utf-8")
        with pytest.raises(DamagedAttendance):
            turnouts(tmp_path, SITTING)
