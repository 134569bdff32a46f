"""Butterflies: two wings on one scale, the limiting part of each told apart by its sign."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from rich.text import Text

from valuetui.screens.charts.bars import Ink
from valuetui.screens.charts.butterfly import CHEQUERED, SPINE, Look, Wing, butterfly

LOOK = Look(Ink("#ff9b7d", "#7f4d3e"), Style(color="white"), Style(color="grey50"))
SOLID = Ink("#6cc5ff", "#365f7f")
HATCHED = Ink("#6cc5ff", "#365f7f", hatched=True)
MIRROR = str.maketrans("▌▐▜▙▗▘", "▐▌▙▜▘▗")

parts = st.floats(0, 1, allow_nan=False)


def wing(positive: float, limiting: float, marker: float | None = None, ink: Ink = SOLID) -> Wing:
    return Wing(positive, limiting, marker, ink)


def drawn(left: Wing, right: Wing, width: int = 9) -> Text:
    return butterfly(left, right, width, LOOK)


@pytest.mark.parametrize(
    ("left", "right", "line"),
    [
        ((1, 0), (0.5, 0), "████┃██  "),
        ((0.25, 0.5), (0.5, 0.25), " ▚▚█┃██▚ "),
        ((0.375, 0.25), (0.375, 0.25), " ▗▜█┃█▙▘ "),
        ((0.375, 0), (0, 0.375), "  ▐█┃▚▘  "),
        ((0.5, 0.001), (0.001, 0), "  ▜█┃▌   "),
        ((0, 0), (0, 0), "    ┃    "),
    ],
)
def test_the_wings_grow_apart_and_the_limiting_part_is_at_their_ends(
    left: tuple[float, float], right: tuple[float, float], line: str
) -> None:
    assert drawn(wing(*left), wing(*right)).plain == line


def test_today_is_hatched_and_its_limiting_part_is_not() -> None:
    line = drawn(wing(0.5, 0.25, ink=HATCHED), wing(0, 0))
    assert line.plain == " ▚▒▒┃    "
    assert _style_at(line, 1).color != _style_at(line, 2).color


def test_the_marker_is_seen_beside_a_wing_and_on_it_and_left_out_where_there_is_none() -> None:
    line = drawn(wing(0.25, 0, 0.75), wing(1, 0, 0.25))
    assert line.plain == "│  █┃█│██"
    assert not _style_at(line, 0).reverse
    assert _style_at(line, 6).reverse
    assert "│" not in drawn(wing(0.25, 0.5), wing(1, 0)).plain


def test_of_an_even_width_the_last_column_is_blank() -> None:
    assert drawn(wing(1, 0), wing(1, 0), 10).plain == "████┃████ "


def _style_at(text: Text, column: int) -> Style:
    styles = [span.style for span in text.spans if span.start <= column < span.end]
    return Style.combine(style for style in styles if isinstance(style, Style))


@given(parts, parts, parts, parts, parts, st.integers(1, 200))
def test_a_butterfly_is_exactly_as_wide_as_told(
    one: float, two: float, three: float, four: float, marker: float, width: int
) -> None:
    line = drawn(wing(one, two, marker), wing(three, four, marker), width)
    assert line.cell_len == width
    assert line.plain.count(SPINE) == 1


@given(parts, parts, st.integers(1, 99).filter(lambda width: width % 2))
def test_equal_wings_are_mirror_images(positive: float, limiting: float, width: int) -> None:
    line = drawn(wing(positive, limiting), wing(positive, limiting), width).plain
    assert line.translate(MIRROR)[::-1] == line


@given(parts, parts, parts, st.integers(3, 99))
def test_the_whole_is_as_long_whatever_part_of_it_is_limiting(
    whole: float, first: float, second: float, width: int
) -> None:
    lengths = {
        len(drawn(wing(0, 0), wing(whole * (1 - part), whole * part), width).plain.rstrip())
        for part in (first, second)
    }
    assert max(lengths) - min(lengths) <= 1, "one column where a sum of floats rounds otherwise"


@given(st.floats(0.001, 1), st.floats(0.001, 1), st.integers(9, 99))
def test_a_limiting_part_can_be_seen_whatever_its_size(
    positive: float, limiting: float, width: int
) -> None:
    line = drawn(wing(positive, limiting, ink=HATCHED), wing(0, 0), width).plain
    assert any(sign in line for sign in (CHEQUERED, "▜", "▗"))
