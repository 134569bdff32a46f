"""More input than a person can make is not taken."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from valuetui.screens.flood import Flood


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_as_many_as_at_once_and_then_as_many_as_the_time_allows() -> None:
    clock = Clock()
    flood = Flood(3, 10, clock)
    assert [flood.takes() for _ in range(4)] == [True, True, True, False]
    clock.now += 0.2
    assert [flood.takes() for _ in range(3)] == [True, True, False]
    clock.now += 3600
    assert sum(flood.takes() for _ in range(10)) == 3


@given(st.lists(st.floats(0, 2), max_size=200))
def test_it_never_takes_more_than_it_says(pauses: Sequence[float]) -> None:
    clock = Clock()
    flood = Flood(5, 2, clock)
    taken = 0
    for pause in pauses:
        clock.now += pause
        taken += flood.takes()
    assert taken <= 5 + 2 * clock.now + 1e-6
