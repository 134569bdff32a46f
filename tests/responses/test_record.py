"""Answers as documents, and documents that are no answers."""

import json
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetui.responses.answer import SCHEMA, Answer, Order, Paper, Status
from valuetui.responses.channel import Channel
from valuetui.responses.ease import Ease, Verdict
from valuetui.responses.record import (
    Adjudication,
    Amendment,
    Fact,
    Reentry,
    UnknownRecord,
    Void,
    fact_from_document,
)

ANSWER = Answer(
    id="0123456789abcdef" * 2,
    organisation="lillby",
    wave="2026",
    instrument="liten",
    instrument_hash="ab" * 32,
    group="citizens",
    station="kiosk-1",
    channel=Channel.KIOSK,
    language="sv",
    day="2026-11-23",
    picks={"current": ("v3", "v1"), "desired": ("v2", "v4")},
    order=Order("sha256-sort/1", 7, "03010204"),
    seconds={"current": 71},
)

NAMES = st.text(max_size=8)
PAPERS = st.builds(
    Paper,
    NAMES,
    NAMES,
    st.dictionaries(NAMES, st.lists(NAMES, unique=True, max_size=4).map(tuple), max_size=2),
    st.lists(NAMES, max_size=2).map(tuple),
    NAMES,
    st.booleans(),
)
SAID = {
    "group": NAMES,
    "unit": st.none() | NAMES,
    "background": st.dictionaries(
        NAMES,
        NAMES | st.integers(0, 9999) | st.lists(NAMES, unique=True, max_size=3).map(tuple),
        max_size=3,
    ),
    "write_ins": st.dictionaries(NAMES, NAMES, max_size=2),
    "paper": PAPERS,
}
"""All that stands on a form beside its picks."""
ANSWERS = st.builds(
    Answer,
    **dict.fromkeys(
        ("id", "organisation", "wave", "instrument", "instrument_hash", "group", "station",
         "language", "day"),
        NAMES,
    ),
    channel=st.sampled_from(Channel),
    picks=st.dictionaries(NAMES, st.lists(NAMES, unique=True, max_size=4).map(tuple), max_size=3),
    order=st.builds(Order, NAMES, st.integers(), NAMES),
    status=st.sampled_from(Status),
    seconds=st.dictionaries(NAMES, st.integers(0, 9999), max_size=3),
    fast=st.booleans(),
    unit=st.none() | NAMES,
    session=st.none() | NAMES,
    background=st.dictionaries(
        NAMES,
        NAMES | st.integers(0, 9999) | st.lists(NAMES, unique=True, max_size=3).map(tuple),
        max_size=3,
    ),
    write_ins=st.dictionaries(NAMES, NAMES, max_size=2),
    paper=st.none() | PAPERS,
)  # fmt: skip


CORRECTION = {
    "id": NAMES,
    "of": NAMES,
    "reason": NAMES,
    "day": NAMES,
    "station": NAMES,
    "operator": st.none() | NAMES,
}
PICKS = st.dictionaries(NAMES, st.lists(NAMES, unique=True, max_size=4).map(tuple), max_size=3)
FACTS = st.one_of(
    ANSWERS,
    st.builds(Void, **CORRECTION),
    st.builds(
        Amendment, **CORRECTION, revision=st.integers(), picks=PICKS, group=st.none() | NAMES
    ),
    st.builds(
        Adjudication,
        **CORRECTION,
        revision=st.integers(),
        picks=PICKS,
        against=st.lists(NAMES, unique=True, max_size=3).map(tuple),
    ),
    st.builds(
        Adjudication,
        **CORRECTION,
        **SAID,
        revision=st.integers(),
        picks=PICKS,
        against=st.lists(NAMES, unique=True, max_size=3).map(tuple),
    ),
    st.builds(Reentry, **SAID, **dict.fromkeys(("id", "of", "day", "station"), NAMES), picks=PICKS),
    st.builds(
        Ease,
        **dict.fromkeys(("id", "station", "day", "language", "instrument_hash"), NAMES),
        verdict=st.sampled_from(Verdict),
    ),
)


def document(**changes: Any) -> dict[str, Any]:
    """The answer as it comes back from a file, changed."""
    return {**json.loads(json.dumps(ANSWER.to_document())), **changes}


@given(FACTS)
def test_a_record_comes_back_equal_from_json(fact: Fact) -> None:
    assert fact_from_document(json.loads(json.dumps(fact.to_document()))) == fact


@given(FACTS, st.data())
def test_a_record_whose_fields_are_of_the_wrong_kind_is_refused(
    fact: Fact, data: st.DataObject
) -> None:
    form = fact.to_document()
    needed = ("id", "of", "reason", "day", "picks", "revision", "against", "schema", "kind")
    name = data.draw(st.sampled_from([name for name in needed if name in form]))
    form[name] = data.draw(st.sampled_from([None, 3.5, [[]], True, {"a": 1}]))
    with pytest.raises(UnknownRecord):
        fact_from_document(json.loads(json.dumps(form)))


def test_the_document_says_what_it_is() -> None:
    assert ANSWER.to_document()["kind"] == "answer"
    assert ANSWER.to_document()["schema"] == SCHEMA == 1


def test_the_document_holds_what_the_method_asks_for_and_nothing_about_the_person() -> None:
    assert set(ANSWER.to_document()) == {
        "kind", "schema", "id", "organisation", "wave", "instrument", "instrument_hash", "group",
        "station", "channel", "language", "day", "picks", "order", "status", "seconds", "fast",
        "unit", "session",
    }  # fmt: skip
    assert set(ANSWER.to_document()["order"]) == {"algorithm", "seed", "shown"}


FULL = replace(
    ANSWER,
    unit="north",
    background={"ways": ("school", "care"), "years": 41, "place": "Lillby"},
    write_ins={"desired": "tåg"},
    paper=Paper(
        "0f" * 16, "Kim", {"desired": ("v1", "v2", "v3"), "personal": ()}, ("years",), "en fläck"
    ),
)


def test_an_answer_without_background_is_the_document_that_it_always_was() -> None:
    more = set(FULL.to_document()) - set(ANSWER.to_document())
    assert more == {"background", "write_ins", "paper"}
    assert FULL.to_document()["background"]["ways"] == ["school", "care"]
    assert FULL.to_document()["paper"]["marked"] == {"desired": ["v1", "v2", "v3"], "personal": []}


def test_what_is_said_of_oneself_keeps_its_kind() -> None:
    returned = fact_from_document(json.loads(json.dumps(FULL.to_document())))
    assert returned == FULL


@pytest.mark.parametrize(
    "changes",
    [
        {"background": {"ways": ["school", "school"]}},
        {"background": {"ways": [3]}},
        {"background": {"years": 4.5}},
        {"background": {"years": None}},
        {"background": ["years"]},
        {"write_ins": {"desired": 3}},
        {"write_ins": "tåg"},
        {"paper": {"form": "0f" * 16}},
        {"paper": {"form": "0f" * 16, "operator": "Kim", "marked": {"desired": ["v1", "v1"]}}},
    ],
    ids=str,
)
def test_what_nobody_can_have_said_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(UnknownRecord):
        fact_from_document(document(**changes))


def test_picks_keep_their_order() -> None:
    answer = fact_from_document(document())
    assert isinstance(answer, Answer)
    assert answer.picks["current"] == ("v3", "v1")


def test_a_field_of_a_later_version_is_left_out() -> None:
    assert fact_from_document(document(write_in="okänt")) == ANSWER


def test_a_field_that_may_be_missing_has_its_default() -> None:
    without = document()
    for name in ("seconds", "fast", "unit", "session"):
        del without[name]
    assert fact_from_document(without) == replace(ANSWER, seconds={})


PICKED = "a-value-that-was-picked"


@pytest.mark.parametrize(
    "strange",
    [
        {},
        {"kind": "answer"},
        document(kind=PICKED),
        document(kind=[PICKED]),
        document(kind="void"),
        document(schema=PICKED),
        document(schema=2),
        document(schema=None),
        document(schema="1"),
        document(group=[PICKED]),
        document(group=None),
        document(day=20261123),
        document(picks=[PICKED]),
        document(picks={"current": PICKED}),
        document(picks={"current": [[PICKED]]}),
        document(picks={"current": [PICKED, 3]}),
        document(picks={"current": [PICKED, PICKED]}),
        document(order=PICKED),
        document(order={"seed": PICKED}),
        document(channel=PICKED),
        document(status=PICKED),
    ],
    ids=lambda strange: str(strange if len(strange) < 2 else strange.get("kind"))[:20],
)
def test_what_is_no_answer_of_this_version_is_refused_without_showing_it(
    strange: dict[str, Any],
) -> None:
    with pytest.raises(UnknownRecord) as refused:
        fact_from_document(strange)
    assert PICKED not in str(refused.value)
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__ or refused.value.__context__ is None


@pytest.mark.parametrize(
    "name",
    [each.name for each in fields(Answer)
     if each.name not in {"status", "seconds", "fast", "unit", "session", "background",
                          "write_ins", "paper"}],
)  # fmt: skip
def test_an_answer_that_lacks_something_is_refused(name: str) -> None:
    lacking = document()
    del lacking[name]
    with pytest.raises(UnknownRecord):
        fact_from_document(lacking)
