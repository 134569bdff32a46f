"""The queue of a session: the kiosk's own interviews, one after another, with one touch between
them, and what the secretary may do behind the gesture and the PIN."""

import time
from collections.abc import Sequence
from typing import ClassVar

from textual.types import CSSPathType

from valuetui.instrument.model import Value
from valuetui.interview.paradata import Clock
from valuetui.screens.kiosk.app import KioskApp
from valuetui.screens.kiosk.base import KioskScreen
from valuetui.screens.kiosk.next_person import NextPersonScreen, SessionOverScreen
from valuetui.screens.kiosk.secretary_door import SecretaryDoor
from valuetui.screens.kiosk.setup import Kiosk
from valuetui.station.queue import Queue


class QueueApp(KioskApp):
    """One person after another answers in a session."""

    CSS_PATH: ClassVar[CSSPathType | None] = ["kiosk.tcss", "between.tcss", "next_person.tcss"]

    def __init__(
        self,
        kiosk: Kiosk,
        queue: Queue,
        clock: Clock = time.monotonic,
        wall_clock: Clock = time.time,
    ) -> None:
        super().__init__(kiosk, clock, wall_clock)
        self.queue = queue
        self.door = SecretaryDoor(self, self, queue, kiosk.lock, kiosk.leave_key, clock)

    def between(self) -> KioskScreen:
        """The screen that calls the next person, whatever the opening hours."""
        return SessionOverScreen() if self.queue.is_over else NextPersonScreen(self.queue)

    def thanks(self, twice: Sequence[Value] | None) -> KioskScreen:
        """Thanks for a short time only: the next one waits."""
        from valuetui.screens.kiosk.thanks_in_queue import ThanksInQueue

        return ThanksInQueue(twice)

    async def begin(self) -> None:
        """After a crash: an interview of which nothing is left to go on with is over."""
        await super().begin()
        if self.session is None and self._interrupted is None:
            self.kiosk.gone()

    async def action_leave(self) -> None:
        """Without a PIN: to what the secretary may do, of which one is to end the queue."""
        self.door.ask()
