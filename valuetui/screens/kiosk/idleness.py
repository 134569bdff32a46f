"""Somebody who seems to have gone: a warning, and then a clear screen for the next person."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from valuetui.interview.paradata import Clock

if TYPE_CHECKING:
    from valuetui.screens.kiosk.idle import IdleDialog
    from valuetui.screens.kiosk.succession import SuccessionApp


class Idleness:
    """Counts the seconds since the last touch or key. ``warning`` is how many of them somebody is
    warned; then ``gone`` is called, once a second until another screen is there."""

    def __init__(
        self,
        app: "SuccessionApp",
        clock: Clock,
        warning: int,
        gone: Callable[[], Awaitable[object]],
    ) -> None:
        self._app = app
        self._clock = clock
        self._warning = warning
        self._gone = gone
        self.begin_anew()

    def begin_anew(self) -> None:
        """Somebody has done something, or has something new to read."""
        self._since = self._clock()

    @property
    def seconds(self) -> float:
        return self._clock() - self._since

    @property
    def warning(self) -> "IdleDialog | None":
        """The warning that the screen will be cleared, while it is in front."""
        from valuetui.screens.kiosk.idle import IdleDialog

        front = self._app.screen_stack[-1] if self._app.screen_stack else None
        return front if isinstance(front, IdleDialog) else None

    async def watch(self) -> None:
        """Once a second: warn a person who seems to have gone, then clear the screen."""
        screen = self._app.present
        if screen is None or not screen.is_mounted or screen.idle_seconds is None:
            return
        over = self.seconds - screen.idle_seconds
        if over < 0:
            return
        left = self._warning - int(over)
        if screen.warns and left > 0:
            self._warn(left)
        else:
            await self._gone()

    def _warn(self, left: int) -> None:
        from valuetui.screens.kiosk.idle import IdleDialog

        if warning := self.warning:
            warning.count_down(left)
        else:
            self._app.push_screen(IdleDialog())
