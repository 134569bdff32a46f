"""What is shown where the terminal is smaller than any layout of the kiosk."""

from typing import Any, cast

from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static

from valuetui.screens.kiosk.context import KioskContext

SMALLEST = (64, 24)
"""Columns and rows of the smallest grid that the kiosk is laid out for."""

WIDTHS = [(0, "-narrow"), (SMALLEST[0], "-wide")]
HEIGHTS = [(0, "-short"), (SMALLEST[1], "-low"), (26, "-middle"), (34, "-tall")]
"""Classes that a screen has by its columns and rows; ``-narrow`` and ``-short`` are too small."""


def is_too_small(size: Size) -> bool:
    """Whether nothing of the kiosk can be shown: then nothing can be pressed either."""
    return size.width < SMALLEST[0] or size.height < SMALLEST[1]


def size_classes(size: Size) -> list[str]:
    """The classes of a screen of this size. Textual gives them to a screen that has been laid out
    without them, and lays it out again; a screen that has them from the start is spared that."""
    return [
        next(name for least, name in reversed(steps) if cells >= least)
        for cells, steps in ((size.width, WIDTHS), (size.height, HEIGHTS))
    ]


class TooSmall(Static):
    """Covers a screen as long as it is too small; whatever is under it stays as it is."""

    def __init__(self) -> None:
        super().__init__(markup=False)

    def on_mount(self) -> None:
        self.fill()

    def fill(self) -> None:
        """Write the text in the language in use."""
        width, height = SMALLEST
        words = cast("KioskContext", self.app).words
        self.update(words("kiosk.small.text", width=width, height=height))


def cover_where_too_small(screen: Screen[Any], size: Size) -> None:
    """Give the screen its cover when it needs one for the first time; few ever do."""
    if is_too_small(size) and not screen.query(TooSmall):
        screen.mount(TooSmall())


def fill_cover(screen: Screen[Any]) -> None:
    """Write the cover's text anew, where there is one."""
    for cover in screen.query(TooSmall):
        cover.fill()
