"""What a form tells: every question as the group is asked it, with codes and conditions."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.instrument.samples import load_small, load_with_background, make_instrument
from tests.words.catalogue_files import entries, forms
from tests.words.readability import lix, sentences, words_of
from valuetui.instrument.form_number import FormCode, sound, written
from valuetui.instrument.load import load_instrument
from valuetui.instrument.model import Instrument
from valuetui.reports.paper.code import modules
from valuetui.reports.paper.control_list import control_told
from valuetui.reports.paper.form import form_told, numbered_told, stamps_told
from valuetui.reports.paper.options import FormOptions
from valuetui.station.shipped import shipped_config
from valuetui.words import Words

FOR_RESPONDENTS = ("head", "how", "question", "condition", "values", "end", "hand_in", "words")
LONGEST = 15
"""Words in a sentence of easy Swedish (tests/words/test_variants.py)."""


def told(instrument: Instrument, language: str = "sv", **more: Any) -> dict[str, Any]:
    return form_told(instrument, FormOptions(Words(language), **more))


def parts(instrument: Instrument, **more: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = told(instrument, **more)["form"]["parts"]
    return found


def asked(instrument: Instrument, **more: Any) -> list[tuple[str, str]]:
    return [(part["number"], part["text"]) for part in parts(instrument, **more)]


def test_a_form_that_is_bound_to_nobody_asks_for_the_group_first(tmp_path: Path) -> None:
    instrument = load_small(tmp_path)
    assert asked(instrument) == [
        ("Fråga 1", "Vem är du i dag?"),
        ("Fråga 2", "Lillby i dag?"),
        ("Fråga 3", "I framtiden?"),
    ]
    assert parts(instrument)[0]["options"] == [
        ["01", "Medborgare", "Jag bor här."],
        ["02", "Medarbetare", "Jag arbetar här."],
    ]


def test_a_form_for_a_group_asks_what_the_group_is_asked(tmp_path: Path) -> None:
    instrument = load_with_background(tmp_path)
    assert asked(instrument, group="employees") == [
        ("Fråga 1", "Var arbetar du?"),
        ("Fråga 2", "Hur möter du kommunen?"),
        ("Fråga 3", "Hur många år har du bott här?"),
        ("Fråga 4", "Vad heter din skola?"),
        ("Fråga 5", "Arbetsplatsen i dag?"),
        ("Fråga 6", "I framtiden?"),
    ]
    assert asked(instrument, group="citizens")[0] == ("Fråga 1", "Hur möter du kommunen?")


def test_conditions_are_told_in_words(tmp_path: Path) -> None:
    instrument = load_with_background(tmp_path)
    only = {part["text"]: part["only"] for part in parts(instrument)}
    assert only["Var arbetar du?"] == "Svara bara om du kryssade ”Medarbetare” på fråga 1."
    assert only["Vad heter din skola?"] == (
        "Svara bara om du kryssade ”I skolan” eller ”I vården” på fråga 3"
        " och ”Medborgare” eller ”Medarbetare” på fråga 1."
    )
    assert only["Hur möter du kommunen?"] is None
    bound = {part["text"]: part["only"] for part in parts(instrument, group="citizens")}
    assert bound["Vad heter din skola?"] == (
        "Svara bara om du kryssade ”I skolan” eller ”I vården” på fråga 1."
    )
    english = form_told(instrument, FormOptions(Words("en")))["form"]["parts"]
    assert english[1]["only"] == "Answer only if you ticked “Employees” at question 1."


def test_how_each_kind_of_question_is_answered(tmp_path: Path) -> None:
    part, ways, years, place = parts(load_with_background(tmp_path))[1:5]
    assert (part["kind"], part["how"]) == ("choice", "Kryssa en ruta.")
    assert ways["how"] == "Kryssa en ruta eller flera. Hoppa inte över den här frågan."
    assert ways["help"] == "Välj alla som stämmer."
    assert [code for code, *_ in ways["options"]] == ["01", "02", "03"]
    assert (years["kind"], years["boxes"]) == ("whole", 3)
    assert years["how"] == "Skriv ett tal från 1 till 110."
    assert (place["kind"], place["how"]) == (
        "line",
        "Skriv på raden. Högst 12 tecken. Skriv inga namn på personer.",
    )


def test_a_group_that_is_asked_in_other_words_is_told_so(tmp_path: Path) -> None:
    instrument = load_small(tmp_path)
    assert parts(instrument)[1]["wording"] == [
        ("Kryssade du ”Medarbetare” på fråga 1? Då är frågan:", "Arbetsplatsen i dag?")
    ]
    assert parts(instrument, group="employees")[0]["wording"] == []


def test_who_may_write_in_a_word(tmp_path: Path) -> None:
    instrument = load_with_background(tmp_path)
    own = parts(instrument)[-1]["write_in"]
    assert own["only"] == "Svara bara om du kryssade ”Medborgare” på fråga 1."
    assert "30 tecken" in own["hint"]
    assert parts(instrument)[-2]["write_in"] is None
    assert parts(instrument, group="citizens")[-1]["write_in"]["only"] is None
    assert parts(instrument, group="employees")[-1]["write_in"] is None
    everybody = make_instrument(write_in=("citizens", "elected", "employees"))
    assert parts(everybody)[-1]["write_in"]["only"] is None


@pytest.mark.parametrize("group", [None, "citizens", "elected", "employees"])
@pytest.mark.parametrize("language", ["sv", "sv-simple", "en"])
def test_every_value_stands_once_at_every_question_in_the_order_of_the_codes(
    language: str, group: str | None
) -> None:
    instrument = load_instrument(shipped_config() / "kommun.toml")
    form = told(instrument, language, group=group)
    expected = [(value.code, value.label[language]) for value in instrument.values]
    for part, question in zip(form["form"]["parts"][-2:], instrument.questions, strict=True):
        assert [(code, label) for code, label, *_ in part["values"]] == expected
        assert part["pick"] == question.pick
        assert str(question.pick) in part["how"]
    explained = [(code, means) for code, _, means in form["words"]["values"]]
    assert explained == [(each.code, each.definition[language]) for each in instrument.values]


def test_letters_lead_to_a_word_only_where_the_words_are_in_their_order() -> None:
    instrument = load_instrument(shipped_config() / "kommun.toml")
    swedish, english = (
        form_told(instrument, FormOptions(Words(language), "elected"))["form"]["parts"][0]["values"]
        for language in ("sv", "en")
    )
    begun = [letter for _, _, letter, is_new in swedish if is_new]
    assert begun == sorted(set(begun), key="ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ".index)
    assert all(label[0].upper() == letter for _, label, letter, _ in swedish)
    assert {letter for _, _, letter, _ in english} == {""}


def test_nothing_of_what_a_value_is_counted_as_is_told() -> None:
    """Whether a word furthers or hampers, and its theme, are never shown to who answers."""
    said = str(told(make_instrument()))
    assert "limiting" not in said
    assert "hämmande" not in said


def test_the_information_is_told_in_full(tmp_path: Path) -> None:
    rows = told(load_small(tmp_path))["form"]["information"]["rows"]
    assert [text for _, text in rows] == [
        "Vi frågar.", "Att veta.", "Allmänt intresse.", "Frivilligt.", "Gallras.",
        "Allmän handling.", "Receptionen.",
    ]  # fmt: skip
    assert rows[0][0] == "Vem frågar?"


def test_how_to_hand_it_in_is_as_told_or_as_the_catalogue_says() -> None:
    instrument = make_instrument()
    end = told(instrument, hand_in="I lådan.")["form"]["end"]
    assert end["hand_in"] == "I lådan."
    assert told(instrument)["form"]["end"]["hand_in"] == Words("sv")("form.hand_in.default")
    assert end["checks"] == ["3 kryss på fråga 2?", "3 kryss på fråga 3?"]


def test_the_version_stands_on_every_page_and_the_code_says_the_same() -> None:
    instrument = make_instrument()
    form = told(instrument, group="elected")
    code = FormCode.of(instrument, "sv", "elected")
    assert form["document"]["foot"] == f"Elected · liten · version 1 · {code.stamp}"
    assert form["code"] == modules(code.text)


def test_a_form_without_a_number_has_room_for_one_and_a_numbered_one_has_not() -> None:
    instrument, options = make_instrument(), FormOptions(Words("sv"))
    assert form_told(instrument, options)["number"] == "Nummer (skrivs av personalen)"
    numbered = numbered_told(instrument, options)
    assert (numbered["number"], numbered["code"]) == (None, None)
    assert form_told(instrument, FormOptions(Words("sv"), explanations=False))["words"] is None


def test_a_batch_has_a_number_and_a_code_for_each_form() -> None:
    instrument, options = make_instrument(), FormOptions(Words("en"), "citizens")
    stamps = stamps_told(instrument, options, range(7, 10))
    assert [number for number, _ in stamps["forms"]] == [written(7), written(8), written(9)]
    assert stamps["forms"][1][1] == modules(FormCode.of(instrument, "en", "citizens", 8).text)


def test_the_control_list_has_every_number_and_warns_of_names() -> None:
    listed = control_told(make_instrument(), FormOptions(Words("sv")), range(99, 102), "Torget")
    assert listed["numbers"] == [written(99), written(100), written(101)]
    assert listed["opening"]["title"] == "Torget"
    assert listed["opening"]["lead"] == f"3 numrerade formulär: {written(99)} till {written(101)}."
    assert "aldrig vem som svarar" in listed["remarks"][0]


@given(st.text(st.characters(codec="ascii"), min_size=1, max_size=200))
def test_a_code_is_a_square_of_light_and_dark(text: str) -> None:
    rows = modules(text)
    assert {len(row) for row in rows} == {len(rows)}
    assert set("".join(rows)) == {"0", "1"}


def test_the_swedish_of_the_form_is_as_easy_as_easy_swedish() -> None:
    """There is one text for both."""
    said = [
        text
        for key, entry in entries("sv", "form").items()
        if key.split(".")[1] in FOR_RESPONDENTS
        for text in forms(entry)
    ]
    assert all(len(words_of(each)) <= LONGEST for text in said for each in sentences(text))
    assert lix(said) < 20


def test_codes_have_a_digit_that_checks_them_where_that_is_wanted() -> None:
    asked = make_instrument()
    plain, checked = (
        [each[0] for each in parts(asked, check_digits=wanted)[-1]["values"]]
        for wanted in (False, True)
    )
    assert plain == [value.code for value in asked.values]
    assert [each[:-1] for each in checked] == plain
    assert all(map(sound, checked))
    words = told(asked, check_digits=True)["words"]["values"]
    assert [each[0] for each in words] == checked
