"""Tallies: what they count, and that they add in any order."""

from copy import deepcopy
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.instrument.samples import make_instrument
from tests.results import naive
from tests.results.populations import answer_of
from valuetui.instrument.model import Role
from valuetui.responses.answer import Answer, Status
from valuetui.responses.channel import Channel
from valuetui.results.tally import CHUNK, FEW, Layout, Tally, UnknownPick, tally

INSTRUMENT = make_instrument()
LAYOUT = Layout.of(INSTRUMENT)
VALUES = [value.id for value in INSTRUMENT.values]
QUESTIONS = ("current", "desired")

picks = st.lists(st.sampled_from(VALUES), unique=True, max_size=3).map(tuple)
answers = st.builds(
    lambda answer, unit, channel: replace(answer, unit=unit, channel=channel),
    st.builds(
        answer_of,
        st.just(INSTRUMENT),
        st.sampled_from(["citizens", "elected"]),
        st.dictionaries(st.sampled_from(QUESTIONS), picks),
    ),
    st.sampled_from([None, "school", "care"]),
    st.sampled_from([Channel.KIOSK, Channel.PAPER]),
)
ANSWERS: st.SearchStrategy[list[Answer]] = st.lists(answers, max_size=3 * FEW)


def counted(answers: list[Answer]) -> Tally:
    return tally(answers, INSTRUMENT)


def one_by_one(answers: list[Answer]) -> Tally:
    counted = Tally(LAYOUT)
    for answer in answers:
        counted.add(answer)
    return counted


def added(*tallies: Tally) -> Tally:
    total = Tally(LAYOUT)
    for each in tallies:
        total += deepcopy(each)
    return total


def asked(answers: list[Answer], group: str, *questions: str) -> list[Answer]:
    """The answers of a group that answer all of these questions."""
    return [a for a in answers if a.group == group and all(a.picks.get(q) for q in questions)]


def lists(answers: list[Answer], question: str) -> naive.People:
    return [answer.picks[question] for answer in answers]


def test_a_tally_counts_people_and_picks() -> None:
    found = counted(
        [
            answer_of(INSTRUMENT, "citizens", {"current": ("v1", "v2"), "desired": ("v1",)}),
            answer_of(INSTRUMENT, "citizens", {"current": ("v2", "v3"), "desired": ()}),
            answer_of(INSTRUMENT, "elected", {"current": ("v2",)}),
        ]
    )
    assert found.respondents == {"citizens": 2, "elected": 1}
    current = found.picks("citizens", "current")
    assert current.n == 2
    assert current.counts == dict.fromkeys(VALUES, 0) | {"v1": 1, "v2": 2, "v3": 1}
    assert current.matrix[0, 1] == current.matrix[1, 0] == 1
    assert found.picks("citizens", "desired").n == 1
    assert found.picks("employees", "current").n == 0
    both = found.pair("citizens", "current", "desired")
    assert both.n == 1
    assert both.first.diagonal().tolist()[:3] == [1, 1, 0]
    assert both.across[:3, 0].tolist() == [1, 1, 0]


def test_a_partial_answer_counts_where_it_answers_and_an_empty_one_nowhere() -> None:
    whole = answer_of(INSTRUMENT, "citizens", {"current": ("v1", "v2"), "desired": ("v1", "v3")})
    partial = replace(
        answer_of(INSTRUMENT, "citizens", {"current": ("v2", "v3")}, 1), status=Status.PARTIAL
    )
    empty = replace(answer_of(INSTRUMENT, "citizens", {}, 2), status=Status.PARTIAL)
    found = counted([whole, partial, empty])
    assert found == one_by_one([whole, partial, empty])
    assert found.respondents == {"citizens": 2}
    assert found.picks("citizens", "current").n == 2
    assert found.picks("citizens", "desired").n == 1
    assert found.pair("citizens", "current", "desired").n == 1


@given(ANSWERS)
def test_a_tally_is_what_counting_by_hand_gives(answers: list[Answer]) -> None:
    found = counted(answers)
    for group in ("citizens", "elected"):
        for question in QUESTIONS:
            people = lists(asked(answers, group, question), question)
            result = found.picks(group, question)
            assert result.n == len(people)
            assert result.counts == {value: naive.count(people, value) for value in VALUES}
            assert result.matrix.tolist() == [
                [naive.together(people, one, other) for other in VALUES] for one in VALUES
            ]
        both = asked(answers, group, *QUESTIONS)
        current, desired = (lists(both, question) for question in QUESTIONS)
        pair = found.pair(group, *QUESTIONS)
        assert pair.n == len(both)
        assert pair.first.diagonal().tolist() == [naive.count(current, v) for v in VALUES]
        assert pair.second.diagonal().tolist() == [naive.count(desired, v) for v in VALUES]
        assert pair.across.tolist() == [
            [naive.across(current, desired, one, other) for other in VALUES] for one in VALUES
        ]


@given(ANSWERS)
def test_counting_one_by_one_is_counting_in_bulk(answers: list[Answer]) -> None:
    assert one_by_one(answers) == counted(answers)


def test_more_answers_than_are_multiplied_at_once_are_all_counted() -> None:
    kinds = [
        answer_of(INSTRUMENT, "citizens", {"current": (first, "v3"), "desired": ("v2",)})
        for first in ("v1", "v2", "v4")
    ]
    found = counted([kinds[number % 3] for number in range(2 * CHUNK + 1)])
    assert found.respondents["citizens"] == 2 * CHUNK + 1
    result = found.picks("citizens", "current")
    assert [result.counts[v] for v in ("v1", "v2", "v4")] == [
        len(range(first, 2 * CHUNK + 1, 3)) for first in range(3)
    ]
    assert result.matrix[0, 2] == len(range(0, 2 * CHUNK + 1, 3))
    assert result.counts["v3"] == 2 * CHUNK + 1


@given(ANSWERS, ANSWERS)
def test_counting_apart_and_adding_is_counting_together(
    one: list[Answer], two: list[Answer]
) -> None:
    assert added(counted(one), counted(two)) == counted(one + two)


@given(ANSWERS, ANSWERS)
def test_tallies_add_in_either_order(one: list[Answer], two: list[Answer]) -> None:
    assert added(counted(one), counted(two)) == added(counted(two), counted(one))


@given(ANSWERS, ANSWERS, ANSWERS)
def test_tallies_add_in_any_grouping(
    one: list[Answer], two: list[Answer], three: list[Answer]
) -> None:
    a, b, c = counted(one), counted(two), counted(three)
    assert added(added(a, b), c) == added(a, added(b, c))


@given(ANSWERS)
def test_an_empty_tally_adds_nothing(answers: list[Answer]) -> None:
    assert added(counted(answers), Tally(LAYOUT)) == counted(answers)


@given(ANSWERS, ANSWERS)
def test_adding_leaves_what_is_added_as_it_was(one: list[Answer], two: list[Answer]) -> None:
    total, part = counted(one), counted(two)
    total += part
    total += part
    assert part == counted(two)


@given(ANSWERS)
def test_a_part_of_the_strata_is_the_tally_of_their_answers(answers: list[Answer]) -> None:
    part = counted(answers).where(lambda stratum: stratum.channel == "paper")
    assert part == counted([a for a in answers if a.channel is Channel.PAPER])


def test_tallies_of_other_values_do_not_add() -> None:
    total = Tally(LAYOUT)
    with pytest.raises(ValueError, match="layouts"):
        total += Tally(Layout.of(make_instrument(11)))
    with pytest.raises(ValueError, match="values"):
        total.arranged(Layout.of(make_instrument(11)), {})


@given(ANSWERS)
def test_a_tally_can_be_arranged_for_another_version_of_the_instrument(
    answers: list[Answer],
) -> None:
    """The values in another order, a question under another id, one that is asked no more."""
    later = Layout(("now", "personal"), tuple(reversed(VALUES)))
    found = counted(answers).arranged(later, {"current": "now"})
    renamed = [
        replace(answer, picks={"now": answer.picks["current"]})
        for answer in answers
        if answer.picks.get("current")
    ]
    expected = Tally(later)
    for answer in renamed:
        expected.add(answer)
    assert found == expected


@pytest.mark.parametrize("unknown", [{"current": ("v1", "v99")}, {"past": ("v1",)}])
def test_an_answer_with_an_unknown_pick_is_not_counted_at_all(
    unknown: dict[str, tuple[str, ...]],
) -> None:
    known = {"desired": ("v1",)}
    wrong = answer_of(INSTRUMENT, "citizens", known | unknown)
    found = Tally(LAYOUT)
    with found.in_bulk() as add:
        with pytest.raises(UnknownPick) as refused:
            add(wrong)
        add(answer_of(INSTRUMENT, "citizens", known))
    assert found == counted([answer_of(INSTRUMENT, "citizens", known)])
    assert "v99" not in str(refused.value)
    alone = answer_of(INSTRUMENT, "citizens", {"past": ("v1",)})
    for each in (wrong, alone):
        with pytest.raises(UnknownPick):
            found.add(each)
        with pytest.raises(UnknownPick), found.in_bulk() as add:
            add(each)
    assert found == counted([answer_of(INSTRUMENT, "citizens", known)])


def test_what_was_counted_before_an_error_stays_counted() -> None:
    found = Tally(LAYOUT)
    answer = answer_of(INSTRUMENT, "citizens", {"current": ("v1",)})
    with pytest.raises(OSError, match="gone"), found.in_bulk() as add:
        add(answer)
        raise OSError("gone")
    assert found == counted([answer])


def test_a_layout_tells_the_rows_of_a_question() -> None:
    assert LAYOUT.rows["desired"]["v1"] == len(VALUES)
    assert LAYOUT.block("desired") == slice(len(VALUES), 2 * len(VALUES))
    assert Layout.of(make_instrument(3, roles=(Role.PERSONAL,))).questions == ("personal",)


@given(ANSWERS)
def test_a_tally_knows_nothing_of_one_persons_answer(answers: list[Answer]) -> None:
    shown = repr(counted(answers))
    assert not any(answer.id in shown for answer in answers)
