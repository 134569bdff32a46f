"""What the staff screens are drawn with: the colours of a theme, and what a touch presses."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual.theme import Theme

from valuetui.screens.results.layout import Block, flow, padded

CURSOR = "▏"

TYPED = 16
"""Columns that are left for what is typed, however long the question."""

FEW = 16
"""Rows of keys that are kept as they were drawn."""

Key: TypeAlias = tuple[str, str, str]
"""The name of a key, what is shown of it, and what it does."""


@dataclass(frozen=True)
class Look:
    """Styles on the ground of a theme, each readable on it."""

    text: Style
    strong: Style
    muted: Style
    accent: Style
    good: Style
    bad: Style
    band: Style
    """The ground of the lines at the top and at the bottom."""
    key: Style
    """A key that can be touched."""


def look_of(theme: Theme) -> Look:
    """The look of a theme."""
    return Look(
        text=Style(color=theme.foreground),
        strong=Style(color=theme.foreground, bold=True),
        muted=Style(color=theme.secondary),
        accent=Style(color=theme.primary, bold=True),
        good=Style(color=theme.success, bold=True),
        bad=Style(color=theme.error, bold=True),
        band=Style(color=theme.foreground, bgcolor=theme.panel),
        key=Style(color=theme.foreground, bgcolor=theme.surface, bold=True),
    )


def typed_line(asked: Text, typed: str, width: int, look: Look) -> Text:
    """A line that is typed: what is asked for, what is there of it, and where the next letter will
    be. Where there is no room for all of it the end of what is typed is seen, and the beginning of
    what is asked."""
    least = min(cell_len(typed), TYPED)
    if asked.cell_len > (room := max(0, width - least - 3)):
        asked = Text.assemble(padded(asked, room), " ")
    room, shown = width - asked.cell_len - 1, typed
    while shown and cell_len(shown) > room - (shown != typed):
        shown = shown[1:]
    cut = "…" if shown != typed else ""
    return padded(Text.assemble(asked, (cut + shown + CURSOR, look.accent)), width)


def presses(key: str) -> Style:
    """A style whose text presses a key where it is touched."""
    return Style(meta={"@click": f"screen.press({key!r})"})


def banded(left: Text, right: Text, width: int, style: Style) -> Text:
    """A line of the top or bottom: one text at its left, one at its right."""
    room = max(0, width - right.cell_len - 2)
    line = Text.assemble(" ", padded(left, max(0, room - 1)), " ", right, " ")
    line = padded(line, width)
    line.stylize_before(style)
    return line


def keys_block(keys: list[Key], width: int, look: Look, style: Style, lines: int = 1) -> Block:
    """Keys with what they do, in exactly so many lines: as many as there is room for, and the last
    two always. A touch presses them."""
    return [*_keys_block(tuple(keys), width, look, style, lines)]


@lru_cache(FEW)
def _keys_block(keys: tuple[Key, ...], width: int, look: Look, style: Style, lines: int) -> Block:
    """The same; drawn once, for it is on the screen at every key."""
    first, last = list(keys[:-2]), list(keys[-2:])
    while True:
        found = flow([_shown(key, look) for key in [*first, *last]], width - 2, 2)
        if len(found) <= lines or not first:
            break
        first.pop()
    block = [padded(Text.assemble(" ", line), width) for line in filled(found, lines)]
    for line in block:
        line.stylize_before(style)
    return block


def _shown(key: Key, look: Look) -> Text:
    name, sign, meaning = key
    text = Text.assemble((sign, look.accent), " ", (meaning, look.text))
    text.stylize(presses(name))
    return text


def pad(width: int, look: Look, erase: str) -> Block:
    """Digits, Backspace and Enter to touch: two lines, each key two cells high."""
    return [*_pad(width, look, erase)]


@lru_cache(FEW)
def _pad(width: int, look: Look, erase: str) -> Block:
    keys = [*((each, each) for each in "1234567890"), ("backspace", erase), ("enter", "⏎")]
    room = (width - 1) // len(keys) - 1
    if room < 4:
        return []
    lines = []
    for shows in (True, False):
        line = Text(" ")
        for name, shown in keys:
            key = Text((shown if shows else "").center(room), look.key + presses(name))
            line.append_text(Text.assemble(key, " "))
        lines.append(line)
    return lines


def filled(lines: Block, height: int) -> Block:
    """The lines, and blank ones up to a height; what is too much is cut."""
    return [*lines, *[Text()] * (height - len(lines))][:height]
