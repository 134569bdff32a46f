"""The order in which a person sees the values."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.instrument.samples import make_instrument
from valuetui.interview.order import ALPHABETICAL, RANDOM, realised_order, shown_values

INSTRUMENT = make_instrument(12)
SEEDS = st.integers(0, 2**32 - 1)

GOLDEN = "080309071112040206051001"
"""How the seed 2026 orders these twelve words, for ever: answers name the algorithm, and it must
give the same order in every release."""


def order_of(seed: int, language: str = "sv") -> str:
    return realised_order(INSTRUMENT, seed, shown_values(INSTRUMENT, seed, language)).shown


def test_a_seed_gives_the_order_that_it_always_gave() -> None:
    assert RANDOM == "sha256-sort/1"
    assert order_of(2026) == GOLDEN


@given(SEEDS)
def test_every_value_is_shown_once(seed: int) -> None:
    shown = shown_values(INSTRUMENT, seed, "sv")
    assert len(shown) == len(INSTRUMENT.values)
    assert {value.id for value in shown} == set(INSTRUMENT.value_by_id)


@given(SEEDS)
def test_the_same_seed_gives_the_same_order_in_every_language(seed: int) -> None:
    assert order_of(seed, "sv") == order_of(seed, "en")


@given(SEEDS)
def test_the_packed_codes_are_the_order(seed: int) -> None:
    by_code = {value.code: value for value in INSTRUMENT.values}
    shown = shown_values(INSTRUMENT, seed, "sv")
    packed = realised_order(INSTRUMENT, seed, shown)
    assert (packed.algorithm, packed.seed) == (RANDOM, seed)
    codes = [packed.shown[start : start + 2] for start in range(0, len(packed.shown), 2)]
    assert tuple(by_code[code] for code in codes) == shown


def test_the_order_does_not_depend_on_the_order_of_the_list() -> None:
    turned = replace(INSTRUMENT, values=INSTRUMENT.values[::-1])
    assert shown_values(turned, 7, "sv") == shown_values(INSTRUMENT, 7, "sv")


def test_every_word_comes_about_as_often_to_every_place() -> None:
    """Over 2,400 fixed seeds each of the 144 counts is expected to be 200. The sum of the squared
    deviations follows chi-square with 121 degrees of freedom: 99.9 % lie below 176."""
    counts: dict[tuple[str, int], int] = {}
    for seed in range(2400):
        for place, value in enumerate(shown_values(INSTRUMENT, seed, "sv")):
            counts[value.id, place] = counts.get((value.id, place), 0) + 1
    assert len(counts) == 144
    assert sum((count - 200) ** 2 / 200 for count in counts.values()) < 176


@pytest.mark.parametrize(
    ("language", "first"), [("sv", ("ord 1", "ord 10")), ("en", ("word 1", "word 10"))]
)
def test_an_alphabetical_instrument_is_alphabetical_in_the_language_begun_in(
    language: str, first: tuple[str, str]
) -> None:
    instrument = make_instrument(12, alphabetical=True)
    shown = shown_values(instrument, 7, language)
    assert tuple(value.label[language] for value in shown[:2]) == first
    assert shown == shown_values(instrument, 8, language)
    assert realised_order(instrument, 7, shown).algorithm == ALPHABETICAL
