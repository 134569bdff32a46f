"""Between two people: the languages take turns, nothing burns in, and there are opening hours."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, time, timedelta
from typing import Any

import pytest

from tests.screens.kiosk.visitor import GRIDS, Clock, Shelf, Visitor, instrument
from valuetui.screens.kiosk.app import KioskApp
from valuetui.screens.kiosk.attract import AttractScreen
from valuetui.screens.kiosk.between import MOVE, TURN, BetweenScreen
from valuetui.screens.kiosk.closed import ClosedScreen
from valuetui.screens.kiosk.elsewhere import DARK, Elsewhere, modules_of
from valuetui.screens.kiosk.setup import Kiosk
from valuetui.screens.kiosk.thanks import ThanksScreen
from valuetui.station.hours import OpeningHours, Span
from valuetui.words import Words

OFFICE = OpeningHours(((Span(time(8), time(16)),),) * 5 + ((), ()))
ADDRESS = "https://exempelkoping.se/varden"


class Wall:
    """The clock on the wall of the town hall."""

    def __init__(self, text: str = "2026-11-27 09:00") -> None:
        self.shows = datetime.fromisoformat(text)

    def __call__(self) -> datetime:
        return self.shows


@asynccontextmanager
async def waiting(
    clock: Clock, size: tuple[int, int] = GRIDS[1], **setting: Any
) -> AsyncIterator[Visitor]:
    """A kiosk that waits for somebody."""
    app = KioskApp(Kiosk(instrument(), "kiosk-1", Shelf().save, **setting), clock)
    async with app.run_test(size=size):
        visitor = Visitor(app, clock)
        await visitor.settles()
        yield visitor


async def passes(visitor: Visitor, seconds: float) -> None:
    """Let time pass until the screen has looked at the clock."""
    visitor.clock.go(seconds)
    screen = visitor.app.screen
    assert isinstance(screen, BetweenScreen)
    screen.look_at_the_clock()
    await visitor.settles()


async def is_closed(visitor: Visitor) -> None:
    """Wait until the kiosk says that it is closed."""
    await visitor.until(lambda: isinstance(visitor.app.screen, ClosedScreen))
    await visitor.settles()


async def test_the_title_takes_turns_through_the_languages(clock: Clock) -> None:
    title = instrument().title
    async with waiting(clock) as visitor:
        for language in (*instrument().languages, instrument().languages[0]):
            assert Words(language)("kiosk.attract.time")[:20] in visitor.text
            assert title[language].split()[0] in visitor.text
            await passes(visitor, TURN)


async def test_whatever_is_spoken_everybody_begins_in_the_language_of_the_tile(
    clock: Clock,
) -> None:
    async with waiting(clock) as visitor:
        await passes(visitor, TURN)
        await visitor.press("languages", "sv")
        await visitor.until(lambda: visitor.app.session is not None)
        assert visitor.session.language == "sv"


@pytest.mark.parametrize("size", GRIDS, ids=str)
async def test_everything_moves_so_that_no_letter_burns_in(
    clock: Clock, size: tuple[int, int]
) -> None:
    async with waiting(clock, size, address=ADDRESS) as visitor:
        first = visitor.text
        seen = set()
        for _ in range(4):
            languages = visitor.board("languages")
            seen.add(languages.region.offset)
            assert visitor.app.screen.region.contains_region(languages.region)
            await passes(visitor, MOVE)
        assert len(seen) == 4
        await passes(visitor, TURN * len(instrument().languages) - (4 * MOVE) % TURN)
        assert visitor.text.split() == first.split()


async def test_outside_the_hours_the_kiosk_says_when_it_opens_and_opens_then(clock: Clock) -> None:
    wall = Wall("2026-11-27 07:00")
    async with waiting(clock, hours=OFFICE, now=wall) as visitor:
        await is_closed(visitor)
        await visitor.sees("Stängt just nu", "i dag kl. 08.00")
        visitor.keys("enter", "space", "a")
        await visitor.settles()
        assert visitor.app.session is None

        wall.shows = wall.shows.replace(hour=8)
        await passes(visitor, 1)
        await visitor.comes_to(AttractScreen)

        wall.shows = wall.shows.replace(hour=16)
        await passes(visitor, 1)
        await is_closed(visitor)
        await visitor.sees("på måndag kl. 08.00")
        await passes(visitor, TURN)
        assert Words(instrument().languages[1])("kiosk.closed.heading") in visitor.text


async def test_whoever_has_begun_before_closing_time_may_finish(clock: Clock) -> None:
    wall = Wall("2026-11-27 15:59")
    async with waiting(clock, hours=OFFICE, now=wall) as visitor:
        await visitor.begins()
        wall.shows += timedelta(minutes=5)
        await visitor.looks_at_the_clock()
        for _ in visitor.session.instrument.questions:
            await visitor.fills()
            await visitor.goes_on()
        await visitor.hands_in()
        await visitor.comes_to(ThanksScreen)
        await visitor.press("bar", "done")
        await is_closed(visitor)


@pytest.mark.parametrize("size", GRIDS, ids=str)
async def test_the_code_is_whole_or_not_there(clock: Clock, size: tuple[int, int]) -> None:
    async with waiting(clock, size, address=ADDRESS) as visitor:
        await visitor.sees("Börja på svenska")
        shown = size[0] > 64
        assert visitor.app.screen.query_one(Elsewhere).display is shown
        assert (Words("sv")("kiosk.attract.elsewhere") in visitor.text) is shown
        if shown:
            assert modules_seen(visitor) == modules_of(ADDRESS)


def modules_seen(visitor: Visitor) -> list[list[bool]]:
    """The code as it is on the screen, by its colours."""
    region = visitor.app.screen.query_one("#code").region
    rows: list[list[bool]] = []
    for y in range(region.y, region.bottom):
        upper, lower = [], []
        for x in range(region.x, region.right):
            style = visitor.app.screen.get_style_at(x, y)
            assert style.color is not None
            assert style.bgcolor is not None
            upper.append(style.bgcolor.name.upper() == DARK)
            lower.append(style.color.name.upper() == DARK)
        rows += [upper, lower]
    return rows
