"""The words that people missed in the list, as far as they may be told: the one way by which what
somebody has written reaches figures. Pure.

A word of one's own can tell who wrote it, by what it is about or how it is put. So only words that
a person has reviewed are told, in the reviewer's spelling; and of those:

1. which group wrote a word and how many of it, only where as many have written it as the gate asks
   for before it shows anything;
2. all words together, in alphabetical order, without groups and numbers: where the people who wrote
   them are as many as the gate asks for, in all the groups that are shown together.

Every word of the first kind is among the second, so that nothing follows from where a word stands.
Why this is so: docs/decisions/0041.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from valuetui.instrument.model import Group, Instrument, Question
from valuetui.responses.reviews.review import Reviews, Verdict, folded
from valuetui.results.gate import Gate, told
from valuetui.results.measures import Share


class Written(NamedTuple):
    """One person's word, of an answer that the figures count."""

    group: str
    question: str
    word: str


class Unsaid(Enum):
    """Why words are not told; the value is the key of the words for it. How many they are is not
    said."""

    FEW = "few"
    """The people who wrote those that might be shown are too few."""
    UNREVIEWED = "unreviewed"
    """Nobody has looked at them yet."""
    HIDDEN = "hidden"
    """Whoever looked at them has kept them back."""


@dataclass(frozen=True)
class MissedWord:
    """A word that people missed, and in which groups as many wrote it that this may be told."""

    text: str
    shares: Mapping[str, Share] = field(default_factory=dict)
    """Group id to how many of those who answered the question."""


@dataclass(frozen=True)
class MissedWords:
    """What people missed on one question."""

    question: Question
    groups: tuple[Group, ...]
    """The groups shown that could write a word."""
    words: tuple[MissedWord, ...]
    """In an order that tells nothing: by their letters."""
    unsaid: tuple[Unsaid, ...]
    """Why there are others."""

    def of_group(self, group_id: str) -> tuple[MissedWord, ...]:
        """The words of which it may be told how many of a group wrote them, most first."""
        told_of = [each for each in self.words if group_id in each.shares]
        return tuple(sorted(told_of, key=lambda each: -each.shares[group_id].count))


def missed_words(
    instrument: Instrument,
    answered: Mapping[tuple[str, str], int],
    written: Iterable[Written],
    reviews: Reviews,
) -> tuple[MissedWords, ...]:
    """What is told of the words that were written, for each question at which somebody wrote one,
    in the groups that are shown. ``answered`` has how many answered, by group and question, of
    these groups and no others."""
    by_question: dict[str, list[Written]] = defaultdict(list)
    for each in written:
        if (each.group, each.question) in answered:
            by_question[each.question].append(each)
    found = []
    for question in instrument.questions:
        groups = tuple(
            group
            for group in instrument.groups
            if question.takes_write_in(group.id) and (group.id, question.id) in answered
        )
        if groups:
            bases = {group.id: answered[group.id, question.id] for group in groups}
            here = [each for each in by_question[question.id] if each.group in bases]
            words, unsaid = _told(here, bases, reviews, Gate(instrument.threshold))
            if words or unsaid:
                found.append(MissedWords(question, groups, words, unsaid))
    return tuple(found)


def _told(
    written: list[Written], bases: Mapping[str, int], reviews: Reviews, gate: Gate
) -> tuple[tuple[MissedWord, ...], tuple[Unsaid, ...]]:
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    spelt: dict[str, str] = {}
    unsaid = set()
    for each in written:
        review = reviews.outcome(each.word)
        if review is None:
            unsaid.add(Unsaid.UNREVIEWED)
        elif review.verdict is Verdict.HIDE:
            unsaid.add(Unsaid.HIDDEN)
        elif review.verdict is Verdict.SHOW:
            word = folded(review.text)
            spelt[word] = min(spelt.get(word, review.text), review.text)
            counts[word][each.group] += 1
    writers = sum(sum(each.values()) for each in counts.values())
    if counts and not gate.admits(writers):
        counts.clear()
        unsaid.add(Unsaid.FEW)
    words = tuple(
        MissedWord(
            spelt[word],
            {
                group: told(Share(n, bases[group]))
                for group, n in sorted(counts[word].items())
                if gate.admits(n)
            },
        )
        for word in sorted(counts)
    )
    return words, tuple(each for each in Unsaid if each in unsaid)
