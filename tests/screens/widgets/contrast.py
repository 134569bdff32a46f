"""Contrast as WCAG 2 measures it."""

from rich.style import Style
from textual.color import Color

TEXT = 7.0
"""Text against its ground (WCAG 1.4.6)."""

SIGN = 3.0
"""Marks and the cursor against theirs (WCAG 1.4.11)."""


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours: 1 for the same, 21 for black and white."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def contrast_in(style: Style) -> float:
    """The contrast ratio of what is written in this style."""
    assert style.color is not None
    assert style.bgcolor is not None
    return contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))


def luminance(color: Color) -> float:
    """Relative luminance: 0 for black, 1 for white."""
    red, green, blue = (_linear(part / 255) for part in color.rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
