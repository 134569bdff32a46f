"""Two waves: what has moved towards what was wanted, and what may be chance."""

from dataclasses import replace

import pytest
from hypothesis import given

from tests.instrument.samples import make_instrument
from tests.results.naive import share
from tests.results.populations import (
    LARGE,
    Population,
    answer_of,
    compared,
    populations,
    seeded,
)
from valuetui.instrument.model import Instrument, Role
from valuetui.results.comparison import Comparison
from valuetui.results.waves import Direction, GroupMovements, Movement, WavesDiffer, movements

INSTRUMENT = make_instrument(14, pick=3, threshold=5)
LATER = replace(INSTRUMENT, wave="2028", version="2")


def wave(instrument: Instrument, see: int, want: int, n: int = 100) -> Comparison:
    """A wave in which of ``n`` citizens so many see v1, and so many want it."""
    answers = [
        answer_of(
            instrument,
            "citizens",
            {
                "current": ("v1" if number < see else "v2", "v3", "v4"),
                "desired": ("v1" if number < want else "v5", "v6", "v7"),
            },
            number,
        )
        for number in range(n)
    ]
    return compared(answers, instrument)


def of_citizens(earlier: Comparison, later: Comparison) -> GroupMovements:
    [found] = movements(earlier, later)
    return found


def of_v1(earlier: Comparison, later: Comparison) -> Movement:
    return next(each for each in of_citizens(earlier, later).values if each.value.id == "v1")


@pytest.mark.parametrize(
    ("see", "want", "see_later", "direction"),
    [
        (20, 80, 60, Direction.TOWARDS),
        (60, 80, 20, Direction.AWAY),
        (80, 20, 40, Direction.TOWARDS),
        (20, 80, 23, Direction.UNCLEAR),
        (50, 50, 90, Direction.UNCLEAR),
    ],
)
def test_a_movement_is_towards_what_was_wanted_or_away_or_may_be_chance(
    see: int, want: int, see_later: int, direction: Direction
) -> None:
    found = of_v1(wave(INSTRUMENT, see, want), wave(LATER, see_later, want))
    assert found.direction is direction
    assert found.wanted.points == want - see
    assert found.moved.points == see_later - see
    assert found.interval.low <= found.moved.exact <= found.interval.high
    assert found.still_wanted.points == want - see_later


def test_what_most_was_wanted_of_comes_first() -> None:
    found = of_citizens(wave(INSTRUMENT, 20, 80), wave(LATER, 60, 80))
    sizes = [abs(each.wanted.exact) for each in found.values]
    assert sizes == sorted(sizes, reverse=True)
    assert (found.group.id, found.n) == ("citizens", (100, 100))
    assert found.count(Direction.TOWARDS) == 2  # v1 has come, v2 has gone


def test_waves_with_other_words_are_refused_with_what_differs() -> None:
    other = make_instrument(13, pick=3, threshold=5)
    with pytest.raises(WavesDiffer) as refused:
        movements(wave(INSTRUMENT, 20, 80), wave(other, 20, 80))
    assert refused.value.difference.removed == ("v14",)


def test_a_group_that_one_of_the_waves_withholds_is_left_out() -> None:
    assert movements(wave(INSTRUMENT, 2, 2, n=4), wave(LATER, 60, 80)) == ()


def test_waves_that_do_not_ask_both_have_no_movements() -> None:
    alone = make_instrument(14, pick=3, roles=(Role.CURRENT,))
    answers = [answer_of(alone, "citizens", {"current": ("v1", "v2", "v3")}, n) for n in range(9)]
    assert movements(compared(answers, alone), compared(answers, alone)) == ()


@given(populations(least=5), populations(least=5))
def test_movements_agree_with_counting_by_hand(one: Population, two: Population) -> None:
    before, after = (compared(each.answers(LARGE), each.instrument) for each in (one, two))
    for found in movements(before, after):
        group = found.group.id
        for moved in found.values:
            value = moved.value.id
            seen = [share(each.people(group, Role.CURRENT), value) for each in (one, two)]
            wanted = share(one.people(group, Role.DESIRED), value)
            assert moved.moved.exact == float(seen[1] - seen[0])
            assert moved.wanted.exact == float(wanted - seen[0])


def drawn(instrument: Instrument, seed: int, n: int) -> Comparison:
    """A wave of people who draw at random what they see, and likewise what they want."""
    chance = seeded(seed)
    values = [value.id for value in instrument.values]
    answers = [
        answer_of(
            instrument,
            "citizens",
            {role: tuple(chance.sample(values, 3)) for role in ("current", "desired")},
            number,
        )
        for number in range(n)
    ]
    return compared(answers, instrument)


@pytest.mark.parametrize("n", [12, 45, 200])
def test_where_nothing_has_changed_hardly_anything_seems_to_have(n: int) -> None:
    """Of forty pairs of waves of one opinion, in which nothing is wanted otherwise."""
    asked = make_instrument(40, pick=3, threshold=5)
    moved = 0
    for seed in range(40):
        found = of_citizens(drawn(asked, 2 * seed, n), drawn(asked, 2 * seed + 1, n))
        moved += found.count(Direction.TOWARDS) + found.count(Direction.AWAY)
    assert moved <= 2


def test_fewer_than_thirty_are_not_judged() -> None:
    found = of_citizens(wave(INSTRUMENT, 2, 28, n=29), wave(LATER, 28, 28, n=29))
    assert found.count(Direction.UNCLEAR) == len(found.values)
