"""Bars: exact to an eighth of a column, never wider than told, never misleading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style
from rich.text import Text

from valuetui.screens.charts.bars import Ink, Marker, bar, eighths

BLUE = Ink("#6cc5ff", "#365f7f")
HATCHED = Ink("#6cc5ff", "#365f7f", hatched=True)

parts = st.floats(-0.5, 1.5, allow_nan=False)
widths = st.integers(0, 200)


@pytest.mark.parametrize(
    ("part", "drawn"),
    [(0, "    "), (0.5, "██  "), (1, "████"), (0.25, "█   "), (5 / 32, "▋   "), (19 / 32, "██▍ ")],
)
def test_a_bar_ends_at_the_nearest_eighth(part: float, drawn: str) -> None:
    assert bar(part, 4, BLUE).plain == drawn


def test_a_hatched_bar_ends_as_exactly_in_the_colour_that_hatching_seems_to_have() -> None:
    drawn = bar(19 / 32, 4, HATCHED)
    assert drawn.plain == "▒▒▍ "
    assert drawn.spans[-1].style == Style(color=HATCHED.soft)


def test_a_share_above_nothing_can_be_seen() -> None:
    assert bar(0.0001, 10, BLUE).plain.startswith("▏")


def test_a_marker_is_seen_beside_the_bar_and_on_it() -> None:
    beside = bar(0.25, 8, BLUE, Marker(5, Style(color="white")))
    assert beside.plain == "██   │  "
    on_bar = bar(0.75, 8, BLUE, Marker(2, Style(color="white")))
    assert on_bar.plain == "██│███  "
    assert _style_at(on_bar, 2).reverse


def _style_at(text: Text, column: int) -> Style:
    styles = [span.style for span in text.spans if span.start <= column < span.end]
    return Style.combine(style for style in styles if isinstance(style, Style))


@given(parts, widths, st.sampled_from([BLUE, HATCHED]), st.integers(-5, 205))
def test_a_bar_is_exactly_as_wide_as_told(part: float, width: int, ink: Ink, place: int) -> None:
    assert bar(part, width, ink, Marker(place, Style())).cell_len == width


@given(parts, parts, widths)
def test_what_is_larger_is_never_drawn_shorter(one: float, other: float, width: int) -> None:
    small, large = sorted((one, other))
    assert eighths(small, width) <= eighths(large, width)
