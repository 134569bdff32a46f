"""Text as large as the room allows: letters of several cells, and ordinary ones where they do not
fit. Pure."""

import re
from collections.abc import Iterable

from rich.style import Style
from rich.text import Text

from valuetui.screens.lettering import font
from valuetui.screens.lettering.pixels import FULL, enlarged, in_cells
from valuetui.screens.results.layout import Block
from valuetui.words.wrapping import wrap

LARGEST = 3
"""How many times as large as the smallest drawn letters."""


def large(text: str, width: int, height: int, style: Style, most: int = LARGEST) -> Block:
    """The text in the largest letters with which it takes no more than this room, broken between
    words; where none do, in ordinary letters, and then as high as it takes."""
    for by in range(most, 0, -1):
        lines = broken(text, width, by)
        if lines and len(lines) * font.rows(by) <= height:
            return [row for line in lines for row in in_one_line(line, by, style)]
    return [Text(line, style + Style(bold=True)) for line in wrap(text, max(1, width))]


def is_large(text: str, width: int, height: int) -> bool:
    """Whether the text can be drawn in this room, in the smallest drawn letters at least."""
    lines = broken(text, width, 1)
    return bool(lines) and len(lines) * font.rows() <= height


def in_one_line(text: str, by: int, style: Style) -> Block:
    """One line of drawn letters. Raises ``KeyError`` for a letter that cannot be drawn."""
    return [_inked(row, style) for row in in_cells(enlarged(font.drawn(text), by))]


def _inked(row: str, style: Style) -> Text:
    """A row of cells. Those that are all ink have it for their ground as well: see the font."""
    line, full = Text(row, style), style + Style(bgcolor=style.color)
    for cells in re.finditer(f"{FULL}+", row):
        line.stylize(full, *cells.span())
    return line


def fits(texts: Iterable[str], width: int, by: int) -> bool:
    """Whether each of the texts can be drawn so large in one line."""
    return all(font.has(text) and font.columns(text, by) <= width for text in texts)


def broken(text: str, width: int, by: int) -> list[str]:
    """The lines of a text in drawn letters; none where a word is too wide or cannot be drawn."""
    lines: list[str] = []
    for word in text.split():
        if not fits([word], width, by):
            return []
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and fits([longer], width, by):
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
