"""What a batch comes to: how many forms of it have been entered, and which are missing or there
twice."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from valuetui.instrument.model import Instrument
from valuetui.interview.entry.sheet import Flag
from valuetui.responses.answer import Answer


@dataclass(frozen=True)
class Totals:
    """The control totals of forms that have been entered and count."""

    forms: int
    """Entries: a form that was entered twice is two."""
    marks: int
    """Marks at the questions of values, also those that do not count."""
    complete: int
    """Entries of which every question counts."""
    flags: Mapping[Flag, int]
    """How many questions of values have each flag."""
    groups: Mapping[str, int]
    missing: tuple[int, ...]
    """Numbers of the batch that have not been entered."""
    twice: tuple[int, ...]
    """Numbers under which more than one entry counts."""
    outside: int
    """Entries of this survey whose numbers do not lie in the batch."""
    sealed: int = 0
    """Forms of the batch that were entered where answers are sealed: of these nothing else is
    known."""

    @property
    def entered(self) -> int:
        """All that was entered of the batch."""
        return self.forms + self.sealed


def totals(
    entries: Mapping[int, Iterable[Answer]],
    outside: int,
    instrument: Instrument,
    sealed: Collection[int] = (),
) -> Totals:
    """Of a batch: each of its numbers with the entries under it, of which there may be none, and
    the numbers of forms that were ``sealed``."""
    found = [(number, tuple(answers)) for number, answers in entries.items()]
    answers = [answer for _, under in found for answer in under]
    flags = Counter(flag for answer in answers for flag in flags_of(answer, instrument))
    return Totals(
        forms=len(answers),
        marks=sum(map(_marks, answers)),
        complete=sum(len(each.picks) == len(instrument.questions) for each in answers),
        flags=flags,
        groups=Counter(answer.group for answer in answers),
        missing=tuple(number for number, under in found if not under and number not in sealed),
        twice=tuple(number for number, under in found if len(under) > 1),
        outside=outside,
        sealed=len(sealed),
    )


def flags_of(answer: Answer, instrument: Instrument) -> list[Flag]:
    """The flags of the questions of values of one entry."""
    paper = answer.paper
    found = []
    for question in instrument.questions if paper else ():
        if paper and question.id in paper.marked:
            count = len(paper.marked[question.id])
            many = Flag.OVER if count > question.pick else Flag.UNDER
            found.append(many if count else Flag.BLANK)
        if paper and question.id in paper.illegible:
            found.append(Flag.ILLEGIBLE)
    return found


def _marks(answer: Answer) -> int:
    beside = answer.paper.marked.values() if answer.paper else ()
    return sum(map(len, (*answer.picks.values(), *beside)))


def spans(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """The numbers, which come in their order, as stretches from one to another."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = found[-1][0], number
        else:
            found.append((number, number))
    return found
