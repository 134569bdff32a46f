"""How far apart what was typed and what was meant are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetui.words.slips import slips

WORDS = st.text("abcö", max_size=7)


@pytest.mark.parametrize(
    ("typed", "meant", "count"),
    [
        ("", "tillit", 0),
        ("till", "tillit", 0),
        ("tilit", "tillit", 1),  # one is missing
        ("tilllit", "tillit", 1),  # one too many
        ("tullit", "tillit", 1),  # a wrong one
        ("itllit", "tillit", 1),  # two have changed places
        ("tulit", "tillit", 2),
        ("abc", "", 3),
    ],
)
def test_slips_are_counted_to_the_nearest_beginning(typed: str, meant: str, count: int) -> None:
    assert slips(typed, meant, 3) == count
    assert slips(typed, meant, count) == count
    assert count == 0 or slips(typed, meant, count - 1) is None


def by_the_book(typed: str, meant: str) -> int:
    """The distance between two whole words, by its definition."""
    if not typed or not meant:
        return len(typed) + len(meant)
    ways = [
        by_the_book(typed[:-1], meant) + 1,
        by_the_book(typed, meant[:-1]) + 1,
        by_the_book(typed[:-1], meant[:-1]) + (typed[-1] != meant[-1]),
    ]
    if len(typed) > 1 < len(meant) and typed[-2:] == meant[-1] + meant[-2]:
        ways.append(by_the_book(typed[:-2], meant[:-2]) + 1)
    return min(ways)


@given(typed=st.text("abö", max_size=5), meant=st.text("abö", max_size=5))
def test_they_are_those_of_the_definition(typed: str, meant: str) -> None:
    beginnings = [meant[:length] for length in range(len(meant) + 1)]
    least = min(by_the_book(typed, each) for each in beginnings)
    for most in range(6):
        assert slips(typed, meant, most) == (least if least <= most else None)


@given(typed=WORDS, more=WORDS)
def test_what_is_typed_without_a_slip_has_none(typed: str, more: str) -> None:
    assert slips(typed, typed + more, 0) == 0
