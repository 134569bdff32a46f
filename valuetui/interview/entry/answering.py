"""What a form says of the person: the group and the background questions, by the codes of their
options."""

from dataclasses import replace

from valuetui.instrument.background import Background, Kind
from valuetui.interview.background import SKIPPED, Given, fits, in_order
from valuetui.interview.entry.desk import Desk, choice
from valuetui.interview.entry.state import State
from valuetui.words.cleaning import short_line


def group_digit(desk: Desk, state: State, typed: str) -> State:
    """One more digit of the code of the group."""
    groups = desk.instrument.groups
    match choice(state.pending, typed, len(groups)):
        case int(place):
            return _grouped(desk, _of_group(state, groups[place - 1].id), groups[place - 1].id)
        case str(begun):
            return replace(state, pending=begun, told=None)
    return state.refuse("no_option", code=state.pending + typed)


def digit(desk: Desk, state: State, typed: str) -> State:
    """One more digit of the answer to a background question."""
    question = desk.background(state)
    if question.kind is Kind.NUMBER:
        return _whole(desk, state, typed)
    if question.kind is Kind.TEXT:
        return state
    match choice(state.pending, typed, len(question.options)):
        case int(place):
            return _chosen(desk, state, question.options[place - 1].id)
        case str(begun):
            return replace(state, pending=begun, told=None)
    return state.refuse("no_option", code=state.pending + typed)


def enter(desk: Desk, state: State) -> State:
    """On: what is entered is all. Where nothing is, the person has left the question out."""
    question = desk.background(state)
    if question.kind is Kind.NUMBER and state.pending:
        return _number(desk, state)
    if state.pending:
        return state.refuse("half")
    if desk.is_done(state):
        return desk.on(state)
    if question.required and not state.sure and question.id not in state.sheet.illegible:
        return replace(state.tell("left_out", trouble=True), sure=True)
    return desk.on(_said(desk, state, question, SKIPPED))


def erase(desk: Desk, state: State) -> State:
    """Without what was entered here; to the place before where there is nothing."""
    question = desk.background(state)
    if state.sheet.about.of_question(question.id).now is None:
        return replace(desk.back(state), told=None)
    return replace(_said(desk, state, question, None), told=None)


def write(desk: Desk, state: State, text: str) -> State:
    """What the person has written at a question that asks for it; on to what comes next."""
    question = desk.background(state)
    said = short_line(text, question.letters)
    return desk.on(_said(desk, state, question, said or SKIPPED))


def illegible(desk: Desk, state: State) -> State:
    """What stands here cannot be read, or it can after all."""
    question = desk.background(state)
    sheet = state.sheet.turn_illegible(question.id)
    state = replace(state, sheet=sheet, pending="")
    if question.id not in sheet.illegible:
        return _said(desk, state, question, None).tell("legible")
    return desk.on(_said(desk, state, question, SKIPPED)).tell("illegible")


def _grouped(desk: Desk, state: State, group: str) -> State:
    """On with a form of this group; where it counts outside the session, that is told first, and
    Enter or another group is waited for."""
    if desk.leaves_session(state):
        meant = desk.rules.session_group()
        return replace(state, pending="").tell(
            "other_session", trouble=True, group=group, meant=meant
        )
    return desk.on(state).tell("group", group=group)


def _of_group(state: State, group: str) -> State:
    """Of somebody of this group; a code that was given for another one is forgotten."""
    is_other = group != state.sheet.group
    state = replace(state, code="", without_code=False) if is_other else state
    return replace(state, sheet=replace(state.sheet, group=group))


def _chosen(desk: Desk, state: State, option: str) -> State:
    question = desk.background(state)
    if question.kind is Kind.SINGLE:
        done = desk.on(_said(desk, state, question, option))
        return done.tell("option", question=question.id, option=option)
    before = state.sheet.about.of_question(question.id).now
    chosen = set(before if isinstance(before, tuple) else ()) ^ {option}
    said = in_order(question, tuple(chosen)) or None
    return _said(desk, state, question, said).tell("option", question=question.id, option=option)


def _whole(desk: Desk, state: State, typed: str) -> State:
    """One more digit of a number; when it can have no more, it is whole."""
    question = desk.background(state)
    state = replace(state, pending=state.pending + typed, sure=False, told=None)
    return _number(desk, state) if len(state.pending) == len(str(question.most)) else state


def _number(desk: Desk, state: State) -> State:
    question = desk.background(state)
    given = int(state.pending)
    if not fits(question, given):
        return state.refuse("range", least=question.least, most=question.most, typed=given)
    return desk.on(_said(desk, state, question, given)).tell("amount", n=given)


def _said(desk: Desk, state: State, question: Background, given: Given | None) -> State:
    """With this said to a question, or nothing yet. That somebody has left out what they had to
    answer is nothing that a clerk could mend."""
    about = state.sheet.about
    said = about.of_question(question.id).change(given)
    sheet = replace(state.sheet, about=about.put(question.id, said))
    if given not in {None, SKIPPED}:
        sheet = replace(sheet, illegible=sheet.illegible - {question.id})
    return desk.changed(state, sheet)
