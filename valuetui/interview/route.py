"""The way through an interview: what comes after and before each place. Pure.

What a person has said decides which background questions lie on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from valuetui.instrument.background import Background
from valuetui.instrument.model import Instrument
from valuetui.interview.background import About
from valuetui.interview.stage import Stage


@dataclass(frozen=True)
class Place:
    """Where an interview is."""

    stage: Stage
    number: int = 0
    """Of the question, or of the background question, from 0."""
    revising: bool = False
    """Whether the person has come back from the review, and goes straight there again."""


REVIEW = Place(Stage.REVIEW)


@dataclass(frozen=True)
class Route:
    """The way of one person, as it is by what they have said so far."""

    instrument: Instrument
    group: str | None
    group_is_bound: bool
    about: About
    lacks_code: bool = False
    """Whether the group answers with a code from a slip, and none was given yet."""

    @property
    def asked(self) -> tuple[Background, ...]:
        """The background questions whose conditions hold."""
        return self.about.asked(self.instrument, self.group)

    @property
    def open(self) -> tuple[Background, ...]:
        """Those of them to which nothing was said yet."""
        return self.about.open(self.instrument, self.group)

    def after(self, place: Place) -> Place:
        """The next place; everything that is wanted here has been done."""
        match place.stage:
            case Stage.INFORMATION if not self.group_is_bound:
                return Place(Stage.GROUP)
            case Stage.INFORMATION | Stage.GROUP if self.lacks_code:
                return Place(Stage.CODE)
            case Stage.INFORMATION | Stage.GROUP | Stage.CODE:
                return self._first(self.asked, Place(Stage.QUESTION))
            case Stage.BACKGROUND if place.revising:
                return self._first(self.open, REVIEW, revising=True)
            case Stage.BACKGROUND:
                return self._first(self._asked_after(place), Place(Stage.QUESTION))
            case _:
                last = place.number == len(self.instrument.questions) - 1
                return REVIEW if last or place.revising else Place(Stage.QUESTION, place.number + 1)

    def before(self, place: Place, *, is_done: bool) -> Place:
        """The place before; where somebody revises a question and it ``is_done``, the review."""
        match place.stage:
            case Stage.REVIEW:
                return Place(Stage.QUESTION, len(self.instrument.questions) - 1)
            case _ if place.revising and is_done:
                return REVIEW
            case Stage.QUESTION if place.number > 0:
                return Place(Stage.QUESTION, place.number - 1)
            case Stage.GROUP:
                return Place(Stage.INFORMATION)
        start = Place(Stage.INFORMATION if self.group_is_bound else Stage.GROUP)
        if place.stage is Stage.CODE:
            return start
        return self._first(self._asked_before(place)[-1:], start)

    def back_to(self, question_id: str) -> Place:
        """From the review to one question. Raises ``ValueError`` where it is not asked."""
        for question in self.asked:
            if question.id == question_id:
                return self._first([question], REVIEW, revising=True)
        numbers = [question.id for question in self.instrument.questions]
        return Place(Stage.QUESTION, numbers.index(question_id), revising=True)

    def _first(
        self, questions: Sequence[Background], otherwise: Place, *, revising: bool = False
    ) -> Place:
        """The place of the first of these, or another one where there is none."""
        if not questions:
            return otherwise
        number = self.instrument.background.index(questions[0])
        return Place(Stage.BACKGROUND, number, revising)

    def _asked_after(self, place: Place) -> tuple[Background, ...]:
        return self.asked[self.asked.index(self.instrument.background[place.number]) + 1 :]

    def _asked_before(self, place: Place) -> tuple[Background, ...]:
        if place.stage is not Stage.BACKGROUND:
            return self.asked
        return self.asked[: self.asked.index(self.instrument.background[place.number])]
