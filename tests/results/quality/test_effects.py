"""Effects of channels and stations."""

import random
from fractions import Fraction
from statistics import mean

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import hypergeom

from tests.instrument.samples import make_instrument
from tests.results import naive
from tests.results.naive import People
from tests.results.populations import seeded
from valuetui.results.quality.effects import _mean_deviation, effect, similarity, together, without
from valuetui.results.quality.picked import Picked

INSTRUMENT = make_instrument(14)
V = [value.id for value in INSTRUMENT.values]
PEOPLE = st.lists(
    st.lists(st.sampled_from(V), min_size=3, max_size=3, unique=True), min_size=1, max_size=9
)


def cell(people: People) -> Picked:
    made = Picked()
    for picks in people:
        made.add(picks)
    return made


@given(PEOPLE, PEOPLE)
def test_the_largest_difference_and_the_similarity_are_those_counted_naively(
    part: People, rest: People
) -> None:
    found = effect(cell(part), cell(rest), INSTRUMENT.values)
    differences = [naive.share(part, v) - naive.share(rest, v) for v in V]
    assert (found.n, found.rest) == (len(part), len(rest))
    assert abs(found.largest.exact) == pytest.approx(float(max(map(abs, differences))))
    value = found.largest.value.id
    assert found.largest.part.count == naive.count(part, value)
    assert found.largest.rest.count == naive.count(rest, value)
    common = sum((min(naive.share(part, v), naive.share(rest, v)) for v in V), Fraction())
    assert found.similarity == pytest.approx(float(common / 3))
    assert 0 <= found.by_chance <= 1


@given(PEOPLE, PEOPLE)
def test_similarity_is_symmetric_and_one_with_oneself(one: People, other: People) -> None:
    assert similarity(cell(one), cell(other)) == similarity(cell(other), cell(one))
    assert similarity(cell(one), cell(one)) == 1


def test_a_part_that_picks_otherwise() -> None:
    found = effect(cell([V[:3]] * 10), cell([V[3:6]] * 20), INSTRUMENT.values)
    assert found.largest.points == 100
    assert found.largest.value.id == V[0]
    assert found.similarity == 0


def test_with_nobody_or_no_picks_there_is_nothing_to_compare() -> None:
    pairs: list[tuple[People, People]] = [([], [V[:3]]), ([V[:3]], []), ([[]], [V[:3]])]
    for one, other in pairs:
        with pytest.raises(ValueError, match="nothing to compare"):
            effect(cell(one), cell(other), INSTRUMENT.values)


@given(PEOPLE, PEOPLE)
def test_the_rest_is_what_remains(part: People, rest: People) -> None:
    whole = together([cell(part), cell(rest)])
    assert without(whole, cell(part)) == cell(rest)
    assert whole == cell([*part, *rest])


@given(st.integers(2, 40), st.data())
def test_the_mean_deviation_is_that_of_the_hypergeometric_distribution(
    n: int, data: st.DataObject
) -> None:
    marked, drawn = data.draw(st.integers(0, n)), data.draw(st.integers(1, n))
    x = np.arange(drawn + 1)
    expected = np.sum(np.abs(x - drawn * marked / n) * hypergeom.pmf(x, n, marked, drawn))
    assert _mean_deviation(n, marked, drawn) == pytest.approx(float(expected), abs=1e-9)


@pytest.mark.parametrize(("part", "rest"), [(12, 60), (40, 300)])
@pytest.mark.slow
def test_by_chance_is_the_mean_over_random_divisions(part: int, rest: int) -> None:
    """Of people with uneven tastes, three of which go together."""
    chance = seeded(4)
    people = [one_person(chance) for _ in range(part + rest)]
    found = []
    for _ in range(300):
        chance.shuffle(people)
        found.append(effect(cell(people[:part]), cell(people[part:]), INSTRUMENT.values))
    assert mean(each.similarity for each in found) == pytest.approx(found[0].by_chance, abs=0.006)


def one_person(chance: random.Random) -> list[str]:
    if chance.random() < 0.3:
        return V[:3]
    drawn = {value: chance.random() ** (1 + number) for number, value in enumerate(V)}
    return sorted(V, key=lambda value: -drawn[value])[:3]
