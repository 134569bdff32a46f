"""The memory that counting 100,000 answers takes, in a process of its own."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Row, Unit
from benchmarks.store.sample import documents
from valuetui.instrument.canonical import canonical
from valuetui.instrument.load import load_instrument
from valuetui.responses.instruments import keep_instrument
from valuetui.responses.store import StationStore
from valuetui.station.shipped import shipped_config

STORED = 100_000
ROOT = Path(__file__).parents[2]


def rows(folder: Path) -> Iterator[Row]:
    """By how much it grows at most."""
    instrument = load_instrument(shipped_config() / "kommun.toml")
    stamp = keep_instrument(folder, canonical(instrument))
    ids = [value.id for value in instrument.values]
    picks = {each.id: ids[: each.pick] for each in instrument.questions}
    with StationStore(folder, "kiosk-1") as store:
        store.save_many(
            {**each, "instrument_hash": stamp, "picks": picks} for each in documents(STORED)
        )
        size = store.path.stat().st_size
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.counting", str(folder)],
        check=True, capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    counted, growth = map(int, told.stdout.split())
    assert counted == STORED
    name = f"memory for counting {STORED:,} answers"
    yield Row(name, growth, target=40e6, unit=Unit.MEGABYTES)
    yield Row("  the file with them", size, unit=Unit.MEGABYTES)
