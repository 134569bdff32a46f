"""A program in a window: xterm on a display of its own, worked by a real pointer."""

import os
import shlex
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

PATIENCE = 20.0
"""Seconds after which a state that was waited for will not come any more."""

GLANCE = 0.05
CELL_POINTS = 9


class Window:
    """xterm with one program; ``script`` beside it notes what the program writes."""

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        columns: int,
        rows: int,
        environment: Mapping[str, str],
        folder: Path,
        manager: str | None = None,
        options: Sequence[str] = (),
    ) -> None:
        """``manager`` is a window manager to begin first, and ``options`` are xterm's own."""
        self.folder = folder
        self._size = columns, rows
        self._notes = folder / "typescript"
        self._number = folder / "process"
        self._read = 0
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._display = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", "1600x900x24", "-nolisten", "tcp"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert self._display.stdout is not None
        number = self._display.stdout.readline().strip()
        self._environment = {**environment, "DISPLAY": f":{number}"}
        self._manager = self._managed_by(manager) if manager else None
        line = f"echo $$ >{shlex.quote(str(self._number))}; exec {' '.join(map(str, command))}"
        self._xterm = subprocess.Popen(
            ["xterm", "-geometry", f"{columns}x{rows}+0+0", "-b", "0", "+sb",
             "-fa", "DejaVu Sans Mono", "-fs", str(CELL_POINTS), "-tn", "xterm-256color",
             *options, "-e", "script", "--quiet", "--flush", "--log-out", str(self._notes),
             "--command", line],
            env=self._environment,
            cwd=folder,
        )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # First the program: script goes on when its terminal is closed, and it with it.
        with suppress(FileNotFoundError, ProcessLookupError):
            os.kill(int(self._number.read_text(encoding="ascii")), signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self._xterm.wait(PATIENCE)
        for process in (self._xterm, self._manager, self._display):
            if process is not None:
                process.terminate()
                process.wait()
        if self._display.stdout is not None:
            self._display.stdout.close()

    def _managed_by(self, name: str) -> subprocess.Popen[bytes]:
        """Start a window manager, and wait until windows can ask it for something."""
        manager = subprocess.Popen([name], env=self._environment, stderr=subprocess.DEVNULL)
        end = time.monotonic() + PATIENCE
        asked = ["xdotool", "get_num_desktops"]
        while subprocess.run(
            asked, env=self._environment, check=False, capture_output=True
        ).returncode:
            assert time.monotonic() < end, f"{name} never came up"
            time.sleep(GLANCE)
        return manager

    # What a person does

    def click(self, column: int, row: int) -> None:
        """Move the pointer to a cell, counted from 0, and press its left button there."""
        width, height = self._pixels
        columns, rows = self._size
        x, y = (2 * column + 1) * width // (2 * columns), (2 * row + 1) * height // (2 * rows)
        self._do("xdotool", "mousemove", str(x), str(y), "click", "1")

    def press(self, *keys: str) -> None:
        """Press keys, given by the names that X has for them."""
        self._do("xdotool", "key", *keys)

    @property
    def _pixels(self) -> tuple[int, int]:
        """Width and height of the window."""
        said = self._do(
            "xdotool", "search", "--onlyvisible", "--class", "xterm", "getwindowgeometry", "--shell"
        )
        values = dict(line.split("=") for line in said.split())
        return int(values["WIDTH"]), int(values["HEIGHT"])

    # What a person sees

    @property
    def screen(self) -> str:
        """The text on the screen."""
        if self._notes.exists():
            written = self._notes.read_bytes()
            self._stream.feed(written[self._read :])
            self._read = len(written)
        return "\n".join(self._screen.display)

    @property
    def cells(self) -> tuple[int, int]:
        """Columns and rows of the terminal as it is now."""
        number = self._number.read_text(encoding="ascii").strip()
        with Path(f"/proc/{number}/fd/0").open("rb") as terminal:
            size = os.get_terminal_size(terminal.fileno())
        return size.columns, size.lines

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

    def picture(self, path: Path) -> None:
        """Take a picture of the whole display."""
        self._do("maim", str(path))

    def _do(self, *command: str) -> str:
        done = subprocess.run(
            command, env=self._environment, check=True, capture_output=True, encoding="utf-8"
        )
        return done.stdout
