"""The PIN and the wrong attempts on disk."""

import json
import stat
from pathlib import Path

import pytest

from valuetui.responses.files import Opening, SystemFiles
from valuetui.station.staff_lock import DamagedPin, StaffLock

PIN = "271828"


class Machine:
    """A machine with a clock of its own, and a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.now = 5000.0

    def lock(self) -> StaffLock:
        """The lock as another program on it sees it."""
        return StaffLock(self.folder, lambda: self.now)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """One whose PIN has been set."""
    machine = Machine(tmp_path / "state")
    machine.lock().set_pin(PIN)
    return machine


def test_a_machine_without_a_pin_has_none_and_opens_to_nothing(tmp_path: Path) -> None:
    lock = StaffLock(tmp_path / "state")
    assert lock.pin() is None
    assert not lock.attempt(PIN).is_right


def test_the_pin_opens_and_nothing_else_does(machine: Machine) -> None:
    assert machine.lock().attempt(PIN).is_right
    assert not machine.lock().attempt("271829").is_right


def test_the_files_are_for_their_owner_alone(machine: Machine) -> None:
    machine.lock().attempt("999999")
    for path in machine.folder.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert PIN not in path.read_text()
        assert "999999" not in path.read_text()
    assert stat.S_IMODE(machine.folder.stat().st_mode) == 0o700


def test_five_wrong_ones_make_wait_over_a_restart_even_with_the_right_one(machine: Machine) -> None:
    lock = machine.lock()
    waits = [lock.attempt("999999").wait for _ in range(5)]
    assert waits == [0, 0, 0, 0, 60]
    machine.now += 59
    refused = machine.lock().attempt(PIN)
    assert (refused.is_right, refused.wait) == (False, 1)
    machine.now += 1
    assert machine.lock().attempt(PIN).is_right
    assert machine.lock().attempt("999999").wait == 0


def test_who_must_wait_makes_the_wait_no_longer_by_trying(machine: Machine) -> None:
    lock = machine.lock()
    for _ in range(9):
        lock.attempt("999999")
    assert lock.wait() == 60


def test_the_owner_ends_the_wait_of_a_program_that_is_running(machine: Machine) -> None:
    lock = machine.lock()
    for _ in range(5):
        lock.attempt("999999")
    assert machine.lock().clear()
    assert lock.wait() == 0
    assert not machine.lock().clear()
    assert lock.attempt(PIN).is_right


def test_an_attempt_counts_before_it_is_looked_at(machine: Machine) -> None:
    class PlugPulled(BaseException):
        """What happens while the PIN is read."""

    class Files(SystemFiles):
        def open(self, path: Path, opening: Opening) -> int:
            if path.name == "pin.json":
                raise PlugPulled
            return super().open(path, opening)

    for _ in range(5):
        with pytest.raises(PlugPulled):
            StaffLock(machine.folder, lambda: machine.now, Files()).attempt(PIN)
    assert machine.lock().wait() == 60


def test_where_the_disk_keeps_nothing_a_program_still_counts(
    machine: Machine, caplog: pytest.LogCaptureFixture
) -> None:
    class Full(SystemFiles):
        def write_some(self, *_: object) -> int:
            raise OSError(28, "no room")

    lock = StaffLock(machine.folder, lambda: machine.now, Full())
    assert [lock.attempt("999999").wait for _ in range(5)] == [0, 0, 0, 0, 60]
    machine.now += 60
    assert lock.attempt(PIN).is_right
    assert lock.wait() == 0
    assert "999999" not in caplog.text
    assert PIN not in caplog.text


def test_a_new_pin_takes_the_place_of_a_forgotten_one(machine: Machine) -> None:
    for _ in range(5):
        machine.lock().attempt("999999")
    machine.lock().set_pin("314159")
    assert not machine.lock().attempt(PIN).is_right
    assert machine.lock().attempt("314159").is_right


@pytest.mark.parametrize("content", ["", "[]", "mjölk", "{}", json.dumps({"form": 9})])
def test_a_damaged_pin_is_told_and_opens_to_nothing(machine: Machine, content: str) -> None:
    (machine.folder / "pin.json").write_text(content, encoding="utf-8")
    with pytest.raises(DamagedPin):
        machine.lock().pin()
    assert not machine.lock().attempt(PIN).is_right


@pytest.mark.parametrize("content", ["", "[]", "{}", "\udcff"])
def test_damaged_attempts_lock_nobody_out_for_good(machine: Machine, content: str) -> None:
    path = machine.folder / "attempts.json"
    path.write_text(content, encoding="utf-8", errors="surrogateescape")
    assert machine.lock().attempt(PIN).is_right
