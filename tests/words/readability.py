"""How hard a Swedish text is to read: LIX, after Björnsson (1968)."""

import re
from collections.abc import Iterable

LONG = 6
"""Letters above which a word is long."""


def words_of(text: str) -> list[str]:
    """The words of a text."""
    return re.findall(r"[^\W\d_]+", text)


def sentences(text: str) -> list[str]:
    """The sentences of a text; one that ends with the text needs no full stop."""
    return [each for each in re.split(r"[.?!](?=\s|$)", text) if words_of(each)]


def lix(texts: Iterable[str]) -> float:
    """Words a sentence, plus long words of a hundred. Below 25 is very easy, above 50 hard."""
    said = [sentence for text in texts for sentence in sentences(text)]
    words = [word for sentence in said for word in words_of(sentence)]
    return len(words) / len(said) + 100 * sum(len(word) > LONG for word in words) / len(words)
