"""The CSV of data: no text becomes a formula, a cell or a row of its own, and nothing is lost."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.data import INSTRUMENT, given_by, lines_of, rows_of, unmarked, with_labels
from valuetui.reports.data.answers import wide
from valuetui.reports.data.figures import figures
from valuetui.reports.data.respondent import Given
from valuetui.reports.data.spreadsheet import table_csv
from valuetui.reports.data.table import Column, Kind, Table
from valuetui.results.comparison import Comparison
from valuetui.words import Words

SV = Words("sv")
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
FORMULAS = ("=1+1", "+46 8 1", "-3", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "'x")
HARMLESS = ("a;b", 'säg "hej"', "två\nrader", "två\r\nrader", "å, ä och ö", " blank ", "01", "—")


def label_of(label: str) -> str:
    """The cell in which the label of the first pick stands."""
    asked = with_labels([label])
    content = table_csv(wide(Given(asked, [given_by(1, picks={"current": ("v1",)})]), SV))
    [row] = rows_of(content)
    assert row["current_1"] == "v1"
    return row["current_1_label"]


@pytest.mark.parametrize("label", FORMULAS)
def test_what_a_spreadsheet_takes_for_a_formula_is_marked(label: str) -> None:
    assert label_of(label) == "'" + label


@pytest.mark.parametrize("label", HARMLESS)
def test_any_other_text_stands_as_it_is(label: str) -> None:
    assert label_of(label) == label


@given(ANY_TEXT)
def test_whatever_a_label_is_it_can_be_read_back(label: str) -> None:
    cell = label_of(label)
    assert unmarked(cell) == label
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_excel_sees_that_it_is_utf_8_and_where_cells_end() -> None:
    content = table_csv(wide(Given(INSTRUMENT, [given_by(1)]), SV))
    assert content.startswith(b"\xef\xbb\xbfid;organisation;wave;group;")
    assert content.count(b"\r\n") == 2
    assert content.endswith(b"\r\n")


def test_numbers_are_numbers() -> None:
    columns = [
        Column[float | int | None]("a", "", lambda each: each, Kind.DECIMAL),
        Column[float | int | None]("b", "", lambda _: None),
    ]
    table = Table(columns, [0.5, 12, 0, -1, None])
    assert lines_of(table_csv(table)) == [
        ["a", "b"], ["0,5", ""], ["12", ""], ["0", ""], ["-1", ""], ["", ""],
    ]  # fmt: skip
    assert lines_of(table_csv(table, decimal="."))[1] == ["0.5", ""]


def test_an_analyst_reads_it_with_pandas() -> None:
    pandas = pytest.importorskip("pandas")
    answers = [given_by(number, background={"years": number}) for number in range(3)]
    content = table_csv(wide(Given(with_labels(["=1+1", 'a;"b"']), answers), SV))
    frame = pandas.read_csv(BytesIO(content), sep=";", decimal=",", dtype={"id": str})
    assert sorted(frame["background.years"]) == [0, 1, 2]
    assert set(frame["current_2_label"]) == {"'=1+1"}
    assert set(frame["current_3_label"]) == {'a;"b"'}
    assert frame["unit"].isna().all()


def test_an_analyst_reads_the_figures_as_the_guide_says(demo: Comparison) -> None:
    pandas = pytest.importorskip("pandas")
    content = table_csv(figures(demo, SV))
    frame = pandas.read_csv(BytesIO(content), sep=";", decimal=",", dtype={"id": str, "code": str})
    told = frame[frame["hidden"] == 0]
    assert frame["code"].iloc[0] == "01"
    assert (told["share"] - told["count"] / told["n"]).abs().max() < 1e-6
    assert frame[frame["hidden"] == 1]["count"].isna().all()
    assert len(told) > 300
