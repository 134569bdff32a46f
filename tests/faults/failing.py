"""A disk on which one call goes wrong."""

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from tests.faults.simulated import SimulatedDisk


class Killed(BaseException):
    """The process is gone: nothing catches this."""


class Fault(Enum):
    """What happens to one call."""

    KILL_BEFORE = "killed before it"
    KILL_AFTER = "killed after it"
    KILL_HALFWAY = "killed halfway through a write"
    EIO = "EIO"
    EIO_AFTER = "EIO although it was done"
    ENOSPC = "ENOSPC"
    ENOSPC_FOR_GOOD = "ENOSPC from then on"
    SHORT = "a short write"


_ONLY_WRITES = {Fault.KILL_HALFWAY, Fault.SHORT}
_NEEDS_ROOM = {"open", "write_some", "sync", "replace", "sync_folder", "make_folder"}


@dataclass
class FailingAt:
    """The file operations of a disk, of which number ``at`` has a fault.

    Stands for a ``FileOps``: every method of the disk is passed through and counted.
    """

    disk: SimulatedDisk
    at: int
    fault: Fault
    calls: int = 0
    hit: str = ""
    """Name of the call that the fault has met; empty where it met none."""
    dead: bool = False

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self.disk, name)

        def call(*arguments: Any) -> Any:
            if self.dead:
                raise Killed
            self.calls += 1
            if self.calls < self.at or not self._is_met(name):
                return method(*arguments)
            self.hit = self.hit or name
            return self._go_wrong(name, method, *arguments)

        return call

    def _is_met(self, name: str) -> bool:
        if self.fault is Fault.ENOSPC_FOR_GOOD:
            return name in {"write_some", "make_folder"}
        if self.calls > self.at or name == "close":
            return False
        if self.fault in _ONLY_WRITES:
            return name == "write_some"
        return self.fault is not Fault.ENOSPC or name in _NEEDS_ROOM

    def _go_wrong(self, name: str, method: Callable[..., Any], *arguments: Any) -> Any:
        match self.fault:
            case Fault.KILL_BEFORE:
                raise self._death()
            case Fault.KILL_AFTER:
                method(*arguments)
                raise self._death()
            case Fault.KILL_HALFWAY:
                self._half(*arguments)
                raise self._death()
            case Fault.SHORT:
                return self._half(*arguments)
            case Fault.EIO_AFTER:
                method(*arguments)
                raise _error(errno.EIO)
            case Fault.EIO:
                if name == "sync":
                    self.disk.drop_unsynced(arguments[0])
                raise _error(errno.EIO)
            case _:
                raise _error(errno.ENOSPC)

    def _half(self, handle: int, offset: int, data: memoryview) -> int:
        return self.disk.write_some(handle, offset, data[: max(1, len(data) // 2)])

    def _death(self) -> Killed:
        self.dead = True
        return Killed()


def _error(number: int) -> OSError:
    return OSError(number, os.strerror(number))
