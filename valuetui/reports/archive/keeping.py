"""Putting a package on disk: whole or not at all, and for its owner's eyes only."""

from contextlib import suppress
from pathlib import Path

from valuetui.responses.files import SYSTEM, FileOps, Opening, write_new


def keep_package(path: Path, content: bytes, files: FileOps = SYSTEM) -> None:
    """Write the package, on disk when this returns.

    What was at ``path`` is there until the package is. Raises ``OSError``.
    """
    new = path.with_name(f".{path.name}.new")
    write_new(files, new, [content], Opening.FRESH)
    try:
        files.replace(new, path)
    except OSError:
        with suppress(OSError):
            files.remove(new)
        raise
    with suppress(OSError):  # the file is whole; some network folders cannot be synced
        files.sync_folder(path.parent)
