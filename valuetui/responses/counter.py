"""Counts the interviews of a session at one terminal, so that a crash or a power cut leaves the
numbers right.

Which interview goes on is noted by its record's id for as long as it does, in a file that is
written over in place: what a crash leaves there is settled by whether an answer with that id is on
disk. See docs/decisions/0040-council-sessions.md.
"""

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from errno import errorcode
from pathlib import Path

from valuetui.responses.attendance import keep_turnout, read_turnout, turnout_path
from valuetui.responses.errors import CannotOpen
from valuetui.responses.files import SYSTEM, FileOps
from valuetui.responses.layout import is_identifier
from valuetui.responses.lock import held, lock_path
from valuetui.responses.note import Note

log = logging.getLogger(__name__)


class Counter:
    """The interviews of a session at a station, one after another.

    One process at a time counts there: ``CannotOpen`` with the reason ``busy`` is raised where
    another one does. Counting itself raises nothing, for no interview must fail for it; what could
    not be written comes with the next number.
    """

    def __init__(self, wave: Path, sitting: str, station: str, files: FileOps = SYSTEM) -> None:
        self._wave, self._sitting, self._station, self._files = wave, sitting, station, files
        path = turnout_path(wave, sitting, station)
        self._open = Note(path.with_suffix(".open"), files)
        self._lock: int | None = held(files, lock_path(path))
        try:
            self.turnout = read_turnout(wave, sitting, station, files)
            self._open.make()
            self._now = self._found()
        except OSError as error:
            self.close()
            raise CannotOpen.from_os(self._open.path, error) from error
        except BaseException:
            self.close()
            raise
        self._is_left = self._now is not None
        """The interview that goes on was begun by a process that has ended."""

    def close(self) -> None:
        """Let another process count."""
        lock, self._lock = self._lock, None
        if lock is not None:
            with suppress(OSError):
                self._files.close(lock)

    def settle(self, is_saved: Callable[[str], bool]) -> None:
        """After a crash: count the interview that it interrupted, if its answer is on disk.

        ``is_saved`` tells whether an answer with an id is there, and what it raises is raised.
        """
        if self._now and is_saved(self._now):
            self._end(kept=1)

    def begin(self, identifier: str) -> None:
        """The interview with the record of this id goes on from now: a new one, or the one that was
        interrupted."""
        if self._now != identifier:
            self.gone()
            self._now = identifier
            self._try(lambda: self._open.write(identifier.encode()))
            self.turnout = replace(self.turnout, begun=self.turnout.begun + 1)
            self._try(self._keep)
        self._is_left = False

    def kept(self, identifier: str) -> None:
        """An answer is on disk. Only that of the interview that goes on is counted."""
        if identifier == self._now:
            self._end(kept=1)

    def gone(self) -> None:
        """The interview that goes on, if there is one, has no answer."""
        if self._now is not None:
            self._end(**{"cut_off" if self._is_left else "stopped": 1})

    def _end(self, *, kept: int = 0, stopped: int = 0, cut_off: int = 0) -> None:
        now = self.turnout
        self.turnout = replace(
            now,
            kept=now.kept + kept,
            stopped=now.stopped + stopped,
            cut_off=now.cut_off + cut_off,
        )
        self._now, self._is_left = None, False
        self._try(self._keep)  # first: a note of an interview that has been counted means nothing
        self._try(self._open.wipe)

    def _found(self) -> str | None:
        """The interview that was interrupted; empty where it is not known which."""
        if not self.turnout.open:
            self._open.wipe()
            return None
        noted = self._open.read().decode("ascii", "replace")
        return noted if is_identifier(noted) else ""

    def _keep(self) -> None:
        keep_turnout(self._wave, self._sitting, self._station, self.turnout, self._files)

    def _try(self, write: Callable[[], None]) -> None:
        try:
            write()
        except OSError as error:
            name = errorcode.get(error.errno or 0, type(error).__name__)
            log.error("a number of a session could not be kept: %s", name)


def is_counting(wave: Path, sitting: str, station: str, files: FileOps = SYSTEM) -> bool:
    """Whether a process counts the interviews of a session at a station now."""
    try:
        lock = held(files, lock_path(turnout_path(wave, sitting, station)))
    except CannotOpen as error:
        return error.reason == "busy"
    with suppress(OSError):
        files.close(lock)
    return False
