"""A copy of every instrument that was used, beside the answers: named by the hash of its bytes."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from valuetui.responses.errors import CannotOpen, NotSaved
from valuetui.responses.files import (
    SYSTEM,
    FileOps,
    Opening,
    make_folders,
    opened,
    read_all,
    write_new,
)
from valuetui.responses.lock import FileLock

FOLDER = "instruments"
_NAME = re.compile(r"([0-9a-f]{64})\.json")


def keep_instrument(folder: Path, canonical: bytes, files: FileOps = SYSTEM) -> str:
    """Keep the canonical form of an instrument durably, once; its SHA-256.

    A copy whose bytes do not match its name any more is replaced. Raises :class:`NotSaved`.
    """
    name = hashlib.sha256(canonical).hexdigest()
    path = Path(folder) / FOLDER / f"{name}.json"
    try:
        make_folders(files, path.parent)
        with closing(FileLock(files, path.with_name(".lock"))) as lock, lock:
            if not _is_kept(files, path, canonical):
                new = path.with_name(f".{path.name}.new")
                write_new(files, new, [canonical], Opening.FRESH)
                files.replace(new, path)
                files.sync_folder(path.parent)
    except OSError as error:
        raise NotSaved.from_os(path, error) from error
    return name


def kept_instruments(folder: Path, files: FileOps = SYSTEM) -> dict[str, bytes]:
    """The canonical forms of the instruments kept, by their SHA-256; of sound copies only.

    Empty where none is kept. Raises :class:`CannotOpen`.
    """
    return {
        name: content
        for name, content in _copies(Path(folder) / FOLDER, files)
        if hashlib.sha256(content).hexdigest() == name
    }


def damaged_instruments(folder: Path, files: FileOps = SYSTEM) -> list[Path]:
    """The copies whose bytes do not match their names, not to be used. Raises as above."""
    return [
        Path(folder) / FOLDER / f"{name}.json"
        for name, content in _copies(Path(folder) / FOLDER, files)
        if hashlib.sha256(content).hexdigest() != name
    ]


def _is_kept(files: FileOps, path: Path, canonical: bytes) -> bool:
    try:
        return _read(files, path) == canonical
    except FileNotFoundError:
        return False


def _copies(folder: Path, files: FileOps) -> Iterator[tuple[str, bytes]]:
    try:
        names = files.names(folder)
    except FileNotFoundError:
        return
    except OSError as error:
        raise CannotOpen.from_os(folder, error) from error
    for name in sorted(names):
        if match := _NAME.fullmatch(name):
            try:
                yield match[1], _read(files, folder / name)
            except OSError as error:
                raise CannotOpen.from_os(folder / name, error) from error


def _read(files: FileOps, path: Path) -> bytes:
    with opened(files, path) as handle:
        return read_all(files, handle)
