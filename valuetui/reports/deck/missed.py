"""The words that people missed in the list."""

from collections.abc import Sequence
from typing import Any

from valuetui.reports.deck.look import room, side_by_side
from valuetui.reports.deck.master import TEXTS
from valuetui.reports.deck.slide import Line, Slide
from valuetui.reports.deck.subject import Subject
from valuetui.reports.missed import missed_of_all
from valuetui.words.cleaning import one_line

LONGEST = 1000
"""Letters of words that a slide has room for; the notes have all of them."""


def add_missed(deck: Any, subject: Subject) -> None:
    """Which groups missed which words, and beside it how to read that."""
    told = [
        (one_line(term), one_line(said))
        for term, said in missed_of_all(subject.comparison, subject.words)
    ]
    slide = Slide(deck, TEXTS, subject, _title(subject))
    half = _half([len(term) + min(len(said), LONGEST) for term, said in told])
    columns = [
        [line for each in part for line in _paragraphs(subject, *each)]
        for part in (told[:half], told[half:])
    ]
    slide.write(columns, side_by_side(2, room()))
    slide.say(f"{term}: {said}" for term, said in told)
    slide.finish()


def _title(subject: Subject) -> str:
    """A word that a group has missed, where that may be told."""
    for missed in subject.comparison.missed:
        for group in missed.groups:
            if found := missed.of_group(group.id):
                name, word = subject.name(group), one_line(found[0].text)
                return subject.text("unlisted.title", group=name, word=word)
    return subject.text("unlisted.any")


def _half(lengths: Sequence[int]) -> int:
    """How many stand at the left, so that both sides are about as long."""
    return min(
        range(1, len(lengths)), key=lambda at: abs(sum(lengths[:at]) - sum(lengths[at:])), default=1
    )


def _paragraphs(subject: Subject, term: str, said: str) -> list[Line]:
    if len(said) > LONGEST:
        said = said[:LONGEST].rpartition(", ")[0] + subject.text("unlisted.more")
    return [Line(term, is_heading=True), Line(said)]
