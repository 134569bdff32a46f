"""The help of the corrections."""

from rich.text import Text

from valuetui.screens.results.layout import Block
from valuetui.screens.staff.look import Look
from valuetui.screens.staff.pages import indented, key_lines
from valuetui.words import Words

KEYS = ("find", "amend", "code", "strike", "undo", "go_on", "verify", "trail", "escape")
TEXTS = ("stays", "secret", "reason")


def help_page(width: int, look: Look, words: Words) -> Block:
    """The keys and what they do, then what to bear in mind."""
    pairs = [words(f"correct.help.{key}") for key in KEYS]
    lines: Block = [Text(), *key_lines(pairs, width, look)]
    for text in TEXTS:
        lines += [Text(), *indented(words(f"correct.help.text.{text}"), width, look)]
    return lines
