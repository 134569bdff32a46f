"""The focus goes through every screen in reading order, is never trapped and changes nothing."""

import pytest
from textual.widget import Widget

from tests.screens.kiosk.all_screens import all_screens
from tests.screens.kiosk.visitor import Clock, Shelf, Visitor, instrument, visiting

pytestmark = pytest.mark.slow


async def test_tab_leads_once_around_every_screen_and_dialog_from_top_to_bottom(
    clock: Clock,
) -> None:
    shelf = Shelf()
    walked = 0
    async with visiting(clock, shelf, questionnaire=instrument("kommun")) as visitor:
        async for name in all_screens(visitor, shelf):
            if name == "idle":
                continue  # there any key goes on
            chain = [each for each in visitor.app.screen.focus_chain if each.region.area]
            places = [(each.region.y, each.region.x) for each in chain]
            assert places == sorted(places), name
            before = state(visitor)
            first = visitor.app.focused
            assert await walk(visitor, len(chain)) == set(chain), name
            assert visitor.app.focused is first, name
            assert state(visitor) == before, name
            walked += len(chain) > 1
    assert walked > 5


async def walk(visitor: Visitor, steps: int) -> set[Widget | None]:
    """Press Tab so many times; where the focus has been."""
    visited = set()
    for _ in range(steps):
        at = visitor.app.focused
        visited.add(at)
        visitor.keys("tab")
        if steps > 1:
            await visitor.until(lambda at=at: visitor.app.focused is not at)  # type: ignore[misc]
    return visited


def state(visitor: Visitor) -> object:
    """What is in front, and everything that is picked."""
    session = visitor.app.session
    picks = session and [session.picks_of(each.id).chosen for each in session.instrument.questions]
    return visitor.layers, picks
