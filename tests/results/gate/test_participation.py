"""How many codes were used is told where it tells of nobody."""

from hypothesis import given
from hypothesis import strategies as st

from valuetui.results.gate.participation import Participation, participation


@given(st.integers(0, 300), st.data())
def test_a_number_is_told_that_leaves_at_least_five_on_both_sides(
    issued: int, data: st.DataObject
) -> None:
    used = data.draw(st.integers(0, issued))
    told = participation(issued, used)
    if told.least is None or told.most is None:
        assert issued < 10
        return
    assert told.least <= used <= told.most
    if told.is_exact:
        assert used >= 5
        assert issued - used >= 5
    else:  # as many possibilities as there are people to be told of
        assert told.most - told.least == 4


@given(st.integers(10, 300), st.data())
def test_what_is_told_near_an_end_is_the_same_for_all_that_is_near_it(
    issued: int, data: st.DataObject
) -> None:
    few = data.draw(st.integers(0, 4))
    assert participation(issued, few) == Participation(issued, 0, 4)
    assert participation(issued, issued - few) == Participation(issued, issued - 4, issued)
