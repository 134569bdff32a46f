"""The power may go at any moment: what was acknowledged is there when it is back.

Every test tells how many different states of a disk it has looked at.
"""

import os
from collections.abc import Callable, Iterable
from errno import EIO
from itertools import product
from pathlib import Path

import pytest

from tests.faults.crashes import PAGE, PAIR, SECTOR, WORD, Cuts
from tests.faults.examination import Examination, Start
from tests.faults.promise import FILE
from tests.faults.scenarios import (
    SCENARIOS,
    Scenario,
    of_another_hand,
    one_save,
    saves,
    topping_up,
    torn,
)
from tests.faults.simulated import SimulatedDisk
from tests.sparing import slow
from valuetui.responses import closed

pytestmark = pytest.mark.slow

Tell = Callable[[Iterable[Examination]], int]

STARTS: tuple[Start, ...] = (torn, of_another_hand)

QUICK = (
    Cuts(PAGE, limit=16, tears=20),
    Cuts(SECTOR, limit=16, tears=4, garbled=True),
    Cuts(WORD, limit=16, tears=4),
    Cuts(PAIR, limit=8, tears=4),
)
THOROUGH = (
    Cuts(PAGE, limit=64, tears=150),
    Cuts(SECTOR, limit=64, tears=50, garbled=True),
    Cuts(WORD, limit=128, tears=50, garbled=True),
    Cuts(PAIR, limit=64, tears=50),
)
SEEDS = range(1, 9)
STATES = 6_500
"""For each seed, of which no two see the same answers: more than 50,000 together."""
COMPLETE = Cuts(WORD, limit=1 << 8, tears=1000)
"""All subsets and all prefixes, for writes of a few hundred bytes."""


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Tell:
    """Print, record and return how many states were looked at."""

    def told(examinations: Iterable[Examination]) -> int:
        states = sum(len(examination.seen) for examination in examinations)
        record_property("states", states)
        print(f"{states} different states after a power cut")  # noqa: T201
        return states

    return told


@pytest.fixture
def small_reserve(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of a few kilobytes: the same steps, and many more states a second."""
    monkeypatch.setattr(closed, "RESERVE", 2048)
    monkeypatch.setattr(closed, "LONGEST_APPEND", 1024)
    monkeypatch.setattr(closed, "TAIL", 4 * 2048)


@pytest.mark.usefixtures("small_reserve")
@pytest.mark.parametrize("scenario", [*SCENARIOS[:-1], slow(SCENARIOS[-1])])
def test_nothing_acknowledged_is_lost_whenever_the_power_goes(
    scenario: Scenario, tell: Tell
) -> None:
    examinations = [Examination(cuts) for cuts in QUICK]
    for examination in examinations:
        examination.of(scenario)
    assert tell(examinations) > 100


@pytest.mark.usefixtures("small_reserve")
@pytest.mark.parametrize("start", STARTS)
def test_nothing_is_lost_when_the_power_goes_while_a_file_is_mended(
    start: Start, tell: Tell
) -> None:
    examinations = [Examination(cuts) for cuts in QUICK]
    for examination in examinations:
        examination.of_opening(start)
    assert tell(examinations) > 100


@pytest.mark.usefixtures("small_reserve")
def test_for_one_save_every_subset_and_every_prefix_is_tried(tell: Tell) -> None:
    examination = Examination(COMPLETE)
    examination.of(one_save)
    assert tell([examination]) > 500


def test_it_is_the_same_with_the_sizes_that_the_program_has(tell: Tell) -> None:
    examination = Examination(Cuts(SECTOR, limit=8, tears=2))
    examination.of(saves)
    assert tell([examination]) > 30


@pytest.mark.slow
@pytest.mark.usefixtures("small_reserve")
@pytest.mark.parametrize("seed", SEEDS)
def test_fifty_thousand_power_cuts_lose_nothing(seed: int, tell: Tell) -> None:
    examinations: list[Examination] = []
    for again, cuts, disk in product(range(4), THOROUGH, (SimulatedDisk, WearsOut)):
        examination = Examination(cuts, seed + again * len(SEEDS), disk)
        examinations.append(examination)
        for scenario in SCENARIOS:
            examination.of(scenario)
            if sum(len(each.seen) for each in examinations) >= STATES:
                assert tell(examinations) >= STATES
                return
        for start in STARTS:
            examination.of_opening(start)
    pytest.fail("there were not as many states")


class WearsOut(SimulatedDisk):
    """A disk that syncs the station's first file once, and then fails to."""

    syncs = 0

    def sync(self, handle: int) -> None:
        if FILE in self.present and self.status(handle) == self.status_at(FILE):
            self.syncs += 1
            if self.syncs > 1:
                raise OSError(EIO, os.strerror(EIO))
        super().sync(handle)


@pytest.mark.slow
@pytest.mark.usefixtures("small_reserve")
@pytest.mark.parametrize("scenario", [saves, topping_up])
def test_nothing_is_lost_when_the_file_fails_and_then_the_power_goes(
    scenario: Scenario, tell: Tell
) -> None:
    examinations = [Examination(cuts, disk=WearsOut) for cuts in QUICK[:2]]
    for examination in examinations:
        examination.of(scenario)
    assert tell(examinations) > 100


class ForgetsWrites(SimulatedDisk):
    """A disk that says that it has synced a file, and has not."""

    def sync(self, handle: int) -> None:
        del handle
        self.changed()


class ForgetsNames(SimulatedDisk):
    """A disk that says that it has synced a folder, and has not."""

    def sync_folder(self, folder: Path) -> None:
        del folder
        self.changed()


@pytest.mark.usefixtures("small_reserve")
@pytest.mark.parametrize("disk", [ForgetsWrites, ForgetsNames])
def test_a_store_without_its_syncs_would_be_found_out(disk: type[SimulatedDisk]) -> None:
    with pytest.raises(AssertionError):
        Examination(QUICK[0], disk=disk).of(saves)
