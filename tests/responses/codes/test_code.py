"""Codes on slips: no slip of a finger makes another code, and what people type is understood."""

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetui.responses.codes.code import (
    ALPHABET,
    LENGTH,
    foreign,
    is_sound,
    new_code,
    read,
    with_check,
    written,
)

NINE = st.text(st.sampled_from(ALPHABET), min_size=LENGTH - 1, max_size=LENGTH - 1)
CODES = NINE.map(with_check)
PLACES = st.integers(0, LENGTH - 1)


def test_no_two_characters_look_alike_and_none_is_a_vowel() -> None:
    assert len(ALPHABET) == len(set(ALPHABET)) == 23
    for alike in ("0OQ", "1IL", "2Z", "5S", "8B", "6G", "UV"):
        assert len(set(alike) & set(ALPHABET)) <= 1, alike
    assert not set("AEIOUYÅÄÖ") & set(ALPHABET)


def test_a_code_is_drawn_by_nothing_but_the_chance_that_is_passed_in() -> None:
    assert new_code(lambda _: 0) == with_check("2" * 9)
    chance = random.Random(1)  # noqa: S311
    codes = {new_code(chance.randrange) for _ in range(500)}
    assert len(codes) == 500
    assert all(map(is_sound, codes))


@given(CODES, PLACES, st.sampled_from(ALPHABET))
def test_every_single_wrong_character_is_noticed(code: str, place: int, other: str) -> None:
    wrong = code[:place] + other + code[place + 1 :]
    assert is_sound(wrong) == (wrong == code)


@given(CODES, PLACES, PLACES)
def test_every_two_that_have_changed_places_are_noticed(code: str, one: int, other: int) -> None:
    changed = list(code)
    changed[one], changed[other] = changed[other], changed[one]
    assert is_sound("".join(changed)) == ("".join(changed) == code)


@given(CODES, st.data())
def test_a_code_is_understood_however_it_is_set_and_whatever_is_taken_for_its_characters(
    code: str, data: st.DataObject
) -> None:
    alike = {"2": "2Z", "5": "5S", "6": "6G", "8": "8B", "V": "VU", "Q": "Q0O"}
    typed = [data.draw(st.sampled_from(alike.get(each, each))) for each in code]
    typed = [data.draw(st.sampled_from([each, each.lower()])) for each in typed]
    between = st.sampled_from(["", " ", "-", " - ", ".", "\t", "\N{EN DASH}"])
    text = "".join(itertools.chain(*((data.draw(between), each) for each in typed)))
    assert read(text) == code
    assert foreign(text) == ""
    assert is_sound(read(text))


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_beginning_of_a_code_or_is_left_out(text: str) -> None:
    assert set(read(text)) <= set(ALPHABET)
    assert read(read(text)) == read(text)
    assert not set(foreign(text)) & set(ALPHABET)


@pytest.mark.parametrize("text", ["", "2345", "2" * 9, "2" * 11, "A" * 10, "hej på dig"])
def test_what_is_no_code_is_not_sound(text: str) -> None:
    assert not is_sound(text)


def test_a_code_stands_on_its_slip_in_two_halves() -> None:
    code = with_check("CDFHJKMNP")
    assert written(code) == f"CDFHJ-KMNP{code[-1]}"
    assert (written("CDF"), written("CDFHJ"), written("CDFHJK")) == ("CDF", "CDFHJ", "CDFHJ-K")
    assert foreign("1dé") == "1É"
