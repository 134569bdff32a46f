"""The results: from the answers on disk to all measures, and counting beside other engines."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Row
from benchmarks.results import counting, reading


def rows() -> Iterator[Row]:
    """All comparisons, in about two minutes."""
    with tempfile.TemporaryDirectory() as folder:
        yield from reading.rows(Path(folder))
    yield from counting.rows()
