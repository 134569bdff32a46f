"""Numbered forms: the pages of one form, as often as there are numbers, each form on own sheets."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from tests.instrument.samples import load_with_background, make_instrument
from valuetui.instrument.form_number import written
from valuetui.instrument.load import load_instrument
from valuetui.instrument.model import Instrument
from valuetui.reports.paper.batch import numbered_forms, one_form, pages_of
from valuetui.reports.paper.names import form_name, list_name, next_number, printed_before
from valuetui.reports.paper.options import FormOptions
from valuetui.reports.pdf.compile import PdfFault
from valuetui.station.shipped import shipped_config
from valuetui.words import Words

DAY = date(2026, 11, 27)
SWEDISH = FormOptions(Words("sv"))


def shipped() -> Instrument:
    return load_instrument(shipped_config() / "kommun.toml")


@pytest.mark.parametrize("explanations", [True, False])
def test_every_form_begins_on_a_sheet_of_its_own(explanations: bool) -> None:
    options = FormOptions(Words("sv"), explanations=explanations)
    made = numbered_forms(make_instrument(), options, range(1, 8), DAY)
    assert made.pages % 2 == 0
    assert pages_of(made.pdf) == 7 * made.pages


@pytest.mark.slow
def test_a_form_of_all_words_has_three_sheets_in_every_language_with_its_explanations() -> None:
    for language in ("sv", "sv-simple", "en"):
        for group in (None, "citizens", "elected", "employees"):
            assert one_form(shipped(), FormOptions(Words(language), group), DAY).pages == 6
    short = load_instrument(shipped_config() / "kommun-kort.toml")
    assert one_form(short, SWEDISH, DAY).pages <= 6


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize(("values", "pick"), [(1, 1), (2, 1), (99, 30)])
def test_a_list_of_any_length_finds_room(values: int, pick: int, large: bool) -> None:
    instrument = make_instrument(values=values, limiting=0, pick=pick)
    made = one_form(instrument, FormOptions(Words("sv"), large=large), DAY)
    assert pages_of(made.pdf) == made.pages > 1


@pytest.mark.parametrize(
    "label", ["#panic() $x$ *a* [", "ä" * 21, "\u200b", "🙂 \\ < >", "a  b\nc"]
)
def test_a_label_stays_a_label_however_it_looks(label: str) -> None:
    instrument = make_instrument()
    named = replace(instrument.values[0], label={"sv": label})
    instrument = replace(instrument, values=(named, *instrument.values[1:]))
    for large in (False, True):
        assert one_form(instrument, FormOptions(Words("sv"), large=large), DAY).pages > 1


@pytest.mark.slow
def test_large_print_has_room_for_everything(tmp_path: Path) -> None:
    for instrument in (shipped(), load_with_background(tmp_path)):
        for language in ("sv", "en"):
            assert one_form(instrument, FormOptions(Words(language), large=True), DAY).pages > 1


@pytest.mark.slow
@pytest.mark.parametrize("explanations", [True, False])
def test_every_form_of_a_batch_is_read_out_as_one_form_is_and_its_number_first(
    explanations: bool,
) -> None:
    options = FormOptions(Words("sv"), explanations=explanations)
    one = one_form(shipped(), options, DAY)
    with pdfplumber.open(BytesIO(one.pdf)) as found:
        [document] = found.structure_tree
        alone = list(read_out(document, found))
    batch = numbered_forms(shipped(), options, range(1, 9), DAY)
    assert len(batch.pdf) < 2 * len(one.pdf)
    with pdfplumber.open(BytesIO(batch.pdf)) as found:
        assert len(found.pages) == 8 * batch.pages
        marks = [name for _, name, *_ in found.doc.get_outlines()]
        [document] = found.structure_tree
        forms = document["children"]
        number, *others = read_out(forms[7], found)
    assert len(forms) == 8
    assert marks == [written(number) for number in range(1, 9)]
    assert number == ("P", written(8))
    assert others == alone


def read_out(node: dict[str, Any], pdf: pdfplumber.pdf.PDF) -> Iterator[tuple[str, str]]:
    """What a tag and those in it say, one after the other, and as what."""
    if "mcids" in node:
        letters = pdf.pages[node["page_number"] - 1].chars
        for each in node["mcids"]:
            yield node["type"], "".join(one["text"] for one in letters if one["mcid"] == each)
    for kid in node.get("children", []):
        yield from read_out(kid, pdf)


def test_each_number_stands_on_its_own_pages() -> None:
    made = numbered_forms(make_instrument(), SWEDISH, range(8, 11), DAY)
    with pdfplumber.open(BytesIO(made.pdf)) as found:
        shown = [page.extract_text() for page in found.pages]
    for place, number in enumerate((8, 9, 10)):
        pages = shown[place * made.pages : (place + 1) * made.pages]
        assert [written(number) in page for page in pages] == [True, True, False, False]
        assert not any(written(17 - number) in page for page in pages)


@pytest.mark.slow
def test_the_same_numbers_give_the_same_bytes() -> None:
    first = numbered_forms(make_instrument(), SWEDISH, range(5, 8), DAY)
    assert numbered_forms(make_instrument(), SWEDISH, range(5, 8), DAY) == first
    assert numbered_forms(make_instrument(), SWEDISH, range(6, 9), DAY) != first


def test_what_is_no_pdf_has_no_pages() -> None:
    with pytest.raises(PdfFault):
        pages_of(b"%PDF-1.7")


def test_files_are_named_after_what_is_in_them() -> None:
    instrument = make_instrument()
    bound = FormOptions(Words("sv-simple"), "elected", large=True)
    assert form_name(instrument, SWEDISH, range(0)) == "formular-lillby-2026-sv.pdf"
    assert form_name(instrument, bound, range(1, 501), "Östra torget") == (
        "formular-lillby-2026-elected-ostra-torget-sv-simple-stor-00001-00500.pdf"
    )
    assert list_name(instrument, range(7, 8), "B") == "kontrollista-lillby-2026-b-00007-00007.pdf"


def test_numbers_that_were_printed_before_are_found(tmp_path: Path) -> None:
    instrument = make_instrument()
    for numbers in (range(1, 51), range(51, 101), range(0)):
        (tmp_path / form_name(instrument, SWEDISH, numbers)).touch()
    again = tmp_path / "formular-lillby-2026-sv-00101-00150 (2).pdf"
    again.touch()
    (tmp_path / list_name(instrument, range(1, 51))).touch()
    (tmp_path / "formular-storby-2026-sv-00001-00050.pdf").touch()

    def found(numbers: range) -> list[str]:
        return [path.name[24:29] for path in printed_before(tmp_path, instrument, numbers)]

    assert found(range(50, 52)) == ["00001", "00051"]
    assert found(range(100, 101)) == ["00051"]
    assert printed_before(tmp_path, instrument, range(150, 160)) == [again]
    assert found(range(151, 200)) == []
    assert printed_before(tmp_path / "none", instrument, range(1, 2)) == []
    assert next_number(tmp_path, instrument) == 151
    assert next_number(tmp_path / "none", instrument) == 1
