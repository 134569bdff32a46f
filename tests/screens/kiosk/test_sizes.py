"""A terminal that changes its size, however oddly, costs nobody anything."""

import pytest
from textual import events
from textual.geometry import Size

from tests.screens.kiosk.all_screens import all_screens
from tests.screens.kiosk.visitor import GRIDS, Clock, Shelf, Visitor, instrument, visiting

ODD = [(10, 5), (1, 1), (3, 200), (500, 3), (0, 0), (40, 12), (63, 23)]


async def resizes(visitor: Visitor, size: tuple[int, int]) -> None:
    """Let the terminal get another size."""
    visitor.app.post_message(events.Resize(Size(*size), Size(*size)))
    await visitor.until(lambda: visitor.app.size == Size(*size))
    await visitor.settles()


@pytest.mark.slow
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
