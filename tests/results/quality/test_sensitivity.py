"""What would change without flagged answers."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from tests.instrument.samples import make_instrument
from tests.results import naive
from tests.results.naive import People
from valuetui.results.measures import Share
from valuetui.results.quality.picked import Picked
from valuetui.results.quality.sensitivity import sensitivity

INSTRUMENT = make_instrument(14, limiting=4)
V = [value.id for value in INSTRUMENT.values]
LIMITING = {value.id for value in INSTRUMENT.values if value.limiting}
PEOPLE = st.lists(
    st.lists(st.sampled_from(V), min_size=3, max_size=3, unique=True), min_size=1, max_size=9
)


def cell(people: People) -> Picked:
    return Picked(len(people), Counter(value for picks in people for value in picks))


@given(PEOPLE, PEOPLE)
def test_it_is_what_the_naive_measures_find(flagged: People, others: People) -> None:
    everybody = [*flagged, *others]
    found = sensitivity(cell(everybody), cell(others), INSTRUMENT.values)
    before, after = naive.top_ten(everybody, V), naive.top_ten(others, V)
    assert (found.n, found.kept) == (len(everybody), len(others))
    assert {value.id for value in found.entered} == after - before
    assert {value.id for value in found.left} == before - after
    changes = {v: naive.share(others, v) - naive.share(everybody, v) for v in V}
    assert abs(changes[found.moved.id]) == max(map(abs, changes.values()))
    assert found.largest.points == naive.rounded(100 * changes[found.moved.id], "0.1")
    limiting = [naive.share_of_picks(each, LIMITING) for each in (everybody, others)]
    assert found.limiting.points == naive.rounded(100 * (limiting[1] - limiting[0]), "0.1")


def test_a_block_of_flagged_answers_moves_the_top_ten() -> None:
    ordinary = [V[:3], V[3:6], V[6:9], [V[9], V[0], V[1]]] * 5
    found = sensitivity(cell([*ordinary, *[V[10:13]] * 10]), cell(ordinary), INSTRUMENT.values)
    assert {value.id for value in found.left} >= set(V[10:13])
    assert found.moved.id == V[10]
    assert found.largest.before == Share(10, 30)
    assert found.largest.after == Share(0, 20)
    assert found.limiting.before == Share(30, 90)


def test_nothing_changes_where_nothing_is_left_out() -> None:
    found = sensitivity(cell([V[:3]]), cell([V[:3]]), INSTRUMENT.values)
    assert (found.entered, found.left) == ((), ())
    assert found.largest.exact == found.limiting.exact == 0
