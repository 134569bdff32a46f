"""The drawn letters, and text as large as the room allows."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style

from valuetui.instrument.load import load_instrument
from valuetui.screens.lettering import font
from valuetui.screens.lettering.large import broken, large
from valuetui.screens.lettering.pixels import enlarged, in_cells
from valuetui.station.shipped import shipped_config

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ0123456789%+−-<>≤≥/().,:;!?&'→ "
WORDS = st.lists(st.text(LETTERS.replace(" ", ""), min_size=1, max_size=14), max_size=6)
ALIKE = {("O", "0")}


def test_a_cell_has_four_pixels() -> None:
    assert in_cells(["#...", ".#.#"]) == ["▚▗"]
    assert in_cells(["####", "####", "#.#."]) == ["██", "▘▘"]
    assert in_cells(["##.", "..#"]) == ["▀▖"]


def test_a_pixel_grows_both_ways() -> None:
    assert enlarged(["#.", ".#"], 2) == ["##..", "##..", "..##", "..##"]


@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_is_as_high_as_the_others_and_keeps_to_whole_cells(letter: str) -> None:
    pixels = font.drawn(letter)
    assert len(pixels) == font.HEIGHT
    assert len({len(row) for row in pixels}) == 1
    assert len(pixels[0]) % 2 == 0


def test_no_two_letters_look_alike() -> None:
    for one, other in combinations(LETTERS, 2):
        if (one, other) not in ALIKE:
            assert font.drawn(one) != font.drawn(other), (one, other)


def test_small_letters_are_drawn_as_capitals_and_foreign_ones_without_their_signs() -> None:
    assert font.drawn("åäö é") == font.drawn("ÅÄÖ E")
    assert font.drawn("ä") != font.drawn("a")
    assert not font.has("☃")


@pytest.mark.parametrize("name", ["kommun.toml", "kommun-kort.toml"])
def test_every_word_that_ships_can_be_drawn(name: str) -> None:
    asked = load_instrument(shipped_config() / name)
    for value in asked.values:
        for label in value.label.values():
            assert font.has(label), label


@given(st.text(LETTERS, min_size=1), st.integers(1, 3))
def test_the_columns_that_a_text_takes_are_told_beforehand(text: str, by: int) -> None:
    lines = in_cells(enlarged(font.drawn(text), by))
    assert {len(line) for line in lines} == {font.columns(text, by)}
    assert len(lines) == font.rows(by)


@given(WORDS, st.integers(1, 160), st.integers(1, 3))
def test_broken_lines_keep_all_words_and_fit(words: list[str], width: int, by: int) -> None:
    lines = broken(" ".join(words), width, by)
    assert lines == [] or " ".join(lines).split() == words
    assert all(font.columns(line, by) <= width for line in lines)


@given(WORDS, st.integers(8, 160), st.integers(0, 30))
def test_large_text_keeps_to_its_room_or_is_in_ordinary_letters(
    words: list[str], width: int, height: int
) -> None:
    lines = large(" ".join(words), width, height, Style())
    assert all(line.cell_len <= width for line in lines)
    is_drawn = not any(letter in line.plain for line in lines for letter in "".join(words))
    if words and is_drawn:
        assert len(lines) <= height


def test_the_largest_letters_that_fit_are_chosen() -> None:
    assert len(large("Tack", 200, 9, Style())) == 9
    assert len(large("Tack", 40, 9, Style())) == 6
    assert len(large("Tack", 20, 9, Style())) == 3
    assert [line.plain for line in large("Tack", 10, 9, Style())] == ["Tack"]
    assert len(large("Tack", 200, 5, Style())) == 3


def test_a_cell_that_is_all_ink_covers_its_ground() -> None:
    [first, *_] = large("I", 20, 3, Style(color="#FF0000"), most=1)
    assert first.spans == []
    [_, second, _] = large("I", 20, 3, Style(color="#FF0000"), most=1)
    [span] = second.spans
    assert isinstance(span.style, Style)
    assert span.style.bgcolor == span.style.color
