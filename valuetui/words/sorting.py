"""Alphabetical order and searching as people expect them: Å Ä Ö last in Swedish, é as e."""

import unicodedata

from valuetui.words.variant import base_of

_OWN_LETTERS = {"sv": "åäö"}
_AFTER_Z = "{"


def sort_key(text: str, language: str) -> str:
    """A key that sorts texts alphabetically in ``language``, whatever the case or the accents."""
    own = _OWN_LETTERS.get(base_of(language), "")
    return "".join(
        _AFTER_Z + str(own.index(letter)) if letter in own else fold(letter)
        for letter in unicodedata.normalize("NFC", text).casefold()
    )


def fold(text: str) -> str:
    """The text in lower case without accents and rings, so that ``halsa`` finds ``hälsa``."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
