"""Showing how far a command has come, where it takes over a second and somebody is there to see."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

from valuetui.responses.meter import unseen

PATIENCE = 1.0
"""Seconds before anything is shown."""
EVERY = 0.1
"""Seconds between two changes of what is shown."""


@contextmanager
def progress(text: str) -> Iterator[Callable[[float], None]]:
    """What to tell how much is done, from 0 to 1. Shows nothing where standard error is no
    terminal; what it has shown is gone when it ends."""
    if not sys.stderr.isatty():
        yield unseen
        return
    bar = _Bar(text)
    try:
        yield bar.show
    finally:
        bar.end()


class _Bar:
    def __init__(self, text: str) -> None:
        columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn()
        self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._progress.add_task(text, total=1.0)
        self._next = time.monotonic() + PATIENCE

    def show(self, share: float) -> None:
        now = time.monotonic()
        if now >= self._next:
            self._next = now + EVERY
            self._progress.start()
            self._progress.update(self._task, completed=share)

    def end(self) -> None:
        self._progress.stop()
