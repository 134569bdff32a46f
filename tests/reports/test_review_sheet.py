"""The workbook of the words to review, as it comes back."""

from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from tests.instrument.samples import make_instrument
from valuetui.reports.review_sheet import SheetFault, Taken, take_in, write_review_sheet
from valuetui.reports.workbook.plan_reading import PlanFault, read_plan
from valuetui.responses.reviews.review import Reviews, Verdict
from valuetui.results.reviewing import Desk, heard
from valuetui.words import Words

INSTRUMENT = make_instrument()


@pytest.fixture
def new_id() -> Callable[[], str]:
    numbers: Iterator[int] = count(1)
    return lambda: f"{next(numbers):032x}"


def desk_of(words: Iterable[str], reviews: Reviews | None = None) -> Desk:
    return Desk.of(heard([[each] for each in words], "sv"), reviews or Reviews(), INSTRUMENT)


def test_a_row_that_nobody_has_changed_takes_nothing_back_whatever_most_write_by_now(
    tmp_path: Path, new_id: Callable[[], str]
) -> None:
    before = desk_of(["Lugn"])
    before, _ = before.decide(before.words[0], Verdict.SHOW, new_id)
    write_review_sheet(before, tmp_path / "b.xlsx", Words("sv"))
    now = desk_of(["Lugn", "lugn", "lugn"], before.reviews)
    now, _ = now.decide(now.words[0], Verdict.HIDE, new_id)
    taken = take_in(tmp_path / "b.xlsx", now, new_id)
    assert (taken.reviews, taken.same) == ((), 1)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_value_of_the_list_is_the_same_in_every_language(
    language: str, tmp_path: Path, new_id: Callable[[], str]
) -> None:
    before = desk_of(["ordet"])
    label = INSTRUMENT.values[0].label["sv"]
    before, _ = before.same_as(before.words[0], label, new_id)
    write_review_sheet(before, tmp_path / "b.xlsx", Words(language))
    assert take_in(tmp_path / "b.xlsx", before, new_id).reviews == ()


def changed(path: Path, decision: str, same_as: str) -> Path:
    book = load_workbook(path)
    sheet = book.worksheets[0]
    sheet["C7"].value, sheet["D7"].value = decision, same_as
    book.save(path)
    return path


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.text(max_size=30), max_size=4),
    st.text(max_size=30),
    st.sampled_from(["_x0041_", "_x005F_x0041_", "=1+1", "#N/A", "2026-11-28", "1e5", "_x000d_"]),
)
def test_every_word_comes_back_as_it_was_written(
    written: list[str], spelling: str, odd: str
) -> None:
    numbers: Iterator[int] = count(1)
    desk = desk_of([*written, odd])
    by_text = {each.text: each for each in desk.words}
    desk, _ = desk.decide(by_text[odd], Verdict.SHOW, lambda: f"{next(numbers):032x}", spelling)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "b.xlsx"
        write_review_sheet(desk, path, Words("sv"))
        taken = take_in(path, desk, lambda: f"{next(numbers):032x}")
    assert (taken.reviews, taken.unknown, taken.same) == ((), 0, len(desk.words))


def test_another_spelling_is_a_change(tmp_path: Path, new_id: Callable[[], str]) -> None:
    desk = desk_of(["lugn"])
    desk, _ = desk.decide(desk.words[0], Verdict.SHOW, new_id)
    write_review_sheet(desk, tmp_path / "b.xlsx", Words("sv"))
    taken: Taken = take_in(changed(tmp_path / "b.xlsx", "visa", "Lugn"), desk, new_id)
    assert [each.text for each in taken.reviews] == ["Lugn"]


def test_what_stands_in_a_cell_is_not_told(tmp_path: Path, new_id: Callable[[], str]) -> None:
    desk = desk_of(["Kalle"])
    write_review_sheet(desk, tmp_path / "b.xlsx", Words("sv"))
    with pytest.raises(SheetFault) as fault:
        take_in(changed(tmp_path / "b.xlsx", "Kalle", ""), desk, new_id)
    assert fault.value.place == "C7"
    assert "Kalle" not in f"{fault.value!r}{vars(fault.value)}"


@pytest.mark.parametrize("damage", ["cut", "bits", "xml"])
def test_a_spoilt_workbook_is_told_as_such(
    damage: str, tmp_path: Path, new_id: Callable[[], str]
) -> None:
    desk, path = desk_of(["lugn"]), tmp_path / "b.xlsx"
    write_review_sheet(desk, path, Words("sv"))
    content = bytearray(path.read_bytes())
    if damage == "cut":
        path.write_bytes(content[:-100])
    elif damage == "bits":
        with ZipFile(path) as book:
            start = book.getinfo("xl/worksheets/sheet1.xml").header_offset
        content[start + 80 : start + 120] = b"\xff" * 40
        path.write_bytes(content)
    else:
        with ZipFile(path) as book:
            parts = {name: book.read(name) for name in book.namelist()}
        with ZipFile(path, "w") as book:
            for name, part in parts.items():
                book.writestr(name, b"<half" if name == "xl/workbook.xml" else part)
    with pytest.raises(SheetFault, match="no_workbook"):
        take_in(path, desk, new_id)
    with pytest.raises(PlanFault, match="no_workbook"):
        read_plan(path)
