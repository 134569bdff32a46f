"""All access to the operating system's files, behind one small seam.

:class:`FileOps` has primitives only, so that a simulator can stand in for the disk and try every
moment at which a machine may stop. Windows and macOS have their branches here and nowhere else.
"""

import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from enum import Enum, IntEnum
from errno import EIO
from pathlib import Path
from typing import NamedTuple, Protocol

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_AS_BYTES = getattr(os, "O_BINARY", 0)
"""Windows changes the ends of lines otherwise."""

BLOCK = 1 << 20
"""Bytes read or written at a time where a whole file passes by."""


class Opening(IntEnum):
    """How a file is opened. New files are for their owner's eyes only (0600)."""

    READ = os.O_RDONLY
    WRITE = os.O_RDWR
    """A file that is there."""
    CREATE = os.O_RDWR | os.O_CREAT
    """The file that is there, or a new one."""
    FRESH = os.O_RDWR | os.O_CREAT | os.O_TRUNC
    """An empty one, whatever was there."""
    NEW = os.O_RDWR | os.O_CREAT | os.O_EXCL
    """A new one; an error if one is there."""


class Kind(Enum):
    """What bears a name, itself: a link is not followed."""

    FILE = "file"
    FOLDER = "folder"
    LINK = "link"
    """To a file or folder that lies elsewhere."""
    OTHER = "other"


class Status(NamedTuple):
    """Which file it is, whatever its name, and how many bytes it has."""

    identity: tuple[int, int]
    size: int
    changed: int
    """Time of the last change in nanoseconds since 1970, by a clock that may have been changed."""


Names = tuple[int, int, int]
"""A state of the names in a folder: another one is another state."""


class FileOps(Protocol):
    """What is asked of the operating system. Every method may raise ``OSError``."""

    def open(self, path: Path, opening: Opening) -> int:
        """A handle."""

    def close(self, handle: int) -> None:
        """Give the handle back."""

    def read_some(self, handle: int, offset: int, length: int) -> bytes:
        """At most ``length`` bytes; fewer may come; none at the end of the file."""

    def write_some(self, handle: int, offset: int, data: memoryview) -> int:
        """Write as much of ``data`` as the system takes at once; how much it was."""

    def sync(self, handle: int) -> None:
        """Return when the file's bytes, and its size, would survive a power cut."""

    def status(self, handle: int) -> Status:
        """Status of an open file."""

    def status_at(self, path: Path) -> Status:
        """Status of the file that bears the name now."""

    def names_at(self, folder: Path) -> Names:
        """By what to see that a name in a folder has changed, or that it is another folder."""

    def kind_at(self, path: Path) -> Kind:
        """What bears the name now."""

    def replace(self, source: Path, target: Path) -> None:
        """Give the file ``source`` the name ``target``, in one step."""

    def remove(self, path: Path) -> None:
        """Remove a file, or a link and not what it leads to."""

    def remove_folder(self, folder: Path) -> None:
        """Remove a folder in which nothing is."""

    def sync_folder(self, folder: Path) -> None:
        """Return when the names in the folder would survive a power cut."""

    def make_folder(self, folder: Path) -> bool:
        """Make one folder (0700); False if it was there."""

    def names(self, folder: Path) -> list[str]:
        """Names of what is in the folder."""

    def lock(self, handle: int, patience: float) -> None:
        """Hold the file alone; ``TimeoutError`` after ``patience`` seconds."""

    def unlock(self, handle: int) -> None:
        """Let others have it."""


class SystemFiles:
    """The real thing. Durable as far as the disk keeps its promises."""

    def open(self, path: Path, opening: Opening) -> int:
        return os.open(path, opening | _AS_BYTES, 0o600)

    def close(self, handle: int) -> None:
        os.close(handle)

    def status(self, handle: int) -> Status:
        return _status(os.fstat(handle))

    def status_at(self, path: Path) -> Status:
        return _status(os.stat(path))  # noqa: PTH116 - every save asks; paths cost more than names

    def kind_at(self, path: Path) -> Kind:
        return _kind(path.lstat())

    def remove(self, path: Path) -> None:
        path.unlink()

    def remove_folder(self, folder: Path) -> None:
        folder.rmdir()

    def make_folder(self, folder: Path) -> bool:
        try:
            folder.mkdir(0o700)
        except FileExistsError:
            return False
        return True

    def names(self, folder: Path) -> list[str]:
        return os.listdir(folder)  # noqa: PTH208 - followers ask often; paths cost more than names

    def lock(self, handle: int, patience: float) -> None:
        # Asking again and again, rather than waiting inside the system, lets a kiosk say that it
        # cannot save when another process has stopped with the lock in its hand.
        if self._try_lock(handle):
            return
        deadline = time.monotonic() + patience
        while not self._try_lock(handle):
            if time.monotonic() > deadline:
                raise TimeoutError
            time.sleep(0.002)

    if sys.platform == "win32":

        def names_at(self, folder: Path) -> Names:
            found = folder.stat()
            return found.st_dev, found.st_ino, found.st_mtime_ns

        def read_some(self, handle: int, offset: int, length: int) -> bytes:
            os.lseek(handle, offset, os.SEEK_SET)
            return os.read(handle, length)

        def write_some(self, handle: int, offset: int, data: memoryview) -> int:
            os.lseek(handle, offset, os.SEEK_SET)
            return os.write(handle, data)

        def sync(self, handle: int) -> None:
            os.fsync(handle)

        def sync_folder(self, folder: Path) -> None:
            """Windows offers no way to; a rename is in the file system's journal."""

        def replace(self, source: Path, target: Path) -> None:
            # A reader that has the target open for a moment stands in the way of the rename.
            for _ in range(100):
                try:
                    source.replace(target)
                except PermissionError:
                    time.sleep(0.02)
                else:
                    return
            source.replace(target)

        def _try_lock(self, handle: int) -> bool:
            try:
                os.lseek(handle, 0, os.SEEK_SET)
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            except OSError:
                return False
            return True

        def unlock(self, handle: int) -> None:
            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

    else:

        def names_at(self, folder: Path) -> Names:
            # The time that nobody can set: who restores a folder gives it its old other one.
            found = os.stat(folder)  # noqa: PTH116 - every save asks
            return found.st_dev, found.st_ino, found.st_ctime_ns

        def read_some(self, handle: int, offset: int, length: int) -> bytes:
            return os.pread(handle, length, offset)

        def write_some(self, handle: int, offset: int, data: memoryview) -> int:
            return os.pwrite(handle, data, offset)

        def sync(self, handle: int) -> None:
            if sys.platform == "darwin":
                # macOS's fsync leaves the bytes in the drive's own cache.
                fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            else:
                os.fdatasync(handle)

        def sync_folder(self, folder: Path) -> None:
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)

        def replace(self, source: Path, target: Path) -> None:
            source.replace(target)

        def _try_lock(self, handle: int) -> bool:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return False
            return True

        def unlock(self, handle: int) -> None:
            fcntl.flock(handle, fcntl.LOCK_UN)


SYSTEM = SystemFiles()


def _status(found: os.stat_result) -> Status:
    return Status((found.st_dev, found.st_ino), found.st_size, found.st_mtime_ns)


_JUNCTION = getattr(stat, "IO_REPARSE_TAG_MOUNT_POINT", None)
"""Windows's other kind of link, which says of itself that it is a folder."""


def _kind(found: os.stat_result) -> Kind:
    if stat.S_ISLNK(found.st_mode) or (
        _JUNCTION is not None and getattr(found, "st_reparse_tag", 0) == _JUNCTION
    ):
        return Kind.LINK
    if stat.S_ISDIR(found.st_mode):
        return Kind.FOLDER
    return Kind.FILE if stat.S_ISREG(found.st_mode) else Kind.OTHER


@contextmanager
def opened(files: FileOps, path: Path, opening: Opening = Opening.READ) -> Iterator[int]:
    """A handle that is given back."""
    handle = files.open(path, opening)
    try:
        yield handle
    finally:
        files.close(handle)


def read_at(files: FileOps, handle: int, offset: int, length: int) -> bytes:
    """``length`` bytes from ``offset`` on, or as many as the file has."""
    data = files.read_some(handle, offset, length)
    while len(data) < length:
        more = files.read_some(handle, offset + len(data), length - len(data))
        if not more:
            break
        data += more
    return data


def blocks(files: FileOps, handle: int, start: int, stop: int | None = None) -> Iterator[bytes]:
    """The file from ``start`` to ``stop``, or to its end, a block at a time."""
    while stop is None or start < stop:
        length = BLOCK if stop is None else min(BLOCK, stop - start)
        block = files.read_some(handle, start, length)
        if not block:
            break
        yield block
        start += len(block)


def read_all(files: FileOps, handle: int) -> bytes:
    """The whole file."""
    return b"".join(blocks(files, handle, 0))


def write_at(files: FileOps, handle: int, offset: int, data: bytes) -> None:
    """All of ``data`` at ``offset``; that a write is short is no error to the system."""
    left = memoryview(data)
    while left:
        written = files.write_some(handle, offset, left)
        if written <= 0:
            raise OSError(EIO, "nothing was written")
        offset += written
        left = left[written:]


def write_new(
    files: FileOps, path: Path, content: Iterable[bytes | memoryview], opening: Opening
) -> None:
    """A file with this content, on disk; its name is durable only after ``sync_folder``.

    Where that fails no part of it is left behind.
    """
    with opened(files, path, opening) as handle:
        try:
            offset = 0
            for block in gathered(content):
                write_at(files, handle, offset, block)
                offset += len(block)
            files.sync(handle)
        except OSError:
            with suppress(OSError):
                files.remove(path)
            raise


def gathered(content: Iterable[bytes | memoryview]) -> Iterator[bytes]:
    """The same bytes in pieces of about a block."""
    pieces: list[bytes | memoryview] = []
    length = 0
    for piece in content:
        pieces.append(piece)
        length += len(piece)
        if length >= BLOCK:
            yield b"".join(pieces)
            pieces, length = [], 0
    yield b"".join(pieces)


def make_folders(files: FileOps, folder: Path) -> None:
    """The folder and those above it that are missing, durably.

    A folder that is there may have been made by a process that was killed before it was durable.
    """
    try:
        files.make_folder(folder)
    except FileNotFoundError:
        make_folders(files, folder.parent)
        files.make_folder(folder)
    files.sync_folder(folder.parent)
