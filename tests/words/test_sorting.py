"""The alphabet as people expect it."""

import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from valuetui.words.sorting import fold, sort_key

LETTERS = st.text(alphabet="abcxyzåäöéüÅÄÖÉÜABCXYZ -", max_size=12)


def in_order(language: str, *texts: str) -> bool:
    keys = [sort_key(text, language) for text in texts]
    return all(one < next_one for one, next_one in pairwise(keys))


def test_swedish_puts_å_ä_ö_last_and_in_that_order() -> None:
    assert in_order("sv", "ansvar", "zon", "åsikt", "ärlighet", "öppenhet")
    assert in_order("sv", "Arbete", "ordning", "Zon", "Ålder", "Ära", "Öde")


def test_a_variant_is_sorted_as_its_base() -> None:
    assert in_order("sv-simple", "Arbete", "ordning", "Zon", "Ålder", "Ära", "Öde")


def test_accents_do_not_count() -> None:
    assert in_order("sv", "idé", "idea", "ideell")
    assert sort_key("idé", "sv") == sort_key("ide", "sv")


def test_capitals_do_not_count() -> None:
    assert sort_key("TILLIT", "sv") == sort_key("tillit", "sv")


def test_in_english_å_is_a() -> None:
    assert in_order("en", "aab", "åb", "abc")


@given(LETTERS)
def test_letters_written_in_two_parts_sort_alike(text: str) -> None:
    for language in ("sv", "en"):
        parted = unicodedata.normalize("NFD", text)
        assert sort_key(parted, language) == sort_key(text, language)


def test_folding_takes_away_accents_rings_and_capitals() -> None:
    assert fold("Hälsa på Åsa och André") == "halsa pa asa och andre"


@given(LETTERS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
