"""The comparison: what it shows, and above all what it does not show."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.instrument.samples import make_instrument
from tests.results import naive
from tests.results.populations import ROLES, Population, answer_of, compared, populations
from valuetui.instrument.model import Instrument, Role
from valuetui.responses.answer import Answer
from valuetui.results.comparison import Comparison, compare
from valuetui.results.gate import Gate, Why, Withheld, told_in_list
from valuetui.results.inference.intervals import wilson
from valuetui.results.measures import Share
from valuetui.results.selection import Selection, Variable
from valuetui.results.tally import tally

PICKS = {"current": ("v1", "v2", "v3"), "desired": ("v4", "v5", "v6")}


def people(
    instrument: Instrument, sizes: dict[str, int], picks: Mapping[str, tuple[str, ...]] = PICKS
) -> list[Answer]:
    """So many people of each group, who all pick the same."""
    return [answer_of(instrument, group, picks, number)
            for group, size in sizes.items() for number in range(size)]  # fmt: skip


def everything_in(found: object) -> Iterator[object]:
    """The object and all that hangs on it, also the texts of what has no parts."""
    yield found
    if is_dataclass(found) and not isinstance(found, type):
        for field in fields(found):
            yield from everything_in(getattr(found, field.name))
    elif isinstance(found, dict):
        for key, content in found.items():
            yield from everything_in(key)
            yield from everything_in(content)
    elif isinstance(found, tuple | list | set | frozenset):
        for each in found:
            yield from everything_in(each)


def figures_in(comparison: Comparison) -> set[int]:
    """Every whole number in the results, without those of the questionnaire itself."""
    without = replace(comparison, instrument=make_instrument(1, threshold=99))
    found = set()
    for each in everything_in([without.groups, without.shared, without.withheld, without.gaps]):
        if isinstance(each, Share):
            found |= {each.count, each.of}
    return found | {group.n for group in comparison.groups} | {
        question.n for group in comparison.groups for question in group.questions.values()
    }  # fmt: skip


def test_all_groups_stand_side_by_side_in_the_order_of_the_instrument() -> None:
    instrument = make_instrument()
    sizes = {"employees": 70, "citizens": 60, "elected": 50}
    comparison = compared(people(instrument, sizes), instrument)
    assert [(result.group.id, result.n) for result in comparison.groups] == [
        ("citizens", 60), ("elected", 50), ("employees", 70)]  # fmt: skip
    assert comparison.withheld == ()
    assert comparison.roles == (Role.CURRENT, Role.DESIRED)
    citizens = comparison.group("citizens")
    assert citizens is not None
    assert citizens.share(Role.CURRENT, instrument.value_by_id["v1"]) == Share(60, 60)
    assert citizens.questions[Role.CURRENT].limiting == Share(180, 180)
    assert citizens.questions[Role.DESIRED].limiting == Share(60, 180)
    assert comparison.baseline == Share(4, 12)
    assert [value.id for value in comparison.shared[Role.DESIRED]] == ["v4", "v5", "v6"]


def test_every_share_has_the_interval_of_its_count_and_its_own_n() -> None:
    instrument = make_instrument()
    comparison = compared(people(instrument, {"citizens": 60, "elected": 500}), instrument)
    few, many = (group.questions[Role.CURRENT] for group in comparison.groups)
    assert list(few.intervals) == [value.id for value in instrument.values]
    assert few.intervals["v1"] == wilson(60, 60)
    assert many.intervals["v5"] == wilson(0, 500)
    assert few.intervals["v5"].high > many.intervals["v5"].high > many.intervals["v5"].low == 0


@pytest.mark.parametrize("n", [0, 1, 9])
def test_a_group_under_the_threshold_is_withheld_and_named(n: int) -> None:
    instrument = make_instrument(threshold=10)
    answers = people(instrument, {"citizens": 10, "elected": n, "employees": 11})
    comparison = compared(answers, instrument)
    assert comparison.group("elected") is None
    assert comparison.withheld == (Withheld(instrument.group_by_id["elected"], 10),)


def test_a_group_at_the_threshold_is_shown() -> None:
    instrument = make_instrument(threshold=10)
    comparison = compared(people(instrument, {"citizens": 10}), instrument)
    assert [result.group.id for result in comparison.groups] == ["citizens"]


def test_a_group_is_withheld_whole_where_one_question_has_too_few_answers() -> None:
    instrument = make_instrument(threshold=5)
    whole = people(instrument, {"citizens": 4})
    half = [replace(answer, picks={"current": PICKS["current"]})
            for answer in people(instrument, {"citizens": 9})]  # fmt: skip
    comparison = compared(whole + half, instrument)
    assert comparison.groups == ()


@pytest.mark.parametrize("threshold", [4, 0, -1])
def test_no_threshold_lies_below_the_floor(threshold: int) -> None:
    with pytest.raises(ValueError, match="below 5"):
        Gate(threshold)
    instrument = replace(make_instrument(), threshold=threshold)
    with pytest.raises(ValueError, match="below 5"):
        compared([], instrument)
    assert Gate(5).admits(5)
    assert not Gate(5).admits(4)


@given(populations())
def test_nothing_of_a_group_under_the_threshold_is_anywhere_in_the_comparison(
    population: Population,
) -> None:
    """The comparison is the same as if nobody of the small groups had answered."""
    instrument = replace(population.instrument, threshold=7)
    small = {group for group in population.picks if population.size(group) < 7}
    answers = population.answers()
    comparison = compared(answers, instrument)
    without = compared([a for a in answers if a.group not in small], instrument)
    assert comparison == without
    assert {hidden.group.id for hidden in comparison.withheld} == small
    assert {result.group.id for result in comparison.groups} == set(population.picks) - small
    for result in comparison.groups:
        assert result.n >= 7
        assert all(question.n >= 7 for question in result.questions.values())


def test_the_size_of_a_withheld_group_cannot_be_read_anywhere() -> None:
    instrument = make_instrument(threshold=50, groups=("citizens", "elected"))
    telling = {"current": ("v7", "v8", "v9"), "desired": ("v10", "v11", "v12")}
    answers = people(instrument, {"citizens": 60}) + people(instrument, {"elected": 41}, telling)
    comparison = compared(answers, instrument)
    assert not {41, 101, 123} & figures_in(comparison)
    for each in everything_in([comparison.groups, comparison.gaps]):
        if isinstance(each, Share):
            assert each.of in {60, 180}
            assert each.count in {0, 60, 180}


def test_what_groups_share_needs_two_groups_that_may_be_shown() -> None:
    instrument = make_instrument(threshold=5)
    comparison = compared(people(instrument, {"citizens": 9, "elected": 4}), instrument)
    assert comparison.shared == {Role.CURRENT: (), Role.DESIRED: ()}


def test_a_gap_needs_two_groups_that_may_be_shown() -> None:
    instrument = make_instrument(threshold=5)
    answers = people(instrument, {"citizens": 9, "elected": 4})
    comparison = compared(answers, instrument)
    assert comparison.gaps == {Role.CURRENT: {}, Role.DESIRED: {}}
    assert comparison.widest_gap(instrument.values[0]) is None
    more = [*answers, answer_of(instrument, "elected", PICKS, 4)]
    assert list(compared(more, instrument).gaps[Role.CURRENT]) == list(instrument.value_by_id)


def test_a_group_that_is_withheld_is_in_no_gap() -> None:
    """It alone picked v9, so that it would have made a gap of a hundred percentage points."""
    instrument = make_instrument(threshold=5)
    telling = {"current": ("v9",), "desired": ("v9",)}
    answers = people(instrument, {"citizens": 9, "employees": 5})
    comparison = compared(answers + people(instrument, {"elected": 4}, telling), instrument)
    assert {gap.whole_points for each in comparison.gaps.values() for gap in each.values()} == {0}


def test_the_widest_gap_is_told_with_its_question() -> None:
    instrument = make_instrument(threshold=5)
    other = {"current": PICKS["current"], "desired": ("v4", "v5", "v7")}
    answers = people(instrument, {"citizens": 80}) + people(instrument, {"elected": 60}, other)
    comparison = compared(answers, instrument)
    for value, points, role in (("v6", 100, Role.DESIRED), ("v1", 0, Role.CURRENT)):
        widest = comparison.widest_gap(instrument.value_by_id[value])
        assert widest is not None
        assert (widest[0], widest[1].whole_points) == (role, points)


def test_without_answers_every_group_is_withheld() -> None:
    comparison = compared([], make_instrument())
    assert comparison.groups == ()
    assert len(comparison.withheld) == 3
    assert len(comparison.snapshot) == 8


def test_answers_of_a_group_that_the_instrument_does_not_know_are_not_shown() -> None:
    instrument = make_instrument()
    answers = people(instrument, {"citizens": 6, "visitors": 30})
    assert compared(answers, instrument) == compared(answers[:6], instrument)


@pytest.mark.parametrize("roles", [(Role.DESIRED,), (Role.CURRENT,), (Role.PERSONAL, Role.DESIRED)])
def test_a_shift_needs_both_questions(roles: tuple[Role, ...]) -> None:
    instrument = make_instrument(roles=roles)
    picks = {role.value: ("v1", "v2", "v3") for role in roles}
    comparison = compared(people(instrument, {"citizens": 6}, picks), instrument)
    [citizens] = comparison.groups
    assert not comparison.asks_shift
    assert citizens.shifts == ()
    assert citizens.shared == ()


# The snapshot id


def snapshot(answers: list[Answer], instrument: Instrument) -> str:
    return compared(answers, instrument).snapshot


MIXED = [
    *people(make_instrument(), {"citizens": 6, "elected": 5}),
    *people(make_instrument(), {"citizens": 7}, {"current": ("v9", "v8"), "desired": ("v1",)}),
]


@given(st.permutations(MIXED))
def test_the_order_of_the_answers_does_not_show(mixed: list[Answer]) -> None:
    assert snapshot(mixed, make_instrument()) == snapshot(MIXED, make_instrument())
    assert compared(mixed, make_instrument()) == compared(MIXED, make_instrument())


def test_the_snapshot_changes_with_any_figure_that_is_shown() -> None:
    instrument = make_instrument()
    answers = people(instrument, {"citizens": 6, "elected": 6})
    one_more = [*answers, answer_of(instrument, "citizens", PICKS, 99)]
    other_pick = [replace(answers[0], picks={**PICKS, "current": ("v1", "v2", "v9")}), *answers[1:]]
    other_group = [replace(answers[0], group="elected"), *answers[1:]]
    swapped = [replace(answers[0], picks=dict(zip(PICKS, list(PICKS.values())[::-1], strict=True))),
               *answers[1:]]  # fmt: skip
    seen = [snapshot(each, instrument)
            for each in (answers, one_more, other_pick, other_group, swapped)]  # fmt: skip
    assert len(set(seen)) == 5


def test_the_snapshot_changes_with_the_instrument() -> None:
    instrument = make_instrument()
    answers = people(instrument, {"citizens": 6})
    assert snapshot(answers, instrument) != snapshot(answers, replace(instrument, version="2"))


def test_answers_that_are_withheld_do_not_show_in_the_snapshot() -> None:
    instrument = make_instrument(threshold=10)
    shown = people(instrument, {"citizens": 12})
    seen = {snapshot(shown + people(instrument, {"elected": n}), instrument) for n in range(10)}
    assert len(seen) == 1


def test_a_snapshot_is_eight_hexadecimal_digits() -> None:
    instrument = make_instrument()
    found = snapshot(people(instrument, {"citizens": 6}), instrument)
    assert len(found) == 8
    assert int(found, 16) >= 0


def test_the_same_answers_counted_in_parts_give_the_same_comparison() -> None:
    instrument = make_instrument()
    parts = [people(instrument, {group: 5 + place})
             for place, group in enumerate(instrument.group_by_id)]  # fmt: skip
    seen = []
    for order in permutations(parts):
        total = tally([], instrument)
        for part in order:
            total += tally(part, instrument)
        seen.append(compare(total, instrument))
    assert all(comparison == seen[0] for comparison in seen)


def test_what_is_shared_of_two_questions_needs_both() -> None:
    instrument = make_instrument(roles=(Role.PERSONAL, Role.CURRENT))
    picks = {"personal": ("v1", "v2", "v3"), "current": ("v3", "v4", "v1")}
    [group] = compared(people(instrument, {"citizens": 6}, picks), instrument).groups
    shared = group.shared_by(Role.PERSONAL, Role.CURRENT)
    assert [value.id for value in shared] == ["v1", "v3"]
    assert group.shared_by(Role.CURRENT, Role.DESIRED) == ()
    assert group.shared == ()


# Selections


def test_a_group_in_which_a_selection_may_not_be_shown_is_withheld_whatever_its_answers() -> None:
    instrument = make_instrument()
    counts = tally(people(instrument, {"citizens": 12, "elected": 11}), instrument)
    kiosk = Selection(Variable.CHANNEL, "kiosk")
    comparison = compare(counts, instrument, kiosk, {"elected"})
    assert comparison.selection == kiosk
    assert [each.group.id for each in comparison.groups] == ["citizens"]
    assert [(each.group.id, each.why) for each in comparison.withheld] == [
        ("elected", Why.SELECTION),
        ("employees", Why.FEW),
    ]


def test_how_many_are_asked_in_all_is_no_word_of_a_selection() -> None:
    plain = make_instrument()
    instrument = replace(plain, groups=tuple(replace(each, roll=30) for each in plain.groups))
    counts = tally(people(instrument, {"citizens": 30}), instrument)
    [whole] = compare(counts, instrument).groups
    [part] = compare(counts, instrument, Selection(Variable.LANGUAGE, "sv")).groups
    assert (whole.roll, part.roll) == (30, None)
    assert whole.is_census
    assert not part.is_census


# Small bases


@given(populations(least=5))
def test_a_comparison_holds_no_other_shares_of_a_small_group_than_the_gate_tells(
    population: Population,
) -> None:
    instrument = population.instrument
    for group in compared(population.answers(), instrument).groups:
        assert group.is_small
        for role, question in group.questions.items():
            people = population.people(group.group.id, role)
            counts = {value.id: naive.count(people, value.id) for value in instrument.values}
            assert question.shares == told_in_list(
                {value: Share(count, len(people)) for value, count in counts.items()}, len(people)
            )
            assert all(each.share == question.shares[each.value.id] for each in question.top)
            for value, count in counts.items():
                certain = question.intervals[value]
                assert certain.low <= count / len(people) <= certain.high


@given(populations(least=5))
def test_how_far_apart_is_never_told_as_more_than_it_is(population: Population) -> None:
    instrument = population.instrument
    comparison = compared(population.answers(), instrument)
    for group in comparison.groups:
        now, wanted = (population.people(group.group.id, role) for role in ROLES)
        for shift in group.shifts:
            exact = naive.shift(now, wanted, shift.value.id)
            assert shift.exact * exact >= 0
            assert abs(shift.exact) <= abs(exact) + 1e-12
    for role, gaps in comparison.gaps.items():
        groups = [population.people(group, role) for group in population.picks]
        for value, gap in gaps.items():
            assert gap.exact <= naive.gap(groups, value) + 1e-12
            if gap.is_exact:
                assert gap.exact == float(naive.gap(groups, value))


def test_answers_beyond_the_tenth_place_of_a_small_group_change_nothing_that_is_shown() -> None:
    """Twelve words are wanted by a few of twenty: which of the last two is no matter."""
    instrument = make_instrument(14)
    answers = [
        answer_of(instrument, "citizens", {"current": picks, "desired": picks}, n)
        for n, picks in enumerate(
            [tuple(f"v{1 + (n + place) % 10}" for place in range(5)) for n in range(20)]
        )
    ]
    one, other = (
        [replace(answers[0], picks={**answers[0].picks, "current": (last, "v2", "v3", "v4", "v5")}),
         *answers[1:]]
        for last in ("v13", "v14")
    )  # fmt: skip
    [before], [after] = (compared(each, instrument).groups for each in (one, other))
    assert before.questions[Role.CURRENT].shares == after.questions[Role.CURRENT].shares
    assert before.shifts == after.shifts
