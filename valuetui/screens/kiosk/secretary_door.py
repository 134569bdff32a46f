"""What is behind the gesture and the PIN while a session goes on: the reconciliation, the number of
those present, and the end of the queue. Without a PIN it is there all the same, by the gesture."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from valuetui.interview.paradata import Clock
from valuetui.responses.errors import StoreError
from valuetui.screens.kiosk.staff_door import Exit, StaffDoor
from valuetui.station.queue import Queue

if TYPE_CHECKING:
    from textual.app import App

    from valuetui.station.staff_lock import StaffLock

log = logging.getLogger(__name__)


class SecretaryDoor(StaffDoor):
    """Leads to the secretary's menu, and back to exactly where a person was."""

    def __init__(
        self,
        app: "App[Any]",
        leave: Exit,
        queue: Queue,
        lock: "StaffLock | None",
        key: str,
        clock: Clock,
    ) -> None:
        super().__init__(app, leave, lock, key, clock)
        self._queue = queue
        self._is_looking = False

    def ask(self) -> None:
        if self._lock is not None:
            super().ask()
        elif self.front is None:
            self._opened("right")

    def _offer(self, end: Callable[[], Awaitable[None]], *, is_unsaved: bool) -> None:
        if not self._is_looking:
            self._is_looking = True
            self._app.run_worker(self._look_and_offer(end, is_unsaved=is_unsaved))

    async def _look_and_offer(
        self,
        end: Callable[[], Awaitable[None]],
        *,
        is_unsaved: bool,
        trouble: str = "",
    ) -> None:
        """Read the answers, which may take a moment, and show what they come to."""
        from valuetui.screens.kiosk.secretary import PresentDialog, SecretaryMenu

        try:
            found = await asyncio.to_thread(self._queue.account)
        except StoreError as error:
            log.error("the answers of the session cannot be read: %s", error.reason)
            found, trouble = self._queue.counted(), trouble or "unread"
        finally:
            self._is_looking = False

        def chosen(result: str | None) -> None:
            if result == "end":
                self._app.call_later(end)
            elif result == "correct":
                self._app.push_screen(PresentDialog(self._queue.present), corrected)

        def corrected(result: str | None) -> None:
            said = "" if result is None or self._corrects(int(result)) else "not_kept"
            again = self._look_and_offer(end, is_unsaved=is_unsaved, trouble=said)
            self._app.run_worker(again)

        self._app.push_screen(SecretaryMenu(found, trouble, is_unsaved=is_unsaved), chosen)

    def _corrects(self, present: int) -> bool:
        try:
            self._queue.correct(present)
        except StoreError as error:
            log.error("how many are present could not be kept: %s", error.reason)
            return False
        return True
