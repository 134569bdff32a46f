"""Keys in rows, and below them the wide ones, which share what there is."""

from itertools import pairwise

import pytest

from tests.screens.kiosk.visitor import GRIDS
from valuetui.screens.widgets.arrangement import Grid
from valuetui.screens.widgets.typewriter import Typewriter

KEYS = Typewriter(Grid(4, max_columns=10), wide=2)
WIDTHS = [5] * 30 + [14, 11]


@pytest.mark.parametrize("width", [columns for columns, _ in GRIDS])
def test_ten_keys_a_row_and_the_wide_ones_fill_the_last(width: int) -> None:
    cells = KEYS.cells(WIDTHS, width, 1000)
    rows = [[cell for cell in cells if cell.y == y] for y in sorted({cell.y for cell in cells})]
    assert [len(row) for row in rows] == [10, 10, 10, 2]
    assert [row[0].y for row in rows] == [0, 2, 4, 6]
    for row in rows:
        assert row[0].x == 0
        assert row[-1].x + row[-1].width == width
        assert all(one.x + one.width < other.x for one, other in pairwise(row))
    assert {cell.page for cell in cells} == {0}
