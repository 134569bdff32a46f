"""Tallies: what they count, and that they add in any order."""

from copy import deepcopy
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.instrument.samples import make_instrument
from tests.results.populations import answer_of
from valuetui.responses.record import Answer, Status
from valuetui.results.tally import Tally, tally

INSTRUMENT = make_instrument()
VALUES = [value.id for value in INSTRUMENT.values]

picks = st.lists(st.sampled_from(VALUES), unique=True, max_size=3).map(tuple)
ANSWERS: st.SearchStrategy[list[Answer]] = st.lists(
    st.builds(
        answer_of,
        st.just(INSTRUMENT),
        st.sampled_from(["citizens", "elected"]),
        st.dictionaries(st.sampled_from(["current", "desired"]), picks),
    ),
    max_size=8,
)


def added(*tallies: Tally) -> Tally:
    total = Tally()
    for each in tallies:
        total += deepcopy(each)
    return total


def test_a_tally_counts_people_and_picks() -> None:
    counted = tally(
        [
            answer_of(INSTRUMENT, "citizens", {"current": ("v1", "v2"), "desired": ("v1",)}),
            answer_of(INSTRUMENT, "citizens", {"current": ("v2", "v3"), "desired": ()}),
            answer_of(INSTRUMENT, "elected", {"current": ("v2",)}),
        ]
    )
    assert counted.respondents == {"citizens": 2, "elected": 1}
    current = counted.cell("citizens", "current")
    assert (current.n, dict(current.counts)) == (2, {"v1": 1, "v2": 2, "v3": 1})
    assert counted.cell("citizens", "desired").n == 1
    assert counted.cell("employees", "current").n == 0


def test_a_partial_answer_counts_where_it_answers_and_an_empty_one_nowhere() -> None:
    whole = answer_of(INSTRUMENT, "citizens", {"current": ("v1", "v2"), "desired": ("v1", "v3")})
    partial = replace(
        answer_of(INSTRUMENT, "citizens", {"current": ("v2", "v3")}, 1), status=Status.PARTIAL
    )
    empty = replace(answer_of(INSTRUMENT, "citizens", {}, 2), status=Status.PARTIAL)
    counted = tally([whole, partial, empty])
    assert counted.respondents == {"citizens": 2}
    assert counted.cell("citizens", "current").n == 2
    assert counted.cell("citizens", "desired").n == 1
    assert counted.cell("citizens", "desired").counts == {"v1": 1, "v3": 1}


@given(ANSWERS, ANSWERS)
def test_counting_apart_and_adding_is_counting_together(
    one: list[Answer], two: list[Answer]
) -> None:
    assert added(tally(one), tally(two)) == tally(one + two)


@given(ANSWERS, ANSWERS)
def test_tallies_add_in_either_order(one: list[Answer], two: list[Answer]) -> None:
    assert added(tally(one), tally(two)) == added(tally(two), tally(one))


@given(ANSWERS, ANSWERS, ANSWERS)
def test_tallies_add_in_any_grouping(
    one: list[Answer], two: list[Answer], three: list[Answer]
) -> None:
    a, b, c = tally(one), tally(two), tally(three)
    assert added(added(a, b), c) == added(a, added(b, c))


@given(ANSWERS)
def test_an_empty_tally_adds_nothing(answers: list[Answer]) -> None:
    assert added(tally(answers), Tally()) == tally(answers)


@given(ANSWERS, ANSWERS)
def test_adding_leaves_what_is_added_as_it_was(one: list[Answer], two: list[Answer]) -> None:
    total, part = tally(one), tally(two)
    total += part
    total += part
    assert part == tally(two)


@given(ANSWERS)
def test_a_tally_knows_nothing_of_one_persons_answer(answers: list[Answer]) -> None:
    shown = repr(tally(answers))
    assert not any(answer.id in shown for answer in answers)
