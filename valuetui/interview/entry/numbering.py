"""Whose turn it is: the number of a form, typed or read from its code."""

from dataclasses import replace

from valuetui.instrument.form_number import (
    DIGITS,
    FormCode,
    NotAForm,
    read_code,
    read_number,
    written,
)
from valuetui.interview.entry.desk import Desk
from valuetui.interview.entry.state import State

WHOLE = DIGITS + 1


def digit(desk: Desk, state: State, typed: str) -> State:
    """One more digit of the number; the last one is followed by what comes next."""
    if len(state.pending) == WHOLE:  # it was another form, with a group of its own
        state = replace(state, sheet=desk.empty().sheet, pending="", code="", without_code=False)
    state = replace(state, pending=state.pending + typed, sure=False, told=None)
    return _number(desk, state) if len(state.pending) == WHOLE else state


def erase(state: State) -> State:
    """Without the last digit; a number that was taken is typed anew from its last digit on."""
    number = state.sheet.number
    digits = state.pending or ("" if number is None else written(number).replace("-", ""))
    sheet = replace(state.sheet, number=None)
    return replace(state, sheet=sheet, pending=digits[:-1], sure=False, told=None)


def enter(desk: Desk, state: State) -> State:
    """Take the number: the one that was taken before, one of which something odd was told, or one
    that staff have written on a form, without the digit that checks it: that is told first."""
    if not state.pending:
        return state.tell("number") if state.sheet.number is None else desk.on(state)
    if len(state.pending) == WHOLE:
        asked = state.told.key if state.told else ""
        return _doubted(desk, state, read_number(state.pending), asked) if state.sure else state
    number = int(state.pending)
    if not number:
        return state.refuse("no_form.range")
    if state.sure:
        digits = written(number).replace("-", "")
        return _new(desk, replace(state, pending=digits, sure=False), number)
    told = state.tell("by_hand", trouble=True, number=written(number))
    return replace(told, sure=True)


def scan(desk: Desk, state: State, text: str) -> State:
    """The code of a form, as a reader types it. It knows the version, and so it is checked."""
    try:
        code = read_code(text)
    except NotAForm as fault:
        return state.refuse(f"no_form.{fault.reason}")
    if not _is_of(desk, code):
        return state.refuse(
            "version", instrument=code.instrument, version=code.version, stamp=code.stamp
        )
    group = code.group or desk.batch.group
    sheet = replace(
        state.sheet, language=code.language, group=group, group_is_bound=group is not None
    )
    read = replace(state, sheet=sheet, pending="", told=None, code="", without_code=False)
    if code.number is None:
        return read.tell("number_by_hand")
    done = _number(desk, replace(read, pending=written(code.number).replace("-", "")))
    return done if done.pending or done.sheet.number else replace(done, sheet=state.sheet)


def _is_of(desk: Desk, code: FormCode) -> bool:
    asked = desk.instrument
    knows_group = code.group is None or code.group in asked.group_by_id
    return code.fits(asked) and code.language in asked.languages and knows_group


def _number(desk: Desk, state: State) -> State:
    """Take a whole number, or tell why not."""
    try:
        number = read_number(state.pending)
    except NotAForm as fault:
        return state.refuse(f"no_form.{fault.reason}", typed=state.pending)
    return _new(desk, state, number)


def _new(desk: Desk, state: State, number: int) -> State:
    """Take a number that nobody has entered yet, or tell why not."""
    if before := desk.rules.entered(number):
        return state.refuse(before.told, number=written(number), **vars(before))
    if refused := desk.rules.refused(number):
        return state.refuse(refused, section="double", number=written(number))
    return _doubted(desk, state, number)


def _doubted(desk: Desk, state: State, number: int, asked: str = "") -> State:
    """Ask about what is odd of a form with this number, one thing after another, after what was
    ``asked`` before; take it where nothing is left."""
    if asked not in {"outside", "read_elsewhere"} and not desk.batch.holds(number):
        odd = state.tell("outside", trouble=True, number=written(number))
    elif asked != "read_elsewhere" and desk.leaves_session(state):
        group, meant = state.sheet.group, desk.rules.session_group()
        odd = state.tell("read_elsewhere", trouble=True, group=group, meant=meant)
    else:
        return _taken(desk, state, number)
    return replace(odd, sure=True)


def _taken(desk: Desk, state: State, number: int) -> State:
    taken = replace(state, sheet=replace(state.sheet, number=number))
    return desk.on(taken).tell("taken", number=written(number))
