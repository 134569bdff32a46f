"""Finding a value by what a person types: its label or a synonym, whatever the case or accents, and
where nothing fits, what it nearly is."""

import re
from collections.abc import Iterable

from valuetui.instrument.model import Value
from valuetui.words.slips import slips
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


def nearly(values: Iterable[Value], typed: str, language: str) -> tuple[Value, ...]:
    """The values that :func:`search` does not find but that are meant if what was typed has a slip
    or two in it: those with the fewest.

    None where a label begins with what was typed, for then it was typed well; and none for few
    letters, for with a slip they would be nearly everything.
    """
    wanted = _letters(typed)
    allowed = sum(len(wanted) >= length for length in SLIPS)
    near: dict[int, list[Value]] = {}
    for value in values if allowed else ():
        distance = _distance(value, wanted, language)
        if distance is None:
            beginnings = [*_beginnings(value, language), *_synonyms(value, language)]
            made = (slips(wanted, each, allowed) for each in beginnings)
            counts = [count for count in made if count is not None]
            if counts:
                near.setdefault(min(counts), []).append(value)
        elif distance < SYNONYM:
            return ()
    found = near[min(near)] if near else []
    return tuple(sorted(found, key=lambda value: sort_key(value.label[language], language)))


INSIDE = 3
"""Letters from which a match may also begin inside a word: fewer would match nearly everything."""
SYNONYM = 2
"""The distance from which what was typed is not in the label's own beginning."""
SLIPS = (4, 8)
"""Letters from which one slip is allowed, and from which two are."""


def _letters(text: str) -> str:
    """A text as it is compared: the letters on the screen have no space and no hyphen."""
    return "".join(filter(str.isalnum, fold(text)))


def _beginnings(value: Value, language: str) -> list[str]:
    """The letters of the label, and of what remains of it from each later word."""
    words = re.split(r"[ -]", value.label[language])
    return [_letters("".join(words[first:])) for first in range(len(words))]


def _synonyms(value: Value, language: str) -> list[str]:
    return [_letters(synonym) for synonym in value.synonyms.get(language, ())]


def _distance(value: Value, wanted: str, language: str) -> int | None:
    """How far a value is from what is wanted, or None where it does not match at all."""
    label, *later = _beginnings(value, language)
    synonyms = _synonyms(value, language)
    if label.startswith(wanted):
        return 0
    if any(rest.startswith(wanted) for rest in later):
        return 1
    if any(synonym.startswith(wanted) for synonym in synonyms):
        return SYNONYM
    if len(wanted) < INSIDE:
        return None
    if wanted in label:
        return 3
    return 4 if any(wanted in synonym for synonym in synonyms) else None
