"""The base of every app: nothing of Textual's own is open to the person in front of it.

No command palette, no text selection (which also repaints the whole screen at every click), no
key that quits, copies or suspends, and no traceback: it would show what somebody answered.
"""

import asyncio
import logging
import signal
import sys
from collections.abc import Iterable
from typing import ClassVar

from textual.app import App, ReturnType, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from valuetui.screens import private
from valuetui.screens.theme import DARK, THEMES

log = logging.getLogger(__name__)

EXIT_CRASH = 70


class LockedApp(App[ReturnType], inherit_bindings=False):
    """A Textual app that only does what its screens offer."""

    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False
    AUTO_FOCUS = None
    ESCAPE_TO_MINIMIZE = False
    CLOSE_TIMEOUT = 2
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, theme: str = DARK.name) -> None:
        super().__init__()
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002
        """None."""
        return []

    async def on_load(self) -> None:
        """End in good order when the system asks: the terminal is restored and files are closed."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP", "SIGINT"):
            number = getattr(signal, name, None)
            if number is not None and sys.platform != "win32":
                loop.add_signal_handler(number, self._stop, number)

    def _stop(self, number: int) -> None:
        """Asked while a screen is just coming, Textual may not hear it: ask until it has ended."""
        self.exit(return_code=128 + number)
        if self.is_running:
            asyncio.get_running_loop().call_later(0.5, self._stop, number)

    def _handle_exception(self, error: Exception) -> None:
        """Say the type and place of a crash in the log, never its data, and nothing on screen."""
        log.error("crash: %s at %s", type(error).__name__, private.place_of(error))
        private.end_after_crash(self, error, EXIT_CRASH)
