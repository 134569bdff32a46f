"""The kiosk that waits for people: how it comes up, its opening hours, and how each day begins.

Whoever starts a kiosk waits for its first screen. What is not needed for that is imported where it
is used, and loaded as soon as the first screen can be seen: see :func:`_load_the_rest`.
"""

import gc
from contextlib import suppress
from datetime import date, datetime
from functools import partial

from textual import on
from textual.widget import AwaitMount

from valuetui.responses.errors import StoreError
from valuetui.screens.kiosk import intents
from valuetui.screens.kiosk.attract import AttractScreen
from valuetui.screens.kiosk.base import KioskScreen
from valuetui.screens.kiosk.setup import Kiosk
from valuetui.screens.kiosk.succession import SuccessionApp
from valuetui.screens.later import after
from valuetui.station.openssl import without_openssl

SEEN = 0.1
"""Seconds after which the first screen has been drawn."""


def _load_the_rest() -> None:
    """Import what the first person will need."""
    with without_openssl():
        from valuetui.responses import store  # noqa: F401
        from valuetui.screens.kiosk import (  # noqa: F401
            display,
            help,
            idle,
            staff,
            stages,
            stop,
            thanks,
        )


class WaitingApp(SuccessionApp):
    """An app that somebody may begin with at any moment of its opening hours."""

    def __init__(self, kiosk: Kiosk) -> None:
        super().__init__(kiosk)
        self.hindrance: Exception | None = None
        """Why no answers can be kept at all, which ends the app at its start."""
        self._day: date | None = None

    # What it is while nobody is there

    @property
    def is_answering(self) -> bool:
        """Whether somebody is in the middle of something."""
        return False

    @property
    def is_at_rest(self) -> bool:
        """Whether nobody is there, and nothing waits to be saved."""
        return not self.is_answering

    @property
    def is_with_staff(self) -> bool:
        """Whether what is for staff is in front."""
        return False

    @property
    def address(self) -> str:
        return self.kiosk.address

    def now(self) -> datetime:
        """What the clock on the wall shows."""
        return self.kiosk.now()

    @property
    def is_open(self) -> bool:
        return self.kiosk.hours.is_open(self.now()) and not self.kiosk.is_over()

    @property
    def next_opening(self) -> datetime | None:
        return self.kiosk.hours.next_opening(self.now())

    def between(self) -> KioskScreen:
        """The screen that waits for the next person, or for the opening hours."""
        if self.is_open:
            return AttractScreen()
        from valuetui.screens.kiosk.closed import ClosedScreen

        return ClosedScreen()

    @on(intents.CloseUp)
    @on(intents.OpenUp)
    async def open_or_close(self) -> None:
        """The opening hours have begun or ended while nobody was here."""
        if not self.is_answering:
            await self.show(self.between())

    # How it comes up

    def get_default_screen(self) -> KioskScreen:
        """What lies under all others; here that is the screen to begin with, and not an empty one
        that would have to be made first."""
        if self.kiosk.calm:
            from valuetui.screens.kiosk.calm import CalmScreen

            return self.fitted(CalmScreen())
        return self.fitted(self.between())

    async def on_mount(self) -> None:
        self.set_interval(1, self.look_at_the_clock)
        await AwaitMount(self.screen, [self.screen])  # or it is drawn empty first, and then again
        if self.kiosk.calm:
            self._come_back_after(self.kiosk.calm)
        else:
            await self.begin()

    async def begin(self) -> None:
        """Before anything is seen: what is left of an interview that a crash interrupted."""

    def look_at_the_clock(self) -> None:
        """Once a second."""
        self.call_later(self.watch_day)

    def _come_back_after(self, seconds: float) -> None:
        after(seconds, self, self.come_back)

    async def come_back(self) -> None:
        """The calm after a crash is over, unless staff are about to end it."""
        if self.is_with_staff:
            self._come_back_after(1)
            return
        await self.show(self.between())
        await self.begin()

    def on_ready(self) -> None:
        """The first screen is drawn next; what nobody waits for comes after that."""
        after(SEEN, self, self._get_ready)

    def _get_ready(self) -> None:
        """Nobody can have read the first screen yet: load the others, and what keeps answers."""
        _load_the_rest()
        try:
            self.kiosk.open()
        except (StoreError, OSError) as error:
            self.hindrance = error
            self.exit(return_code=1)
            return
        self.load_what_some_need()
        gc.collect()
        if self.is_at_rest:  # or what somebody has begun with would never go
            gc.freeze()  # what is loaded stays to the end, and need not be looked through any more
        self.call_later(self.watch_day)

    def load_what_some_need(self) -> None:
        """What only some kiosks have, as the voice of those that speak."""

    # Every day

    def watch_day(self) -> None:
        """On a new day, while nobody is there, do what is to be done before its first answer."""
        today = self.now().date()
        if today != self._day and self.is_at_rest:
            self._day = today
            self.run_worker(partial(self._begin_day, today), thread=True)

    def _begin_day(self, today: date) -> None:
        with suppress(StoreError):  # which the first save will meet as well
            self.kiosk.begin_day(today)
