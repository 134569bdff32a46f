"""Columns: exact to an eighth of a line, beside a level that lies where it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from valuetui.screens.charts.bars import Ink
from valuetui.screens.charts.columns import EIGHTHS, Heights, columns, heights

BLUE = Ink("#6cc5ff", "#365f7f")
HATCHED = Ink("#6cc5ff", "#365f7f", hatched=True)
LINE = Style(color="white")

amounts = st.lists(st.floats(0, 20, allow_nan=False), min_size=1, max_size=12)
lines = st.integers(2, 9)


def plain(some: list[float], high: Heights, ink: Ink = BLUE, width: int = 1) -> list[str]:
    return [line.plain for line in columns(some, high, width, 1, ink, LINE)]


def test_the_level_lies_in_the_middle_of_its_line() -> None:
    assert plain([1, 0.5, 0, 4 / 3, 2 / 3], Heights(3, 1)) == [
        "         ",
        "▄────────",
        "█ ▆   █ █",
    ]


def test_a_column_that_passes_the_level_shows_it_across() -> None:
    [_, level, floor] = columns([2, 2], Heights(3, 1), 2, 1, HATCHED, LINE)
    assert level.plain == "─" * 5
    assert floor.plain == "▒▒ ▒▒"
    across = [span.style for span in level.spans]
    assert across == [HATCHED.edge + Style(reverse=True), LINE, HATCHED.edge + Style(reverse=True)]


@pytest.mark.parametrize(
    ("largest", "level"), [(1, 5), (1.2, 5), (1.3, 4), (3, 1), (9, 0), (99, 0)]
)
def test_the_largest_has_room_and_the_level_lies_as_high_as_it_can(
    largest: float, level: int
) -> None:
    assert heights(largest, 7) == Heights(7, level)


@given(amounts, lines, st.integers(1, 6), st.integers(0, 2), st.sampled_from([BLUE, HATCHED]))
def test_the_chart_is_exactly_as_large_as_told(
    some: list[float], high: int, width: int, gap: int, ink: Ink
) -> None:
    drawn = columns(some, heights(max(some), high), width, gap, ink, LINE)
    assert len(drawn) == high
    assert {line.cell_len for line in drawn} == {len(some) * (width + gap) - gap}


@given(st.floats(0, 20), st.floats(0, 20), lines)
def test_what_is_larger_is_never_drawn_lower(one: float, other: float, high: int) -> None:
    small, large = sorted((one, other))
    how = heights(large, high)
    assert how.eighths(small) <= how.eighths(large) <= 8 * high


@given(st.floats(0.01, 12), lines)
def test_a_column_reaches_the_level_exactly_where_its_amount_does(amount: float, high: int) -> None:
    how = heights(max(1, amount), high)
    middle = 8 * how.level + 4
    assert (how.eighths(amount) > middle) <= (amount > 1)
    assert (how.eighths(amount) < middle) <= (amount < 1)


@given(amounts, lines)
def test_what_is_drawn_is_as_high_as_it_is(some: list[float], high: int) -> None:
    """Recounted from the signs, from the floor up."""
    how = heights(max(some), high)
    drawn = columns(some, how, 1, 0, BLUE, LINE)
    for place, amount in enumerate(some):
        eighths = 0
        for line in drawn:
            sign = line.plain[place]
            across = any(
                span.start <= place < span.end and "reverse" in str(span.style)
                for span in line.spans
            )
            eighths += 8 if sign == "█" or (sign == "─" and across) else max(0, EIGHTHS.find(sign))
        assert eighths == how.eighths(amount)
