"""Parts in a file: what is told of them must not undo what the small-base rule hides."""

from hypothesis import given
from hypothesis import strategies as st

from tests.reports.parts import with_parts
from tests.reports.surveys import instrument
from valuetui.reports.workbook.cube import rows
from valuetui.reports.workbook.subject import told_apart

SURVEY = instrument(["tillit", "mod"], groups=["Alla"])


def test_the_cube_has_the_groups_of_a_part_that_are_told_and_no_others() -> None:
    subject = with_parts()
    few = next(part for part in subject.parts if part.name == "Möte: få")
    number = subject.parts.index(few) + 1
    assert {row.group for row in rows(subject) if row.part == number} == {1}
    assert [group.n for group in few.comparison.groups] == [13]


@given(st.lists(st.text(max_size=100), max_size=8))
def test_names_in_a_list_can_be_told_apart_whatever_they_are(names: list[str]) -> None:
    found = told_apart(names)
    assert len({name.casefold() for name in found}) == len(names)
    assert all(name and len(name.splitlines()) == 1 for name in found)
