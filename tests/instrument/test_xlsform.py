"""An instrument as an XLSForm and back, and forms that others have made."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from tests.instrument.instruments import instruments
from tests.instrument.samples import load_small, load_with_background
from valuetui.instrument.canonical import content_hash
from valuetui.instrument.load import load_instrument
from valuetui.instrument.model import Instrument
from valuetui.instrument.toml_text import toml
from valuetui.instrument.xlsform.expressions import conditions, exact_count, letters, limits
from valuetui.instrument.xlsform.read import NoSurvey, Read, from_form
from valuetui.instrument.xlsform.sheets import Form, Sheet
from valuetui.instrument.xlsform.write import condition, not_carried, to_form
from valuetui.station.shipped import shipped_config


def read_back(form: Form, folder: Path) -> Instrument:
    """The instrument that the files say which are made of a form."""
    read = from_form(form, default_language="sv")
    assert (read.remarks, read.kept) == ((), ())
    return loaded(read, folder)


def loaded(read: Read, folder: Path) -> Instrument:
    folder.mkdir(exist_ok=True)
    (folder / "v.toml").write_text(toml(read.value_list), encoding="utf-8")
    content = read.questionnaire | {"values": "v.toml"}
    (folder / "q.toml").write_text(toml(content), encoding="utf-8")
    return load_instrument(folder / "q.toml")


def cells(form: Form, name: str, sheet: str = "survey") -> dict[str, str]:
    """What is said of one field."""
    page = form[sheet]
    [row] = [row for row in page.rows if row[page.columns.index("name")] == name]
    return dict(zip(page.columns, row, strict=True))


def changed(form: Form, sheet: str, at: str, name: str, text: str) -> Form:
    """The form with another text in the row of a field."""
    page = form[sheet]
    column, key = page.columns.index(at), page.columns.index("name")
    rows = tuple(
        (*row[:column], text, *row[column + 1 :]) if row[key] == name else row for row in page.rows
    )
    return {**form, sheet: replace(page, rows=rows)}


# Ours


@pytest.mark.parametrize("name", ["kommun.toml", "kommun-kort.toml"])
def test_what_ships_comes_back_as_it_was(name: str, tmp_path: Path) -> None:
    instrument = load_instrument(shipped_config() / name)
    assert read_back(to_form(instrument), tmp_path) == instrument


def test_questions_of_every_kind_come_back_as_they_were(tmp_path: Path) -> None:
    instrument = load_with_background(tmp_path / "a")
    assert read_back(to_form(instrument), tmp_path / "b") == instrument


@given(instruments())
def test_any_small_instrument_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, instrument: Instrument
) -> None:
    folder = tmp_path_factory.getbasetemp() / "any"
    assert read_back(to_form(instrument), folder) == instrument


def test_a_question_asks_for_exactly_so_many_in_an_order_by_chance(tmp_path: Path) -> None:
    form = to_form(load_small(tmp_path))
    asked = cells(form, "current")
    assert asked["type"] == "select_multiple values"
    assert asked["constraint"] == "count-selected(.) = 2"
    assert asked["constraint_message::Svenska (sv)"] == (
        "Välj precis 2 ord, varken fler eller färre."
    )
    assert asked["constraint_message::English (en)"] == (
        "Pick exactly 2 words, neither more nor fewer."
    )
    assert asked["label::English (en)"] == "Littleby today?"
    assert "strain: There is not enough time." in asked["guidance_hint::English (en)"]
    assert asked["parameters"] == "randomize=true, seed=${valuetui_order}"
    assert cells(form, "trust", "choices")["label::Svenska (sv)"] == "tillit"


def test_in_alphabetical_order_nothing_is_shuffled(tmp_path: Path) -> None:
    instrument = replace(load_small(tmp_path), alphabetical=True)
    form = to_form(instrument)
    assert cells(form, "current")["parameters"] == ""
    listed = [row[1] for row in form["choices"].rows if row[0] == "values"]
    assert listed == ["stress", "trust", "safety"]  # stress, tillit, trygghet
    assert "alphabetical" in not_carried(instrument)


def test_the_form_tells_which_questionnaire_it_is(tmp_path: Path) -> None:
    instrument = load_small(tmp_path)
    form = to_form(instrument)
    assert cells(form, "valuetui_instrument")["calculation"] == f"'{content_hash(instrument)}'"
    [settings] = form["settings"].rows
    assert settings[1:3] == ("liten", f"1-{content_hash(instrument)[:8]}")


def test_conditions_are_relevance(tmp_path: Path) -> None:
    form = to_form(load_with_background(tmp_path))
    assert cells(form, "part")["relevant"] == "selected(${group}, 'employees')"
    assert cells(form, "place")["relevant"] == (
        "(selected(${ways}, 'school') or selected(${ways}, 'care'))"
        " and (selected(${group}, 'citizens') or selected(${group}, 'employees'))"
    )
    assert cells(form, "desired_own_word")["relevant"] == "selected(${group}, 'citizens')"


def test_what_a_person_changes_in_the_form_is_read(tmp_path: Path) -> None:
    form = to_form(load_small(tmp_path / "a"))
    form = changed(form, "survey", "label::English (en)", "current", "Littleby now?")
    form = changed(form, "survey", "constraint", "current", "count-selected(.)=3")
    form = changed(form, "choices", "label::English (en)", "stress", "stress")
    instrument = read_back(form, tmp_path / "b")
    assert instrument.questions[0].text["en"] == "Littleby now?"
    assert instrument.questions[0].pick == 3
    assert instrument.value_by_id["stress"].label["en"] == "stress"


def test_what_a_person_adds_that_means_nothing_here_is_told_and_kept(tmp_path: Path) -> None:
    form = to_form(load_small(tmp_path))
    survey = form["survey"]
    rows = [(*row, "x.png" if row[1] == "current" else "") for row in survey.rows]
    form = {**form, "survey": Sheet("survey", (*survey.columns, "media::image"), tuple(rows))}
    read = from_form(form, default_language="sv")
    [remark] = read.remarks
    [kept] = read.kept
    assert (remark.key, remark.values) == ("cell", {"heading": "media::image"})
    assert remark.place == kept.place == survey.place(4, len(survey.columns))
    assert kept.text == "x.png"


# Those of others

HEADINGS = ("type", "name", "label::Swedish (sv)", "relevant", "constraint", "appearance")
SURVEY = Sheet(
    "survey",
    HEADINGS,
    (
        ("start", "start", "", "", "", ""),
        ("begin group", "p1", "Sida", "", "", ""),
        ("select_one grupp", "Grupp", "Vem är du?", "", "", "minimal"),
        ("select_one del", "Område", "Vilken del?", "${Grupp} = 'Bor här'", "", ""),
        ("integer", "alder", "Ålder?", "${alder} > 3", ". > 5", ""),
        ("end group", "", "", "", "", ""),
        ("select_multiple ord", "current", "I dag?", "", "count-selected(.) = 2", ""),
        ("geopoint", "plats", "Var?", "", "", ""),
    ),
)
CHOICES = Sheet(
    "choices",
    ("list name", "name", "label"),
    (
        ("grupp", "Bor här", "Bor här"),
        ("del", "norr", "Norr {a}"),
        ("ord", "trust", "tillit"),
        ("ord", "nytt", "nytt ord"),
    ),
)
FOREIGN = {
    "survey": SURVEY,
    "choices": CHOICES,
    "Anteckningar": Sheet("Anteckningar", ("a",), (("b",),)),
}


def test_of_a_form_by_others_everything_is_read_or_told() -> None:
    known = load_instrument(shipped_config() / "kommun.toml").value_by_id
    read = from_form(FOREIGN, default_language="sv", known=known)
    told = {(remark.place, remark.key) for remark in read.remarks}
    assert told == {
        ("survey!A2", "metadata"),
        ("survey!F4", "cell"),
        ("choices!B2", "renamed"),
        ("choices!B2", "no_description"),
        ("choices!C3", "braces"),
        ("survey!B5", "renamed"),
        ("survey!B5", "no_short"),
        ("survey!B6", "no_short"),
        ("survey!E6", "no_limits"),
        ("survey!D6", "condition"),
        ("survey!B8", "no_short"),
        ("survey!A9", "type"),
        ("", "unclassified"),
        ("Anteckningar!A1", "sheet"),
    }
    kept = {cell.place: cell.text for cell in read.kept}
    assert kept["survey!D6"] == "${alder} > 3"
    assert kept["survey!F4"] == "minimal"
    assert kept["survey!A9"] == "geopoint"
    assert kept["Anteckningar!A2"] == "b"


def test_of_a_form_by_others_the_questions_are_taken() -> None:
    known = load_instrument(shipped_config() / "kommun.toml").value_by_id
    read = from_form(FOREIGN, default_language="sv", known=known)
    asked = read.questionnaire
    assert asked["group"][0]["id"] == "bor_har"
    part, age = asked["background"]
    assert part["id"] == "omrade"
    assert part["show_if"] == {"group": ["bor_har"]}
    assert part["option"] == [{"id": "norr", "label": {"sv": "Norr (a)"}}]
    assert "min" not in age and "show_if" not in age  # noqa: PT018 (both were told)
    [question] = asked["question"]
    assert (question["role"], question["pick"]) == ("current", 2)
    trust, new = read.value_list["value"]
    assert trust["theme"] == known["trust"].theme
    assert "theme" not in new
    assert {"organisation", "information", "wave"}.isdisjoint(asked)


@pytest.mark.parametrize(
    ("form", "reason"),
    [
        ({}, "no-survey"),
        ({"survey": Sheet("survey", ("type", "label"))}, "no-survey"),
        ({"survey": Sheet("survey", ("type", "name", "label::Klingon (tlh)"))}, "no-language"),
    ],
)
def test_what_is_no_form_is_refused(form: Form, reason: str) -> None:
    with pytest.raises(NoSurvey) as refused:
        from_form(form, default_language="sv")
    assert refused.value.reason == reason


# Expressions


def test_expressions_that_both_can_say_are_understood() -> None:
    assert exact_count("count-selected(.)=10") == 10
    assert exact_count("count-selected(.) <= 10") is None
    assert limits(".>=0 and .<= 110") == (0, 110)
    assert limits(". > 0") is None
    assert letters("string-length(.) <= 40") == 40
    assert letters("regex(., 'a')") is None


@pytest.mark.parametrize(
    "wanted", [{"group": ["a"]}, {"group": ["a", "b-c"], "x": ["y"]}, {"x": ["1", "2"]}]
)
def test_what_is_written_as_relevance_is_read_again(wanted: dict[str, list[str]]) -> None:
    assert conditions(condition(wanted)) == wanted


@pytest.mark.parametrize(
    "relevant",
    [
        "",
        "not(selected(${a}, 'b'))",
        "${a} != 'b'",
        "selected(${a}, 'b') or selected(${c}, 'd')",
        "selected(${a}, 'b') and selected(${a}, 'c')",
        "selected(${a}, 'b') or selected(${a}, 'c') and selected(${d}, 'e')",
        "selected(${a}, 'b') or",
        "(selected(${a}, 'b')) or (selected(${a}, 'c')",
        "selected(${a}, 'b') selected(${a}, 'c')",
    ],
)
def test_what_an_instrument_cannot_say_is_not_guessed(relevant: str) -> None:
    assert conditions(relevant) is None
