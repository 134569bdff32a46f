"""The base of every app: nothing of Textual's own is open to the person in front of it.

No command palette, no text selection (which also repaints the whole screen at every click), no
key that quits, copies or suspends, and no traceback: it would show what somebody answered.
"""

import asyncio
import gc
import logging
import signal
from collections.abc import Iterable
from types import FrameType
from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import RenderableType
from textual.app import App, ReturnType, SystemCommand
from textual.binding import BindingType
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme

from valuetui.screens import private
from valuetui.screens.later import after
from valuetui.screens.theme import DARK, THEMES
from valuetui.station.restarts import CRASHED

if TYPE_CHECKING:
    from valuetui.station.notify import Supervisor

log = logging.getLogger(__name__)

LOADED = 1.0
"""Seconds after which an app has loaded what its first screens need."""
SELDOM = 5_000
"""New objects after which the garbage collector looks for rings from then on; before, while all is
loaded, it is many more: see :func:`valuetui.cli.main`."""
SIGNALS = [
    signal.Signals[name]
    for name in ("SIGTERM", "SIGHUP", "SIGINT")
    if name in signal.Signals.__members__
]
"""By which the system asks a program to end."""


class LockedApp(App[ReturnType], inherit_bindings=False):
    """A Textual app that only does what its screens offer."""

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    AUTO_FOCUS = None
    ESCAPE_TO_MINIMIZE = False
    CLOSE_TIMEOUT = 2
    BINDINGS: ClassVar[list[BindingType]] = []

    # Ours from the first moment on: a theme that comes later makes Textual read all styles again.
    theme = Reactive(DARK.name)

    def __init__(self, theme: str = DARK.name) -> None:
        super().__init__()
        self.theme = theme
        self._asked_by: int | None = None
        """The signal by which the system asked the app to end."""
        self.supervisor: Supervisor | None = None
        """Who is told that the app is there, as long as it carries out what it has to do."""

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Ours, and none of Textual's own."""
        return {theme.name: theme for theme in THEMES}

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002
        """None."""
        return []

    def _build_driver(
        self, headless: bool, inline: bool, mouse: bool, size: tuple[int, int] | None
    ) -> Driver:
        driver = super()._build_driver(headless, inline, mouse, size)
        private.outlive_the_terminal(driver)
        private.take_no_flood(driver)
        private.read_with_care()
        return driver

    def run(self, *args: Any, **options: Any) -> ReturnType | None:
        """Run until the app ends by itself or the system asks it to end.

        Asked at whatever moment, it ends in good order: the terminal is restored, files are closed,
        and the return code says which signal it was.
        """
        before = {number: signal.signal(number, self._ask_to_end) for number in SIGNALS}
        try:
            return super().run(*args, **options)
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
            if self._asked_by is not None:
                self._return_code = 128 + self._asked_by
            if self.supervisor:
                self.supervisor.is_ending()

    def _ask_to_end(self, number: int, _: FrameType | None) -> None:
        self._asked_by = number
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._end_as_asked)

    def on_load(self) -> None:
        """From here on somebody hears what was asked, even what was asked before."""
        self._end_as_asked()

    def on_ready(self) -> None:
        """The first screen can be seen. A timer goes on as long as the app's loop does, also while
        a slow disk is waited for: whoever waits there must not be cut off."""
        after(LOADED, self, _look_for_rings_again)
        if self.supervisor:
            self.supervisor.is_alive()
            self.set_interval(self.supervisor.every, self.supervisor.is_alive)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """What has been drawn goes to the terminal before anything else is done."""
        super()._display(screen, renderable)
        if renderable is not None:
            private.let_it_be_written()

    def _end_as_asked(self) -> None:
        """Asked while a screen is just coming, Textual may not hear it: ask until it has ended."""
        if self._asked_by is not None and self.is_running:
            self.exit(return_code=128 + self._asked_by)
            asyncio.get_running_loop().call_later(0.5, self._end_as_asked)

    def panic(self, *renderables: RenderableType) -> None:  # noqa: ARG002
        """What Textual would show on the terminal, which may be anything, is shown to nobody."""
        log.error("crash: Textual gave up")
        private.end_after_crash(self, RuntimeError(), CRASHED)

    def _handle_exception(self, error: Exception) -> None:
        """Say the type and place of a crash in the log, never its data, and nothing on screen.

        In an app that is ending, Textual puts a screen that was just coming together without its
        widgets: that it misses them is no crash.
        """
        if isinstance(error, NoMatches) and private.is_ending(self):
            return
        log.error("crash: %s at %s", type(error).__name__, private.place_of(error))
        private.end_after_crash(self, error, CRASHED)


def _look_for_rings_again() -> None:
    gc.set_threshold(SELDOM)
