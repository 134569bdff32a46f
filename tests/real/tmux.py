"""A program in tmux: a real terminal without a window, worked by keys and read as text."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.real.started import environment

PATIENCE = 20.0
"""Seconds after which a state that was waited for will not come any more."""

A_MOMENT = 1.0
GLANCE = 0.05


class Tmux:
    """A tmux server of its own with one program in it."""

    def __init__(self, socket: Path, folder: Path, columns: int = 100, rows: int = 30) -> None:
        self._tmux = ["tmux", "-S", str(socket), "-f", "/dev/null"]
        self._folder = folder
        self._size = ["-x", str(columns), "-y", str(rows)]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        subprocess.run([*self._tmux, "kill-server"], check=False, capture_output=True)

    def start(self, *command: str | Path) -> None:
        """Start a program; when it ends the terminal shows what it left."""
        self._do("start-server", ";", "set-option", "-g", "escape-time", "0", ";",
                 "set-option", "-g", "remain-on-exit", "on", ";",
                 "new-session", "-d", *self._size, "-c", str(self._folder),
                 *map(str, command))  # fmt: skip

    def look(self, *texts: str) -> None:
        """Wait until all these texts are on the screen, and take a moment to look at them: what is
        pressed in the first moment of a screen counts as the end of a double press."""
        self.sees(*texts)
        time.sleep(A_MOMENT)

    def keys(self, *names: str) -> None:
        """Press keys, by tmux's names for them."""
        self._do("send-keys", *names)

    def press(self, key: str) -> None:
        """Press a key and wait until that is to be seen."""
        before = self.screen
        self.keys(key)
        self.until(lambda screen: screen != before)

    @property
    def screen(self) -> str:
        """The text on the screen."""
        return self._do("capture-pane", "-p")

    def until(self, seen: Callable[[str], bool]) -> str:
        """Wait until the screen is as it should be, and return its text."""
        end = time.monotonic() + PATIENCE
        while not seen(screen := self.screen):
            if time.monotonic() > end:
                raise AssertionError(f"The screen never came; it shows:\n{screen}")
            time.sleep(GLANCE)
        return screen

    def sees(self, *texts: str) -> str:
        """Wait until all these texts are on the screen."""
        return self.until(lambda screen: all(text in screen for text in texts))

    def ends(self) -> int:
        """Wait until the program has ended, and return its exit code."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            seen = self._do("list-panes", "-F", "#{pid} #{pane_dead} #{pane_dead_status}")
            server, dead, *code = seen.split()
            if dead == "1" and code:
                return int(code[0])
            if dead == "1":  # tmux may miss that its child has ended, and looks when it is told
                os.kill(int(server), signal.SIGCHLD)
            time.sleep(GLANCE)
        raise AssertionError(f"The program goes on; the screen shows:\n{self.screen}")

    def _do(self, *command: str) -> str:
        done = subprocess.run(
            [*self._tmux, *command],
            check=True,
            capture_output=True,
            encoding="utf-8",
            env=environment(),
        )
        return done.stdout
