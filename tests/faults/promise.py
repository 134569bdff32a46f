"""What is promised of every state of a disk, and how it is checked."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage

from tests.faults.simulated import SimulatedDisk
from tests.responses.samples import without_chain
from valuetui.responses.errors import NoResponses, StoreError
from valuetui.responses.files import FileOps
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.store import StationStore
from valuetui.responses.verify import verify_wave

Document = dict[str, Any]

WAVE = Path("/wave")
RESPONSES = WAVE / "responses"
STATION = "kiosk-1"
FILE = RESPONSES / f"{STATION}.json"


class Ledger:
    """Who was thanked, and what was offered at all."""

    def __init__(self, seed: int = 0) -> None:
        self.offered: dict[str, Document] = {}
        self.acknowledged: dict[str, Document] = {}
        self._chance = Random(seed)  # noqa: S311

    def offers(self, count: int = 1) -> list[Document]:
        """New documents of different lengths, some with blanks in a row."""
        documents = [
            {
                "id": f"{self._chance.getrandbits(128):032x}",
                "group": "citizens",
                "shown": "01" * self._chance.randint(1, 60),
                "write_in": f"två{'  ' * self._chance.randint(0, 9)}ord",
            }
            for _ in range(count)
        ]
        self.offered |= {document["id"]: document for document in documents}
        return documents

    def thanks(self, documents: Iterable[Document]) -> None:
        """The store has said that these are safe."""
        self.acknowledged |= {document["id"]: document for document in documents}

    def save(self, store: StationStore, count: int = 1) -> None:
        """Offer documents to the store, and thank for them if it takes them."""
        documents = self.offers(count)
        if count == 1:
            store.save(documents[0])
        else:
            store.save_many(documents)
        self.thanks(documents)

    @contextmanager
    def trying(self) -> Iterator[None]:
        """An error of the store is no thanks, and no more than that."""
        with suppress(StoreError):
            yield


class _Plain(Storage):
    """The bytes as TinyDB's own storage would read them."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def read(self) -> Any:
        return json.loads(self._data) if self._data else None

    def write(self, data: Mapping[str, Any]) -> None:
        raise AssertionError("nobody writes here", data)


def plainly(disk: SimulatedDisk) -> dict[str, Document]:
    """What plain TinyDB finds in the files of the station, by id.

    In each file it is there once, and in two of them it is the same.
    """
    found: dict[str, Document] = {}
    for path in disk.present:
        if path.parent == RESPONSES and path.suffix == ".json" and path.name[0] != ".":
            database = TinyDB(disk.content(path), storage=_Plain)
            table = [without_chain(document) for document in database.table("responses")]
            by_id = {document["id"]: document for document in table}
            assert len(by_id) == len(table)
            assert all(found.get(each, document) == document for each, document in by_id.items())
            found |= by_id
    return found


def read(files: FileOps) -> dict[str, Document]:
    """What everybody else sees, by id."""
    try:
        found = list(ResponseFolder(WAVE, files).documents())
    except NoResponses:
        return {}
    by_id = {document["id"]: document for document in found}
    assert len(by_id) == len(found)
    return by_id


def is_kept(disk: SimulatedDisk, ledger: Ledger) -> dict[str, Document]:
    """What was acknowledged is read, once; what else is read is whole. All that is read, by id."""
    found = read(disk)
    assert ledger.acknowledged.items() <= found.items()
    assert found.items() <= ledger.offered.items()
    return found


def holds(
    disk: SimulatedDisk, ledger: Ledger, while_opening: Callable[[], None] = lambda: None
) -> None:
    """The promise: what was acknowledged is there once, all else is whole or absent, and nothing
    looks as if somebody had changed it.

    Before anything is opened for writing, afterwards, and after everybody has tried again.
    ``while_opening`` is called after every change that opening makes.
    """
    before = is_kept(disk, ledger)
    offered = list(ledger.offered.values())
    disk.changed = while_opening
    with StationStore(WAVE, STATION, disk) as store:
        disk.changed = lambda: None
        assert plainly(disk) == before
        for document in offered[-2:]:
            store.save(document)
        new = Ledger(len(offered) + 1_000_000).offers()[0]
        assert store.save(new).new
    expected = before | {document["id"]: document for document in [*offered[-2:], new]}
    assert plainly(disk) == expected
    assert [finding for each in verify_wave(WAVE, disk) for finding in each.findings] == []
