"""Going through the words that people missed: what there is to decide, and what was. Pure.

The list stands in alphabetical order and tells of each word how many wrote it: not who, not in
which group, where or when.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from valuetui.instrument.model import Instrument, Value
from valuetui.responses.reviews.review import Review, Reviews, Verdict, folded, mark_of
from valuetui.words.cleaning import one_line
from valuetui.words.sorting import sort_key
from valuetui.words.text import in_language

Ids = Callable[[], str]
"""Gives a new random id each time."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A word, however it was spelt."""

    key: str
    """The word :func:`~valuetui.responses.reviews.review.folded`."""
    text: str
    """As most have spelt it."""
    n: int
    """How many people wrote it."""


def heard(words: Iterable[Iterable[str]], language: str) -> tuple[Heard, ...]:
    """The distinct words of some people, each with all that they have written, in the alphabetical
    order of a language."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    people: Counter[str] = Counter()
    for own in words:
        found = {one_line(each) for each in own if folded(each)}
        people.update({folded(each) for each in found})
        for text in found:
            spellings[folded(text)][text] += 1
    texts = {key: min(each, key=partial(_by_likeness, each)) for key, each in spellings.items()}
    return tuple(
        Heard(key, texts[key], people[key])
        for key in sorted(texts, key=lambda key: (sort_key(key, language), key))
    )


def _by_likeness(spellings: Counter[str], text: str) -> tuple[int, int, str]:
    """The spelling of most comes first, and of equals the one with the fewest capitals."""
    return -spellings[text], sum(map(str.isupper, text)), text


@dataclass(frozen=True)
class Desk:
    """The words, and what has been decided of them by now.

    What decides gives the desk after it and the review that has to be kept first.
    """

    words: tuple[Heard, ...]
    reviews: Reviews
    values: Mapping[str, Value]
    """The values of the list, by all their labels in all languages, folded."""
    done: tuple[tuple[str, Review | None], ...] = ()
    """The words that were decided here and what counted of each before, the latest last."""

    @classmethod
    def of(cls, words: tuple[Heard, ...], reviews: Reviews, instrument: Instrument) -> "Desk":
        """The words to review of a survey."""
        values = {folded(label): value for value in instrument.values
                  for label in value.label.values()}  # fmt: skip
        return cls(words, reviews, values)

    @property
    def waiting(self) -> int:
        """How many words nobody has decided about."""
        return sum(self.reviews.own(each.key) is None for each in self.words)

    def decide(
        self, word: Heard, verdict: Verdict, new_id: Ids, text: str = "", value: str = ""
    ) -> "tuple[Desk, Review]":
        """With a decision about a word."""
        if verdict is Verdict.SHOW:
            text = one_line(text) or word.text
        revision = self.reviews.next_revision(word.key)
        review = Review(new_id(), mark_of(word.key), revision, verdict, text, value)
        done = (*self.done, (word.key, self.reviews.own(word.key)))
        return replace(self, reviews=self.reviews.plus([review]), done=done), review

    def same_as(self, word: Heard, text: str, new_id: Ids) -> "tuple[Desk, Review]":
        """With a word that is the same as another one, or as a value of the list, or that is shown
        in another spelling."""
        if value := self.values.get(folded(text)):
            return self.decide(word, Verdict.VALUE, new_id, value=value.id)
        if folded(text) == word.key:
            return self.decide(word, Verdict.SHOW, new_id, text=text)
        other = next((each for each in self.words if each.key == folded(text)), None)
        known = self.reviews.outcome(text) if other else None
        spelt = known.text if known and known.verdict is Verdict.SHOW else ""
        spelling = spelt or (other.text if other else one_line(text))
        return self.decide(word, Verdict.SHOW, new_id, text=spelling)

    def undo(self, new_id: Ids) -> "tuple[Desk, Review] | None":
        """With what was decided of the last word before; None where nothing was decided here."""
        if not self.done:
            return None
        key, before = self.done[-1]
        word = next(each for each in self.words if each.key == key)
        verdict, text, value = before.says if before else (Verdict.OPEN, "", "")
        desk, review = self.decide(word, verdict, new_id, text, value)
        return replace(desk, done=self.done[:-1]), review

    def suggestions(self, typed: str, language: str) -> list[str]:
        """Labels of the list and spellings that are shown in which what was typed occurs, those
        that begin with it first."""
        wanted = folded(typed)
        labels = [one_line(in_language(each.label, language)) for each in self.values.values()]
        found = {folded(each): each for each in [*(w.text for w in self.words), *labels]}
        near = [text for key, text in found.items() if wanted and wanted in key]
        return sorted(
            near, key=lambda text: (not folded(text).startswith(wanted), sort_key(text, language))
        )
