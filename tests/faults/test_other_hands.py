"""What another process has left half done takes no answer along when the power goes."""

from pathlib import Path

import pytest

from tests.faults.failing import Killed
from tests.faults.promise import FILE, RESPONSES, STATION, WAVE, Ledger, is_kept
from tests.faults.simulated import Remains, SimulatedDisk
from valuetui.responses.files import Opening, write_new
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
    assert not StationStore(WAVE, STATION, disk).save(answer).new
    ledger.thanks([answer])
    disk.power_cycle()
    assert len(is_kept(disk, ledger)) == 1


def _die(_handle: int) -> None:
    raise Killed
