"""Variants of a language: the same language in other words, such as easy Swedish, ``sv-simple``.

A code is a tag of BCP 47. What a variant does not say itself is said by its base, ``sv``.
"""


def base_of(language: str) -> str:
    """The language that a variant is one of; of any other language that language itself."""
    return language.partition("-")[0]


def is_variant(language: str) -> bool:
    """Whether this is a variant of another language."""
    return base_of(language) != language
