"""Somebody who uses a kiosk on a terminal, as quickly as it answers.

What to press is found on the screen: the first time that a screen comes it is looked at as a whole,
and from then on its buttons are where they were. What the kiosk answers is looked for in what it
writes: a terminal that draws everything would be slower than the kiosk.
"""

import json
import os
import select
import signal
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

from benchmarks.process import Process
from benchmarks.pty import QUIET, Pty

COLUMNS, ROWS = 91, 26
ROOT = Path(__file__).parents[2]
PATIENCE = 30.0
"""Seconds after which what was waited for will not come any more."""
AGAIN = 5.0
"""Seconds after which a person to whom nothing happens presses again."""
PRESSES = 3
AWAY = 3600.0
"""Seconds after which a kiosk takes anybody to be gone."""
UNHURRIED = 1.0
"""Seconds by the kiosk's clock between two presses, so that none counts as half of a double one."""

Place = tuple[int, int]
"""Column and row, counted from 0."""


class NeverCame(AssertionError):
    """The kiosk did not do what was waited for."""


class Driver:
    """A kiosk with somebody in front of it, who may also ask it what it holds."""

    def __init__(
        self, folder: Path, questionnaire: Path, settings: Mapping[str, str] | None = None
    ) -> None:
        """``settings`` are added to the environment of the kiosk."""
        mine, self._commands = os.pipe()
        self._told, theirs = os.pipe()
        watched = [sys.executable, "-m", "benchmarks.soak.watched", str(mine), str(theirs)]
        kiosk = ["kiosk", "--no-lock", "--data", str(folder), "--instrument", str(questionnaire)]
        self._home = tempfile.TemporaryDirectory()
        environment = _environment(self._home.name) | dict(settings or {})
        self._pty = Pty([*watched, *kiosk], COLUMNS, ROWS, environment, (mine, theirs))
        os.close(mine)
        os.close(theirs)
        self._started = Process(self._pty.process_id)
        self.repeated = 0
        """Presses that had to be repeated because nothing had happened."""
        self.since = b""
        """What was written since the last press."""
        self._pictures: dict[str, list[str]] = {}
        self._here = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pty.__exit__(kind, error, trace)
        os.close(self._commands)
        os.close(self._told)
        self._home.cleanup()

    @property
    def process(self) -> Process:
        """The process that draws: the only child of the one that was started, which watches it."""
        [program] = self._started.children
        return program

    def pull_the_plug(self) -> None:
        """Kill both at once."""
        for process in (self._started, self.process):
            os.kill(process.number, signal.SIGKILL)

    @property
    def home(self) -> Path:
        """Where the program keeps what it keeps for a user, such as its log."""
        return Path(self._home.name)

    # Looking

    def is_at(self, screen: str) -> None:
        """A screen with this name has come. Seen for the first time it is looked at in full."""
        self._here = screen
        if screen not in self._pictures:
            while came := self._pty.read(QUIET):
                self.since += came
            self._pictures[screen] = _picture(self.since)

    @property
    def picture(self) -> list[str]:
        """The present screen as it was when it was seen first, line by line."""
        return self._pictures[self._here]

    def place_of(self, label: str) -> Place:
        """Where a button with this label is on the present screen; buttons stand low."""
        for row, line in reversed(list(enumerate(self.picture))):
            if f" {label} " in line:
                return line.index(f" {label} ") + 1, row
        raise self._never(f"{label!r} is not there")

    def until(self, sign: str, patience: float = PATIENCE, past: str = "") -> None:
        """Wait until a text has been written since the last press, and since the last ``past``."""
        wanted, end = sign.encode(), time.perf_counter() + patience
        while wanted not in (self.since.rsplit(past.encode(), 1)[-1] if past else self.since):
            if time.perf_counter() > end:
                raise self._never(f"{sign!r} never came")
            self.since += self._pty.read(0.1)

    def _never(self, what: str) -> NeverCame:
        seen = "\n".join(_picture(self.since))
        return NeverCame(f"On {self._here}: {what}; since the last press this was written:\n{seen}")

    # Doing

    def press(self, place: Place, sign: str, past: str = "") -> float:
        """Touch a place until a text is written, again where nothing happens; the seconds it
        took. The text is looked for as by :meth:`until`."""
        for _ in range(PRESSES):
            start = self._begin()
            self._pty.click(*place)
            try:
                self.until(sign, AGAIN, past)
            except NeverCame:
                self.repeated += 1
            else:
                return time.perf_counter() - start
        raise self._never(f"{PRESSES} presses did not bring {sign!r}")

    def type(self, keys: str, sign: str, past: str = "") -> None:
        """Press keys, and wait for what they bring about."""
        self._begin()
        self._pty.send(keys)
        self.until(sign, past=past)

    def go_away(self, sign: str) -> None:
        """Do nothing for so long that the kiosk notices, and wait for what it does."""
        self._begin(AWAY)
        self.until(sign)

    def _begin(self, seconds: float = UNHURRIED) -> float:
        """Let the kiosk's clock go on, and look only at what is written from now on."""
        self._ask(f"go {seconds}")
        self.since = b""
        return time.perf_counter()

    # What only a driver can ask

    def holdings(self) -> dict[str, int]:
        """What the program says that it holds, as soon as nothing of past screens is left; or at
        last, should there always be something."""
        end = time.monotonic() + AGAIN
        while (held := self._ask("tell"))["past"] and time.monotonic() < end:
            self.since += self._pty.read(0.05)
        return held

    def _ask(self, command: str) -> dict[str, int]:
        os.write(self._commands, f"{command}\n".encode())
        answer = b""
        while not answer.endswith(b"\n"):
            if not select.select([self._told], [], [], PATIENCE)[0]:
                raise self._never(f"{command!r} was not answered")
            answer += os.read(self._told, 4096)
        told: dict[str, int] = json.loads(answer)
        return told


def _environment(home: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "HOME": home,
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }


def _picture(written: bytes) -> list[str]:
    """How a terminal would show what was written on an empty screen."""
    screen = pyte.Screen(COLUMNS, ROWS)
    pyte.ByteStream(screen).feed(written)
    return list(screen.display)
