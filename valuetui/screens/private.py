"""All that valuetui uses of Textual without Textual promising it, in one place.

``tests/screens/test_private.py`` has a contract test for each name, so that an upgrade which takes
one away fails there and says so.
"""

import codecs
import signal
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any, TextIO

from rich.cells import cached_cell_len
from rich.console import Console, RenderableType
from rich.segment import Segment
from textual import events
from textual._compositor import ChopsUpdate, Compositor
from textual._context import visible_screen_stack
from textual._styles_cache import StylesCache
from textual.app import App
from textual.driver import Driver
from textual.geometry import Region
from textual.message import Message
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from valuetui.screens.crash import place_of as place_of
from valuetui.screens.flood import Flood

PRESSES, MOVES = (300.0, 100.0), (300.0, 300.0)
"""How many keys and touches, and how many moves of the pointer, an app takes at once, and how many
more a second."""

BYTES = (16_384.0, 8_192.0)
"""The same of bytes."""
QUIET = 0.5
"""Seconds without a byte after which too much has come to its end."""
PASTE_ENDS = "\x1b[201~"
"""What a terminal sends where something that was pasted ends; elsewhere it means nothing."""
TURN = 5e-5
"""Seconds in which Textual's thread that writes to the terminal gets its turn."""


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


def take_no_flood(driver: Driver, clock: Callable[[], float] = time.monotonic) -> None:
    """Take no more keys, touches and moves from a terminal than a person can make."""
    presses, moves = Flood(*PRESSES, clock), Flood(*MOVES, clock)
    process = driver.process_message

    def process_some(message: Message) -> None:
        is_move = isinstance(message, events.MouseMove)
        if not isinstance(message, events.InputEvent) or (moves if is_move else presses).takes():
            process(message)

    driver.process_message = process_some  # type: ignore[method-assign]


class Reader:
    """Makes text of the bytes that a terminal sends, a few thousand at a time.

    Bytes that are no text are passed over: Textual's own thread would stop at them for good. So is
    all that comes after too many, until the terminal has been quiet for a moment: to understand two
    million letters takes minutes, whatever becomes of them.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")(errors="ignore").decode
        self._flood = Flood(*BYTES, clock)
        self._clock = clock
        self._last = clock()
        self._is_passing_over = False

    def decode(self, data: bytes, final: bool = False) -> str:
        """The text, which is empty where the bytes are passed over."""
        before, self._last = self._last, self._clock()
        goes_on = self._is_passing_over and self._last - before < QUIET
        if goes_on or not self._flood.takes(len(data)):
            self._is_passing_over = True
            return ""
        text = self._decode(data, final)
        if self._is_passing_over and text:
            self._is_passing_over = False
            return PASTE_ENDS + text  # what said so may have been passed over
        return text


def read_with_care() -> None:
    """Let Textual's thread for the keys read by a :class:`Reader`."""
    if sys.platform != "win32":
        from textual.drivers import linux_driver

        linux_driver.getincrementaldecoder = lambda _: Reader  # type: ignore[assignment, attr-defined]


def forget_past_screens(app: App[Any]) -> None:
    """Let go of what Textual remembers of screens that are gone: the widget that was touched last,
    and the screens that were seen through a dialog. What somebody picked would live on there."""
    app._mouse_down_widget = None
    visible_screen_stack.set([])


def let_it_be_written() -> None:
    """Give Textual's thread that writes to the terminal its turn: it would otherwise wait until
    nothing is left to be done here, a millisecond and more where the first screen comes."""
    time.sleep(TURN)


def write_to_terminal(app: App[Any], text: str) -> None:
    """Send a terminal what Textual has no word for, in order with all that Textual sends."""
    if app._driver is not None:
        app._driver.write(text)


def write_sparingly(screen: Screen[Any]) -> None:
    """Let a new screen write only the cells that change.

    Textual begins at the left edge of the widget however far to the right the change is, so that
    the last tile of a row costs the whole row, and it writes the style anew for every piece of a
    line that has been drawn apart. On a slow line a person waits for every byte. It also draws what
    it then does not show: while an app brings up its first screen, and at every touch and key the
    widgets elsewhere, those behind, and all other lines of the widget that has changed.
    """
    screen._compositor = _SparingCompositor(screen)


class _SparingCompositor(Compositor):
    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self._screen = screen

    def render_update(
        self,
        full: bool = False,
        screen_stack: list[Screen[Any]] | None = None,
        simplify: bool = False,
    ) -> RenderableType | None:
        if self._screen.app._batch_count:
            return None  # what has changed is drawn when the batch is over
        return super().render_update(full, screen_stack, simplify)

    def _get_renders(
        self, crop: Region | None = None
    ) -> Iterator[tuple[Region, Region, list[Strip]]]:
        """What stands in the lines of ``crop``, from front to back, until that is covered."""
        crop = crop or self.size.region
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            if not seen.overlaps(crop):
                continue
            top, bottom = max(seen.y, crop.y), min(seen.bottom, crop.bottom)
            part = Region(seen.x, top, seen.width, bottom - top)
            yield part, part, widget.render_lines(part.translate(-region.offset))
            if part.contains_region(crop):
                return

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


def paint_now(widget: Widget) -> None:
    """Draw what has changed of a widget now, and not with the next of sixty pictures a second: on
    average that is half a picture's time, more than all that a touch takes otherwise.

    Where more than that is to be drawn, such as a new layout, it comes with the next picture.
    """
    screen, app = widget.screen, widget.app
    waits = screen._layout_required or screen._scroll_required or screen._repaint_required
    if screen is app.screen and not waits and not app._batch_count:
        screen._compositor.update_widgets({widget})
        screen._compositor_refresh()


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
