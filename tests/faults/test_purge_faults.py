"""A purge that is cut short at any call, or by the power: nothing is missing that no certificate
lists, no certificate says "done" too early, and to begin again completes it."""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import cast

import pytest

from tests.faults.crashes import PAGE, SECTOR, Cuts
from tests.faults.failing import FailingAt, Fault, Killed
from tests.faults.promise import STATION, WAVE, Ledger
from tests.faults.scenarios import EMPTY
from tests.faults.simulated import Remains, SimulatedDisk
from tests.instrument.samples import make_instrument
from valuetui.instrument.canonical import canonical
from valuetui.responses import closed
from valuetui.responses.certificate import Certificate, kept_certificates
from valuetui.responses.errors import NoResponses, StoreError
from valuetui.responses.files import FileOps
from valuetui.responses.instruments import keep_instrument
from valuetui.responses.layout import Record, dump
from valuetui.responses.purge import plan_purge, purge
from valuetui.responses.spool import put_in_spool, spool_path
from valuetui.responses.store import StationStore

pytestmark = pytest.mark.slow

DECISION, DAY = "KS 2026:123", "2026-11-23"
NEVER = 1 << 60
STRAY = WAVE / "responses" / f"{STATION}.json.torn-2026-11-20-1"


@pytest.fixture(autouse=True)
def small_reserve(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of a few kilobytes."""
    monkeypatch.setattr(closed, "RESERVE", 2048)
    monkeypatch.setattr(closed, "LONGEST_APPEND", 1024)
    monkeypatch.setattr(closed, "TAIL", 4 * 2048)


def filled() -> Remains:
    """Two stations, an answer in the spool, torn bytes and the instrument."""
    disk, ledger = SimulatedDisk(EMPTY), Ledger()
    keep_instrument(WAVE, canonical(make_instrument()), cast("FileOps", disk))
    for station in (STATION, "kiosk-2"):
        with StationStore(WAVE, station, cast("FileOps", disk)) as store:
            ledger.save(store, 2)
    [waiting] = ledger.offers()
    path = spool_path(WAVE, waiting["id"])
    put_in_spool(cast("FileOps", disk), path, "kiosk-9", Record(7, dump(waiting)))
    remains = disk.as_seen()
    return Remains({**remains.files, STRAY: b'"77":{"id":"0123'}, remains.folders)


START = filled()
LISTED = plan_purge(WAVE, cast("FileOps", SimulatedDisk(START))).found.files
ANSWERS = {each.path for each in LISTED}
INSTRUMENTS = {path for path in START.files if path.parent.name == "instruments"}


def a_purge(files: FileOps) -> None:
    """Plan it and carry it out; an error ends it."""
    with suppress(StoreError):
        purge(plan_purge(WAVE, files), DECISION, DAY, files)


def certificates(disk: SimulatedDisk) -> list[tuple[Path, Certificate]]:
    return list(kept_certificates(WAVE, cast("FileOps", disk)))


def holds(remains: Remains) -> None:
    """The promise, for what is on a disk."""
    disk = SimulatedDisk(remains)
    is_true(remains, disk)
    is_completed(disk)


def is_true(remains: Remains, disk: SimulatedDisk) -> None:
    """What is missing is certified, and nothing is left of what is said to be done."""
    missing, certified = ANSWERS - set(remains.files), certificates(disk)
    if missing:
        assert len(certified) == 1
        certificate = certified[0][1]
        assert {(each.name, each.sha256) for each in certificate.files} == {
            (each.name, each.sha256) for each in LISTED
        }
    if any(certificate.done for _, certificate in certified):
        assert missing == ANSWERS


def is_completed(disk: SimulatedDisk) -> None:
    """To begin again completes the purge."""
    with suppress(NoResponses):
        purge(plan_purge(WAVE, cast("FileOps", disk)), DECISION, DAY, cast("FileOps", disk))
    assert len(certificates(disk)) == 1
    path, certificate = certificates(disk)[0]
    assert certificate.done == DAY
    assert certificate.records == 5
    assert len(certificate.files) == len(LISTED) == 4
    left = {each for each in disk.present if not disk.present[each].is_folder}
    assert {each for each in left if each.parent.name != "instruments"} == {path}
    assert left >= {each for each in INSTRUMENTS if each.suffix == ".json"}
    assert WAVE / "responses" not in disk.present
    assert disk.as_synced().files.keys() == left


def with_fault(at: int, fault: Fault) -> FailingAt:
    """The disk after call number ``at`` of a purge has gone wrong, checked."""
    disk = SimulatedDisk(START)
    files = FailingAt(disk, at, fault)
    with suppress(Killed):
        a_purge(cast("FileOps", files))
    holds(disk.as_synced())
    holds(disk.as_seen())
    is_completed(disk)
    return files


@pytest.mark.parametrize("fault", Fault)
def test_whichever_call_goes_wrong_the_certificate_tells_the_truth(
    fault: Fault, record_property: Callable[[str, object], None]
) -> None:
    total = with_fault(NEVER, fault).calls
    hits = [with_fault(at, fault).hit for at in range(1, total + 1)]
    record_property("calls", len(hits))
    print(f"{sum(map(bool, hits))} of {total} calls went wrong")  # noqa: T201
    assert {"write_some"} <= set(hits)
    if fault is Fault.KILL_BEFORE:
        assert {"remove", "remove_folder", "replace", "sync", "sync_folder"} <= set(hits)


@pytest.mark.parametrize("cuts", [Cuts(PAGE, limit=16, tears=8), Cuts(SECTOR, limit=16, tears=4)])
def test_whenever_the_power_goes_the_certificate_tells_the_truth(
    cuts: Cuts, record_property: Callable[[str, object], None]
) -> None:
    disk, chance, seen = SimulatedDisk(START), Random(7), set()  # noqa: S311

    def look() -> None:
        for remains in cuts.states(disk, chance):
            state = hash((tuple(sorted(remains.files.items())), remains.folders))
            if state not in seen:
                seen.add(state)
                holds(remains)

    disk.changed = look
    a_purge(cast("FileOps", disk))
    record_property("states", len(seen))
    print(f"{len(seen)} different states after a power cut")  # noqa: T201
    assert len(seen) > 30


class Occupied(SimulatedDisk):
    """A disk on which somebody puts something into every folder just before it is removed."""

    def remove_folder(self, folder: Path) -> None:
        raise OSError(errno.ENOTEMPTY, os.strerror(errno.ENOTEMPTY), str(folder))


def test_where_a_folder_stays_its_files_are_gone_all_the_same() -> None:
    disk, chance = Occupied(START), Random(7)  # noqa: S311

    def look() -> None:
        for remains in Cuts(PAGE, limit=8, tears=2).states(disk, chance):
            is_true(remains, SimulatedDisk(remains))

    disk.changed = look
    a_purge(cast("FileOps", disk))
    assert WAVE / "responses" in disk.present
    assert [certificate.done for _, certificate in certificates(disk)] == [DAY]


class ForgetsNames(SimulatedDisk):
    """A disk that says that it has synced a folder, and has not."""

    def sync_folder(self, folder: Path) -> None:
        del folder
        self.changed()


def test_a_purge_without_its_syncs_would_be_found_out() -> None:
    disk, chance = ForgetsNames(START), Random(7)  # noqa: S311

    def look() -> None:
        for remains in Cuts(PAGE, limit=4, tears=1).states(disk, chance):
            holds(remains)

    disk.changed = look
    with pytest.raises(AssertionError):
        a_purge(cast("FileOps", disk))
