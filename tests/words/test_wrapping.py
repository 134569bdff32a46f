"""Breaking labels into lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetui.words.wrapping import wrap

TEXTS = st.text(alphabet="abcåäö-– \n", max_size=60)
WIDTHS = st.integers(min_value=-2, max_value=30)


def letters(text: str) -> str:
    """The text without what breaking may add or take away."""
    return "".join(text.split()).replace("-", "")


@given(TEXTS, WIDTHS)
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    assert all(len(line) <= width for line in wrap(text, width))


@given(TEXTS, st.integers(min_value=1, max_value=30))
def test_no_letter_is_lost(text: str, width: int) -> None:
    assert letters("".join(wrap(text, width))) == letters(text)


@given(TEXTS, WIDTHS, st.integers(min_value=0, max_value=4))
def test_no_more_lines_than_asked_and_none_too_wide(text: str, width: int, lines: int) -> None:
    wrapped = wrap(text, width, lines)
    assert len(wrapped) <= lines
    assert all(len(line) <= width for line in wrapped)


@given(TEXTS, st.integers(min_value=1, max_value=30), st.integers(min_value=1, max_value=4))
def test_a_cut_is_shown_and_only_a_cut(text: str, width: int, lines: int) -> None:
    wrapped, whole = wrap(text, width, lines), wrap(text, width)
    if len(whole) > lines:
        assert wrapped[-1].endswith("…")
    else:
        assert wrapped == whole


@given(TEXTS)
def test_where_there_is_room_for_the_words_none_is_broken(text: str) -> None:
    words = text.split()
    width = max((len(word) for word in words), default=1)
    assert " ".join(wrap(text, width)).split() == words


@pytest.mark.parametrize("width", [0, -1])
def test_without_a_width_nothing_is_written(width: int) -> None:
    assert wrap("tillit", width) == []


def test_a_width_of_one_gives_a_letter_a_line() -> None:
    assert wrap("tro på", 1) == ["t", "r", "o", "p", "å"]


def test_a_long_word_is_broken_with_a_hyphen() -> None:
    assert wrap("ansvarstagande", 10) == ["ansvarsta-", "gande"]
    assert wrap("ansvarstagande", 10, lines=1) == ["ansvarsta…"]


def test_a_word_that_is_a_letter_too_long_is_broken_with_a_hyphen_too() -> None:
    assert wrap("tillit", 5) == ["till-", "it"]
    assert wrap("tillit", 6) == ["tillit"]


def test_a_long_word_that_has_a_hyphen_gets_no_second_one() -> None:
    assert wrap("vi-och-dom-tänkande", 8) == ["vi-och-", "dom-tän-", "kande"]


def test_a_blank_that_does_not_break_holds_a_number_and_its_sign_together() -> None:
    assert wrap("mellan 7,1\xa0% och 59,1\xa0%", 22) == ["mellan 7,1\xa0% och", "59,1\xa0%"]


def test_a_path_is_broken_without_a_hyphen_that_would_falsify_it() -> None:
    path = "exports/values-2026-11-27.csv"
    assert wrap(f"In {path}", 20) == ["In exports/values-20", "26-11-27.csv"]
