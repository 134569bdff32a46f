"""Background questions and words written in: read, checked, hashed and compared."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.instrument.samples import (
    BACKGROUND,
    QUESTIONNAIRE,
    load_small,
    load_with_background,
    make_instrument,
    write_files,
)
from tests.instrument.test_canonical import GOLDEN
from valuetui.instrument.background import Background, Kind
from valuetui.instrument.canonical import canonical, content_hash, from_canonical
from valuetui.instrument.check import remarks
from valuetui.instrument.difference import difference
from valuetui.instrument.load import load_instrument
from valuetui.instrument.model import Interrupted, KioskRules, Stopping
from valuetui.instrument.problem import InstrumentFaults
from valuetui.station.shipped import shipped_config
from valuetui.words import Words, languages


@pytest.fixture
def part(tmp_path: Path) -> Background:
    return load_with_background(tmp_path).background[0]


class TestReading:
    def test_every_kind_with_what_belongs_to_it(self, tmp_path: Path) -> None:
        part, ways, years, place = load_with_background(tmp_path).background
        assert [each.kind for each in (part, ways, years, place)] == list(Kind)
        assert [option.id for option in ways.options] == ["school", "care", "other"]
        assert (part.unit, ways.required, part.required) == (True, True, False)
        assert (years.least, years.most, place.letters) == (1, 110, 12)
        assert place.show_if == {"ways": ("school", "care"), "group": ("citizens", "employees")}
        assert ways.help == {"sv": "Välj alla som stämmer.", "en": "Choose all that apply."}
        assert part.help is None

    def test_one_id_is_as_good_as_a_list_of_one(self, tmp_path: Path) -> None:
        text = BACKGROUND.replace('group = ["employees"]', 'group = "employees"')
        made = load_instrument(write_files(tmp_path, QUESTIONNAIRE + text))
        assert made.background[0].show_if == {"group": ("employees",)}

    @pytest.mark.parametrize(
        ("written", "groups"),
        [("true", ("citizens", "employees")), ("false", ()), ('["employees"]', ("employees",))],
    )
    def test_a_word_may_be_written_in_by_everybody_nobody_or_some(
        self, written: str, groups: tuple[str, ...], tmp_path: Path
    ) -> None:
        text = QUESTIONNAIRE.replace("pick = 2", f"pick = 2\nwrite_in = {written}", 1)
        current, desired = load_instrument(write_files(tmp_path, text)).questions
        assert (current.write_in, desired.write_in) == (groups, ())
        assert current.takes_write_in("employees") == ("employees" in groups)

    def test_what_ships_asks_nobody_but_citizens_for_a_word_and_only_for_the_future(self) -> None:
        for name in ("kommun.toml", "kommun-kort.toml"):
            made = load_instrument(shipped_config() / name)
            assert [each.write_in for each in made.questions] == [(), ("citizens",)]
            assert made.background == ()
            assert made.kiosk.ease
            assert made.kiosk.stop is Stopping.DISCARD


FAULTS = [
    ("missing_key", 'kind = "single"', "# kind", "[[background]]"),
    ("not_one_of", 'kind = "single"', 'kind = "one"', 'kind = "one"'),
    ("missing_translation", ', en = "North school"', "", "Norra skolan"),
    ("unknown_key", 'kind = "multiple"', 'kind = "multiple"\nmin = 3', "min = 3"),
    ("unknown_key_near", "letters = 12", "leters = 12", "leters"),
    ("out_of_range", "letters = 12", "letters = 61", "letters = 61"),
    ("out_of_range", "min = 1", "min = 2000000", "min = 2000000"),
    ("wrong_kind_list", 'ways = ["school", "care"]', "ways = 3", "ways = 3"),
    ("bad_identifier", 'id = "north"', 'id = "Norr"', "Norr"),
    ("duplicate_id", 'id = "south"', 'id = "north" # again', "# again"),
    ("duplicate_id", 'id = "years"', 'id = "current" # too', "# too"),
    ("reserved_id", 'id = "years"', 'id = "group"', 'id = "group"'),
    (
        "label_too_long",
        "Norra skolan",
        "Norra skolan i den gamla delen av kommunen vid sjön",
        "vid",
    ),
    ("text_too_long", "Var arbetar du?", "Var arbetar du? " * 6, "Var arbetar du? Var"),
    ("text_too_long", "Välj alla som stämmer.", "Välj alla! " * 20, "Välj alla! Välj"),
    ("min_above_max", "min = 1", "min = 111", "min = 111"),
    ("show_if_unknown", "{ ways = ", "{ age = ", "age ="),
    ("show_if_unknown_answer", '["school", "care"]', '["school", "cure"]', "cure"),
    ("show_if_unknown_answer", '{ group = ["employees"]', '{ group = ["staff"]', "staff"),
    ("show_if_later", '{ group = ["employees"]', '{ ways = ["school"]', '{ ways = ["school"] }'),
    ("show_if_later", '{ group = ["employees"]', '{ part = ["north"]', "part ="),
    ("show_if_no_choice", "{ ways = ", "{ years = ", "{ years"),
    ("unit_not_single", "required = true", "required = true\nunit = true", "required"),
    ("unit_twice", '"multiple"', '"single"\nunit = true # too', "# too"),
]


@pytest.mark.parametrize(("key", "old", "new", "at"), FAULTS)
def test_a_fault_is_reported_on_its_line(
    key: str, old: str, new: str, at: str, tmp_path: Path
) -> None:
    assert old in BACKGROUND
    text = QUESTIONNAIRE + BACKGROUND.replace(old, new, 1)
    with pytest.raises(InstrumentFaults) as raised:
        load_instrument(write_files(tmp_path, text))
    [problem] = raised.value.problems
    line = text[: text.index(at)].count("\n") + 1
    assert (problem.key, problem.line) in {(key, line), (key, line + 1)}
    for language in languages():
        assert "{" not in problem.say(Words(language))


@pytest.mark.parametrize(
    ("key", "value"), [("wrong_kind_flag_or_some", "3"), ("wording_unknown_group", '["staff"]')]
)
def test_a_fault_in_who_may_write_in(key: str, value: str, tmp_path: Path) -> None:
    text = QUESTIONNAIRE.replace("pick = 2", f"pick = 2\nwrite_in = {value}", 1)
    with pytest.raises(InstrumentFaults) as raised:
        load_instrument(write_files(tmp_path, text))
    assert [each.key for each in raised.value.problems] == [key]


def test_more_questions_and_options_than_a_kiosk_can_show(tmp_path: Path) -> None:
    start = BACKGROUND.index("[[background.option]]")
    option = BACKGROUND[start : BACKGROUND.index("[[background.option]]", start + 1)]
    many = "".join(option.replace("north", f"place{n}") for n in range(90))
    number = BACKGROUND[BACKGROUND.rindex("[[background]]") :].replace("ways = ", "part = ")
    number = number.replace("school", "north").replace("care", "south")
    text = BACKGROUND.replace(option, option + many)
    text += "".join(number.replace('"place"', f'"place{n}"') for n in range(9))
    with pytest.raises(InstrumentFaults) as raised:
        load_instrument(write_files(tmp_path, QUESTIONNAIRE + text))
    assert {each.key for each in raised.value.problems} == {
        "too_many_background",
        "too_many_options",
    }


class TestHash:
    def test_an_instrument_without_any_of_it_has_the_hash_that_it_always_had(
        self, tmp_path: Path
    ) -> None:
        small = load_with_background(tmp_path)
        bare = replace(
            small,
            background=(),
            questions=tuple(replace(each, write_in=()) for each in small.questions),
        )
        assert content_hash(bare) == content_hash(load_small(tmp_path)) == GOLDEN

    def test_it_comes_back_equal(self, tmp_path: Path) -> None:
        made = load_with_background(tmp_path)
        assert from_canonical(canonical(made)) == replace(made, kiosk=KioskRules())

    def test_whatever_is_asked_otherwise_is_another_hash(self, tmp_path: Path) -> None:
        made = load_with_background(tmp_path)
        part, *others = made.background
        current, desired = made.questions
        versions = [
            made,
            replace(made, background=(replace(part, required=True), *others)),
            replace(made, background=(replace(part, options=part.options[:1]), *others)),
            replace(made, background=(replace(part, show_if={}), *others)),
            replace(made, background=(*others, part)),
            replace(made, questions=(current, replace(desired, write_in=()))),
            replace(made, questions=(current, replace(desired, write_in_letters=12))),
        ]
        assert len({content_hash(each) for each in versions}) == len(versions)

    def test_how_a_kiosk_ends_an_interview_is_no_part_of_what_was_asked(self) -> None:
        made = make_instrument()
        asking = replace(made, kiosk=KioskRules(stop=Stopping.ASK, ease=True))
        assert content_hash(asking) == content_hash(made)


class TestDifference:
    def test_background_questions_decide_nothing_of_what_may_be_compared(
        self, tmp_path: Path
    ) -> None:
        with_them = load_with_background(tmp_path)
        without = replace(with_them, background=())
        found = difference(without, with_them)
        assert found.comparable
        assert found.background_changed == ("part", "ways", "years", "place")
        assert difference(with_them, with_them).background_changed == ()

    def test_what_an_answer_means_changes_by_options_and_not_by_labels(
        self, tmp_path: Path, part: Background
    ) -> None:
        made = load_with_background(tmp_path)
        first, *others = part.options
        relabelled = replace(part, options=(replace(first, label={"sv": "N", "en": "N"}), *others))
        fewer = replace(part, options=(first,))
        for other, changed in ((relabelled, ()), (fewer, ("part",))):
            later = replace(made, background=(other, *made.background[1:]))
            assert difference(made, later).background_changed == changed


def test_what_a_person_should_look_at_is_remarked(tmp_path: Path) -> None:
    assert remarks(make_instrument()) == []
    assert remarks(load_with_background(tmp_path)) == ["text"]
    assert remarks(make_instrument(write_in=("citizens", "elected", "employees"))) == ["write_in"]
    asking = KioskRules(stop=Stopping.ASK, interrupted=Interrupted.KEEP)
    assert remarks(replace(make_instrument(), kiosk=asking)) == ["stop", "interrupted"]
