"""A code on a slip: how it is made, written, and read from what somebody types. Pure.

A code has ten characters: nine by chance, and one that follows from them, by which every single
wrong character and every two that have changed places are noticed. No two characters look alike and
none is a vowel, so that no code spells a word.
"""

from collections.abc import Callable

ALPHABET = "23456789CDFHJKMNPQRTVWX"
"""A prime number of them: so every slip changes the weighed sum by which it is noticed."""
LENGTH = 10
HALF = LENGTH // 2

_MEANT = str.maketrans("ZSGBUO0", "2568VQQ")
"""What is no character of a code, and the only one that it can be taken for."""
_PLACE = {character: place for place, character in enumerate(ALPHABET)}


def new_code(below: Callable[[int], int]) -> str:
    """A code by chance; ``below`` draws a number from 0 to below the one that it is given."""
    return with_check("".join(ALPHABET[below(len(ALPHABET))] for _ in range(LENGTH - 1)))


def with_check(nine: str) -> str:
    """Nine characters with the tenth that follows from them."""
    total = sum(weight * _PLACE[each] for weight, each in enumerate(nine, 1))
    # The last place has the weight ten, whose inverse makes the whole sum zero.
    return nine + ALPHABET[-total * pow(LENGTH, -1, len(ALPHABET)) % len(ALPHABET)]


def is_sound(code: str) -> bool:
    """Whether these are the ten characters of some code."""
    return len(code) == LENGTH and set(code) <= _PLACE.keys() and with_check(code[:-1]) == code


def read(typed: str) -> str:
    """What somebody means who types this: in capitals, without what only sets it apart, and with
    the characters of codes in place of those that look like them. What is none is left out."""
    meant = typed.upper().translate(_MEANT)
    return "".join(each for each in meant if each in _PLACE)


def foreign(typed: str) -> str:
    """The letters and digits in it that no code has, whatever they are taken for."""
    meant = typed.upper().translate(_MEANT)
    return "".join(each for each in meant if each.isalnum() and each not in _PLACE)


def written(code: str) -> str:
    """A code as it stands on its slip, or the beginning of one: in two halves."""
    return "-".join(filter(None, (code[:HALF], code[HALF:])))
