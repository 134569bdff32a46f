"""What the system says of the terminal that this program runs in."""

import os
import struct
import sys
from contextlib import suppress
from dataclasses import dataclass


@dataclass(frozen=True)
class Window:
    """The size of a terminal."""

    columns: int
    rows: int
    pixels: tuple[int, int] | None = None
    """Width and height in pixels, where the terminal tells. Some tell wrongly."""

    @property
    def grid(self) -> tuple[int, int]:
        return self.columns, self.rows

    @property
    def cell_pixels(self) -> tuple[int, int] | None:
        """Width and height of a cell in whole pixels."""
        if self.pixels is None:
            return None
        width, height = self.pixels[0] // self.columns, self.pixels[1] // self.rows
        return (width, height) if width and height else None


def window_of(*handles: int) -> Window | None:
    """The size of the terminal behind the first of the handles that is one; None where none is."""
    for handle in handles:
        with suppress(OSError, ValueError):
            size = os.get_terminal_size(handle)
            if size.columns and size.lines:
                return Window(size.columns, size.lines, _pixels(handle))
    return None


def _pixels(handle: int) -> tuple[int, int] | None:
    if sys.platform == "win32":
        return None
    import fcntl
    import termios

    with suppress(OSError):
        answer = fcntl.ioctl(handle, termios.TIOCGWINSZ, b"\0" * 8)
        _, _, width, height = struct.unpack("HHHH", answer)
        return (width, height) if width and height else None
    return None
