"""Somebody at a screen of results: presses keys, and looks until something is seen."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

from textual import events

from tests.screens.settling import PATIENCE, settled
from tests.screens.snapshot import screen_text
from valuetui.screens.presenter.app import PresenterApp
from valuetui.screens.results.app import ResultsApp
from valuetui.screens.results.lines import Lines

CHARACTERS = {"full_stop": ".", "question_mark": "?", "slash": "/", "space": " "}
"""What the keys that do not bear their own name type."""


@dataclass
class Spectator:
    """A person at the results screen, or one who presents."""

    app: ResultsApp | PresenterApp

    @property
    def text(self) -> str:
        """All that is to be seen; blanks that do not break count as blanks."""
        return screen_text(self.app).replace("\N{NO-BREAK SPACE}", " ")

    async def press(self, *keys: str) -> None:
        """Press keys, each when all is drawn that the one before has changed."""
        for key in keys:
            character = CHARACTERS.get(key, key if len(key) == 1 else None)
            self.app.post_message(events.Key(key, character))
            await self.settles()

    async def settles(self) -> None:
        """Wait until all that was done has had its effect and is drawn, whatever screen comes."""
        await settled(self.app, widgets=Lines, rounds=3)
        if self.app.is_weighing:
            await self.until(lambda: not self.app.is_weighing)
            await settled(self.app, widgets=Lines, rounds=3)

    async def until(self, seen: Callable[[], object]) -> None:
        """Look until this is so."""
        end = time.monotonic() + PATIENCE
        while not seen():
            assert time.monotonic() < end, f"never seen; at last there was\n{self.text}"
            await asyncio.sleep(0.002)
