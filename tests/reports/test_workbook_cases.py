"""Surveys of every shape become workbooks that open."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from tests.reports.surveys import comparison_of, counted, instrument, opened, written
from tests.sparing import one_quick
from valuetui.instrument.model import Role
from valuetui.results.comparison import Comparison, compare

LABELS = [f"värdeord {number}" for number in range(1, 31)]
SWEDISH = [
    *("Läs mig", "Översikt", "Närbild", "Jämförelse", "Topp 10", "Önskad förflyttning"),
    *("Teman", "Gemensamma värdeord", "Handlingsplan", "Alla värdeord", "Data", "Beräkning"),
    *("Diagramunderlag", "Kodbok", "Inställningar"),
]
ENGLISH = [
    *("Read me", "Overview", "Close-up", "Comparison", "Top 10", "Desired shift"),
    *("Themes", "Shared values", "Action plan", "All values", "Data", "Calculation"),
    *("Chart data", "Codebook", "Settings"),
]
SHIFTS = ("Önskad förflyttning", "Desired shift")


def tied(tied_values: int) -> Comparison:
    """Nine values ahead of so many that share the tenth place."""
    survey = instrument(LABELS)
    counts = [20 - place for place in range(9)] + [5] * tied_values
    tally = counted(survey, (30, 30, 30), dict.fromkeys(Role, counts))
    return compare(tally, survey)


CASES: dict[str, Comparison] = {
    "one group": comparison_of(LABELS, (30,), groups=["Alla"]),
    "two groups": comparison_of(LABELS, (30, 20), groups=["Vi", "De"]),
    "only one group shown": comparison_of(LABELS, (30, 3, 4)),
    "no group shown": comparison_of(LABELS, (0, 0, 0)),
    "six groups": comparison_of(LABELS, (10, 20, 30, 40, 50, 60), groups=list("ABCDEF")),
    "nine groups": comparison_of(LABELS, (15,) * 9, groups=list("ABCDEFGHI")),
    "long labels": comparison_of(["mycket långt värdeord " * 8 + str(n) for n in range(12)]),
    "fewer values than ten": comparison_of(["tillit", "mod"]),
    "only current": comparison_of(LABELS, roles=[Role.CURRENT]),
    "only desired": comparison_of(LABELS, roles=[Role.DESIRED]),
    "only personal": comparison_of(LABELS, roles=[Role.PERSONAL]),
    "all three questions": comparison_of(LABELS, roles=list(Role)),
    "personal and current": comparison_of(LABELS, roles=[Role.PERSONAL, Role.CURRENT]),
    "fourteen in a top list": tied(5),
    "thirty in a top list": tied(21),
}


Cases = Callable[..., Workbook]


@pytest.fixture(scope="module")
def book_of(tmp_path_factory: pytest.TempPathFactory) -> Cases:
    """The workbook of a case, written and opened once for all tests that look at it."""

    @cache
    def made(case: str, language: str) -> Workbook:
        return opened(written(CASES[case], tmp_path_factory.mktemp("case"), language))

    return lambda case, language="sv": made(case, language)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("language", one_quick(["sv", "en"]))
def test_every_survey_becomes_a_workbook_with_all_sheets(
    case: str, language: str, book_of: Cases
) -> None:
    book = book_of(case, language)
    sheets = SWEDISH if language == "sv" else ENGLISH
    asks_shift = CASES[case].asks_shift
    assert book.sheetnames == [name for name in sheets if asks_shift or name not in SHIFTS]


def texts(book: Workbook, sheet: str) -> list[str]:
    return [str(cell.value) for row in book[sheet].iter_rows() for cell in row if cell.value]


def test_a_tie_for_the_tenth_place_is_kept_whole(book_of: Cases) -> None:
    book = book_of("fourteen in a top list")
    ranks = [cell.value for (cell,) in book["Topp 10"]["A6:A19"]]
    assert ranks == [1, 2, 3, 4, 5, 6, 7, 8, 9, *[10] * 5]
    chart = book["Översikt"]._charts[0]  # type: ignore[attr-defined]
    assert chart.series[0].val.numRef.numCache.ptCount == 14


def test_a_chart_too_small_for_a_tie_says_how_many_share_the_place(book_of: Cases) -> None:
    book = book_of("thirty in a top list")
    ranks = [cell.value for (cell,) in book["Topp 10"]["A6:A35"]]
    assert ranks == [1, 2, 3, 4, 5, 6, 7, 8, 9, *[10] * 21]
    assert "Medborgare: topp 10 i framtiden (+21 delar plats 10)" in texts(book, "Diagramunderlag")
    chart = book["Översikt"]._charts[0]  # type: ignore[attr-defined]
    assert chart.series[0].val.numRef.numCache.ptCount == 9


def test_a_limiting_share_larger_than_every_other_share_has_room_in_its_chart(
    tmp_path: Path,
) -> None:
    survey = instrument(LABELS)
    counts = [10 if value.limiting else 0 for value in survey.values]
    comparison = compare(counted(survey, (30, 30, 30), dict.fromkeys(Role, counts)), survey)
    assert comparison.groups[0].questions[Role.CURRENT].limiting.fraction == 1
    *tops, limiting = opened(written(comparison, tmp_path))["Översikt"]._charts  # type: ignore[attr-defined]
    assert tops[0].y_axis.scaling.max < 0.5
    assert limiting.y_axis.scaling.max > 1


def test_where_no_group_is_shown_every_sheet_of_results_says_why(book_of: Cases) -> None:
    book = book_of("no group shown")
    without_figures = {"Läs mig", "Handlingsplan", "Kodbok", "Inställningar"}
    for name in set(SWEDISH) - without_figures:
        assert any("Ingen grupp har fått 10 svar" in text for text in texts(book, name))
    assert len(book["Kodbok"]["A"]) == 4 + len(LABELS) + 3 + 2


def test_a_group_alone_is_compared_with_nobody(book_of: Cases) -> None:
    book = book_of("one group")
    heads = [cell.value for cell in book["Jämförelse"][6]]
    assert heads == ["Värdeord", "H", "Tema", "I dag", "I framtiden", "Förflyttning (pe)"]
    assert not [text for text in texts(book, "Topp 10") if "alla grupper" in text]


def test_every_question_asked_has_its_gap(book_of: Cases) -> None:
    book = book_of("all three questions")
    heads = [str(cell.value) for cell in book["Jämförelse"][6]]
    assert [head for head in heads if "skillnad" in head] == [
        "Största skillnad jag själv (pe)",
        "Största skillnad i dag (pe)",
        "Största skillnad i framtiden (pe)",
    ]


def test_without_both_questions_there_is_no_shift_and_nothing_shared(book_of: Cases) -> None:
    book = book_of("only current")
    heads = [str(cell.value) for cell in book["Jämförelse"][6]]
    assert heads.count("I dag") == 3
    assert not [head for head in heads if "Förflyttning" in head]
    assert "Önskad förflyttning" not in texts(book, "Läs mig")
    assert not [text for text in texts(book, "Topp 10") if "↔" in text]


@pytest.mark.parametrize("case", [case for case in CASES if case != "no group shown"])
def test_the_overview_has_the_shape_of_a_sheet_of_a4(case: str, book_of: Cases) -> None:
    sheet = book_of(case)["Översikt"]
    width = sum(7 * dimension.width for dimension in sheet.column_dimensions.values())
    height = sum(dimension.height or 15 for dimension in sheet.row_dimensions.values()) / 0.75
    assert width / height == pytest.approx(1.45, abs=0.03)


def test_a_wording_of_its_own_for_a_group_stands_in_the_first_sheet(tmp_path: Path) -> None:
    comparison = CASES["two groups"]
    current, desired = comparison.instrument.questions
    own = replace(current, wording={"g1": {"sv": "Hur har ni det?", "en": "How are you?"}})
    survey = replace(comparison.instrument, questions=(own, desired))
    book = opened(written(replace(comparison, instrument=survey), tmp_path))
    assert any("Till De: Hur har ni det?" in text for text in texts(book, "Läs mig"))
