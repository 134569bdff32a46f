"""The exact population: any possible vote vector, realised by people with different picks."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.instrument.samples import make_instrument
from tests.results.populations import LARGE, answer_of, compared, seeded
from valuetui.instrument.model import Role
from valuetui.results.population import exact_counts, realise

SEEDS = st.integers(0, 2**32)


@st.composite
def vote_vectors(draw: st.DrawFn, least: int = 1) -> tuple[dict[str, int], int, int]:
    """Counts that ``n`` people with ``pick`` different picks each can have."""
    pick = draw(st.integers(1, 5))
    size = draw(st.integers(pick, 12))
    n = draw(st.integers(least, 40))
    left = n * pick
    counts = {}
    for number in range(1, size + 1):
        room = n * (size - number)
        counts[f"v{number}"] = draw(st.integers(max(0, left - room), min(n, left)))
        left -= counts[f"v{number}"]
    return counts, n, pick


@given(vote_vectors(), SEEDS)
def test_any_possible_vote_vector_is_realised_exactly(
    votes: tuple[dict[str, int], int, int], seed: int
) -> None:
    counts, n, pick = votes
    people = realise(counts, n, pick, seeded(seed))
    assert len(people) == n
    assert all(len(picks) == len(set(picks)) == pick for picks in people)
    counted = Counter(value for picks in people for value in picks)
    assert {value: counted[value] for value in counts} == counts


@given(vote_vectors(least=5), vote_vectors(least=5), SEEDS)
def test_the_measures_return_the_vote_vector_exactly(
    current: tuple[dict[str, int], int, int], desired: tuple[dict[str, int], int, int], seed: int
) -> None:
    chance = seeded(seed)
    instrument = make_instrument(12, groups=("citizens",), threshold=5)
    votes = {Role.CURRENT: current, Role.DESIRED: desired}
    answers = [
        answer_of(instrument, "citizens", {role.value: tuple(picks)}, number)
        for role, (counts, n, pick) in votes.items()
        for number, picks in enumerate(realise(counts, n, pick, chance))
    ]
    [group] = compared(answers * LARGE, instrument).groups
    for role, (counts, n, _) in votes.items():
        shown = group.questions[role].shares
        assert {value: share.count for value, share in shown.items() if share.count} == {
            value: LARGE * count for value, count in counts.items() if count
        }
        assert {share.of for share in shown.values()} == {LARGE * n}


@given(vote_vectors(), SEEDS)
def test_the_same_seed_gives_the_same_people(
    votes: tuple[dict[str, int], int, int], seed: int
) -> None:
    once, again = (realise(*votes, seeded(seed)) for _ in range(2))
    assert once == again


def test_trades_mix_who_picks_what_together() -> None:
    """Dealt round without trades, everybody who picks v1 would pick v3 as well."""
    counts = {f"v{number}": 50 for number in range(1, 5)}
    people = realise(counts, 100, 2, seeded(7))
    pairs = Counter(frozenset(picks) for picks in people)
    assert len(pairs) == 6
    assert max(pairs.values()) < 35


@pytest.mark.parametrize(
    ("counts", "n", "pick"),
    [({"a": 3}, 2, 1), ({"a": 1}, 2, 1), ({"a": 3, "b": 1}, 2, 2), ({"a": -1, "b": 3}, 2, 1)],
)
def test_impossible_counts_are_refused(counts: dict[str, int], n: int, pick: int) -> None:
    with pytest.raises(ValueError, match="no population"):
        realise(counts, n, pick, seeded(1))


def test_nobody_is_a_population_too() -> None:
    assert realise({"a": 0, "b": 0}, 0, 1, seeded(1)) == []


@given(
    st.dictionaries(st.text(max_size=4), st.floats(0, 100), min_size=5, max_size=30),
    st.integers(0, 300),
    st.integers(1, 5),
)
def test_counts_from_weights_are_always_possible(
    weights: dict[str, float], n: int, pick: int
) -> None:
    counts = exact_counts(weights, n, pick)
    assert counts.keys() == weights.keys()
    assert sum(counts.values()) == n * pick
    assert all(0 <= count <= n for count in counts.values())


@given(st.integers(100, 1000))
def test_counts_follow_the_weights(n: int) -> None:
    counts = exact_counts({"a": 4.0, "b": 2.0, "c": 1.0, "d": 1.0}, n, 1)
    for value, part in {"a": 0.5, "b": 0.25, "c": 0.125, "d": 0.125}.items():
        assert counts[value] == pytest.approx(n * part, abs=2)


def test_fewer_values_than_picks_are_refused() -> None:
    with pytest.raises(ValueError, match="fewer values"):
        exact_counts({"a": 1.0}, 10, 2)
