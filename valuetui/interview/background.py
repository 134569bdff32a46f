"""What one person says about themselves: which background questions are asked, what may be
answered, and all of it undoable."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from valuetui.instrument.background import GROUP, Background, Kind
from valuetui.instrument.model import Instrument
from valuetui.words.cleaning import short_line

Given: TypeAlias = str | int | tuple[str, ...]
"""An answer: the id of an option or a text, a number, or the ids of several options in the order of
the instrument."""

SKIPPED = ""
"""In place of an answer: the person would rather not say."""


def asked(
    instrument: Instrument, group: str | None, given: Mapping[str, Given]
) -> tuple[Background, ...]:
    """The questions that are asked of somebody of ``group`` who has ``given`` these answers.

    An answer to a question that is not asked any more makes no condition hold.
    """
    chosen: dict[str, set[str]] = {GROUP: {group} if group else set()}
    found = []
    for question in instrument.background:
        if all(chosen.get(about, set()) & set(ids) for about, ids in question.show_if.items()):
            found.append(question)
            if question.is_choice and question.id in given:
                chosen[question.id] = set(_options(given[question.id]))
    return tuple(found)


def fits(question: Background, given: object) -> bool:
    """Whether this can be the answer to a question, or the wish not to answer it."""
    if given == SKIPPED:
        return not question.required
    match question.kind:
        case Kind.SINGLE:
            return isinstance(given, str) and given in question.option_by_id
        case Kind.MULTIPLE:
            return isinstance(given, tuple) and bool(given) and in_order(question, given) == given
        case Kind.NUMBER:
            is_whole = isinstance(given, int) and not isinstance(given, bool)
            return is_whole and question.least <= given <= question.most  # type: ignore[operator]
        case Kind.TEXT:
            return isinstance(given, str) and short_line(given, question.letters) == given


def in_order(question: Background, chosen: tuple[object, ...]) -> tuple[str, ...]:
    """Those options that are ``chosen``, in the order of the instrument."""
    return tuple(option.id for option in question.options if option.id in chosen)


def _options(given: Given) -> tuple[str, ...]:
    return given if isinstance(given, tuple) else (str(given),)


@dataclass(frozen=True)
class Said:
    """What was said in one place, and what had been said there before each change."""

    now: Given | None = None
    """None where nothing was said yet."""
    history: tuple[Given | None, ...] = ()

    def change(self, to: Given | None) -> "Said":
        """With something else said, or nothing."""
        return self if to == self.now else Said(to, (*self.history, self.now))

    def undo(self) -> "Said":
        """As it was before the last change; the same when there was none."""
        if not self.history:
            return self
        *earlier, last = self.history
        return Said(last, tuple(earlier))


@dataclass(frozen=True)
class About:
    """All that one person has said, by the ids of the questions."""

    said: Mapping[str, Said] = field(default_factory=dict)

    @classmethod
    def of(cls, given: Mapping[str, Given]) -> "About":
        """These answers, without what led to them."""
        return cls({question: Said(answer) for question, answer in given.items()})

    def of_question(self, question_id: str) -> Said:
        """What was said to one question."""
        return self.said.get(question_id, Said())

    def put(self, question_id: str, said: Said) -> "About":
        """With something else said to one question."""
        return replace(self, said={**self.said, question_id: said})

    @property
    def given(self) -> dict[str, Given]:
        """Everything that was said, also that somebody would rather not say."""
        return {each: said.now for each, said in self.said.items() if said.now is not None}

    def asked(self, instrument: Instrument, group: str | None) -> tuple[Background, ...]:
        """The questions that are asked, with these answers."""
        return asked(instrument, group, self.given)

    def open(self, instrument: Instrument, group: str | None) -> tuple[Background, ...]:
        """Those of them to which nothing was said yet."""
        given = self.given
        return tuple(each for each in self.asked(instrument, group) if each.id not in given)

    def answers(self, instrument: Instrument, group: str | None) -> dict[str, Given]:
        """The answers to the questions that are asked: what is kept. What was said to a question
        whose conditions do not hold any more is not among them."""
        given = self.given
        return {
            each.id: given[each.id]
            for each in self.asked(instrument, group)
            if given.get(each.id, SKIPPED) != SKIPPED
        }
