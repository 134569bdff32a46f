"""Keys that are typed more quickly than screens change.

They wait in one row, and each is taken by the screen that is there when its turn comes: the one
that a key before it has led to, and never one that is just going.
"""

from collections import deque

from textual import events
from textual.message import Message

from valuetui.screens.locked import LockedApp

Press = events.Key | events.Paste
"""What is typed: a key, or a text that came at once."""


class Typed(Message, bubble=False):
    """Something waits in the row. Each of it is told once at least, and perhaps more often."""


class TypedAheadApp(LockedApp[None]):
    """An app whose screens take what is typed from one row."""

    def __init__(self, theme: str) -> None:
        super().__init__(theme)
        self.row: deque[Press] = deque()
        """What was typed and no screen has taken yet."""

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, Press):
            self.row.append(event)
            self.screen.post_message(Typed())
        else:
            await super().on_event(event)
