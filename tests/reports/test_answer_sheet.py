"""The sheet of answers: a row for each, in words and ids, and nothing that nobody asked for."""

import stat
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl.utils import get_column_letter

from tests.instrument.samples import both, make_instrument
from tests.reports.surveys import DAY, comparison_of, opened, rows_below
from tests.reports.surveys import written as without_answers
from tests.reports.test_workbook_checked import remarks
from tests.reports.test_workbook_safety import HOSTILE
from tests.results.populations import answer_of, compared
from valuetui.instrument.background import Background, Kind, Option
from valuetui.instrument.model import Instrument
from valuetui.reports.data.respondent import Also, Given
from valuetui.reports.workbook import write_workbook
from valuetui.reports.workbook.subject import Subject
from valuetui.responses.answer import Answer, Status
from valuetui.responses.channel import Channel
from valuetui.words import Words

PICKS = {"current": ("v1", "v2", "v3"), "desired": ("v4", "v5", "v6")}
BACKGROUND = (
    Background("part", Kind.SINGLE, both("Var arbetar du?"), both("plats"),
               options=(Option("north", both("Norr")), Option("south", both("Söder"))), unit=True),
    Background("ways", Kind.MULTIPLE, both("Hur möts vi?"), both("möten"),
               options=(Option("school", both("I skolan")), Option("care", both("I vården")))),
    Background("age", Kind.SINGLE, both("Hur gammal är du?"), both("ålder"),
               options=(Option("young", both("Under 30")), Option("old", both("30 eller mer")))),
    Background("years", Kind.NUMBER, both("Hur många år?"), both("år här"), least=1, most=110),
    Background("village", Kind.TEXT, both("Vilken by?"), both("by"), letters=20),
)  # fmt: skip
INSTRUMENT = replace(make_instrument(), background=BACKGROUND)


def given_answers(
    number: int = 12, instrument: Instrument = INSTRUMENT, **parts: Any
) -> list[Answer]:
    """So many answers in the order of their ids."""
    answers = [replace(answer_of(instrument, "citizens", PICKS, n), **parts) for n in range(number)]
    return sorted(answers, key=lambda answer: answer.id)


def written(
    answers: Iterable[Answer],
    folder: Path,
    instrument: Instrument = INSTRUMENT,
    language: str = "sv",
    also: Iterable[Also] = (),
) -> Path:
    """A workbook with these answers."""
    answers = [*answers]
    path = folder / f"svar-{language}.xlsx"
    told = Given(instrument, answers, {"0" * 64: instrument}, frozenset(also))
    comparison = compared(answers, instrument)
    write_workbook(comparison, path, Words(language), day=DAY, given=told)
    return path


def rows(path: Path) -> list[dict[str, object]]:
    """The rows of the table, heading to content."""
    return rows_below(opened(path)["Svar"], "Grupp-id")


def text_of(path: Path) -> str:
    """All that stands in any part of the file."""
    with ZipFile(path) as book:
        return "".join(book.read(name).decode() for name in book.namelist())


def test_a_row_tells_an_answer_in_words_and_ids(tmp_path: Path) -> None:
    [told, *_] = rows(written(
        given_answers(
            unit="south",
            channel=Channel.PAPER,
            language="en",
            status=Status.PARTIAL,
            background={"ways": ("care", "school"), "age": "old", "years": 42},
            write_ins={"desired": "Kalle Karlsson"},
        ),
        tmp_path,
    ))  # fmt: skip
    assert told == {
        "Svar": given_answers()[0].id,
        "Grupp": "Citizens", "Grupp-id": "citizens",
        "Enhet": "Söder", "Enhet-id": "south",
        "Status": "inte alla frågor", "Status-id": "partial",
        "Formulärets version": "1",
        "möten": "I vården, I skolan", "möten-id": "care school",
        "ålder": "30 eller mer", "ålder-id": "old",
        "år här": 42,
        "current 1": "ord 1", "current 2": "ord 2", "current 3": "ord 3",
        "current 1-id": "v1", "current 2-id": "v2", "current 3-id": "v3",
        "desired 1": "ord 4", "desired 2": "ord 5", "desired 3": "ord 6",
        "desired 1-id": "v4", "desired 2-id": "v5", "desired 3-id": "v6",
    }  # fmt: skip


def test_how_it_came_in_stands_beside_it_where_that_is_asked_for(tmp_path: Path) -> None:
    answers = given_answers(channel=Channel.PAPER, language="en", station="bibliotek")
    [told, *_] = rows(written(answers, tmp_path, also=Also))
    assert (told["Kanal"], told["Kanal-id"]) == ("papper", "paper")
    assert (told["Språk"], told["Språk-id"]) == ("English", "en")
    assert told["Station"] == "bibliotek"
    assert told["Dag"] == datetime(2026, 11, 23)  # noqa: DTZ001 - a workbook has no time zones


def test_words_of_ones_own_station_and_day_are_nowhere_in_the_file(tmp_path: Path) -> None:
    answers = given_answers(
        background={"village": "Hemlighult"},
        write_ins={"desired": "Kalle Karlsson"},
        station="stadsbiblioteket",
        day="2026-03-14",
        session="5e551",
        seconds={"current": 9876},
    )
    text = text_of(written(answers, tmp_path))
    assert answers[0].id in text
    for secret in (
        "Hemlighult",
        "Kalle",
        "stadsbiblioteket",
        "2026-03-14",
        "46095",
        "5e551",
        "9876",
    ):
        assert secret not in text


def test_a_text_that_an_earlier_version_took_is_not_told(tmp_path: Path) -> None:
    for question in ("age", "years"):
        path = written(given_answers(background={question: "Hemlighult"}), tmp_path)
        assert "Hemlighult" not in text_of(path)


def test_what_was_not_said_is_an_empty_cell(tmp_path: Path) -> None:
    answers = given_answers(picks={"current": ("v1",)}, background={"age": "young"})
    instrument = replace(INSTRUMENT, questions=INSTRUMENT.questions[:1])
    [told, *_] = rows(written(answers, tmp_path, instrument))
    empty = [head for head, content in told.items() if content is None]
    assert empty == [
        *("Enhet", "Enhet-id", "möten", "möten-id", "år här"),
        *("current 2", "current 3", "current 2-id", "current 3-id"),
    ]


def test_the_columns_are_the_same_whatever_was_answered(tmp_path: Path) -> None:
    plain = rows(written(given_answers(), tmp_path))
    full = rows(written(given_answers(unit="north", background={"years": 3}), tmp_path))
    assert [*plain[0]] == [*full[0]]


def test_without_a_unit_or_background_there_are_no_columns_for_them(tmp_path: Path) -> None:
    instrument = make_instrument()
    [told, *_] = rows(written(given_answers(instrument=instrument), tmp_path, instrument))
    assert len(told) == 6 + 2 * 6


def test_whoever_counts_the_rows_gets_the_figures(tmp_path: Path) -> None:
    picks = [("v1", "v2", "v3"), ("v1", "v4", "v5"), ("v6", "v1", "v2")]
    answers = [
        replace(each, picks={"current": picks[n % 3], "desired": picks[n % 2]})
        for n, each in enumerate(given_answers(60))
    ]
    path = written(answers, tmp_path)
    counted = Counter(
        (str(head).partition(" ")[0], content)
        for told in rows(path)
        for head, content in told.items()
        if head.endswith("-id") and head.startswith(("current", "desired"))
    )
    figures = rows_below(opened(path)["Alla värdeord"], "Värdeord-id")
    assert len(figures) == 2 * 12
    for figure in figures:
        assert figure["Antal"] == counted[str(figure["Fråga"]), figure["Värdeord-id"]]


@pytest.mark.parametrize(("language", "name"), [("sv", "Svar"), ("en", "Answers")])
def test_the_workbook_says_that_it_holds_answers(tmp_path: Path, language: str, name: str) -> None:
    book = opened(written(given_answers(), tmp_path, language=language))
    assert book.sheetnames[-1] == name
    first = [str(cell.value) for row in book.worksheets[0] for cell in row if cell.value]
    assert not [text for text in first if "no individual" in text or "inga enskilda" in text]
    assert len([text for text in first if name in text]) == 2  # how to use it, and the link
    assert len([text for text in first if text.startswith(("• Enskilda", "• Individual"))]) == 1
    assert name in str(book.properties.description)


def test_without_answers_nothing_speaks_of_them(tmp_path: Path) -> None:
    book = opened(without_answers(comparison_of(["tillit"]), tmp_path))
    assert "Svar" not in book.sheetnames
    assert "inga enskilda svar" in str(book.properties.description)


def test_the_file_is_for_its_owner_alone_and_its_bytes_are_the_same_again(tmp_path: Path) -> None:
    first = written(given_answers(), tmp_path)
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    before = first.read_bytes()
    assert written(given_answers(), tmp_path).read_bytes() == before


def test_it_is_told_how_far_the_writing_has_come(tmp_path: Path) -> None:
    answers = given_answers(40)
    told: list[float] = []
    given = Given(INSTRUMENT, answers * 100, meter=told.append)
    comparison = compared(answers, INSTRUMENT)
    write_workbook(comparison, tmp_path / "x.xlsx", Words("sv"), day=DAY, given=given)
    assert told[0] == 0
    assert len(told) > 1
    assert told == sorted(told)
    assert told[-1] < 1


def test_the_sheet_is_ready_to_work_in(tmp_path: Path) -> None:
    path = written(given_answers(600), tmp_path)
    sheet = opened(path)["Svar"]
    columns = sheet.max_column
    [table] = sheet.tables.values()
    assert (table.displayName, table.ref) == (
        "Answers",
        f"A5:{sheet.cell(605, columns).coordinate}",
    )
    assert [column.name for column in table.tableColumns] == [cell.value for cell in sheet[5]]
    assert sheet.freeze_panes == "B6"
    assert f'<ignoredError sqref="A6:{table.ref[3:]}"' in text_of(path)  # versions such as 1
    assert sheet.print_area == "'Svar'!$A$1:$H$3"  # no answers on paper by mistake
    widths = [sheet.column_dimensions[get_column_letter(n)].width for n in range(1, columns + 1)]
    assert min(widths) >= 12
    assert {cell.style for cell in sheet[605] if cell.value} == {"vk text"}


@pytest.mark.parametrize("label", HOSTILE)
def test_no_label_acts_in_the_sheet(tmp_path: Path, label: str) -> None:
    values = tuple(replace(each, label=both(label)) for each in INSTRUMENT.values)
    groups = tuple(replace(each, label=both(label)) for each in INSTRUMENT.groups)
    questions = tuple(replace(each, short=both(label)) for each in INSTRUMENT.questions)
    instrument = replace(INSTRUMENT, values=values, groups=groups, questions=questions)
    sheet = opened(written(given_answers(), tmp_path, instrument))["Svar"]
    assert all(cell.data_type in "sn" for row in sheet.iter_rows() for cell in row)


def test_headings_that_are_the_same_are_numbered(tmp_path: Path) -> None:
    questions = tuple(replace(each, short=both("Val")) for each in INSTRUMENT.questions)
    instrument = replace(INSTRUMENT, questions=questions)
    sheet = opened(written(given_answers(), tmp_path, instrument))["Svar"]
    heads = [str(cell.value) for cell in sheet[5]]
    assert {"Val 1", "Val 1 (2)", "Val 1-id", "Val 1-id (2)"} <= {*heads}
    assert len({head.casefold() for head in heads}) == len(heads)


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 400])
def test_the_schemas_of_the_format_find_nothing_amiss(tmp_path: Path, number: int) -> None:
    values = tuple(
        replace(each, label=both(HOSTILE[place % len(HOSTILE)]))
        for place, each in enumerate(INSTRUMENT.values)
    )
    instrument = replace(INSTRUMENT, values=values)
    answers = given_answers(number, unit="north", background={"years": 7, "ways": ("care",)})
    given = Given(instrument, answers, {"0" * 64: instrument}, frozenset(Also))
    comparison = compared(answers, instrument)
    assert not remarks(Subject(comparison, Words("sv"), DAY, given=given), tmp_path)
