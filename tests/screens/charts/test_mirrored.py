"""Mirrored bars: equal parts are equally long on both sides of the spine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from valuetui.screens.charts.mirrored import halves, mirrored

parts = st.floats(0, 1, allow_nan=False)


def drawn(left: float, right: float, width: int) -> str:
    return mirrored(left, right, width, Style(), Style()).plain


@pytest.mark.parametrize(
    ("left", "right", "line"),
    [
        (1, 0.5, "████│██  "),
        (0.375, 0.625, "  ▐█│██▌ "),
        (0, 0, "    │    "),
        (0.001, 0, "   ▐│    "),
    ],
)
def test_the_bars_grow_apart_from_the_spine(left: float, right: float, line: str) -> None:
    assert drawn(left, right, 9) == line


def test_the_odd_column_is_left_blank() -> None:
    assert drawn(1, 1, 10) == "████│████ "


@given(parts, parts, st.integers(1, 200))
def test_mirrored_bars_are_exactly_as_wide_as_told(left: float, right: float, width: int) -> None:
    assert len(drawn(left, right, width)) == width


@given(parts, st.integers(3, 99).filter(lambda width: width % 2))
def test_equal_parts_are_mirror_images(part: float, width: int) -> None:
    line = drawn(part, part, width).translate(str.maketrans("▌▐", "▐▌"))
    assert line[::-1] == drawn(part, part, width)


@given(parts, parts, st.integers(0, 100))
def test_what_is_larger_is_never_drawn_shorter(one: float, other: float, width: int) -> None:
    small, large = sorted((one, other))
    assert halves(small, width) <= halves(large, width)
