"""Breakdowns: what is shown, and that nobody can calculate anything about few people from it."""

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.results.gate.attacker import Attacker, of_breakdowns
from tests.results.gate.layouts import LEAST, layouts
from tests.results.populations import seeded
from valuetui.results.gate import derived
from valuetui.results.gate.breakdown import Breakdown, as_breakdowns, breakdowns, category_sizes
from valuetui.results.gate.published import Cell, Sizes

Cells = dict[Cell, Sizes]


def people(cells: Cells, figure: int = 0) -> dict[Cell, int]:
    return {cell: sizes[figure] for cell, sizes in cells.items()}


def plain(cells: Cells, threshold: int) -> tuple[Breakdown, ...]:
    """What the threshold alone would show: every category that reaches it."""
    sizes = category_sizes(cells)
    return as_breakdowns(sizes, {each for each in sizes if min(sizes[each]) >= threshold})


def pairwise(cells: Cells, threshold: int) -> tuple[Breakdown, ...]:
    """What is shown where only two variables at a time are looked at."""
    [width] = {len(cell) for cell in cells}
    for first in range(width):
        for second in range(first + 1, width):
            two: Counter[Cell] = Counter()
            for cell, (size,) in cells.items():
                two[cell[first], cell[second]] += size
            found = breakdowns({cell: (size,) for cell, size in two.items()}, threshold)
            assert not any(each.hidden for each in found)
    return plain(cells, threshold)


# The attacker


@given(layouts(figures=2))
def test_nothing_that_follows_from_what_is_shown_is_about_few_people(
    cells: Cells,
) -> None:
    """For each of the figures, the attacker goes through every set of fewer than ``LEAST`` people
    that whole cells make up (at most nine cells, so at most 511 sets). None of these sets is known
    as a sum, and no combination whatever is about such a set alone: not the difference of two
    people either."""
    shown = breakdowns(cells, LEAST)
    for figure in (0, 1):
        there = people(cells, figure)
        if sum(there.values()) >= LEAST:
            attacker = of_breakdowns(there, shown)
            assert attacker.fewest_known(LEAST) == LEAST
            assert attacker.fewest_told_about(LEAST) == LEAST


@given(layouts())
def test_what_would_take_too_long_to_be_sure_of_is_hidden(cells: Cells) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(derived, "EFFORT", 0)
        shown = breakdowns(cells, LEAST)
    if sum(people(cells).values()) >= LEAST:
        attacker = of_breakdowns(people(cells), shown)
        assert attacker.fewest_told_about(LEAST) == LEAST


@given(layouts(most=30), st.integers(LEAST, 10))
def test_nothing_follows_in_larger_layouts_by_adding_and_subtracting(
    cells: Cells, threshold: int
) -> None:
    """With up to 30 cells there are too many sets: here it is every way to add or subtract each of
    up to six tables once."""
    attacker = of_breakdowns(people(cells), breakdowns(cells, threshold))
    if sum(people(cells).values()) >= threshold and len(attacker.tables) <= 6:
        assert attacker.fewest_by_small_multiples(threshold) == threshold


def test_the_attacker_finds_what_the_threshold_alone_lets_through() -> None:
    """Otherwise that nothing is found would mean nothing."""
    leaks = careful = 0
    for number in range(30):
        cells = _layout(seeded(number), 60, (3, 3), same=0.9)
        leaks += of_breakdowns(people(cells), plain(cells, 10)).fewest_known(10) < 10
        shown = breakdowns(cells, 10)
        assert of_breakdowns(people(cells), shown).fewest_told_about(10) == 10
        careful += any(each.hidden for each in shown)
    assert leaks >= 10
    assert careful >= leaks


def test_the_attacker_sees_what_two_people_differ_in() -> None:
    """Two variables that are the same but for one person in each: neither contains the other, no
    set of few people is known as a sum, and yet both people's answers can be read off where they
    differ."""
    cells: Cells = {("a", "x"): (20,), ("b", "y"): (20,), ("a", "y"): (1,), ("b", "x"): (1,)}
    attacker = of_breakdowns(people(cells), plain(cells, 10))
    assert attacker.fewest_known(10) == 10
    assert attacker.fewest_told_about(10) == 2
    assert breakdowns(cells, 10) == (Breakdown(("a", "b"), ()), Breakdown((), ("x", "y")))


def test_three_variables_give_together_what_no_two_of_them_give() -> None:
    """Whoever is not in ("n", "n", "n") says yes to two of three: half the sum of the three tables
    is everybody but them."""
    cells: Cells = {
        ("n", "n", "n"): (3,),
        ("y", "y", "n"): (20,),
        ("y", "n", "y"): (20,),
        ("n", "y", "y"): (20,),
    }
    assert of_breakdowns(people(cells), pairwise(cells, 10)).fewest_known(10) == 3
    shown = breakdowns(cells, 10)
    assert of_breakdowns(people(cells), shown).fewest_told_about(10) == 10
    assert [bool(each.shown) for each in shown] == [True, True, False]


# Examples


def test_the_next_smallest_is_hidden_where_the_remainder_is_too_small() -> None:
    cells: Cells = {("a",): (30,), ("b",): (12,), ("c",): (11,), ("d",): (4,)}
    assert breakdowns(cells, 10) == (Breakdown(("a", "b"), ("c", "d")),)


def test_a_remainder_of_several_small_categories_is_large_enough() -> None:
    cells: Cells = {("a",): (30,), ("b",): (12,), ("c",): (6,), ("d",): (4,)}
    assert breakdowns(cells, 10) == (Breakdown(("a", "b"), ("c", "d")),)


def test_nested_variables_differ_by_enough_or_not_at_all() -> None:
    """The meeting was held at the school, and so many others of the school answered elsewhere."""
    for others, both in ((0, True), (10, True), (9, False), (1, False)):
        cells: Cells = {("school", "autumn"): (20,), ("school", "none"): (others,),
                 ("care", "none"): (30,)}  # fmt: skip
        found = breakdowns(cells, 10)
        assert [bool(each.hidden) for each in found].count(True) == (0 if both else 1)


def test_every_figure_needs_enough_of_its_own() -> None:
    cells: Cells = {("a",): (30, 30), ("b",): (30, 9), ("c",): (30, 30)}
    assert breakdowns(cells, 10) == (Breakdown(("a",), ("b", "c")),)
    assert breakdowns({**cells, ("b",): (30, 0)}, 10) == (Breakdown(("a", "b", "c"), ()),)


def test_a_category_of_nobody_is_not_shown_and_changes_nothing() -> None:
    cells: Cells = {("a",): (30,), ("b",): (12,)}
    assert breakdowns({**cells, ("none",): (0,)}, 10) == (Breakdown(("a", "b"), ("none",)),)


def test_of_a_group_under_the_threshold_nothing_is_shown() -> None:
    assert breakdowns({("a", "x"): (9,)}, 10) == (Breakdown((), ("a",)), Breakdown((), ("x",)))
    assert breakdowns({}, 10) == ()


def test_impossible_input_is_refused() -> None:
    with pytest.raises(ValueError, match="below 5"):
        breakdowns({("a",): (30,)}, 4)
    with pytest.raises(ValueError, match="the same figures"):
        breakdowns({("a",): (30,), ("b",): (30, 30)}, 10)


@given(layouts(figures=2), st.randoms(use_true_random=False))
def test_the_order_of_the_cells_does_not_matter(cells: Cells, chance: random.Random) -> None:
    mixed = list(cells.items())
    chance.shuffle(mixed)
    assert breakdowns(dict(mixed), LEAST) == breakdowns(cells, LEAST)


@given(layouts())
def test_every_category_is_either_shown_or_hidden(cells: Cells) -> None:
    for variable, each in enumerate(breakdowns(cells, LEAST)):
        assert sorted(each.shown + each.hidden) == sorted({cell[variable] for cell in cells})


# Not needlessly mute


def _layout(
    chance: random.Random, people: int, categories: tuple[int, ...], same: float = 0.0
) -> Cells:
    """So many people; categories grow rarer; the second variable is often as the first."""
    cells: Counter[Cell] = Counter()
    for _ in range(people):
        cell = [chance.choices(range(n), range(n, 0, -1))[0] for n in categories]
        if chance.random() < same:
            cell[1] = cell[0] % categories[1]
        cells[tuple(map(str, cell))] += 1
    return {cell: (size,) for cell, size in cells.items()}


def test_independent_variables_of_enough_people_are_shown_whole() -> None:
    cells: Cells = {
        (unit, meeting, language): (3,)
        for unit in "abcdef" for meeting in "uvwxy" for language in ("sv", "en")
    }  # fmt: skip
    assert not any(each.hidden for each in breakdowns(cells, 10))


@pytest.mark.parametrize(
    ("people", "categories", "least"),
    [
        (45, (2, 2), 0.85),
        (100, (4, 3, 2), 0.85),
        (300, (6, 5, 3, 2), 0.9),
        (2000, (25, 8, 3), 0.95),
    ],
)
def test_most_of_what_reaches_the_threshold_is_shown(
    people: int, categories: tuple[int, ...], least: float
) -> None:
    shown = possible = 0
    for number in range(10):
        cells = _layout(seeded(number), people, categories)
        shown += sum(len(each.shown) for each in breakdowns(cells, 10))
        possible += sum(len(each.shown) for each in plain(cells, 10))
    assert least * possible <= shown <= possible


def test_many_categories_are_no_hindrance() -> None:
    """25 units and 40 meetings of 2000 people: all who reach the threshold can be shown, or nearly
    all. The attacker adds and subtracts every two of the tables."""
    cells = _layout(seeded(1), 2000, (25, 40, 3))
    shown = breakdowns(cells, 10)
    possible = sum(len(each.shown) for each in plain(cells, 10))
    assert sum(len(each.shown) for each in shown) >= 0.9 * possible
    attacker = of_breakdowns(people(cells), shown)
    total, *tables = attacker.tables
    for place, table in enumerate(tables[:8]):
        pair = Attacker([total, table, tables[place - 1]], attacker.kind, attacker.people)
        assert pair.fewest_by_small_multiples(10) == 10
