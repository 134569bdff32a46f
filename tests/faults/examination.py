"""Looking at every state that a power cut may leave."""

from collections.abc import Callable
from random import Random

from tests.faults.crashes import SECTOR, Cuts
from tests.faults.promise import Ledger, holds
from tests.faults.scenarios import EMPTY, Scenario, opening
from tests.faults.simulated import Remains, SimulatedDisk
from valuetui.responses.errors import StoreError

AGAIN = 50
"""Of so many states one has its power cut a second time, while the file is being opened."""
SECOND = Cuts(SECTOR, limit=4, tears=2)
"""How it is cut then: few states, for there are many such openings."""

Start = Callable[[Ledger], Remains]
"""Makes the disk on which something begins."""


class Examination:
    """Cuts the power at every change, and counts the different states that are left.

    The promise is checked in each. Disks of another kind may be examined as well.
    """

    def __init__(
        self, cuts: Cuts, seed: int = 0, disk: type[SimulatedDisk] = SimulatedDisk
    ) -> None:
        self.seen: set[int] = set()
        self._cuts = cuts
        self._disk = disk
        self._chance = Random(seed)  # noqa: S311
        self._seed = seed

    def of(self, scenario: Scenario) -> None:
        """The scenario on an empty disk."""
        self._run(scenario, EMPTY, Ledger(self._seed))

    def of_opening(self, start: Start) -> None:
        """Opening on a disk that holds something already."""
        ledger = Ledger(self._seed)
        self._run(opening, start(ledger), ledger)

    def _run(self, scenario: Scenario, start: Remains, ledger: Ledger) -> None:
        disk = self._disk(start)
        disk.changed = lambda: self._look(disk, ledger, self._cuts)
        scenario(disk, ledger)

    def _look(self, disk: SimulatedDisk, ledger: Ledger, cuts: Cuts) -> None:
        for remains in cuts.states(disk, self._chance):
            if self._is_new(remains, ledger):
                again = cuts is not SECOND and not len(self.seen) % AGAIN
                self._check(SimulatedDisk(remains), ledger, again)

    def _check(self, disk: SimulatedDisk, ledger: Ledger, again: bool) -> None:
        try:
            if again:
                holds(disk, ledger, lambda: self._look(disk, ledger, SECOND))
            else:
                holds(disk, ledger)
        except StoreError as error:
            # The scenario, from within which we look, would take it for an error of its own.
            raise AssertionError("the file cannot be used any more") from error

    def _is_new(self, remains: Remains, ledger: Ledger) -> bool:
        files = tuple(sorted(remains.files.items()))
        state = hash((files, remains.folders, len(ledger.acknowledged), len(ledger.offered)))
        known = state in self.seen
        self.seen.add(state)
        return not known
