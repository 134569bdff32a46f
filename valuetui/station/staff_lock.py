"""The PIN of this machine and the wrong attempts at it, on disk: for their owner's eyes only.

``pin.json`` and ``attempts.json`` lie in the folder of the machine's state. An attempt is counted
before it is looked at, so that nobody gains one by pulling the plug in between.
"""

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from valuetui.responses.errors import StoreError
from valuetui.responses.files import SYSTEM, FileOps
from valuetui.station.attempts import Attempts
from valuetui.station.pin import SALT, BadPin, Pin
from valuetui.station.small_file import read_small, write_small

log = logging.getLogger(__name__)


class DamagedPin(StoreError):
    """The file of the PIN is none, or was written by a later version."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "damaged-pin", "the file is none of a PIN")


@dataclass(frozen=True)
class Verdict:
    """What came of an attempt."""

    is_right: bool
    wait: float = 0.0
    """Seconds until the next attempt."""


class StaffLock:
    """The lock of a machine. Several programs may use it at once; ``now`` are seconds since the
    machine was started."""

    def __init__(
        self,
        folder: Path,
        now: Callable[[], float] = time.monotonic,
        files: FileOps = SYSTEM,
    ) -> None:
        self._pin_path = folder / "pin.json"
        self._attempts_path = folder / "attempts.json"
        self._now = now
        self._files = files
        self._unkept = Attempts()
        """The wrong attempts that the disk could not keep."""

    @property
    def path(self) -> Path:
        """The file of the PIN."""
        return self._pin_path

    def pin(self) -> Pin | None:
        """The PIN; None where none has been set. Raises :class:`DamagedPin` and ``OSError``."""
        try:
            return Pin.from_document(read_small(self._files, self._pin_path))
        except FileNotFoundError:
            return None
        except (BadPin, ValueError, RecursionError):
            raise DamagedPin(self._pin_path) from None

    def set_pin(self, digits: str) -> None:
        """Set the PIN, and forget what was tried at the one before. Raises ``OSError``."""
        import secrets

        pin = Pin.of(digits, secrets.token_bytes(SALT))
        write_small(self._files, self._pin_path, pin.to_document())
        self.clear()

    def wait(self) -> float:
        """Seconds until the next attempt."""
        return self._attempts().left(self._now())

    def clear(self) -> bool:
        """Forget the wrong attempts; whether somebody had to wait. Raises ``OSError``."""
        waited = self.wait() > 0
        self._unkept = Attempts()
        with suppress(FileNotFoundError):
            self._files.remove(self._attempts_path)
            self._files.sync_folder(self._attempts_path.parent)
        return waited

    def attempt(self, digits: str) -> Verdict:
        """Try these digits; slow, and for a thread of its own. Who has to wait is not heard."""
        if (wait := self.wait()) > 0:
            return Verdict(is_right=False, wait=wait)
        tried = self._attempts().again(self._now())
        self._keep(tried)
        if self._opens(digits):
            with suppress(OSError):
                self.clear()
            return Verdict(is_right=True)
        log.warning("a wrong PIN was tried, number %d", tried.wrong)
        return Verdict(is_right=False, wait=tried.left(self._now()))

    def _opens(self, digits: str) -> bool:
        try:
            pin = self.pin()
        except (OSError, StoreError) as error:
            log.error("the PIN cannot be read: %s", type(error).__name__)
            return False
        return pin is not None and pin.is_(digits)

    def _attempts(self) -> Attempts:
        try:
            kept = Attempts.from_document(read_small(self._files, self._attempts_path))
        except FileNotFoundError:
            kept = Attempts()
        except (OSError, ValueError, RecursionError):
            kept = Attempts.from_document({})
        return max(kept, self._unkept, key=lambda each: each.wrong)

    def _keep(self, attempts: Attempts) -> None:
        try:
            write_small(self._files, self._attempts_path, attempts.to_document())
        except OSError as error:
            log.error("an attempt at the PIN could not be kept: %s", type(error).__name__)
            self._unkept = attempts
        else:
            self._unkept = Attempts()
