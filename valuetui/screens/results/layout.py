"""Blocks of lines: wrapped, set beside each other, and let flow into lines. Pure."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from rich.style import Style
from rich.text import Text

from valuetui.words.wrapping import wrap

Block: TypeAlias = list[Text]
"""Lines that belong together."""


def padded(text: Text, width: int) -> Text:
    """The text in exactly ``width`` columns; what does not fit is cut with an ellipsis."""
    if text.cell_len > width:
        text = text.copy()
        text.truncate(max(0, width), overflow="ellipsis")
    return Text.assemble(text, " " * (width - text.cell_len))


def right_aligned(text: Text, width: int) -> Text:
    """The text at the right end of ``width`` columns."""
    return Text.assemble(" " * max(0, width - text.cell_len), text)


def wrapped(text: str, width: int, style: Style | None = None, indent: int = 0) -> Block:
    """The text in as many lines as it takes; all but the first are indented."""
    lines = wrap(text, max(4, width - indent))
    return [
        Text.assemble(" " * (indent if number else 0), (line, style or Style()))
        for number, line in enumerate(lines)
    ]


def chopped(text: str, width: int, style: Style | None = None) -> Block:
    """The text in lines cut wherever the width ends: for paths, which a hyphen would falsify."""
    width = max(1, width)
    return [
        Text(text[start : start + width], style or Style()) for start in range(0, len(text), width)
    ]


def beside(blocks: Sequence[Block], widths: Sequence[int], gap: int) -> Block:
    """The blocks beside each other, as high as the highest of them."""
    height = max(map(len, blocks), default=0)
    lines = []
    for number in range(height):
        line = Text()
        for place, (block, width) in enumerate(zip(blocks, widths, strict=True)):
            own = block[number] if number < len(block) else Text()
            line.append(" " * (gap if place else 0))
            line.append_text(own if own.cell_len == width else padded(own, width))
        lines.append(line)
    return lines


def shared_widths(width: int, columns: int, gap: int) -> list[int]:
    """The widths of ``columns`` equal columns; what cannot be shared is left at the right."""
    return [max(1, (width - gap * (columns - 1)) // columns)] * columns


def flow(items: Iterable[Text], width: int, gap: int = 3) -> Block:
    """The items one after another, in a new line where the width is used up."""
    lines: Block = []
    for item in items:
        if lines and lines[-1].cell_len + gap + item.cell_len <= width:
            lines[-1].append(" " * gap)
            lines[-1].append_text(item)
        else:
            lines.append(item.copy())
    return [padded(line, width) if line.cell_len > width else line for line in lines]


def wrapped_text(text: Text, width: int) -> Block:
    """A styled text in lines of at most ``width`` columns, broken between words."""
    lines, start, last = [], 0, 0
    for place, letter in enumerate(f"{text.plain} "):
        if letter != " ":
            continue
        if place - start > width and last > start:
            lines.append(text[start:last])
            start = last + 1
        last = place
    return [padded(line, width) for line in [*lines, text[start:]]]
