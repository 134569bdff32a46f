"""Finding a value by what a person types: its label or a synonym, whatever the case or accents."""

from collections.abc import Iterable

from valuetui.instrument.model import Value
from valuetui.words.sorting import fold, sort_key


def search(values: Iterable[Value], typed: str, language: str) -> tuple[Value, ...]:
    """The values that what was typed may mean, the likeliest first; none for nothing typed.

    The definition is not searched: its words are there to explain one value, not to find others.
    """
    wanted = fold(typed.strip())
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


def _distance(value: Value, wanted: str, language: str) -> int | None:
    """How far a value is from what is wanted, or None where it does not match at all."""
    label = fold(value.label[language])
    synonyms = [fold(synonym) for synonym in value.synonyms.get(language, ())]
    if label.startswith(wanted):
        return 0
    if any(word.startswith(wanted) for word in label.split()):
        return 1
    if any(synonym.startswith(wanted) for synonym in synonyms):
        return 2
    if len(wanted) < INSIDE:
        return None
    if wanted in label:
        return 3
    return 4 if any(wanted in synonym for synonym in synonyms) else None
