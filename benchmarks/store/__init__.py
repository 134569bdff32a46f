"""The store beside what it is built from and what it might have been built from."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measure import Row
from benchmarks.store import calls, memory, reading, saving


def rows() -> Iterator[Row]:
    """All comparisons, in about five minutes."""
    for part in (saving, calls, reading, memory):
        with _folder_on_disk() as folder:
            yield from part.rows(folder)


@contextmanager
def _folder_on_disk() -> Iterator[Path]:
    """A folder that is not kept in memory, as /tmp is on many systems."""
    disk = Path("/var/tmp")  # noqa: S108
    with tempfile.TemporaryDirectory(dir=disk if disk.is_dir() else None) as folder:
        yield Path(folder)
