"""Weighted figures of a group beside its real ones."""

from collections.abc import Mapping
from datetime import date
from itertools import cycle, islice

import pytest

from tests.instrument.test_margins import AGE, INSTRUMENT, SEX
from tests.results.populations import compared
from tests.station.test_quality import answers
from valuetui.instrument.margins import Margin
from valuetui.instrument.model import Role
from valuetui.results.gate import Gate
from valuetui.results.inference.intervals import wilson_share
from valuetui.results.inference.weights import Refusal
from valuetui.results.weighting.counted import Counted, Said, Where
from valuetui.results.weighting.report import Before, Unweighted, WeightedGroup, weighted_group
from valuetui.results.weighting.telling import refusal_in_words, weights_in_words
from valuetui.words import Words

DAY = date(2025, 12, 31)
GATE = Gate(INSTRUMENT.threshold)
ROLES = (Role.CURRENT, Role.DESIRED)


def margin(**people: float) -> Margin:
    return Margin("citizens", AGE, people, (), "Register", DAY)


EVEN = margin(young=1, middle=1, old=1)


def weighted(
    said: Mapping[Said, int], *margins: Margin, before: Before | None = None, new: int = 0
) -> WeightedGroup | Unweighted:
    """Citizens who picked at random and said so of themselves; the last of them are new."""
    everybody = [each for each, n in said.items() for _ in range(n)]
    given = answers(len(everybody), instrument=INSTRUMENT)
    result = compared(given, INSTRUMENT).groups[0]
    counted = Counted(tuple(each.question.id for each in margins))
    for number, (own, answer) in enumerate(zip(everybody, given, strict=True)):
        where = Where("kind", number >= len(given) - new, ROLES)
        counted.add(where, own, {role: answer.picks[role.value] for role in ROLES})
    return weighted_group(result, margins, counted, INSTRUMENT, GATE, before)


def test_a_weighted_share_is_that_of_the_categories_as_the_population_has_them() -> None:
    said: dict[Said, int] = {("young",): 60, ("middle",): 90, ("old",): 150}
    people = {"young": 0.3, "middle": 0.4, "old": 0.3}
    found = weighted(said, margin(**people))
    assert isinstance(found, WeightedGroup)
    given = answers(300, instrument=INSTRUMENT)
    of_each = {"young": given[:60], "middle": given[60:150], "old": given[150:]}
    question = found.questions[Role.CURRENT]
    for value in INSTRUMENT.values:
        share = sum(
            part * sum(value.id in answer.picks["current"] for answer in of_each[age])
            / len(of_each[age])
            for age, part in people.items()
        )  # fmt: skip
        told = question.shares[value.id]
        interval = wilson_share(share, found.effective)
        assert told.share == pytest.approx(share, abs=0.005)
        assert (told.low, told.high) == pytest.approx((interval.low, interval.high), abs=0.005)
        assert round(100 * (told.share or 0), 9).is_integer()
    assert found.n == found.known == 300
    assert found.deff == pytest.approx(300 / found.effective)
    squares = sum((300 * part) ** 2 / len(of_each[age]) for age, part in people.items())
    assert found.effective == pytest.approx(300**2 / squares)
    assert found.largest == pytest.approx(1.5)
    assert not found.trimmed


def test_what_few_picked_or_all_but_few_is_not_told_weighted() -> None:
    given = answers(120, instrument=INSTRUMENT)
    rare = {v.id for v in INSTRUMENT.values
            if sum(v.id in a.picks["current"] for a in given) < 25}  # fmt: skip
    result = compared(given, INSTRUMENT).groups[0]
    counted = Counted(("age",))
    for answer, age in zip(given, cycle(["young", "middle", "old", "old"]), strict=False):
        picks = {role: answer.picks[role.value] for role in ROLES}
        counted.add(Where("kind", False, ROLES), (age,), picks)
    found = weighted_group(result, [EVEN], counted, INSTRUMENT, Gate(25))
    assert isinstance(found, WeightedGroup)
    question = found.questions[Role.CURRENT]
    assert rare
    assert {v for v, each in question.shares.items() if each.share is None} == rare


def test_who_is_of_no_category_counts_as_one() -> None:
    found = weighted({("young",): 40, ("middle",): 70, ("old",): 70, (None,): 20}, EVEN)
    assert isinstance(found, WeightedGroup)
    assert found.scheme.weight_of(("age",), (None,)) == 1
    assert found.scheme.weight_of(("age",), ("young",)) == pytest.approx(1.5)
    assert (found.n, found.known) == (200, 180)
    assert "20 svar hör inte till" in " ".join(weights_in_words(found, Words("sv")))
    few = weighted({("young",): 50, ("middle",): 80, ("old",): 80, (None,): 3}, EVEN)
    assert isinstance(few, WeightedGroup)
    assert few.known is None
    [axis] = few.scheme.axes
    assert [few.answers_of(each) for each in axis.categories] == [None] * 3
    assert [few.part_of(axis, each) for each in axis.categories] == [0.24, 0.38, 0.38]
    [axis] = found.scheme.axes
    assert sum(found.answers_of(each) or 0 for each in axis.categories) == 180
    assert sum(found.part_of(axis, each) for each in axis.categories) == pytest.approx(1)
    assert "A few answers" in " ".join(weights_in_words(few, Words("en")))


def test_a_category_with_few_answers_is_counted_with_the_smaller_one_beside_it() -> None:
    found = weighted({("young",): 9, ("middle",): 60, ("old",): 80}, EVEN)
    assert isinstance(found, WeightedGroup)
    [axis] = found.scheme.axes
    assert [(each.options, each.answers) for each in axis.categories] == [
        (("young", "middle"), 69), (("old",), 80)
    ]  # fmt: skip
    assert axis.categories[0].people == pytest.approx(2 / 3)


BOTH = Margin("citizens", SEX, {"f": 2, "m": 1}, ("x",), "Register", DAY)
UNREACHABLE: dict[Said, int] = {("young", "f"): 60, ("old", "m"): 60}


@pytest.mark.parametrize(
    ("why", "said", "margins"),
    [
        (Refusal.FEW, {("young",): 33, ("middle",): 33, ("old",): 33}, [EVEN]),
        (Refusal.CATEGORY, {("young",): 200}, [EVEN]),
        (Refusal.UNKNOWN, {("young",): 60, ("middle",): 60, ("old",): 60, (None,): 46}, [EVEN]),
        (Refusal.UNREACHABLE, UNREACHABLE, [margin(young=1, old=2), BOTH]),
        (Refusal.UNLIKE, {("young",): 15, ("middle",): 15, ("old",): 400}, [EVEN]),
        (Refusal.TELLING, {("young",): 12, ("middle",): 20, ("old",): 300}, [EVEN]),
    ],
)  # fmt: skip
def test_refusals_say_why(why: Refusal, said: dict[Said, int], margins: list[Margin]) -> None:
    if why is Refusal.TELLING:  # all but 32 count alike, so that these could be worked out
        margins = [margin(young=20, middle=25, old=300)]
    found = weighted(said, *margins)
    assert isinstance(found, Unweighted)
    assert found.why is why
    for language in ("sv", "en"):
        assert "{" not in refusal_in_words(found.why, Words(language))


def test_where_all_count_alike_the_weighted_figures_are_the_real_ones() -> None:
    found = weighted({("young",): 50, ("middle",): 50, ("old",): 50}, EVEN)
    assert isinstance(found, WeightedGroup)
    assert found.deff == pytest.approx(1)
    for each in found.questions[Role.DESIRED].shares.values():
        assert each.moved is None or abs(each.moved) <= 0.005


SAID: dict[Said, int] = {("young",): 60, ("middle",): 90, ("old",): 150}


def test_two_looks_may_not_differ_by_a_few() -> None:
    first = weighted(SAID, EVEN)
    assert isinstance(first, WeightedGroup)
    moved = Before(same_answers=False)
    assert isinstance(weighted(SAID, EVEN, before=moved, new=20), Unweighted)  # all of them old
    mixed = dict(islice(SAID.items(), 2)) | {("old",): 150, ("young",): 60}
    found = weighted({**mixed, (None,): 8}, EVEN, before=moved, new=12)  # 8 beside 4 who are old
    assert found == Unweighted(first.group, Refusal.SHOWN_OTHERWISE)
    assert isinstance(weighted({**mixed, (None,): 12}, EVEN, before=moved, new=30), WeightedGroup)


def test_the_same_answers_may_be_weighted_anew_once_and_the_same_again() -> None:
    one = weighted(SAID, EVEN)
    other = weighted(SAID, margin(young=2, middle=3, old=4))
    assert isinstance(one, WeightedGroup)
    assert isinstance(other, WeightedGroup)
    again = Before(True, (one.scheme, other.scheme))
    assert weighted(SAID, EVEN, before=again) == one
    third = weighted(SAID, margin(young=3, middle=3, old=4), before=again)
    assert third == Unweighted(one.group, Refusal.SHOWN_OTHERWISE)
    unknown = weighted(SAID, EVEN, before=Before(True))
    assert unknown == Unweighted(one.group, Refusal.SHOWN_OTHERWISE)
