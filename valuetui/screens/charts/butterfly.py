"""A butterfly: two bars that grow apart from a spine, each with a limiting part at its end."""

from collections.abc import Iterator
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from valuetui.screens.charts.bars import MARKER, Ink
from valuetui.screens.charts.mirrored import LEFT_HALF, RIGHT_HALF, halves

SPINE = "┃"
"""Heavier than the line of the word list."""
CHEQUERED = "▚"
"""The sign of the limiting part: other than full and than hatched, whatever the colours."""

EMPTY, POSITIVE, LIMITING = " ", "+", "-"
EDGES = {
    POSITIVE + EMPTY: (RIGHT_HALF, LEFT_HALF),
    POSITIVE + LIMITING: ("▜", "▙"),
    LIMITING + EMPTY: ("▗", "▘"),
}
"""What a column shows whose halves differ, the half next to the spine first: on the left wing, and
on the right."""


@dataclass(frozen=True, slots=True)
class Wing:
    """One of the two bars. Lengths are parts, 0 to 1, of the room on its side."""

    positive: float
    limiting: float
    marker: float | None
    """Where a thin line goes across, for something to compare the whole bar with: in the column in
    which a bar of this length ends. None draws no line."""
    ink: Ink
    """Of the positive part."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the wings have in common."""

    limiting: Ink
    marker: Style
    """Beside a bar; on the bar the line has the colour of the ground."""
    spine: Style


def butterfly(left: Wing, right: Wing, width: int, look: Look) -> Text:
    """One line of ``width`` columns: a wing to each side of the spine.

    Lengths are exact to half a column, as those of :func:`mirrored` bars. Of an even width the last
    column is left blank.
    """
    room = max(0, (width - 1) // 2)
    before = list(_columns(left, room, look, side=0))
    after = list(_columns(right, room, look, side=1))
    return Text.assemble(*reversed(before), (SPINE, look.spine), *after, " " * ((width - 1) % 2))[
        :width
    ]


def _columns(wing: Wing, room: int, look: Look, *, side: int) -> Iterator[Text]:
    """The columns of a wing, from the spine outwards."""
    drawn = _halves(wing, room)
    marker = -1 if wing.marker is None else min(room - 1, int(max(0.0, wing.marker) * room))
    for place in range(room):
        pair = drawn[2 * place : 2 * place + 2]
        ink = look.limiting if pair[0] == LIMITING else wing.ink
        if place == marker and pair == EMPTY + EMPTY:
            yield Text(MARKER, look.marker)
        elif place == marker:
            yield Text(MARKER, _across(ink, look))
        elif pair in EDGES:
            yield Text(EDGES[pair][side], ink.edge)
        else:
            sign = {POSITIVE: ink.full, LIMITING: CHEQUERED, EMPTY: " "}[pair[0]]
            yield Text(sign, ink.fill)


def _halves(wing: Wing, room: int) -> str:
    """What each half of a column shows. The whole is what the two parts are together; neither part
    that is there is left out as long as there is a half for each."""
    whole = halves(wing.positive + wing.limiting, room)
    most = whole - (1 if wing.limiting > 0 else 0)
    positive = min(halves(wing.positive, room), max(0, most))
    return (POSITIVE * positive + LIMITING * (whole - positive)).ljust(2 * room, EMPTY)


def _across(ink: Ink, look: Look) -> Style:
    """How the marker looks on a bar: in the colour that the cells around it seem to have."""
    seen = ink.soft if ink is look.limiting else ink.edge.color
    return Style(color=seen, reverse=True)
