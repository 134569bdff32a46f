"""A program on a pseudo-terminal, driven by keys and clicks; what it writes is only counted."""

import fcntl
import os
import select
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Self

PATIENCE = 30.0
QUIET = 0.3


class Pty:
    """Runs a command in a terminal of a given size, and ends it when the block ends."""

    def __init__(
        self,
        command: Sequence[str],
        columns: int,
        rows: int,
        environment: dict[str, str],
        handles: Sequence[int] = (),
    ) -> None:
        """``handles`` are open files of ours that the program has too."""
        self.received = 0
        """Bytes that the program has written so far."""
        self.heard = 0.0
        """When the last of them were read."""
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            ["setsid", "--ctty", *command],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            pass_fds=handles,
        )
        self.process_id = self._process.pid
        """Of the program itself: setsid turns into it."""
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.terminate()
        self.quiet()
        self._process.wait()
        os.close(self._master)

    def send(self, text: str) -> None:
        """Type keys or escape sequences."""
        os.write(self._master, text.encode())

    def click(self, column: int, row: int) -> None:
        """Press and release the left button on a cell, counted from 0."""
        place = f"{column + 1};{row + 1}"
        self.send(f"\x1b[<0;{place}M\x1b[<0;{place}m")

    def until(self, sign: str) -> float:
        """Read until a text has been written; the moment when it was."""
        seen, wanted = b"", sign.encode()
        end = time.perf_counter() + PATIENCE
        while wanted not in seen:
            if time.perf_counter() > end:
                raise TimeoutError(f"{sign!r} never came")
            seen += self.read(0.5)
        return time.perf_counter()

    def quiet(self) -> None:
        """Read until nothing has been written for a while."""
        while self.read(QUIET):
            pass

    def read(self, wait: float) -> bytes:
        """What the program writes next; nothing where nothing comes for so many seconds."""
        if not select.select([self._master], [], [], wait)[0]:
            return b""
        try:
            got = os.read(self._master, 1 << 20)
        except OSError:  # the program has ended
            return b""
        self.received += len(got)
        self.heard = time.perf_counter()
        return got
