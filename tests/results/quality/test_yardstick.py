"""The yardstick: places of picks, and how narrow a stretch is seldom picked by chance."""

import random
from dataclasses import replace
from itertools import combinations
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.instrument.samples import make_instrument
from tests.results.quality.samples import INSTRUMENT, answer, at_random, heavy, ids
from valuetui.interview.order import values_in
from valuetui.responses.answer import Answer, Order
from valuetui.responses.channel import Channel
from valuetui.results.quality.yardstick import RARE, Yardstick, chance_within, narrow_window


@given(st.integers(1, 9), st.data())
def test_the_chance_of_a_window_is_that_of_counting_all_samples(
    size: int, data: st.DataObject
) -> None:
    pick = data.draw(st.integers(1, size))
    window = data.draw(st.integers(1, size))
    samples = list(combinations(range(size), pick))
    within = sum(max(sample) - min(sample) < window for sample in samples)
    assert chance_within(window, size, pick) == pytest.approx(within / len(samples))


@pytest.mark.parametrize(("size", "pick"), [(94, 10), (90, 10), (94, 5), (30, 8), (100, 2)])
def test_the_window_is_the_widest_that_is_seldom_picked_by_chance(size: int, pick: int) -> None:
    window = narrow_window(size, pick)
    assert chance_within(window + 1 if window else pick, size, pick) > RARE
    assert window == 0 or chance_within(window, size, pick) <= RARE


def test_ten_of_ninety_four_within_a_third_of_the_list() -> None:
    assert narrow_window(94, 10) == 30
    assert chance_within(30, 94, 10) == pytest.approx(7.42e-5, rel=1e-3)
    assert chance_within(10, 94, 10) == pytest.approx(85 / comb(94, 10))


@pytest.mark.parametrize(("size", "pick"), [(12, 3), (5, 5), (10, 1)])
def test_in_a_short_list_no_stretch_is_narrow_enough(size: int, pick: int) -> None:
    assert narrow_window(size, pick) == 0


@heavy
@given(st.randoms(use_true_random=False))
def test_places_are_where_the_picks_stood(chance: random.Random) -> None:
    given_answer = at_random(chance)
    shown = [value.id for value in values_in(given_answer.order, INSTRUMENT)]
    assert {
        question: list(places)
        for question, places in Yardstick(INSTRUMENT).places(given_answer).items()
    } == {
        question: [shown.index(value) for value in picks]
        for question, picks in given_answer.picks.items()
    }


WHOLE = answer({"current": ids()[:8], "desired": ids()[3:11]})


def places_with(shown: str, given_answer: Answer = WHOLE) -> dict[str, bytes]:
    changed = replace(given_answer, order=Order("sha256-sort/1", 1, shown))
    return Yardstick(INSTRUMENT).places(changed)


@pytest.mark.parametrize(
    "shown",
    [
        "",
        "0",
        "01",
        WHOLE.order.shown[:-2],
        WHOLE.order.shown + "31",
        WHOLE.order.shown[:-2] + "77",
        WHOLE.order.shown[:-2] + "01",
        "å" * 60,
        "0x" * 30,
    ],
)
def test_an_order_that_is_not_whole_tells_no_places(shown: str) -> None:
    assert places_with(WHOLE.order.shown)
    assert places_with(shown) == {}


def test_what_was_typed_in_from_paper_has_no_places() -> None:
    assert Yardstick(INSTRUMENT).places(replace(WHOLE, channel=Channel.PAPER)) == {}


def test_a_question_with_an_unknown_pick_has_no_places_and_the_other_has() -> None:
    changed = replace(WHOLE, picks={**WHOLE.picks, "current": ("v1", "gone")})
    assert set(Yardstick(INSTRUMENT).places(changed)) == {"desired"}


def test_all_codes_of_a_hundred_values_are_told_apart() -> None:
    instrument = make_instrument(99, pick=99)
    values = ids(instrument)[::-1]
    everything = answer({"current": values}, values, instrument=instrument)
    assert Yardstick(instrument).places(everything) == {"current": bytes(range(99))}
