"""The counts of quality: recounted naively, merged in any way, and lean."""

from collections import Counter
from copy import deepcopy
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.instrument.samples import make_instrument
from tests.results.populations import seeded
from tests.results.quality.samples import ANSWERS, INSTRUMENT, answer, at_random, heavy, ids
from valuetui.instrument.model import Role
from valuetui.interview.order import RANDOM, values_in
from valuetui.responses.answer import Answer
from valuetui.responses.channel import Channel
from valuetui.results.quality.duplicates import Digests
from valuetui.results.quality.flags import flags
from valuetui.results.quality.quality import Quality, quality
from valuetui.results.quality.yardstick import Yardstick

MANY = st.lists(ANSWERS, max_size=6)
V = ids()


def merged(*parts: Quality) -> Quality:
    total = Quality()
    for part in parts:
        total.merge(deepcopy(part))
    return total


def counted(several: list[Answer]) -> Quality:
    return quality(several, INSTRUMENT)


@heavy
@given(MANY, MANY)
def test_counting_apart_and_merging_is_counting_together(
    one: list[Answer], two: list[Answer]
) -> None:
    assert merged(counted(one), counted(two)) == counted(one + two)
    assert counted(one + two) == counted(two + one)


@heavy
@given(MANY, MANY, MANY)
def test_merging_goes_in_any_order_and_grouping(
    one: list[Answer], two: list[Answer], three: list[Answer]
) -> None:
    a, b, c = counted(one), counted(two), counted(three)
    assert merged(merged(a, b), c) == merged(a, merged(c, b))


@heavy
@given(MANY)
def test_merging_with_nothing_changes_nothing(several: list[Answer]) -> None:
    assert merged(counted(several), Quality()) == counted(several)


@heavy
@given(MANY, MANY)
def test_merging_leaves_what_is_merged_as_it_was(one: list[Answer], two: list[Answer]) -> None:
    total, part = counted(one), counted(two)
    total.merge(part)
    total.merge(part)
    assert part == counted(two)


@given(MANY)
def test_a_naive_recount_finds_the_same(several: list[Answer]) -> None:
    found = counted(several)
    answered = [a for a in several if any(a.picks.values())]
    for name in ("group", "station", "channel", "language", "session", "status"):
        expected = Counter(getattr(a, name) for a in answered)
        totals: Counter[object] = Counter()
        for kind, n in found.kinds.items():
            totals[getattr(kind, name)] += n
        assert totals == expected
    by_flag = Counter((a.group, a.station, f) for a in answered for f in flags(a, INSTRUMENT))
    assert by_flag == sum(
        (Counter({(k.group, k.station, f): n for f in k.flags}) for k, n in found.kinds.items()),
        Counter(),
    )
    assert found.empty == Counter(a.group for a in several if a not in answered)
    for role in (Role.CURRENT, Role.DESIRED):
        cells = [by_role[role] for by_role in found.picks.values() if role in by_role]
        assert sum(cell.n for cell in cells) == sum(bool(a.picks.get(role)) for a in several)
        assert sum((cell.counts for cell in cells), Counter()) == Counter(
            value for a in several for value in a.picks.get(role, ())
        )


@given(MANY)
def test_places_are_recounted_from_the_realised_orders(several: list[Answer]) -> None:
    expected: dict[tuple[str, Role], list[int]] = {}
    yardstick = Yardstick(INSTRUMENT)
    for a in several:
        if a.order.algorithm != RANDOM or not yardstick.places(a):
            continue
        shown = [value.id for value in values_in(a.order, INSTRUMENT)]
        for role in (Role.CURRENT, Role.DESIRED):
            for value in a.picks.get(role, ()):
                expected.setdefault((a.group, role), [0] * 30)[shown.index(value)] += 1
    found = counted(several).places
    assert {
        (group, role): counts.picked
        for (group, _), by_role in found.items()
        for role, counts in by_role.items()
    } == expected


@given(MANY)
def test_duplicates_are_answers_with_the_same_sets(several: list[Answer]) -> None:
    keys = Counter(
        (frozenset(a.picks.get("current", ())), frozenset(a.picks.get("desired", ())))
        for a in several
        if any(a.picks.values())
    )
    expected = sum(n for n in keys.values() if n > 1)
    assert Digests.in_common(counted(several).digests.values()) == expected


def test_the_same_picks_on_the_other_question_are_no_duplicate() -> None:
    one = answer({"current": V[:8]})
    other = answer({"desired": V[:8]}, number=1)
    again = answer({"current": V[7::-1], "desired": ()}, number=2)
    assert Digests.in_common(counted([one, other]).digests.values()) == 0
    assert Digests.in_common(counted([one, other, again]).digests.values()) == 2


def test_a_question_under_another_id_is_the_same_question() -> None:
    [current, desired] = INSTRUMENT.questions
    newer = replace(INSTRUMENT, questions=(replace(current, id="today"), desired))
    total = Quality()
    total.add(answer({"current": V[:8], "desired": V[8:16]}), INSTRUMENT)
    total.add(answer({"today": V[:8], "desired": V[8:16]}, number=1), newer)
    [cells] = total.picks.values()
    assert cells[Role.CURRENT].n == 2
    assert Digests.in_common(total.digests.values()) == 2


def test_lists_of_different_length_are_counted_apart() -> None:
    longer = make_instrument(31, pick=8)
    total = Quality()
    total.add(answer({"current": V[:8]}), INSTRUMENT)
    total.add(answer({"current": V[:8]}, instrument=longer), longer)
    assert set(total.places) == {("citizens", 30), ("citizens", 31)}


def test_an_order_that_is_the_same_for_all_tells_nothing_of_places() -> None:
    made = answer({"current": V[:8]})
    alphabetical = replace(made, order=replace(made.order, algorithm="alphabetical/1"))
    assert counted([made]).places
    assert not counted([alphabetical]).places
    assert not counted([replace(made, channel=Channel.PAPER)]).places


def test_questions_that_the_instrument_does_not_have_are_left_alone() -> None:
    strange = answer({"current": V[:8], "colour": ("red",)})
    assert counted([strange]) == counted([answer({"current": V[:8]})])


def test_nothing_of_one_persons_answer_can_be_read_from_it() -> None:
    made = replace(at_random(seeded(1)), id="f" * 32)
    shown = repr(counted([made]))
    assert made.id not in shown
    assert made.order.shown not in shown
