"""In which condition the files of answers are: to tell whether they are as they were."""

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

from valuetui.responses.files import SYSTEM, FileOps, opened, read_at
from valuetui.responses.layout import TAIL
from valuetui.responses.spool import spool_paths
from valuetui.responses.stations import FOLDER, station_names

Condition: TypeAlias = tuple[tuple[str, int, int, int, int], ...]
"""Of every file its name, which file it is (two numbers), its bytes, and when it was changed, in
nanoseconds since 1970."""

SETTLED = 3_000_000_000
"""Nanoseconds after a change until the next one is sure to get another time: file systems count
them in steps, the coarsest in steps of two seconds."""


def condition_of(wave: Path, files: FileOps = SYSTEM) -> Condition:
    """The condition of a wave's files of answers now.

    Raises ``NoResponses`` and ``CannotOpen`` where there is no folder of them, and ``OSError``.
    """
    found = []
    for path in _paths(wave, files):
        with suppress(FileNotFoundError):  # gone since its name was read
            status = files.status_at(path)
            found.append((path.name, *status.identity, status.size, status.changed))
    return tuple(found)


def ends_of(wave: Path, files: FileOps = SYSTEM) -> str:
    """A digest of the last bytes of all files, where every save leaves its trace: a file may be
    given the time of another one, and does not grow with every save."""
    digest = hashlib.sha256()
    for path in _paths(wave, files):
        with suppress(FileNotFoundError), opened(files, path) as handle:
            start = max(0, files.status(handle).size - TAIL)
            digest.update(read_at(files, handle, start, TAIL))
    return digest.hexdigest()


def _paths(wave: Path, files: FileOps) -> list[Path]:
    stations = [wave / FOLDER / name for name in station_names(files, wave)]
    return [*stations, *spool_paths(files, wave)]


def is_settled(condition: Condition, now: int) -> bool:
    """Whether a later change is sure to show. ``now`` in nanoseconds since 1970."""
    return all(changed + SETTLED < now for *_, changed in condition)
