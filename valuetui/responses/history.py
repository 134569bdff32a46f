"""What has happened to an answer: what was given, every correction of it, and what counts. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from valuetui.responses.answer import Answer, Status
from valuetui.responses.fold import Corrections, corrected
from valuetui.responses.record import Adjudication, Amendment, Correction, Void

Values = tuple[str, ...]


@dataclass(frozen=True)
class Difference:
    """What is not the same in two states of an answer."""

    groups: tuple[str, str] | None = None
    """The group before and after, where it is another."""
    picks: Mapping[str, tuple[Values, Values]] = field(default_factory=dict)
    """Question to the values that go and those that come."""
    status: Status | None = None
    """Whether every question counts afterwards, where that is otherwise than before."""

    @property
    def any(self) -> bool:
        """Whether there is one."""
        return self.groups is not None or bool(self.picks) or self.status is not None


@dataclass(frozen=True)
class Step:
    """One correction, and what it changed."""

    correction: Correction
    stands: bool
    """Whether it has any effect: one that was struck has none."""
    changes: Difference
    """To what counted just before; none for a void, and for what does not stand."""


@dataclass(frozen=True)
class History:
    """An answer and what has happened to it since."""

    answer: Answer
    """As it was given: that never changes."""
    now: Answer | None
    """As it counts; None where it does not."""
    steps: tuple[Step, ...]
    """Every correction, oldest first."""
    next_revision: int

    @property
    def last_amendment(self) -> Amendment | None:
        """What says what it should have been, where that is an amendment and the answer counts."""
        if self.now is None:
            return None
        standing = [step.correction for step in self.steps if step.stands]
        last = max((each for each in standing if not isinstance(each, Void)),
                   key=lambda each: (each.revision, each.id), default=None)  # fmt: skip
        return last if isinstance(last, Amendment) and last.of == self.answer.id else None

    def known_by(self, seen: Collection[str]) -> Answer | None:
        """As it counted for somebody who had seen the corrections with these ids and no others;
        None where it did not."""
        known = Corrections()
        for step in self.steps:
            if step.correction.id in seen:
                known.add(step.correction)
        return known.standing(self.answer)

    @property
    def without_last(self) -> Difference:
        """What it would change that the last amendment did not count."""
        last = self.last_amendment
        if last is None or self.now is None:
            return Difference()
        others = {step.correction.id for step in self.steps} - {last.id}
        before = self.known_by(others)
        return difference(self.now, before) if before else Difference()


def history_of(answer: Answer, corrections: Iterable[Correction]) -> History:
    """The history of an answer, from all corrections that are known."""
    known = Corrections()
    every = {each.id: each for each in corrections}
    for each in every.values():
        known.add(each)
    own = [each for each in every.values() if _is_of(each, answer.id, every)]
    struck = {each.of for each in own if isinstance(each, Void)}
    steps, before = [], answer
    for each in sorted(own, key=_rank):
        stands, changes = each.id not in struck, Difference()
        if stands and isinstance(each, Amendment | Adjudication) and each.of == answer.id:
            after = corrected(answer, each)
            before, changes = after, difference(before, after)
        steps.append(Step(each, stands, changes))
    return History(answer, known.standing(answer), tuple(steps), known.next_revision(answer.id))


def difference(before: Answer, after: Answer) -> Difference:
    """What is not the same in two states of an answer."""
    questions = [*before.picks, *(each for each in after.picks if each not in before.picks)]
    moved = {each: _moved(before.picks.get(each, ()), after.picks.get(each, ()))
             for each in questions}  # fmt: skip
    return Difference(
        (before.group, after.group) if before.group != after.group else None,
        {question: (gone, come) for question, (gone, come) in moved.items() if gone or come},
        after.status if after.status != before.status else None,
    )


def _moved(before: Values, after: Values) -> tuple[Values, Values]:
    return (
        tuple(each for each in before if each not in after),
        tuple(each for each in after if each not in before),
    )


def _is_of(correction: Correction, answer_id: str, every: Mapping[str, Correction]) -> bool:
    """Whether a correction is one of this answer, or strikes one of its corrections."""
    if correction.of == answer_id:
        return True
    if isinstance(correction, Adjudication):
        return answer_id in correction.against
    if isinstance(correction, Void) and (struck := every.get(correction.of)) is not None:
        return not isinstance(struck, Void) and _is_of(struck, answer_id, every)
    return False


def _rank(correction: Correction) -> tuple[str, bool, int, str]:
    """Of one day, by revision; what strikes something comes behind it."""
    is_void = isinstance(correction, Void)
    revision = 0 if isinstance(correction, Void) else correction.revision
    return correction.day, is_void, revision, correction.id


@dataclass(frozen=True)
class Entry:
    """One line of the audit trail: a correction, without a word of any answer."""

    correction: Correction
    answer: str
    """Id of the answer that it is about; of an adjudication, that which counts."""
    stands: bool


def audit_trail(corrections: Iterable[Correction]) -> tuple[Entry, ...]:
    """Every correction, by day and then by answer. Within a day their order tells nothing."""
    every = {each.id: each for each in corrections}
    struck = {each.of for each in every.values() if isinstance(each, Void)}
    entries = [
        Entry(each, _answer_of(each, every), each.id not in struck) for each in every.values()
    ]
    return tuple(sorted(entries, key=lambda each: (each.correction.day, each.answer,
                                                   _rank(each.correction))))  # fmt: skip


def _answer_of(correction: Correction, every: Mapping[str, Correction]) -> str:
    struck = every.get(correction.of) if isinstance(correction, Void) else None
    return correction.of if struck is None else struck.of
