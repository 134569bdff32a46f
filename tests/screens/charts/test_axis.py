"""The shared axis: every share has its column, and the figures stand at the ticks."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from valuetui.screens.charts.axis import Axis, axis_for, bare_axis, grid, scale

fractions = st.floats(0, 1, allow_nan=False)
widths = st.integers(1, 200)


def test_the_axis_ends_at_the_tick_above_the_largest_share() -> None:
    assert axis_for(0.71, 100) == Axis(80, 10, 100)
    assert axis_for(0.98, 40).maximum == 100


def test_the_ticks_stand_as_close_as_there_is_room_for() -> None:
    assert axis_for(0.7, 40).step == 20
    assert axis_for(0.7, 120).step == 5


def test_the_scale_shows_each_figure_at_its_tick_and_the_unit_at_the_first() -> None:
    axis = Axis(40, 10, 33)
    assert scale(axis, " %", Style()).plain == "0 %    10      20      30      40"
    assert grid(axis) == "┊       ┊       ┊       ┊       ┊"


def test_the_grid_has_a_mark_at_each_tick() -> None:
    assert grid(Axis(20, 10, 9)) == "┊   ┊   ┊"


@given(st.integers(1, 100), st.sampled_from([5, 10, 20, 25, 50]), widths)
def test_ticks_are_equally_far_apart(steps: int, step: int, width: int) -> None:
    columns = list(Axis(steps * step, step, width).ticks)
    assert len({b - a for a, b in pairwise(columns)}) <= 1


@given(fractions, fractions, widths)
def test_a_larger_share_never_stands_further_to_the_left(
    one: float, other: float, width: int
) -> None:
    axis = axis_for(max(one, other), width)
    small, large = sorted((one, other))
    assert 0 <= axis.column(small) <= axis.column(large) < width
    assert axis.cell(small) <= axis.cell(large) < width


@given(fractions, widths)
def test_the_axis_holds_the_largest_share_and_not_more_than_everybody(
    largest: float, width: int
) -> None:
    for axis in (axis_for(largest, width), bare_axis(largest, width)):
        assert largest * 100 <= axis.maximum <= 100
        assert scale(axis, "%", Style()).cell_len <= width
        assert len(grid(axis)) == width
