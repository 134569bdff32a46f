"""Settling what a form says: only what its entries differ in is asked for, and nothing of either of
them is taken over there. Pure.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from valuetui.instrument.model import Instrument
from valuetui.interview.background import SKIPPED, About
from valuetui.interview.entry.checking import Checked
from valuetui.interview.entry.comparing import What, about, marks
from valuetui.interview.entry.desk import Desk
from valuetui.interview.entry.sheet import Sheet
from valuetui.interview.entry.state import State
from valuetui.interview.route import REVIEW
from valuetui.responses.answer import Answer

V = TypeVar("V")


def open_parts(form: Checked, instrument: Instrument) -> dict[What, frozenset[str]]:
    """The questions of which the entries of a form still differ, by what of them does; of the group
    it is an empty name."""
    found: dict[What, set[str]] = {what: set() for what in What}
    for again in form.again:
        for part in form.open_parts(again, instrument):
            found[part.what].add(part.question)
    return {what: frozenset(questions) for what, questions in found.items()}


def asked_ids(form: Checked, instrument: Instrument) -> frozenset[str]:
    """The questions, of whatever kind, that are asked while what a form says is settled."""
    found = open_parts(form, instrument)
    return found[What.BACKGROUND] | found[What.MARKS] | found[What.WRITE_IN]


def settling(form: Checked, desk: Desk, number: int) -> State:
    """The form with all that its entries agree upon, as it has been corrected since, at the first
    thing that they differ in."""
    instrument = desk.instrument
    first, differ = form.first, open_parts(form, instrument)
    is_bound = not differ[What.GROUP]
    marked = {each.id: marks(first, each.id) for each in instrument.questions}
    sheet = Sheet(
        language=first.language,
        group=first.group if is_bound else None,
        group_is_bound=is_bound,
        number=number,
        about=_agreed_about(form, instrument, differ[What.BACKGROUND]),
        marks={each: found for each, found in marked.items() if each not in differ[What.MARKS]},
        write_ins={
            each: word
            for each, word in first.write_ins.items()
            if each not in differ[What.WRITE_IN]
        },
        illegible=_illegible(first) - asked_ids(form, instrument),
    )
    agreed = frozenset(marked) - differ[What.MARKS]
    return desk.on(replace(State(desk.rules.new_id(), sheet), settled=agreed))


def going_on(fresh: State, typed: State, form: Checked, desk: Desk) -> State:
    """The form as :func:`settling` begins it, with what somebody has ``typed`` of it before. Of
    what is not asked for any more nothing is taken over."""
    instrument, differ = desk.instrument, open_parts(form, desk.instrument)
    asked, mine, sheet = asked_ids(form, instrument), typed.sheet, fresh.sheet
    words = {each: word for each, word in sheet.write_ins.items() if each not in asked}
    done = replace(
        sheet,
        group=mine.group if differ[What.GROUP] else sheet.group,
        about=About.of({**mine.about.given, **sheet.about.given}),
        marks={**_of(mine.marks, differ[What.MARKS]), **sheet.marks},
        write_ins={**_of(mine.write_ins, asked), **words},
        illegible=sheet.illegible | (mine.illegible & asked),
        note=mine.note,
    )
    settled = fresh.settled | (typed.settled & differ[What.MARKS])
    state = State(typed.record_id, done, settled=settled)
    return state.at(desk.first_open(state) or REVIEW)


def _of(said: Mapping[str, V], questions: frozenset[str]) -> dict[str, V]:
    return {each: found for each, found in said.items() if each in questions}


def _illegible(entry: Answer) -> frozenset[str]:
    return frozenset(entry.paper.illegible if entry.paper else ())


def _agreed_about(form: Checked, instrument: Instrument, differing: frozenset[str]) -> About:
    """What the entries say of the person alike, also that a question was left out."""
    first = about(form.first, instrument)
    asked = {each.id for each in first.asked(instrument, form.first.group)}
    left_out = dict.fromkeys(asked - set(first.given), SKIPPED)
    given = left_out | first.given
    return About.of({each: said for each, said in given.items() if each not in differing})
