"""Parts in a file: what is told of them must not undo what the small-base rule hides."""

from collections.abc import Iterator
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tests.reports.parts import comparison_of_counts, with_parts
from tests.reports.surveys import instrument
from valuetui.instrument.model import Instrument, Role
from valuetui.reports.workbook.apart import told_beside
from valuetui.reports.workbook.cube import rows
from valuetui.reports.workbook.subject import Part, told_apart
from valuetui.results.comparison import Comparison
from valuetui.results.gate import SMALL_BASE

SURVEY = instrument(["tillit", "mod"], groups=["Alla"])


def comparison(n: int, survey: Instrument = SURVEY) -> Comparison:
    """Everybody picks both words."""
    return comparison_of_counts(survey, [n], {role: [n, n] for role in Role})


def told(whole: int, *parts: int) -> list[int]:
    """The sizes of the parts that are told, of those there are."""
    offered = [Part(str(n), comparison(n)) for n in parts]
    return [part.comparison.groups[0].n for part in told_beside(comparison(whole), offered)]


def test_parts_that_are_large_are_all_told() -> None:
    assert told(420, 300, 120) == [300, 120]


def test_a_part_whose_rest_is_small_is_not_told() -> None:
    """Otherwise the other part, of 20, would be the whole less it, word by word."""
    assert told(420, 400, 20) == [20]
    assert told(420, 400) == []


def test_the_smallest_is_left_out_until_what_is_left_is_no_small_base() -> None:
    assert told(420, 300, 60, 45, 15) == [300, 60]
    assert told(420, 300, 80, 40) == [300, 40]


def test_a_small_part_is_told_where_enough_others_are_not() -> None:
    assert told(420, 300, 20) == [300, 20]


def test_of_a_small_group_nothing_is_told_apart() -> None:
    assert told(41, 25, 16) == []


@given(st.lists(st.integers(5, 120), min_size=1, max_size=5), st.integers(0, 60))
def test_no_subtraction_leaves_a_small_base(parts: list[int], beside: int) -> None:
    """Whatever parts are taken from the whole: nobody is left, or a part that is told as it is, or
    a base that is not small."""
    whole = sum(parts) + beside
    shown = told(whole, *parts)
    for rest in rests(whole, shown):
        assert rest == 0 or rest >= SMALL_BASE


def rests(whole: int, shown: list[int]) -> Iterator[int]:
    """What is left of the whole without some of the parts that are shown."""
    for number in range(1, len(shown) + 1):
        for some in combinations(shown, number):
            yield whole - sum(some)


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
