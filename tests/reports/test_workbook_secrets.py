"""What the gate holds back is nowhere in the file: the same bytes whatever it was."""

from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.few import BEYOND, FEW, swapped
from tests.reports.parts import LABELS, PLAIN, comparison_of_counts, with_parts
from tests.reports.surveys import instrument, opened
from valuetui.instrument.model import Role
from valuetui.reports.workbook.book import workbook_bytes
from valuetui.reports.workbook.subject import Part, Subject
from valuetui.results.comparison import Comparison

SURVEY = instrument(LABELS)
SHOWN = with_parts()


def with_hidden(n: int) -> Comparison:
    """A comparison in which the second group is hidden, with so many answers."""
    shown = comparison_of_counts(SURVEY, (150, n, 90), PLAIN)
    assert [each.group.id for each in shown.withheld] == ["g1"]
    return shown


@pytest.mark.slow
@settings(max_examples=6)
@given(st.integers(0, 9), st.integers(0, 9))
def test_a_hidden_group_of_a_part_and_of_the_wave_before_is_nowhere(n: int, other: int) -> None:
    def book(first: int, second: int) -> bytes:
        before = replace(SURVEY, wave="2024")
        return workbook_bytes(
            replace(
                SHOWN,
                apart=(Part("Kanal: kiosk", with_hidden(first)),),
                earlier=comparison_of_counts(before, (200, 100, second), PLAIN),
            )
        )

    assert book(n, other) == book(0, 0)


@pytest.mark.parametrize(("counts", "one", "other"), [(FEW, 3, 6), (BEYOND, 12, 15)])
def test_what_a_small_base_does_not_tell_is_nowhere(
    counts: list[int], one: int, other: int
) -> None:
    """Not of the group itself, nor of a part, nor of the wave before."""
    books = []
    for each in (counts, swapped(counts, one, other)):
        small = comparison_of_counts(SURVEY, (20, 20, 20), dict.fromkeys(Role, each))
        assert {group.n for group in small.groups} == {20}
        before = replace(small, instrument=replace(SURVEY, wave="2024"))
        books.append(
            [
                workbook_bytes(Subject(small, SHOWN.words, SHOWN.day)),
                workbook_bytes(replace(SHOWN, apart=(Part("Möte: få", small),), earlier=before)),
            ]
        )
    assert books[0] == books[1]


def test_names_of_hidden_groups_stand_only_where_it_is_told_that_they_are_hidden(
    tmp_path: Path,
) -> None:
    """In the lists to choose from, in the codebook, in the lines that say so, and nowhere else: no
    chart, no table, no property."""
    shown = comparison_of_counts(SURVEY, (150, 9, 90), PLAIN)
    path = tmp_path / "bok.xlsx"
    path.write_bytes(workbook_bytes(Subject(shown, SHOWN.words, SHOWN.day)))
    told = {sheet.title for sheet in opened(path) for row in sheet.iter_rows() for cell in row
            if "Förtroendevalda" in str(cell.value)}  # fmt: skip
    assert told == {"Läs mig", "Översikt", "Kodbok", "Inställningar"}
    with ZipFile(path) as file:
        others = [name for name in file.namelist() if "worksheets/sheet" not in name]
        assert not [name for name in others if "Förtroendevalda" in file.read(name).decode()]
