"""Entering a form: digits lead on by themselves, and what stands on the paper is what is kept."""

import pytest

from tests.interview.entry.clerk import (
    DIGEST,
    INSTRUMENT,
    PLAIN,
    Cupboard,
    answer,
    at_desk,
    codes,
    marked,
    number,
    told,
    type_in,
)
from valuetui.instrument.form_number import FormCode, check_digit
from valuetui.interview.entry.rules import Before
from valuetui.interview.session import NotAllowed
from valuetui.interview.stage import Stage
from valuetui.responses.answer import Status
from valuetui.responses.channel import Channel
from valuetui.screens.staff.telling import told_in_words
from valuetui.words import Words, languages


def test_digits_alone_enter_a_form() -> None:
    clerk = at_desk()
    type_in(clerk, f"{number(42)} 1 {codes((1, 2, 3))} {codes((12, 4, 1))}")
    assert clerk.stage is Stage.REVIEW
    made = answer(clerk)
    assert made.picks == {
        "current": tuple(PLAIN.values[place].id for place in (0, 1, 2)),
        "desired": tuple(PLAIN.values[place].id for place in (11, 3, 0)),
    }
    assert (made.group, made.channel, made.status) == ("citizens", Channel.PAPER, Status.COMPLETE)
    assert made.paper
    assert (made.paper.form, made.paper.operator, made.paper.marked) == (DIGEST, "Kim", {})
    assert made.order.shown == "".join(value.code for value in PLAIN.values)


def test_a_group_may_be_typed_as_it_is_printed() -> None:
    clerk = at_desk()
    type_in(clerk, f"{number(42)} 0")
    assert clerk.stage is Stage.GROUP
    type_in(clerk, "3")
    assert clerk.state.sheet.group == "employees"


def test_nobody_is_asked_for_the_group_of_the_batch() -> None:
    clerk = at_desk(group="elected")
    type_in(clerk, number(42))
    assert clerk.stage is Stage.QUESTION
    assert clerk.state.sheet.group == "elected"


def test_the_last_value_that_was_taken_is_told() -> None:
    clerk = at_desk(group="elected")
    type_in(clerk, f"{number(42)} 07")
    assert clerk.state.told
    assert (clerk.state.told.key, clerk.state.told.values) == ("in", {"value": PLAIN.values[6].id})


# The session


def test_a_form_of_another_group_than_the_session_waits_until_that_is_right() -> None:
    clerk = at_desk(session_group="elected")
    type_in(clerk, f"{number(42)} 1")
    assert (told(clerk), clerk.stage) == ("other_session", Stage.GROUP)
    assert clerk.state.told
    text = told_in_words(clerk.state.told, PLAIN, Words("sv"))
    assert text.startswith("Citizens, men sammanträdet är för Elected: ")
    type_in(clerk, "2")  # it was a slip
    assert (told(clerk), clerk.stage, clerk.state.sheet.group) == (
        "group", Stage.QUESTION, "elected",
    )  # fmt: skip
    type_in(clerk, "[1\r")
    assert (clerk.stage, clerk.state.sheet.group) == (Stage.QUESTION, "citizens")
    assert clerk.desk.leaves_session(clerk.state)


def test_a_form_whose_group_a_reader_brings_is_asked_about_like_one_outside_the_batch() -> None:
    clerk = at_desk(numbers=(1, 40), session_group="elected")
    clerk.scan(FormCode.of(PLAIN, "sv", "citizens", 42).text)
    assert told(clerk) == "outside"
    type_in(clerk, "\r")
    assert (told(clerk), clerk.stage) == ("read_elsewhere", Stage.INFORMATION)
    type_in(clerk, "\r")
    assert (clerk.stage, clerk.state.sheet.number) == (Stage.QUESTION, 42)
    for group, number_read in (("elected", 7), ("citizens", 8)):
        other = at_desk(numbers=(1, 40), session_group="elected")
        other.scan(FormCode.of(PLAIN, "sv", group, number_read).text)
        assert (other.stage is Stage.QUESTION) == (group == "elected")
    type_in(other, f"{number(9)} 2")  # the next form instead
    assert (other.state.sheet.number, other.state.sheet.group) == (9, "elected")


# The number


@pytest.mark.parametrize(
    ("typed", "reason"),
    [("000420", "no_form.check"), ("000000", "no_form.range"), ("00\r", "no_form.range")],
)
def test_a_number_that_cannot_be_one_is_refused(typed: str, reason: str) -> None:
    clerk = at_desk()
    type_in(clerk, typed)
    assert (told(clerk), clerk.stage, clerk.state.pending) == (reason, Stage.INFORMATION, "")


def test_a_number_that_staff_have_written_on_a_form_takes_a_second_enter() -> None:
    clerk = at_desk(numbers=(1, 40))
    type_in(clerk, "12\r")
    assert (told(clerk), clerk.stage) == ("by_hand", Stage.INFORMATION)
    type_in(clerk, "\r")
    assert clerk.state.sheet.number == 12
    other = at_desk(numbers=(1, 40))
    type_in(other, "42\r\r")
    assert told(other) == "outside"
    type_in(other, "\r")
    assert other.state.sheet.number == 42


def test_a_form_is_refused_the_second_time_and_told_who_had_it() -> None:
    cupboard = Cupboard({42: Before("ab" * 16, "2026-11-26", "Ali", "kansli-2")})
    clerk = at_desk(cupboard=cupboard)
    type_in(clerk, number(42))
    assert told(clerk) == "entered"
    assert clerk.state.told
    assert clerk.state.told.values["operator"] == "Ali"
    assert clerk.state.sheet.number is None
    type_in(clerk, number(43))
    assert clerk.stage is Stage.GROUP


def test_a_number_outside_the_batch_is_taken_only_if_that_is_meant() -> None:
    clerk = at_desk(numbers=(1, 40))
    type_in(clerk, number(42))
    assert (told(clerk), clerk.stage) == ("outside", Stage.INFORMATION)
    type_in(clerk, "\r")
    assert clerk.state.sheet.number == 42
    other = at_desk(numbers=(1, 40))
    type_in(other, number(42) + number(12))
    assert other.state.sheet.number == 12


def test_a_code_that_is_read_brings_number_group_and_language() -> None:
    clerk = at_desk(group="citizens")
    clerk.scan(FormCode.of(PLAIN, "en", "elected", 42).text)
    sheet = clerk.state.sheet
    assert (sheet.number, sheet.group, sheet.language) == (42, "elected", "en")
    assert clerk.stage is Stage.QUESTION


def test_what_a_refused_form_said_of_itself_is_not_for_the_next_one() -> None:
    cupboard = Cupboard({42: Before("ab" * 16, "2026-11-26", "Ali", "kansli-2")})
    clerk = at_desk(cupboard=cupboard, numbers=(40, 60))
    for refused in (42, 77):
        clerk.scan(FormCode.of(PLAIN, "en", "elected", refused).text)
    assert told(clerk) == "outside"
    type_in(clerk, number(43))
    assert (clerk.stage, clerk.state.sheet.language) == (Stage.GROUP, "sv")


def test_of_a_form_without_a_number_it_is_asked_for() -> None:
    clerk = at_desk()
    clerk.scan(FormCode.of(PLAIN, "en", "elected").text)
    assert (told(clerk), clerk.stage) == ("number_by_hand", Stage.INFORMATION)
    type_in(clerk, number(42))
    assert (clerk.state.sheet.group, clerk.stage) == ("elected", Stage.QUESTION)


def test_a_form_of_another_version_is_refused() -> None:
    clerk = at_desk()
    clerk.scan(FormCode.of(INSTRUMENT, "sv", "elected", 42).text)
    assert told(clerk) == "version"
    assert clerk.state.told
    assert clerk.state.told.values["stamp"] == FormCode.of(INSTRUMENT, "sv", None).stamp
    assert clerk.state.sheet.number is None


@pytest.mark.parametrize(
    ("changed", "reason"),
    [("", "text"), ("form1.abc", "text"), ("form1.liten.1.0123abcd.sv..12345", "length"),
     ("form1.liten.1.0123abcd.sv..000420", "check"), ("form1.liten.1.0123abcd.sv..ett", "digits"),
     ("form1.liten.1.0123abcd.sv..000000", "range")],
)  # fmt: skip
def test_what_is_no_code_is_refused_with_a_reason_that_has_a_text(
    changed: str, reason: str
) -> None:
    clerk = at_desk()
    clerk.scan(changed)
    assert told(clerk) == f"no_form.{reason}"
    assert clerk.state.told
    for language in languages():
        assert told_in_words(clerk.state.told, PLAIN, Words(language))


# What is out of the ordinary


def test_too_many_are_all_kept_and_do_not_count() -> None:
    clerk = at_desk(group="elected")
    type_in(clerk, f"{number(42)} + {codes((1, 2, 3, 4, 5))} \r {codes((6, 7, 8))}")
    made = answer(clerk)
    assert made.paper
    assert made.paper.marked == {"current": tuple(value.id for value in PLAIN.values[:5])}
    assert set(made.picks) == {"desired"}
    assert made.status is Status.PARTIAL


def test_who_sees_too_late_that_there_is_more_says_so_and_goes_on() -> None:
    clerk = at_desk(group="elected")
    type_in(clerk, f"{number(42)} {codes((1, 2, 3))} + 04 \r")
    assert marked(clerk) == {"current": ["01", "02", "03", "04"], "desired": []}
    assert clerk.desk.question(clerk.state).id == "desired"


def test_too_few_or_none_take_a_second_enter() -> None:
    clerk = at_desk(group="elected")
    type_in(clerk, f"{number(42)} 01 02 \r")
    assert (told(clerk), clerk.desk.question(clerk.state).id) == ("under", "current")
    type_in(clerk, "\r \r")
    assert (told(clerk), clerk.stage) == ("blank", Stage.QUESTION)
    type_in(clerk, "\r")
    made = answer(clerk)
    assert made.paper
    assert made.paper.marked == {
        "current": tuple(value.id for value in PLAIN.values[:2]), "desired": (),
    }  # fmt: skip
    assert made.picks == {}


def test_a_digit_after_the_warning_takes_it_back() -> None:
    clerk = at_desk(group="elected")
    type_in(clerk, f"{number(42)} 01 02 \r 05 {codes((1, 2, 3))}")
    assert clerk.stage is Stage.REVIEW


def test_what_cannot_be_read_is_kept_with_what_can() -> None:
    clerk = at_desk(group="elected")
    type_in(clerk, f"{number(42)} 01 02 i \r {codes((6, 7, 8))}")
    made = answer(clerk)
    assert made.paper
    assert (made.paper.illegible, list(made.paper.marked)) == (("current",), ["current"])


def test_a_code_that_no_value_has_and_one_that_is_there_are_refused() -> None:
    clerk = at_desk(group="elected")
    type_in(clerk, f"{number(42)} 99")
    assert (told(clerk), marked(clerk)["current"]) == ("no_code", [])
    type_in(clerk, "01 01")
    assert (told(clerk), marked(clerk)["current"]) == ("twice", ["01"])


def test_a_remark_and_a_word_are_kept() -> None:
    clerk = at_desk(INSTRUMENT, group="citizens")
    type_in(clerk, f"{number(42)} \r")
    clerk.write_in("för tidigt")
    assert clerk.state.sheet.write_ins == {}
    type_in(clerk, "\r 01 02")
    clerk.write_in("  tåg\n")
    clerk.note("kaffe på sidan 2")
    type_in(clerk, f"03 {codes((1, 2, 3))}")
    made = answer(clerk)
    assert made.write_ins == {"current": "tåg"}
    assert made.paper
    assert made.paper.note == "kaffe på sidan 2"


# The background


def test_background_questions_are_answered_by_code() -> None:
    clerk = at_desk(INSTRUMENT, group="citizens")
    type_in(clerk, f"{number(42)} 1 4 12\r")
    assert clerk.writes
    clerk.write("Kimmie Andersson")
    type_in(clerk, f"{codes((1, 2, 3))} {codes((1, 2, 3))}")
    made = answer(clerk)
    assert made.unit == "a"
    assert made.background == {"age": 4, "ways": ("p", "q"), "name": "Kimmi"}


def test_what_was_left_out_is_left_out() -> None:
    clerk = at_desk(INSTRUMENT, group="citizens")
    type_in(clerk, f"{number(42)} 2 \r")
    clerk.write("")
    type_in(clerk, f"{codes((1, 2, 3))} {codes((1, 2, 3))}")
    made = answer(clerk)
    assert (made.unit, made.background) == ("b", {})


def test_what_had_to_be_answered_and_was_not_takes_a_second_enter() -> None:
    clerk = at_desk(INSTRUMENT, group="citizens")
    type_in(clerk, f"{number(42)} 1 \r \r")
    assert told(clerk) == "left_out"
    type_in(clerk, "\r")
    assert clerk.writes


def test_a_number_out_of_range_and_an_option_that_is_none_are_refused() -> None:
    clerk = at_desk(INSTRUMENT, group="citizens")
    type_in(clerk, f"{number(42)} 3")
    assert told(clerk) == "no_option"
    type_in(clerk, "1 9")
    assert told(clerk) == "range"


def test_background_that_cannot_be_read_is_kept_as_such() -> None:
    clerk = at_desk(INSTRUMENT, group="elected")
    type_in(clerk, f"{number(42)} i {codes((1, 2, 3))} {codes((1, 2, 3))}")
    made = answer(clerk)
    assert made.paper
    assert made.paper.illegible == ("name",)


# Correcting


def test_backspace_goes_all_the_way_back() -> None:
    clerk = at_desk()
    type_in(clerk, f"{number(42)} 1 {codes((1, 2, 3))} 04 0")
    type_in(clerk, "<")
    assert clerk.state.pending == ""
    type_in(clerk, "< < <")
    assert marked(clerk) == {"current": ["01", "02"], "desired": []}
    type_in(clerk, "< < < < <")
    assert (clerk.stage, clerk.state.sheet.number) == (Stage.INFORMATION, None)
    assert clerk.state.pending == number(42)[:-1]


def test_one_value_is_taken_out_by_its_code() -> None:
    clerk = at_desk(group="elected")
    type_in(clerk, f"{number(42)} 01 02 -01 03 04")
    assert marked(clerk)["current"] == ["02", "03", "04"]
    type_in(clerk, "-07")
    assert told(clerk) == "not_in"
    type_in(clerk, "07")
    assert marked(clerk)["desired"] == ["07"]


def test_a_form_that_was_put_away_comes_back_by_undoing() -> None:
    clerk = at_desk(group="elected")
    type_in(clerk, f"{number(42)} 01 02")
    before = clerk.state.sheet
    type_in(clerk, "x")
    assert (told(clerk), clerk.is_under_way) == ("put_away", False)
    type_in(clerk, "u")
    assert clerk.state.sheet == before
    type_in(clerk, "03")
    assert marked(clerk)["current"] == ["01", "02", "03"]


def test_a_form_that_is_saved_cannot_be_undone() -> None:
    clerk = at_desk(group="elected")
    type_in(clerk, f"{number(42)} {codes((1, 2, 3))} {codes((1, 2, 3))}")
    first = clerk.state.record_id
    clerk.saved()
    type_in(clerk, "u")
    assert clerk.state.sheet.number is None
    assert clerk.state.record_id != first


def test_one_goes_back_and_on_by_arrows_and_nothing_is_lost() -> None:
    clerk = at_desk()
    type_in(clerk, f"{number(42)} 1 {codes((1, 2, 3))} 04 [ [ [ ] ] ]")
    assert clerk.desk.question(clerk.state).id == "desired"
    assert marked(clerk) == {"current": ["01", "02", "03"], "desired": ["04"]}
    type_in(clerk, "]")
    assert clerk.stage is Stage.QUESTION


def test_digits_at_the_review_do_nothing_but_are_told() -> None:
    clerk = at_desk(group="elected")
    type_in(clerk, f"{number(42)} {codes((1, 2, 3))} {codes((1, 2, 3))} 0")
    assert (told(clerk), clerk.stage) == ("save_first", Stage.REVIEW)


def test_a_form_that_is_not_at_its_end_makes_no_answer() -> None:
    clerk = at_desk(group="elected")
    type_in(clerk, f"{number(42)} 01")
    with pytest.raises(NotAllowed):
        answer(clerk)


def test_codes_with_a_check_digit_find_the_wrong_digit() -> None:
    clerk = at_desk(group="elected", check_digits=True)
    right = "01" + check_digit("01")
    type_in(clerk, number(42) + "02" + check_digit("01"))
    assert told(clerk) == "check"
    type_in(clerk, right)
    assert marked(clerk)["current"] == ["01"]
