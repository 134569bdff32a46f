"""Every call may go wrong while an answer and its code are kept: they stay together.

A code is used where its answer is saved and nowhere else, and no answer is saved twice for one.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from errno import ENOSPC
from pathlib import Path
from typing import Any, cast

import pytest

from tests.faults.failing import FailingAt, Fault, Killed
from tests.faults.promise import STATION, WAVE
from tests.faults.scenarios import EMPTY
from tests.faults.simulated import SimulatedDisk
from tests.responses.samples import answer
from valuetui.responses.codes.ledger import CodeSpent, Ledger, spent_at
from valuetui.responses.errors import NoResponses, NotSaved, StoreError
from valuetui.responses.files import FileOps
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.store import StationStore

NEVER = 1 << 60
CODES = ["c0de" * 8, "beef" * 8]


def hand_in(files: FileOps, document: dict[str, Any], digest: str) -> None:
    """What a station does with an answer and its code, from its start on."""
    with StationStore(WAVE, STATION, files) as store, Ledger(WAVE, STATION, files) as ledger:
        ledger.settle(lambda identifier: identifier in kept(files))
        ledger.save(digest, document["id"], lambda: store.save(document))


def kept(files: FileOps) -> list[str]:
    """The ids of the answers that are there."""
    with suppress(NoResponses):
        return [document["id"] for document in ResponseFolder(WAVE, files).documents()]
    return []


def with_fault(at: int, fault: Fault) -> FailingAt:
    """The disk after call number ``at`` has gone wrong; the person tries again, and another comes.

    The power goes before they do, so that what was settled too early is lost again.
    """
    first, second = answer(), answer()
    disk = SimulatedDisk(EMPTY)
    files = FailingAt(disk, at, fault)
    thanked = False
    with suppress(Killed, StoreError, OSError):
        hand_in(cast("FileOps", files), first, CODES[0])
        thanked = True
    for survivor in (SimulatedDisk(disk.as_seen()), SimulatedDisk(disk.as_synced()), disk):
        with StationStore(WAVE, STATION, survivor), Ledger(WAVE, STATION, survivor) as ledger:
            ledger.settle(lambda identifier: identifier in kept(survivor))  # noqa: B023
        survivor.power_cycle()
        is_saved = first["id"] in kept(survivor)
        assert is_saved or not thanked
        assert spent_at(WAVE, STATION, survivor) == (set(CODES[:1]) if is_saved else set())
        if not is_saved:
            hand_in(survivor, first, CODES[0])
        hand_in(survivor, second, CODES[1])
        survivor.power_cycle()
        assert sorted(kept(survivor)) == sorted([first["id"], second["id"]])
        assert spent_at(WAVE, STATION, survivor) == set(CODES)
    return files


@pytest.mark.parametrize("fault", Fault)
def test_an_answer_and_its_code_stay_together_whichever_call_goes_wrong(
    fault: Fault, record_property: Callable[[str, object], None]
) -> None:
    total = with_fault(NEVER, fault).calls
    hits = [with_fault(at, fault).hit for at in range(1, total + 1)]
    record_property("calls", len(hits))
    assert "write_some" in hits


def test_what_was_given_up_after_its_answer_was_saved_is_used_before_anything_else_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    disk, first, second = SimulatedDisk(EMPTY), answer(), answer()
    with StationStore(WAVE, STATION, disk) as store, Ledger(WAVE, STATION, disk) as ledger:
        ledger.settle(lambda identifier: identifier in kept(disk))

        def save_and_fill_the_disk() -> None:
            store.save(first)
            monkeypatch.setattr(disk, "replace", _full)

        with pytest.raises(NotSaved):
            ledger.save(CODES[0], first["id"], save_and_fill_the_disk)
        with pytest.raises(NotSaved):
            ledger.save(CODES[1], second["id"], lambda: store.save(second))
        monkeypatch.undo()
        with pytest.raises(CodeSpent):
            ledger.save(CODES[0], second["id"], lambda: store.save(second))
        ledger.save(CODES[1], second["id"], lambda: store.save(second))
    assert spent_at(WAVE, STATION, disk) == set(CODES)
    assert sorted(kept(disk)) == sorted([first["id"], second["id"]])


def _full(_source: Path, _target: Path) -> None:
    raise OSError(ENOSPC, os.strerror(ENOSPC))
