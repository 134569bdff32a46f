"""Dumbbells: a ring where it is today, the group's shape where it is wanted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from rich.text import Text

from valuetui.screens.charts.axis import Axis, axis_for
from valuetui.screens.charts.dumbbell import BOLD, EDGE, START, THIN, dumbbell

AXIS = Axis(20, 10, 11)
fractions = st.floats(0, 1, allow_nan=False)


def drawn(start: float, end: float, axis: Axis = AXIS, *, bold: bool = False) -> Text:
    return dumbbell(axis, start, end, "●", Style(), Style(), bold=bold)


@pytest.mark.parametrize(
    ("start", "end", "line"),
    [
        (0.04, 0.16, "┊ ○─────● ┊"),
        (0.16, 0.04, "┊ ●─────○ ┊"),
        (0, 0.2, "○─────────●"),
        (0.06, 0.06, "┊  ● ┊    ┊"),
    ],
)
def test_the_line_leads_from_today_to_what_is_wanted(start: float, end: float, line: str) -> None:
    assert drawn(start, end).plain == line


def test_a_far_shift_has_a_bold_line() -> None:
    assert BOLD in drawn(0, 0.2, bold=True).plain
    assert THIN not in drawn(0, 0.2, bold=True).plain


@given(fractions, fractions, st.integers(1, 200))
def test_a_dumbbell_is_exactly_as_wide_as_its_axis_and_shows_what_is_wanted(
    start: float, end: float, width: int
) -> None:
    axis = axis_for(max(start, end), width)
    line = drawn(start, end, axis).plain
    assert len(line) == width
    assert line[axis.column(end)] == "●"
    assert (START in line) == (axis.column(start) != axis.column(end))


def test_what_is_not_exactly_known_is_an_edge_and_nothing_joins_what_may_be_equal() -> None:
    known = dumbbell(AXIS, 0.04, 0.16, "●", Style(), Style(), first=EDGE)
    unknown = dumbbell(AXIS, 0.04, 0.16, EDGE, Style(), Style(), first=EDGE, joined=False)
    assert known.plain == "┊ ‹─────● ┊"
    assert unknown.plain == "┊ ‹  ┊  ‹ ┊"
