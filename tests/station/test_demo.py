"""The demo: an invented municipality with the population that the method describes."""

from collections import Counter
from dataclasses import replace
from itertools import islice

import pytest

from tests.results.populations import compared
from valuetui.instrument.canonical import content_hash
from valuetui.instrument.model import Instrument, Role
from valuetui.responses.answer import Answer
from valuetui.responses.channel import Channel
from valuetui.results.comparison import Comparison
from valuetui.station.demo import DAY, SIZES, demo_answers, demo_instrument, with_word

WANTED = {"arbetstillfällen", "ekonomisk stabilitet", "ansvar för kommande generationer"}
TODAY = {
    "osäkerhet om framtiden", "kostnadsjakt", "förvirring", "avsaknad av kundfokus", "byråkrati",
}  # fmt: skip


@pytest.fixture(scope="module")
def instrument() -> Instrument:
    return demo_instrument()


@pytest.fixture(scope="module")
def answers(instrument: Instrument) -> list[Answer]:
    return list(demo_answers(instrument))


@pytest.fixture(scope="module")
def comparison(instrument: Instrument, answers: list[Answer]) -> Comparison:
    return compared(answers, instrument)


def leading(comparison: Comparison, group: str, role: Role, places: int) -> set[str]:
    result = comparison.group(group)
    assert result is not None
    return {ranked.value.label["sv"] for ranked in result.questions[role].top[:places]}


def test_the_municipality_says_that_it_is_invented(instrument: Instrument) -> None:
    assert "påhittad" in instrument.organisation.name["sv"]
    assert "invented" in instrument.organisation.name["en"]


def test_the_groups_have_the_sizes_of_the_method(answers: list[Answer]) -> None:
    assert Counter(answer.group for answer in answers) == SIZES
    assert SIZES == {"citizens": 420, "elected": 41, "employees": 980}


@pytest.mark.parametrize("group", SIZES)
def test_the_three_seed_values_lead_what_every_group_wants(
    comparison: Comparison, group: str
) -> None:
    assert leading(comparison, group, Role.DESIRED, 3) == WANTED


@pytest.mark.parametrize("group", SIZES)
def test_five_limiting_values_lead_what_every_group_sees_today(
    comparison: Comparison, group: str
) -> None:
    assert leading(comparison, group, Role.CURRENT, 5) == TODAY


def test_citizens_see_safety_and_quality_of_life_too(comparison: Comparison) -> None:
    assert {"trygghet", "livskvalitet"} <= leading(comparison, "citizens", Role.CURRENT, 10)


def test_the_groups_are_not_alike(comparison: Comparison) -> None:
    for role in (Role.CURRENT, Role.DESIRED):
        lists = [leading(comparison, group, role, 10) for group in SIZES]
        assert lists[0] != lists[1] != lists[2] != lists[0]


def test_everybody_has_picked_ten_different_words_of_the_list(
    instrument: Instrument, answers: list[Answer]
) -> None:
    for answer in answers:
        assert set(answer.picks) == {"current", "desired"}
        for picks in answer.picks.values():
            assert len(set(picks)) == len(picks) == 10
            assert set(picks) <= set(instrument.value_by_id)


def test_every_answer_has_an_id_of_its_own_and_one_day_for_all(
    instrument: Instrument, answers: list[Answer]
) -> None:
    assert len({answer.id for answer in answers}) == len(answers)
    assert {answer.day for answer in answers} == {DAY}
    assert {answer.instrument_hash for answer in answers} == {content_hash(instrument)}
    assert {answer.channel for answer in answers} <= set(Channel)
    assert {answer.language for answer in answers} == {"sv", "sv-simple", "en"}


def test_every_answer_tells_the_order_that_was_shown(
    instrument: Instrument, answers: list[Answer]
) -> None:
    codes = sorted(value.code for value in instrument.values)
    for answer in islice(answers, 50):
        shown = answer.order.shown
        assert sorted(shown[place : place + 2] for place in range(0, len(shown), 2)) == codes
    assert len({answer.order.shown for answer in answers}) == len(answers)


def test_the_same_seed_gives_the_same_answers(
    instrument: Instrument, answers: list[Answer]
) -> None:
    small = {"citizens": 6, "elected": 5}
    assert list(demo_answers(instrument, small, 7)) == list(demo_answers(instrument, small, 7))
    assert list(demo_answers(instrument, small, 7)) != list(demo_answers(instrument, small, 8))
    assert next(demo_answers(instrument)) == answers[0]


def test_a_seed_changes_who_says_what_but_not_how_often(
    instrument: Instrument, comparison: Comparison
) -> None:
    other = compared(demo_answers(instrument, SIZES, 1), instrument)
    assert other.snapshot == comparison.snapshot


def test_a_group_may_be_empty(instrument: Instrument) -> None:
    sizes = {"citizens": 12, "elected": 0, "employees": 1}
    found = Counter(answer.group for answer in demo_answers(instrument, sizes))
    assert found == {"citizens": 12, "employees": 1}


def test_some_citizens_miss_a_word_and_picks_are_what_they_were(answers: list[Answer]) -> None:
    kept = [with_word(each) for each in answers]
    assert [replace(each, write_ins={}) for each in kept] == answers
    written = Counter(each.group for each in kept if each.write_ins)
    assert written.keys() == {"citizens"}
    assert 40 < written["citizens"] < 100
