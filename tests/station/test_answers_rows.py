"""Columns get a meaning, and rows become answers or are refused."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.instrument.samples import QUESTIONNAIRE, load_small, load_with_background, write_files
from valuetui.instrument.canonical import content_hash
from valuetui.instrument.load import load_instrument
from valuetui.instrument.model import Instrument
from valuetui.instrument.problem import InstrumentFaults
from valuetui.responses.answer import Answer, Status
from valuetui.responses.channel import Channel
from valuetui.station.answers.columns import NOTHING_SAID, Columns, Said, Use
from valuetui.station.answers.formats import KOBO, LIMESURVEY, ODK, Format, recognised, why_left
from valuetui.station.answers.mapping import read_mapping
from valuetui.station.answers.rows import Circumstances, NotAnAnswer, Rows
from valuetui.station.answers.table import Unreadable

ABOUT = Circumstances("web-12345678", b"k" * 32)
GIVEN = {
    "KEY": "uuid:1",
    "SubmissionDate": "2026-03-02T23:59:59.000Z",
    "group": "citizens",
    "current": "trust safety",
    "desired": "stress trust",
}


@pytest.fixture
def small(tmp_path: Path) -> Instrument:
    return load_small(tmp_path)


@pytest.fixture
def asking(tmp_path: Path) -> Instrument:
    """With background questions and a word of one's own."""
    return load_with_background(tmp_path)


def answer_of(
    instrument: Instrument,
    form: Format = ODK,
    about: Circumstances = ABOUT,
    said: Said = NOTHING_SAID,
    without: str = "",
    **row: str,
) -> Answer:
    row = {key: each for key, each in (GIVEN | row).items() if key != without}
    columns = Columns(list(row), instrument, form, said, group=bool(about.group),
                      day=bool(about.day))  # fmt: skip
    return Rows(columns, instrument, about).answer(list(row.values()))


def refusal_of(instrument: Instrument, form: Format = ODK, **row: Any) -> tuple[str, str]:
    with pytest.raises(NotAnAnswer) as refused:
        answer_of(instrument, form, **row)
    return refused.value.reason, refused.value.heading


def columns_of(instrument: Instrument, *headings: str, form: Format = ODK) -> dict[str, str]:
    """Headings to what they are, as ``use field choice``."""
    found = Columns([*GIVEN, *headings], instrument, form)
    return {
        each.heading: " ".join(filter(None, (each.use, each.field, each.choice, each.why)))
        for each in found.all
        if each.heading in headings
    }


# Whole answers


def test_an_answer_has_the_day_and_nothing_else_that_could_point_somebody_out(
    small: Instrument,
) -> None:
    answer = answer_of(small)
    assert answer == Answer(
        id=answer.id,
        organisation="lillby",
        wave="2026",
        instrument="liten",
        instrument_hash=content_hash(small),
        group="citizens",
        station="web-12345678",
        channel=Channel.WEB,
        language="und",
        day="2026-03-02",
        picks={"current": ("trust", "safety"), "desired": ("trust", "stress")},
        order=answer.order,
    )
    assert (answer.order.algorithm, answer.order.shown) == ("unknown", "")


def test_the_order_in_a_file_is_no_order_of_picking(small: Instrument) -> None:
    assert answer_of(small, current="safety trust") == answer_of(small, current="trust safety")


def test_the_same_answer_has_the_same_id_whatever_program_tells_it(small: Instrument) -> None:
    first = answer_of(small).id
    assert answer_of(small, KEY="UUID:1".lower()).id == first
    row: dict[str, Any] = {"_uuid": "1", "_submission_time": "2026-03-02"}
    assert answer_of(small, KOBO, without="KEY", **row).id == first
    assert answer_of(small, KEY="uuid:2").id != first
    assert answer_of(small, about=Circumstances("web-12345678", b"l" * 32)).id != first
    assert answer_of(small, said=Said(source="b")).id == first  # it is taken from Circumstances
    assert answer_of(small, about=Circumstances("web-12345678", b"k" * 32, "b")).id != first


def test_an_edited_answer_of_kobo_keeps_the_id_of_the_first(small: Instrument) -> None:
    row: dict[str, Any] = {"_submission_time": "2026-03-02", "meta/rootUuid": "uuid:1"}
    first = answer_of(small, KOBO, without="KEY", _uuid="1", **row).id
    assert answer_of(small, KOBO, without="KEY", _uuid="77", **row).id == first


def test_background_and_a_word_of_ones_own_come_along(asking: Instrument) -> None:
    answer = answer_of(
        asking,
        ways="care school",
        years="12.0",
        place="=1+1  Norra\tskolan",
        desired_own_word="lugn",
        current_own_word="x",
    )
    assert answer.background == {"ways": ("school", "care"), "years": 12, "place": "=1+1 Norra s"}
    assert answer.write_ins == {"desired": "lugn"}


def test_what_is_not_asked_of_somebody_is_not_kept(asking: Instrument) -> None:
    answer = answer_of(asking, part="north", ways="other", place="Norra", desired_own_word="x")
    assert answer.unit is None
    assert answer.background == {"ways": ("other",)}
    employee = answer_of(asking, group="employees", part="Norra skolan", desired_own_word="x")
    assert employee.unit == "north"
    assert employee.write_ins == {}


def test_nobody_answers_not_available(asking: Instrument) -> None:
    answer = answer_of(asking, ways="n/a", years="N/A", part="N/A")
    assert (answer.background, answer.unit) == ({}, None)


@pytest.mark.parametrize(("said", "kept"), [("sv", "sv"), ("en-GB", "en"), ("fi", "und")])
def test_the_language_is_kept_where_the_questionnaire_speaks_it(
    said: str, kept: str, small: Instrument
) -> None:
    row: dict[str, Any] = {"id": "1", "submitdate": "2026-03-02 08:00:00", "startlanguage": said}
    assert answer_of(small, LIMESURVEY, **row).language == kept


def test_a_question_that_nobody_answered_makes_the_answer_partial(small: Instrument) -> None:
    answer = answer_of(small, desired="")
    assert (answer.status, list(answer.picks)) == (Status.PARTIAL, ["current"])


def test_of_who_has_not_handed_in_the_whole_questions_are_taken(small: Instrument) -> None:
    row: dict[str, Any] = {
        "id": "1",
        "submitdate": "",
        "datestamp": "2026-03-01 10:00:00",
        "desired": "trust",
    }
    answer = answer_of(small, LIMESURVEY, **row)
    assert (answer.status, list(answer.picks)) == (Status.PARTIAL, ["current"])
    assert answer.day == "2026-03-01"
    assert refusal_of(small, LIMESURVEY, **row, current="")[0] == "unfinished"


def test_group_and_day_may_be_said_for_all(small: Instrument) -> None:
    about = Circumstances("web-1", b"k", group="employees", day=date(2026, 4, 1))
    answer = answer_of(small, about=about, without="group", SubmissionDate="")
    assert (answer.group, answer.day) == ("employees", "2026-04-01")
    assert answer_of(small, about=about).group == "citizens"


# Refused rows


@pytest.mark.parametrize(
    ("row", "refusal"),
    [
        ({"current": "trust"}, ("too_few", "current")),
        ({"current": "trust stress safety"}, ("too_many", "current")),
        ({"current": "trust trust"}, ("twice", "current")),
        ({"current": "trust hope"}, ("unknown_choice", "current")),
        ({"current": "", "desired": ""}, ("empty", "")),
        ({"group": "aliens"}, ("unknown_choice", "group")),
        ({"group": ""}, ("group_empty", "group")),
        ({"KEY": ""}, ("no_id", "")),
        ({"SubmissionDate": ""}, ("no_day", "")),
        ({"SubmissionDate": "02/03/2026"}, ("day", "")),
        ({"SubmissionDate": "2026-02-30T10:00"}, ("day", "")),
        ({"SubmissionDate": "1980-01-01 00:00:00"}, ("no_day", "")),
        ({"valuetui_instrument": "0" * 64}, ("other_questionnaire", "valuetui_instrument")),
        ({"ReviewState": "rejected"}, ("rejected", "ReviewState")),
        ({"current/stress": "1"}, ("contradiction", "current")),
        ({"current/stress": "maybe"}, ("no_flag", "current/stress")),
    ],
)
def test_what_is_no_answer_is_refused_with_its_reason(
    row: dict[str, Any], refusal: tuple[str, str], small: Instrument
) -> None:
    assert refusal_of(small, **row) == refusal


@pytest.mark.parametrize(
    ("row", "refusal"),
    [
        ({"years": "many"}, ("no_number", "years")),
        ({"years": "1.5"}, ("no_number", "years")),
        ({"years": "0"}, ("out_of_range", "years")),
        ({"ways": "school walk"}, ("unknown_choice", "ways")),
        ({"part": "west"}, ("unknown_choice", "part")),
    ],
)
def test_so_is_a_background_answer_that_cannot_be(
    row: dict[str, Any], refusal: tuple[str, str], asking: Instrument
) -> None:
    assert refusal_of(asking, **row) == refusal


@pytest.mark.parametrize("cells", [["1"], [*GIVEN.values(), "more"]])
def test_a_row_has_as_many_cells_as_headings(cells: list[str], small: Instrument) -> None:
    rows = Rows(Columns(list(GIVEN), small, ODK), small, ABOUT)
    with pytest.raises(NotAnAnswer) as refused:
        rows.answer(cells)
    assert refused.value.reason == "cells"
    assert rows.answer([*GIVEN.values(), "", ""])


def test_this_questionnaire_is_recognised_by_its_hash(small: Instrument) -> None:
    assert answer_of(small, valuetui_instrument=content_hash(small))


# Columns


def test_columns_are_known_by_names_labels_codes_and_behind_pages(asking: Instrument) -> None:
    assert columns_of(
        asking,
        "p1/current/trust",
        "p1-current/safety",
        "Littleby today?/strain",
        "desired[01]",
        "I framtiden? [trygghet]",
        "desired[other]",
        "ways/I vården",
        "p1-place",
        "sida/desired_own_word2",
    ) == {
        "p1/current/trust": "pick current trust",
        "p1-current/safety": "pick current safety",
        "Littleby today?/strain": "pick current stress",
        "desired[01]": "pick desired trust",
        "I framtiden? [trygghet]": "pick desired safety",
        "desired[other]": "write_in desired",
        "ways/I vården": "option ways care",
        "p1-place": "about place",
        "sida/desired_own_word2": "left unknown",
    }


@pytest.mark.parametrize(
    ("heading", "why"),
    [
        ("SubmitterName", "personal"), ("e-post", "personal"), ("ipaddr", "personal"),
        ("_submitted_by", "personal"), ("token", "personal"), ("DeviceID", "personal"),
        ("Ditt namn", "personal"), ("_gps_latitude", "place"), ("start", "time"),
        ("interviewtime", "time"), ("_index", "technical"), ("__version__", "technical"),
        ("favoritfärg", "unknown"),
    ],
)  # fmt: skip
def test_what_is_left_has_a_reason(heading: str, why: str, small: Instrument) -> None:
    assert why_left(heading) == why
    assert columns_of(small, heading) == {heading: f"left {why}"}


def test_a_program_is_recognised_by_its_headings() -> None:
    assert recognised(["SubmissionDate", "KEY", "group"]) is ODK
    assert recognised(["_uuid", "_submission_time"]) is KOBO
    assert recognised(["id", "submitdate", "lastpage"]) is LIMESURVEY
    assert recognised(["a", "b"]) is None


@pytest.mark.parametrize(
    ("headings", "reason"),
    [
        (["KEY", "SubmissionDate", "group", "current"], "no_question"),
        (["KEY", "SubmissionDate", "group"], "nothing_known"),
        (["KEY", "SubmissionDate", "current", "desired"], "no_group"),
        (["SubmissionDate", "group", "current", "desired"], "no_id"),
        (["KEY", "group", "current", "desired"], "no_day"),
        ([*GIVEN, "p/current"], "same_twice"),
        ([*GIVEN, "group"], "same_twice"),
    ],
)
def test_what_is_missing_or_there_twice_is_said(
    headings: list[str], reason: str, small: Instrument
) -> None:
    with pytest.raises(Unreadable) as fault:
        Columns(headings, small, ODK)
    assert fault.value.reason == reason


def test_values_without_a_column_are_named(small: Instrument) -> None:
    found = Columns(["KEY", "SubmissionDate", "group", "desired", "current/trust"], small, ODK)
    assert found.without_column("current") == ["stress", "safety"]
    assert found.without_column("desired") == []


# What a person says


def test_a_mapping_says_what_does_not_show(asking: Instrument, tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    path.write_text(
        'source = "b"\n[columns]\nQ1 = "group"\nQ2 = "current"\n"Q2[SQ1]" = "current/trust"\n'
        'mer = "desired/write_in"\nbarn = "ignore"\nnr = "id"\n'
        '[answers.group]\nA1 = "employees"\n[answers.current]\nSQ2 = "safety"\n',
        encoding="utf-8",
    )
    said = read_mapping(path, asking)
    headings = ["nr", "SubmissionDate", "Q1", "Q2[SQ1]", "Q2[SQ2]", "desired", "mer", "barn"]
    columns = Columns(headings, asking, ODK, said)
    cells = ["7", "2026-03-02", "A1", "Y", "Y", "trust stress", "", "x"]
    answer = Rows(columns, asking, ABOUT).answer(cells)
    assert answer.group == "employees"
    assert answer.picks["current"] == ("trust", "safety")
    assert [each.heading for each in columns.of_use(Use.WRITE_IN, "desired")] == ["mer"]
    assert said.source == "b"


def test_a_mapping_with_faults_says_them_all(asking: Instrument, tmp_path: Path) -> None:
    path = tmp_path / "map.toml"
    path.write_text(
        '[columns]\nQ1 = "grupp"\nQ2 = "current/hope"\nQ3 = "current/write_in"\n'
        '[answers.group]\nA1 = "aliens"\n[answers.years]\nA1 = "1"\n[colums]\na = "b"\n',
        encoding="utf-8",
    )
    with pytest.raises(InstrumentFaults) as faults:
        read_mapping(path, asking)
    assert [(each.line, each.key) for each in faults.value.problems] == [
        (2, "mapped_to_nothing"),
        (3, "mapped_to_nothing"),
        (4, "mapped_to_nothing"),
        (6, "mapped_to_nothing"),
        (7, "mapped_to_nothing"),
        (9, "unknown_key_near"),
    ]


def test_a_name_that_two_things_share_means_neither(tmp_path: Path) -> None:
    text = QUESTIONNAIRE.replace('en = "In future?"', 'en = "Littleby today?"')
    instrument = load_instrument(write_files(tmp_path, text))
    assert columns_of(instrument, "Littleby today?") == {"Littleby today?": "left unknown"}
