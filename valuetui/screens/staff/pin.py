"""The lock of the staff terminal: nothing of a form is to be seen, and all of it is still there."""

import asyncio

from rich.text import Text

from valuetui.screens.results.layout import Block
from valuetui.screens.staff.look import banded, filled, keys_block, pad
from valuetui.screens.staff.pages import indented
from valuetui.screens.staff.screen import StaffScreen
from valuetui.station.pin import LONGEST, SHORTEST
from valuetui.station.staff_lock import StaffLock

DOT = "●"


class PinScreen(StaffScreen):
    """Asks for the PIN, of which it never shows a digit; goes when it is right."""

    def __init__(self, lock: StaffLock) -> None:
        super().__init__()
        self._lock = lock
        self._typed = ""
        self._is_checking = False
        self._was_wrong = False
        self._left = False

    def on_mount(self) -> None:
        self.set_interval(1, self.draw)

    async def press(self, key: str) -> None:
        if self._left or self._is_checking or self._wait():
            return
        if key == "enter":
            await self._check()
        elif key == "backspace":
            self._typed = self._typed[:-1]
        elif key.isdecimal() and key.isascii():
            self._typed = (self._typed + key)[:LONGEST]

    async def _check(self) -> None:
        if len(self._typed) < SHORTEST:
            return
        typed, self._typed, self._is_checking = self._typed, "", True
        self.draw()
        verdict = await asyncio.to_thread(self._lock.attempt, typed)
        self._is_checking, self._was_wrong = False, not verdict.is_right
        if verdict.is_right and not self._left:
            self._left = True
            self.dismiss()

    def _wait(self) -> int:
        """Whole seconds until the next attempt; somebody may end the wait from a console."""
        return -int(-self._lock.wait() // 1)

    def lines(self, width: int, height: int) -> Block:
        look, words = self.program.look, self.words
        head = [banded(Text(words("entry.pin.heading"), look.strong), Text(), width, look.band)]
        body = [Text(), *indented(words("entry.pin.lead"), width, look), Text()]
        body += [Text(f" {' '.join(DOT * len(self._typed))}", look.accent), Text()]
        body.append(self._said())
        keys = [("enter", "Enter", words("entry.keys.enter")), ("backspace", "⌫", "")]
        foot = pad(width, look, words("entry.keys.backspace"))
        foot += keys_block(keys, width, look, look.band)
        return [*head, *filled(body, height - len(head) - len(foot)), *foot]

    def _said(self) -> Text:
        look, words = self.program.look, self.words
        if wait := self._wait():
            return Text(" " + words("entry.pin.wait", n=wait), look.bad)
        if self._is_checking:
            return Text(" " + words("entry.pin.checking"), look.muted)
        if self._typed:
            return Text(" " + words("entry.pin.count", n=len(self._typed)), look.muted)
        return Text(" " + words("entry.pin.wrong") if self._was_wrong else "", look.bad)
