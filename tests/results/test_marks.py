"""The marks of groups and of limiting values: told apart without colour, seen with it."""

from itertools import combinations

import pytest

from tests.instrument.samples import make_instrument
from valuetui.results.marks import LIMITING, MARKS, Mark, mark_of

WHITE, DARK = "FFFFFF", "0F171E"
"""The grounds of a printed page and of the dark theme."""


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_every_mark_has_a_shape_of_its_own() -> None:
    shapes = [mark.shape for mark in (*MARKS, LIMITING)]
    assert len(set(shapes)) == len(shapes)
    for one, other in combinations(MARKS, 2):
        assert one.ink != other.ink
        assert one.light != other.light


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.shape)
def test_the_colours_have_the_contrast_that_they_were_chosen_by(mark: Mark) -> None:
    assert contrast(mark.ink, WHITE) >= 5.5
    assert contrast(mark.light, DARK) >= 7


def test_limiting_values_can_be_read() -> None:
    assert contrast(LIMITING.ink, WHITE) >= 4.5
    assert contrast(LIMITING.light, DARK) >= 7


def test_a_group_has_its_mark_by_its_place() -> None:
    instrument = make_instrument()
    shapes = [mark_of(group, instrument).shape for group in instrument.groups]
    assert shapes == ["●", "◆", "▲"]


def test_with_more_groups_than_marks_the_marks_begin_anew() -> None:
    instrument = make_instrument(groups=tuple(f"g{number}" for number in range(8)))
    assert mark_of(instrument.groups[6], instrument) == MARKS[0]
