"""A PIN as it is typed: counted and never shown, checked in a thread; the wait after wrong ones."""

import asyncio
from collections.abc import Callable

from rich.text import Text

from valuetui.screens.results.layout import Block
from valuetui.screens.staff.look import Look
from valuetui.station.pin import LONGEST, SHORTEST
from valuetui.station.staff_lock import StaffLock
from valuetui.words import Words

DOT = "●"


class PinPad:
    """Takes the keys of one PIN after another, until one opens the lock."""

    def __init__(self, lock: StaffLock) -> None:
        self._lock = lock
        self._typed = ""
        self._is_checking = False
        self._was_wrong = False
        self._is_short = False
        """Enter came before all of a PIN."""

    async def press(self, key: str, draw: Callable[[], object]) -> bool:
        """Take a key; whether the lock has opened. ``draw`` is called when a check begins."""
        if self._is_checking or self._wait():
            return False
        self._is_short = False
        if key == "enter":
            return await self._check(draw)
        if key == "backspace":
            self._typed = self._typed[:-1]
        elif key.isdecimal() and key.isascii():
            self._typed = (self._typed + key)[:LONGEST]
        return False

    async def _check(self, draw: Callable[[], object]) -> bool:
        if len(self._typed) < SHORTEST:
            self._is_short = bool(self._typed)
            return False
        typed, self._typed, self._is_checking = self._typed, "", True
        draw()
        verdict = await asyncio.to_thread(self._lock.attempt, typed)
        self._is_checking, self._was_wrong = False, not verdict.is_right
        return verdict.is_right

    def _wait(self) -> int:
        """Whole seconds until the next attempt; somebody may end the wait from a console."""
        return -int(-self._lock.wait() // 1)

    def lines(self, look: Look, words: Words) -> Block:
        """The digits as dots, and what is to be said of them."""
        dots = Text(f" {' '.join(DOT * len(self._typed))}", look.accent)
        return [dots, Text(), self._said(look, words)]

    def _said(self, look: Look, words: Words) -> Text:
        if wait := self._wait():
            return Text(" " + words("entry.pin.wait", n=wait), look.bad)
        if self._is_checking:
            return Text(" " + words("entry.pin.checking"), look.muted)
        if self._is_short:
            return Text(" " + words("entry.pin.short", n=SHORTEST), look.bad)
        if self._typed:
            return Text(" " + words("entry.pin.count", n=len(self._typed)), look.muted)
        return Text(" " + words("entry.pin.wrong") if self._was_wrong else "", look.bad)
