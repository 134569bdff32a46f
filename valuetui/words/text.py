"""Texts that an instrument carries in several languages."""

from collections.abc import Mapping
from typing import TypeAlias

Text: TypeAlias = Mapping[str, str]
"""Language code to text, such as ``{"sv": "tillit", "en": "trust"}``."""


def in_language(text: Text, language: str) -> str:
    """The text in ``language``, or in its first language where that one is missing."""
    return text.get(language) or next(iter(text.values()), "")
