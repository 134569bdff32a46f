"""One writer at a time, over processes and threads."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType

from valuetui.responses.errors import CannotOpen
from valuetui.responses.files import FileOps, Opening, make_folders

PATIENCE = 10.0
"""Seconds to wait for others before giving up."""


def lock_path(path: Path) -> Path:
    """The hidden file that is locked by whoever writes to the file at ``path``."""
    return path.with_name(f".{path.name}.lock")


def held(files: FileOps, path: Path) -> int:
    """A handle that holds the lock at ``path`` as long as it is open; the system frees it when the
    process dies. Raises ``CannotOpen``, with the reason ``busy`` where another process holds it."""
    handle = None
    try:
        make_folders(files, path.parent)
        handle = files.open(path, Opening.CREATE)
        files.lock(handle, 0)
    except OSError as error:
        if handle is not None:
            with suppress(OSError):
                files.close(handle)
        raise CannotOpen.from_os(path, error) from error
    return handle


class FileLock:
    """A lock on a hidden file beside the data; the same thread may take it again.

    It is not the data file that is locked, because a rewrite puts another file in its place (on
    Windows only after every handle to the old one is closed) and the lock has to outlive that.
    The system frees the lock of a process that dies. The lock's file stays: to remove it would be
    to let two processes hold two locks of the same name.
    """

    def __init__(self, files: FileOps, path: Path) -> None:
        self._files = files
        self._path = path
        self._threads = threading.RLock()
        self._depth = 0
        self._handle: int | None = None
        self._identity: tuple[int, int] | None = None

    def __enter__(self) -> None:
        self.acquire()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()

    def acquire(self) -> None:
        """Hold the lock. Raises ``TimeoutError`` and ``OSError``."""
        if not self._threads.acquire(timeout=PATIENCE):
            raise TimeoutError
        try:
            if not self._depth:
                self._take()
        except BaseException:
            self.close()
            self._threads.release()
            raise
        self._depth += 1

    def release(self) -> None:
        """Let others have it."""
        self._depth -= 1
        try:
            if not self._depth and self._handle is not None:
                self._files.unlock(self._handle)
        except OSError:
            with suppress(OSError):  # what was done under it is done
                self.close()  # which frees the lock as well
        finally:
            self._threads.release()

    def close(self) -> None:
        """Give the lock's file back."""
        handle, self._handle = self._handle, None
        if handle is not None:
            self._files.close(handle)

    def _take(self) -> None:
        while True:
            if self._handle is None:
                self._handle = self._files.open(self._path, Opening.CREATE)
                self._identity = self._files.status(self._handle).identity
            self._files.lock(self._handle, PATIENCE)
            if self._is_current():
                return
            self.close()

    def _is_current(self) -> bool:
        """Whether the file we hold still bears the name; others would lock the one that does."""
        try:
            return self._files.status_at(self._path).identity == self._identity
        except FileNotFoundError:
            return False


@contextmanager
def alone(files: FileOps, path: Path) -> Iterator[None]:
    """Be the only one who does what ``path`` is the name of, from looking to writing; others wait,
    for :data:`PATIENCE` seconds. Raises ``CannotOpen``."""
    with closing(FileLock(files, lock_path(path))) as lock:
        try:
            lock.acquire()
        except OSError as error:
            raise CannotOpen.from_os(path, error) from error
        try:
            yield
        finally:
            lock.release()
