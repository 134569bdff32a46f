"""Reviews of the words that people missed: facts that are never changed. Pure.

A review names its word by a digest, so that a word that is kept back, which may be somebody's name,
stands nowhere but in the answers; and it names no answer and no person. Of the reviews of one word
the greatest revision counts, and between equals the one that tells the least.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any

from valuetui.responses.layout import is_identifier
from valuetui.words.cleaning import one_line

_MARK = 16
"""Bytes of a digest, in hexadecimal as long as a record's id."""


class Verdict(StrEnum):
    """What is done with a word; those that tell less come first."""

    HIDE = "hide"
    """It is shown to nobody: a name, an insult, or no word at all."""
    OPEN = "open"
    """A review was taken back: nobody has decided."""
    VALUE = "value"
    """It is a value of the list, which somebody did not find."""
    SHOW = "show"
    """It is shown, in the spelling of the review."""


_CAREFUL = list(Verdict)


def folded(word: str) -> str:
    """By what spellings are one word: without differences of case and spaces. Å is no A."""
    return one_line(word).casefold()


def mark_of(word: str) -> str:
    """The digest that stands for a word, in whatever spelling: 32 hexadecimal digits."""
    content = folded(word).encode()
    return hashlib.blake2b(content, digest_size=_MARK, person=b"word").hexdigest()


@dataclass(frozen=True, slots=True)
class Review:
    """One decision about one word."""

    id: str
    """128 random bits as 32 hexadecimal digits."""
    word: str
    """The :func:`mark_of` the word."""
    revision: int
    """From 1, one more than that of the latest review then known."""
    verdict: Verdict
    text: str = ""
    """How a word that is shown is spelt: perhaps as another word, and then they are one."""
    value: str = ""
    """The id of the value that it is."""

    @property
    def says(self) -> tuple[Verdict, str, str]:
        """What is decided, without when and where."""
        return self.verdict, self.text, self.value

    def document(self) -> dict[str, Any]:
        """As it is kept."""
        return {name: told for name, told in asdict(self).items() if told != ""}


def review_from(document: Mapping[str, Any]) -> Review | None:
    """The review that a document keeps; None where it is no such thing."""
    names, revision = (document.get("id"), document.get("word")), document.get("revision")
    verdict = document.get("verdict")
    if not all(map(is_identifier, names)) or not isinstance(revision, int) or revision < 1:
        return None
    if not isinstance(verdict, str) or verdict not in set(Verdict):
        return None
    text, value = one_line(str(document.get("text", ""))), str(document.get("value", ""))
    made = Review(str(names[0]), str(names[1]), revision, Verdict(verdict), text, value)
    if made.verdict is Verdict.SHOW and not text:
        return None
    return None if made.verdict is Verdict.VALUE and not value else made


@dataclass(frozen=True)
class Reviews:
    """All reviews of a survey, and what counts of them."""

    facts: frozenset[Review] = frozenset()
    _by_word: Mapping[str, tuple[Review, ...]] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        found: dict[str, list[Review]] = defaultdict(list)
        for each in self.facts:
            found[each.word].append(each)
        by_word = {word: tuple(sorted(known, key=_rank)) for word, known in found.items()}
        object.__setattr__(self, "_by_word", by_word)

    def plus(self, more: Iterable[Review]) -> "Reviews":
        """With further ones: a set union."""
        return replace(self, facts=self.facts | frozenset(more))

    def history(self, word: str) -> tuple[Review, ...]:
        """The reviews of a word; the last of them counts."""
        return self._by_word.get(mark_of(word), ())

    def own(self, word: str) -> Review | None:
        """What was decided of a word itself; None where nothing is."""
        history = self.history(word)
        last = history[-1] if history else None
        return None if last is None or last.verdict is Verdict.OPEN else last

    def outcome(self, word: str) -> Review | None:
        """What becomes of a word, which may have been made one with another; None where nobody has
        decided. Words that were made one with each other in a circle all have the first of its
        spellings, by their letters."""
        met: dict[str, Review] = {}
        mark, found = mark_of(word), self.own(word)
        while found and found.verdict is Verdict.SHOW and mark not in met:
            met[mark] = found
            mark, beyond = mark_of(found.text), self.own(found.text)
            if beyond is None:
                return found
            found = beyond
        if mark not in met:
            return found
        circle = list(met)[list(met).index(mark) :]
        return min((met[each] for each in circle), key=lambda each: (folded(each.text), each.text))

    def next_revision(self, word: str) -> int:
        """The revision that the next review of a word gets."""
        return 1 + max((each.revision for each in self.history(word)), default=0)

    @property
    def disputed(self) -> frozenset[str]:
        """The marks of the words that were decided differently at the same time in two places."""
        return frozenset(
            word
            for word, known in self._by_word.items()
            if len({each.says for each in known if each.revision == known[-1].revision}) > 1
        )


def _rank(review: Review) -> tuple[int, int, str, str, str]:
    """The greatest counts, in whatever order they came."""
    careful = -_CAREFUL.index(review.verdict)
    return review.revision, careful, review.id, review.text, review.value
