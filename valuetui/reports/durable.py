"""Replacing a file so that there is always either the old one or the new one, whole."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from valuetui.responses.files import SYSTEM


def replace_file(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path``, on the disk when this returns.

    Raises ``OSError`` where that cannot be done; what lay at ``path`` is then as it was.
    """
    with replacing(path) as file:
        file.write(content)


@contextmanager
def replacing(path: Path, *, private: bool = False) -> Iterator[BinaryIO]:
    """A file to write to, which is at ``path`` and on the disk when the block has ended well.

    ``private`` is for its owner's eyes only. After an error, which may be an ``OSError`` of its
    own, what lay at ``path`` is as it was.
    """
    unfinished = path.with_name(f".{secrets.token_hex(8)}.tmp")
    mode = 0o600 if private else 0o666
    try:
        with open(unfinished, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            yield file
            file.flush()
            SYSTEM.sync(file.fileno())
        SYSTEM.replace(unfinished, path)
    except BaseException:
        with suppress(OSError):
            unfinished.unlink()
        raise
    with suppress(OSError):  # the file is whole; some network folders cannot be synced
        SYSTEM.sync_folder(path.parent)
