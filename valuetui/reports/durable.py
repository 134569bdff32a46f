"""Replacing a file so that there is always either the old one or the new one, whole."""

import secrets
from contextlib import suppress
from pathlib import Path

from valuetui.responses.files import SYSTEM


def replace_file(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``, on the disk when this returns.

    Raises ``OSError`` where that cannot be done; what lay at ``path`` is then as it was.
    """
    unfinished = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        with unfinished.open("xb") as file:
            file.write(content)
            file.flush()
            SYSTEM.sync(file.fileno())
        SYSTEM.replace(unfinished, path)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise
    with suppress(OSError):  # the file is whole; some network folders cannot be synced
        SYSTEM.sync_folder(path.parent)
