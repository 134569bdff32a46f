"""The close-up opens with the figures of the comparison, and offers all that may be told."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl.workbook import Workbook

from tests.reports.parts import with_parts
from tests.reports.surveys import opened
from valuetui.instrument.model import Role
from valuetui.reports.workbook.book import workbook_bytes
from valuetui.reports.workbook.chosen import LISTED, Chosen
from valuetui.reports.workbook.subject import Choice, Subject
from valuetui.results.measures import Ranked

SUBJECT = with_parts()
CHOICES = [
    Choice(part, group)
    for part in range(1, len(SUBJECT.parts) + 1)
    for group in range(1, len(SUBJECT.group_names) + 1)
]


def book_of(subject: Subject, folder: Path, *, results: bool = True) -> Workbook:
    path = folder / "bok.xlsx"
    path.write_bytes(workbook_bytes(subject))
    return opened(path, results=results)


@pytest.mark.parametrize("choice", CHOICES, ids=str)
@pytest.mark.parametrize("role", [Role.CURRENT, Role.DESIRED])
def test_the_top_ten_of_a_choice_is_that_of_its_comparison(choice: Choice, role: Role) -> None:
    chosen = Chosen(SUBJECT, choice)
    found = list(lines(chosen, role))
    top = chosen.result.questions[role].top if chosen.result else ()
    assert found == list(top)[:LISTED]
    assert chosen.length(role) == len(top)


def lines(chosen: Chosen, role: Role) -> Iterator[Ranked]:
    """What stands in the lines of a list."""
    for line in range(1, LISTED + 1):
        if place := chosen.top(role, line):
            value = chosen.values[place - 1]
            yield Ranked(value, chosen.rank(role, place), chosen.share(role, place))


@pytest.mark.parametrize("choice", CHOICES, ids=str)
def test_what_is_wanted_more_and_less_is_that_of_its_comparison(choice: Choice) -> None:
    chosen = Chosen(SUBJECT, choice)
    shifts = chosen.result.shifts if chosen.result else ()
    for sign in (1, -1):
        ordered = sorted(shifts, key=lambda shift: -sign * shift.exact)
        expected = [sign * each.exact for each in ordered if sign * each.exact > 0][:6]
        places = [place for line in range(1, 7) if (place := chosen.shifted(line, sign))]
        assert [sign * chosen.shift(place).exact for place in places] == pytest.approx(expected)


def test_the_file_carries_the_figures_of_what_it_opens_with(tmp_path: Path) -> None:
    sheet = book_of(SUBJECT, tmp_path)["Närbild"]
    assert (sheet["B4"].value, sheet["B5"].value) == ("Medborgare", "Alla svar")
    assert sheet["F5"].value == 420
    assert sheet["G11"].value == "värdeord 1"
    assert sheet["I11"].value == pytest.approx(40 / 420)


def test_a_choice_that_is_not_shown_says_so_and_has_no_figures(tmp_path: Path) -> None:
    hidden = replace(SUBJECT, chosen=Choice(part=3, group=2))
    sheet = book_of(hidden, tmp_path)["Närbild"]
    assert str(sheet["A6"].value).startswith("Visas inte här: färre än 10 svar")
    assert {sheet[cell].value for cell in ("F5", "H5", "L5", "D9", "I9")} == {"–"}
    assert not any(cell.value for row in sheet["F11:N23"] for cell in row
                   if isinstance(cell.value, int | float))  # fmt: skip


def test_the_drop_downs_offer_every_group_and_part_by_name(tmp_path: Path) -> None:
    book = book_of(SUBJECT, tmp_path, results=False)
    offered = {}
    for rule in book["Närbild"].data_validations.dataValidation:
        ((sheet, cells),) = book.defined_names[rule.formula1].destinations
        offered[str(rule.sqref)] = [cell.value for (cell,) in book[sheet][cells]]
    assert offered == {
        "B4": ["Medborgare", "Förtroendevalda", "Medarbetare"],
        "B5": ["Alla svar", "Kanal: kiosk", "Möte: få", "Enhet: lika", "Mätning 2024"],
    }


def test_what_is_chosen_stays_text_whatever_it_looks_like(tmp_path: Path) -> None:
    """A name such as 12 would become a number, and no name of the list, without the format."""
    book = book_of(SUBJECT, tmp_path, results=False)
    assert [book["Närbild"][cell].number_format for cell in ("B4", "B5")] == ["@", "@"]
    assert {cell.number_format for (cell,) in book["Handlingsplan"]["B7:B30"]} == {"@"}


def test_every_formula_carries_a_result_of_its_kind(tmp_path: Path) -> None:
    path = tmp_path / "bok.xlsx"
    path.write_bytes(workbook_bytes(SUBJECT))
    with ZipFile(path) as file:
        sheets = [file.read(name).decode() for name in file.namelist() if "worksheets/" in name]
    cells = [cell for sheet in sheets for cell in re.findall("<c [^>]*><f>.*?</c>", sheet)]
    assert len(cells) > 300
    number, text = "<v>-?[0-9.e-]+</v>", 't="str"><f>.*<v>'
    assert not [cell for cell in cells if not re.search(f"{number}|{text}", cell)]


def test_only_functions_that_every_program_knows_are_used(tmp_path: Path) -> None:
    book = book_of(SUBJECT, tmp_path, results=False)
    used = {
        name
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
        for name in re.findall(r"([A-Z]+)\(", re.sub('"[^"]*"', "", str(cell.value)))
    }
    assert used <= {
        *("IF", "INDEX", "MATCH", "LARGE", "SUMIFS", "COUNTIF", "COUNTA", "SUMPRODUCT", "SUM"),
        *("ROUND", "ROUNDUP", "MAX", "MIN", "ROW", "TRIM", "TODAY", "NOT", "ISNUMBER"),
    }
