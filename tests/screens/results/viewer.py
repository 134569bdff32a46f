"""Somebody who looks at the results: presses keys, clicks, and looks until something is seen."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from rich.style import Style
from textual import events

from tests.screens.results.survey import SIZES, Growing
from tests.screens.spectator import Spectator
from valuetui.instrument.model import Instrument
from valuetui.results.comparison import Comparison
from valuetui.screens.results.app import ResultsApp
from valuetui.screens.results.exporting import Export
from valuetui.screens.results.screen import ResultsScreen
from valuetui.screens.results.source import ResultsSource, Still, SurveysBeside
from valuetui.screens.results.state import State

SIZES_OF_TERMINALS = ((80, 24), (120, 36), (160, 45))


@dataclass
class Viewer(Spectator):
    """A person at the results screen."""

    app: ResultsApp

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

    async def click(self, text: str) -> None:
        """Click the first place where this text stands."""
        lines = self.text.split("\n")
        row = next(number for number, line in enumerate(lines) if text in line)
        x = lines[row].index(text)
        for kind in (events.MouseMove, events.MouseDown, events.MouseUp):
            self.app.post_message(kind(None, x, row, 0, 0, 1, False, False, False, x, row))
        await self.settles()

    async def sees(self, text: str) -> None:
        """Look until this text stands on the screen and all else is drawn as well."""
        await self.until(lambda: text in self.text)
        await self.settles()

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
    exports: Sequence[Export] = (),
    earlier: Comparison | None = None,
    others: tuple[Comparison, ...] = (),
    beside: SurveysBeside | None = None,
) -> AsyncIterator[Viewer]:
    """The results of the small survey in a terminal of this size."""
    app = ResultsApp(source or small(), language, exports, beside or Still(earlier, others))
    async with app.run_test(size=size):
        viewer = Viewer(app)
        await viewer.until(lambda: isinstance(app.screen, ResultsScreen))
        await viewer.settles()
        yield viewer


def small(sizes: Mapping[str, int] = SIZES, asked: Instrument | None = None) -> Growing:
    """The small survey with groups of these sizes."""
    return Growing(dict(sizes), asked) if asked else Growing(dict(sizes))
