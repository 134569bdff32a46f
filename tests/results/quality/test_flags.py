"""Flags on answers made to have them, and on answers made not to."""

from dataclasses import replace
from math import comb

import pytest
from hypothesis import given

from tests.instrument.samples import make_instrument
from tests.results.populations import seeded
from tests.results.quality.samples import ANSWERS, INSTRUMENT, answer, at_random, ids
from valuetui.instrument.model import Role
from valuetui.responses.answer import Answer
from valuetui.responses.channel import Channel
from valuetui.results.quality.flags import Flag, chance, flags
from valuetui.results.quality.yardstick import Yardstick

V = ids()
SPREAD = V[1::4]  # eight values from all over the list
OTHER = V[2::4] + V[3:4]
PLAIN = answer({"current": SPREAD, "desired": OTHER})


def flags_of(made: Answer) -> set[Flag]:
    return set(flags(made, INSTRUMENT))


def test_an_ordinary_answer_has_no_flag() -> None:
    assert len(SPREAD) == len(OTHER) == 8
    assert flags_of(PLAIN) == set()


def test_what_the_interview_found_fast_is_a_speeder() -> None:
    assert flags_of(replace(PLAIN, fast=True)) == {Flag.SPEEDER}


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        ({"current": 5, "desired": 3}, {Flag.SPEEDER}),  # 30 words take 9 seconds
        ({"current": 5, "desired": 4}, set()),
        ({"current": 0, "desired": 0, "review": 90}, {Flag.SPEEDER}),
        ({"current": 5}, set()),  # how long the other took is not known
        ({}, set()),
    ],
)
def test_who_is_faster_than_the_list_can_be_read_is_a_speeder(
    seconds: dict[str, int], expected: set[Flag]
) -> None:
    assert flags_of(replace(PLAIN, seconds=seconds)) == expected


def test_a_partial_answer_is_timed_by_what_it_answers() -> None:
    partial = replace(PLAIN, picks={"current": PLAIN.picks["current"]})
    assert flags_of(replace(partial, seconds={"current": 8})) == {Flag.SPEEDER}
    assert flags_of(replace(partial, seconds={"current": 9})) == set()


def test_the_first_values_shown_are_first_k_in_whatever_order_they_are_picked() -> None:
    shown = V[::-1]
    first = answer({"current": SPREAD, "desired": shown[7::-1]}, shown)
    assert flags_of(first) == {Flag.FIRST_K}


def test_picks_from_one_narrow_stretch_are_one_page() -> None:
    window = 9
    within = [V[10], *V[12 : 10 + window]]
    assert len(within) == 8
    assert flags_of(answer({"current": within, "desired": OTHER})) == {Flag.ONE_PAGE}
    wider = [V[10], *V[12 : 9 + window], V[10 + window]]
    assert len(wider) == 8
    assert flags_of(answer({"current": wider, "desired": OTHER})) == set()


def test_first_k_on_one_question_and_one_page_on_the_other() -> None:
    assert flags_of(answer({"current": V[:8], "desired": V[-8:]})) == {Flag.FIRST_K, Flag.ONE_PAGE}


def test_the_same_set_twice_in_any_order() -> None:
    twice = answer({"current": SPREAD, "desired": SPREAD[::-1]})
    assert flags_of(twice) == {Flag.SAME_SET_TWICE}
    assert flags_of(answer({"current": SPREAD, "desired": [*SPREAD[:7], V[0]]})) == set()
    assert flags_of(answer({"current": SPREAD, "desired": SPREAD[:7]})) == set()
    assert flags_of(answer({"current": (), "desired": ()})) == set()


def test_the_same_set_needs_the_questions_on_what_is_and_what_is_wanted() -> None:
    instrument = make_instrument(30, pick=8, roles=(Role.PERSONAL, Role.DESIRED))
    same = answer({"personal": SPREAD, "desired": SPREAD}, instrument=instrument)
    assert flags(same, instrument) == frozenset()


def test_fewer_picks_than_asked_for_have_no_flag_of_the_order() -> None:
    assert flags_of(answer({"current": V[:7], "desired": V[-7:]})) == set()


def test_who_has_to_take_all_has_not_taken_the_first() -> None:
    instrument = make_instrument(8, pick=8)
    everything = answer({"current": ids(instrument)}, instrument=instrument)
    assert flags(everything, instrument) == frozenset()


def test_paper_has_no_flag_of_time_or_order() -> None:
    typed = replace(answer({"current": V[:8], "desired": V[:8]}), channel=Channel.PAPER, fast=True)
    assert flags_of(typed) == {Flag.SAME_SET_TWICE}
    assert flags_of(replace(typed, channel=Channel.STAFF)) == {
        Flag.SPEEDER, Flag.FIRST_K, Flag.SAME_SET_TWICE}  # fmt: skip


@pytest.mark.parametrize("shown", ["", "0102", "77" * 30, "odd", "01" * 30])
def test_without_a_whole_order_its_flags_do_not_apply(shown: str) -> None:
    first = answer({"current": V[:8], "desired": V[:8]})
    unknown = replace(first, order=replace(first.order, shown=shown))
    assert flags_of(unknown) == {Flag.SAME_SET_TWICE}


@given(ANSWERS)
def test_any_answer_can_be_judged(made: Answer) -> None:
    found = flags_of(made)
    if not Yardstick(INSTRUMENT).places(made):
        assert not {Flag.FIRST_K, Flag.ONE_PAGE} & found
    if made.channel is not Channel.PAPER:
        assert (Flag.SPEEDER in found) >= made.fast


def test_the_chance_of_a_flag_is_told() -> None:
    samples = comb(30, 8)
    assert chance(Flag.SPEEDER, INSTRUMENT) is None
    assert chance(Flag.SAME_SET_TWICE, INSTRUMENT) == pytest.approx(1 / samples)
    assert chance(Flag.FIRST_K, INSTRUMENT) == pytest.approx(2 / samples)
    stretches = 21 * comb(8, 7) + comb(9, 8) - 1
    assert chance(Flag.ONE_PAGE, INSTRUMENT) == pytest.approx(2 * stretches / samples, rel=1e-3)
    alphabetical = replace(INSTRUMENT, alphabetical=True)
    assert chance(Flag.FIRST_K, alphabetical) is None
    assert chance(Flag.ONE_PAGE, alphabetical) is None
    assert chance(Flag.SAME_SET_TWICE, alphabetical) == pytest.approx(1 / samples)
    alone = make_instrument(12, pick=3, roles=(Role.CURRENT,))
    assert chance(Flag.SAME_SET_TWICE, alone) == 0
    assert chance(Flag.ONE_PAGE, alone) == 0


@pytest.mark.slow
def test_chance_flags_as_often_as_it_is_said_to() -> None:
    """In a list of ten, where the first three are picked by chance once in 120."""
    instrument = make_instrument(10, pick=3)
    chance_of = seeded(5)
    found = sum(
        Flag.FIRST_K in flags(at_random(chance_of, instrument), instrument) for _ in range(20_000)
    )
    expected = chance(Flag.FIRST_K, instrument)
    assert expected is not None
    assert found / 20_000 == pytest.approx(expected, abs=4 * (expected / 20_000) ** 0.5)
