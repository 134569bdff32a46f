"""A disk in memory that remembers what a real one may still lose when the power goes.

It has the methods of :class:`~valuetui.responses.files.FileOps`. What the programs see is what they
wrote; what is *durable* is what they synced. :mod:`tests.faults.crashes` makes from the difference
all that may be left after a power cut.

A file that is emptied on opening is emptied durably at once: that is done only to files that
nobody reads.
"""

import errno
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from valuetui.responses.files import Kind, Opening, Status


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes that were written and not synced; ``number`` counts the writes of a disk."""

    number: int
    offset: int
    data: bytes


@dataclass(eq=False, slots=True)
class Node:
    """A file or a folder, whatever its name."""

    is_folder: bool = False
    content: bytearray = field(default_factory=bytearray)
    durable: bytes = b""
    unsynced: list[Write] = field(default_factory=list)
    renames: int = 0
    """How often a name in the folder has changed."""


Names = dict[Path, Node]
Change = dict[Path, Node | None]
"""Names that change in one step; None where a name goes away."""


@dataclass(frozen=True)
class Remains:
    """All that is on a disk after a power cut."""

    files: dict[Path, bytes]
    folders: frozenset[Path]


class SimulatedDisk:
    """Files and folders. ``changed`` is called after every step that changes anything."""

    def __init__(self, remains: Remains) -> None:
        folders = {path: Node(is_folder=True) for path in remains.folders}
        files = {
            path: Node(content=bytearray(data), durable=data)
            for path, data in remains.files.items()
        }
        self.present: Names = folders | files
        self.durable: Names = dict(self.present)
        self.pending: dict[Path, list[Change]] = {}
        """Changes of names that were not synced, in their order, by folder."""
        self.changed: Callable[[], None] = lambda: None
        self._handles: dict[int, Node] = {}
        self._opened = 0
        self._writes = 0

    def content(self, path: Path) -> bytes:
        """What a program sees in the file."""
        return bytes(self.present[path].content)

    def as_seen(self) -> Remains:
        """All as programs see it: what stays when only programs are killed."""
        files = {p: bytes(n.content) for p, n in self.present.items() if not n.is_folder}
        return Remains(files, frozenset(p for p, n in self.present.items() if n.is_folder))

    def as_synced(self) -> Remains:
        """All that was synced: what stays when the power goes and nothing else has got through."""
        found = dict(reached(self.durable))
        files = {p: n.durable for p, n in found.items() if not n.is_folder}
        return Remains(files, frozenset(p for p, n in found.items() if n.is_folder))

    def power_cycle(self) -> None:
        """Lose everything that was not synced."""
        self.present = dict(reached(self.durable))
        self.durable = dict(self.present)
        self.pending.clear()
        self._handles.clear()
        for node in self.present.values():
            node.content, node.unsynced = bytearray(node.durable), []

    def drop_unsynced(self, handle: int) -> None:
        """What Linux does when a sync fails: the bytes count as clean, but are on no disk."""
        self._handles[handle].unsynced.clear()

    # Files

    def open(self, path: Path, opening: Opening) -> int:
        node = self.present.get(path)
        if node is None:
            if opening in (Opening.READ, Opening.WRITE):
                raise _error(errno.ENOENT)
            self._folder(path.parent)
            node = Node()
            self._rename({path: node})
        elif opening is Opening.NEW:
            raise _error(errno.EEXIST)
        elif opening is Opening.FRESH:
            node.content, node.durable, node.unsynced = bytearray(), b"", []
            self.changed()
        self._opened += 1
        self._handles[self._opened] = node
        return self._opened

    def close(self, handle: int) -> None:
        del self._handles[handle]

    def read_some(self, handle: int, offset: int, length: int) -> bytes:
        return bytes(self._handles[handle].content[offset : offset + length])

    def write_some(self, handle: int, offset: int, data: memoryview) -> int:
        node, taken = self._handles[handle], bytes(data)
        self._writes += 1
        node.unsynced.append(Write(self._writes, offset, taken))
        write(node.content, offset, taken)
        self.changed()
        return len(taken)

    def sync(self, handle: int) -> None:
        node = self._handles[handle]
        for change in node.unsynced:
            written = bytearray(node.durable)
            write(written, change.offset, change.data)
            node.durable = bytes(written)
        node.unsynced = []
        self.changed()

    def status(self, handle: int) -> Status:
        return _status(self._handles[handle])

    def status_at(self, path: Path) -> Status:
        if path not in self.present:
            raise _error(errno.ENOENT)
        return _status(self.present[path])

    def names_at(self, folder: Path) -> tuple[int, int, int]:
        self._folder(folder)
        return 1, id(self.present[folder]), self.present[folder].renames

    def kind_at(self, path: Path) -> Kind:
        if path not in self.present:
            raise _error(errno.ENOENT)
        return Kind.FOLDER if self.present[path].is_folder else Kind.FILE

    # Names

    def replace(self, source: Path, target: Path) -> None:
        if source not in self.present:
            raise _error(errno.ENOENT)
        self._rename({source: None, target: self.present[source]})

    def remove(self, path: Path) -> None:
        if path not in self.present:
            raise _error(errno.ENOENT)
        self._rename({path: None})

    def make_folder(self, folder: Path) -> bool:
        if folder in self.present:
            return False
        self._folder(folder.parent)
        self._rename({folder: Node(is_folder=True)})
        return True

    def remove_folder(self, folder: Path) -> None:
        if self.names(folder):
            raise _error(errno.ENOTEMPTY)
        self._rename({folder: None})

    def sync_folder(self, folder: Path) -> None:
        self._folder(folder)
        for change in self.pending.pop(folder, []):
            apply(change, self.durable)
        self.changed()

    def names(self, folder: Path) -> list[str]:
        self._folder(folder)
        inside = f"{folder}{os.sep}"
        rest = (str(path)[len(inside) :] for path in self.present if str(path).startswith(inside))
        return [name for name in rest if os.sep not in name]

    def _folder(self, folder: Path) -> None:
        if folder not in self.present:
            raise _error(errno.ENOENT)
        if not self.present[folder].is_folder:
            raise _error(errno.ENOTDIR)

    def _rename(self, change: Change) -> None:
        apply(change, self.present)
        folder = next(iter(change)).parent
        self.present[folder].renames += 1
        self.pending.setdefault(folder, []).append(change)
        self.changed()

    # Locks: the programs of a simulation come one after another

    def lock(self, handle: int, patience: float) -> None:
        pass

    def unlock(self, handle: int) -> None:
        pass


def write(content: bytearray, offset: int, data: bytes) -> None:
    """Write into a file; what lies between its end and ``offset`` is NULs."""
    content.extend(bytes(max(0, offset - len(content))))
    content[offset : offset + len(data)] = data


def apply(change: Change, names: Names) -> None:
    """Carry the change of names out."""
    for path, node in change.items():
        if node is None:
            names.pop(path, None)
        else:
            names[path] = node


def reached(names: Names) -> Iterator[tuple[Path, Node]]:
    """The names whose folders are there too."""
    for path, node in names.items():
        if all(parent in names for parent in path.parents):
            yield path, node


def _status(node: Node) -> Status:
    return Status((1, id(node)), len(node.content), 0)


def _error(number: int) -> OSError:
    return OSError(number, os.strerror(number))
