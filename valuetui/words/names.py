"""What people are called, as they type it."""

import unicodedata


def folded(name: str) -> str:
    """A name without what says nothing of who it is: capitals, blanks and signs that are not seen,
    and whether å is one letter or an a with a ring."""
    composed = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
    return "".join(each for each in composed if each.isprintable() and not each.isspace())


def is_same_person(one: str, other: str) -> bool:
    """Whether two names mean the same person, as far as names can tell."""
    return folded(one) == folded(other)
