"""Whether two entries of one form say the same, part by part. Pure.

What was marked is compared as sets: in which order a clerk has read the codes says nothing. The
sign that something cannot be read and remarks are not compared, for nothing that counts hangs on
them.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from valuetui.instrument.background import Background
from valuetui.instrument.model import Instrument
from valuetui.interview.background import About, Given
from valuetui.responses.answer import Answer
from valuetui.responses.record import Reentry

Entry: TypeAlias = Answer | Reentry


class What(StrEnum):
    """What of a form is compared."""

    GROUP = "group"
    BACKGROUND = "background"
    MARKS = "marks"
    """All that is marked at a question of values."""
    WRITE_IN = "write_in"


@dataclass(frozen=True)
class Part:
    """One part of a form: the group, or what stands at a question."""

    what: What
    question: str = ""


def parts(one: Entry, other: Entry, instrument: Instrument) -> tuple[Part, ...]:
    """Every part that is asked of either entry, in the order of the form."""
    entries = (one, other)
    asked = {each.id for entry in entries for each in _background(entry, instrument)}
    found = [Part(What.GROUP)]
    found += [Part(What.BACKGROUND, each.id) for each in instrument.background if each.id in asked]
    for question in instrument.questions:
        found.append(Part(What.MARKS, question.id))
        if any(question.takes_write_in(entry.group) for entry in entries):
            found.append(Part(What.WRITE_IN, question.id))
    return tuple(found)


def differences(one: Entry, other: Entry, instrument: Instrument) -> tuple[Part, ...]:
    """The parts of which the entries say something else."""
    return tuple(
        part
        for part in parts(one, other, instrument)
        if _as_compared(one, part, instrument) != _as_compared(other, part, instrument)
    )


def marks(entry: Entry, question: str) -> tuple[str, ...]:
    """The values that are marked at a question, whether they count or not."""
    beside = entry.paper.marked if entry.paper else {}
    return tuple(entry.picks.get(question) or beside.get(question, ()))


def said(entry: Entry, question: str, instrument: Instrument) -> Given | None:
    """What stands at a background question; None where nothing does."""
    asked = instrument.background_by_id[question]
    return entry.unit if asked.unit else entry.background.get(question)


def about(entry: Entry, instrument: Instrument) -> About:
    """All that stands at the background questions."""
    found = {each.id: said(entry, each.id, instrument) for each in instrument.background}
    return About.of({question: given for question, given in found.items() if given is not None})


def _background(entry: Entry, instrument: Instrument) -> tuple[Background, ...]:
    return about(entry, instrument).asked(instrument, entry.group)


def _as_compared(entry: Entry, part: Part, instrument: Instrument) -> object:
    match part.what:
        case What.GROUP:
            return entry.group
        case What.BACKGROUND:
            given = said(entry, part.question, instrument)
            return given.casefold() if isinstance(given, str) else given
        case What.MARKS:
            return frozenset(marks(entry, part.question))
    return entry.write_ins.get(part.question, "").casefold()
