"""A screen has the classes of its size from the start, so that it is laid out once."""

import pytest
from textual.geometry import Size

from tests.screens.kiosk.visitor import GRIDS, Clock, visiting
from valuetui.screens.kiosk.small import HEIGHTS, WIDTHS, size_classes

ALL = {name for _, name in WIDTHS + HEIGHTS}


@pytest.mark.parametrize(
    "size", [(1, 1), (63, 24), (64, 23), (64, 25), (64, 26), (91, 33), (91, 34), *GRIDS]
)
async def test_the_classes_are_those_that_textual_gives_to_what_it_has_laid_out(
    clock: Clock, size: tuple[int, int]
) -> None:
    async with visiting(clock, size=size) as visitor:
        await visitor.settles()
        assert visitor.app.screen.classes & ALL == set(size_classes(Size(*size)))
        assert visitor.app.get_default_screen().classes & ALL == set(size_classes(Size(*size)))
