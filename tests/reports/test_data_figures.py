"""The figures as data: those of the comparison, and nothing where it tells nothing."""

from hypothesis import given
from openpyxl.workbook import Workbook

from tests.reports.data import relabelled, rows_of
from tests.reports.surveys import comparison_of, rows_below
from tests.results.populations import LARGE, Population, compared, populations
from valuetui.reports.data.figures import REASONS, figure_columns, figures
from valuetui.reports.data.spreadsheet import table_csv
from valuetui.results.comparison import Comparison
from valuetui.words import Words

SV, EN = Words("sv"), Words("en")
NUMBERS = ("n", "count", "least", "most", "share", "low", "high", "rank", "tied")

Row = dict[str, object]


def by_place(comparison: Comparison) -> dict[tuple[object, ...], Row]:
    """The rows by group, question and value; there is one for each."""
    rows: list[Row] = [dict(row) for row in figures(comparison, SV).rows()]
    found: dict[tuple[object, ...], Row] = {
        (row["group"], row["question"], row["value"]): row for row in rows
    }
    assert len(found) == len(rows)
    return found


def test_they_are_those_of_the_workbook(demo: Comparison, demo_book: Workbook) -> None:
    found = by_place(demo)
    sheet = rows_below(demo_book["Alla värdeord"], "Värdeord-id")
    for line in sheet:
        row = found.pop((line["Grupp-id"], line["Fråga-id"], line["Värdeord-id"]))
        for column, heading in (
            ("n", "n"), ("code", "Kod"), ("theme", "Tema"), ("theme_label", "Temats namn"),
            ("value_label", "Värdeord"), ("group_label", "Grupp"), ("question_label", "Fråga"),
            ("scope_label", "Nivå"), ("polarity_label", "Laddning"),
        ):  # fmt: skip
            assert row[column] == line[heading]
        if isinstance(line["Antal"], int):
            assert row["count"] == row["least"] == row["most"] == line["Antal"]
            assert row["share"] == round(float(str(line["Andel"])), 6)
            assert (row["hidden"], row["why"]) == (0, None)
        else:
            assert (row["count"], row["share"], row["hidden"]) == (None, None, 1)
            assert line["Antal"] == f"{row['least']}–{row['most']}"
    assert found == {}


def _check(population: Population, copies: int) -> None:
    comparison = compared(population.answers(copies), population.instrument)
    found = by_place(comparison)
    asked = population.instrument
    assert len(found) == len(asked.groups) * len(asked.questions) * len(asked.values)
    for (group_id, question_id, value_id), row in found.items():
        group = comparison.group(str(group_id))
        if group is None:
            assert [row[each] for each in NUMBERS] == [None] * len(NUMBERS)
            assert (row["hidden"], row["why"]) == (1, "group_few")
            continue
        result = group.questions[asked.question_by_id[str(question_id)].role]
        share = result.shares[str(value_id)]
        place = result.place(asked.value_by_id[str(value_id)])
        told = share.rough.told.value if share.rough else None
        assert row["n"] == result.n
        assert (row["least"], row["most"]) == (share.least, share.most)
        assert row["count"] == (share.count if share.is_exact else None)
        assert row["why"] == (f"count_{told}" if told else None)
        assert row["hidden"] == int(not share.is_exact)
        assert (row["rank"], row["tied"]) == (
            (place.rank, int(place.tied)) if place else (None, None)
        )
        assert row["low"] == round(result.intervals[str(value_id)].low, 6)
        assert row["high"] == round(result.intervals[str(value_id)].high, 6)


@given(populations())
def test_of_small_groups_only_what_is_told(population: Population) -> None:
    _check(population, 1)


@given(populations(least=5))
def test_of_large_groups_all(population: Population) -> None:
    _check(population, LARGE)


def test_every_reason_has_words_in_both_languages(demo: Comparison) -> None:
    for words in (SV, EN):
        columns = {each.name: each for each in figure_columns(demo.instrument, words)}
        meanings = columns["why"].meanings
        assert set(meanings) == set(REASONS)
        assert len(set(meanings.values())) == len(REASONS)
        assert "10" in meanings["group_few"]
        assert "50" in meanings["count_beyond"]


def test_the_columns_are_the_same_whatever_things_are_called(demo: Comparison) -> None:
    plain = figure_columns(demo.instrument, SV)
    other = figure_columns(relabelled(demo.instrument), EN)
    assert [each.name for each in plain] == [each.name for each in other]


def test_a_cell_is_empty_where_nothing_is_told_and_0_where_it_is_0() -> None:

    rows = rows_of(
        table_csv(figures(comparison_of([f"ord {n}" for n in range(14)], (60, 9, 30)), SV))
    )
    withheld = [row for row in rows if row["group"] == "g1"]
    assert {row[each] for row in withheld for each in NUMBERS} == {""}
    assert {row["why_label"] for row in withheld} == {"gruppen har färre än 10 svar"}
    first = next(row for row in rows if row["group"] == "g0")
    assert (first["n"], first["count"], first["share"]) == ("60", "12", "0,2")
