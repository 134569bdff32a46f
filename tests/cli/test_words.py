"""``valuetui words``: from words that nobody has read to what stands in reports, book and data."""

import json
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Run
from tests.instrument.samples import make_instrument
from tests.reports.pdf.reading import text_of
from tests.reports.surveys import opened
from tests.reports.test_data_document import validate
from tests.responses.sealing import new_key
from tests.station.test_sealed import keep_sealed
from tests.station.test_survey import answers, keep
from valuetui.responses.answer import Answer
from valuetui.responses.bundle import REVIEWS
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.reviews.keeping import ReviewFile
from valuetui.words import Words

INSTRUMENT = make_instrument(write_in=("citizens",))
WRITTEN = [*["lugn"] * 4, *["Lugn"] * 2, *["ängar"] * 2, "=1+1", "Kalle Karlsson", "Ord 7", "zoo"]
SHOWN, NAME = ("lugn", "ängar"), "Kalle Karlsson"


def given(words: list[str], start: int = 0) -> list[Answer]:
    return [
        replace(each, write_ins={"desired": word} if word else {})
        for each, word in zip(answers(len(words), INSTRUMENT, start=start), words, strict=True)
    ]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    keep(tmp_path / "d", given([*WRITTEN, *[""] * 40]), INSTRUMENT)
    return tmp_path / "d"


Fill = Callable[[str], tuple[str, str]]


def filled(path: Path, decide: Fill) -> Path:
    """The workbook after a clerk has decided: a decision and what a word is the same as."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for row in sheet.iter_rows(min_row=7):
        row[2].value, row[3].value = decide(str(row[0].value))
    book.save(path)
    return path


def decision(word: str) -> tuple[str, str]:
    if word in SHOWN:
        return "visa", ""
    return {"zoo": ("", ""), "Ord 7": ("Står i listan", "ord 7")}.get(word, ("visa inte", ""))


@pytest.fixture
def reviewed(valuetui: Run, data: Path, tmp_path: Path) -> Path:
    """The folder after a review in a workbook."""
    told = valuetui("words", "export", "--data", data, "--out", tmp_path / "ut", "--yes")
    assert told.code == 0
    [path] = (tmp_path / "ut").iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    told = valuetui("words", "import", filled(path, decision), "--data", data)
    assert (told.code, told.out.splitlines()[0]) == (0, "5 nya beslut är sparade.")
    assert told.out.splitlines()[-1] == "1 ord är inte granskat än."
    return data


def test_the_workbook_says_what_was_written_and_takes_no_formula(
    valuetui: Run, data: Path, tmp_path: Path
) -> None:
    valuetui("words", "export", "--data", data, "--out", tmp_path / "ut", "--yes", lang="en")
    [path] = (tmp_path / "ut").iterdir()
    rows = list(load_workbook(path).worksheets[0].iter_rows(min_row=7, max_col=2))
    assert {str(word.value): n.value for word, n in rows} == {
        "=1+1": 1, "Kalle Karlsson": 1, "lugn": 6, "Ord 7": 1, "zoo": 1, "ängar": 2,
    }  # fmt: skip
    assert {word.data_type for word, _ in rows} == {"s"}


def test_nobody_sees_a_word_without_having_been_told_what_it_may_be(
    valuetui: Run, data: Path
) -> None:
    for command in ("export", "review"):
        told = valuetui("words", command, "--data", data)
        assert told.code == 1
        assert not any(word in told.out + told.err for word in WRITTEN)
    told = valuetui("words", "status", "--data", data, "--json")
    assert json.loads(told.out) == {"words": 6, "waiting": 6, "disputed": 0}


def test_a_workbook_that_comes_back_late_takes_nothing_back(
    valuetui: Run, reviewed: Path, tmp_path: Path
) -> None:
    [path] = (tmp_path / "ut").iterdir()
    before = ReviewFile(reviewed).read()
    told = valuetui("words", "import", path, "--data", reviewed)
    assert told.out.startswith("0 nya beslut")
    assert ReviewFile(reviewed).read() == before
    valuetui("words", "export", "--data", reviewed, "--out", tmp_path / "två", "--yes")
    [again] = (tmp_path / "två").iterdir()
    filled(again, lambda word: ("visa", "") if word == "zoo" else decision(word))
    told = valuetui("words", "import", again, "--data", reviewed)
    assert told.out.startswith("1 nytt beslut")
    assert told.out.endswith("Alla ord är granskade.\n")
    told = valuetui(
        "words", "import", filled(path, lambda _: ("visa inte", "")), "--data", reviewed
    )
    assert "hade också fått ett beslut här" in told.out


@pytest.mark.parametrize(
    ("fill", "place"),
    [(lambda _: ("kanske", ""), "C7"), (lambda _: ("står i listan", "finns inte"), "D7")],
)
def test_a_workbook_with_a_fault_is_not_taken_in_at_all(
    fill: Fill, place: str, valuetui: Run, data: Path, tmp_path: Path
) -> None:
    valuetui("words", "export", "--data", data, "--out", tmp_path / "ut", "--yes")
    [path] = (tmp_path / "ut").iterdir()
    told = valuetui("words", "import", filled(path, fill), "--data", data)
    assert (told.code, f"cell {place}" in told.err) == (1, True)
    assert not (data / REVIEWS).exists()
    path.write_bytes(b"PK nothing")
    assert valuetui("words", "import", path, "--data", data).code == 1


def no_secret_in(told: str) -> None:
    assert not any(word in told for word in (NAME, "=1+1", "zoo", "karlsson"))


def test_the_report_the_book_and_the_data_have_what_may_be_told(
    valuetui: Run, reviewed: Path, tmp_path: Path
) -> None:
    out = tmp_path / "allt"
    for command in (("report", "group", "--group", "citizens"), ("export", "xlsx"),
                    ("export", "csv"), ("export", "json")):  # fmt: skip
        assert valuetui(*command, "--data", reviewed, "--out", out).code == 0
    [pdf] = out.glob("*.pdf")
    page = " ".join(text_of(pdf.read_bytes()).split())
    assert "Desired, av minst 5 i gruppen: lugn (6)" in page
    assert "Desired, av färre: ängar" in page
    assert Words("sv")("missed.why.unreviewed") in page
    no_secret_in(page)
    [book] = out.glob("*.xlsx")
    sheet = opened(book)["Ord som saknas"]
    rows = [tuple(cell for cell in row if cell is not None)
            for row in sheet.iter_rows(min_row=6, values_only=True)]  # fmt: skip
    assert rows[:2] == [("Desired", "lugn", 6), ("Desired", "ängar")]
    no_secret_in(str(rows))
    [table] = out.glob("*ord-som-saknas*.csv")
    no_secret_in(table.read_text("utf-8-sig"))
    assert ";lugn;citizens;Citizens;52;6;6;6;;" in table.read_text("utf-8-sig")
    [path] = out.glob("*.json")
    document: Any = json.loads(path.read_text())
    validate(document)
    [missed] = document["missed"]
    assert [each["word"] for each in missed["words"]] == list(SHOWN)
    assert missed["why"] == ["unreviewed", "hidden"]
    no_secret_in(json.dumps(missed))


def test_words_that_came_since_wait_with_their_answers_until_the_figures_move(
    valuetui: Run, reviewed: Path, tmp_path: Path
) -> None:
    def counted() -> int:
        out = tmp_path / str(len(list(ResponseFolder(reviewed).documents())))
        valuetui("export", "json", "--data", reviewed, "--out", out)
        [path] = out.iterdir()
        [missed] = json.loads(path.read_text())["missed"]
        return int(missed["words"][0]["told_of"][0]["least"])

    assert counted() == 6
    keep(reviewed, given(["lugn"] * 4, start=500), INSTRUMENT)
    assert counted() == 6
    keep(reviewed, given(["lugn"], start=600), INSTRUMENT)
    assert counted() == 11


def test_a_purge_takes_the_reviews_too(valuetui: Run, reviewed: Path) -> None:
    told = valuetui("purge", "--data", reviewed, "--decision", "KS 2027:1", "--yes")
    assert told.code == 0
    assert not (reviewed / REVIEWS).exists()


def test_sealed_words_are_for_who_has_the_key(valuetui: Run, tmp_path: Path) -> None:
    key = new_key(tmp_path)
    keep_sealed(tmp_path / "s", given(WRITTEN), key, instrument=INSTRUMENT)
    without = valuetui("words", "status", "--data", tmp_path / "s")
    assert (without.code, without.out) == (1, "")
    told = valuetui("words", "status", "--data", tmp_path / "s", "--key", key.path, "--json")
    assert json.loads(told.out)["words"] == 6
