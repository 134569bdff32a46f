"""Weighted figures in files: never in place of the unweighted, and absent without margins."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.instrument.test_margins import INSTRUMENT
from tests.reports.data import rows_of
from tests.reports.surveys import opened
from tests.results.populations import compared
from tests.results.test_weighting import EVEN, SAID, weighted
from tests.station.test_quality import answers
from valuetui.instrument.model import Role
from valuetui.reports.data.document import data_json
from valuetui.reports.data.figures import figures
from valuetui.reports.data.spreadsheet import table_csv
from valuetui.reports.data.weighted import with_weights
from valuetui.reports.workbook import write_workbook
from valuetui.results.inference.weights import Refusal
from valuetui.results.weighting.report import Unweighted, WeightedGroup, WeightedReport
from valuetui.words import Words

SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "data.schema.json"
WORDS, DAY = Words("sv"), date(2026, 11, 27)

COMPARISON = compared(answers(300, instrument=INSTRUMENT), INSTRUMENT)
FOUND = weighted(SAID, EVEN)
assert isinstance(FOUND, WeightedGroup)
REPORT = WeightedReport(
    COMPARISON.snapshot, (FOUND,), (Unweighted(INSTRUMENT.groups[1], Refusal.FEW),)
)
SHARES = FOUND.questions[Role.CURRENT].shares


def test_the_table_has_columns_more_and_the_others_as_they_were() -> None:
    plain = rows_of(table_csv(figures(COMPARISON, WORDS)))
    rows = rows_of(table_csv(with_weights(figures(COMPARISON, WORDS), REPORT, WORDS)))
    for before, row in zip(plain, rows, strict=True):
        assert before.items() <= row.items()
        more = row.keys() - before.keys()
        assert more == {"weighted_share", "weighted_low", "weighted_high", "effective_n"}
        if row["group"] != "citizens":
            assert not any(row[each] for each in more)
        elif row["question"] == "current":
            told = SHARES[row["value"]].share
            assert row["weighted_share"] == ("" if told is None else str(told).replace(".", ","))
    assert rows_of(table_csv(with_weights(figures(COMPARISON, WORDS), None, WORDS))) == plain


def test_the_document_is_as_the_schema_says() -> None:
    content = data_json(COMPARISON, WORDS, day=DAY, program="valuetui 0", weighted=REPORT)
    document = json.loads(content)
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.validate(document, json.loads(SCHEMA.read_text(encoding="utf-8")))
    [group] = document["weighted"]["groups"]
    assert group["group"] == "citizens"
    assert group["n"] == 300
    assert len(group["figures"]) == 2 * len(INSTRUMENT.values)
    assert document["weighted"]["refused"] == [{"group": "elected", "why": "few"}]


@pytest.mark.slow
def test_the_workbook_has_a_sheet_of_them_only_where_there_are_margins(tmp_path: Path) -> None:
    path = tmp_path / "bok.xlsx"
    write_workbook(COMPARISON, path, WORDS, day=DAY)
    assert "Vägt" not in opened(path).sheetnames
    write_workbook(COMPARISON, path, WORDS, day=DAY, weighted=REPORT)
    rows = list(opened(path)["Vägt"].iter_rows(values_only=True))
    label = INSTRUMENT.values[5].label["sv"]
    found = next(row for row in rows if row[0] and str(row[0]).startswith(f"{label}"))
    told = SHARES[INSTRUMENT.values[5].id]
    assert found[1:5] == (told.plain.fraction, told.share, told.low, told.high)
    said = " ".join(str(cell) for row in rows for cell in row if cell)
    assert "De ovägda andelarna är resultatet" in said
    assert "färre än 100 svar" in said
