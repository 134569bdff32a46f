"""How the tiles of all boards look in a theme.

The styles are worked out here and not by component classes, as Textual has them: those are a node
of their own for every kind of tile on every board, which takes a hundred kilobytes a screen and is
matched with all rules whenever a board gets the focus.
"""

from collections.abc import Mapping
from enum import Enum, auto
from functools import cache
from typing import NamedTuple

from rich.style import Style

from valuetui.screens.theme import THEMES


class Kind(Enum):
    """What a tile is, as it is seen."""

    PLAIN = auto()
    CHOSEN = auto()
    PRIMARY = auto()
    QUIET = auto()
    EMPTY = auto()


class Look(NamedTuple):
    """The styles of one theme."""

    tiles: Mapping[Kind, Style]
    cursor: Style
    """Only a colour: that of the bar beside the tile under the keyboard cursor."""


@cache
def look_in(name: str) -> Look:
    """The look in the theme of this name."""
    theme = next(theme for theme in THEMES if theme.name == name)
    own = theme.variables
    quiet = Style(color=theme.secondary, bgcolor=own["board-quiet"])
    return Look(
        {
            Kind.PLAIN: Style(color=theme.foreground, bgcolor=theme.surface),
            Kind.CHOSEN: Style(
                color=own["board-chosen-text"], bgcolor=own["board-chosen"], bold=True
            ),
            Kind.PRIMARY: Style(color=theme.background, bgcolor=theme.success, bold=True),
            Kind.QUIET: quiet,
            Kind.EMPTY: quiet,
        },
        Style(color=theme.accent),
    )
