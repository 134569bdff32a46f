"""What counts: the fold over the facts, the same in whatever order they come.

A void beats everything. Otherwise the amendment or adjudication with the greatest revision says
what an answer should have been, and between equals the one with the greater id. A correction of an
answer that is not here yet waits for it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from valuetui.responses.answer import Answer, Paper, Status
from valuetui.responses.record import Adjudication, Amendment, Correction, Fact, Void

C = TypeVar("C", Amendment, Adjudication, Amendment | Adjudication)


def fold(facts: Iterable[Fact]) -> dict[str, Answer]:
    """The answers that count, as they count, by id. The same fact twice is one."""
    corrections = Corrections()
    answers: dict[str, Answer] = {}
    for fact in facts:
        if isinstance(fact, Answer):
            answers[fact.id] = fact
        elif isinstance(fact, Correction):
            corrections.add(fact)
    standing = {identifier: corrections.standing(each) for identifier, each in answers.items()}
    return {identifier: answer for identifier, answer in standing.items() if answer}


def corrected(answer: Answer, by: Amendment | Adjudication | None) -> Answer:
    """The answer as a correction says that it should have been."""
    if by is None:
        return answer
    if isinstance(by, Adjudication) and by.paper:
        return _as_on_paper(answer, by, by.paper)
    return replace(
        answer,
        picks=by.picks,
        group=by.group or answer.group,
        status=(isinstance(by, Amendment) and by.status) or _status(answer, by.picks),
        paper=_without_marks(answer.paper, by.picks) if answer.paper else None,
    )


def _without_marks(paper: Paper, picks: Mapping[str, tuple[str, ...]]) -> Paper:
    """What was marked beside a question that counts by now is said by its picks alone."""
    marked = {each: found for each, found in paper.marked.items() if each not in picks}
    return paper if len(marked) == len(paper.marked) else replace(paper, marked=marked)


def _status(answer: Answer, picks: Mapping[str, tuple[str, ...]]) -> Status:
    """Whether every question counts with these picks. Of a form all questions are known; of
    another answer that was partial nobody knows which ones it lacks."""
    if answer.status is Status.PARTIAL and answer.paper is None:
        return Status.PARTIAL
    asked = {*answer.picks, *(answer.paper.marked if answer.paper else ())}
    return Status.COMPLETE if all(picks.get(each) for each in asked) else Status.PARTIAL


def _as_on_paper(answer: Answer, by: Adjudication, settled: Paper) -> Answer:
    """The answer with all that a look at the form has shown; who entered it stays."""
    entered = answer.paper or settled
    return replace(
        answer,
        picks=by.picks,
        group=by.group or answer.group,
        unit=by.unit,
        background=by.background,
        write_ins=by.write_ins,
        status=Status.PARTIAL if settled.marked else Status.COMPLETE,
        paper=replace(entered, marked=settled.marked, illegible=settled.illegible),
    )


def _rank(correction: Amendment | Adjudication) -> tuple[int, str]:
    return correction.revision, correction.id


class Corrections:
    """The voids, amendments and adjudications known so far, and what they make of an answer."""

    def __init__(self) -> None:
        self._known: dict[str, Correction] = {}
        self._voided: set[str] = set()
        self._of: dict[str, list[Amendment | Adjudication]] = {}
        self._against: dict[str, list[Adjudication]] = {}

    def __len__(self) -> int:
        return len(self._known)

    def add(self, correction: Correction) -> bool:
        """Know a correction; whether it was new."""
        if correction.id in self._known:
            return False
        self._known[correction.id] = correction
        if isinstance(correction, Void):
            self._voided.add(correction.of)
            return True
        self._of.setdefault(correction.of, []).append(correction)
        if isinstance(correction, Adjudication):
            for other in correction.against:
                self._against.setdefault(other, []).append(correction)
        return True

    def stands(self, answer_id: str) -> bool:
        """Whether the answer with this id counts."""
        return not self.is_void(answer_id) and not self.is_settled(answer_id)

    def standing(self, answer: Answer) -> Answer | None:
        """The answer as it counts; None where it does not."""
        if not self.stands(answer.id):
            return None
        return self.as_of(answer, self.last(answer.id))

    def as_of(self, answer: Answer, by: Amendment | Adjudication | None) -> Answer:
        """The answer as a correction of it says. An amendment tells of picks and group alone: the
        rest is as a look at the form has shown before it, where there was one."""
        if isinstance(by, Amendment):
            looks = [
                each
                for each in self._stand(self._of.get(answer.id, []))
                if isinstance(each, Adjudication) and each.paper and _rank(each) < _rank(by)
            ]
            if looks:
                on_paper = corrected(answer, max(looks, key=_rank))
                answer = replace(on_paper, group=answer.group)
        return corrected(answer, by)

    def is_void(self, identifier: str) -> bool:
        """Whether a record was said not to count."""
        return identifier in self._voided

    def is_settled(self, entry_id: str) -> bool:
        """Whether an adjudication that stands says that this entry does not count."""
        return any(self._stand(self._against.get(entry_id, [])))

    def correction(self, identifier: str) -> Correction | None:
        """The correction with this id; None where it is not known."""
        return self._known.get(identifier)

    def last(self, answer_id: str) -> Amendment | Adjudication | None:
        """What says what an answer should have been; None where it counts as it was given."""
        if answer_id not in self._of:  # as nearly always
            return None
        corrections = self._stand(self._of[answer_id])
        return max(corrections, key=_rank, default=None)

    def next_revision(self, answer_id: str) -> int:
        """The revision that the next amendment or adjudication of an answer gets."""
        return 1 + max((each.revision for each in self._of.get(answer_id, [])), default=0)

    def _stand(self, corrections: Iterable[C]) -> Iterator[C]:
        return (each for each in corrections if each.id not in self._voided)
