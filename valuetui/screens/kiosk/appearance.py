"""How large and in which colours a person wants to see the kiosk."""

from enum import StrEnum
from typing import NamedTuple

from valuetui.screens.theme_names import named


class Size(StrEnum):
    """How large everything is. Of the letters where the terminal can change them, else of the
    tiles."""

    NORMAL = "normal"
    LARGER = "larger"
    LARGEST = "largest"


class Appearance(NamedTuple):
    """What a person may change; the station's own is what everybody begins with."""

    theme: str = named("dark")
    size: Size = Size.NORMAL
