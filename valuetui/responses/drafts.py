"""The draft of the interview that goes on at a station: what a crash or a power cut leaves of it.

``<wave>/drafts/<station>.json``, plain JSON, for its owner's eyes only. It is there while somebody
answers and at no other time. Nobody waits for the disk: a thread of its own writes what is newest.

A draft must never be offered to whoever stands at another screen. So a process holds a lock as long
as it lives, and where two of them are the same station, the second one keeps no drafts.
"""

import json
import logging
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from errno import errorcode
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from valuetui.responses.errands import Errands
from valuetui.responses.files import (
    SYSTEM,
    FileOps,
    Opening,
    make_folders,
    opened,
    read_at,
    write_new,
)

FOLDER = "drafts"
LARGEST = 1 << 16
"""Bytes of the largest file that can be a draft; a draft has about one thousand."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """A draft that an earlier process has left."""

    document: Mapping[str, Any]
    written: float
    """Seconds since 1970, by the clock on the wall, when it was written."""


class DraftFile:
    """The place of a station's draft.

    Raises nothing: where no draft can be kept, the log says why and interviews go on without.
    ``station`` is a name that :class:`~valuetui.responses.store.StationStore` takes. The thread
    waits ``pause`` seconds before it writes, for whoever has something more urgent to do.
    """

    def __init__(
        self, wave: Path, station: str, files: FileOps = SYSTEM, *, pause: float = 0
    ) -> None:
        self._files = files
        self._path = Path(wave) / FOLDER / f"{station}.json"
        self._new = self._path.with_name(f".{self._path.name}.new")
        self._lock_path = self._path.with_name(f".{self._path.name}.lock")
        self._errands = Errands("draft", self._carry_out, pause)
        self._trouble = ""
        self._is_left = False
        """What was to be removed may still be on the disk."""
        self._lock = self._take_lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """Where the draft is while there is one."""
        return self._path

    @property
    def is_ours(self) -> bool:
        """Whether this process keeps the drafts of the station."""
        return self._lock is not None

    @property
    def has_failed(self) -> bool:
        """Whether what was done last has failed, so that the newest state is not on the disk."""
        return bool(self._trouble)

    def found(self) -> Found | None:
        """The draft that an earlier process has left. What is no JSON object is discarded."""
        if not self.is_ours:
            return None
        try:
            with opened(self._files, self._path) as handle:
                written = self._files.status(handle).changed / 1e9
                document = json.loads(read_at(self._files, handle, 0, LARGEST))
            if isinstance(document, dict):
                return Found(document, written)
            what = "no JSON object"
        except FileNotFoundError:
            return None
        except (OSError, ValueError, RecursionError) as error:
            what = type(error).__name__
        log.warning("a draft cannot be read and is discarded: %s", what)
        self.discard()
        return None

    def keep(self, document: Mapping[str, Any]) -> None:
        """Keep this state instead of the one before, soon."""
        if self.is_ours:
            self._errands.run(document)

    def discard(self) -> None:
        """Leave nothing on the disk, soon and durably."""
        if self.is_ours:
            self._errands.run(None)

    def settle(self) -> None:
        """Return when all that was asked for is done, or has failed."""
        self._errands.settle()

    def close(self) -> None:
        """Do what was asked for and give the place back. A draft that is there stays."""
        if self.is_ours:
            self.settle()
            if self._is_left:
                self.discard()
        self._errands.close()
        lock, self._lock = self._lock, None
        if lock is not None:
            with suppress(OSError):
                self._files.close(lock)

    def _take_lock(self) -> int | None:
        """A handle that holds the lock; the system frees it when the process dies."""
        lock = None
        try:
            make_folders(self._files, self._path.parent)
            lock = self._files.open(self._lock_path, Opening.CREATE)
            self._files.lock(lock, 0)
            if self._drop(self._new):
                self._files.sync_folder(self._path.parent)
        except OSError as error:
            is_elsewhere = isinstance(error, TimeoutError)  # another process is the station
            level = logging.INFO if is_elsewhere else logging.WARNING
            log.log(level, "no drafts are kept here: %s", _name(error))
            if lock is not None:
                with suppress(OSError):
                    self._files.close(lock)
            return None
        return lock

    def _carry_out(self, document: Mapping[str, Any] | None) -> None:
        """In the thread: this state, or nothing at all, is on the disk from now on."""
        try:
            if document is None:
                self._remove()
            else:
                self._write(json.dumps(document).encode())
        except OSError as error:
            if _name(error) != self._trouble:  # the log of a full disk must not grow every time
                log.warning("a draft could not be kept or removed: %s", _name(error))
            self._trouble = _name(error)
        else:
            self._trouble = ""

    def _write(self, content: bytes) -> None:
        self._drop(self._new)
        try:
            write_new(self._files, self._new, [content], Opening.NEW)
            self._files.replace(self._new, self._path)
        except OSError:
            with suppress(OSError):
                self._drop(self._new)
            raise
        self._is_left = False
        self._files.sync_folder(self._path.parent)

    def _remove(self) -> None:
        left, self._is_left = self._is_left, True
        dropped = [self._drop(path) for path in (self._path, self._new)]
        if any(dropped) or left:
            self._files.sync_folder(self._path.parent)
        self._is_left = False

    def _drop(self, path: Path) -> bool:
        """Remove a file; whether it was there."""
        try:
            self._files.remove(path)
        except FileNotFoundError:
            return False
        return True


def _name(error: OSError) -> str:
    """What went wrong; no path and nothing else that an error may hold."""
    return errorcode.get(error.errno or 0, type(error).__name__)
