"""Drafts: an interview goes on exactly where it was, or is refused in plain words."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.instrument.samples import make_instrument
from tests.interview.journeys import DAY, RECORD_ID, Clock, begin, fill, hand_in, to_review
from valuetui.instrument.model import KioskRules
from valuetui.interview.draft import CannotResume, Draft
from valuetui.interview.picks import Picks
from valuetui.interview.session import NotAllowed, Session, Stage
from valuetui.responses.answer import Answer, Status
from valuetui.responses.channel import Channel

INSTRUMENT = make_instrument()


def halfway(**arguments: Any) -> Session:
    """A session at its second question, with two picks there."""
    session = begin(**{"group": None, **arguments})
    session.begin()
    session.choose_group("elected")
    fill(session)
    session.next()
    session.pick("v9")
    session.pick("v2")
    return session


def resumed(draft: Draft, clock: Clock | None = None) -> Session:
    return Session.resume(INSTRUMENT, draft, clock=clock or Clock())


def break_off(session: Session) -> Answer | None:
    return session.break_off(day=DAY, station="kiosk-1", channel=Channel.KIOSK)


class TestGoingOn:
    def test_the_answer_is_the_same_as_without_a_crash(self) -> None:
        clock = Clock()
        session = halfway(clock=clock)
        clock.wait(20)
        other = resumed(session.draft())
        for each in (session, other):
            fill(each)
            each.next()
        assert hand_in(other) == hand_in(session)

    def test_the_record_keeps_its_id_so_that_it_is_saved_once(self) -> None:
        assert hand_in(resumed(to_review(begin()).draft())).id == RECORD_ID

    def test_the_order_stays_as_it_was_even_after_a_change_of_language(self) -> None:
        instrument = make_instrument(alphabetical=True)
        labels = [{"sv": each.id, "en": each.id[::-1]} for each in instrument.values]
        instrument = replace(
            instrument,
            values=tuple(
                replace(value, label=label)
                for value, label in zip(instrument.values, labels, strict=True)
            ),
        )
        session = begin(instrument, language="sv")
        session.use_language("en")
        other = Session.resume(instrument, session.draft(), clock=Clock())
        assert other.language == "en"
        assert other.values == session.values
        assert other.values != begin(instrument, language="en").values

    def test_undo_takes_back_what_was_done_since(self) -> None:
        session = resumed(halfway().draft())
        session.undo()
        assert session.picks == Picks(3, ("v9", "v2"))
        session.pick("v4")
        session.undo()
        assert session.picks.chosen == ("v9", "v2")

    def test_the_time_in_between_is_nobodys(self) -> None:
        clock = Clock()
        session = begin(clock=clock)
        session.begin()
        clock.wait(20)
        draft = session.draft()
        clock.wait(1000)
        other = resumed(draft, clock)
        clock.wait(5)
        assert other.draft().seconds["current"] == 25

    def test_without_paradata_a_draft_has_no_times(self) -> None:
        clock = Clock()
        session = halfway(instrument=make_instrument(paradata=False), clock=clock)
        clock.wait(20)
        assert session.draft().seconds == {}

    def test_an_ended_interview_has_no_draft(self) -> None:
        session = begin()
        session.abandon()
        with pytest.raises(NotAllowed):
            session.draft()

    def test_nobody_would_miss_an_interview_that_has_not_begun(self) -> None:
        session = begin()
        assert session.draft().holds_nothing
        session.begin()
        assert not session.draft().holds_nothing
        session.pick("v1")
        session.back()
        assert session.stage is Stage.INFORMATION
        assert not session.draft().holds_nothing


class TestTelling:
    def test_every_change_is_told_and_nothing_else(self) -> None:
        told: list[Stage] = []
        session = begin(changed=lambda: told.append(session.stage))
        steps: list[Callable[[], object]] = [
            session.begin,
            lambda: session.pick("v1"),
            lambda: session.swap("v1", "v2"),
            lambda: session.unpick("v2"),
            session.undo,
            lambda: session.use_language("en"),
            session.back,
        ]
        for number, step in enumerate(steps, 1):
            step()
            assert len(told) == number
        session.begin()
        before = len(told)
        session.pick("v2")
        session.unpick("v7")
        with suppress(NotAllowed):
            session.next()
        assert len(told) == before

    def test_the_end_is_not_told_for_the_answer_is_not_safe_yet(self) -> None:
        told: list[Stage] = []
        session = begin(changed=lambda: told.append(session.stage))
        to_review(session)
        before = len(told)
        hand_in(session)
        session.abandon()
        assert len(told) == before


class TestBreakingOff:
    def test_what_is_answered_in_full_is_a_partial_answer(self) -> None:
        clock = Clock()
        session = begin(clock=clock)
        session.begin()
        clock.wait(60)
        fill(session)
        picked = session.picks.chosen
        session.next()
        session.pick("v1")
        answer = break_off(session)
        assert answer is not None
        assert answer.status is Status.PARTIAL
        assert answer.picks == {"current": picked}
        assert (answer.id, answer.day) == (RECORD_ID, DAY.isoformat())
        assert not answer.fast
        assert session.ended

    def test_what_was_never_handed_in_is_partial_even_if_nothing_is_missing(self) -> None:
        answer = break_off(to_review(begin()))
        assert answer is not None
        assert answer.status is Status.PARTIAL
        assert answer.picks.keys() == {"current", "desired"}

    def test_where_no_question_is_answered_in_full_there_is_no_answer(self) -> None:
        session = begin()
        session.begin()
        session.pick("v1")
        assert break_off(session) is None
        assert session.ended
        assert session.picks.chosen == ()

    def test_an_ended_interview_cannot_be_broken_off(self) -> None:
        session = to_review(begin())
        hand_in(session)
        with pytest.raises(NotAllowed):
            break_off(session)


class TestRefusing:
    def test_a_draft_of_another_version_of_the_questionnaire(self) -> None:
        draft = halfway().draft()
        with pytest.raises(CannotResume, match="another version") as refused:
            Session.resume(replace(INSTRUMENT, version="2"), draft, clock=Clock())
        assert refused.value.reason == "instrument"

    def test_what_the_kiosk_does_by_itself_makes_no_other_version(self) -> None:
        draft = halfway().draft()
        slower = replace(INSTRUMENT, kiosk=KioskRules(idle=600))
        assert Session.resume(slower, draft, clock=Clock()).picks.chosen == ("v9", "v2")

    @pytest.mark.parametrize(
        "changes",
        [
            {"record_id": "0123"},
            {"record_id": RECORD_ID.upper()},
            {"language": "fi"},
            {"stage": Stage.SUBMITTED},
            {"stage": Stage.ABANDONED},
            {"stage": Stage.REVIEW},
            {"stage": Stage.GROUP, "group_is_bound": True},
            {"stage": Stage.GROUP, "revising": True},
            {"stage": Stage.INFORMATION, "revising": True},
            {"group": None},
            {"group": None, "group_is_bound": True},
            {"group": "unknown"},
            {"number": 2},
            {"picks": {}},
            {"picks": {"current": ("v1", "v2", "v3")}},
            {"picks": {"current": ("v1", "v2"), "desired": ()}},
            {"picks": {"current": ("v1", "v2", "v3", "v4"), "desired": ()}},
            {"picks": {"current": ("v1", "v2", "v2"), "desired": ()}},
            {"picks": {"current": ("v1", "v2", "unknown"), "desired": ()}},
            {"picks": {"current": ("v1", "v2", "v3"), "desired": (), "more": ()}},
            {"number": 0, "revising": True},
        ],
        ids=str,
    )
    def test_a_draft_to_which_no_interview_leads(self, changes: dict[str, Any]) -> None:
        with pytest.raises(CannotResume) as refused:
            resumed(replace(halfway().draft(), **changes))
        assert refused.value.reason == "damaged"

    @pytest.mark.parametrize("shown", ["", "01", "0102030405060708091011", "01" * 12, "0" * 23])
    def test_an_order_that_does_not_show_every_value_once(self, shown: str) -> None:
        draft = halfway().draft()
        with pytest.raises(CannotResume):
            resumed(replace(draft, order=replace(draft.order, shown=shown)))

    def test_an_order_made_in_another_way(self) -> None:
        draft = halfway().draft()
        with pytest.raises(CannotResume):
            resumed(replace(draft, order=replace(draft.order, algorithm="dice/1")))

    def test_the_reason_shows_nothing_of_the_content(self) -> None:
        document = halfway().draft().to_document()
        document["picks"]["current"] = [["v9"]]
        with pytest.raises(CannotResume) as refused:
            Draft.from_document(document)
        assert "v9" not in str(refused.value)
        assert refused.value.__cause__ is None
        assert refused.value.__suppress_context__


SOUND = halfway().draft().to_document()
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
    | st.sampled_from(["v1", "v2", "current", "review", "question", RECORD_ID, 10**400]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner,
                                                                max_size=3),
    max_leaves=5,
)  # fmt: skip


@given(
    changes=st.dictionaries(st.sampled_from(list(SOUND)), json_values, max_size=3),
    missing=st.sets(st.sampled_from(list(SOUND)), max_size=1),
    stage=st.sampled_from(list(Stage)),
    number=st.integers(0, 3),
    revising=st.booleans(),
)
def test_whatever_a_file_holds_is_refused_or_leads_to_a_whole_answer(
    changes: dict[str, Any], missing: set[str], stage: Stage, number: int, revising: bool
) -> None:
    own = {"stage": stage, "number": number, "revising": revising}
    document = {key: value for key, value in (SOUND | own | changes).items() if key not in missing}
    try:
        session = resumed(Draft.from_document(document))
    except CannotResume:
        return
    while session.stage is not Stage.REVIEW:
        match session.stage:
            case Stage.INFORMATION:
                session.begin()
            case Stage.GROUP:
                session.choose_group("citizens")
            case _:
                fill(session)
                session.next()
    answer = hand_in(session)
    assert all(len(set(picks)) == 3 for picks in answer.picks.values())
    assert answer.picks.keys() == {"current", "desired"}
    json.dumps(answer.to_document())


def test_a_draft_comes_back_equal_from_json() -> None:
    draft = halfway().draft()
    assert Draft.from_document(json.loads(json.dumps(draft.to_document()))) == draft
