"""The slips: every code on a slip of its own, as letters and as what a scanner reads."""

import random
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest

from tests.real.programs import need
from tests.screens.kiosk.visitor import instrument
from valuetui.reports.pdf.slips import slips
from valuetui.responses.codes.code import new_code, read, written
from valuetui.words import Words, languages

DAY = date(2026, 11, 27)
CHANCE = random.Random(3)  # noqa: S311
PILES = {
    station: [new_code(CHANCE.randrange) for _ in range(number)]
    for station, number in (("kiosk-1", 25), ("kiosk-2", 24))
}
CODES = [code for pile in PILES.values() for code in pile]
MARGIN, DPI = 9, 200
"""Millimetres around the slips of a page; dots an inch of a scanner."""
PAGES = 1 + 2 + 1
"""One for whoever hands them out, and 24 slips a page for each station."""


@pytest.fixture(scope="module", params=languages())
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PDF in a language."""
    questionnaire = instrument("kommun")
    group = questionnaire.group_by_id["elected"]
    path = tmp_path_factory.mktemp("slips") / "slips.pdf"
    path.write_bytes(slips(questionnaire, group, PILES, Words(request.param), DAY))
    return path


def text_of(path: Path, page: int) -> str:
    """What is written on a page, from left to right and from top to bottom."""
    need("pdftotext")
    command = ["pdftotext", "-layout", "-f", str(page), "-l", str(page), str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.real
def test_every_code_is_on_one_slip_with_where_it_is_good(made: Path) -> None:
    pages = [text_of(made, page) for page in range(1, PAGES + 1)]
    found = [re.findall(r"\b\w{5}-\w{5}\b", page) for page in pages]
    assert [len(each) for each in found] == [0, 24, 1, 24]
    assert sorted(code for page in found for code in page) == sorted(map(written, CODES))
    assert [page.count("kiosk-1") for page in pages[1:4]] == [24, 1, 0]
    assert [page.count("kiosk-2") for page in pages[1:4]] == [0, 0, 24]


@pytest.mark.real
@pytest.mark.slow
@pytest.mark.parametrize("place", [0, 5, 12, 23])
def test_a_slip_that_was_cut_out_can_be_scanned(made: Path, tmp_path: Path, place: int) -> None:
    need("pdftoppm")
    need("zbarimg")
    row, column = divmod(place, 3)
    width, height = (210 - 2 * MARGIN) / 3, (297 - 2 * MARGIN) / 8
    left, top = MARGIN + column * width, MARGIN + row * height
    dots = [str(round(millimetres * DPI / 25.4)) for millimetres in (left, top, width, height)]
    area = [part for pair in zip(("-x", "-y", "-W", "-H"), dots, strict=True) for part in pair]
    picture = tmp_path / "slip"
    subprocess.run(["pdftoppm", "-r", str(DPI), "-f", "2", "-l", "2", *area, "-singlefile", "-png",
                    made, picture], check=True)  # fmt: skip
    command = ["zbarimg", "--quiet", "--raw", f"{picture}.png"]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert said.split() == [PILES["kiosk-1"][place]]
    assert read(said) == PILES["kiosk-1"][place]
