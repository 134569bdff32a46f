"""Reading a bundle as if it were the folder of a wave.

Nothing is unpacked: the files are read where they are. Before any of them is, the whole bundle is
looked through; one that is damaged, or that holds what no bundle of ours holds, is refused whole.
"""

import errno
import hashlib
import io
import os
import struct
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, NoReturn, Self

from valuetui.responses.bundle import MANIFEST, Manifest, NoManifest, Part, read_manifest
from valuetui.responses.errors import CannotOpen, StoreError
from valuetui.responses.files import BLOCK, SYSTEM, FileOps, Opening, Status, read_at
from valuetui.responses.following import Problem
from valuetui.responses.meter import Meter
from valuetui.responses.stock import documents_in

LONGEST_MANIFEST = 1 << 26
"""Bytes of the longest manifest that is read."""
MOST_ENTRIES = 100_000
DENSEST = 200
"""Times that a file may be longer than it is in the bundle. Answers become five to twelve times
shorter, and their ids are random: what is far denser was made to fill a disk or a memory."""
SMALL = 1 << 20
"""Bytes that are never too many."""

_ENCRYPTED = 0x1
_ZIP = b"PK\x03\x04"


class BundleRefused(StoreError):
    """The bundle cannot be used, and nothing was taken from it.

    Reasons: ``bundle-damaged`` (cut short, or other than it was written: copy it again),
    ``bundle-foreign`` (a zip file of something else), ``bundle-odd`` (it holds files that no bundle
    holds, or far too long ones) and ``bundle-newer`` (made by a later version).
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason, _REFUSALS[reason])


_REFUSALS = {
    "bundle-damaged": "the bundle is not as it was written",
    "bundle-foreign": "the file is no bundle",
    "bundle-odd": "the bundle holds what no bundle holds",
    "bundle-newer": "the bundle was made by a later version of the program",
}

_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    RuntimeError,
    ValueError,
)
"""What Python's zip reader raises for bytes that are no sound zip file."""


def is_zip(files: FileOps, path: Path) -> bool:
    """Whether the file begins as a zip file does. May raise ``OSError``."""
    handle = files.open(path, Opening.READ)
    try:
        return read_at(files, handle, 0, 4) == _ZIP
    finally:
        files.close(handle)


class BundleFiles:
    """The files of a bundle, for reading: a ``FileOps`` in which the bundle's path is the folder.

    Raises :class:`BundleRefused`, and :class:`~valuetui.responses.errors.CannotOpen`.
    """

    def __init__(self, path: Path, files: FileOps = SYSTEM, meter: Meter | None = None) -> None:
        self.path = path
        self._opened: dict[int, tuple[IO[bytes], Status]] = {}
        self._number = 0
        try:
            self._raw = _Raw(files, path)
            start = self._raw.read(4)
        except OSError as error:
            raise CannotOpen.from_os(path, error) from error
        try:
            self._archive = zipfile.ZipFile(self._raw)
            self.manifest = self._examined(meter or Meter())
        except BaseException as error:
            self._raw.close()
            if isinstance(error, _DAMAGE):
                raise BundleRefused(path, _reason(start)) from None
            if isinstance(error, OSError):
                raise CannotOpen.from_os(path, error) from error
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.shut()

    def shut(self) -> None:
        """Give the bundle's file back."""
        self._archive.close()
        self._raw.close()

    # Looking it through

    def _examined(self, meter: Meter) -> Manifest:
        entries = self._archive.infolist()
        names = [entry.filename for entry in entries]
        if MANIFEST not in names:
            raise BundleRefused(self.path, "bundle-foreign")
        if len(set(names)) < len(names) or len(names) > MOST_ENTRIES or any(map(_odd, entries)):
            raise BundleRefused(self.path, "bundle-odd")
        if sum(entry.file_size for entry in entries) > max(SMALL, DENSEST * self._raw.size):
            raise BundleRefused(self.path, "bundle-odd")
        manifest = self._manifest()
        if set(names) != {MANIFEST, *manifest.parts}:
            raise BundleRefused(self.path, "bundle-odd")
        meter.expect(sum(entry.file_size for entry in entries))
        for name, part in manifest.parts.items():
            self._check(name, part, meter)
        return manifest

    def _manifest(self) -> Manifest:
        if self._archive.getinfo(MANIFEST).file_size > LONGEST_MANIFEST:
            raise BundleRefused(self.path, "bundle-odd")
        try:
            return read_manifest(self._archive.read(MANIFEST))
        except NoManifest as error:
            raise BundleRefused(self.path, error.reason) from None

    def _check(self, name: str, part: Part, meter: Meter) -> None:
        digest, size = hashlib.sha256(), 0
        with self._archive.open(name) as file:
            while block := file.read(BLOCK):
                digest.update(block)
                size += len(block)
                meter.advance(len(block))
        if (size, digest.hexdigest()) != (part.bytes, part.sha256):
            raise BundleRefused(self.path, "bundle-damaged")

    def read_back(self) -> bool:
        """Whether every record is there that the manifest promises."""
        for name, part in self.manifest.parts.items():
            if part.records:
                problems: list[Problem] = []
                found = documents_in(self, self.path / name, Meter(), problems)
                if sum(1 for _ in found) != part.records or problems:
                    return False
        return True

    # FileOps

    def open(self, path: Path, opening: Opening) -> int:
        """A handle for reading a file of the bundle."""
        name = path.relative_to(self.path).as_posix()
        if name not in self.manifest.parts:
            raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))
        if opening is not Opening.READ:
            self._refuse()
        self._number += 1
        self._opened[self._number] = self._archive.open(name), self.status_at(path)
        return self._number

    def close(self, handle: int) -> None:
        """Give the handle back."""
        self._opened.pop(handle)[0].close()

    def read_some(self, handle: int, offset: int, length: int) -> bytes:
        """Quick as long as one reads on; going back begins anew at the start of the file."""
        file, _ = self._opened[handle]
        try:
            file.seek(offset)
            return file.read(length)
        except _DAMAGE:
            raise OSError(errno.EIO, os.strerror(errno.EIO)) from None

    def status(self, handle: int) -> Status:
        """Status of an open file."""
        return self._opened[handle][1]

    def status_at(self, path: Path) -> Status:
        """Status of a file."""
        names = list(self.manifest.parts)
        name = path.relative_to(self.path).as_posix()
        if name not in names:
            raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))
        return Status((0, names.index(name)), self.manifest.parts[name].bytes, 0)

    def names(self, folder: Path) -> list[str]:
        """Names of the files in a folder; there is always one of responses, be it empty."""
        within = folder.relative_to(self.path).as_posix() + "/"
        found = [name for name in self.manifest.parts if name.startswith(within)]
        if not found and within != "responses/":
            raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))
        return [name.removeprefix(within) for name in found]

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    write_some = sync = replace = remove = remove_folder = sync_folder = make_folder = _refuse
    kind_at = names_at = lock = unlock = _refuse


def _reason(start: bytes) -> str:
    """What to say of a file that is no sound zip file, by how it begins.

    A copy that was broken off may be empty, or have its size but nothing in it.
    """
    return "bundle-damaged" if start in (_ZIP, b"") or not any(start) else "bundle-foreign"


def _odd(entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is one that we never write: a folder or a link, secret, or far too dense."""
    if entry.is_dir() or entry.flag_bits & _ENCRYPTED:
        return True
    return entry.file_size > max(SMALL, DENSEST * entry.compress_size)


class _Raw(io.RawIOBase):
    """The bundle's own bytes, as Python's zip reader wants them."""

    def __init__(self, files: FileOps, path: Path) -> None:
        self._files = files
        self._handle = files.open(path, Opening.READ)
        self._place = 0
        self.size = files.status(self._handle).size

    def close(self) -> None:
        """Give the file back."""
        if not self.closed:
            with suppress(OSError):
                self._files.close(self._handle)
        super().close()

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        start = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self.size}[whence]
        if start + offset < 0:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        self._place = start + offset
        return self._place

    def read(self, size: int = -1, /) -> bytes:
        wanted = self.size - self._place if size < 0 else size
        data = read_at(self._files, self._handle, self._place, max(0, wanted))
        self._place += len(data)
        return data
