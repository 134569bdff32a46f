"""Which values the comparison shows, and in which order."""

from tests.screens.results.survey import comparison
from valuetui.instrument.model import Role
from valuetui.screens.results.order import ordered
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


def test_the_largest_gap_is_that_of_the_question_where_the_groups_differ_most() -> None:
    values = ordered(FULL, State(sort=Sort.GAP), "sv")
    widest = [max(FULL.gaps[role][v.id].exact for role in FULL.roles) for v in values]
    assert widest == sorted(widest, reverse=True)
    assert len(set(widest)) > 5


def test_where_one_group_is_alone_the_list_keeps_its_order() -> None:
    alone = comparison({"citizens": 420, "elected": 0, "employees": 0})
    values = ordered(alone, State(sort=Sort.GAP), "sv")
    assert values == list(alone.instrument.values)


def test_a_search_matches_labels_and_synonyms_whatever_the_accents() -> None:
    assert ids(State(search=" HALSA ")) == ["health"]
    assert ids(State(search="jobb")) == ["jobs"]
    assert ids(State(search="jobb"), "en") == []
    assert len(ids(State(search=""))) == len(FULL.instrument.values)
