"""Which values the groups differ on."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.results.inference.people import picking
from valuetui.results.inference.differences import Difference, detectable, differences
from valuetui.results.inference.intervals import newcombe
from valuetui.results.inference.multiplicity import benjamini_hochberg, holm
from valuetui.results.inference.tables import share_tests

SIZES = (400, 100, 500)
COUNTS = np.array([[40, 200, 4, 60], [10, 50, 1, 55], [50, 250, 3, 70]])


def found(counts: np.ndarray = COUNTS, sizes: tuple[int, ...] = SIZES) -> tuple[Difference, ...]:
    told = differences(counts, sizes)
    assert told is not None
    return told


def above(found: Difference, group: int) -> tuple[int, ...]:
    """The groups that this one is above beyond doubt."""
    return tuple(
        pair.second if pair.first == group else pair.first
        for pair in found.pairs
        if pair.higher == group
    )


def test_equal_shares_do_not_differ_and_a_share_apart_does() -> None:
    alike, also_alike, seldom, apart = found()
    assert (alike.p, alike.q, also_alike.q) == (1, 1, 1)
    assert (seldom.p, seldom.q) == (None, None), "8 people of 1,000 are too few to test"
    assert apart.q is not None
    assert apart.q < 1e-6
    assert above(apart, 1) == (0, 2)
    assert above(apart, 0) == above(apart, 2) == ()
    assert above(alike, 0) == ()


def test_pairs_are_tested_only_where_the_groups_are_told_apart() -> None:
    alike, _, seldom, apart = found()
    assert {pair.p for pair in alike.pairs + seldom.pairs} == {None}
    ends = [(pair.first, pair.second) for pair in apart.pairs]
    assert ends == [(0, 1), (0, 2), (1, 2)]
    raw = [share_tests(COUNTS[list(pair), 3:], np.array(SIZES)[list(pair)])[0] for pair in ends]
    assert [pair.p for pair in apart.pairs] == pytest.approx(list(holm(np.array(raw))))
    assert [pair.higher for pair in apart.pairs] == [1, None, 1]


def test_every_pair_has_its_difference_and_interval() -> None:
    for value, difference in enumerate(found()):
        for pair in difference.pairs:
            count, other = (int(COUNTS[group, value]) for group in (pair.first, pair.second))
            n, other_n = SIZES[pair.first], SIZES[pair.second]
            assert pair.difference == pytest.approx(count / n - other / other_n)
            assert pair.interval == newcombe(count, n, other, other_n)
    assert [pair.difference for pair in found()[0].pairs] == [0, 0, 0]


def test_a_roll_that_all_answered_is_sure_of_its_own_share() -> None:
    told = differences(COUNTS, SIZES, effective=(400, np.inf, 500))
    assert told is not None
    assert told[3].pairs[0].interval == newcombe(60, 400, 55, 100, other_effective=np.inf)
    assert told[3].q == found()[3].q


def test_q_values_are_over_the_tested_values_alone() -> None:
    tested = [0, 1, 3]
    p = share_tests(COUNTS[:, tested], np.array(SIZES))
    assert [found()[value].q for value in tested] == pytest.approx(list(benjamini_hochberg(p)))


@given(st.integers(0, 2**32), st.permutations(range(3)))
def test_groups_may_stand_in_any_order(seed: int, order: list[int]) -> None:
    sizes = np.array([300, 45, 60])
    chance = np.random.default_rng(seed)
    counts = chance.binomial(sizes[:, None], chance.uniform(0, 0.6, (3, 12)))
    straight = found(counts, tuple(sizes.tolist()))
    mixed = found(counts[order], tuple(sizes[order].tolist()))
    for one, other in zip(straight, mixed, strict=True):
        assert (one.q, one.p) == pytest.approx((other.q, other.p))
        for group in range(3):
            expected = {order[each] for each in above(other, order.index(group))}
            assert set(above(one, group)) == expected
        if one.q is None or one.q >= 0.05:
            assert not any(above(one, group) for group in range(3))


def test_small_groups_and_groups_alone_are_not_compared() -> None:
    assert differences(COUNTS, (400, 100, 29)) is None
    assert differences(COUNTS[:1], SIZES[:1]) is None


def test_where_nothing_is_picked_often_enough_nothing_is_tested() -> None:
    assert {each.q for each in found(np.ones((3, 4), dtype=int))} == {None}


@pytest.mark.slow
def test_groups_that_think_alike_get_hardly_any_letters() -> None:
    chance = np.random.default_rng(2)
    sizes = (300, 45, 100)
    tables = 0
    for _ in range(60):
        counts = np.array([picking(n, chance).sum(axis=0) for n in sizes])
        tables += any(above(each, group) for each in found(counts, sizes) for group in range(3))
    assert tables / 60 <= 0.15


@pytest.mark.parametrize(
    ("n", "other", "points"), [(45, 900, 22), (300, 900, 10), (900, 3000, 5.5)]
)
def test_what_two_groups_could_reveal(n: int, other: int, points: float) -> None:
    """The figures that the method gives for 80 % power."""
    assert 100 * detectable(n, other) == pytest.approx(points, abs=0.5)
    assert detectable(other, n) == detectable(n, other)
