"""Putting a folder of data on disk: whole or not at all, and for its owner's eyes only."""

import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from valuetui.reports.naming import unused_path
from valuetui.responses.files import SYSTEM, Opening, write_new

Content = bytes | Callable[[Path], None]
"""What stands in a file, or what writes it to a path."""


def keep_folder(place: Path, name: str, files: Mapping[str, Content]) -> Path:
    """Write the files, by their names, into a new folder in ``place``, which is made where it is
    missing; the path of the folder, which is not ``name`` where something has that name already.

    Raises ``OSError``; there is no folder then.
    """
    place.mkdir(parents=True, exist_ok=True)
    making = place / f".{name}.new"
    if making.exists():  # an earlier one was cut short
        shutil.rmtree(making)
    making.mkdir(mode=0o700)
    try:
        for file, content in files.items():
            if isinstance(content, bytes):
                write_new(SYSTEM, making / file, [content], Opening.NEW)
            else:
                content(making / file)
        path = unused_path(place, name)
        making.rename(path)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    with suppress(OSError):  # the folder is whole; some network folders cannot be synced
        SYSTEM.sync_folder(path)
        SYSTEM.sync_folder(place)
    return path
