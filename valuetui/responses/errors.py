"""What can go wrong with the answers on disk.

Every error names the file and a ``reason``, a short key by which screens and commands choose their
words. The messages are English for developers and never hold anything of a document's content.
"""

import errno
from pathlib import Path
from typing import Self

FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
"""The error numbers that mean: there is no room."""

_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class StoreError(Exception):
    """Something about the answers at ``path``; ``reason`` is the key of what."""

    def __init__(self, path: Path, reason: str, text: str) -> None:
        super().__init__(f"{path}: {text}")
        self.path = path
        self.reason = reason


class _SystemError(StoreError):
    """The operating system refused: ``errno_name`` is its name for why, such as ``ENOSPC``."""

    what = "refused"

    def __init__(self, path: Path, reason: str, errno_name: str = "") -> None:
        super().__init__(path, reason, f"{self.what}: {reason} {errno_name}".rstrip())
        self.errno_name = errno_name

    @classmethod
    def from_os(cls, path: Path, error: OSError) -> Self:
        """Reason ``full``, ``forbidden``, ``missing``, ``busy`` or ``device``."""
        return cls(path, _reason(error), errno.errorcode.get(error.errno or 0, ""))


def _reason(error: OSError) -> str:
    if isinstance(error, TimeoutError):
        return "busy"
    if error.errno in FULL:
        return "full"
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "missing"
    return "forbidden" if error.errno in _FORBIDDEN else "device"


class NotSaved(_SystemError):
    """The documents are not safely on disk: do not thank anybody.

    Reasons: ``full`` (no room; nothing was changed, a later attempt may succeed), ``busy`` (another
    process holds the lock), ``forbidden``, ``device`` (a write or sync failed) and ``failed`` (one
    failed before: this file must not be written to again by this process).
    """

    what = "not saved"


class CannotOpen(_SystemError):
    """The file or folder cannot be opened or made. Reasons: as for
    :class:`NotSaved`, and ``missing``."""

    what = "cannot be opened"


class NotRemoved(_SystemError):
    """A file of answers could not be removed. Reasons: as for :class:`NotSaved`."""

    what = "not removed"


class StoreVanished(StoreError):
    """The file is gone although it was there; it is never silently made anew."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "vanished", "the file is no longer there")


class StoreClosed(StoreError):
    """The store was used after it had been closed."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "closed", "used after closing")


class NoResponses(StoreError):
    """There is no folder of answers at ``path``."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "no-responses", "there is no such folder of answers")


class LinkedFolder(StoreError):
    """A folder of answers is a link: what it holds lies elsewhere."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "linked", "the folder is a link to another")


class PurgeBegun(StoreError):
    """Answers are being removed under another ``decision``, and that must be finished first."""

    def __init__(self, path: Path, decision: str) -> None:
        super().__init__(path, "purge-begun", "a purge under another decision has begun")
        self.decision = decision


_FOREIGN = {
    "not-json": "the file is not JSON",
    "not-tinydb": "the file is JSON but no TinyDB database",
    "not-finite": "the file holds a number that is not finite",
    "newer": "the file was made by a later version of the program",
}

_NOT_STORABLE = {
    "not-json": "a document holds something that JSON cannot hold, or a number not finite",
    "id": "a document's id is not 32 lowercase hexadecimal digits",
}


class ForeignFile(StoreError):
    """The file holds something else than answers, and was left untouched.

    Reasons: ``not-json``, ``not-tinydb`` (JSON of another kind), ``not-finite`` (a number that
    JSON does not know) and ``newer`` (made by a later version).
    """

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason, _FOREIGN[reason])


class Damaged(ForeignFile):
    """A small file beside the answers cannot be read, and was left untouched.

    ``reason`` is ``damaged-`` and what it holds: ``log``, ``reviews``, ``codes`` or ``sessions``.
    ``how`` is a reason of :class:`ForeignFile`, or ``other`` where it is a file of JSON that holds
    something else. ``place`` is the line and the letter, from 1, from which it is no JSON; nought
    where that is not what is wrong.
    """

    def __init__(self, path: Path, what: str, how: str, place: tuple[int, int] = (0, 0)) -> None:
        StoreError.__init__(self, path, f"damaged-{what}", f"damaged: {how}")
        self.how = how
        self.place = place


class Conflict(StoreError):
    """A whole-file write was refused: another process changed the file since it was read."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "conflict", "the file has changed since it was read")


class NotStorable(StoreError):
    """The document cannot be kept. Reasons: ``not-json``, and ``id`` (not 32 hex digits)."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(path, reason, _NOT_STORABLE[reason])


class DifferentRecord(StoreError):
    """Another document is kept under the same ``id``: a record is never changed."""

    def __init__(self, path: Path, identifier: str) -> None:
        super().__init__(path, "different", f"another document is kept under the id {identifier}")
        self.identifier = identifier
