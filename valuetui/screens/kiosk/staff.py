"""What staff see: the pad for the PIN, and what they may do then.

Both work on a screen that is too small for anything else: by keys, however little is seen.
"""

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import events
from textual.widget import Widget
from textual.widgets import Static

from valuetui.screens.kiosk.dialog import Dialog
from valuetui.screens.kiosk.framed import button
from valuetui.screens.widgets.arrangement import Grid
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.look import Kind
from valuetui.screens.widgets.tile import Tile
from valuetui.station.pin import LONGEST, SHORTEST

if TYPE_CHECKING:
    from valuetui.station.staff_lock import StaffLock

ERASE = "backspace"
DOT = "●"


class StaffDialog(Dialog[str]):
    """A dialog that is for staff. Its result is what they chose, or None."""

    CSS_PATH = "staff.tcss"

    def pressed(self, board: Board, key: str) -> None:  # noqa: ARG002
        self.answer(None if key == "back" else key)


class PinDialog(StaffDialog):
    """Asks for the PIN, of which it never shows a digit; its result is ``right`` or None."""

    def __init__(self, lock: "StaffLock") -> None:
        super().__init__()
        self._lock = lock
        self._typed = ""
        self._is_checking = False
        self._was_wrong = False

    def heading(self) -> str:
        return self.words("kiosk.staff.heading")

    def body(self) -> Iterable[Widget]:
        yield Static(id="dots")
        yield Static(id="said")
        yield Board(Grid(tile_width=8, max_columns=3, air=1), id="digits", may_repeat=True)

    def buttons(self) -> list[Tile]:
        return [
            button("back", self.words("kiosk.bar.back")),
            button("open", self.words("kiosk.staff.open"), primary=True),
        ]

    def on_mount(self) -> None:
        erase = Tile(ERASE, self.words("kiosk.staff.erase"), centred=True)
        digits = [Tile(digit, digit, centred=True) for digit in "1234567890"]
        empty = Tile("", "", Kind.EMPTY)
        self.query_one("#digits", Board).show([*digits[:9], empty, digits[9], erase])
        self.set_interval(1, self._say)
        self._say()

    def _say(self) -> None:
        """Show how many digits there are, and what there is to know. Asks the disk for the wait:
        somebody may end it from a console."""
        words, count = self.words, len(self._typed)
        said = words("kiosk.staff.type", least=SHORTEST)
        if wait := self._wait():
            said = words("kiosk.staff.wait", n=wait)
        elif self._is_checking:
            said = words("kiosk.staff.checking")
        elif count:
            said = words("kiosk.staff.count", n=count)
        elif self._was_wrong:
            said = words("kiosk.staff.wrong")
        self.query_one("#dots", Static).update(" ".join(DOT * count) or " ", layout=False)
        self.query_one("#said", Static).update(said, layout=False)

    def _wait(self) -> int:
        """Whole seconds until the next attempt."""
        return -int(-self._lock.wait() // 1)

    def on_key(self, event: events.Key) -> None:
        if event.key == ERASE or (event.character and event.character in "0123456789"):
            self.type(event.key if event.key == ERASE else event.character or "")

    def pressed(self, board: Board, key: str) -> None:
        if board.id == "digits":
            if not board.has_focus:
                board.go_to("1")  # whoever looks later sees no trace of a touch
            self.type(key)
        elif key == "open":
            self.run_worker(self._check())
        else:
            super().pressed(board, key)

    def type(self, key: str) -> None:
        """Add a digit, or take the last one away."""
        if not self._is_checking and not self._wait():
            self._typed = self._typed[:-1] if key == ERASE else (self._typed + key)[:LONGEST]
            self._say()

    async def _check(self) -> None:
        if self._is_checking or len(self._typed) < SHORTEST:
            return
        typed, self._typed, self._is_checking = self._typed, "", True
        self._say()
        verdict = await asyncio.to_thread(self._lock.attempt, typed)
        self._is_checking = False
        if verdict.is_right:
            self.answer("right")
        elif self.is_mounted:
            self._was_wrong = True
            self._say()


class StaffMenu(StaffDialog):
    """What staff may do; its result is ``end`` or None."""

    def __init__(self, *, is_unsaved: bool) -> None:
        super().__init__()
        self._is_unsaved = is_unsaved
        """An answer is not safe yet, and is lost if the kiosk ends."""

    def heading(self) -> str:
        return self.words("kiosk.staff.heading")

    def body(self) -> Iterable[Widget]:
        text = "unsaved" if self._is_unsaved else "menu"
        yield Static(self.words(f"kiosk.staff.{text}"), id="text")

    def buttons(self) -> list[Tile]:
        words, unsaved = self.words, self._is_unsaved
        end = words("kiosk.staff.end_anyway" if unsaved else "kiosk.staff.end")
        return [
            button("back", words("kiosk.bar.back"), primary=unsaved),
            button("end", end, primary=not unsaved),
        ]
