"""The terminal that the program runs in, before and after Textual has it."""

import os
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Window:
    """A window of a terminal: its cells, and its pixels (0 where the terminal does not tell)."""

    columns: int
    rows: int
    width: int
    height: int

    @property
    def cell(self) -> float:
        """Pixels from one row to the next."""
        return self.height / self.rows

    def holds(self, columns: int, rows: int) -> bool:
        """Whether so many cells fit."""
        return self.columns >= columns and self.rows >= rows


class Line(Protocol):
    """The line to a terminal."""

    def window(self) -> Window:
        """The terminal's window as it is now."""
        ...

    def write(self, text: str) -> None: ...

    def read(self, seconds: float) -> str:
        """What has come; empty when nothing came within so many seconds."""
        ...


class Terminal:
    """The terminal that the program runs in, while nobody else reads from it."""

    def __enter__(self) -> "Terminal":
        import termios
        import tty

        self._file = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
        try:
            self._before = termios.tcgetattr(self._file)
            tty.setraw(self._file, termios.TCSANOW)
        except termios.error as error:
            os.close(self._file)
            raise OSError(*error.args) from error
        return self

    def __exit__(self, *_: object) -> None:
        import termios

        with suppress(termios.error):  # it has gone meanwhile
            termios.tcsetattr(self._file, termios.TCSAFLUSH, self._before)
        os.close(self._file)

    def window(self) -> Window:
        import fcntl
        import struct
        import termios

        said = fcntl.ioctl(self._file, termios.TIOCGWINSZ, bytes(8))
        rows, columns, width, height = struct.unpack("HHHH", said)
        return Window(columns, rows, width, height)

    def write(self, text: str) -> None:
        os.write(self._file, text.encode())

    def read(self, seconds: float) -> str:
        import select

        if not select.select([self._file], [], [], max(0.0, seconds))[0]:
            return ""
        return os.read(self._file, 1 << 12).decode("ascii", "replace")
