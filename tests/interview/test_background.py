"""Background questions, and a word that is missing: asked, answered, changed and kept."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.instrument.samples import make_instrument
from tests.interview.journeys import BACKGROUND, DAY, Clock, begin, fill, hand_in
from valuetui.instrument.model import Instrument
from valuetui.interview.background import Given, Said, asked
from valuetui.interview.draft import CannotResume
from valuetui.interview.session import NotAllowed, Session, Stage
from valuetui.responses.answer import Answer, Status
from valuetui.responses.channel import Channel

INSTRUMENT = make_instrument(background=BACKGROUND, write_in=("citizens", "elected"))


def at_background(instrument: Instrument = INSTRUMENT, group: str = "citizens") -> Session:
    session = begin(instrument, group=None)
    session.begin()
    session.choose_group(group)
    return session


def answers(session: Session, *given: Given | None) -> Session:
    """Answer the next background questions, and skip those that are to be answered by None."""
    for each in given:
        if each is None:
            session.skip()
        else:
            session.say(each)
            session.next()
    return session


def to_review(session: Session) -> Session:
    for _ in session.instrument.questions:
        fill(session)
        session.next()
    return session


def stage_of(session: Session) -> Stage:
    """The stage, which a step may change."""
    return session.stage


class TestAsking:
    def test_only_those_whose_conditions_all_hold(self) -> None:
        session = at_background()
        assert [each.id for each in session.asked] == ["place", "name"]
        session.say("b")
        assert [each.id for each in session.asked] == ["place", "age", "name"]
        session.say("a")
        assert [each.id for each in session.asked] == ["place", "age", "ways", "name"]

    def test_nobody_is_asked_what_no_condition_holds_for(self) -> None:
        assert at_background(group="employees").stage is Stage.QUESTION

    def test_a_bound_station_goes_from_the_information_to_the_first_that_holds(self) -> None:
        session = begin(INSTRUMENT, group="elected")
        session.begin()
        assert (session.stage, session.background.id) == (Stage.BACKGROUND, "name")
        session.back()
        assert session.stage is Stage.INFORMATION

    def test_an_answer_to_what_is_not_asked_any_more_makes_no_condition_hold(self) -> None:
        age: dict[str, Given] = {"place": "a", "age": 3}
        assert [q.id for q in asked(INSTRUMENT, "citizens", age)] == [
            "place",
            "age",
            "ways",
            "name",
        ]
        assert [q.id for q in asked(INSTRUMENT, "elected", age)] == ["name"]

    @given(
        group=st.sampled_from([None, "citizens", "elected", "employees"]),
        given=st.dictionaries(
            st.sampled_from([each.id for each in BACKGROUND]),
            st.sampled_from(["a", "b", "", 3, ("p",)]),
        ),
    )
    def test_no_question_depends_on_itself_or_a_later_one(
        self, group: str | None, given: dict[str, Given]
    ) -> None:
        found = asked(INSTRUMENT, group, given)
        for number, question in enumerate(BACKGROUND):
            earlier = {each.id: given[each.id] for each in BACKGROUND[:number] if each.id in given}
            assert (question in found) == (question in asked(INSTRUMENT, group, earlier))


class TestAnswering:
    @pytest.mark.parametrize("wrong", ["c", "", ("a",), 1, True, ()], ids=str)
    def test_what_is_no_answer_changes_nothing(self, wrong: Any) -> None:
        session = at_background()
        with pytest.raises(ValueError, match="no answer"):
            session.say(wrong)
        assert session.said == Said()

    @pytest.mark.parametrize("wrong", [0, 6, True, "3"], ids=str)
    def test_a_number_lies_between_its_limits(self, wrong: Any) -> None:
        session = answers(at_background(), "b")
        with pytest.raises(ValueError, match="no answer"):
            session.say(wrong)

    def test_nobody_goes_on_without_a_word(self) -> None:
        session = at_background()
        with pytest.raises(NotAllowed):
            session.next()
        session.skip()
        assert session.background.id == "name"

    def test_what_is_required_cannot_be_skipped(self) -> None:
        session = answers(at_background(), "a", 3)
        assert session.background.id == "ways"
        with pytest.raises(NotAllowed):
            session.skip()
        session.say(("p",))
        session.say(None)
        with pytest.raises(NotAllowed):
            session.next()

    def test_every_change_can_be_undone_also_that_of_skipping(self) -> None:
        session = at_background()
        for each in ("a", "b", None):
            session.say(each)
        session.skip()
        session.back()
        states = [session.said.now]
        while session.said.history:
            session.undo()
            states.append(session.said.now)
        assert states == ["", None, "b", "a", None]
        session.undo()
        assert session.said == Said()


class TestGoingBackAndRevising:
    def test_the_questions_lead_back_to_the_last_of_them(self) -> None:
        session = answers(at_background(), "b", 3, "Ö")
        assert session.stage is Stage.QUESTION
        for expected in ("name", "age", "place"):
            session.back()
            assert session.background.id == expected
        session.back()
        assert stage_of(session) is Stage.GROUP

    def test_a_revised_answer_leads_straight_back_to_the_review(self) -> None:
        session = to_review(answers(at_background(), "b", 3, "Ö"))
        session.revise("age")
        session.say(4)
        session.next()
        assert session.stage is Stage.REVIEW
        assert hand_in(session).background == {"age": 4, "name": "Ö"}

    def test_what_a_revised_answer_makes_be_asked_is_asked_before_the_review(self) -> None:
        session = to_review(answers(at_background(), "b", 3, None))
        session.revise("place")
        session.say("a")
        session.next()
        assert (session.stage, session.background.id) == (Stage.BACKGROUND, "ways")
        session.say(("q",))
        session.next()
        assert session.stage is Stage.REVIEW
        assert hand_in(session).background == {"age": 3, "ways": ("q",)}

    def test_nobody_gets_past_it_by_going_back(self) -> None:
        session = to_review(answers(at_background(), "b", 3, None))
        session.revise("place")
        session.say("a")
        session.back()
        assert stage_of(session) is Stage.GROUP
        session.choose_group("citizens")
        for each in ("place", "age", "ways"):
            assert session.background.id == each
            if each == "ways":
                session.say(("p",))
            session.next()

    def test_what_is_not_asked_cannot_be_revised(self) -> None:
        session = to_review(answers(at_background(), None, None))
        with pytest.raises(ValueError, match="age"):
            session.revise("age")


class TestTheAnswer:
    def test_it_holds_what_was_asked_and_answered_and_the_unit_in_its_place(self) -> None:
        answer = hand_in(to_review(answers(at_background(), "a", 3, ("p", "q"), "Ö")))
        assert answer.unit == "a"
        assert answer.background == {"age": 3, "ways": ("p", "q"), "name": "Ö"}

    def test_what_shows_no_more_is_dropped(self) -> None:
        session = answers(at_background(), "a", 3, ("p",), "Ö")
        for _ in range(5):
            session.back()
        session.choose_group("elected")
        session.next()
        answer = hand_in(to_review(session))
        assert (answer.group, answer.unit, answer.background) == ("elected", None, {"name": "Ö"})

    def test_each_question_has_its_time(self) -> None:
        clock = Clock()
        session = begin(INSTRUMENT, group="elected", clock=clock)
        session.begin()
        clock.wait(7)
        session.skip()
        clock.wait(20)
        assert hand_in(to_review(session)).seconds["name"] == 7

    def test_a_partial_answer_holds_them_too(self) -> None:
        session = answers(at_background(), "b", 3, None)
        fill(session)
        session.write_in("tåg")
        session.next()
        session.write_in("sjö")
        answer = session.break_off(
            day=DAY, station="kiosk-1", channel=Channel.KIOSK, sitting="a" * 32
        )
        assert isinstance(answer, Answer)
        assert (answer.status, answer.unit, answer.session) == (Status.PARTIAL, "b", "a" * 32)
        assert (answer.background, answer.write_ins) == ({"age": 3}, {"current": "tåg"})


class TestWritingIn:
    def test_it_is_cleaned_and_cut(self) -> None:
        session = at_background(make_instrument(write_in=("citizens",)))
        session.write_in("  en\t\x1b[31mny\n‮buss" + "x" * 500)
        assert session.picks.write_in == "en ny buss" + "x" * 20
        session.write_in(" \n ")
        assert session.picks.write_in == ""

    def test_it_is_undone_in_its_turn(self) -> None:
        session = at_background(make_instrument(write_in=("citizens",)))
        session.pick("v1")
        session.write_in("tåg")
        session.pick("v2")
        for chosen, word in ((("v1",), "tåg"), (("v1",), ""), ((), "")):
            session.undo()
            assert (session.picks.chosen, session.picks.write_in) == (chosen, word)

    def test_it_is_refused_where_the_group_is_not_asked_for_one(self) -> None:
        session = at_background(make_instrument(write_in=("citizens",)), "employees")
        assert not session.takes_write_in
        with pytest.raises(NotAllowed):
            session.write_in("tåg")

    def test_it_is_dropped_with_the_group_that_was_asked_for_one(self) -> None:
        session = at_background(make_instrument(write_in=("citizens",)))
        session.write_in("tåg")
        session.back()
        session.choose_group("employees")
        assert hand_in(to_review(session)).write_ins == {}

    def test_it_is_no_pick(self) -> None:
        session = at_background(make_instrument(write_in=("citizens",)))
        session.write_in("tåg")
        answer = hand_in(to_review(session))
        assert answer.write_ins == {"current": "tåg"}
        assert all(len(picks) == 3 for picks in answer.picks.values())


class TestDrafts:
    def test_an_interview_goes_on_at_its_background_question(self) -> None:
        session = answers(at_background(), "a", 3)
        session.say(("q",))
        resumed = Session.resume(INSTRUMENT, session.draft(), clock=Clock())
        assert (resumed.background.id, resumed.said.now) == ("ways", ("q",))
        answers(resumed, ("p",), None)
        assert hand_in(to_review(resumed)).background == {"age": 3, "ways": ("p",)}

    @pytest.mark.parametrize(
        "changes",
        [
            {"background": {"place": "c"}},
            {"background": {"place": "a", "age": 9}},
            {"background": {"place": "a", "age": 3, "ways": ("q", "p")}},
            {"background": {"place": "a", "age": 3, "ways": ""}},
            {"background": {"place": "b", "age": 3}},
            {"background": {"place": "a"}},
            {"background": {"place": "a", "age": 3, "unknown": "x"}},
            {"write_ins": {"current": " x"}},
            {"write_ins": {"current": ""}},
            {"write_ins": {"unknown": "x"}},
            {"write_ins": {"current": "x" * 31}},
            {"stage": Stage.QUESTION, "number": 0},
            {"number": 4},
            {"number": 2, "revising": True},
        ],
        ids=str,
    )
    def test_a_draft_to_which_no_interview_leads_is_refused(self, changes: dict[str, Any]) -> None:
        draft = answers(at_background(), "a", 3).draft()
        assert draft.stage is Stage.BACKGROUND
        with pytest.raises(CannotResume):
            Session.resume(INSTRUMENT, replace(draft, **changes), clock=Clock())
