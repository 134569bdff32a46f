"""The instruments that ship: sound, of the right size, with the words that the method names."""

import re

import pytest

from valuetui.instrument.check import LABEL_LINES, LABEL_WIDTH
from valuetui.instrument.load import load_instrument
from valuetui.instrument.model import LIMITING_THEMES, THEMES, Instrument, Role, Scope
from valuetui.screens.kiosk.picker import TILE_WIDTH
from valuetui.screens.kiosk.small import SMALLEST
from valuetui.screens.widgets.arrangement import Grid
from valuetui.screens.widgets.tile import EDGE
from valuetui.station.shipped import shipped_config
from valuetui.words.wrapping import wrap

LONG, SHORT = "kommun.toml", "kommun-kort.toml"

NAMED_BY_THE_METHOD = {
    "arbetstillfällen", "ekonomisk stabilitet", "ansvar för kommande generationer",
    "avsaknad av kundfokus", "kostnadsjakt", "förvirring", "osäkerhet om framtiden",
    "byråkrati", "trygghet", "livskvalitet",
}  # fmt: skip


@pytest.fixture(params=[LONG, SHORT])
def shipped(request: pytest.FixtureRequest) -> Instrument:
    return load_instrument(shipped_config() / request.param)


@pytest.fixture
def long() -> Instrument:
    return load_instrument(shipped_config() / LONG)


@pytest.fixture
def short() -> Instrument:
    return load_instrument(shipped_config() / SHORT)


def test_the_value_list_suits_two_digit_codes(long: Instrument) -> None:
    assert 90 <= len(long.values) <= 96
    assert [value.code for value in long.values] == sorted({value.code for value in long.values})


def test_the_words_that_the_method_names_are_in_both_worded_just_so(shipped: Instrument) -> None:
    assert {value.label["sv"] for value in shipped.values} >= NAMED_BY_THE_METHOD


def test_the_questions_are_current_and_desired_with_ten_words_each(long: Instrument) -> None:
    asked = [(question.role, question.pick) for question in long.questions]
    assert asked == [(Role.CURRENT, 10), (Role.DESIRED, 10)]


def test_the_short_variant_asks_for_five_of_36_of_the_same_words(
    long: Instrument, short: Instrument
) -> None:
    assert [question.pick for question in short.questions] == [5, 5]
    assert len(short.values) == 36
    assert all(long.value_by_id[value.id] == value for value in short.values)


@pytest.mark.parametrize("name", [LONG, SHORT])
def test_switched_on_the_questions_that_are_offered_are_sound(
    name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("copy")
    (folder / "values").mkdir()
    values = (shipped_config() / "values" / "kommun.toml").read_text(encoding="utf-8")
    (folder / "values" / "kommun.toml").write_text(values, encoding="utf-8")
    text = (shipped_config() / name).read_text(encoding="utf-8")
    key = (
        r"(?:\[\[question\]\]|\[\[background(?:\.option)?\]\]|id|role|pick|text|short|kind|label"
        r"|show_if|unit|min|max)"
    )
    switched_on = re.sub(rf"^# (?={key}(?: =|$))", "", text, flags=re.MULTILINE)
    (folder / name).write_text(switched_on, encoding="utf-8")
    instrument = load_instrument(folder / name)
    assert [question.id for question in instrument.background] == ["department", "years"]
    roles = [question.role for question in instrument.questions]
    assert roles == [Role.PERSONAL, Role.CURRENT, Role.DESIRED]


def test_limiting_words_sit_on_the_first_three_themes(long: Instrument) -> None:
    assert {value.theme for value in long.values if value.limiting} == set(LIMITING_THEMES)
    assert {value.theme for value in long.values} == set(THEMES)
    assert {value.scope for value in long.values} == set(Scope)


def test_the_three_groups_are_those_of_the_method(shipped: Instrument) -> None:
    assert [group.id for group in shipped.groups] == ["citizens", "elected", "employees"]


def test_they_speak_swedish_easy_swedish_and_english(shipped: Instrument) -> None:
    assert shipped.languages == ("sv", "sv-simple", "en")


def test_everything_is_said_in_both_languages(shipped: Instrument) -> None:
    for value in shipped.values:
        for language in ("sv", "en"):
            assert value.label[language].strip()
            assert value.definition[language].strip()
    assert all(value.synonyms["sv"] for value in shipped.values)
    assert all(value.synonyms["en"] for value in shipped.values)


def test_the_municipality_is_named_in_every_question(shipped: Instrument) -> None:
    for question in shipped.questions:
        for language in shipped.languages:
            assert shipped.organisation.name[language] in question.text[language]


@pytest.mark.parametrize("width", [SMALLEST[0], 91, 137])
def test_the_tiles_of_the_kiosk_have_the_room_that_the_check_grants_a_label(
    width: int, long: Instrument
) -> None:
    """The tick stands beside the label: its room is never the label's."""
    mark_room = 2
    cells = Grid(TILE_WIDTH, air=1).cells([0] * len(long.values), width, SMALLEST[1] - 10)
    assert min(cell.width for cell in cells) - EDGE - mark_room >= LABEL_WIDTH
    assert min(cell.height for cell in cells) >= LABEL_LINES


def test_every_label_fits_the_smallest_tile_without_a_broken_word(long: Instrument) -> None:
    for value in long.values:
        for label in value.label.values():
            lines = wrap(label, LABEL_WIDTH)
            assert len(lines) <= LABEL_LINES, label
            assert " ".join(lines) == label


def test_the_demo_settings_name_the_long_variant() -> None:
    text = (shipped_config() / "station.toml").read_text(encoding="utf-8")
    assert f'instrument = "{LONG}"' in text
