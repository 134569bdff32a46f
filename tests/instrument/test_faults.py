"""Every fault is reported on its line, with the words that help to mend it."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.instrument.samples import QUESTIONNAIRE, VALUE_LIST, write_files
from tests.instrument.test_background import FAULTS as BACKGROUND_FAULTS
from tests.words.catalogue_files import entries
from valuetui.instrument.load import load_instrument
from valuetui.instrument.problem import InstrumentFaults, Problem
from valuetui.words import Words, languages


@dataclass(frozen=True)
class Fault:
    """What is replaced, in the questionnaire or in the value list, and what is then reported.

    The fault is on the first line that holds ``at``.
    """

    key: str
    old: str
    new: str
    at: str
    said: tuple[str, ...] = ()
    in_values: bool = False


def in_values(key: str, old: str, new: str, at: str, *said: str) -> Fault:
    return Fault(key, old, new, at, said, in_values=True)


LONG = "ord " * 30
SECOND_ID = 'id = "stress"'

FAULTS = [
    Fault("file_missing", "values.toml", "gone.toml", "id =", ("finns inte",)),
    Fault("not_toml", "pick = 2", "pick = = 2", "pick = = 2", ("line", "column")),
    in_values("not_toml", 'id = "ord"', 'id = "ord', 'id = "ord'),
    in_values("not_toml", "People feel safe.\"\n", "People feel safe.\"\nlast = [1,\n", "last ="),
    Fault("empty", 'wave = "2026"', 'wave = " "', "wave", ("wave",)),
    Fault("empty", 'sv = "Arbetsplatsen i dag?"', 'sv = ""', 'sv = ""', ("sv",)),
    Fault("empty", '["sv", "en"]', "[]", "languages", ("languages",)),
    Fault("missing_key", 'wave = "2026"\n', "", 'id = "liten"', ("wave",)),
    Fault("missing_key", "pick = 2\n", "", "[[question]]", ("pick",)),
    in_values("missing_key", 'definition = "Man litar på varandra."\n', "", "[value.sv]",
              "definition"),
    in_values("empty", '["sv", "en"]', "[]", "languages", "languages"),
    Fault("missing_translation", ', en = "Citizens"', "", "Medborgare", ("label", "en = ")),
    Fault("missing_translation", 'en = "Values in {organisation}"\n', "", "[title]",
          ("title", "en")),
    Fault("unknown_key", 'wave = "2026"', 'wave = "2026"\ncolour = "red"', "colour",
          ("colour", "wave", "threshold")),
    Fault("unknown_key", 'sv = "Lillby"', 'sv = "Lillby", fi = "Lillby"', "Lillby",
          ("fi", "en, sv")),
    Fault("unknown_key_near", "idle = 45", "idel = 45", "idel", ("idel", "idle")),
    in_values("unknown_key_near", 'synonyms = ["förtroende"]', 'synonym = ["förtroende"]',
              "synonym =", "synonym", "synonyms"),
    Fault("unknown_placeholder", "Vi frågar.", "{kommunen} frågar.", "kommunen",
          ("{kommunen}", "{organisation}")),
    Fault("wrong_kind_str", 'version = "1"', "version = 1", "version", ("version",)),
    Fault("wrong_kind_int", "pick = 2", 'pick = "2"', 'pick = "2"', ("pick",)),
    in_values("wrong_kind_int", "theme = 5", "theme = true", "theme = true", "theme"),
    Fault("wrong_kind_bool", 'wave = "2026"', 'wave = "2026"\nparadata = "no"', "paradata",
          ("paradata", "false")),
    Fault("wrong_kind_list", '["sv", "en"]', '"sv"', "languages", ("languages",)),
    Fault("wrong_kind_dict", 'label = { sv = "Medborgare", en = "Citizens" }',
          'label = "Medborgare"', "Medborgare", ("label", "{ sv = ")),
    Fault("out_of_range", "pick = 2", "pick = 31", "pick = 31", ("pick", "31", "1", "30")),
    Fault("out_of_range_or_none", "idle = 45", "idle = 5", "idle = 5",
          ("idle", "5", "10", "600", "0")),
    Fault("out_of_range", 'wave = "2026"', 'wave = "2026"\nthreshold = 4', "threshold",
          ("threshold", "4", "5")),
    in_values("out_of_range", "theme = 5", "theme = 8", "theme = 8", "theme", "8", "7"),
    Fault("not_one_of", 'role = "current"', 'role = "today"', "today",
          ("role", "today", "personal, current, desired")),
    Fault("not_one_of", "idle = 45", 'idle = 45\ninterrupted = "save"', "interrupted",
          ("interrupted", "save", "discard, keep")),
    in_values("not_one_of", '"society"', '"world"', "world", "scope", "individual, relationship"),
    in_values("not_one_of", '"limiting"', '"negative"', "negative", "positive, limiting"),
    in_values("not_texts", '["förtroende"]', '["förtroende", 3]', "synonyms", "synonyms"),
    in_values("not_texts", '["förtroende"]', '["förtroende", " "]', "synonyms", "synonyms"),
    Fault("listed_twice", '["sv", "en"]', '["sv", "en", "sv"]', "languages", ("sv",)),
    Fault("listed_twice", 'wave = "2026"',
          'wave = "2026"\noffer = ["trust", "stress", "trust"]', "offer", ("trust",)),
    Fault("offer_unknown", 'wave = "2026"', 'wave = "2026"\noffer = ["trust", "stress", "luck"]',
          "offer", ("luck",)),
    Fault("bad_wave", 'wave = "2026"', 'wave = "../2026"', "wave", ("../2026",)),
    Fault("bad_identifier", 'id = "lillby"', 'id = "../lillby"', "../lillby", ("../lillby",)),
    Fault("bad_identifier", 'id = "citizens"', 'id = "Citizens!"', "Citizens!", ("Citizens!",)),
    Fault("bad_identifier", 'id = "desired"', 'id = "önskad"', "önskad", ("önskad",)),
    in_values("bad_identifier", SECOND_ID, 'id = "2stress"', "2stress", "2stress"),
    Fault("reserved_id", 'id = "desired"', 'id = "review"', 'id = "review"', ("review",)),
    in_values("bad_code", 'code = "02"', 'code = "2"', 'code = "2"', "2"),
    in_values("bad_code", 'code = "02"', 'code = "٠٢"', "٠٢", "٠٢"),
    in_values("duplicate_id", SECOND_ID, 'id = "trust"\n# second', "# second", "trust"),
    Fault("duplicate_id", 'id = "desired"', 'id = "current"\n# second', "# second", ("current",)),
    in_values("duplicate_code", 'code = "02"', 'code = "01"\n# second', "# second", "01"),
    in_values("duplicate_label", 'label = "strain"', 'label = "Trust"', "Trust", "trust"),
    Fault("duplicate_role", 'role = "desired"', 'role = "current"\n# second', "# second",
          ("current",)),
    in_values("label_too_long", '"tillit"', f'"{LONG}"', LONG, LONG.strip(), "21", "2"),
    in_values("label_too_long", '"tillit"', '"ansvarstagandekulturer"', "ansvarstagandekulturer",
              "ansvarstagandekulturer"),
    in_values("definition_too_long", "Man litar på varandra.", LONG, LONG, "119", "110"),
    in_values("limiting_theme", "theme = 1\nscope = \"individual\"",
              "theme = 4\nscope = \"individual\"", "theme = 4", "4"),
    Fault("pick_more_than_values", "pick = 2", "pick = 4", "pick = 4", ("4", "3")),
    Fault("wording_unknown_group", "employees = {", "staff = {", "staff = {",
          ("staff", "citizens, employees")),
    Fault("wording_unknown_group", 'wave = "2026"', 'wave = "2026"\ncodes = ["staff"]', "codes",
          ("staff", "citizens, employees")),
    Fault("wrong_kind_list", 'wave = "2026"', 'wave = "2026"\ncodes = "employees"', "codes",
          ("codes",)),
]  # fmt: skip

ELSEWHERE = {
    "mapped_to_nothing",
    "file_not_utf8",
    "file_unreadable",
    "not_tables",
    "list_lacks_language",
    "language_without_catalogue",
    "bad_station",
    "bad_leave_key",
    "secret_key",
    "bad_public_key",
    "never_open",
    "bad_hours",
    "bad_date",
    "bad_address",
    "hand_in_too_long",
    "no_share",
    "address_too_long",
    "bad_key",
    "key_twice",
    "bad_speech_key",
    "same_speech_key",
    "wrong_kind_flag_or_some",
    "too_many_background",
    "too_many_options",
    *(key for key, *_ in BACKGROUND_FAULTS),
}
"""Faults that have tests of their own: below, in ``test_background``, and those of a station's
settings in ``tests/station``."""


def faults_in(path: Path) -> list[Problem]:
    with pytest.raises(InstrumentFaults) as raised:
        load_instrument(path)
    return raised.value.problems


def line_of(text: str, part: str) -> int:
    """The first line, from 1, that holds the part."""
    return text[: text.index(part)].count("\n") + 1


def expected_line(fault: Fault, text: str) -> int:
    line = line_of(text, fault.at)
    return line - 1 if fault.at == "# second" else line


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.key}-{fault.new[:20]!r}")
def test_a_fault_is_reported_alone_on_its_line_with_the_names_it_needs(
    fault: Fault, tmp_path: Path
) -> None:
    texts = [QUESTIONNAIRE, VALUE_LIST]
    assert fault.old in texts[fault.in_values]
    texts[fault.in_values] = texts[fault.in_values].replace(fault.old, fault.new, 1)
    path = write_files(tmp_path, *texts)
    place = path.with_name("values.toml") if fault.in_values else path
    if fault.key == "file_missing":
        place = path.with_name("gone.toml")
    [problem] = faults_in(path)
    line = expected_line(fault, texts[fault.in_values])
    assert (problem.key, problem.file, problem.line) == (fault.key, place, line)
    for language in languages():
        message = problem.say(Words(language))
        assert message.startswith(f"{place}:{line}: ")
        said = message.removeprefix(f"{place}:{line}: ")
        assert [name for name in fault.said if name not in said and language == "sv"] == []
        assert not re.search(r"\{(?!kommunen|organisation| sv)", said)


def test_every_kind_of_fault_has_a_test_here() -> None:
    kinds = {key.removeprefix("instrument.problem.") for key in entries("sv", "instrument")
             if key.startswith("instrument.problem.")}  # fmt: skip
    assert kinds == {fault.key for fault in FAULTS} | ELSEWHERE


def test_a_questionnaire_that_is_missing(tmp_path: Path) -> None:
    [problem] = faults_in(tmp_path / "gone.toml")
    assert (problem.key, problem.line) == ("file_missing", 1)


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    path = write_files(tmp_path)
    path.write_text(QUESTIONNAIRE, encoding="latin-1")
    assert [problem.key for problem in faults_in(path)] == ["file_not_utf8"]


def test_a_folder_in_the_place_of_a_file(tmp_path: Path) -> None:
    [problem] = faults_in(tmp_path)
    assert problem.key == "file_unreadable"
    assert "directory" in problem.say(Words("sv")).lower()


@pytest.mark.parametrize("groups", ["group = []", "group = [1]"])
def test_groups_that_are_no_tables(groups: str, tmp_path: Path) -> None:
    start, end = QUESTIONNAIRE.index("[[group]]"), QUESTIONNAIRE.index("[[question]]")
    bare = QUESTIONNAIRE[:start] + QUESTIONNAIRE[end:]
    text = bare.replace("[question.wording]\n", "").replace("employees = {", "# {")
    path = write_files(tmp_path, text.replace('wave = "2026"', f'wave = "2026"\n{groups}'))
    [problem] = faults_in(path)
    assert (problem.key, problem.line) == ("not_tables", 4)
    assert "[[group]]" in problem.say(Words("sv"))


def test_a_language_that_the_value_list_and_the_screens_lack(tmp_path: Path) -> None:
    text = QUESTIONNAIRE.replace('["sv", "en"]', '["sv", "en", "fi"]')
    path = write_files(tmp_path, re.sub(r'en = (".*?")', r"en = \1, fi = \1", text).replace(
        'en = "Values in {organisation}", fi', 'en = "Values in {organisation}"\nfi'))  # fmt: skip
    lacking, unspoken = sorted(faults_in(path), key=lambda problem: problem.key, reverse=True)
    assert (lacking.key, lacking.file.name, lacking.line) == (
        "list_lacks_language", "values.toml", 3)  # fmt: skip
    assert (unspoken.key, unspoken.file.name, unspoken.line) == (
        "language_without_catalogue", "liten.toml", 4)  # fmt: skip
    assert "fi" in lacking.say(Words("sv"))
    assert "sv, sv-simple, en" in unspoken.say(Words("en"))


def test_all_faults_of_both_files_are_reported_at_once_in_order(tmp_path: Path) -> None:
    questionnaire = (
        QUESTIONNAIRE.replace("pick = 2", "pick = 40")
        .replace('wave = "2026"\n', "")
        .replace("contact =", "contct =")
    )
    values = VALUE_LIST.replace('code = "03"', 'code = "01"').replace("theme = 5", "theme = 9")
    problems = faults_in(write_files(tmp_path, questionnaire, values))
    found = [(problem.file.name, problem.line, problem.key) for problem in problems]
    assert found == sorted(found)
    assert {(name, key) for name, _, key in found} == {
        ("liten.toml", "missing_key"),
        ("liten.toml", "out_of_range"),
        ("liten.toml", "unknown_key_near"),
        ("values.toml", "duplicate_code"),
        ("values.toml", "out_of_range"),
    }
    assert len([key for _, _, key in found if key == "out_of_range"]) == 3


def test_what_is_offered_may_be_less_than_the_questions_want(tmp_path: Path) -> None:
    text = QUESTIONNAIRE.replace('wave = "2026"', 'wave = "2026"\noffer = ["trust"]')
    problems = faults_in(write_files(tmp_path, text))
    assert [problem.key for problem in problems] == ["pick_more_than_values"] * 2
