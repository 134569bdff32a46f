"""The code from a slip that comes with a form, where the group answers with one."""

from dataclasses import replace
from typing import Any

from valuetui.interview.entry.desk import Desk
from valuetui.interview.entry.state import State
from valuetui.interview.route import REVIEW, Place
from valuetui.interview.stage import Stage

SECTION = "double"


def take(desk: Desk, state: State, digest: str) -> State:
    """The code is right: ``digest`` is kept in its place."""
    taken = replace(state, code=digest)
    there = taken.at(desk.first_open(taken) or REVIEW)
    return there.tell("code.taken", section=SECTION)


def spent(state: State) -> State:
    """The code was right and was used for another answer before the form could be saved: it is
    asked for again, and all else stays."""
    without = replace(state, code="").at(Place(Stage.CODE))
    return without.refuse("code.spent_since", section=SECTION)


def refuse(state: State, finding: str, **about: Any) -> State:
    """Told why the form cannot be entered with what was typed."""
    return state.refuse(f"code.{finding}", section=SECTION, **about)


def none(desk: Desk, state: State) -> State:
    """No code came with the form: told first, and noted when Enter comes again, where that is
    allowed."""
    if not desk.rules.may_lack_code:
        return state.refuse("code.none", section=SECTION)
    if state.sure:
        return desk.on(replace(state, without_code=True)).tell("code.without", section=SECTION)
    told = state.tell("code.sure", trouble=True, section=SECTION)
    return replace(told, sure=True)
