"""How the checking of a form stands: who may enter it again, and who settles what it says. Pure.

Nobody checks their own entry, and nobody who has entered a form settles what it says. Whether a
form is to be entered again is told only of one that has been entered, and never to whoever has
entered it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from valuetui.instrument.model import Instrument
from valuetui.interview.entry.comparing import Part, differences, parts
from valuetui.responses.answer import Answer
from valuetui.responses.record import Amendment, Reentry
from valuetui.words.names import is_same_person


class Standing(StrEnum):
    """How far a form is."""

    NEW = "new"
    """Nobody has entered it, or what was entered does not count."""
    TWICE = "twice"
    """Several entries of it count: one of them has to be corrected first."""
    ONCE = "once"
    """It was entered, and is not to be entered again."""
    DUE = "due"
    """It is to be entered again, by somebody else."""
    AGREED = "agreed"
    DIFFERENT = "different"
    """Its entries differ: somebody else has to look at the paper."""
    SETTLED = "settled"


DONE = frozenset({Standing.AGREED, Standing.SETTLED})


@dataclass(frozen=True)
class Checked:
    """One form: its entries as they were typed, and what became of them."""

    firsts: tuple[Answer, ...]
    """The entries that count: one, where all is in order."""
    again: tuple[Reentry, ...]
    """The second entries of the first; more than one where two clerks did not know of each
    other."""
    is_drawn: bool
    """Whether it belongs to those that are entered twice."""
    settled: frozenset[str]
    """The ids of second entries that somebody has settled."""
    now: Answer | None = None
    """The first entry as it counts; None where that is as it was typed."""
    amendment: Amendment | None = None
    """What has made it so, where that is no settling."""

    def standing(self, instrument: Instrument) -> Standing:
        """How far it is."""
        if not self.firsts:
            return Standing.NEW
        if len(self.firsts) > 1:
            return Standing.TWICE
        if not self.again:
            return Standing.DUE if self.is_drawn else Standing.ONCE
        differing = [each.id for each in self.again if self.differences(each, instrument)]
        if not differing:
            return Standing.AGREED
        is_open = [each.id for each in self.again if self.open_parts(each, instrument)]
        return Standing.SETTLED if self.settled.issuperset(is_open) else Standing.DIFFERENT

    def differences(self, again: Reentry, instrument: Instrument) -> tuple[Part, ...]:
        """The parts of which a second entry says something else than the first, as both were
        typed."""
        return differences(self.firsts[0], again, instrument)

    def open_parts(self, again: Reentry, instrument: Instrument) -> tuple[Part, ...]:
        """Those of them of which the first entry, as it has been corrected since, still says
        something else. What a correction has changed of the others holds."""
        typed = self.differences(again, instrument)
        return tuple(each for each in differences(self.first, again, instrument) if each in typed)

    @property
    def first(self) -> Answer:
        """The first entry as it counts."""
        return self.now or self.firsts[0]

    @property
    def operators(self) -> tuple[str, ...]:
        """Who has entered it, the first one first."""
        papers = [each.paper for each in self.firsts if each.paper]
        papers += [each.paper for each in self.again]
        return tuple(paper.operator for paper in papers)

    def was_entered_by(self, operator: str) -> bool:
        """Whether this person has typed one of its entries."""
        return any(is_same_person(operator, each) for each in self.operators)


def refused_again(form: Checked, operator: str, instrument: Instrument) -> str:
    """Why this person is not to enter a form again, as a key of ``double.told``; empty where they
    are."""
    standing = form.standing(instrument)
    if standing in {Standing.NEW, Standing.TWICE}:
        return f"not_again.{standing}"
    if is_same_person(operator, form.operators[0]):
        return "not_again.own"
    return "" if standing is Standing.DUE else f"not_again.{standing}"


def refused_settling(form: Checked, operator: str, instrument: Instrument) -> str:
    """Why this person does not settle what a form says, as a key of ``double.told``; empty where
    they do."""
    if not form.firsts:
        return "not_settling.void"
    if form.standing(instrument) is not Standing.DIFFERENT:
        return "not_settling.done"
    return "not_settling.own" if form.was_entered_by(operator) else ""


@dataclass(frozen=True)
class Rates:
    """What the checking of a batch comes to."""

    drawn: int
    """Forms that were entered and are to be entered again, or have been."""
    due: tuple[int, ...]
    """The numbers of those that have not been."""
    compared: int
    """Forms that two people have entered."""
    different: int
    """Those of them of which anything was entered otherwise."""
    waiting: tuple[int, ...]
    """The numbers of those of which nobody has settled what the paper says."""
    parts: int
    """Parts of the forms that were compared."""
    differing: int
    """Parts that were entered otherwise."""


def rates(forms: Iterable[tuple[int, Checked]], instrument: Instrument) -> Rates:
    """Of the forms of a batch, each with its number."""
    found = [(number, form, form.standing(instrument)) for number, form in forms]
    compared = [
        (again, form)
        for _, form, standing in found
        if standing in {*DONE, Standing.DIFFERENT}
        for again in form.again
    ]
    counts = [len(form.differences(again, instrument)) for again, form in compared]
    return Rates(
        drawn=sum(form.is_drawn and standing is not Standing.NEW for _, form, standing in found),
        due=tuple(number for number, _, standing in found if standing is Standing.DUE),
        compared=len(compared),
        different=sum(map(bool, counts)),
        waiting=tuple(number for number, _, standing in found if standing is Standing.DIFFERENT),
        parts=sum(len(parts(form.firsts[0], again, instrument)) for again, form in compared),
        differing=sum(counts),
    )
