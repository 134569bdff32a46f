"""Every formula of the workbook gives in LibreOffice what the workbook carries as its result."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.real.calc import converted
from tests.reports.parts import with_parts
from tests.reports.surveys import DAY, opened
from tests.results.populations import compared
from valuetui.instrument.model import Role
from valuetui.reports.workbook.book import workbook_bytes
from valuetui.reports.workbook.subject import Choice, Subject
from valuetui.station.demo import demo_answers, demo_instrument
from valuetui.words import Words

pytestmark = pytest.mark.slow

Results = dict[tuple[str, str], object]
"""Sheet and cell to the result of its formula."""


def results(path: Path) -> Results:
    """What every formula of a workbook gives, as it stands in the file."""
    book, formulas = opened(path, results=True), opened(path)
    return {
        (sheet.title, cell.coordinate): book[sheet.title][cell.coordinate].value or ""
        for sheet in formulas
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def set_to(path: Path, subject: Subject, choice: Choice) -> Path:
    """A copy without results in which somebody has chosen something else in the drop-downs."""
    book = opened(path)
    for name, chosen in {
        "chosen_part": subject.parts[choice.part - 1].name,
        "chosen_group": subject.group_names[choice.group - 1],
    }.items():
        ((sheet, cell),) = book.defined_names[name].destinations
        book[sheet][cell].value = chosen
        book[sheet][cell].data_type = "s"
    copy = path.with_name(f"chosen-{choice.part}-{choice.group}.xlsx")
    book.save(copy)
    return copy


def choices(subject: Subject) -> list[Choice]:
    """Everything that the drop-downs can be set to."""
    parts, groups = len(subject.parts), len(subject.group_names)
    return [Choice(p, g) for p in range(1, parts + 1) for g in range(1, groups + 1)]


def assert_calculated(subject: Subject, folder: Path, one_in: int = 1) -> None:
    """Set every choice in a copy, or ``one_in`` so many of them, and compare with the book that
    opens with this choice."""
    path = folder / "book.xlsx"
    path.write_bytes(workbook_bytes(subject))
    every = choices(subject)[::one_in]
    copies = [set_to(path, subject, choice) for choice in every]
    first, *others = converted([path, *copies], folder)
    assert_same(results(path), results(first))
    for choice, calculated in zip(every, others, strict=True):
        expected = folder / "expected.xlsx"
        expected.write_bytes(workbook_bytes(replace(subject, chosen=choice)))
        assert_same(results(expected), results(calculated))


def assert_same(expected: Results, found: Results) -> None:
    assert len(expected) > 100
    assert expected.keys() == found.keys()
    differing = {
        cell: (expected[cell], found[cell])
        for cell in expected
        if not is_same(expected[cell], found[cell])
    }
    assert not differing


def is_same(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return one == pytest.approx(other, rel=1e-12, abs=1e-12)
    return (one or "") == (other or "")


def test_a_choice_of_every_part_and_of_every_group_gives_what_the_comparison_says(
    tmp_path: Path,
) -> None:
    assert_calculated(with_parts(), tmp_path, one_in=2)


@pytest.mark.parametrize("roles", [[Role.CURRENT], list(Role)])
def test_so_do_choices_of_other_questions(roles: Sequence[Role], tmp_path: Path) -> None:
    assert_calculated(with_parts(roles=roles), tmp_path, one_in=4)


NAMES = ["=1+1", "Kanal: *", "kanal: ?"]
"""Names that formulas could take for something else: the second one for both others."""


def test_so_does_a_choice_of_every_part_whatever_it_is_called(tmp_path: Path) -> None:
    labels = ["=2*3", "*", "?", "~*", ">5", '"', "12", "TRUE", "", " x ", *"abcdefghijklmn"]
    assert_calculated(with_parts(labels=labels, names=NAMES), tmp_path, one_in=3)


def test_the_demo_in_english_gives_what_its_comparison_says(tmp_path: Path) -> None:
    instrument = demo_instrument()
    comparison = compared(demo_answers(instrument), instrument)
    assert_calculated(Subject(comparison, Words("en"), DAY), tmp_path)
