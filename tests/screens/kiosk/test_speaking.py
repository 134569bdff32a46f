"""What is said of a screen, and when."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetui.screens.kiosk.speaking import (
    Focus,
    Picture,
    all_of,
    in_words,
    language_of_tile,
    news,
    said_of_tile,
    sentences,
)
from valuetui.screens.widgets.look import Kind
from valuetui.screens.widgets.tile import Tile
from valuetui.words import Words

SV, EN = Words("sv"), Words("en")
TRUST = Tile("trust", "tillit")


@pytest.mark.parametrize(
    ("tile", "said"),
    [
        (TRUST, "tillit, 5 av 94"),
        (Tile("trust", "tillit", Kind.CHOSEN, "✓", "vald"), "tillit, vald, 5 av 94"),
        (Tile("trust", "tillit", Kind.CHOSEN, "✕"), "tillit, vald, 5 av 94"),
        (Tile("previous", "◀ Sida"), "Föregående sida, 5 av 94"),
        (Tile("explain", "?"), "Förklara ett ord, 5 av 94"),
        (Tile("elected", "◆ Förtroendevalda", detail="Jag har ett uppdrag."),
         "Förtroendevalda, Jag har ett uppdrag, 5 av 94"),
    ],
)  # fmt: skip
def test_a_tile_is_its_label_whether_it_is_chosen_and_its_place(tile: Tile, said: str) -> None:
    assert said_of_tile(Focus(tile, 5, 94), SV) == said


def test_a_tile_that_is_alone_has_no_place() -> None:
    assert said_of_tile(Focus(Tile("done", "Klar"), 1, 1), SV) == "Klar"


def test_a_tile_that_leads_to_a_language_is_said_in_that_language() -> None:
    languages = ("sv", "en")
    assert language_of_tile(Tile("en", "Begin in English"), languages, "sv") == "en"
    assert language_of_tile(Tile("language:en", "English"), languages, "sv") == "en"
    assert language_of_tile(TRUST, languages, "sv") == "sv"


BEFORE = Picture(1, "sv", ("Vilka tio ord?", "0 av 10 valda"), Focus(TRUST, 1, 2))


def test_a_new_screen_or_language_is_said_as_a_whole() -> None:
    whole = "Vilka tio ord? 0 av 10 valda. tillit, 1 av 2."
    assert all_of(BEFORE, SV) == whole
    assert news(None, BEFORE, SV) == whole
    assert news(Picture(2, "sv"), BEFORE, SV) == whole
    assert news(Picture(1, "en", BEFORE.texts, BEFORE.focus), BEFORE, SV) == whole


def test_on_the_same_screen_only_what_has_changed_is_said_the_tile_first() -> None:
    chosen = Focus(Tile("trust", "tillit", Kind.CHOSEN, "✓", "vald"), 1, 2)
    now = Picture(1, "sv", ("Vilka tio ord?", "1 av 10 valda"), chosen)
    assert news(BEFORE, now, SV) == "tillit, vald, 1 av 2. 1 av 10 valda."
    assert news(now, now, SV) == ""


def test_whoever_returns_to_a_screen_is_told_where_and_not_everything_again() -> None:
    assert news(BEFORE, BEFORE, SV, returned=True) == "tillit, 1 av 2."


def test_what_stands_apart_is_a_sentence_of_its_own() -> None:
    assert in_words("0 av 10 valda   Välj 10 ord till.") == "0 av 10 valda. Välj 10 ord till."
    assert in_words("Sök: t▏\n23 ord stämmer.") == "Sök: t. 23 ord stämmer."
    assert in_words("Sida 1 av 4  ● ○ ○ ○") == "Sida 1 av 4"


@given(st.text(max_size=60))
def test_signs_are_never_said_and_letters_always(text: str) -> None:
    said = in_words(text + " ●◆▲✓✕◀▶█⌫▏→ ord")
    assert said.endswith("ord")
    assert not set(said) & set("●◆▲✓✕◀▶█⌫▏→·")
    assert [each for each in said if each.isalpha()] == [
        each for each in text + "ord" if each.isalpha()
    ]


@given(st.lists(st.text(alphabet="ab .!", max_size=5)))
def test_every_text_ends_before_the_next_one(texts: list[str]) -> None:
    assert sentences(texts).count(".") >= sum(text.endswith(("a", "b")) for text in texts)
