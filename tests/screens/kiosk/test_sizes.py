"""A terminal that changes its size, however oddly, costs nobody anything."""

import pytest
from textual import events
from textual.geometry import Offset, Size

from tests.screens.kiosk.all_screens import all_screens
from tests.screens.kiosk.long_way import long_instrument, to_background
from tests.screens.kiosk.visitor import GRIDS, Clock, Shelf, Visitor, instrument, visiting
from valuetui.screens.kiosk.small import TooSmall, is_too_small
from valuetui.screens.kiosk.typing import TextScreen

pytestmark = pytest.mark.slow

ODD = [(10, 5), (1, 1), (3, 200), (500, 3), (0, 0), (40, 12), (63, 23)]


def is_seen(cover: TooSmall) -> bool:
    return cover.display


async def resizes(visitor: Visitor, size: tuple[int, int]) -> None:
    """Let the terminal get another size, and wait until the screen has taken it in."""
    visitor.app.post_message(events.Resize(Size(*size), Size(*size)))
    await visitor.until(lambda: visitor.app.screen.size == Size(*size))
    # A screen of no size at all is not laid out.
    await visitor.until(lambda: visitor.app.screen._compositor.size == Size(*size) or not any(size))
    covers = visitor.app.screen.query(TooSmall)
    await visitor.until(lambda: any(map(is_seen, covers)) == is_too_small(Size(*size)))
    before = None
    while before != (before := [each.region for each in visitor.app.screen.query("*")]):
        await visitor.settles()


async def test_every_screen_is_the_same_again_after_odd_sizes(clock: Clock) -> None:
    shelf = Shelf()
    normal = GRIDS[1]
    async with visiting(clock, shelf, size=normal, questionnaire=instrument("kommun")) as visitor:
        async for name in all_screens(visitor, shelf):
            await visitor.settles()
            before, layers = visitor.front_text, visitor.layers
            for odd in ODD:
                await resizes(visitor, odd)
            await resizes(visitor, normal)
            await visitor.until(lambda before=before: visitor.front_text == before)  # type: ignore[misc]
            assert visitor.layers == layers, name
    assert len(shelf.answers) == 1


async def test_picks_and_page_survive_a_change_of_size(clock: Clock) -> None:
    async with visiting(clock, questionnaire=instrument("kommun")) as visitor:
        await visitor.begins()
        values = [value.id for value in visitor.session.values]
        await visitor.pick(*values[:3], values[-1])
        page = visitor.board("values").page
        assert page > 0
        for size in (*ODD, *GRIDS):
            await resizes(visitor, size)
        await visitor.pick(values[-2])
        assert visitor.chosen == (*values[:3], values[-1], values[-2])


async def test_a_screen_that_is_too_small_says_so_and_nothing_can_be_pressed(clock: Clock) -> None:
    shelf = Shelf()
    normal = GRIDS[0]
    async with visiting(clock, shelf, size=normal, questionnaire=instrument("kommun")) as visitor:
        async for name in all_screens(visitor, shelf):
            layers = visitor.layers
            for small in ((63, 24), (64, 23), (40, 12)):
                await resizes(visitor, small)
                said = visitor.app.words("kiosk.small.text", width=64, height=24)
                await visitor.until(lambda said=said: " ".join(visitor.text.split()) == said)  # type: ignore[misc]
                visitor.keys("enter", "tab", "escape", "a")
                visitor.touch(Offset(20, 8))
                await visitor.settles()
                assert visitor.layers == layers, name
            await resizes(visitor, normal)
    assert len(shelf.answers) == 1


async def test_what_is_typed_outlives_a_resize(clock: Clock) -> None:
    async with visiting(clock, questionnaire=long_instrument()) as visitor:
        await to_background(visitor, group="citizens")
        await visitor.press("bar", "skip")
        await visitor.comes_to(TextScreen)
        visitor.keys(*"Åby ")
        await visitor.sees("Åby ▏")
        for size in GRIDS:
            await resizes(visitor, size)
            await visitor.sees("Åby ▏")
