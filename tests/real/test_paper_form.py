"""The forms as they come out of the printer: read from pictures of their pages."""

import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.real.programs import need
from tests.sparing import one_quick
from valuetui.instrument.form_number import FormCode, read_code, written
from valuetui.instrument.load import load_instrument
from valuetui.reports.paper.batch import Printed, numbered_forms, one_form
from valuetui.reports.paper.options import FormOptions
from valuetui.station.shipped import shipped_config
from valuetui.words import Words

INSTRUMENT = load_instrument(shipped_config() / "kommun.toml")
OFFICE_PRINTER = 150
"""Dots an inch of a picture: a quarter of what a printer has, about what a scanner takes."""


def pictures(folder: Path, made: Printed, *pages: int) -> Iterator[Path]:
    """Black-and-white pictures of some pages."""
    need("pdftoppm", "zbarimg")
    document = folder / "form.pdf"
    document.write_bytes(made.pdf)
    for page in pages:
        subprocess.run(
            ["pdftoppm", "-mono", "-singlefile", "-r", str(OFFICE_PRINTER),
             *("-f", str(page)), document, folder / str(page)],
            check=True, capture_output=True,
        )  # fmt: skip
        yield folder / f"{page}.pbm"


def codes_in(picture: Path) -> list[str]:
    read = subprocess.run(
        ["zbarimg", "--quiet", "--raw", picture], capture_output=True, text=True, check=False
    )
    return read.stdout.split()


def text_of(folder: Path, made: Printed, page: int) -> str:
    need("pdftotext")
    document = folder / "text.pdf"
    document.write_bytes(made.pdf)
    read = subprocess.run(
        ["pdftotext", *("-f", str(page), "-l", str(page)), document, "-"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return read.stdout


FORMS = [
    FormOptions(Words(language), group, large)
    for group in (None, "employees")
    for large in (False, True)
    for language in ("sv", "sv-simple", "en")
]


@pytest.mark.parametrize("options", one_quick(FORMS))
def test_the_code_of_each_numbered_form_is_read_from_its_first_page(
    tmp_path: Path, options: FormOptions
) -> None:
    made = numbered_forms(INSTRUMENT, options, range(41, 44), date(2026, 11, 27))
    for number, picture in zip(
        range(41, 44),
        pictures(tmp_path, made, 1, 1 + made.pages, 1 + 2 * made.pages),
        strict=True,
    ):
        [code] = map(read_code, codes_in(picture))
        assert code == FormCode.of(INSTRUMENT, options.language, options.group, number)
        assert code.fits(INSTRUMENT)


def test_the_code_of_a_form_to_copy_has_no_number(tmp_path: Path) -> None:
    made = one_form(INSTRUMENT, FormOptions(Words("sv"), "elected"), date(2026, 11, 27))
    [picture] = pictures(tmp_path, made, 1)
    assert [read_code(each) for each in codes_in(picture)] == [
        FormCode.of(INSTRUMENT, "sv", "elected")
    ]


def test_the_number_stands_on_every_page_that_is_handed_in_and_on_no_other(tmp_path: Path) -> None:
    """Who keeps the sheet of explanations keeps nothing that tells which answer is theirs."""
    made = numbered_forms(INSTRUMENT, FormOptions(Words("sv")), range(99, 101), date(2026, 11, 27))
    keep = Words("sv")("form.words.heading")
    for place, number in enumerate((99, 100)):
        pages = [text_of(tmp_path, made, place * made.pages + page) for page in range(1, 7)]
        assert [written(number) in page for page in pages] == [True] * 4 + [False] * 2
        assert keep in pages[4]
        assert not any(written(other) in page for other in (98, 101) for page in pages)


def test_every_word_can_be_read_on_the_page_of_each_question(tmp_path: Path) -> None:
    made = numbered_forms(INSTRUMENT, FormOptions(Words("en")), range(1, 2), date(2026, 11, 27))
    for page in (2, 3):
        said = " ".join(text_of(tmp_path, made, page).split())
        for value in INSTRUMENT.values:
            assert f"{value.code} {value.label['en']}" in said
