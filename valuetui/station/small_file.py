"""A small JSON file of the machine's state: written anew as a whole, for its owner's eyes only."""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from valuetui.responses.files import FileOps, Opening, make_folders, opened, read_at, write_new

LARGEST = 1 << 12
"""Bytes of the largest file that can be one of these."""


def read_small(files: FileOps, path: Path, largest: int = LARGEST) -> dict[str, Any]:
    """What is in it, where it has at most so many bytes. Raises ``OSError``, and ``ValueError`` or
    ``RecursionError`` where it is no JSON object."""
    with opened(files, path) as handle:
        found = json.loads(read_at(files, handle, 0, largest))
    if not isinstance(found, dict):
        raise ValueError("no JSON object")
    return found


def write_small(files: FileOps, path: Path, document: Mapping[str, Any]) -> None:
    """Write it durably, in a folder that is made where it is missing. Raises ``OSError``."""
    make_folders(files, path.parent)
    new = path.with_name(f".{path.name}.new")
    with suppress(FileNotFoundError):
        files.remove(new)
    write_new(files, new, [json.dumps(document).encode()], Opening.NEW)
    files.replace(new, path)
    files.sync_folder(path.parent)
