"""Horizontal bars that are exact to an eighth of a column."""

from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

EIGHTHS = " ▏▎▍▌▋▊▉"
FULL = "█"
HATCH = "▒"
MARKER = "│"


@dataclass(frozen=True, slots=True)
class Ink:
    """What a bar is drawn with."""

    colour: str
    soft: str
    """The colour that a hatched cell seems to have: half the colour, half the ground."""
    hatched: bool = False

    @property
    def full(self) -> str:
        """The sign of a filled cell."""
        return HATCH if self.hatched else FULL

    @property
    def edge(self) -> Style:
        """The style of the partly filled cell at the end, so that it looks like the others."""
        return Style(color=self.soft if self.hatched else self.colour)

    @property
    def fill(self) -> Style:
        return Style(color=self.colour)


@dataclass(frozen=True, slots=True)
class Marker:
    """A thin line across a bar, seen on the bar as well as beside it."""

    column: int
    style: Style
    """Beside the bar; on the bar the line has the colour of the ground."""


def eighths(part: float, width: int) -> int:
    """The length of a bar in eighths of a column: 0 only for nothing at all."""
    length = round(max(0.0, min(1.0, part)) * width * 8)
    return max(1, length) if part > 0 and width > 0 else length


def bar(part: float, width: int, ink: Ink, marker: Marker | None = None) -> Text:
    """A bar of ``part`` (0 to 1) of ``width`` columns, growing to the right."""
    whole, rest = divmod(eighths(part, width), 8)
    drawn = Text.assemble(
        (ink.full * whole, ink.fill),
        (EIGHTHS[rest] if rest else "", ink.edge),
        " " * (width - whole - bool(rest)),
    )
    if marker is None or not 0 <= marker.column < width:
        return drawn
    on_bar = marker.column < whole
    across = ink.edge + Style(reverse=True) if on_bar else marker.style
    return Text.assemble(drawn[: marker.column], (MARKER, across), drawn[marker.column + 1 :])
