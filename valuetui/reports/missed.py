"""The words that people missed, as pages tell them: terms, and what is said of each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from valuetui.instrument.model import Group
from valuetui.results.comparison import Comparison
from valuetui.results.missed import MissedWord, MissedWords
from valuetui.results.telling import count_in_words
from valuetui.words import Words
from valuetui.words.sorting import sort_key
from valuetui.words.text import in_language

Line = tuple[str, str]
"""A term and what is said of it."""


def missed_of_group(comparison: Comparison, group: Group, words: Words) -> list[Line]:
    """What the report of one group tells; nothing where it could write no word, or nobody did."""
    found = [each for each in comparison.missed if group in each.groups]
    lines = [line for each in found for line in _question(each, group, comparison, words)]
    return _read(lines, words)


def missed_of_all(comparison: Comparison, words: Words) -> list[Line]:
    """What is told of all groups together."""
    found = comparison.missed
    lines = [line for each in found for line in _question(each, None, comparison, words)]
    return _read(lines, words)


def reasons(missed: MissedWords, threshold: int, words: Words) -> list[str]:
    """Why some words are not told, a sentence each."""
    return [words(f"missed.why.{each.value}", threshold=threshold) for each in missed.unsaid]


def in_order(found: Iterable[MissedWord], words: Words) -> list[MissedWord]:
    """In the alphabetical order of the language."""
    return sorted(found, key=lambda each: sort_key(each.text, words.language))


def _question(
    missed: MissedWords, only: Group | None, comparison: Comparison, words: Words
) -> Iterator[Line]:
    asked = in_language(missed.question.short, words.language)
    told = {"asked": asked[:1].upper() + asked[1:], "threshold": comparison.gate.threshold}
    for group in [only] if only else missed.groups:
        if own := missed.of_group(group.id):
            name = in_language(group.label, words.language)
            key = "with_group" if only else "with_name"
            yield (
                words(f"missed.told.{key}", group=_within(name), **told),
                ", ".join(_counted(each, group, words) for each in own),
            )
    yield from _without_numbers(missed, told, words)
    if missed.unsaid:
        yield (
            words("missed.told.unsaid"),
            " ".join(reasons(missed, comparison.gate.threshold, words)),
        )


def _without_numbers(
    missed: MissedWords, told: Mapping[str, object], words: Words
) -> Iterator[Line]:
    """All words; where only one group could write any, those that do not stand above already."""
    names = [_within(in_language(each.label, words.language)) for each in missed.groups]
    alone = missed.groups[0].id if len(names) == 1 else None
    found = [each for each in missed.words if alone not in each.shares]
    if found:
        key = "rest" if alone else "all_of"
        yield (
            words(f"missed.told.{key}", groups=_listed(names, words), **told),
            ", ".join(each.text for each in in_order(found, words)),
        )


def _counted(word: MissedWord, group: Group, words: Words) -> str:
    count = count_in_words(word.shares[group.id], words)
    return words("missed.told.counted", word=word.text, count=count)


def _read(lines: list[Line], words: Words) -> list[Line]:
    """With how to read them, where there is anything."""
    return [*lines, (words("missed.told.read"), words("missed.told.read_is"))] if lines else []


def _within(name: str) -> str:
    """A name within a line."""
    return name[:1].lower() + name[1:]


def _listed(names: Sequence[str], words: Words) -> str:
    if len(names) < 2:
        return "".join(names)
    *first, last = names
    return words("results.and", first=", ".join(first), last=last)
