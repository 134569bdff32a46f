"""One line of typing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetui.screens.lines.editor import LONGEST, LineEditor


def seen(echo: str) -> str:
    """What stands on a line of the screen after this was written to it."""
    line: list[str] = []
    place = 0
    for letter in echo:
        if letter == "\b":
            place = max(0, place - 1)
        else:
            line[place:] = [letter]
            place += 1
    return "".join(line).rstrip()


def columns(text: str) -> int:
    """Columns that a text takes."""
    return sum(2 if letter == "漢" else 1 for letter in text)


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        ("tillit\r", "tillit"),
        ("tillitt\x7f\n", "tillit"),
        ("trygg\x15tillit\r", "tillit"),
        ("\x7f\x7ftillit\r", "tillit"),
        ("till\x1b[Dit\x1b[3~\r", "tillit"),
        ("\x1bOPtillit\r", "tillit"),
        ("till\x03\x04\x1ait\r", "tillit"),
        ("hälsa, å ä ö\r", "hälsa, å ä ö"),
    ],
)
def test_keys_make_a_line(keys: str, line: str) -> None:
    assert LineEditor().feed(keys).lines == (line,)


def test_several_lines_at_once_are_several_lines_and_a_beginning() -> None:
    editor = LineEditor()
    assert editor.feed("1\r2\rkl").lines == ("1", "2")
    assert editor.line == "kl"


@given(st.text(alphabet=st.sampled_from("abcåä ü\x7f\x15\x03\x1b[AO~;1\r"), max_size=60))
def test_the_echo_shows_the_line_and_nothing_that_moves_about(keys: str) -> None:
    editor = LineEditor()
    echo = "".join(editor.feed(key).echo for key in keys)
    assert not re.search(r"[^\w \b\n\[~;]", echo)
    assert seen(echo.rpartition("\n")[2]) == editor.line.rstrip()


@given(st.text(max_size=40), st.integers(0, 40))
def test_it_does_not_matter_how_keys_are_cut_into_pieces(keys: str, place: int) -> None:
    keys = keys.replace("\x1b", "")
    one, two = LineEditor(), LineEditor()
    whole = one.feed(keys)
    first, second = two.feed(keys[:place]), two.feed(keys[place:])
    assert whole.lines == first.lines + second.lines
    assert one.line == two.line


def test_the_sequence_of_an_arrow_may_come_in_pieces() -> None:
    editor = LineEditor()
    assert [editor.feed(key).echo for key in "a\x1b[1;5Cb"] == ["a", *[""] * 6, "b"]
    assert editor.line == "ab"


@given(st.text(alphabet=st.sampled_from("abå ü漢\x7f\x15"), max_size=120), st.integers(2, 80))
def test_a_row_is_never_longer_than_there_is_room_and_the_last_one_is_seen(
    keys: str, room: int
) -> None:
    editor = LineEditor()
    echo = "".join(editor.feed(key, room).echo for key in keys)
    rows = editor.shown.split("\n")
    assert "".join(rows) == editor.line
    assert all(columns(row) <= room for row in rows)
    assert columns(editor.line) <= LONGEST
    if "漢" not in keys:  # of which a backspace is half
        assert seen(echo.rpartition("\n")[2]) == rows[-1].rstrip()


def test_a_line_that_is_full_goes_on_on_the_next_one_and_back() -> None:
    editor = LineEditor()
    assert [editor.feed(key, 3).echo for key in ("abcd", "\x7f", "\x7f", "xyz")] == [
        "abc\nd", "\b \b\nabc", "\b \b", "x\nyz"]  # fmt: skip
    assert editor.line == "abxyz"
    assert editor.feed("\x15", 3).echo == "\b \b\b \b\n"
    assert editor.feed("12\r345\r", 3).echo == "12\n"


def test_what_is_secret_is_echoed_as_asterisks() -> None:
    editor = LineEditor()
    editor.secret = True
    assert editor.feed("123\x7f").echo == "***\b \b"
    assert editor.line == "12"
    assert editor.shown == "**"
