"""The deck, drawn by a program that is not ours: LibreOffice Impress."""

from pathlib import Path

import pytest

from tests.real.calc import converted
from tests.real.programs import need
from tests.reports.decks import demo_deck, titles

pytestmark = [pytest.mark.real, pytest.mark.slow]


def test_every_slide_is_drawn_with_its_title_and_its_charts(tmp_path: Path) -> None:
    need("soffice", "loimpress")
    pdfplumber = pytest.importorskip("pdfplumber", reason="needs the package pdfplumber")
    path = tmp_path / "bilder.pptx"
    path.write_bytes(demo_deck())
    [drawn] = converted([path], tmp_path, "pdf")
    with pdfplumber.open(drawn) as pdf:
        pages = pdf.pages
        assert len(pages) == len(titles(demo_deck()))
        for page, title in zip(pages, titles(demo_deck()), strict=True):
            assert page.width / page.height == pytest.approx(16 / 9, abs=0.01)
            said = " ".join(page.extract_text().replace("\N{NO-BREAK SPACE}", " ").split())
            assert title in said
        figures = pages[2].extract_text().replace("\N{NO-BREAK SPACE}", " ")
        for figure in ("51 %", "46 %", "69 %", "63 %"):
            assert figure in figures
