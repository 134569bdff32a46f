"""Of what the pages of staff are made: paragraphs, keys, figures and lists of numbers."""

from rich.text import Text

from valuetui.instrument.form_number import written
from valuetui.interview.entry.totals import spans
from valuetui.screens.results.layout import Block, padded, wrapped
from valuetui.screens.staff.look import Look
from valuetui.words import Words

WIDEST = 100
FIGURE = 6
"""Columns of a figure."""


def key_lines(pairs: list[str], width: int, look: Look) -> Block:
    """Keys and what they do, of texts that have a bar between the two."""
    width = min(width, WIDEST)
    halves = [pair.split("|") for pair in pairs]
    column = max(len(key) for key, _ in halves) + 2
    lines: Block = []
    for key, meaning in halves:
        first, *rest = wrapped(meaning, width - column - 2, look.text)
        lines.append(Text.assemble(" ", (f"{key:<{column}}", look.accent), first))
        lines += [Text.assemble(" " * (column + 1), line) for line in rest]
    return lines


def indented(text: str, width: int, look: Look) -> Block:
    """A paragraph, one column from the edge."""
    return [Text.assemble(" ", line) for line in wrapped(text, min(width, WIDEST) - 2, look.text)]


def figure_lines(figures: list[tuple[str, int]], width: int, look: Look) -> Block:
    """Figures beside what they are."""
    column = max(4, min(max(len(name) for name, _ in figures) + 2, width - FIGURE - 2))
    lines: Block = []
    for name, count in figures:
        first, *rest = wrapped(name, column, look.text)
        figure = (f"{count:>{FIGURE}}", look.strong)
        lines.append(Text.assemble(" ", padded(first, column), figure))
        lines += [Text.assemble("   ", line) for line in rest]
    return lines


def number_lines(numbers: tuple[int, ...], width: int, look: Look, words: Words) -> Block:
    """The numbers of forms, stretches of them in short."""
    shown = [
        written(first)
        if first == last
        else words("entry.totals.span", first=written(first), last=written(last))
        for first, last in spans(numbers)
    ]
    return indented(", ".join(shown), width, look)
