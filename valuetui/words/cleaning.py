"""Cleaning what people have typed or pasted."""

import re
import unicodedata

_ESCAPE_SEQUENCE = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_].*?(?:\x1b\\|\x07|$)|[@-_])", re.DOTALL
)
_NEITHER_SEEN_NOR_MEANT = {"Cc", "Cf", "Cs", "Co", "Cn"}


def one_line(text: str) -> str:
    """The text on one line: nothing invisible in it, no blanks around it or in a row within it.

    Without escape sequences, control characters, marks that turn the direction of reading, and
    halves of characters.
    """
    spaced = "".join(" " if each.isspace() else each for each in _ESCAPE_SEQUENCE.sub("", text))
    seen = (
        each
        for each in unicodedata.normalize("NFC", spaced)
        if unicodedata.category(each) not in _NEITHER_SEEN_NOR_MEANT
    )
    return " ".join("".join(seen).split())


def short_line(text: str, longest: int) -> str:
    """The text as by :func:`one_line`, of at most ``longest`` characters.

    Of a text that is far too long only the beginning is looked at: cleaning the clipboard of
    somebody who pastes a book would keep the screen waiting.
    """
    return one_line(one_line(text[: 20 * longest + 200])[:longest])
