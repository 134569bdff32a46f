"""Finding a value by what a person types: its label or a synonym, whatever the case or accents."""

import re
from collections.abc import Iterable

from valuetui.instrument.model import Value
from valuetui.words.sorting import fold, sort_key


def search(values: Iterable[Value], typed: str, language: str) -> tuple[Value, ...]:
    """The values that what was typed may mean, the likeliest first; none for nothing typed.

    The definition is not searched: its words are there to explain one value, not to find others.
    """
    wanted = _letters(typed)
    if not wanted:
        return ()
    found = ((_distance(value, wanted, language), value) for value in values)
    ranked = sorted(
        ((distance, value) for distance, value in found if distance is not None),
        key=lambda pair: (pair[0], sort_key(pair[1].label[language], language)),
    )
    return tuple(value for _, value in ranked)


INSIDE = 3
"""Letters from which a match may also begin inside a word: fewer would match nearly everything."""


def _letters(text: str) -> str:
    """A text as it is compared: the letters on the screen have no space and no hyphen."""
    return "".join(filter(str.isalnum, fold(text)))


def _distance(value: Value, wanted: str, language: str) -> int | None:
    """How far a value is from what is wanted, or None where it does not match at all."""
    words = re.split(r"[ -]", value.label[language])
    label, *later = (_letters("".join(words[first:])) for first in range(len(words)))
    synonyms = [_letters(synonym) for synonym in value.synonyms.get(language, ())]
    if label.startswith(wanted):
        return 0
    if any(rest.startswith(wanted) for rest in later):
        return 1
    if any(synonym.startswith(wanted) for synonym in synonyms):
        return 2
    if len(wanted) < INSIDE:
        return None
    if wanted in label:
        return 3
    return 4 if any(wanted in synonym for synonym in synonyms) else None
