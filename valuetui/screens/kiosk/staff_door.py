"""The way out of a kiosk that has a PIN: the gesture, the pad, and what staff choose then.

It is there on every screen, and leads back to exactly where a person was.
"""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from textual import events

from valuetui.interview.paradata import Clock
from valuetui.screens.kiosk.gesture import Gesture

if TYPE_CHECKING:
    from textual.app import App

    from valuetui.screens.kiosk.staff import StaffDialog
    from valuetui.station.staff_lock import StaffLock

LEFT_ALONE = 20.0
"""Seconds without a touch or key after which what is for staff goes away."""


class Exit(Protocol):
    """How a kiosk ends."""

    def end(self) -> None:
        """End it now."""

    async def is_safe(self) -> bool:
        """Try to save the answer that is not safe yet; whether there is none any more."""


class StaffDoor:
    """Hears every input of an app. Without a lock it never opens."""

    def __init__(
        self, app: "App[Any]", leave: Exit, lock: "StaffLock | None", key: str, clock: Clock
    ) -> None:
        self._app = app
        self._leave = leave
        self._lock = lock
        self._gesture = Gesture(clock, key)

    @property
    def front(self) -> "StaffDialog | None":
        """What is for staff, while it is in front."""
        from valuetui.screens.kiosk.staff import StaffDialog

        front = self._app.screen_stack[-1] if self._app.screen_stack else None
        return front if isinstance(front, StaffDialog) else None

    def hear(self, event: events.InputEvent) -> None:
        """Ask for the PIN, if that is what the input means."""
        match event:
            case events.MouseDown():
                is_meant = self._gesture.tap(event.screen_x, event.screen_y)
            case events.Key():
                is_meant = self._gesture.key(event.key)
            case _:
                return
        if is_meant:
            self.ask()

    def ask(self) -> None:
        """Ask for the PIN; without one there is nothing behind the door."""
        if self._lock is not None:
            self._app.call_later(self._ask, self._lock)

    def watch(self, idle: float) -> None:
        """Go away from a screen that staff have left, after so many seconds without an input."""
        if (front := self.front) and idle >= LEFT_ALONE:
            front.answer(None)

    def _ask(self, lock: "StaffLock") -> None:
        from valuetui.screens.kiosk.staff import PinDialog

        if self.front is None:
            self._app.push_screen(PinDialog(lock), self._opened)

    def _opened(self, result: str | None) -> None:
        if result == "right":
            self._offer(self._end, is_unsaved=False)

    def _offer(self, end: Callable[[], Awaitable[None]], *, is_unsaved: bool) -> None:
        from valuetui.screens.kiosk.staff import StaffMenu

        def chosen(result: str | None) -> None:
            if result == "end":
                self._app.call_later(end)

        self._app.push_screen(StaffMenu(is_unsaved=is_unsaved), chosen)

    async def _end(self, *, is_sure: bool = False) -> None:
        """End the kiosk; while an answer is not safe, only when staff have been told so."""
        if is_sure or await self._leave.is_safe():
            self._leave.end()
        else:
            self._offer(partial(self._end, is_sure=True), is_unsaved=True)
