"""An archive package on a disk that fails: there is the old file or the new one, whole."""

from contextlib import suppress
from pathlib import Path
from typing import cast

import pytest

from tests.faults.failing import FailingAt, Fault, Killed
from tests.faults.simulated import Remains, SimulatedDisk
from valuetui.reports.archive import keep_package
from valuetui.responses.files import FileOps

FOLDER = Path("/exports")
PATH = FOLDER / "arkiv.zip"
PACKAGE = b"the package " * 1000
FOLDERS = frozenset({FOLDER.parent, FOLDER})
STARTS = {
    "nothing there": Remains({}, FOLDERS),
    "another there": Remains({PATH: b"older"}, FOLDERS),
    "left by one that was killed": Remains({FOLDER / ".arkiv.zip.new": b"the pack"}, FOLDERS),
}
NEVER = 1 << 60


def with_fault(start: Remains, at: int, fault: Fault) -> FailingAt:
    """The disk after call number ``at`` has gone wrong, checked."""
    disk = SimulatedDisk(start)
    files = FailingAt(disk, at, fault)
    said_done = False
    with suppress(Killed, OSError):
        keep_package(PATH, PACKAGE, cast("FileOps", files))
        said_done = True
    seen = disk.as_seen().files
    for remains in (seen, disk.as_synced().files):
        assert remains.get(PATH) in (PACKAGE, start.files.get(PATH))
        assert remains.keys() <= {PATH, FOLDER / ".arkiv.zip.new"}
    if said_done:
        assert seen[PATH] == PACKAGE
    if not files.dead and fault in (Fault.EIO, Fault.ENOSPC, Fault.ENOSPC_FOR_GOOD):
        assert set(seen) - {PATH} <= set(start.files)
    keep_package(PATH, PACKAGE, cast("FileOps", disk))
    assert disk.as_synced().files == {PATH: PACKAGE}
    return files


@pytest.mark.parametrize("fault", Fault)
@pytest.mark.parametrize("start", STARTS.values(), ids=STARTS)
def test_whichever_call_goes_wrong(start: Remains, fault: Fault) -> None:
    total = with_fault(start, NEVER, fault).calls
    hits = {with_fault(start, at, fault).hit for at in range(1, total + 1)}
    assert "write_some" in hits
