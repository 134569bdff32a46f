"""Which board an arrow leads to."""

from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Region

from valuetui.screens.widgets.neighbours import neighbour

WAYS = [(0, 1), (0, -1), (1, 0), (-1, 0)]
regions = st.builds(
    Region, st.integers(0, 60), st.integers(0, 30), st.integers(1, 40), st.integers(1, 10)
)

ABOVE, LEFT, RIGHT, BELOW = (
    Region(0, 0, 80, 4),
    Region(0, 4, 39, 10),
    Region(40, 4, 40, 10),
    Region(0, 14, 80, 2),
)
ALL = [ABOVE, LEFT, RIGHT, BELOW]


def test_the_nearest_board_that_way_is_next() -> None:
    assert [neighbour(LEFT, ALL, *way) for way in WAYS] == [3, 0, 2, None]
    assert [neighbour(BELOW, ALL, *way) for way in WAYS] == [None, 1, None, None]


def test_of_two_at_the_same_distance_the_one_opposite_is_next() -> None:
    assert neighbour(Region(50, 14, 20, 2), [LEFT, RIGHT], 0, -1) == 1
    assert neighbour(Region(0, 14, 20, 2), [LEFT, RIGHT], 0, -1) == 0


@given(here=regions, others=st.lists(regions, max_size=6), way=st.sampled_from(WAYS))
def test_what_an_arrow_leads_to_lies_that_way(
    here: Region, others: list[Region], way: tuple[int, int]
) -> None:
    number = neighbour(here, others, *way)
    if number is not None:
        other = others[number]
        assert {
            (0, 1): other.y >= here.bottom,
            (0, -1): other.bottom <= here.y,
            (1, 0): other.x >= here.right,
            (-1, 0): other.right <= here.x,
        }[way]


@given(here=regions, other=regions)
def test_up_leads_back_to_where_down_came_from(here: Region, other: Region) -> None:
    if neighbour(here, [other], 0, 1) == 0:
        assert neighbour(other, [here], 0, -1) == 0
