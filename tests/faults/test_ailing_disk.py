"""Two programs at one station, on a disk of which any call may fail, again and again."""

from collections.abc import Callable
from contextlib import closing
from errno import EIO, EMFILE, ENOSPC
from pathlib import Path
from random import Random
from typing import Any, cast

import pytest

from tests.faults.promise import STATION, WAVE, Ledger, is_kept
from tests.faults.simulated import Remains, SimulatedDisk
from valuetui.responses.errors import StoreError
from valuetui.responses.files import FileOps, Opening, write_new
from valuetui.responses.lock import lock_path
from valuetui.responses.storage import ClosedStorage
from valuetui.responses.store import StationStore

STEPS = 60
LIVES = 25
"""Of the two programs, in each test."""


class Ailing:
    """The file operations of a disk of which a ``share`` fails, by chance."""

    def __init__(self, disk: SimulatedDisk, chance: Random) -> None:
        self.share = 0.0
        self._disk = disk
        self._chance = chance

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self._disk, name)

        def call(*arguments: Any) -> Any:
            if self._chance.random() < self.share:
                self._half_do(name, method, *arguments)
                raise OSError(self._chance.choice([EIO, ENOSPC, EMFILE]), "by chance")
            return method(*arguments)

        return call

    def _half_do(self, name: str, method: Callable[..., Any], *arguments: Any) -> None:
        if name == "close":
            method(*arguments)
        elif name == "sync":
            self._disk.drop_unsynced(arguments[0])
        elif name == "write_some" and self._chance.random() < 0.5:
            handle, offset, data = arguments
            method(handle, offset, data[: len(data) // 2])


class Life:
    """What two programs at one station do, and what happens to its file meanwhile."""

    def __init__(self, seed: int) -> None:
        self.disk = SimulatedDisk(Remains({}, frozenset([Path("/"), WAVE])))
        self.ledger = Ledger(seed)
        self._chance = Random(seed)  # noqa: S311
        self._files = [Ailing(self.disk, self._chance) for _ in range(2)]
        self._stores = [self._store(number) for number in range(2)]

    def step(self) -> None:
        """One thing, with a share of failing calls; afterwards all goes well again."""
        number = self._chance.randrange(2)
        self._files[number].share = self._chance.choice([0, 0, 0.02, 0.15])
        something = self._chance.choices(
            [self._save, self._save_many, self._save_again, self._start_anew, self._close_day],
            [6, 1, 2, 2, 1],
        )[0]
        with self.ledger.trying():
            something(number)
        self._files[number].share = 0
        if self._chance.random() < 0.2:
            self._chance.choice([self._copy, self._remove_lock])(self._stores[number].path)

    def _store(self, number: int) -> StationStore:
        return StationStore(WAVE, STATION, cast("FileOps", self._files[number]))

    def _save(self, number: int) -> None:
        self.ledger.save(self._stores[number])

    def _save_many(self, number: int) -> None:
        self.ledger.save(self._stores[number], self._chance.randint(2, 4))

    def _save_again(self, number: int) -> None:
        if self.ledger.offered:
            document = self._chance.choice(list(self.ledger.offered.values()))
            self._stores[number].save(document)
            self.ledger.thanks([document])

    def _start_anew(self, number: int) -> None:
        self._stores[number].close()
        try:
            self._stores[number] = self._store(number)
        except StoreError:
            self._files[number].share = 0
            self._stores[number] = self._store(number)

    def _close_day(self, number: int) -> None:
        path, files = self._stores[number].path, cast("FileOps", self._files[number])
        with closing(ClosedStorage(path, files)) as storage, storage.transaction():
            records, _ = storage.in_order()
            storage.put_in_order(records)

    def _copy(self, path: Path) -> None:
        """Another hand puts a copy in its place, without most of the reserve."""
        blanks = b" " * self._chance.choice([0, 1, 5, 40_000])
        copy = path.with_suffix(".copy")
        whole = self.disk.content(path).rstrip(b" ")
        write_new(cast("FileOps", self.disk), copy, [whole + blanks], Opening.FRESH)
        self.disk.replace(copy, path)

    def _remove_lock(self, path: Path) -> None:
        if lock_path(path) in self.disk.present:
            self.disk.remove(lock_path(path))


@pytest.mark.parametrize("part", range(4))
def test_whatever_fails_who_was_thanked_is_read_and_is_on_disk(part: int) -> None:
    for seed in range(part * LIVES, (part + 1) * LIVES):
        life = Life(seed)
        for _ in range(STEPS):
            life.step()
            is_kept(life.disk, life.ledger)
            is_kept(SimulatedDisk(life.disk.as_synced()), life.ledger)
        assert len(life.ledger.acknowledged) > STEPS / 4
