"""The whole workbook once the answers are tallied: it takes as long whatever their number is."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from benchmarks.measure import Row, medians
from valuetui.instrument.model import Instrument
from valuetui.reports.data.respondent import Given
from valuetui.reports.workbook import write_workbook
from valuetui.results.comparison import compare
from valuetui.results.evidence import evidence
from valuetui.results.tally import tally
from valuetui.station.demo import demo_answers, demo_instrument
from valuetui.words import Words

FEW, MANY = 1, 100
"""Thousands of answers."""
A_THOUSAND = {"citizens": 600, "elected": 60, "employees": 340}
"""No group is so small that there is less to tell."""
RUNS = 5
DAY = date(2026, 11, 27)


def rows(folder: Path) -> Iterator[Row]:
    """The workbook of many answers beside that of few, and with the answers themselves."""
    instrument = demo_instrument()
    many, few = medians(
        _writing(instrument, MANY, folder),
        _writing(instrument, FEW, folder),
        runs=RUNS,
        warm_up=1,
        clock=time.process_time,
    )
    name = f"whole workbook of {MANY},000 tallied answers / of {FEW},000"
    yield Row(name, many, few, target=1.1)
    with_all, without = medians(
        _writing(instrument, MANY, folder, with_answers=True),
        _writing(instrument, MANY, folder),
        runs=1,
        warm_up=0,
        clock=time.process_time,
    )
    yield Row(f"  with the {MANY},000 answers / without", with_all, without)


def _writing(
    instrument: Instrument, thousands: int, folder: Path, *, with_answers: bool = False
) -> Callable[[], None]:
    sizes = {group: thousands * size for group, size in A_THOUSAND.items()}
    answers = [*demo_answers(instrument, sizes)]
    counted = tally(answers, instrument)
    comparison = compare(counted, instrument)
    sure = evidence(comparison, counted)
    given = Given(instrument, answers) if with_answers else None

    def write() -> None:
        path = folder / "book.xlsx"
        write_workbook(comparison, path, Words("sv"), day=DAY, evidence=sure, given=given)

    return write
