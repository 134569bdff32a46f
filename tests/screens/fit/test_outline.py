"""The field that is made as large as a card: steps that get smaller, within the screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetui.screens.fit.outline import Edge, first_guess
from valuetui.station.fit import by_card


def test_whoever_turns_around_takes_smaller_steps() -> None:
    edge = Edge(80)
    places = []
    for direction in (1, 1, -1, 1, 1, -1, 1):
        edge = edge.moved(direction, 50)
        places.append(edge.eighths)
    assert places == [88, 96, 92, 94, 96, 95, 96]


def test_whole_cells_where_asked_for() -> None:
    edge = Edge(83, step=1, direction=1).moved(-1, 50, whole=True)
    assert (edge.eighths, edge.step) == (75, 1)


@given(st.lists(st.sampled_from([-1, 1]), max_size=60), st.integers(1, 30))
def test_no_edge_leaves_the_screen(directions: list[int], most: int) -> None:
    edge = Edge(8)
    for direction in directions:
        edge = edge.moved(direction, most)
        assert 8 <= edge.eighths <= most * 8


@given(st.floats(2, 40))
def test_any_size_is_found_to_an_eighth_of_a_cell(wanted: float) -> None:
    edge = Edge(80)
    for _ in range(200):
        if abs(edge.cells - wanted) <= 1 / 8:
            break
        edge = edge.moved(1 if wanted > edge.cells else -1, 60)
    assert abs(edge.cells - wanted) <= 1 / 8


@pytest.mark.parametrize(
    ("columns", "pixels"), [(91, (21, 41)), (91, None), (137, (14, 28)), (64, None)]
)
def test_the_first_guess_is_near(columns: int, pixels: tuple[int, int] | None) -> None:
    width, height = first_guess(columns, (60, 20), pixels)
    fit = by_card((width.cells, height.cells), (columns, 26))
    assert fit.cell_width == pytest.approx(476 / columns, rel=0.25) or pixels
    assert 1.5 < fit.cell_height / fit.cell_width < 2.5


def test_the_first_guess_has_room() -> None:
    assert first_guess(91, (5, 3), None) == (Edge(40), Edge(24))
