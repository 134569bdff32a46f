"""Typed text becomes one line in which everything can be seen."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetui.words.cleaning import one_line, short_line


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("KS 2026:123", "KS 2026:123"),
        ("  KS\t2026:123 \r\n", "KS 2026:123"),
        ("KS\u00a0\u00a02026", "KS 2026"),
        ("A\u030angstro\u0308m", "Ångström"),
        ("\x1b[31mred\x1b[0m\x1b]0;title\x07 text", "red text"),
        ("a\u202eb\u200bc\ufeffd\x00e\ud800f\ue000g", "abcdefg"),
        ("a\u2028b", "a b"),
        ("𝓚𝓢 §12 – å", "𝓚𝓢 §12 – å"),
        ("\n\t\u200b", ""),
    ],
)
def test_what_cannot_be_seen_goes(typed: str, said: str) -> None:
    assert one_line(typed) == said


@given(st.text(st.characters(), max_size=60))
def test_cleaning_twice_changes_nothing_more(typed: str) -> None:
    said = one_line(typed)
    assert one_line(said) == said
    assert len(said.splitlines()) <= 1
    assert all(unicodedata.category(each) not in ("Cc", "Cf", "Cs") for each in said)


@given(st.text(max_size=60), st.integers(1, 40))
def test_a_short_line_is_clean_short_and_its_own_short_line(text: str, longest: int) -> None:
    short = short_line(text, longest)
    assert len(short) <= longest
    assert one_line(short) == short
    assert short_line(short, longest) == short


def test_of_a_book_only_the_beginning_is_looked_at() -> None:
    assert short_line("ab" * 1_000_000, 5) == "ababa"
