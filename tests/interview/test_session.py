"""One person's way through the interview, step by step."""

from collections.abc import Callable

import pytest

from tests.instrument.samples import make_instrument
from tests.interview.journeys import (
    BACKGROUND,
    DAY,
    RECORD_ID,
    Clock,
    begin,
    fill,
    hand_in,
    to_review,
)
from valuetui.instrument.canonical import content_hash
from valuetui.instrument.model import Role
from valuetui.interview.picks import TooMany
from valuetui.interview.session import NotAllowed, Session, Stage
from valuetui.responses.answer import Status
from valuetui.responses.channel import Channel


def stage_of(session: Session) -> Stage:
    """The stage, for type checkers that think it cannot have changed."""
    return session.stage


def test_a_whole_interview_gives_a_whole_answer() -> None:
    instrument = make_instrument()
    session = begin(instrument, group=None)
    assert stage_of(session) is Stage.INFORMATION
    session.begin()
    assert stage_of(session) is Stage.GROUP
    session.choose_group("elected")
    assert stage_of(session) is Stage.QUESTION
    assert (session.question.role, session.question_number) == (Role.CURRENT, 1)
    for value in ("v3", "v1", "v2"):
        session.pick(value)
    session.next()
    assert (session.question.role, session.question_number) == (Role.DESIRED, 2)
    for value in ("v9", "v1", "v5"):
        session.pick(value)
    session.next()
    assert stage_of(session) is Stage.REVIEW
    answer = hand_in(session)
    assert stage_of(session) is Stage.SUBMITTED
    assert session.ended
    assert answer.id == RECORD_ID
    assert answer.picks == {"current": ("v3", "v1", "v2"), "desired": ("v9", "v1", "v5")}
    assert (answer.group, answer.language, answer.day) == ("elected", "sv", "2026-11-23")
    assert (answer.station, answer.channel) == ("kiosk-1", Channel.KIOSK)
    assert (answer.organisation, answer.wave) == ("lillby", "2026")
    assert answer.instrument_hash == content_hash(instrument)
    assert answer.status is Status.COMPLETE


def test_where_the_station_is_bound_to_a_group_nobody_is_asked_for_it() -> None:
    session = begin(group="employees")
    session.begin()
    assert stage_of(session) is Stage.QUESTION
    session.back()
    assert stage_of(session) is Stage.INFORMATION
    assert session.group == "employees"


def test_nobody_goes_on_with_too_few_picks() -> None:
    session = begin()
    session.begin()
    session.pick("v1")
    session.pick("v2")
    with pytest.raises(NotAllowed):
        session.next()
    assert session.picks.left == 1
    session.pick("v3")
    session.next()
    assert session.question_number == 2


def test_nobody_picks_too_many() -> None:
    session = begin()
    session.begin()
    fill(session)
    before = session.picks
    with pytest.raises(TooMany):
        session.pick(next(v.id for v in session.values if v.id not in before.chosen))
    assert session.picks == before


def test_a_swap_keeps_the_place() -> None:
    session = begin()
    session.begin()
    for value in ("v1", "v2", "v3"):
        session.pick(value)
    session.swap("v2", "v9")
    assert session.picks.chosen == ("v1", "v9", "v3")


@pytest.mark.parametrize(("out", "into"), [("v5", "v9"), ("v1", "v2"), ("v1", "v1"), ("?", "v9")])
def test_a_swap_that_makes_no_sense_is_refused(out: str, into: str) -> None:
    session = begin()
    session.begin()
    for value in ("v1", "v2", "v3"):
        session.pick(value)
    with pytest.raises(ValueError, match="swap"):
        session.swap(out, into)
    assert session.picks.chosen == ("v1", "v2", "v3")


def test_undo_takes_back_the_picks_of_the_present_question_only() -> None:
    session = begin()
    session.begin()
    fill(session)
    first = session.picks
    session.next()
    session.pick("v1")
    session.undo()
    session.undo()
    assert session.picks.chosen == ()
    session.back()
    assert session.picks == first


def test_going_back_loses_nothing() -> None:
    session = begin(group=None)
    session.begin()
    session.choose_group("citizens")
    fill(session)
    picked = session.picks
    session.next()
    session.back()
    session.back()
    assert stage_of(session) is Stage.GROUP
    session.choose_group("employees")
    assert session.picks == picked
    assert session.group == "employees"


def test_from_the_review_each_question_can_be_changed_and_leads_back_to_it() -> None:
    session = to_review(begin())
    session.revise("current")
    assert session.question.id == "current"
    out = session.picks.chosen[0]
    into = next(value.id for value in session.values if value.id not in session.picks.chosen)
    session.swap(out, into)
    session.next()
    assert stage_of(session) is Stage.REVIEW
    assert into in hand_in(session).picks["current"]


def test_what_is_revised_must_be_whole_again() -> None:
    session = to_review(begin())
    session.revise("desired")
    session.unpick(session.picks.chosen[0])
    with pytest.raises(NotAllowed):
        session.next()


def test_whoever_goes_back_while_revising_is_at_the_review_again() -> None:
    session = to_review(begin())
    session.revise("desired")
    out = session.picks.chosen[0]
    into = next(value.id for value in session.values if value.id not in session.picks.chosen)
    session.swap(out, into)
    session.back()
    assert stage_of(session) is Stage.REVIEW
    assert into in hand_in(session).picks["desired"]


def test_whoever_goes_back_with_a_pick_missing_comes_by_every_question_again() -> None:
    session = to_review(begin())
    session.revise("desired")
    session.unpick(session.picks.chosen[0])
    session.back()
    session.next()
    assert stage_of(session) is Stage.QUESTION
    assert session.question.id == "desired"
    with pytest.raises(NotAllowed):
        session.next()


def test_an_answer_says_which_session_of_the_survey_it_belongs_to() -> None:
    assert hand_in(to_review(begin())).session is None
    session = to_review(begin())
    answer = session.submit(day=DAY, station="kiosk-1", channel=Channel.KIOSK, sitting="a" * 32)
    assert answer.session == "a" * 32


def test_another_language_changes_the_words_and_nothing_else() -> None:
    session = begin()
    session.begin()
    session.pick("v4")
    order = session.values
    session.use_language("en")
    assert session.language == "en"
    assert session.picks.chosen == ("v4",)
    assert session.values == order
    with pytest.raises(ValueError, match="fi"):
        session.use_language("fi")
    assert session.language == "en"


def test_at_the_last_question_and_in_the_review_a_language_is_changed_without_loss() -> None:
    session = begin()
    session.begin()
    for _ in session.instrument.questions:
        fill(session)
        session.use_language("en")
        assert session.picks.full
        session.next()
        session.use_language("sv")
    picked = {
        question.id: session.picks_of(question.id) for question in session.instrument.questions
    }
    assert all(picks.full for picks in picked.values())
    session.use_language("en")
    assert hand_in(session).picks == {question: each.chosen for question, each in picked.items()}


def test_the_answer_says_in_which_language_it_ended() -> None:
    session = to_review(begin())
    session.use_language("en")
    assert hand_in(session).language == "en"


WAYS: dict[Stage, Callable[[Session], object]] = {
    Stage.INFORMATION: lambda _: None,
    Stage.GROUP: lambda session: session.begin(),
    Stage.CODE: lambda session: (session.begin(), session.choose_group("elected")),
    Stage.BACKGROUND: lambda session: (session.begin(), session.choose_group("citizens")),
    Stage.QUESTION: lambda session: (session.begin(), session.choose_group("employees")),
    Stage.REVIEW: to_review,
    Stage.SUBMITTED: lambda session: hand_in(to_review(session)),
    Stage.ABANDONED: lambda session: session.abandon(),
}
"""How a session comes to each stage."""


@pytest.mark.parametrize("stage", Stage)
def test_a_step_at_the_wrong_stage_is_refused(stage: Stage) -> None:
    session = begin(make_instrument(background=BACKGROUND, codes=("elected",)), group=None)
    WAYS[stage](session)
    steps: dict[Stage, list[Callable[[], object]]] = {
        Stage.INFORMATION: [session.begin],
        Stage.GROUP: [lambda: session.choose_group("citizens")],
        Stage.CODE: [lambda: session.let_in("c0de" * 8)],
        Stage.QUESTION: [
            lambda: session.pick("v1"),
            lambda: session.unpick("v1"),
            lambda: session.swap("v1", "v2"),
            lambda: session.write_in("tåg"),
        ],
        Stage.BACKGROUND: [lambda: session.say("x"), session.skip],
        Stage.REVIEW: [lambda: session.revise("current"), lambda: hand_in(session)],
    }
    assert stage_of(session) is stage
    for home, refused in steps.items():
        for step in refused if home is not stage else []:
            with pytest.raises(NotAllowed):
                step()
    if stage not in {Stage.BACKGROUND, Stage.QUESTION}:
        for step in (session.undo, session.next):
            with pytest.raises(NotAllowed):
                step()
    if stage in {Stage.INFORMATION, Stage.SUBMITTED, Stage.ABANDONED}:
        with pytest.raises(NotAllowed):
            session.back()
    assert stage_of(session) is stage


def test_an_answer_is_handed_in_from_the_review_alone() -> None:
    session = to_review(begin())
    session.back()
    assert session.picks.full
    with pytest.raises(NotAllowed):
        hand_in(session)
    session.next()
    assert hand_in(session)


def test_an_answer_is_handed_in_once() -> None:
    session = to_review(begin())
    hand_in(session)
    with pytest.raises(NotAllowed):
        hand_in(session)
    session.abandon()
    assert stage_of(session) is Stage.SUBMITTED


def test_whoever_stops_leaves_nothing() -> None:
    session = to_review(begin())
    session.abandon()
    assert stage_of(session) is Stage.ABANDONED
    assert all(session.picks_of(q.id).chosen == () for q in session.instrument.questions)
    assert all(session.picks_of(q.id).history == () for q in session.instrument.questions)


@pytest.mark.parametrize(("group", "language"), [("nobody", "sv"), ("citizens", "fi")])
def test_a_session_cannot_begin_with_what_the_instrument_lacks(group: str, language: str) -> None:
    with pytest.raises(ValueError, match=r"nobody|fi"):
        begin(group=group, language=language)


def test_the_seconds_of_every_screen_are_in_the_answer() -> None:
    clock = Clock()
    session = begin(group=None, clock=clock)
    clock.wait(4)
    session.begin()
    clock.wait(3)
    session.choose_group("citizens")
    clock.wait(61.4)
    fill(session)
    session.next()
    clock.wait(30)
    fill(session)
    session.back()
    clock.wait(10)
    session.next()
    session.next()
    clock.wait(5)
    answer = hand_in(session)
    assert answer.seconds == {
        "information": 4, "group": 3, "current": 71, "desired": 30, "review": 5}  # fmt: skip
    assert not answer.fast


def test_an_answer_faster_than_its_words_can_be_read_is_marked() -> None:
    clock = Clock()
    session = begin(clock=clock)
    session.begin()
    for seconds in (60.0, 2.9):
        clock.wait(seconds)
        fill(session)
        session.next()
    assert hand_in(session).fast


def test_without_paradata_nothing_about_time_is_kept() -> None:
    for seconds in (0.0, 100.0):
        clock = Clock()
        session = begin(make_instrument(paradata=False), clock=clock)
        session.begin()
        for _ in range(2):
            clock.wait(seconds)
            fill(session)
            session.next()
        answer = hand_in(session)
        assert answer.seconds == {}
        assert not answer.fast
