"""The store beside bare append + fdatasync of the same bytes, and beside TinyDB's own storage."""

import json
import os
import secrets
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tinydb import TinyDB

from benchmarks.measure import Row, medians
from valuetui.responses.layout import dump
from valuetui.responses.store import ResponseFolder, StationStore

STORED = 10_000
RUNS = 400

_sync = getattr(os, "fdatasync", os.fsync)


def rows() -> list[Row]:
    """All comparisons, in about twenty seconds."""
    with _folder_on_disk() as folder:
        return [
            *(_saving(folder, stored) for stored in (0, STORED)),
            _stock_tinydb(folder),
            *_opening_and_following(folder),
        ]


def document() -> dict[str, Any]:
    """An answer of usual size: twenty value ids and a packed order of 94 values."""
    values = [f"value-{number:02}" for number in range(20)]
    return {
        "kind": "answer",
        "schema": 1,
        "id": secrets.token_hex(16),
        "organisation": "lillkommun",
        "wave": "2026",
        "instrument": "kommun",
        "instrument_hash": secrets.token_hex(32),
        "group": "citizens",
        "station": "kiosk-1",
        "channel": "kiosk",
        "language": "sv",
        "day": "2026-03-14",
        "picks": {"current": values[:10], "desired": values[10:]},
        "order": {"algorithm": "shuffle-1", "seed": secrets.randbits(32), "shown": "01" * 94},
        "status": "complete",
        "seconds": {"current": 64, "desired": 71, "review": 12},
        "fast": False,
    }


def _saving(folder: Path, stored: int) -> Row:
    with _appending(folder) as append, StationStore(folder, f"saving-{stored}") as store:
        store.save_many(document() for _ in range(stored))
        ours, bare = medians(lambda: store.save(document()), append, runs=RUNS)
    name = f"one saved answer at {stored:,} stored / append + fdatasync"
    return Row.of(name, ours, bare, target=3.0)


def _stock_tinydb(folder: Path) -> Row:
    with _appending(folder) as append, TinyDB(folder / "stock.json") as stock:
        stock.insert_multiple(document() for _ in range(STORED))
        theirs, bare = medians(lambda: stock.insert(document()), append, runs=5, warm_up=1)
    return Row.of(f"TinyDB's own storage at {STORED:,} / append + fdatasync", theirs, bare)


def _opening_and_following(folder: Path) -> Iterator[Row]:
    wave = folder / "wave"
    with StationStore(wave, "kiosk-1") as store:
        store.save_many(document() for _ in range(STORED))
        reader = ResponseFolder(wave)
        # Turn by turn: an answer is saved, the next task follows it, the one after finds no news.
        _, news, idle, whole, opening, plain = medians(
            lambda: store.save(document()),
            reader.follow,
            reader.follow,
            lambda: sum(1 for _ in ResponseFolder(wave).documents()),
            lambda: StationStore(wave, "kiosk-1").close(),
            lambda: json.loads(store.path.read_bytes()),
            runs=20,
        )
    at = f"at {STORED:,} / json.loads of the file"
    yield Row.of(f"opening for writing {at}", opening, plain)
    yield Row.of(f"following one new answer {at}", news, plain)
    yield Row.of(f"a poll with nothing new {at}", idle, plain)
    yield Row.of(f"reading all answers {at}", whole, plain)


@contextmanager
def _appending(folder: Path) -> Iterator[Callable[[], None]]:
    """Bare append of an answer's bytes and a sync: what the disk itself costs."""
    handle = os.open(folder / "bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def append() -> None:
        os.write(handle, dump(document()) + b"\n")
        _sync(handle)

    try:
        yield append
    finally:
        os.close(handle)


@contextmanager
def _folder_on_disk() -> Iterator[Path]:
    """A folder that is not kept in memory, as /tmp is on many systems."""
    disk = Path("/var/tmp")  # noqa: S108
    with tempfile.TemporaryDirectory(dir=disk if disk.is_dir() else None) as folder:
        yield Path(folder)
