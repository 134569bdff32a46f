"""Entering forms beside an Input of a bare Textual app, both as real processes on a terminal: how
long a key takes to be on the screen, with 100,000 answers stored."""

import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median

from benchmarks.bare import READY
from benchmarks.kiosk import Bench
from benchmarks.measure import Row, Unit
from benchmarks.pty import PATIENCE, Pty
from valuetui.instrument.form_number import written
from valuetui.instrument.load import load_instrument
from valuetui.instrument.model import Instrument
from valuetui.responses.answer import Paper
from valuetui.responses.channel import Channel
from valuetui.station.collector import Collector
from valuetui.station.demo import demo_answers
from valuetui.station.forms import form_digest
from valuetui.station.shipped import shipped_config
from valuetui.words import Words

STORED, ON_PAPER = 100_000, 20_000
"""Answers in the folder, and how many of them were entered from forms."""
FORMS = 12
WARM_UP = 2
"""Forms that are entered, and how many of these do not count."""
STILL = 0.025
"""Seconds without a byte after which a key has been answered."""
WORDS = Words("sv")


def rows() -> Iterator[Row]:
    """All comparisons, in about two minutes."""
    with tempfile.TemporaryDirectory() as home:
        questionnaire = shipped_config() / "kommun.toml"
        here = Bench(home, questionnaire)
        asked = load_instrument(questionnaire)
        folder = _stored(Path(home), asked)
        command = [sys.executable, "-m", "valuetui", "staff", "--data", str(folder), "--lang", "sv",
                   "--station", "kansli-1"]  # fmt: skip
        with (
            here.run(command, 80, 24) as staff,
            here.bare("input", columns=80, rows=24) as app,
        ):
            began = staff.started
            begun = staff.until(WORDS("entry.begin.heading")) - began
            staff.send(f"Kim\r\r\r{written(ON_PAPER + 1)}\r{written(ON_PAPER + FORMS)}\r")
            staff.until(WORDS("entry.at.number"))
            app.until(READY[1:])  # the cursor stands on its first letter
            for each in (staff, app):
                each.quiet()
            yield from _keys(staff, app, asked)
        yield Row(f"staff: start with {STORED:,} stored", begun)


def _keys(staff: Pty, app: Pty, asked: Instrument) -> Iterator[Row]:
    ours, theirs, saving, sizes = list[float](), list[float](), list[float](), list[int]()
    for number in range(1, FORMS + 1):
        for key in _typed(ON_PAPER + number, asked):
            before = staff.received
            taken = _answered(staff, key), _answered(app, key)
            if number > WARM_UP:
                ours.append(taken[0])
                theirs.append(taken[1])
                sizes.append(staff.received - before)
        saving.append(_answered(staff, "\r"))
        app.send("\x15")  # Ctrl+U empties the line
        app.quiet()
    yield from _percentiles(ours, theirs)
    yield Row("staff: bytes a key", median(sizes), unit=Unit.KILOBYTES)
    yield Row("staff: Enter to the form saved", median(saving))


def _percentiles(ours: list[float], theirs: list[float]) -> Iterator[Row]:
    at = f"with {STORED:,} stored / Input"
    for percent in (50, 99):
        mine, bare = (sorted(each)[len(each) * percent // 100] for each in (ours, theirs))
        yield Row(f"staff: key to echo, p{percent}, {at}", mine, bare, target=1.2)


def _answered(program: Pty, key: str) -> float:
    """Seconds from a key to the last byte of what it makes the program write."""
    start = time.perf_counter()
    program.send(key)
    if not program.read(PATIENCE):
        raise TimeoutError(f"the key {key!r} was never answered")
    while program.read(STILL):
        pass
    return program.heard - start


def _typed(number: int, asked: Instrument) -> str:
    """All keys of a form but the last."""
    codes = [value.code for value in asked.values]
    picks = "".join(
        codes[(7 * number + 31 * question + 9 * step) % len(codes)]
        for question in range(len(asked.questions)) for step in range(10)
    )  # fmt: skip
    return f"{written(number).replace('-', '')}{1 + number % 3}{picks}"


def _stored(home: Path, asked: Instrument) -> Path:
    """A folder with so many answers, the first of them from forms."""
    folder = home / "svar"
    key = bytes(32)  # that of another machine: it takes as long, and no number is taken
    answers = demo_answers(asked, {"citizens": STORED})
    with Collector(folder, "kiosk-1", asked) as kept:
        kept.save_many(
            replace(
                answer,
                channel=Channel.PAPER,
                paper=Paper(form_digest(key, asked, number), "Kim"),
            )
            if number <= ON_PAPER
            else answer
            for number, answer in enumerate(answers, 1)
        )
    return folder
