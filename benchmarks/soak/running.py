"""One person after another at the same kiosk, with samples of it in between."""

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.soak.driver import Driver
from benchmarks.soak.people import WAYS, Person
from benchmarks.soak.samples import MEGABYTE, Sample, latencies
from valuetui.instrument.load import load_instrument


def soak(interviews: int, samples: int, questionnaire: Path) -> Iterator[Sample]:
    """So many interviews at one kiosk; a sample before the first and after every equal part."""
    instrument = load_instrument(questionnaire)
    chance = random.Random(1)  # noqa: S311 - the same people every time
    taps: list[float] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        Driver(Path(folder), questionnaire) as driver,
    ):
        for number in range(interviews):
            person = Person(driver, instrument, chance)
            WAYS[number % len(WAYS)](person)
            taps += person.taps
            if (number + 1) * samples // interviews > number * samples // interviews:
                yield _sample(number + 1, driver, taps)
                taps = []


def _sample(interviews: int, driver: Driver, taps: list[float]) -> Sample:
    held = driver.holdings()
    p50, p99 = latencies(taps)
    return Sample(
        interviews,
        driver.process.resident / MEGABYTE,
        driver.process.own / MEGABYTE,
        held["blocks"] / 1e3,
        driver.process.files,
        held["threads"],
        held["tasks"],
        held["nodes"],
        held["past"],
        p50,
        p99,
        driver.repeated,
    )
