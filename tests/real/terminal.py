"""A program in a terminal that exists in memory only: what it writes, byte for byte, and how that
would look."""

import fcntl
import os
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

PATIENCE = 20.0
"""Seconds after which a state that was waited for will not come any more."""

POURING = 200.0
"""Seconds in which a program takes all that is pasted."""

QUIET = 0.2
"""Seconds without a byte after which a program has written all that it wanted to."""


class Terminal:
    """Runs a program on a pseudo-terminal of its own, as the leader of a session of its own.

    So a change of size and a hang-up reach it as they reach a program in a window.
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        columns: int,
        rows: int,
        environment: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> None:
        self.written = b""
        """Everything that the program has written."""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._master, slave = os.openpty()
        self.resize(columns, rows)
        self.process = subprocess.Popen(
            ["setsid", "--ctty", *command],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            cwd=folder,
        )
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.hang_up()
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    # What a person does

    def type(self, text: str) -> None:
        """Press keys, given as the terminal sends them."""
        os.write(self._master, text.encode())

    def pour(self, data: bytes) -> None:
        """Send more than anybody types, as fast as it is taken, and read meanwhile."""
        left, end = memoryview(data), time.monotonic() + POURING
        while left:
            assert time.monotonic() < end, f"{len(left)} bytes are never taken"
            came, may_go, _ = select.select([self._master], [self._master], [], QUIET)
            if came:
                self._stream.feed(self.read(0))
            if may_go:
                left = left[os.write(self._master, left[:1024]) :]

    def press(self, key: str) -> None:
        """Press a key and wait until that is to be seen."""
        before = self.screen
        self.type(key)
        self.until(lambda screen: screen != before)

    def tap(self, column: int, row: int) -> None:
        """Touch a place, counted from 0: the pointer moves there, comes down and goes up."""
        place = f"{column + 1};{row + 1}"
        self.type(f"\x1b[<35;{place}M\x1b[<0;{place}M\x1b[<0;{place}m")

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the terminal."""
        self._screen.resize(rows, columns)
        self.say_size(columns, rows)

    def say_size(self, columns: int, rows: int) -> None:
        """Tell the program of a size, which need not be a possible one."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    @property
    def takes_lines(self) -> bool:
        """Whether the terminal is as a shell needs it: it echoes what is typed, line by line."""
        flags = termios.tcgetattr(self._master)[3]
        return bool(flags & termios.ECHO) and bool(flags & termios.ICANON)

    def pull_the_plug(self) -> None:
        """Kill all that runs here, at once."""
        os.killpg(self.process.pid, signal.SIGKILL)

    @property
    def program(self) -> int:
        """The process that draws: the only child of the one that was started."""
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        [child] = path.read_text(encoding="ascii").split()
        return int(child)

    def hang_up(self) -> None:
        """Close the terminal, as when its window is closed or the line is cut."""
        if self._master >= 0:
            os.close(self._master)
            self._master = -1

    # What a person sees

    @property
    def screen(self) -> str:
        """The text on the screen, as far as it has been read."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def read(self, seconds: float) -> bytes:
        """Wait so long for output at most, and return what came; nothing at the program's end."""
        if not select.select([self._master], [], [], seconds)[0]:
            return b""
        try:
            came = os.read(self._master, 1 << 16)
        except OSError:  # Linux says so when the last program has left the terminal
            return b""
        self.written += came
        return came

    def until(self, seen: Callable[[str], bool]) -> str:
        """Wait until the screen is as it should be, and return its text."""
        end = time.monotonic() + PATIENCE
        while not seen(self.screen):
            came = self.read(0.05)
            self._stream.feed(came)
            if not came and (self.process.poll() is not None or time.monotonic() > end):
                raise AssertionError(f"The screen never came; it shows:\n{self.screen}")
        return self.screen

    def until_text(self, *texts: str) -> str:
        """Wait until all these texts are on the screen."""
        return self.until(lambda screen: all(text in screen for text in texts))

    def until_quiet(self) -> int:
        """Wait until the program writes no more, and return how many bytes it wrote."""
        count = 0
        while came := self.read(QUIET):
            self._stream.feed(came)
            count += len(came)
        return count

    def until_end(self) -> int:
        """Wait until the program has ended, and return its exit code."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            if self._master >= 0:
                self._stream.feed(self.read(0.05))
            if time.monotonic() > end:
                raise AssertionError(f"The program goes on; the screen shows:\n{self.screen}")
        if self._master >= 0:
            self.until_quiet()
        return self.process.returncode

    def place_of(self, text: str) -> tuple[int, int]:
        """Column and row of the middle of a text on the screen."""
        for row, line in enumerate(self._screen.display):
            if text in line:
                return line.index(text) + len(text) // 2, row
        raise AssertionError(f"{text!r} is not on the screen:\n{self.screen}")
