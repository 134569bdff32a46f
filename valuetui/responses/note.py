"""A few bytes that are written over in place, and wiped there.

They are always as long and lie in one block of any disk: so what they said is not left behind in a
file of its own. On SSDs that promises nothing.
"""

from pathlib import Path

from valuetui.responses.files import FileOps, Opening, opened, read_at, write_at

ROOM = 128
"""Bytes of the file, whether it says anything or not."""


class Note:
    """What a file says, of at most :data:`ROOM` bytes. Every method may raise ``OSError``."""

    def __init__(self, path: Path, files: FileOps) -> None:
        self.path = path
        self._files = files

    def make(self) -> None:
        """Make the file where there is none yet, durably; it says nothing then."""
        with opened(self._files, self.path, Opening.CREATE) as handle:
            if self._files.status(handle).size < ROOM:
                write_at(self._files, handle, 0, b" " * ROOM)
                self._files.sync(handle)
        self._files.sync_folder(self.path.parent)

    def write(self, content: bytes) -> None:
        """Say this and nothing else from now on, durably."""
        with opened(self._files, self.path, Opening.WRITE) as handle:
            write_at(self._files, handle, 0, content.ljust(ROOM))
            self._files.sync(handle)

    def wipe(self) -> None:
        """Say nothing, durably."""
        self.write(b"")

    def read(self) -> bytes:
        """What it says; a power cut may have torn it."""
        with opened(self._files, self.path) as handle:
            return read_at(self._files, handle, 0, ROOM).strip()
