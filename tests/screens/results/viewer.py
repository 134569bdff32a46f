"""Somebody who looks at the results: presses keys, clicks, and looks until something is seen."""

import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from rich.style import Style
from textual.geometry import Offset
from textual.pilot import Pilot

from tests.screens.results.survey import SIZES, Growing
from tests.screens.snapshot import screen_text
from valuetui.instrument.model import Instrument
from valuetui.screens.results.app import Export, ResultsApp
from valuetui.screens.results.screen import ResultsScreen
from valuetui.screens.results.source import ResultsSource
from valuetui.screens.results.state import State

PATIENCE = 20.0
"""Seconds after which what was waited for will not come any more."""

SIZES_OF_TERMINALS = ((80, 24), (120, 36), (160, 45))


@dataclass
class Viewer:
    """A person at the results screen."""

    app: ResultsApp
    pilot: Pilot[None]

    @property
    def text(self) -> str:
        """All that is to be seen; blanks that do not break count as blanks."""
        return screen_text(self.app).replace("\N{NO-BREAK SPACE}", " ")

    @property
    def box(self) -> str:
        """The lines in the box that lies over the results."""
        place = self.app.screen.query_one("#text").region
        lines = self.text.split("\n")[place.y : place.bottom]
        return "\n".join(line[place.x : place.right].strip() for line in lines)

    @property
    def screen(self) -> ResultsScreen:
        return next(each for each in self.app.screen_stack if isinstance(each, ResultsScreen))

    def state(self) -> State:
        """What is looked at."""
        return self.screen.state

    def at_results(self) -> bool:
        """Whether nothing lies over the results."""
        return self.app.screen is self.screen

    async def press(self, *keys: str) -> None:
        """Press keys and let the screen be drawn."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def click(self, text: str) -> None:
        """Click the first place where this text stands."""
        lines = self.text.split("\n")
        row = next(number for number, line in enumerate(lines) if text in line)
        await self.pilot.click(offset=Offset(lines[row].index(text), row))
        await self.pilot.pause()

    async def until(self, seen: Callable[[], object]) -> None:
        """Look until this is so."""
        end = time.monotonic() + PATIENCE
        while not seen():
            assert time.monotonic() < end, f"never seen; at last there was\n{self.text}"
            await self.pilot.pause(0.02)

    async def sees(self, text: str) -> None:
        """Look until this text stands on the screen."""
        await self.until(lambda: text in self.text)

    def style_at(self, text: str) -> Style:
        """How the first place where this text stands looks."""
        lines = self.text.split("\n")
        row = next(number for number, line in enumerate(lines) if text in line)
        return self.app.screen.get_style_at(lines[row].index(text), row)


@asynccontextmanager
async def looking(
    size: tuple[int, int] = (120, 36),
    language: str = "sv",
    source: ResultsSource | None = None,
    export: Export | None = None,
) -> AsyncIterator[Viewer]:
    """The results of the small survey in a terminal of this size."""
    app = ResultsApp(source or small(), language, export)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Viewer(app, pilot)


def small(sizes: Mapping[str, int] = SIZES, asked: Instrument | None = None) -> Growing:
    """The small survey with groups of these sizes."""
    return Growing(dict(sizes), asked) if asked else Growing(dict(sizes))
