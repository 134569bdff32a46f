"""The kiosk beside a bare Textual app with one widget, both as real processes on a terminal."""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks.bare import READY, pressed
from benchmarks.measure import Row
from benchmarks.pty import Pty
from valuetui.words import Words

STARTS = 9
TAPS = 9
ROUNDS = 4
TICK = "✓"
PAUSE = 0.9
"""Seconds for a screen to come and to take a press as meant for it."""

WORDS = Words("sv")


def rows() -> list[Row]:
    """All comparisons, in about a minute."""
    with tempfile.TemporaryDirectory() as home:
        return [_first_paint(home), *_taps(home)]


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


def _kiosk(home: str, folder: str, columns: int = 91, rows: int = 26) -> Pty:
    command = [sys.executable, "-m", "valuetui", "kiosk", "--no-lock", "--data", folder]
    return Pty(command, columns, rows, _environment(home))


def _bare(home: str, *what: str, columns: int = 91, rows: int = 26) -> Pty:
    command = [sys.executable, "-m", "benchmarks.bare", *what]
    return Pty(command, columns, rows, _environment(home))


def _first_paint(home: str) -> Row:
    """From the start of the process until its first words are on the screen.

    The first start, which makes the folder, is not counted.
    """
    ours, bare = [], []
    folder = tempfile.mkdtemp(dir=home)
    for number in range(STARTS + 1):
        with _kiosk(home, folder) as kiosk:
            shown = kiosk.until(WORDS("kiosk.attract.start")) - kiosk.started
        with _bare(home) as app:
            baseline = app.until(READY) - app.started
        if number:
            ours.append(shown)
            bare.append(baseline)
    return Row("kiosk: start to first paint", median(ours), median(bare), 1.5)


def _taps(home: str) -> Iterator[Row]:
    """From a touch to the changed tile, and what a touch makes the terminal carry."""
    for columns, rows in ((91, 26), (160, 45)):
        with (
            _at_the_picker(home, columns, rows) as kiosk,
            _bare(home, "button", columns=columns, rows=rows) as app,
        ):
            app.until(READY)
            app.quiet()
            ours, bare, sizes = _touch_both(kiosk, app, columns)
        size = f"{columns}x{rows}"
        yield Row(f"kiosk: tap to changed tile, {size}", median(ours), median(bare), 1.0)
        print(f"kiosk: bytes a tap, {size}: median {median(sizes):.0f}, most {max(sizes)}")


@contextmanager
def _at_the_picker(home: str, columns: int, rows: int) -> Iterator[Pty]:
    # Each its own folder: a kiosk that was cut off leaves a draft, which the next one would offer.
    with _kiosk(home, tempfile.mkdtemp(dir=home), columns, rows) as kiosk:
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
