"""Form numbers find every slip that a person makes most often; codes say what a form is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.instrument.samples import make_instrument
from valuetui.instrument.canonical import content_hash
from valuetui.instrument.form_number import (
    DIGITS,
    MOST,
    FormCode,
    NotAForm,
    check_digit,
    read_code,
    read_number,
    sound,
    written,
)

NUMBERS = st.integers(1, MOST)
TEXTS = st.text(min_size=1, max_size=12)


def plain(number: int) -> str:
    return written(number).replace("-", "")


def refused(typed: str) -> str:
    with pytest.raises(NotAForm) as fault:
        read_number(typed)
    return fault.value.reason


def test_the_table_is_the_published_one() -> None:
    assert check_digit("572") == "4"
    assert sound("5724")


@given(NUMBERS)
def test_a_number_is_read_as_it_was_written(number: int) -> None:
    assert read_number(written(number)) == number
    assert read_number(plain(number)) == number
    assert read_number(f" {plain(number)[:2]} {plain(number)[2:]}\n") == number


@given(NUMBERS, st.integers(0, DIGITS), st.integers(1, 9))
def test_every_single_wrong_digit_is_found(number: int, place: int, more: int) -> None:
    digits = plain(number)
    wrong = str((int(digits[place]) + more) % 10)
    assert refused(digits[:place] + wrong + digits[place + 1 :]) == "check"


@given(NUMBERS, st.integers(0, DIGITS - 1))
def test_every_two_neighbours_in_the_wrong_order_are_found(number: int, place: int) -> None:
    digits = plain(number)
    one, other = digits[place], digits[place + 1]
    changed = digits[:place] + other + one + digits[place + 2 :]
    assert one == other or refused(changed) == "check"


def test_both_hold_for_every_pair_of_digits_wherever_it_stands() -> None:
    """What the table is for, in full: none of it is left to chance."""
    for so_far in range(10):
        following = {check_digit(f"{so_far}{digit}") for digit in range(10)}
        assert len(following) == 10
        for one in range(10):
            for other in range(one):
                assert check_digit(f"{so_far}{one}{other}") != check_digit(f"{so_far}{other}{one}")


@given(NUMBERS, st.integers(0, DIGITS), st.sampled_from("0123456789"))
def test_a_digit_too_few_or_too_many_is_found(number: int, place: int, more: str) -> None:
    digits = plain(number)
    assert refused(digits[:place] + digits[place + 1 :]) == "length"
    assert refused(digits[:place] + more + digits[place:]) == "length"


@pytest.mark.parametrize(
    ("typed", "reason"),
    [("", "digits"), ("0004x-7", "digits"), ("٠٠٠٤٢٧", "digits"), ("000000", "range")],
)
def test_what_is_no_number_is_refused_with_the_reason(typed: str, reason: str) -> None:
    assert refused(typed) == reason


@pytest.mark.parametrize("number", [0, -1, MOST + 1])
def test_a_number_out_of_range_is_not_written(number: int) -> None:
    with pytest.raises(NotAForm, match="range"):
        written(number)


@given(TEXTS, TEXTS, TEXTS, st.none() | TEXTS, st.none() | NUMBERS)
def test_a_code_says_what_was_written_into_it(
    instrument: str, version: str, language: str, group: str | None, number: int | None
) -> None:
    code = FormCode(instrument, version, "0123abcd", language, group, number)
    assert read_code(code.text) == code
    assert code.text.isascii()


@given(TEXTS, TEXTS, st.none() | NUMBERS)
def test_a_code_comes_through_a_reader_that_types_on_another_keyboard(
    instrument: str, group: str, number: int | None
) -> None:
    """Hyphen and underscore of an American keyboard are plus and question mark on a Swedish one."""
    code = FormCode(instrument, "1", "0123abcd", "sv-simple", group, number)
    typed = code.text.replace("-", "+").replace("_", "?")
    assert read_code(typed + "\r\n") == code


def test_a_code_of_an_instrument_is_short_and_fits_that_very_version() -> None:
    instrument = make_instrument()
    code = FormCode.of(instrument, "sv", "citizens", 42)
    assert code.text == f"form1.liten.1.{content_hash(instrument)[:8]}.sv.citizens.{plain(42)}"
    assert code.fits(instrument)
    assert not code.fits(replace(instrument, id="other"))
    assert not code.fits(make_instrument(values=11))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "text"),
        ("https://example.org", "text"),
        ("form2.liten.1.0123abcd.sv..", "text"),
        ("form1.liten.1.0123abcd.sv.", "text"),
        ("form1.liten.1.0123ABCD.sv..", "text"),
        ("form1..1.0123abcd.sv..", "text"),
        ("form1.liten.1.0123abcd.sv..000421", "check"),
        ("form1.liten.1.0123abcd.sv..42", "length"),
    ],
)
def test_what_is_no_code_of_a_form_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(NotAForm) as fault:
        read_code(text)
    assert fault.value.reason == reason
