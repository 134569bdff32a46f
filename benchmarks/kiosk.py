"""The kiosk beside a bare Textual app with one widget, both as real processes on a terminal."""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from benchmarks.bare import READY, pressed
from benchmarks.many_values import MOST, with_many_values
from benchmarks.measure import Row, Unit
from benchmarks.process import Process
from benchmarks.pty import Pty
from valuetui.words import Words

STARTS = 40
TAPS = 9
ROUNDS = 6
MEMORIES = 5
TICK = "✓"
PAUSE = 0.9
"""Seconds for a screen to come and to take a press as meant for it, and for all to be loaded."""

WORDS = Words("sv")


def rows() -> Iterator[Row]:
    """All comparisons, in about three minutes."""
    with tempfile.TemporaryDirectory() as home:
        questionnaire = with_many_values(Path(home, "config"))
        here = Bench(home, questionnaire)
        yield _first_paint(here)
        yield from _taps(here)
        yield from _memory(here)


@dataclass(frozen=True)
class Bench:
    """Where the programs run that are measured, and on which questionnaire."""

    home: str
    questionnaire: Path

    def kiosk(self, folder: str, columns: int = 91, rows: int = 26) -> Pty:
        """The kiosk with its answers in a folder."""
        command = [sys.executable, "-m", "valuetui", "kiosk", "--no-lock", "--data", folder]
        command += ["--instrument", str(self.questionnaire)]
        return Pty(command, columns, rows, _environment(self.home))

    def run(self, command: list[str], columns: int, rows: int) -> Pty:
        """Any other program."""
        return Pty(command, columns, rows, _environment(self.home))

    def bare(self, *what: str, columns: int = 91, rows: int = 26) -> Pty:
        """The baseline."""
        command = [sys.executable, "-m", "benchmarks.bare", *what]
        return Pty(command, columns, rows, _environment(self.home))

    def folder(self) -> str:
        """A new folder for answers."""
        return tempfile.mkdtemp(dir=self.home)


def _environment(home: str) -> dict[str, str]:
    kept = {key: os.environ[key] for key in ("PATH", "PYTHONPATH") if key in os.environ}
    root = str(Path(__file__).parents[1])
    return kept | {
        "HOME": home,
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "PYTHONPATH": root,
    }


def _first_paint(here: Bench) -> Row:
    """From the start of the process until its first words are on the screen.

    The first start, which makes the folder, is not counted.
    """
    ours, bare = [], []
    folder = here.folder()
    for number in range(STARTS + 1):
        with here.kiosk(folder) as kiosk:
            shown = kiosk.until(WORDS("kiosk.attract.start")) - kiosk.started
        with here.bare() as app:
            baseline = app.until(READY) - app.started
        if number:
            ours.append(shown)
            bare.append(baseline)
    return Row("kiosk: start to first paint", median(ours), median(bare), 1.3)


def _taps(here: Bench) -> Iterator[Row]:
    """From a touch to the changed tile, and what a touch makes the terminal carry."""
    for columns, rows in ((91, 26), (160, 45)):
        with (
            _at_the_picker(here, columns, rows) as kiosk,
            here.bare("button", columns=columns, rows=rows) as app,
        ):
            app.until(READY)
            app.quiet()
            ours, bare, sizes = _touch_both(kiosk, app, columns)
        size = f"{MOST} values, {columns}x{rows}"
        for percent in (50, 99):
            name = f"kiosk: tap to changed tile, p{percent}, {size}"
            yield Row(name, _of_hundred(ours, percent), _of_hundred(bare, percent), 1.0)
        yield Row(f"kiosk: bytes a tap, {size}", median(sizes), None, 1500, Unit.KILOBYTES)
        yield Row(f"kiosk: most bytes a tap, {size}", max(sizes), unit=Unit.KILOBYTES)


def _of_hundred(taken: list[float], percent: int) -> float:
    return quantiles(taken, n=100, method="inclusive")[percent - 1]


def _memory(here: Bench) -> Iterator[Row]:
    """What each process has for itself, with its share of what several use: at the first screen
    with all loaded, and at a question."""
    first, asking, bare = [], [], []
    for _ in range(MEMORIES):
        with here.bare() as app:
            app.until(READY)
            time.sleep(PAUSE)
            bare.append(Process(app.process_id).share)
        with here.kiosk(here.folder()) as kiosk:
            kiosk.until(WORDS("kiosk.attract.start"))
            time.sleep(PAUSE)
            first.append(Process(kiosk.process_id).family_share)
        with _at_the_picker(here, 91, 26) as kiosk:
            asking.append(Process(kiosk.process_id).family_share)
    baseline, unit = median(bare), Unit.MEGABYTES
    yield Row("kiosk: memory at the first screen", median(first), baseline, 1.4, unit)
    yield Row("kiosk: memory at a question", median(asking), baseline, 1.4, unit)


@contextmanager
def _at_the_picker(here: Bench, columns: int, rows: int) -> Iterator[Pty]:
    # Each its own folder: a kiosk that was cut off leaves a draft, which the next one would offer.
    with here.kiosk(here.folder(), columns, rows) as kiosk:
        kiosk.until(WORDS("kiosk.attract.start"))
        for sign in ("kiosk.information.heading", "kiosk.group.heading", "kiosk.bar.search"):
            time.sleep(PAUSE)
            kiosk.send("\r")
            kiosk.until(WORDS(sign))
        time.sleep(PAUSE)
        kiosk.quiet()
        yield kiosk


def _touch_both(kiosk: Pty, app: Pty, columns: int) -> tuple[list[float], list[float], list[int]]:
    """Seconds until a tile has its tick, until a Button has its new label, and bytes a tap."""
    ours: list[float] = []
    bare: list[float] = []
    sizes: list[int] = []
    top = 3 if columns < 137 else 5
    for _ in range(ROUNDS):
        for number in range(TAPS):
            before = kiosk.received
            start = time.perf_counter()
            kiosk.click(10 + 35 * (number // 5), top + 3 * (number % 5))
            ours.append(kiosk.until(TICK) - start)
            kiosk.quiet()
            sizes.append(kiosk.received - before)
            start = time.perf_counter()
            app.click(4, 1)
            bare.append(app.until(pressed(len(bare) + 1)) - start)
            app.quiet()
        for _ in range(TAPS):
            kiosk.send("\x7f")
            kiosk.quiet()
    return ours, bare, sizes
