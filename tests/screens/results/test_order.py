"""Which values the comparison shows, and in which order."""

from fractions import Fraction

from tests.screens.results.survey import comparison
from valuetui.instrument.model import Role
from valuetui.results.measures import Share, Shift
from valuetui.screens.results.order import Gap, largest_gap, ordered
from valuetui.screens.results.scene import whole_points
from valuetui.screens.results.state import Sort, State

FULL = comparison()


def ids(state: State, language: str = "sv") -> list[str]:
    return [value.id for value in ordered(FULL, state, language)]


def test_the_alphabet_is_that_of_the_language() -> None:
    swedish = ids(State(sort=Sort.ALPHABET))
    assert swedish[0] == "future"
    assert swedish[-2:] == ["honesty", "openness"], "ä and ö come last"
    assert ids(State(sort=Sort.ALPHABET), "en")[0] == "bureaucracy"


def test_most_desired_is_the_highest_share_of_any_group() -> None:
    values = ordered(FULL, State(), "sv")
    highest = [max(g.share(Role.DESIRED, v).fraction for g in FULL.groups) for v in values]
    assert highest == sorted(highest, reverse=True)


def test_the_largest_shift_counts_both_ways() -> None:
    values = ordered(FULL, State(sort=Sort.SHIFT), "sv")
    shifts = {(g.group.id, s.value.id): abs(s.exact) for g in FULL.groups for s in g.shifts}
    reach = [max(shifts[g.group.id, v.id] for g in FULL.groups) for v in values]
    assert reach == sorted(reach, reverse=True)
    assert any(value.limiting for value in values[:6])


def test_the_gap_is_the_largest_difference_between_two_groups_on_one_question() -> None:
    for value in FULL.instrument.values:
        gap = largest_gap(FULL, value)
        shares = [group.share(gap.role, value).fraction for group in FULL.groups]
        assert abs(float(gap.exact) - (max(shares) - min(shares))) < 1e-9
    gaps = [largest_gap(FULL, v).exact for v in ordered(FULL, State(sort=Sort.GAP), "sv")]
    assert gaps == sorted(gaps, reverse=True)


def test_one_group_alone_has_no_gap() -> None:
    alone = comparison({"citizens": 420, "elected": 0, "employees": 0})
    assert {largest_gap(alone, value).points for value in alone.instrument.values} == {0}


def test_points_are_rounded_half_up_from_the_exact_figures() -> None:
    assert Gap(Role.CURRENT, Fraction(125, 1000)).points == 13
    value = FULL.instrument.values[0]
    assert whole_points(Shift(value, Share(0, 8), Share(1, 8))) == 13
    assert whole_points(Shift(value, Share(1, 8), Share(0, 8))) == -13
    assert whole_points(Shift(value, Share(4514, 10000), Share(0, 10000))) == -45


def test_a_search_matches_labels_and_synonyms_whatever_the_accents() -> None:
    assert ids(State(search=" HALSA ")) == ["health"]
    assert ids(State(search="jobb")) == ["jobs"]
    assert ids(State(search="jobb"), "en") == []
    assert len(ids(State(search=""))) == len(FULL.instrument.values)
