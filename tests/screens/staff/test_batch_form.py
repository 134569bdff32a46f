"""What a clerk is asked before a batch."""

from dataclasses import replace

import pytest

from tests.instrument.samples import make_instrument
from valuetui.instrument.form_number import written
from valuetui.interview.entry.rules import Batch
from valuetui.screens.staff.batch_form import BatchForm

INSTRUMENT = make_instrument()


def filled(*answers: str, bound: str | None = None, last: Batch | None = None) -> BatchForm:
    form = BatchForm.of(INSTRUMENT, bound, last)
    for answer in answers:
        form = form.empty().type(answer).on() if answer != "keep" else form.on()
    return form


def test_the_answers_make_a_batch() -> None:
    form = filled(" Kim ", "2", "3", "1", written(50))
    assert form.done
    assert form.batch() == Batch("Kim", "en", "employees", 1, 50)


def test_only_the_name_must_be_answered() -> None:
    form = filled("Kim", "", "", "", "")
    assert form.batch() == Batch("Kim", "sv")
    assert form.batch().numbers is None


def test_what_is_known_is_not_asked() -> None:
    assert [each.what for each in filled(bound="elected").fields] == [
        "operator", "language", "first", "last",
    ]  # fmt: skip
    assert filled("Kim", "", "", "", bound="elected").batch().group == "elected"
    one = replace(INSTRUMENT, groups=INSTRUMENT.groups[:1], languages=("sv",))
    form = BatchForm.of(one, None, None)
    assert [each.what for each in form.fields] == ["operator", "first", "last"]
    assert form.type("Kim").on().on().on().batch().group == "citizens"


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        (("  ",), "operator"),
        (("Kim", "3"), "choice"),
        (("Kim", "0"), "choice"),
        (("Kim", "", "4"), "choice"),
        (("Kim", "", "", "0"), "number"),
        (("Kim", "", "", "000420"), "number"),
        (("Kim", "", "", "fyra"), "number"),
        (("Kim", "", "", "10", "9"), "order"),
    ],
)
def test_what_cannot_be_taken_stays_until_it_is_mended(
    answers: tuple[str, ...], fault: str
) -> None:
    form = filled(*answers)
    assert (form.fault, form.place) == (fault, len(answers) - 1)
    assert form.type("x").fault == ""


def test_last_time_is_there_already() -> None:
    last = Batch("Kim", "en", "elected", 1, 50)
    assert filled(*["keep"] * 5, last=last).batch() == last


def test_a_batch_of_another_questionnaire_is_taken_for_what_fits() -> None:
    last = Batch("Kim", "fi", "pupils", 0, 10**9)
    assert filled(*["keep"] * 5, last=last).batch() == Batch("Kim", "sv")


def test_backspace_in_an_empty_answer_goes_to_the_one_before() -> None:
    form = filled("Kim", "2").empty()
    assert form.erase().field.text == "2"
    assert form.erase().erase().erase().field.text == "Kim"
