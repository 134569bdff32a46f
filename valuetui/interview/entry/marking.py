"""The values that are marked on a form, by their codes: two digits, and the next one."""

from dataclasses import replace

from valuetui.instrument.form_number import sound
from valuetui.instrument.model import Value
from valuetui.interview.entry.desk import Desk
from valuetui.interview.entry.rules import CODE
from valuetui.interview.entry.state import State
from valuetui.interview.stage import Stage
from valuetui.words.cleaning import short_line


def digit(desk: Desk, state: State, typed: str) -> State:
    """One more digit of a code. With the last value that is asked for, the question is done."""
    state = replace(state, pending=state.pending + typed, sure=False, told=None)
    if len(state.pending) < desk.rules.code_length:
        return state
    code = state.pending
    if desk.rules.check_digits and not sound(code):
        return state.refuse("check", code=code)
    value = next((each for each in desk.instrument.values if each.code == code[:CODE]), None)
    if value is None:
        return state.refuse("no_code", code=code)
    return _take_out(desk, state, value) if state.taking_out else _mark(desk, state, value)


def enter(desk: Desk, state: State) -> State:
    """On: what is entered is all that is marked. That it is not as much as asked for is told first,
    for it may be a slip."""
    question = desk.question(state)
    count = len(state.sheet.marked(question.id))
    if state.pending:
        return state.refuse("half")
    if count == question.pick or question.id in state.settled:
        return desk.on(replace(state, told=None))
    if count > question.pick or state.sure or question.id in state.sheet.illegible:
        return replace(desk.settle(state), told=None)
    key = "under" if count else "blank"
    told = state.tell(key, trouble=True, n=count, pick=question.pick)
    return replace(told, sure=True, taking_out=False)


def erase(desk: Desk, state: State) -> State:
    """Without the last value; to the place before where there is none."""
    question = desk.question(state)
    *rest, last = state.sheet.marked(question.id) or ("",)
    if not last:
        return replace(desk.back(state), told=None)
    done = desk.changed(state, state.sheet.mark(question.id, *rest))
    return done.tell("out", value=last)


def more(desk: Desk, state: State) -> State:
    """More is marked than the question asks for: take all of it, until Enter. The last digit of a
    full question leads on, so that a clerk sees too late that there is more: then it is meant for
    the question before."""
    question = desk.question(state)
    is_fresh = not state.sheet.marked(question.id) and question.id not in state.settled
    if state.place.number and is_fresh and not state.pending:
        before = desk.back(state)
        is_question = before.place.stage is Stage.QUESTION
        if is_question and before.sheet.counts(desk.question(before)):
            state, question = before, desk.question(before)
    return replace(state, opened=True, pending="", sure=False).tell("more", question=question.id)


def take_out(state: State) -> State:
    """The next code is that of a value to take out; or not, after all."""
    turned = replace(state, taking_out=not state.taking_out, pending="", sure=False)
    return turned.tell("take_out" if turned.taking_out else "take_in")


def illegible(desk: Desk, state: State) -> State:
    """Something cannot be read at this question, or all can after all."""
    question = desk.question(state)
    done = desk.changed(state, state.sheet.turn_illegible(question.id))
    is_set = question.id in done.sheet.illegible
    return done.tell("illegible" if is_set else "legible")


def write_in(desk: Desk, state: State, text: str) -> State:
    """The word that somebody has written in; an empty one takes it out."""
    question = desk.question(state)
    word = short_line(text, question.write_in_letters)
    return replace(state, sheet=state.sheet.write(question.id, word), told=None)


def _mark(desk: Desk, state: State, value: Value) -> State:
    question = desk.question(state)
    marked = state.sheet.marked(question.id)
    if value.id in marked:
        return state.refuse("twice", value=value.id)
    if len(marked) >= question.pick and not state.opened:
        return state.refuse("full", pick=question.pick)
    done = desk.changed(state, state.sheet.mark(question.id, *marked, value.id))
    is_last = len(marked) + 1 == question.pick and not state.opened
    return (desk.on(done) if is_last else done).tell("in", value=value.id)


def _take_out(desk: Desk, state: State, value: Value) -> State:
    question = desk.question(state)
    marked = state.sheet.marked(question.id)
    if value.id not in marked:
        return state.refuse("not_in", value=value.id)
    rest = (each for each in marked if each != value.id)
    done = desk.changed(replace(state, taking_out=False), state.sheet.mark(question.id, *rest))
    return done.tell("out", value=value.id)
