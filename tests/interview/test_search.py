"""Finding a word by what a person types."""

from dataclasses import replace

import pytest

from tests.instrument.samples import make_value
from valuetui.instrument.load import load_instrument
from valuetui.instrument.model import Value
from valuetui.interview.search import nearly, search
from valuetui.station.shipped import shipped_config


def value(label: str, *synonyms: str) -> Value:
    return replace(
        make_value(1),
        id=label,
        label={"sv": label, "en": f"the {label}"},
        definition={"sv": "Hemliga tecken.", "en": "Secret signs."},
        synonyms={"sv": synonyms, "en": ()},
    )


VALUES = (
    value("ansvar för helheten"),
    value("hälsa", "välmående", "att må bra"),
    value("helhetssyn"),
    value("omsorg", "helande"),
    value("öppenhet"),
    value("idérikedom"),
    value("samhälle"),
)


def found(typed: str, language: str = "sv") -> list[str]:
    return [each.id for each in search(VALUES, typed, language)]


def test_the_label_comes_before_a_later_word_and_that_before_a_synonym() -> None:
    assert found("hel") == ["helhetssyn", "ansvar för helheten", "omsorg"]


def test_a_match_inside_a_word_comes_last() -> None:
    assert found("häl") == ["hälsa", "samhälle"]
    assert found("mående") == ["hälsa"]


@pytest.mark.parametrize("typed", ["HÄLS", "hals", "Håls", " hälsa "])
def test_case_accents_and_rings_do_not_matter(typed: str) -> None:
    assert found(typed) == ["hälsa"]
    assert found("ide") == found("Idé") == ["idérikedom"]
    assert found("oppen") == ["öppenhet"]


def test_one_letter_finds_what_begins_with_it_only() -> None:
    assert found("s") == ["samhälle"]
    assert found("el") == []


@pytest.mark.parametrize("typed", ["", "   ", "xyz"])
def test_nothing_is_found_for_nothing(typed: str) -> None:
    assert found(typed) == []


def test_the_definition_is_not_searched() -> None:
    assert found("hemlig") == []


def test_only_the_language_spoken_is_searched() -> None:
    assert found("välmående", "en") == []
    assert "öppenhet" in found("the", "en")


def test_words_that_match_alike_stand_in_alphabetical_order() -> None:
    values = (value("öde"), value("ark"), value("åker"), value("and"))
    shared = tuple(replace(each, synonyms={"sv": ("lika",), "en": ()}) for each in values)
    assert [each.id for each in search(shared, "lika", "sv")] == ["and", "ark", "åker", "öde"]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_shipped_word_is_found_first_by_its_own_label(language: str) -> None:
    instrument = load_instrument(shipped_config() / "kommun.toml")
    for each in instrument.values:
        assert search(instrument.values, each.label[language], language)[0] == each


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_shipped_word_is_found_by_each_of_its_synonyms(language: str) -> None:
    instrument = load_instrument(shipped_config() / "kommun.toml")
    for each in instrument.values:
        for synonym in each.synonyms[language]:
            assert each in search(instrument.values, synonym, language)


@pytest.mark.parametrize("typed", ["ansvarför", "ansvar för", "förhel", "Ansvar-för", "attmå"])
def test_spaces_need_not_be_typed_and_may_be(typed: str) -> None:
    """The keyboard of the kiosk's screen has letters only."""
    assert len(found(typed)) == 1


def test_every_value_is_found_by_the_letters_of_its_label() -> None:
    for name in ("kommun.toml", "kommun-kort.toml"):
        instrument = load_instrument(shipped_config() / name)
        for each in instrument.values:
            for language in instrument.languages:
                letters = "".join(filter(str.isalpha, each.label[language]))
                assert search(instrument.values, letters, language)[0] == each


def near(typed: str) -> list[str]:
    return [each.id for each in nearly(VALUES, typed, "sv")]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("häsla", "hälsa"),
        ("öpenhet", "öppenhet"),
        ("oppnhe", "öppenhet"),
        ("samhelle", "samhälle"),
        ("idrerikdom", "idérikedom"),  # two slips in a long word
        ("valmaaende", "hälsa"),  # in a synonym
        ("helheetn", "ansvar för helheten"),  # in a later word
    ],
)
def test_a_slip_or_two_still_find_what_was_meant(typed: str, meant: str) -> None:
    assert found(typed) == []
    assert near(typed) == [meant]


def test_what_a_label_begins_with_was_typed_well() -> None:
    assert found("halsa") == ["hälsa"]
    assert near("halsa") == []


@pytest.mark.parametrize("typed", ["", "hx", "hxl", "xyzq", "uppanhxt"])
def test_too_little_or_too_different_is_nothing(typed: str) -> None:
    assert near(typed) == []


def test_only_those_with_the_fewest_slips_are_found() -> None:
    assert near("helhetssym") == ["helhetssyn"]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_shipped_word_is_found_with_any_one_of_its_letters_missing(language: str) -> None:
    values = load_instrument(shipped_config() / "kommun.toml").values
    for each in values:
        letters = "".join(filter(str.isalpha, each.label[language]))
        for place in range(0, len(letters) if len(letters) > 4 else 0, 3):
            typed = letters[:place] + letters[place + 1 :]
            found = search(values, typed, language) + nearly(values, typed, language)
            assert each in found
            assert len(found) == len({each.id for each in found}) < 8
