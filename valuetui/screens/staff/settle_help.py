"""How forms are settled."""

from rich.text import Text

from valuetui.screens.results.layout import Block
from valuetui.screens.staff.look import Look
from valuetui.screens.staff.paragraphs import indented, key_lines
from valuetui.words import Words

KEYS = ("paper", "type", "signs", "undo", "enter", "escape", "other")
TEXTS = ("kept", "mark")


def help_page(width: int, look: Look, words: Words) -> Block:
    """The keys and what they do, then what to bear in mind."""
    pairs = [words(f"double.settle.help.{key}") for key in KEYS]
    lines: Block = [Text(), *key_lines(pairs, width, look)]
    for text in TEXTS:
        lines += [Text(), *indented(words(f"double.settle.help.text.{text}"), width, look)]
    return lines
