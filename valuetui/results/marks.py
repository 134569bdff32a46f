"""One shape and one colour per group, the same on every screen, sheet and page.

Colour is never the only sign, so every mark has its own shape. The colours were chosen by contrast:
``ink`` has at least 5.5:1 on white, ``light`` at least 7:1 on the screens' dark ground.
"""

from typing import NamedTuple

from valuetui.instrument.model import Group, Instrument


class Mark(NamedTuple):
    """How a group is recognised."""

    shape: str
    ink: str
    """RRGGBB on a light ground."""
    light: str
    """RRGGBB on a dark ground."""


MARKS = (
    Mark("●", "00598C", "6CC5FF"),
    Mark("◆", "A84A00", "FFB454"),
    Mark("▲", "00694C", "7ADDA6"),
    Mark("■", "6B3FA0", "C9A6FF"),
    Mark("▼", "8A1C4A", "FF9EC2"),
    Mark("★", "5A5A00", "E6DC6A"),
)

LIMITING = Mark("▾", "B4431F", "FF9B7D")
"""Limiting values, always with a letter or word beside the colour."""


def mark_of(group: Group, instrument: Instrument) -> Mark:
    """The mark of a group: by its place in the instrument."""
    return MARKS[instrument.groups.index(group) % len(MARKS)]
