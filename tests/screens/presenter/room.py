"""A room in which somebody presents: keys of a keyboard or a remote, and what is to be seen."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache

from textual.pilot import Pilot

from tests.screens.results.survey import (
    SIZES,
    Growing,
    all_reviewed,
    asking_for_words,
    comparison,
    counted,
    instrument,
    words_written,
)
from tests.screens.spectator import Spectator
from valuetui.instrument.model import Instrument
from valuetui.responses.reviews.review import Reviews
from valuetui.results.comparison import Comparison
from valuetui.results.evidence import Evidence, evidence
from valuetui.results.gate import Look, Progress
from valuetui.results.selection import Selection
from valuetui.screens.lettering import font
from valuetui.screens.lettering.pixels import in_cells
from valuetui.screens.presenter.app import PresenterApp
from valuetui.screens.presenter.ending import Ending
from valuetui.screens.presenter.screen import PresenterScreen
from valuetui.screens.presenter.stage import Stage
from valuetui.screens.presenter.steps import Place
from valuetui.screens.results.palette import palette_of
from valuetui.screens.theme import DARK
from valuetui.words import Words

ADDRESS = "https://svar.example/2026"


@dataclass
class Telling(Growing):
    """The small survey, which notes how often somebody has asked for its figures."""

    asked_for: list[Look] = field(default_factory=list)

    def comparison(self, selection: Selection | None = None, look: Look = Look.ONCE) -> Comparison:
        self.asked_for.append(look)
        if self.failing:
            raise OSError(5, "Input/output error")
        return super().comparison(selection, look)


@dataclass
class Room(Spectator):
    """Whoever presents, and the audience."""

    app: PresenterApp
    source: Telling
    pilot: Pilot[None]

    @property
    def screen(self) -> PresenterScreen:
        return next(each for each in self.app.screen_stack if isinstance(each, PresenterScreen))

    @property
    def place(self) -> tuple[int, int]:
        """The number of the step, from 1, and how much of it is revealed."""
        return self.screen.place.step + 1, self.screen.place.reveal

    @property
    def is_asking(self) -> bool:
        """Whether the question lies over it whether the presentation is over."""
        return isinstance(self.app.screen, Ending)

    @property
    def is_in_front(self) -> bool:
        """Whether nothing lies over the presentation."""
        return self.app.screen is self.screen

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        await self.until(lambda: self.app.size == (width, height))
        await self.settles()

    async def goes_to(self, number: int, reveals: int = 0) -> None:
        """Type the number of a step, and reveal so much of it."""
        await self.press(*str(number), "enter", *["pagedown"] * reveals)


@asynccontextmanager
async def presenting(
    size: tuple[int, int] = (80, 24),
    language: str = "sv",
    source: Telling | None = None,
    address: str = "",
) -> AsyncIterator[Room]:
    """A presentation of the small survey in a terminal of this size."""
    source = source or Telling()
    app = PresenterApp(source, language, address)
    async with app.run_test(size=size) as pilot:
        room = Room(app, source, pilot)
        await room.until(lambda: isinstance(app.screen, PresenterScreen))
        await room.settles()
        yield room


def with_missed_words(reviews: Reviews | None = None) -> Telling:
    """The small survey, in which people missed words."""
    reviews = all_reviewed() if reviews is None else reviews
    return Telling(asked=asking_for_words(), written=words_written(), reviews=reviews)


def stage_of(
    width: int = 76,
    height: int = 23,
    language: str = "sv",
    asked: Instrument | None = None,
    sizes: Mapping[str, int] = SIZES,
    *,
    figures: bool = True,
    address: str = "",
) -> Stage:
    """What a picture is drawn from, with figures or before anybody has asked for them."""
    found = found_out(asked, sizes) if asked else of_the_survey(tuple(sizes.items()))
    shown, known = found if figures else (None, None)
    return Stage(
        instrument=found[0].instrument,
        words=Words(language),
        palette=palette_of(DARK),
        width=width,
        height=height,
        comparison=shown,
        evidence=known,
        progress={group: Progress(size, size + 20) for group, size in sizes.items()},
        address=address,
    )


@cache
def of_the_survey(sizes: tuple[tuple[str, int], ...]) -> tuple[Comparison, Evidence]:
    """The figures of the small survey, and how sure they are."""
    return found_out(instrument(), dict(sizes))


def found_out(asked: Instrument, sizes: Mapping[str, int]) -> tuple[Comparison, Evidence]:
    """The figures of groups of these sizes, and how sure they are."""
    shown = comparison(sizes, asked)
    return shown, evidence(shown, counted(asked, sizes))


def stands_large(lines: Sequence[str], text: str) -> bool:
    """Whether drawn letters of these lines say so."""
    first, *others = [row.rstrip() for row in in_cells(font.drawn(text))]
    width = max(map(len, lines))
    padded = [line.ljust(width) for line in lines]
    return any(
        all(
            padded[y + down + 1][x:].startswith(row)
            for down, row in enumerate(others)
            if y + down + 1 < len(padded)
        )
        for y, line in enumerate(padded)
        for x in range(width)
        if line[x:].startswith(first)
    )


def at(step: int, reveal: int = 0) -> Place:
    """A place by the number of its step, from 1."""
    return Place(step - 1, reveal)
