"""Variants of a language: easy Swedish says anew what a respondent reads, and nothing else."""

import re

import pytest

from tests.words.catalogue_files import entries, forms, placeholders, sections
from tests.words.readability import lix, sentences, words_of
from valuetui.words import Words, kiosk_languages, language_name, languages
from valuetui.words.variant import base_of, is_variant

VARIANTS = [language for language in kiosk_languages() if is_variant(language)]
EVERY = [(variant, section) for variant in VARIANTS for section in sorted(sections(variant))]

LONGEST = 15
"""Words in a sentence of easy Swedish."""

WRITTEN = {
    "attract": "time start elsewhere",
    "closed": "heading opens for_now",
    "information": "heading begin leave",
    "information.about": "controller purpose legal_basis voluntary retention public_record contact",
    "group": "heading hint",
    "question": "count left full page progress explain chosen",
    "question.remark": "not_yet no_undo first_page last_page empty",
    "bar": "back undo previous_page next_page search done next close stop display",
    "display": "heading letters tiles colours done",
    "display.sizes": "normal larger largest",
    "display.themes": "dark light contrast-dark contrast-light",
    "help": "heading keys screen between information group question review end interrupted stop"
    " display swap search dialog",
    "definition": "pick unpick",
    "swap": "heading keep",
    "search": "heading typed empty nothing found nearly",
    "review": "heading revise submit about about_heading write_in hint",
    "stop": "heading text ask keep go_on stop",
    "thanks": "heading text next twice_none twice twice_more done",
    "unsaved": "heading text retry",
    "idle": "heading text go_on",
    "interrupted": "heading text discard keep take_up throw_away",
    "calm": "text",
    "small": "text",
    "background": "single multiple number text no_names skip skipped",
    "keyboard": "space erase",
    "write_in": "button_long button_short written_long written_short heading hint left in_list"
    " written save remove",
    "ease": "asked judged easy so_so hard",
}
"""What easy Swedish says itself of the kiosk's texts. What comes to the kiosk later is said in
ordinary Swedish until somebody writes it here and in the catalogue."""


def easy() -> list[str]:
    """Every text of the kiosk that is written in easy Swedish."""
    found = entries("sv-simple", "kiosk") | entries("sv-simple", "plain")
    found |= entries("sv-simple", "codes") | entries("sv-simple", "council")
    return [text for entry in found.values() for text in forms(entry)]


def test_easy_swedish_is_spoken_at_the_kiosk_and_nowhere_else() -> None:
    assert VARIANTS == ["sv-simple"]
    assert languages() == ("sv", "en")
    assert sections("sv-simple") == {"codes", "council", "kiosk", "language", "plain"}


def test_a_variant_has_a_name_of_its_own_and_a_short_one_for_buttons() -> None:
    words = Words("sv-simple")
    assert (words("language.name"), words("language.button")) == ("Lättläst svenska", "Lättläst")
    assert [language_name(each) for each in ("sv", "sv-simple", "en", "fi")] == [
        "Svenska", "Lättläst svenska", "English", "fi"]  # fmt: skip


def test_easy_swedish_says_all_that_was_written_for_it() -> None:
    wanted = {f"kiosk.{part}.{key}" for part, keys in WRITTEN.items() for key in keys.split()}
    assert entries("sv-simple", "kiosk").keys() >= wanted


def test_easy_swedish_says_all_of_the_plain_interview_but_what_staff_read_and_the_commands() -> (
    None
):
    wanted = {
        key
        for key in entries("sv", "plain")
        if not re.match(r"plain\.(staff|command|prompt|question\.(value|chosen)$)", key)
    }
    assert entries("sv-simple", "plain").keys() >= wanted


def test_easy_swedish_says_all_that_is_said_of_the_code_on_a_slip() -> None:
    wanted = {key for key in entries("sv", "codes") if re.match(r"codes\.(kiosk|found)\.", key)}
    assert entries("sv-simple", "codes").keys() == wanted


@pytest.mark.parametrize(("variant", "section"), EVERY)
def test_a_variant_says_nothing_that_its_base_does_not_say(variant: str, section: str) -> None:
    base = entries(base_of(variant), section)
    for key, entry in entries(variant, section).items():
        assert key in base
        assert isinstance(entry, dict) == isinstance(base[key], dict), key
        assert all(forms(entry)), key
        asked, asked_by_base = (set().union(*map(placeholders, forms(each)))
                                for each in (entry, base[key]))  # fmt: skip
        assert asked == asked_by_base, key


def test_numbers_and_signs_are_those_of_the_base() -> None:
    swedish, simple = Words("sv"), Words("sv-simple")
    for key in ("language.decimal", "language.month.m5", "kiosk.search.letters", "results.n"):
        assert simple(key) == swedish(key)


def test_sentences_of_the_kiosk_are_short_and_easy_to_read() -> None:
    for text in easy():
        assert all(len(words_of(each)) <= LONGEST for each in sentences(text)), text
    swedish = [text for key in entries("sv-simple", "kiosk")
               for text in forms(entries("sv", "kiosk")[key])]  # fmt: skip
    assert lix(easy()) < 20
    assert lix(easy()) < lix(swedish) - 3
