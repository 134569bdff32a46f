"""Forms as workbooks, and what pyxform, by which ODK and Kobo read them, says of them."""

import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tests.instrument.instruments import instruments
from tests.instrument.samples import load_small, load_with_background
from valuetui.instrument.load import load_instrument
from valuetui.instrument.model import Instrument
from valuetui.instrument.xlsform.sheets import Sheet
from valuetui.instrument.xlsform.write import to_form
from valuetui.reports.xlsform import NoForm, read_form, write_form
from valuetui.station.shipped import shipped_config

SHIPPED = [shipped_config() / name for name in ("kommun.toml", "kommun-kort.toml")]
CELLS = st.text(st.characters(exclude_categories=["C"]), max_size=9).map(str.strip)


def converted(path: Path) -> Any:
    """What pyxform makes of a form: an error where it has any."""
    convert = pytest.importorskip("pyxform.xls2xform").convert
    return convert(path)


@pytest.mark.slow
@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda each: each.stem)
def test_pyxform_takes_what_ships_and_warns_of_nothing_but_a_language(
    shipped: Path, tmp_path: Path
) -> None:
    """Of languages it knows two letters or three, and no variants such as sv-simple."""
    write_form(to_form(load_instrument(shipped)), tmp_path / "form.xlsx")
    found = converted(tmp_path / "form.xlsx")
    [warning] = found.warnings
    assert "valid machine-readable codes: Lättläst svenska (sv-simple). " in warning
    assert re.search(r"randomize\(instance\('values'\)[^,]*, /data/valuetui_order\)", found.xform)


def test_pyxform_takes_questions_of_every_kind_without_a_warning(tmp_path: Path) -> None:
    write_form(to_form(load_with_background(tmp_path)), tmp_path / "form.xlsx")
    found = converted(tmp_path / "form.xlsx")
    assert found.warnings == []
    assert 'constraint="count-selected(.) = 2"' in found.xform
    assert "string-length(.) &lt;= 12" in found.xform


def test_a_form_comes_back_cell_by_cell(tmp_path: Path) -> None:
    form = to_form(load_instrument(SHIPPED[0]))
    write_form(form, tmp_path / "form.xlsx")
    assert read_form(tmp_path / "form.xlsx") == form


@pytest.mark.slow
@given(st.lists(st.tuples(CELLS, CELLS), max_size=4))
def test_whatever_looks_like_something_else_comes_back_as_text(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.xlsx"
    path.unlink(missing_ok=True)
    rows = [("=1+1", "_x0041_"), *rows, ("#N/A", "01")]
    sheet = Sheet("survey", ("type", "name"), tuple(rows))
    write_form({"survey": sheet}, path)
    assert read_form(path) == {"survey": sheet}


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    write_form({"s": Sheet("s", ("=a",), (("=1+1",),))}, tmp_path / "f.xlsx")
    [cell] = (load_workbook(tmp_path / "f.xlsx")["s"]["A2"],)
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_text("mine")
    with pytest.raises(FileExistsError):
        write_form(to_form(load_small(tmp_path / "a")), path)
    assert path.read_text() == "mine"


def test_numbers_that_excel_made_are_texts_again(tmp_path: Path) -> None:
    book = Workbook()
    [sheet] = book.worksheets
    sheet.title = "survey"
    sheet.append(["type", "name", None])
    sheet.append([1.0, True, None])
    sheet.append([2.5, None, None])
    sheet.append([None, None, None])
    book.save(tmp_path / "form.xlsx")
    expected = Sheet("survey", ("type", "name"), (("1", "true"), ("2.5", "")))
    assert read_form(tmp_path / "form.xlsx") == {"survey": expected}


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"a,b\n1,2\n")
    with ZipFile(tmp_path / "b.xlsx", "w") as other:
        other.writestr("a", "b")
    write_form({"survey": Sheet("survey", ("type",), (("text",),))}, tmp_path / "c.xlsx")
    with ZipFile(tmp_path / "c.xlsx") as whole, ZipFile(tmp_path / "d.xlsx", "w") as damaged:
        for name in whole.namelist():
            damaged.writestr(name, whole.read(name).replace(b"<row", b"<raw"))
    for name in ("a.xlsx", "b.xlsx", "d.xlsx"):
        with pytest.raises(NoForm) as refused:
            read_form(tmp_path / name)
        assert refused.value.reason == "not-xlsx"


@pytest.mark.slow
@settings(max_examples=20)
@given(instruments())
def test_pyxform_takes_any_instrument_without_a_warning_of_ours(
    tmp_path_factory: pytest.TempPathFactory, instrument: Instrument
) -> None:
    path = tmp_path_factory.getbasetemp() / "random.xlsx"
    path.unlink(missing_ok=True)
    write_form(to_form(instrument), path)
    assert [each for each in converted(path).warnings if "(sv-simple)" not in each] == []
