"""Intervals: the shape at the share, a line from end to end, and no more than that."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from valuetui.screens.charts.axis import Axis, axis_for
from valuetui.screens.charts.interval import HIGH, LINE, LOW, interval

AXIS = Axis(20, 10, 11)
fractions = st.floats(0, 1, allow_nan=False)


def drawn(share: float, low: float, high: float, axis: Axis = AXIS) -> str:
    return interval(axis, share, low, high, "●", Style(), Style()).plain


@pytest.mark.parametrize(
    ("share", "low", "high", "line"),
    [
        (0.1, 0.04, 0.16, "┊ ├──●──┤ ┊"),
        (0.1, 0.04, 0.1, "┊ ├──●    ┊"),
        (0, 0, 0.06, "●──┤ ┊    ┊"),
        (0.2, 0.18, 0.2, "┊    ┊   ├●"),
        (0.06, 0.06, 0.06, "┊  ● ┊    ┊"),
    ],
)
def test_the_line_leads_from_end_to_end_over_the_ticks(
    share: float, low: float, high: float, line: str
) -> None:
    assert drawn(share, low, high) == line


def test_only_the_interval_is_in_the_colour_of_the_group() -> None:
    group, faint = Style(color="blue"), Style(color="grey50")
    line = interval(AXIS, 0.1, 0.04, 0.16, "●", group, faint)
    coloured = [line.plain[s.start : s.end] for s in line.spans if s.style == group]
    assert coloured == ["├──●──┤"]


@given(st.lists(fractions, min_size=3, max_size=3).map(sorted), st.integers(1, 200))
def test_it_is_as_wide_as_its_axis_and_no_end_hides_the_share(
    ends: list[float], width: int
) -> None:
    low, share, high = ends
    axis = axis_for(high, width)
    line = drawn(share, low, high, axis)
    left, at, right = (axis.column(each) for each in ends)
    assert len(line) == width
    assert line[at] == "●"
    assert (LOW in line, HIGH in line) == (left < at, at < right)
    assert line.count(LINE) == max(0, at - left - 1) + max(0, right - at - 1)
