"""What is told of parts beside the whole must not undo what the small-base rule hides."""

from collections.abc import Iterator
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tests.results.gate.attacker import Attacker, Table
from valuetui.results.gate import SMALL_BASE, told_beside
from valuetui.results.gate.breakdown import Category, category_sizes
from valuetui.results.gate.published import Cell, Sizes


def told(whole: int, *parts: int) -> list[int]:
    """The sizes of the parts by one variable that are told, of those there are."""
    cells: dict[Cell, Sizes] = {(str(n),): (size, size) for n, size in enumerate(parts)}
    rest = whole - sum(parts)
    kept = told_beside(cells | ({("rest",): (rest, rest)} if rest else {}),
                       [(0, str(n)) for n in range(len(parts))])  # fmt: skip
    return [parts[int(name)] for _, name in sorted(kept, key=lambda each: -parts[int(each[1])])]


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


# Parts by different variables

CELLS = st.dictionaries(
    st.tuples(st.sampled_from("ab"), st.sampled_from("cde"), st.sampled_from("fg")),
    st.sampled_from([1, 2, 5, 9, 12, 30, 49, 50, 80, 300]),
    min_size=1,
    max_size=9,
)


def shown_of(people: dict[Cell, int]) -> tuple[dict[Cell, Sizes], list[Category]]:
    cells: dict[Cell, Sizes] = {cell: (n,) for cell, n in people.items()}
    return cells, sorted(category_sizes(cells))


def tables_of(people: dict[Cell, int], parts: list[Category]) -> list[Table]:
    return [(1,) * len(people)] + [
        tuple(int(cell[variable] == name) for cell in people) for variable, name in parts
    ]


@given(CELLS)
def test_nothing_follows_from_all_parts_about_a_small_base(people: dict[Cell, int]) -> None:
    """Somebody who has the whole and all parts that are told exactly, of whatever variable, and
    puts them together in any way, learns of nobody or of a base that is not small."""
    cells, shown = shown_of(people)
    kept = told_beside(cells, shown)
    sizes = category_sizes(cells)
    exact = [each for each in shown if each in kept and sizes[each][0] >= SMALL_BASE]
    if sum(people.values()) >= SMALL_BASE:
        whole = Attacker(tables_of(people, exact), range(len(people)), list(people.values()))
        assert whole.fewest_told_about(SMALL_BASE) == SMALL_BASE


@given(CELLS)
def test_small_parts_by_one_variable_help_nobody(people: dict[Cell, int]) -> None:
    """The same for somebody who knows these parts better than they are told, exactly: of a small
    base nothing is known but these parts themselves, and what they make together."""
    cells, shown = shown_of(people)
    kept, sizes = told_beside(cells, shown), category_sizes(cells)
    if sum(people.values()) < SMALL_BASE:
        return
    exact = [each for each in shown if each in kept and sizes[each][0] >= SMALL_BASE]
    for variable in range(3):
        small = [each for each in kept if each not in exact and each[0] == variable]
        tables = tables_of(people, [*exact, *small])
        attacker = Attacker(tables, range(len(people)), list(people.values()))
        for kinds, told in attacker.small_sets_told_about(SMALL_BASE):
            within = [
                part for part in small
                if all(n in kinds for n, c in enumerate(people) if c[part[0]] == part[1])
            ]  # fmt: skip
            assert told <= len(within)


def test_one_part_less_another_by_another_variable_is_no_small_base() -> None:
    """All but ten at the kiosk are Swedish, and all but three of the Swedish are at the kiosk: each
    variable alone may be told, and both would tell of thirteen."""
    people: dict[Cell, int] = {
        ("kiosk", "sv"): 90, ("kiosk", "en"): 10, ("paper", "en"): 200, ("paper", "sv"): 3
    }  # fmt: skip
    cells, shown = shown_of(people)
    channel, language = shown[:2], shown[2:]
    assert told_beside(cells, channel) == set(channel)
    assert told_beside(cells, language) == set(language)
    assert told_beside(cells, shown) == set(language)  # which has the largest part


def test_a_small_part_that_lies_in_another_is_not_told_beside_it() -> None:
    people: dict[Cell, int] = {
        ("unit", "meeting"): 25, ("other", "meeting"): 15, ("other", "none"): 400,
        ("unit", "none"): 2,
    }  # fmt: skip
    cells, shown = shown_of(people)
    kept = told_beside(cells, [each for each in shown if each[1] in ("unit", "meeting")])
    assert kept == {(1, "meeting")}  # the unit but for two is in the meeting of forty
