"""The review as a task of the staff terminal: a warning first, then the words."""

import asyncio
from typing import TYPE_CHECKING

from rich.text import Text

from valuetui.responses.errors import StoreError
from valuetui.screens.results.layout import Block
from valuetui.screens.staff.helping import RolesScreen
from valuetui.screens.staff.look import Key, filled, keys_block
from valuetui.screens.staff.pages import indented
from valuetui.screens.staff.reviewing.screen import Review, ReviewScreen
from valuetui.screens.staff.work import Work

if TYPE_CHECKING:
    from valuetui.station.reviewing import Reviewing


def begin(work: Work) -> "WarningScreen":
    """What there is to know before one reads what people have written."""
    return WarningScreen(work)


class WarningScreen(RolesScreen):
    """Enter reads the words, and then shows them in place of the warning."""

    heading = "missed.task.heading"

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self._said = ""
        """The key of what is said of the words; empty before they are asked for."""
        self._left = False

    async def press(self, key: str) -> None:
        if self._left or not self._is_on_top:
            return
        if key == "escape":
            self._left = True
            self.dismiss()
        elif key == "enter" and self._said != "reading":
            self._said = "reading"
            self.run_worker(self._show(), exclusive=True)
        else:
            self.press_other(key)

    async def _show(self) -> None:
        """Read the words in a thread, and show them where they are still asked for."""
        try:
            found = await asyncio.to_thread(self._read)
        except (StoreError, OSError):
            self._said = "unreadable"
        else:
            self._said = "" if found.desk.words else "none"
            if found.desk.words and self._is_on_top and not self._left:
                self._left = True
                review = Review.of(found, self.words)
                screen = ReviewScreen(review, lambda: screen.dismiss(), ends="menu")
                self.app.switch_screen(screen)
                return
        self.draw()

    def _read(self) -> "Reviewing":
        from valuetui.station.reviewing import Reviewing

        return Reviewing(self._work.staff.place.register.folder, self.words.language)

    def lines(self, width: int, height: int) -> Block:
        look, words = self.program.look, self.words
        texts = [words("missed.cli.warning"), words("missed.task.then")]
        texts += [words(f"missed.task.{self._said}")] if self._said else []
        lines = [*self.headed(width, self._work.name)]
        for text in texts:
            lines += [Text(), *indented(" ".join(text.split()), width, look)]
        keys: list[Key] = [("enter", "Enter", words("missed.task.show")), *self.other_keys(),
                           ("?", "?", words("staff.keys.help")),
                           ("escape", "Esc", words("staff.keys.menu"))]  # fmt: skip
        foot = keys_block(keys, width, look, look.band)
        return [*filled(lines, height - len(foot)), *foot]
