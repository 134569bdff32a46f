"""The answers one by one: both forms say the same, in no order, and not more than was asked for."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.data import (
    AGE,
    INSTRUMENT,
    WAYS,
    filled,
    given_by,
    lines_of,
    relabelled,
    rows_of,
)
from tests.results.populations import Population, compared, populations, seeded
from valuetui.instrument.background import Option
from valuetui.instrument.canonical import content_hash
from valuetui.instrument.model import Instrument
from valuetui.reports.data.answers import coded, matrix, wide
from valuetui.reports.data.document import data_json
from valuetui.reports.data.package import csv_files, spss_files
from valuetui.reports.data.respondent import Also, Given
from valuetui.reports.data.spreadsheet import table_csv
from valuetui.responses.answer import Answer, Status
from valuetui.results.measures import Share
from valuetui.words import Words

SV = Words("sv")
MONDAY = date(2026, 11, 23)
BACKGROUND = {"age": "old", "ways": ("school", "care"), "years": 7}
MANY = compared([given_by(number) for number in range(60)], INSTRUMENT)


def wide_rows(*answers: Answer, **more: Any) -> list[dict[str, str]]:
    return rows_of(table_csv(wide(Given(INSTRUMENT, answers, **more), SV)))


def matrix_rows(*answers: Answer, **more: Any) -> list[dict[str, str]]:
    return rows_of(table_csv(matrix(Given(INSTRUMENT, answers, **more), SV)))


# What stands there


def test_the_picks_stand_in_their_order_with_their_labels_beside_them() -> None:
    [row] = wide_rows(given_by(1, unit="south", background=BACKGROUND))
    assert row == {
        "id": given_by(1).id, "organisation": "lillby", "wave": "2026",
        "group": "citizens", "group_label": "Citizens", "unit": "south", "unit_label": "Södra",
        "status": "complete", "status_label": "alla frågor besvarade", "fast": "0",
        "background.age": "old", "background.age_label": "gammal",
        "background.ways": "school care", "background.ways_label": "skolan, vården",
        "background.years": "7",
        "current_1": "v3", "current_1_label": "ord 3",
        "current_2": "v1", "current_2_label": "ord 1",
        "current_3": "v2", "current_3_label": "ord 2",
        "desired_1": "v4", "desired_1_label": "ord 4",
        "desired_2": "v5", "desired_2_label": "ord 5",
        "desired_3": "v6", "desired_3_label": "ord 6",
    }  # fmt: skip


def test_the_matrix_has_a_column_for_each_value_and_option() -> None:
    [row] = matrix_rows(given_by(1, background={"ways": ("care",)}))
    picked = {name for name, cell in row.items() if "__" in name and cell == "1"}
    assert picked == {"current__v1", "current__v2", "current__v3",
                      "desired__v4", "desired__v5", "desired__v6"}  # fmt: skip
    assert {cell for name, cell in row.items() if "__" in name} == {"0", "1"}
    assert (row["background.ways.school"], row["background.ways.care"]) == ("0", "1")


def test_what_was_not_answered_is_empty_and_not_0() -> None:
    answer = given_by(1, picks={"desired": ("v1", "v2", "v3")}, status=Status.PARTIAL)
    [in_order], [row] = wide_rows(answer), matrix_rows(answer)
    assert {cell for name, cell in row.items() if name.startswith("current__")} == {""}
    assert {row["background.ways.school"], row["background.ways.care"]} == {""}
    assert not {name for name in filled(in_order) if name.startswith(("current", "background"))}
    assert in_order["status"] == "partial"


def test_what_only_an_earlier_version_asked_is_there_too() -> None:
    earlier = replace(
        INSTRUMENT,
        version="0",
        background=(replace(AGE, options=(*AGE.options, Option("child", AGE.short))), WAYS),
    )
    now = replace(INSTRUMENT, background=(AGE,))
    answer = given_by(1, now, background={"age": "child", "ways": ("school",)})
    versions = {content_hash(each): each for each in (earlier, now)}
    [row] = rows_of(table_csv(wide(Given(now, [answer], versions), SV)))
    assert (row["background.age"], row["background.age_label"]) == ("child", "ålder")
    assert row["background.ways_label"] == "skolan"


# What never does


def everything_of(answer: Answer, **more: Any) -> bytes:
    """All that any export writes of an answer."""
    held = Given(INSTRUMENT, [answer], **more)
    files = csv_files(MANY, held, SV) | spss_files(MANY, held, SV, sav=False)
    document = data_json(MANY, SV, day=MONDAY, program="valuetui", given=held)
    return b"".join([*(each for each in files.values() if isinstance(each, bytes)), document])


def test_what_somebody_has_written_is_in_no_file() -> None:
    content = everything_of(
        given_by(
            1, write_ins={"current": "Annasword"}, background={"note": "Bertsword", **BACKGROUND}
        ),
        also=frozenset(Also),
    )
    assert b"sword" not in content
    assert b"background.years" in content


def test_nor_what_was_written_where_there_are_options_by_now() -> None:
    written = {"age": "Cilla", "ways": "Cilla", "years": "Cilla"}
    assert b"Cilla" not in everything_of(given_by(1, background=written))
    [row] = matrix_rows(given_by(1, background={"age": "old", "ways": "care"}))
    assert (row["background.age"], row["background.ways.care"]) == ("old", "1")


def test_when_and_where_only_on_request() -> None:
    answer = given_by(1, station="kiosk-77", day="2026-11-09", session="feed5", language="en")
    plain = everything_of(answer)
    for secret in (b"kiosk-77", b"2026-11-09", b"feed5"):
        assert secret not in plain
    [row] = wide_rows(
        answer, also=frozenset({Also.DAY, Also.SESSION}), sessions={"feed5": "Fullmäktige"}
    )
    assert (row["day"], row["session"], row["session_label"]) == (
        "2026-11-09", "feed5", "Fullmäktige",
    )  # fmt: skip
    assert "station" not in row
    [row] = matrix_rows(answer, also=frozenset(Also))
    assert (row["station"], row["language"], row["language_label"], row["channel_label"]) == (
        "kiosk-77", "en", "English", "kiosk",
    )  # fmt: skip
    assert row["session_label"] == "feed5"


def test_nobody_sees_in_which_order_they_came() -> None:
    answers = [given_by(number) for number in range(20)]
    mixed = seeded(1).sample(answers, 20)
    assert [row["id"] for row in wide_rows(*mixed)] == sorted(answer.id for answer in answers)
    assert everything_of(answers[0]) == everything_of(answers[0])
    for table in (wide, matrix):
        assert table_csv(table(Given(INSTRUMENT, answers), SV)) == table_csv(
            table(Given(INSTRUMENT, mixed), SV)
        )


# Whatever is answered


@pytest.mark.parametrize("also", [frozenset(), frozenset(Also)])
def test_the_columns_come_from_ids_alone(also: frozenset[Also]) -> None:
    def columns(asked: Instrument, answers: list[Answer], words: Words) -> list[list[str]]:
        held = Given(asked, answers, also=also)
        tables = (wide(held, words), matrix(held, words), coded(held, words)[0])
        return [table.names for table in tables]

    some = columns(INSTRUMENT, [given_by(1, background=BACKGROUND)], SV)
    assert some == columns(relabelled(INSTRUMENT), [], Words("en"))
    assert all(len(set(names)) == len(names) for names in some)


@given(st.lists(st.permutations([f"v{number}" for number in range(1, 13)]), min_size=1, max_size=8))
def test_both_forms_and_the_codes_say_the_same(orders: list[list[str]]) -> None:
    answers = [
        given_by(number, picks={"current": tuple(order[:3]), "desired": tuple(order[3:6])})
        for number, order in enumerate(orders)
    ]
    held = Given(INSTRUMENT, answers)
    codes = {int(value.code): value.id for value in INSTRUMENT.values}
    rows = zip(
        wide(held, SV).rows(), matrix(held, SV).rows(), coded(held, SV)[0].rows(), strict=True
    )
    for in_order, crossed, numbered in rows:
        for question in ("current", "desired"):
            picked = [in_order[f"{question}_{place}"] for place in (1, 2, 3)]
            assert picked == [codes[int(numbered[f"{question}_{n}"] or 0)] for n in (1, 2, 3)]
            crosses = {name for name, cell in crossed.items() if cell == 1 and "__" in name}
            assert {f"{question}__{value}" for value in picked} == {
                name for name in crosses if name.startswith(question)
            }


@given(populations(least=5, most=8))
def test_the_rows_add_up_to_the_figures(population: Population) -> None:
    answers = [
        replace(answer, id=f"{number:032x}") for number, answer in enumerate(population.answers(10))
    ]
    comparison = compared(answers, population.instrument)
    rows = list(matrix(Given(population.instrument, answers), SV).rows())
    for group in comparison.groups:
        own = [row for row in rows if row["group"] == group.group.id]
        for result in group.questions.values():
            for value, share in result.shares.items():
                cells = [int(row[f"{result.question.id}__{value}"] or 0) for row in own]
                assert share == Share(sum(cells), len(cells))


def test_a_heading_is_there_without_an_answer() -> None:
    assert len(lines_of(table_csv(wide(Given(INSTRUMENT, ()), SV)))) == 1
