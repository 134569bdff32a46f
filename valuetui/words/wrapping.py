"""Breaking a label into lines of a given width."""

import re
import textwrap

_BLANKS = re.compile("[ \\t\\n\\r\\f\\v]+")
"""What a line may be broken at: not the blank of "59,1 %", which holds together."""

_PATH = re.compile(r"[/\\].*\.\w|^[/~\\]")
"""What a hyphen would falsify."""


def wrap(text: str, width: int, lines: int | None = None) -> list[str]:
    """The text in lines of at most ``width`` characters, broken between words where it can be.

    A word longer than a line is broken with a hyphen, and a path without. With ``lines``, what does
    not fit is cut and the cut is shown by an ellipsis. Without a width nothing can be written.
    """
    if width < 1 or lines == 0:
        return []
    wrapped = _hyphenated(text, width)
    if lines is not None and len(wrapped) > lines:
        last = wrapped[lines - 1].rstrip("-")[: width - 1].rstrip()
        return [*wrapped[: lines - 1], last + "…"]
    return wrapped


def _hyphenated(text: str, width: int) -> list[str]:
    pieces = []
    for word in filter(None, _BLANKS.split(text)):
        while len(word) > width > 1 and not _PATH.search(word):
            pieces.append(word[: width - 1].rstrip("-") + "-")
            word = word[width - 1 :]
        pieces.append(word)
    return textwrap.wrap(" ".join(pieces), width, break_long_words=True, break_on_hyphens=False)
