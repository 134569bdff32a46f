"""The PIN: what is kept of it, and which digits are none."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetui.station.pin import LONGEST, SALT, SHORTEST, BadPin, Pin, fault_of, is_trivial

SALTY = bytes(range(SALT))


def test_only_the_same_digits_are_the_pin() -> None:
    pin = Pin.of("271828", SALTY)
    assert pin.is_("271828")
    for wrong in ("271829", "27182", "2718288", ""):
        assert not pin.is_(wrong)


def test_what_is_kept_is_plain_json_without_the_digits() -> None:
    document = Pin.of("271828", SALTY).to_document()
    text = json.dumps(document)
    assert "271828" not in text
    assert Pin.from_document(json.loads(text)) == Pin.of("271828", SALTY)
    assert document["function"] == "scrypt"
    assert (document["n"], document["r"], document["p"]) == (16384, 8, 1)


def test_another_salt_gives_another_digest() -> None:
    assert Pin.of("271828", SALTY).digest != Pin.of("271828", SALTY[::-1]).digest


@pytest.mark.parametrize(
    "change",
    [
        {"form": 2},
        {"function": "md5"},
        {"n": 2**30},
        {"n": 1000},
        {"r": 9000},
        {"salt": "00"},
        {"digest": ""},
        {"digest": "no hex"},
        {"n": None},
    ],
    ids=str,
)
def test_what_is_no_pin_is_told(change: dict[str, Any]) -> None:
    with pytest.raises(BadPin):
        Pin.from_document(Pin.of("271828", SALTY).to_document() | change)


@pytest.mark.parametrize(
    ("digits", "fault"),
    [
        ("", "digits"),
        ("27182", "short"),
        ("2718281828459", "long"),
        ("27182a", "digits"),
        ("٢٧١٨٢٨", "digits"),
        ("²71828", "digits"),
        ("000000", "trivial"),
        ("121212", "trivial"),
        ("112211", "trivial"),
        ("123456", "trivial"),
        ("567890", "trivial"),
        ("987654", "trivial"),
        ("321098", "trivial"),
        ("257257", "trivial"),
        ("271828", None),
        ("135790", None),
    ],
)
def test_what_makes_digits_no_pin(digits: str, fault: str | None) -> None:
    assert fault_of(digits) == fault


@given(st.text("0123456789", min_size=SHORTEST, max_size=LONGEST), st.integers(0, 9))
def test_digits_stay_as_trivial_as_they_were_when_each_is_moved_on(digits: str, by: int) -> None:
    moved = "".join(str((int(digit) + by) % 10) for digit in digits)
    assert is_trivial(moved) == is_trivial(digits)
