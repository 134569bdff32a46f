"""Looking up texts: plurals, values, and Swedish where a language lacks something."""

from pathlib import Path

import pytest

from valuetui.words import Words, catalogue, kiosk_languages, languages
from valuetui.words.text import in_language


def test_swedish_is_the_first_language() -> None:
    assert languages() == ("sv", "en")
    assert kiosk_languages() == ("sv", "sv-simple", "en")


def test_a_text_is_filled_with_the_values_given() -> None:
    assert Words("sv")("kiosk.question.count", n=7, k=10) == "7 av 10 valda"
    assert Words("en")("kiosk.question.count", n=7, k=10) == "7 of 10 chosen"


@pytest.mark.parametrize(
    ("n", "said"), [(0, "Välj 0 ord till."), (1, "Välj ett ord till."), (2, "Välj 2 ord till.")]
)
def test_one_is_singular_and_every_other_number_is_plural(n: int, said: str) -> None:
    assert Words("sv")("kiosk.question.left", n=n) == said


def test_a_key_that_no_catalogue_has_is_an_error() -> None:
    for key in ("kiosk.no_such_text", "no_such_section.text", "kiosk", ""):
        with pytest.raises(KeyError):
            Words("en")(key)


def test_a_language_without_a_catalogue_is_an_error() -> None:
    with pytest.raises(ValueError, match="fi"):
        Words("fi")


def test_words_are_equal_when_they_speak_the_same_language() -> None:
    assert Words("sv") == Words("sv") != Words("en")
    assert len({Words("sv"), Words("sv"), Words("en")}) == 2
    assert Words("sv") != "sv"


@pytest.fixture
def half_translated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A language that lacks a key, has an empty text, and lacks a whole section; and a variant of
    it."""
    for language, files in {
        "sv": {"house": 'door = "dörr"\nroof = "tak"\nwall = "vägg"', "garden": 'tree = "träd"'},
        "fi": {"house": 'door = "ovi"\nroof = ""'},
        "fi-simple": {"house": 'wall = "seinä"'},
    }.items():
        (tmp_path / language).mkdir()
        for name, text in files.items():
            (tmp_path / language / f"{name}.toml").write_text(text, encoding="utf-8")
    monkeypatch.setattr(catalogue, "CATALOGUES", tmp_path)


@pytest.mark.usefixtures("half_translated")
def test_what_a_language_lacks_is_said_in_swedish() -> None:
    words = Words("fi")
    said = [words(key) for key in ("house.door", "house.roof", "house.wall", "garden.tree")]
    assert said == ["ovi", "tak", "vägg", "träd"]


@pytest.mark.usefixtures("half_translated")
def test_what_a_variant_lacks_is_said_by_its_base_and_only_then_in_swedish() -> None:
    words = Words("fi-simple")
    said = [words(key) for key in ("house.door", "house.roof", "house.wall", "garden.tree")]
    assert said == ["ovi", "tak", "seinä", "träd"]


def test_a_text_of_the_instrument_is_given_in_its_first_language_where_it_must() -> None:
    text = {"sv": "tillit", "en": "trust"}
    assert in_language(text, "en") == "trust"
    assert in_language(text, "fi") == "tillit"
    assert in_language({"sv": "tillit", "en": ""}, "en") == "tillit"
    assert in_language({}, "sv") == ""
    assert in_language({"en": "trust", "sv": "tillit"}, "sv-simple") == "tillit"
    assert in_language({"en": "trust", "sv": "tillit", "sv-simple": "lita"}, "sv-simple") == "lita"
