"""The draft of a form that is being entered: what it takes to go on with it after a crash.

A draft comes from a disk, so that nothing of it is taken for granted.
"""

import re
from collections.abc import Mapping
from typing import Any

from valuetui.instrument.canonical import content_hash
from valuetui.instrument.form_number import MOST
from valuetui.instrument.model import Instrument
from valuetui.interview.background import SKIPPED, About, fits
from valuetui.interview.draft import CannotResume
from valuetui.interview.entry.desk import Desk
from valuetui.interview.entry.sheet import NOTE_LETTERS, Sheet
from valuetui.interview.entry.state import State
from valuetui.interview.route import REVIEW
from valuetui.words.cleaning import short_line

KIND, FORM = "paper-draft", 1
_IDENTIFIER = re.compile(r"[0-9a-f]{32}")


def to_document(state: State, instrument: Instrument) -> dict[str, Any]:
    """What is entered of a form, as a JSON document."""
    sheet = state.sheet
    return {
        "kind": KIND,
        "form": FORM,
        "instrument_hash": content_hash(instrument),
        "record_id": state.record_id,
        "number": sheet.number,
        "language": sheet.language,
        "group": sheet.group,
        "group_is_bound": sheet.group_is_bound,
        "about": {
            each: list(given) if isinstance(given, tuple) else given
            for each, given in sheet.about.given.items()
        },
        "marks": {each: list(values) for each, values in sheet.marks.items()},
        "write_ins": dict(sheet.write_ins),
        "illegible": sorted(sheet.illegible),
        "note": sheet.note,
        "settled": sorted(state.settled),
        "code": state.code,
        "without_code": state.without_code,
    }


def from_document(document: Mapping[str, Any], desk: Desk) -> State:
    """The form of a draft, at the first place at which something is to be entered.

    Raises :class:`~valuetui.interview.draft.CannotResume`, which says nothing of the content.
    """
    try:
        if (document["kind"], document["form"]) != (KIND, FORM):
            raise CannotResume("damaged")
        if document["instrument_hash"] != content_hash(desk.instrument):
            raise CannotResume("instrument")
        state = _state(document, desk)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise CannotResume("damaged") from None
    return state.at(desk.first_open(state) or REVIEW)


def _state(document: Mapping[str, Any], desk: Desk) -> State:
    asked = desk.instrument
    questions = {*asked.question_by_id, *asked.background_by_id}
    number, group = document["number"], document["group"]
    bound = document["group_is_bound"]
    record_id, note = document["record_id"], document["note"]
    _must(type(number) is int and 1 <= number <= MOST)
    _must(group is None or group in asked.group_by_id)
    _must(isinstance(bound, bool) and not (bound and group is None))
    _must(bool(_IDENTIFIER.fullmatch(record_id)) and document["language"] in asked.languages)
    _must(short_line(note, NOTE_LETTERS) == note)
    _must(questions.issuperset([*document["illegible"], *document["settled"]]))
    sheet = Sheet(
        language=document["language"],
        group=group,
        group_is_bound=bound,
        number=number,
        about=_about(document["about"], asked),
        marks=_marks(document["marks"], asked),
        write_ins=_write_ins(document["write_ins"], asked),
        illegible=frozenset(document["illegible"]),
        note=note,
    )
    code, without_code = document.get("code", ""), document.get("without_code", False)
    _must(code == "" or bool(_IDENTIFIER.fullmatch(code)))
    _must(isinstance(without_code, bool))
    settled = frozenset(document["settled"])
    return State(record_id, sheet, settled=settled, code=code, without_code=without_code)


def _about(said: Mapping[str, Any], asked: Instrument) -> About:
    given = {
        each: tuple(found) if isinstance(found, list) else found for each, found in said.items()
    }
    for each, found in given.items():
        _must(found == SKIPPED or fits(asked.background_by_id[each], found))
    return About.of(given)


def _marks(marks: Mapping[str, Any], asked: Instrument) -> dict[str, tuple[str, ...]]:
    found = {each: tuple(values) for each, values in marks.items()}
    for each, values in found.items():
        _must(each in asked.question_by_id and len(set(values)) == len(values))
        _must(asked.value_by_id.keys() >= set(values))
    return found


def _write_ins(words: Mapping[str, Any], asked: Instrument) -> dict[str, str]:
    for each, word in words.items():
        letters = asked.question_by_id[each].write_in_letters
        _must(bool(word) and short_line(word, letters) == word)
    return dict(words)


def _must(holds: bool) -> None:
    if not holds:
        raise ValueError
