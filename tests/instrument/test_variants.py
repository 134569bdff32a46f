"""An instrument in a variant of a language: what it does not say itself is said by its base."""

from pathlib import Path

import pytest

from tests.instrument.samples import QUESTIONNAIRE, VALUE_LIST, write_files
from tests.words.readability import lix, sentences, words_of
from valuetui.instrument.canonical import canonical, from_canonical
from valuetui.instrument.load import load_instrument
from valuetui.instrument.model import Information, Instrument
from valuetui.instrument.problem import InstrumentFaults, Problem
from valuetui.interview.search import search
from valuetui.station.shipped import shipped_config
from valuetui.words import Text

SIMPLE = '["sv", "sv-simple", "en"]'
EASY_QUESTIONNAIRE = QUESTIONNAIRE.replace('["sv", "en"]', SIMPLE)
EASY_LIST = VALUE_LIST.replace('["sv", "en"]', SIMPLE)
STRESS = '[value.en]\nlabel = "strain"'

LONGEST_SENTENCE = 15
LONGEST_DEFINITION = 12
"""In words."""


def with_easy_stress(*lines: str) -> str:
    """The value list with these lines about stress in easy Swedish."""
    return EASY_LIST.replace(STRESS, "\n".join(["[value.sv-simple]", *lines, STRESS]))


def faults(folder: Path, questionnaire: str, value_list: str) -> list[Problem]:
    """Every fault of the two files."""
    with pytest.raises(InstrumentFaults) as refused:
        load_instrument(write_files(folder, questionnaire, value_list))
    return refused.value.problems


# Falling back


def test_what_a_variant_does_not_say_its_base_says(tmp_path: Path) -> None:
    text = EASY_QUESTIONNAIRE.replace('{ sv = "I framtiden?"', '{ sv-simple = "Sedan?", sv = "Då?"')
    made = load_instrument(write_files(tmp_path, text, with_easy_stress('definition = "Bråttom."')))
    assert made.questions[1].text == {"sv": "Då?", "sv-simple": "Sedan?", "en": "In future?"}
    assert made.title["sv-simple"] == "Värden i Lillby"
    assert made.information.contact["sv-simple"] == "Receptionen."
    stress, trust = made.value_by_id["stress"], made.value_by_id["trust"]
    assert (stress.label["sv-simple"], stress.definition["sv-simple"]) == ("stress", "Bråttom.")
    assert trust.definition["sv-simple"] == "Man litar på varandra."
    assert from_canonical(canonical(made)).value_by_id == made.value_by_id


def test_a_word_is_found_by_the_synonyms_of_the_base_and_by_own_ones(tmp_path: Path) -> None:
    values = with_easy_stress('synonyms = ["jäkt"]')
    made = load_instrument(write_files(tmp_path, EASY_QUESTIONNAIRE, values))
    for typed, found in (("förtroende", "trust"), ("jäkt", "stress")):
        assert [value.id for value in search(made.values, typed, "sv-simple")] == [found]


@pytest.mark.parametrize("value_list", [VALUE_LIST, EASY_LIST])
def test_a_list_may_know_nothing_of_the_variant(value_list: str, tmp_path: Path) -> None:
    made = load_instrument(write_files(tmp_path, EASY_QUESTIONNAIRE, value_list))
    assert all(value.label["sv-simple"] == value.label["sv"] for value in made.values)


def test_the_variant_may_be_the_first_language(tmp_path: Path) -> None:
    turned = '["sv-simple", "en", "sv"]'
    path = write_files(
        tmp_path, EASY_QUESTIONNAIRE.replace(SIMPLE, turned), EASY_LIST.replace(SIMPLE, turned)
    )
    made = load_instrument(path)
    assert made.languages == ("sv-simple", "en", "sv")
    assert made.title["sv-simple"] == "Värden i Lillby"
    assert made.values[0].label["sv-simple"] == "tillit"


# Faults


def test_a_variant_without_its_base_must_say_everything(tmp_path: Path) -> None:
    text = QUESTIONNAIRE.replace('["sv", "en"]', '["sv-simple", "en"]')
    found = {problem.key for problem in faults(tmp_path, text, VALUE_LIST)}
    assert "missing_translation" in found


def test_a_label_of_the_variant_that_is_too_long_is_told_with_its_line(tmp_path: Path) -> None:
    values = with_easy_stress('label = "en alldeles för lång rad med alldeles för många ord"')
    [problem] = faults(tmp_path, EASY_QUESTIONNAIRE, values)
    assert problem.key == "label_too_long"
    assert "alldeles" in values.splitlines()[problem.line - 1]


def test_a_label_of_the_variant_that_another_value_has_is_told(tmp_path: Path) -> None:
    [problem] = faults(tmp_path, EASY_QUESTIONNAIRE, with_easy_stress('label = "tillit"'))
    assert (problem.key, problem.values["found"]) == ("duplicate_label", "tillit")


@pytest.mark.parametrize(
    ("label", "key"),
    [("tillit", "duplicate_label"), ("alldelesförmångabokstäver", "label_too_long")],
)
def test_a_fault_of_the_base_is_told_once(label: str, key: str, tmp_path: Path) -> None:
    values = EASY_LIST.replace('label = "trygghet"', f'label = "{label}"')
    assert [problem.key for problem in faults(tmp_path, EASY_QUESTIONNAIRE, values)] == [key]


# The easy Swedish that ships


@pytest.fixture(params=["kommun.toml", "kommun-kort.toml"])
def shipped(request: pytest.FixtureRequest) -> Instrument:
    return load_instrument(shipped_config() / request.param)


def told(instrument: Instrument) -> list[Text]:
    """What a respondent is told first."""
    return [getattr(instrument.information, key) for key in Information.__dataclass_fields__]


def read(instrument: Instrument) -> list[Text]:
    """All that a respondent reads and that is no label."""
    return [
        instrument.title,
        *(group.description for group in instrument.groups),
        *(question.text for question in instrument.questions),
        *(value.definition for value in instrument.values),
        *told(instrument),
    ]


def in_easy(texts: list[Text]) -> list[str]:
    return [text["sv-simple"] for text in texts]


def test_all_but_the_words_that_are_counted_is_written_anew(shipped: Instrument) -> None:
    assert [text for text in read(shipped) if text["sv-simple"] == text["sv"]] == []
    assert all(value.label["sv-simple"] == value.label["sv"] for value in shipped.values)


def test_every_sentence_is_short(shipped: Instrument) -> None:
    for text in in_easy(read(shipped)):
        assert all(len(words_of(each)) <= LONGEST_SENTENCE for each in sentences(text)), text


def test_a_definition_is_one_short_line(shipped: Instrument) -> None:
    for value in shipped.values:
        definition = value.definition["sv-simple"]
        assert len(words_of(definition)) <= LONGEST_DEFINITION, definition
        assert len(definition) <= 78, definition
        assert definition.endswith("."), definition


def test_no_definition_is_that_of_two_words(shipped: Instrument) -> None:
    easy = in_easy([value.definition for value in shipped.values])
    assert len(set(easy)) == len(easy)


def test_it_is_clearly_easier_to_read_than_ordinary_swedish(shipped: Instrument) -> None:
    definitions = [value.definition for value in shipped.values]
    assert lix(in_easy(definitions)) < lix(text["sv"] for text in definitions) - 3
    assert lix(in_easy(told(shipped))) < 30
    assert lix(in_easy(told(shipped))) < lix(text["sv"] for text in told(shipped)) - 5


def test_no_abbreviation_and_no_word_of_offices_is_in_it(shipped: Instrument) -> None:
    for text in in_easy(read(shipped)):
        words = {word.casefold() for word in words_of(text)}
        assert not words & {"t", "ex", "bl", "mm", "osv", "dvs", "gallras", "förtroendevald"}, text
