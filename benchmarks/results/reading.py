"""From the answers on disk to all measures, beside merely decoding the same file."""

import gc
import json
import os
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Row, Unit, medians
from benchmarks.results.sample import documents
from benchmarks.store.sample import document
from valuetui.instrument.canonical import canonical
from valuetui.instrument.load import load_instrument
from valuetui.responses.answer import Answer
from valuetui.responses.instruments import keep_instrument
from valuetui.responses.record import fact_from_document
from valuetui.responses.store import StationStore
from valuetui.results.tally import Layout, Tally
from valuetui.station.cache import FOLDER, NAME
from valuetui.station.shipped import shipped_config
from valuetui.station.survey import Survey

STORED = 100_000
RUNS = 5
LONG_AGO = 1_700_000_000


def rows(folder: Path) -> Iterator[Row]:
    """All in one folder with one station."""
    instrument = load_instrument(shipped_config() / "kommun.toml")
    stamp = keep_instrument(folder, canonical(instrument))
    with StationStore(folder, "kiosk-1") as store:
        store.save_many(documents(instrument, stamp, STORED))
    os.utime(store.path, (LONG_AGO, LONG_AGO))
    data = store.path.read_bytes()
    kept = folder / FOLDER / NAME

    def first_time() -> None:
        kept.unlink(missing_ok=True)
        Survey(folder).comparison()

    first, again, decoding, at_rest = medians(
        first_time,
        lambda: Survey(folder).comparison(),
        lambda: json.loads(data),
        lambda: _decode_without_collecting(data),
        runs=RUNS,
        warm_up=1,
    )
    at = f"of {STORED:,}"
    yield Row(f"all measures {at} the first time / json.loads", first, decoding, target=1.5)
    yield Row(f"all measures {at} the first time / json.loads, gc off", first, at_rest)
    yield Row(f"all measures {at} from the cache / json.loads", again, decoding, target=1 / 20)
    yield Row("  the kept tallies", kept.stat().st_size, unit=Unit.MEGABYTES)
    yield from _one_more(document() | {"instrument_hash": stamp}, Layout.of(instrument))


def _one_more(form: dict[str, object], layout: Layout) -> Iterator[Row]:
    """Taking in one answer, where few and where many are counted."""
    answers = [_answer(form, layout, place) for place in range(50)]
    few, many = Tally(layout), Tally(layout)
    with many.in_bulk() as add:
        for number in range(STORED):
            add(answers[number % len(answers)])
    at_few, at_many = medians(
        lambda: few.add(answers[0]), lambda: many.add(answers[0]), runs=2000, shuffled=True
    )
    name = f"taking in one answer at {STORED:,} / at none"
    yield Row(name, at_many, at_few, target=1.1, unit=Unit.MICROSECONDS)


def _answer(form: dict[str, object], layout: Layout, place: int) -> Answer:
    values = [layout.values[(place + step) % len(layout.values)] for step in range(10)]
    answer = fact_from_document(form | {"picks": dict.fromkeys(layout.questions, values)})
    assert isinstance(answer, Answer)
    assert tally_of(answer, layout)
    return answer


def tally_of(answer: Answer, layout: Layout) -> Tally:
    """Of one answer."""
    counted = Tally(layout)
    counted.add(answer)
    return counted


def _decode_without_collecting(data: bytes) -> object:
    gc.disable()
    try:
        return json.loads(data)
    finally:
        gc.enable()
