"""Text shown to people: catalogues, numbers, wrapping and sorting, for every language."""

from valuetui.words.catalogue import Words, kiosk_languages, language_name, languages
from valuetui.words.text import Text

__all__ = ["Text", "Words", "kiosk_languages", "language_name", "languages"]
