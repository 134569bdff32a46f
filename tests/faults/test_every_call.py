"""Every call of the operating system may go wrong, one after another: nothing acknowledged is lost.

Every test tells how many calls went wrong.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import cast

import pytest

from tests.faults.examination import Start
from tests.faults.failing import FailingAt, Fault, Killed
from tests.faults.promise import STATION, WAVE, Ledger, holds
from tests.faults.scenarios import (
    EMPTY,
    SCENARIOS,
    Scenario,
    of_another_hand,
    saves,
    torn,
)
from tests.faults.simulated import Remains, SimulatedDisk
from tests.sparing import slow
from valuetui.responses import closed
from valuetui.responses.files import FileOps
from valuetui.responses.store import StationStore


@pytest.fixture(autouse=True)
def small_reserve(monkeypatch: pytest.MonkeyPatch) -> None:
    """So small that a few answers top it up."""
    monkeypatch.setattr(closed, "RESERVE", 2048)
    monkeypatch.setattr(closed, "LONGEST_APPEND", 1024)
    monkeypatch.setattr(closed, "TAIL", 4 * 2048)


NEVER = 1 << 60


def empty(ledger: Ledger) -> Remains:
    """A disk with an empty folder."""
    del ledger
    return EMPTY


def with_fault(start: Start, scenario: Scenario, at: int, fault: Fault) -> FailingAt:
    """The disk after call number ``at`` of the scenario has gone wrong, checked."""
    ledger = Ledger()
    disk = SimulatedDisk(start(ledger))
    files = FailingAt(disk, at, fault)
    with suppress(Killed):
        scenario(cast("FileOps", files), ledger)
    holds(SimulatedDisk(disk.as_synced()), ledger)
    holds(SimulatedDisk(disk.as_seen()), ledger)
    with StationStore(WAVE, STATION, disk) as store:
        ledger.save(store)
    disk.power_cycle()
    holds(disk, ledger)
    return files


@pytest.mark.parametrize("fault", Fault)
@pytest.mark.parametrize(
    ("start", "scenario"),
    [
        (empty, saves),
        *(slow(empty, each) for each in SCENARIOS if each is not saves),
        slow(torn, saves),
        slow(of_another_hand, saves),
    ],
)
def test_nothing_acknowledged_is_lost_whichever_call_goes_wrong(
    start: Start,
    scenario: Scenario,
    fault: Fault,
    record_property: Callable[[str, object], None],
) -> None:
    total = with_fault(start, scenario, NEVER, fault).calls
    hits = [with_fault(start, scenario, at, fault).hit for at in range(1, total + 1)]
    record_property("calls", len(hits))
    print(f"{sum(map(bool, hits))} of {total} calls went wrong")  # noqa: T201
    assert {"write_some"} <= set(hits)
