"""What a person has said about themselves, and what they are told of their own answer, in words:
for screens and lines alike."""

from collections.abc import Sequence

from valuetui.instrument.background import Background
from valuetui.instrument.model import Instrument, Value
from valuetui.interview.background import SKIPPED
from valuetui.interview.own_result import picked_twice
from valuetui.interview.session import Session
from valuetui.responses.answer import Answer
from valuetui.words import Words
from valuetui.words.text import in_language


def said_in_words(question: Background, session: Session, words: Words) -> str:
    """An answer as a person reads it."""
    given = session.said_to(question.id).now
    if given is None or given == SKIPPED:
        return words("kiosk.background.skipped")
    if not question.is_choice:
        return str(given)
    chosen = given if isinstance(given, tuple) else (str(given),)
    labels = (question.option_by_id[each].label for each in chosen)
    return ", ".join(in_language(label, words.language) for label in labels)


def values_twice(answer: Answer, instrument: Instrument) -> list[Value] | None:
    """The values picked both for today and for the future; None where nothing is to be told."""
    twice = picked_twice(answer, instrument)
    return None if twice is None else [instrument.value_by_id[each] for each in twice]


def own_result(twice: Sequence[Value], words: Words, most: int) -> str:
    """Which words a person has picked twice; at most so many are named."""
    if not twice:
        return words("kiosk.thanks.twice_none")
    labels = [in_language(value.label, words.language) for value in twice]
    shown, more = labels[:most], len(labels) - most
    said = words("kiosk.thanks.twice", n=len(labels), values=", ".join(shown))
    return f"{said} {words('kiosk.thanks.twice_more', n=more)}" if more > 0 else said
