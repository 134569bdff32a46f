"""Tiles lie where they should: apart, on the board, and large enough for a finger."""

from itertools import combinations, pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from valuetui.screens.widgets.arrangement import Bar, Cell, Grid

counts = st.integers(0, 120)
grids = st.builds(
    Grid,
    tile_width=st.integers(4, 40),
    tile_height=st.integers(1, 5),
    gap=st.integers(0, 2),
    max_columns=st.integers(1, 12),
    air=st.integers(0, 2),
    even=st.booleans(),
)


def overlap(one: Cell, other: Cell) -> bool:
    """Whether two cells share a place."""
    return (
        one.page == other.page
        and one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


@given(grid=grids, count=counts, width=st.integers(4, 200), height=st.integers(1, 60))
def test_a_grid_gives_every_tile_one_place_in_order_apart_and_on_the_board(
    grid: Grid, count: int, width: int, height: int
) -> None:
    assume(height >= grid.tile_height)
    cells = grid.cells([10] * count, width, height)

    assert len(cells) == count
    places = [(cell.page, cell.y, cell.x) for cell in cells]
    assert places == sorted(places)
    assert not any(overlap(one, other) for one, other in combinations(cells, 2))
    for cell in cells:
        assert 0 <= cell.x < cell.x + cell.width <= width
        assert 0 <= cell.y < cell.y + cell.height <= height


@given(grid=grids, count=counts, width=st.integers(4, 200), height=st.integers(1, 60))
def test_no_page_of_a_grid_is_left_out_and_all_but_the_last_are_full(
    grid: Grid, count: int, width: int, height: int
) -> None:
    pages = [cell.page for cell in grid.cells([10] * count, width, height)]
    sizes = [pages.count(page) for page in range(max(pages, default=-1) + 1)]
    assert all(size == sizes[0] for size in sizes[:-1])
    assert not sizes or 0 < sizes[-1] <= sizes[0]


@given(grid=grids, count=counts, width=st.integers(4, 200), height=st.integers(1, 60))
def test_tiles_in_a_row_keep_the_gap(grid: Grid, count: int, width: int, height: int) -> None:
    for one, other in pairwise(grid.cells([10] * count, width, height)):
        if (one.page, one.y) == (other.page, other.y):
            assert other.x - (one.x + one.width) == grid.gap


@given(count=st.integers(1, 120), width=st.integers(10, 200), height=st.integers(2, 60))
def test_air_between_the_rows_never_costs_a_page(count: int, width: int, height: int) -> None:
    dense = Grid(10).cells([10] * count, width, height)
    airy = Grid(10, air=2).cells([10] * count, width, height)
    assert airy[-1].page == dense[-1].page


@given(count=st.integers(1, 120), width=st.integers(10, 200))
def test_an_even_grid_has_no_more_rows_than_needed_and_these_as_short_as_can_be(
    count: int, width: int
) -> None:
    full = Grid(10)
    rows = [cell.y for cell in Grid(10, even=True).cells([10] * count, width, 1000)]
    needed = -(-count // full.columns(count, width))
    longest = rows.count(0)
    assert len(set(rows)) <= needed
    assert longest == -(-count // needed)


@given(
    widths=st.lists(st.integers(1, 40), max_size=12),
    width=st.integers(1, 200),
    height=st.integers(1, 5),
    gap=st.integers(0, 2),
)
def test_a_bar_fills_its_row_with_tiles_in_order_that_do_not_touch(
    widths: list[int], width: int, height: int, gap: int
) -> None:
    assume(widths and width >= sum(widths) + gap * (len(widths) - 1))
    cells = Bar(gap).cells(widths, width, height)
    assert [cell.page for cell in cells] == [0] * len(widths)
    assert cells[0].x == 0
    assert cells[-1].x + cells[-1].width == width
    assert all(cell.y == 0 and cell.height == height for cell in cells)
    assert all(cell.width >= own for cell, own in zip(cells, widths, strict=True))
    for one, other in pairwise(cells):
        assert other.x == one.x + one.width + gap


def test_an_empty_bar_has_no_cells() -> None:
    assert Bar().cells([], 80, 2) == []


@pytest.mark.parametrize(("x", "y", "inside"), [(3, 2, True), (12, 4, True), (13, 4, False)])
def test_a_cell_holds_the_points_from_its_first_to_its_last(x: int, y: int, inside: bool) -> None:
    assert Cell(0, 3, 2, 10, 3).holds(x, y) is inside
