"""Texts that an instrument carries in several languages."""

from collections.abc import Mapping
from typing import TypeAlias

from valuetui.words.variant import base_of

Text: TypeAlias = Mapping[str, str]
"""Language code to text, such as ``{"sv": "tillit", "en": "trust"}``."""


def in_language(text: Text, language: str) -> str:
    """The text in ``language`` or the one that it is a variant of, or in its own first language
    where both are missing."""
    return text.get(language) or text.get(base_of(language)) or next(iter(text.values()), "")
