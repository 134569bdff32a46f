"""All that valuetui uses of Textual without Textual promising it, in one place.

``tests/screens/test_private.py`` has a contract test for each name, so that an upgrade which takes
one away fails there and says so.
"""

import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

from rich.cells import cached_cell_len
from rich.console import Console
from rich.segment import Segment
from textual._compositor import ChopsUpdate, Compositor
from textual._context import visible_screen_stack
from textual._styles_cache import StylesCache
from textual.app import App
from textual.driver import Driver
from textual.screen import Screen
from textual.strip import Strip

PACKAGE = Path(__file__).parents[1]
"""Where our own code lies."""


def end_after_crash(app: App[Any], error: Exception, return_code: int) -> None:
    """End the app at once without Textual's traceback, whose local variables are answers."""
    app._return_code = return_code
    app._exception = app._exception or error
    app._exception_event.set()
    app._close_messages_no_wait()


def is_ending(app: App[Any]) -> bool:
    """Whether the app has been asked to end, or ends already."""
    return app._exit or not app.is_running


class WhileItLasts:
    """A terminal to write to that may be gone at any moment: from then on nothing is written.

    Textual's thread that writes ends at the first write that fails; after thirty texts more the
    app would wait for it for ever, and go on as a program nobody can see.
    """

    def __init__(self, terminal: TextIO) -> None:
        self._terminal = terminal
        self._lasts = True

    def write(self, text: str) -> None:
        """Write a text, if there still is somewhere to write it."""
        self._while_it_lasts(lambda: self._terminal.write(text))

    def flush(self) -> None:
        """Send what was written."""
        self._while_it_lasts(self._terminal.flush)

    def _while_it_lasts(self, act: Callable[[], object]) -> None:
        if self._lasts:
            try:
                act()
            except OSError:
                self._lasts = False


def outlive_the_terminal(driver: Driver) -> None:
    """Let an app end by itself when its terminal is gone.

    A terminal that is closed sends SIGCONT after SIGHUP, at which Textual would draw its screens
    anew, with a second thread for the keys. That is meant for an app that was suspended, and ours
    cannot be: SIGTSTP would leave a kiosk as a shell to whoever stands there.
    """
    if not hasattr(driver, "_file"):
        return  # one that draws in memory or in a browser
    driver._file = WhileItLasts(driver._file)
    if sys.platform != "win32":
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        signal.signal(signal.SIGCONT, signal.SIG_DFL)


def place_of(error: BaseException) -> str:
    """File, line and function of the innermost frame of an exception, and of our innermost one
    where that is another; no values."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if Path(frame.filename).is_relative_to(PACKAGE)]
    places = [f"{each.filename}:{each.lineno} in {each.name}" for each in frames[-1:] + ours[-1:]]
    return ", called from ".join(dict.fromkeys(places)) or "unknown place"


def forget_past_screens(app: App[Any]) -> None:
    """Let go of what Textual remembers of screens that are gone: the widget that was touched last,
    and the screens that were seen through a dialog. What somebody picked would live on there."""
    app._mouse_down_widget = None
    visible_screen_stack.set([])


def write_sparingly(screen: Screen[Any]) -> None:
    """Let a new screen write only the cells that change.

    Textual begins at the left edge of the widget however far to the right the change is, so that
    the last tile of a row costs the whole row, and it writes the style anew for every piece of a
    line that has been drawn apart. On a slow line a person waits for every byte.
    """
    screen._compositor = _SparingCompositor()


class _SparingCompositor(Compositor):
    def render_partial_update(self) -> ChopsUpdate | None:
        update = super().render_partial_update()
        return update and _ChangedCells(update.chops, update.spans, update.chop_ends)


class _ChangedCells(ChopsUpdate):
    def render_segments(self, console: Console) -> str:
        return "".join(
            f"\x1b[{y + 1};{left + 1}H{self._cells(y, left, right).render(console)}"
            for y, left, right in self.spans
        )

    def _cells(self, y: int, left: int, right: int) -> Strip:
        """What a line shows from a column up to another one. A line is made of strips, one after
        another from column ``x`` to ``end``."""
        strips = (
            (strip or Strip.blank(end - x)).crop(left - x, right - x)
            for (x, strip), end in zip(self.chops[y].items(), self.chop_ends[y], strict=True)
            if x < right and left < end
        )
        return Strip.join(strips).simplify()


def forget_past_pictures() -> None:
    """Let go of what has been drawn on screens that are gone.

    Textual keeps the lines of a thousand widgets, by way of a cache that colours are looked up in:
    with them all the picks of the last dozen people, and ten megabytes. rich keeps thousands of
    texts whose widths it has counted and that it has cut, the last ones that somebody typed too.
    """
    StylesCache.get_inner_outer.cache_clear()
    cached_cell_len.cache_clear()
    Segment._split_cells.cache_clear()


def screen_text(screen: Screen[Any]) -> str:
    """What a person sees of a screen, as plain text."""
    strips = screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)
