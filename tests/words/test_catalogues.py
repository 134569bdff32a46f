"""The catalogues: complete in every language, and holding all that the code asks for."""

import re

import pytest

from tests.words.catalogue_files import entries, forms, placeholders, sections, uses
from valuetui.words import Words, languages

FILE_NAMES = r".*\\\.(?:tcss|toml|json|xlsx|py)"
EVERY = [(language, name) for language in languages() for name in sorted(sections("sv"))]


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_same_sections(language: str) -> None:
    assert sections(language) == sections("sv")


@pytest.mark.parametrize(("language", "section"), EVERY)
def test_every_section_has_the_same_keys_in_every_language(language: str, section: str) -> None:
    assert entries(language, section).keys() == entries("sv", section).keys()


@pytest.mark.parametrize(("language", "section"), EVERY)
def test_every_text_asks_for_the_same_values_in_every_language(language: str, section: str) -> None:
    swedish = entries("sv", section)
    for key, entry in entries(language, section).items():
        asked = set().union(*map(placeholders, forms(entry)))
        assert asked == set().union(*map(placeholders, forms(swedish[key]))), key


@pytest.mark.parametrize(("language", "section"), EVERY)
def test_no_text_is_empty_and_no_brace_is_left_over(language: str, section: str) -> None:
    for key, entry in entries(language, section).items():
        for text in forms(entry):
            assert text, key
            if not placeholders(text):  # never formatted when no value is given with it
                assert not re.search(r"\{\{|\}\}", text), key


def test_every_key_in_the_code_is_in_the_catalogue() -> None:
    keys = {key for section in sections("sv") for key in entries("sv", section)}
    unknown = [
        f"{use.place}: {use.pattern}"
        for use in uses()
        if not re.fullmatch(FILE_NAMES, use.pattern)
        and not any(re.fullmatch(use.pattern, key) for key in keys)
    ]
    assert unknown == []


@pytest.mark.parametrize("language", languages())
def test_the_code_gives_every_text_the_values_that_it_asks_for(language: str) -> None:
    known = {
        re.escape(key): entry
        for section in sections(language)
        for key, entry in entries(language, section).items()
    }
    lacking = []
    for use in uses():
        entry = known.get(use.pattern, "")
        asked = set().union(*map(placeholders, forms(entry)))
        if isinstance(entry, dict):
            asked.add("n")
        if use.given is not None and not asked <= use.given:
            lacking.append(f"{use.place}: {use.pattern} asks for {sorted(asked)}")
    assert lacking == []


def test_the_scan_sees_the_keys_of_the_code() -> None:
    found = {use.pattern for use in uses()}
    assert r"language\.percent" in found
    assert r"language\.month\.m.+" in found
    assert frozenset({"number"}) in {
        use.given for use in uses() if use.pattern == r"language\.percent"
    }


def test_every_language_of_the_program_names_itself() -> None:
    assert [Words(language)("language.name") for language in languages()] == ["Svenska", "English"]
