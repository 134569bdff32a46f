"""What every staff screen has: one canvas of lines, every key in the order in which it was pressed,
and the same by touch."""

import asyncio
from collections import deque
from pathlib import Path
from typing import ClassVar, Protocol, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from valuetui.instrument.model import Instrument
from valuetui.screens import private
from valuetui.screens.results.layout import Block
from valuetui.screens.results.lines import Lines
from valuetui.screens.staff.look import Look
from valuetui.screens.staff.typed_ahead import Press, Typed
from valuetui.words import Words

ALIKE = {"ctrl+j": "enter"}
"""Names of keys that some keyboards and readers of codes have for another one."""


class StaffContext(Protocol):
    """What the screens may know of the app that shows them."""

    @property
    def words(self) -> Words: ...

    @property
    def look(self) -> Look: ...

    @property
    def instrument(self) -> Instrument: ...

    @property
    def row(self) -> deque[Press]:
        """What was typed and no screen has taken yet."""

    def speak(self, language: str) -> None:
        """Use the texts of another language from now on."""


class StaffScreen(Screen[None], inherit_bindings=False):
    """A screen of staff. Keys come one after another to :meth:`press`, also while a slow disk is
    waited for or screens change: none of them is lost, and none comes before another."""

    BINDINGS: ClassVar[list[BindingType]] = []
    CSS_PATH = Path(__file__).with_name("screen.tcss")  # for screens of every folder below too

    def __init__(self) -> None:
        super().__init__()
        private.write_sparingly(self)
        self._canvas = Lines(id="canvas")
        self._left = False
        """It is going, and nothing that is typed acts on it any more."""
        self._turn = asyncio.Lock()
        """Whose turn it is: touches come by another way than keys, and would come in between while
        a slow disk is waited for."""

    @property
    def program(self) -> StaffContext:
        """The app that the screen belongs to."""
        return cast("StaffContext", self.app)

    @property
    def words(self) -> Words:
        """The texts in the language in use."""
        return self.program.words

    def compose(self) -> ComposeResult:
        yield self._canvas

    def on_mount(self) -> None:
        self.draw()

    def on_resize(self) -> None:
        """Draw for the room there is; what was typed stays."""
        self.draw()

    def on_screen_resume(self) -> None:
        """Shown again, perhaps in another language or other colours."""
        if self.is_mounted:
            self.draw()
        if self.program.row:
            self.post_message(Typed())

    @property
    def is_leaving(self) -> bool:
        """Whether it is going."""
        return self._left

    def leave(self) -> None:
        """Go, to the screen below."""
        if not self._left:
            self._left = True
            self.dismiss()

    @property
    def _is_on_top(self) -> bool:
        """Whether nothing lies upon it. ``is_current`` is true as well of a screen that the next
        one, which has no ground yet, lets through."""
        return self.app.screen is self

    def draw(self) -> None:
        """Draw everything anew; only lines that have changed are written."""
        if self._canvas.is_attached:
            self._canvas.show(self.lines(self.size.width, self.size.height))

    def lines(self, width: int, height: int) -> Block:  # noqa: ARG002
        """What is to be seen in a room of this size."""
        return []

    async def on_typed(self) -> None:
        """Take what is next in the row. Where this screen goes it is for the next one, which is
        told when it comes."""
        async with self._turn:
            if not self._is_on_top:
                self.app.screen.post_message(Typed())
                return
            if self._left or not self.program.row:
                return
            await self._take(self.program.row.popleft())
        if self.program.row:
            self.app.screen.post_message(Typed())

    async def _take(self, typed: Press) -> None:
        if isinstance(typed, events.Paste):
            await self.paste(typed.text)
            self.draw()
            return
        letter = typed.character if typed.is_printable else None
        await self.press(letter or ALIKE.get(typed.key, typed.key))
        self.draw()
        if self._canvas.is_attached and self._is_on_top:
            private.paint_now(self._canvas)

    async def action_press(self, key: str) -> None:
        """A key was touched. It is pressed when what came before it is done."""
        async with self._turn:
            if self._is_on_top and not self._left:
                await self.press(key)
                self.draw()

    async def press(self, key: str) -> None:
        """A key: the letter that it types, or its name."""

    async def paste(self, text: str) -> None:
        """A text that came at once: it was pasted, or sent by a reader of codes."""
