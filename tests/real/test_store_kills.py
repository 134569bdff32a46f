"""Four processes save to one file, and again and again one of them is killed."""

import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.responses.samples import plain
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.store import StationStore

ROOT = Path(__file__).parents[2]
WRITERS = 4
KILLS = 200
# The pauses are there because the lock is not fair: four that never rest can starve a fifth.
SCRIPT = """
import sys, time
from itertools import count
from pathlib import Path
from tests.responses.samples import answer
from valuetui.responses.store import StationStore
from valuetui.responses.table import ResponseDB

with StationStore(Path(sys.argv[1]), "kiosk-1") as store, ResponseDB(store.path) as database:
    for number in count(1):
        documents = [answer() for _ in range(3 if number % 10 == 0 else 1)]
        store.save_many(documents)
        for document in documents:
            print(document["id"], flush=True)
        if number % 20 == 0:
            database.table("notes").upsert({"number": number}, lambda _: True)
        time.sleep(0.02)
"""


class Writer:
    """A process that saves answers, and all that it has acknowledged so far."""

    def __init__(self, folder: Path) -> None:
        self.acknowledged: list[str] = []
        self.begun = threading.Event()
        self._process = subprocess.Popen(
            [sys.executable, "-c", SCRIPT, str(folder)],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as printed:
            for line in printed:
                if line.endswith("\n"):
                    self.acknowledged.append(line.rstrip("\n"))
                self.begun.set()

    def kill(self) -> list[str]:
        """Kill the process, as soon as it has saved anything; what it has acknowledged."""
        assert self.begun.wait(60)
        return self.stop()

    def stop(self) -> list[str]:
        """End the process at once; what it has acknowledged."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self._listener.join()
        return self.acknowledged


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_two_hundred_kills_lose_nothing(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    chance = random.Random(7)  # noqa: S311
    saved: set[str] = set()
    writers = [Writer(tmp_path) for _ in range(WRITERS)]
    try:
        for kill in range(KILLS):
            victim = chance.randrange(WRITERS)
            saved.update(writers[victim].kill())
            if kill % 20 == 0:
                found = {document["id"] for document in ResponseFolder(tmp_path).documents()}
                assert saved <= found
            writers[victim] = Writer(tmp_path)
    finally:
        for writer in writers:
            saved.update(writer.stop())
    with StationStore(tmp_path, "kiosk-1") as store:
        found_at_last = [document["id"] for document in plain(store.path)]
    record_property("acknowledged", len(saved))
    print(f"{KILLS} kills, {len(saved)} acknowledged")  # noqa: T201
    assert len(found_at_last) == len(set(found_at_last))
    assert saved <= set(found_at_last)
    assert len(saved) > KILLS
