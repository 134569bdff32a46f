"""What an answer should have been: its group, and its words by their codes. Pure.

Every state is kept: ``u`` takes back whatever was pressed. Nothing here saves anything.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from valuetui.instrument.form_number import sound
from valuetui.instrument.model import Instrument, Question
from valuetui.interview.entry.desk import choice
from valuetui.interview.entry.rules import CODE
from valuetui.responses.answer import Answer, Status

Values = tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """What is told after a key: a key of the catalogue section ``correct``, table ``told``."""

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)
    is_trouble: bool = False


@dataclass(frozen=True)
class Amending:
    """An answer that is being amended: first its group, then question by question."""

    instrument: Instrument
    """That which was answered."""
    answer: Answer
    """As it counts now."""
    group: str
    picks: Mapping[str, Values]
    """Every question to its values, none where it does not count."""
    check_digits: bool = False
    place: int = 0
    """0 at the group, then the number of the question; behind the last one it is done."""
    pending: str = ""
    """The digits of a code so far."""
    told: Told | None = None
    before: "Amending | None" = None
    """As it was before the last key that changed something."""

    @classmethod
    def of(cls, answer: Answer, instrument: Instrument, *, check_digits: bool) -> "Amending":
        """Begin with an answer as it counts."""
        picks = {each.id: answer.picks.get(each.id, ()) for each in instrument.questions}
        return cls(instrument, answer, answer.group, picks, check_digits)

    @property
    def question(self) -> Question | None:
        """The question at which it is; None at the group and behind the last one."""
        at_one = 1 <= self.place <= len(self.instrument.questions)
        return self.instrument.questions[self.place - 1] if at_one else None

    @property
    def is_done(self) -> bool:
        """Whether all has been gone through."""
        return self.place > len(self.instrument.questions)

    @property
    def after(self) -> Answer:
        """The answer as it would count."""
        picks = {question: values for question, values in self.picks.items() if values}
        status = Status.COMPLETE if all(self.picks.values()) else Status.PARTIAL
        return replace(self.answer, group=self.group, picks=picks, status=status)

    @property
    def is_changed(self) -> bool:
        """Whether it differs from what counts now; the order of the words is no difference."""
        return self.group != self.answer.group or any(
            set(values) != set(self.answer.picks.get(question, ()))
            for question, values in self.picks.items()
        )

    def digit(self, typed: str) -> "Amending":
        """A digit: the group, or a part of a code. The code of a word that is there takes it out;
        another puts its word in, where there is room."""
        question = self.question
        if question is None:
            return self._choose_group(typed) if self.place == 0 else self
        code = self.pending + typed
        if len(code) < CODE + self.check_digits:
            return replace(self, pending=code, told=None)
        if self.check_digits and not sound(code):
            return self._refuse("check", code=code)
        value = next((each for each in self.instrument.values if each.code == code[:CODE]), None)
        if value is None:
            return self._refuse("no_code", code=code)
        marked = self.picks[question.id]
        if value.id in marked:
            return self._mark(question, tuple(each for each in marked if each != value.id), "out",
                              value.id)  # fmt: skip
        if len(marked) >= question.pick:
            return self._refuse("full", pick=question.pick)
        return self._mark(question, (*marked, value.id), "in", value.id)

    def erase(self) -> "Amending":
        """Without the last digit, or else the last word."""
        if self.pending:
            return replace(self, pending=self.pending[:-1], told=None)
        question = self.question
        if question is None or not self.picks[question.id]:
            return self.back()
        *rest, last = self.picks[question.id]
        return self._mark(question, tuple(rest), "out", last)

    def on(self) -> "Amending":
        """At the next place, where this one can be left: with all of its words, or none."""
        question = self.question
        if self.pending:
            return self._refuse("half")
        if question is not None and len(self.picks[question.id]) not in {0, question.pick}:
            return self._refuse("count", n=len(self.picks[question.id]), pick=question.pick)
        further = replace(self, place=self.place + 1, told=None)
        if further.is_done and not self.is_changed:
            return self._refuse("nothing")
        return further

    def back(self) -> "Amending":
        """At the place before."""
        return replace(self, place=max(0, self.place - 1), pending="", told=None)

    def undo(self) -> "Amending":
        """As it was before the last change."""
        if self.before is None:
            return self._refuse("no_undo")
        return replace(self.before, pending="", told=Told("undone"))

    def _choose_group(self, typed: str) -> "Amending":
        """By as many digits as on a form."""
        groups = self.instrument.groups
        match choice(self.pending, typed, len(groups)):
            case int(place):
                group = groups[place - 1].id
                told = Told("group", {"group": group})
                return replace(self, group=group, place=1, pending="", before=self, told=told)
            case str(begun):
                return replace(self, pending=begun, told=None)
        return self._refuse("no_group")

    def _mark(self, question: Question, values: Values, key: str, value: str) -> "Amending":
        picks = {**self.picks, question.id: values}
        told = Told(key, {"value": value})
        return replace(self, picks=picks, pending="", before=self, told=told)

    def _refuse(self, key: str, **values: Any) -> "Amending":
        return replace(self, pending="", told=Told(key, values, is_trouble=True))
