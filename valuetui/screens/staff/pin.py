"""The lock of the staff terminal: nothing of a form is to be seen, and all of it is still there."""

from collections.abc import Callable

from rich.text import Text

from valuetui.screens.results.layout import Block
from valuetui.screens.staff.helping import help_page
from valuetui.screens.staff.info import InfoScreen
from valuetui.screens.staff.look import Key, banded, filled, keys_block, pad
from valuetui.screens.staff.pages import indented
from valuetui.screens.staff.pin_pad import PinPad
from valuetui.screens.staff.screen import StaffScreen
from valuetui.station.staff_lock import StaffLock


class PinScreen(StaffScreen):
    """Asks for the PIN and goes when it is right. Where somebody was signed in, it is theirs, and
    somebody else can sign in instead."""

    def __init__(
        self, lock: StaffLock, name: str = "", somebody_else: Callable[[], object] | None = None
    ) -> None:
        super().__init__()
        self._pad = PinPad(lock)
        self._name = name
        self._somebody_else = somebody_else

    def on_mount(self) -> None:
        self.set_interval(1, self.draw)

    async def press(self, key: str) -> None:
        if key == "escape" and self._somebody_else is not None:
            self._left = True
            self._somebody_else()
        elif key == "?":
            self.app.push_screen(InfoScreen("staff.help.heading", help_page))
        elif await self._pad.press(key, self.draw):
            self.leave()

    def lines(self, width: int, height: int) -> Block:
        look, words = self.program.look, self.words
        lead = (
            words("staff.locked.lead", name=self._name) if self._name else words("entry.pin.lead")
        )
        head = [banded(Text(words("entry.pin.heading"), look.strong), Text(), width, look.band)]
        body = [Text(), *indented(lead, width, look), Text(), *self._pad.lines(look, words)]
        keys: list[Key] = [("enter", "Enter", words("entry.keys.enter")), ("backspace", "⌫", "")]
        if self._somebody_else is not None:
            keys.insert(1, ("escape", "Esc", words("staff.keys.other")))
        keys.insert(-1, ("?", "?", words("staff.keys.help")))
        foot = pad(width, look, words("entry.keys.backspace"))
        foot += keys_block(keys, width, look, look.band)
        return [*head, *filled(body, height - len(head) - len(foot)), *foot]
