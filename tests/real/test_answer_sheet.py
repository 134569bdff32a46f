"""LibreOffice opens the sheet of answers, and reads in it what was written."""

import csv
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.real.programs import need
from tests.reports.surveys import DAY
from tests.reports.test_workbook_safety import HOSTILE
from tests.results.populations import compared
from valuetui.reports.data.respondent import Also, Given
from valuetui.reports.workbook import write_workbook
from valuetui.reports.workbook.cells import clean
from valuetui.station.demo import demo_answers, demo_instrument
from valuetui.words import Words

SEMICOLON, QUOTE, UTF_8 = 59, 34, 76
EVERY_SHEET = -1
AS_CSV = (
    f"csv:Text - txt - csv (StarCalc):{SEMICOLON},{QUOTE},{UTF_8},1,,0,false,true,false,false,"
    f"false,{EVERY_SHEET}"
)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, str]]:
    """The rows of the demo's sheet of answers, as LibreOffice reads them. Some of its labels are
    such as to do harm."""
    need("soffice")
    folder = tmp_path_factory.mktemp("office")
    instrument = demo_instrument()
    for value, hostile in zip(instrument.values, HOSTILE, strict=False):
        value.label["sv"] = hostile  # type: ignore[index] # only here
    answers = sorted(demo_answers(instrument), key=lambda answer: answer.id)
    given = Given(instrument, answers, {answers[0].instrument_hash: instrument}, frozenset(Also))
    path = folder / "svar.xlsx"
    write_workbook(compared(answers, instrument), path, Words("sv"), day=DAY, given=given)
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
         "--convert-to", AS_CSV, "--outdir", folder, path],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return [*rows(folder / "svar-Svar.csv")]


def rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        heads: list[str] = []
        for row in csv.reader(file, delimiter=";"):
            if heads:
                yield dict(zip(heads, row, strict=True))
            elif "Grupp-id" in row:
                heads = row


def test_every_answer_is_there_once(read: list[dict[str, str]]) -> None:
    answers = [*demo_answers(demo_instrument())]
    assert [row["Svar"] for row in read] == sorted(answer.id for answer in answers)


def test_every_pick_is_there_in_ids_and_words(read: list[dict[str, str]]) -> None:
    instrument = demo_instrument()
    labels = {value.id: value.label["sv"] for value in instrument.values}
    labels |= {value.id: clean(label)
               for value, label in zip(instrument.values, HOSTILE, strict=False)}  # fmt: skip
    given = {answer.id: answer for answer in demo_answers(instrument)}
    for row in read:
        for question in instrument.questions:
            short = question.short["sv"]
            ids = [row[f"{short} {place}-id"] for place in range(1, question.pick + 1)]
            assert tuple(ids) == given[row["Svar"]].picks[question.id]
            words = [row[f"{short} {place}"] for place in range(1, question.pick + 1)]
            assert words == [labels[each] for each in ids]


def test_a_day_is_a_day(read: list[dict[str, str]]) -> None:
    assert {row["Dag"] for row in read} == {"2026-11-16"}
