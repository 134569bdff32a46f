"""Opening, following and reading 100,000 answers, beside parsing the same bytes."""

import gc
import json
import os
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Row, Unit, medians
from benchmarks.store.sample import document, documents
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.storage import ClosedStorage
from valuetui.responses.store import StationStore

STORED = 100_000
RUNS = 300
SLOW_RUNS = 5


def rows(folder: Path) -> Iterator[Row]:
    """All in one folder with one station."""
    with StationStore(folder, "kiosk-1") as store:
        store.save_many(documents(STORED))
        yield from _opening_and_following(folder, store)
    yield from _loading(folder, store.path)


def _opening_and_following(folder: Path, store: StationStore) -> Iterator[Row]:
    reader = ResponseFolder(folder)
    for _ in reader.follow():
        pass
    # Turn by turn: an answer is saved, the next task follows it, the one after finds no news.
    _, news, idle, opening, syncs = medians(
        lambda: store.save(document()),
        lambda: list(reader.follow()),
        lambda: list(reader.follow()),
        lambda: StationStore(folder, "kiosk-1").close(),
        lambda: _sync_folders(folder, store.path.parent),
        runs=RUNS,
    )
    [learning] = medians(lambda: _learn(folder), runs=SLOW_RUNS, warm_up=1)
    at = f"at {STORED:,}"
    yield Row(f"opening for writing {at}", opening, target=0.005)
    yield Row("  of which two syncs of folders", syncs)
    yield Row(f"learning the ids {at}, in the background", learning)
    yield Row(f"following one new answer {at}", news, target=0.001)
    yield Row(f"a poll with nothing new {at}", idle, target=50e-6, unit=Unit.MICROSECONDS)


def _sync_folders(*folders: Path) -> None:
    for folder in folders:
        handle = os.open(folder, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)


def _learn(folder: Path) -> None:
    with StationStore(folder, "kiosk-1") as store:
        store.warm()


def _loading(folder: Path, path: Path) -> Iterator[Row]:
    """All documents into memory."""
    data = path.read_bytes()
    storage = ClosedStorage(path)
    walking, reading, parsing, at_rest = medians(
        lambda: list(ResponseFolder(folder).documents()),
        storage.read,
        lambda: json.loads(data),
        lambda: _parse_without_collecting(data),
        runs=SLOW_RUNS,
        warm_up=1,
    )
    storage.close()
    for name, mine in (("ResponseFolder.documents", walking), ("ClosedStorage.read", reading)):
        yield Row(f"{name} {STORED:,} / json.loads", mine, parsing, target=1.3)
        yield Row(f"{name} {STORED:,} / json.loads, gc off", mine, at_rest)


def _parse_without_collecting(data: bytes) -> object:
    gc.disable()
    try:
        return json.loads(data)
    finally:
        gc.enable()
