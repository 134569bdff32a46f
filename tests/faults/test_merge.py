"""A merge that is interrupted at every call of the operating system, and then done again.

Every test tells how many calls went wrong.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import cast

import pytest

from tests.faults.failing import FailingAt, Fault, Killed
from tests.faults.simulated import Remains, SimulatedDisk
from tests.responses.folders import a_void, an_answer, filled, hexed, take
from valuetui.responses import closed
from valuetui.responses import merge as module
from valuetui.responses.errors import StoreError
from valuetui.responses.files import FileOps
from valuetui.responses.fingerprint import fingerprint
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.instruments import keep_instrument, kept_instruments
from valuetui.responses.merge import Merge, by_its_own_station
from valuetui.responses.meter import Meter
from valuetui.responses.quarantine import quarantined
from valuetui.responses.record import Fact
from valuetui.responses.sources import open_source
from valuetui.responses.stock import documents_in

pytestmark = pytest.mark.slow

ROOT = Path("/disk").absolute()
TARGET, SOURCE = ROOT / "target", ROOT / "source"
INSTRUMENT = b'{"form":1}'
MINE = [an_answer("a1"), an_answer("a2")]
THEIRS: list[Fact] = [
    an_answer("a2", "v2"),
    *(an_answer(f"b{number}") for number in range(5)),
    an_answer("d1", station="kiosk-2"),
    a_void("c1", "a1"),
]


@pytest.fixture(autouse=True)
def small_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches so small that there are several, of which some make the file anew."""
    monkeypatch.setattr(closed, "RESERVE", 2048)
    monkeypatch.setattr(closed, "LONGEST_APPEND", 1024)
    monkeypatch.setattr(closed, "TAIL", 4 * 2048)
    monkeypatch.setattr(module, "BATCH", 2)
    monkeypatch.setattr(module, "LARGEST_BATCH", 4)


def prepared() -> Remains:
    """A disk with a folder and a source for it, which contradict each other in one record."""
    disk = SimulatedDisk(Remains({}, frozenset({ROOT.parent, ROOT})))
    filled(TARGET, MINE, disk)
    filled(SOURCE, THEIRS, disk)
    for folder in (TARGET, SOURCE):
        keep_instrument(folder, INSTRUMENT, disk)
    return disk.as_seen()


def run(files: FileOps) -> None:
    """One run of the merge, with the instrument of the source."""
    target = Merge(TARGET, files)
    with open_source(SOURCE, Meter(), files) as source:
        target.keep_instruments(source.instruments)
        for stock in source.stocks():
            target.take(stock, by_its_own_station(lambda _: None))


def versions(files: FileOps) -> set[bytes]:
    """Fingerprints of all that is in the target, whether it counts or was set aside."""
    found = [fingerprint(each) for each in ResponseFolder(TARGET, files).documents()]
    assert len(set(found)) == len(found)
    for path in quarantined(files, TARGET):
        found += [version.mark for version, _ in documents_in(files, path, Meter(), [])]
    return set(found)


BEFORE = {fingerprint(fact.to_document()) for fact in MINE}
WHOLE = BEFORE | {fingerprint(fact.to_document()) for fact in THEIRS}


def with_fault(start: Remains, at: int, fault: Fault) -> FailingAt:
    """The disk after call number ``at`` of a merge has gone wrong, and after it was done again."""
    disk = SimulatedDisk(start)
    files = FailingAt(disk, at, fault)
    with suppress(Killed, StoreError):
        run(cast("FileOps", files))
    for remains in (disk.as_synced(), disk.as_seen()):
        left = SimulatedDisk(remains)
        assert BEFORE <= versions(left) <= WHOLE
        run(left)
        left.power_cycle()
        assert versions(left) == WHOLE
        assert list(kept_instruments(TARGET, left).values()) == [INSTRUMENT]
        counted = {each["id"]: each for each in ResponseFolder(TARGET, left).documents()}
        assert counted[hexed("a2")]["picks"] == {"current": ["v1"]}
    return files


@pytest.mark.parametrize("fault", Fault)
def test_a_merge_that_went_wrong_anywhere_is_done_by_doing_it_again(
    fault: Fault, record_property: Callable[[str, object], None]
) -> None:
    start = prepared()
    total = with_fault(start, 1 << 60, fault).calls
    hits = [with_fault(start, at, fault).hit for at in range(1, total + 1)]
    record_property("calls", len(hits))
    print(f"{sum(map(bool, hits))} of {total} calls went wrong")  # noqa: T201
    assert {"write_some"} <= set(hits)


def test_a_dry_run_writes_nothing_at_all() -> None:
    disk = SimulatedDisk(prepared())
    before = disk.as_seen()

    def changed() -> None:
        raise AssertionError("a dry run has changed something")

    disk.changed = changed
    counts = take(TARGET, SOURCE, files=disk, dry_run=True)
    assert (counts.new.total(), counts.refused["different"]) == (7, 1)
    assert disk.as_seen() == before
