"""What every staff screen has: one canvas of lines, every key in the order in which it was pressed,
and the same by touch."""

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

    def speak(self, language: str) -> None:
        """Use the texts of another language from now on."""


class StaffScreen(Screen[None], inherit_bindings=False):
    """A screen of staff. Keys come one after another to :meth:`press`, also while a slow disk is
    waited for: none of them is lost, and none comes before another."""

    BINDINGS: ClassVar[list[BindingType]] = []
    CSS_PATH = Path(__file__).with_name("screen.tcss")  # for screens of every folder below too

    def __init__(self) -> None:
        super().__init__()
        private.write_sparingly(self)

    @property
    def program(self) -> StaffContext:
        """The app that the screen belongs to."""
        return cast("StaffContext", self.app)

    @property
    def words(self) -> Words:
        """The texts in the language in use."""
        return self.program.words

    def compose(self) -> ComposeResult:
        yield Lines(id="canvas")

    def on_mount(self) -> None:
        self.draw()

    def on_resize(self) -> None:
        """Draw for the room there is; what was typed stays."""
        self.draw()

    def on_screen_resume(self) -> None:
        """Shown again, perhaps in another language or other colours."""
        if self.is_mounted:
            self.draw()

    def draw(self) -> None:
        """Draw everything anew; only lines that have changed are written."""
        canvas = self.query("#canvas").results(Lines)
        for each in canvas:
            each.show(self.lines(self.size.width, self.size.height))

    def lines(self, width: int, height: int) -> Block:  # noqa: ARG002
        """What is to be seen in a room of this size."""
        return []

    async def on_key(self, event: events.Key) -> None:
        event.stop()
        typed = event.character if event.is_printable else None
        await self.press(typed or ALIKE.get(event.key, event.key))
        self.draw()

    async def action_press(self, key: str) -> None:
        """A key was touched."""
        await self.press(key)
        self.draw()

    async def on_paste(self, event: events.Paste) -> None:
        """What was pasted, or sent at once by a reader of codes."""
        event.stop()
        await self.paste(event.text)
        self.draw()

    async def press(self, key: str) -> None:
        """A key: the letter that it types, or its name."""

    async def paste(self, text: str) -> None:
        """A text that came at once."""
