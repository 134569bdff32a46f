"""How sure a comparison is: of the groups that it shows, from the same counts, and no others."""

from dataclasses import replace
from statistics import mean

import pytest
from hypothesis import given

from tests.instrument.samples import make_instrument
from tests.results.populations import Population, answer_of, compared, populations, seeded
from tests.results.test_comparison import everything_in
from valuetui.instrument.model import Instrument, Role
from valuetui.responses.answer import Answer
from valuetui.results.evidence import Evidence, evidence
from valuetui.results.inference.base import LEAST_BASE
from valuetui.results.measures import shared_values
from valuetui.results.tally import tally

INSTRUMENT = make_instrument(14, limiting=4, pick=3, threshold=5)
VALUES = [value.id for value in INSTRUMENT.values]


def told(answers: list[Answer], instrument: Instrument = INSTRUMENT) -> Evidence:
    counted = tally(answers, instrument)
    return evidence(compared(answers, instrument), counted)


def people(sizes: dict[str, int], favourites: dict[str, list[str]]) -> list[Answer]:
    """Groups of whom each person picks two of the group's favourites and one other today, and the
    other way round for what they want."""
    answers = []
    for group, size in sizes.items():
        chance = seeded(len(group))
        liked = favourites[group]
        others = [value for value in VALUES if value not in liked]
        for number in range(size):
            picks = {
                "current": (*chance.sample(liked, 2), chance.choice(others)),
                "desired": (*chance.sample(others, 2), chance.choice(liked)),
            }
            answers.append(answer_of(INSTRUMENT, group, picks, number))
    return answers


SIZES = {"citizens": 200, "elected": 12, "employees": 90}
ALIKE = dict.fromkeys(SIZES, VALUES[:5])
APART = {"citizens": VALUES[:5], "elected": VALUES[:5], "employees": VALUES[5:10]}


def test_groups_that_think_apart_are_told_apart_and_those_that_think_alike_are_not() -> None:
    apart, alike = told(people(SIZES, APART)), told(people(SIZES, ALIKE))
    different, same = apart.questions[Role.CURRENT], alike.questions[Role.CURRENT]
    assert different.overall
    assert same.overall
    assert different.overall.p < 1e-6 < same.overall.p
    assert [group.id for group in different.groups] == ["citizens", "employees"]
    assert [pair.higher for pair in different.values["v1"].pairs] == [0]
    assert [pair.higher for pair in same.values["v1"].pairs] == [None]


def test_groups_under_thirty_are_not_tested_but_still_compared() -> None:
    found = told(people(SIZES, APART))
    for question in found.questions.values():
        assert [group.id for group in question.groups] == ["citizens", "employees"]
        assert len(question.agreements) == 3
    small = found.groups["elected"]
    assert SIZES["elected"] < LEAST_BASE
    assert small.shifts == {}
    assert small.wishes_differ is None
    assert all(each.places == {} for each in small.questions.values())
    assert small.own_matches is not None


def test_what_a_group_wants_otherwise_is_told() -> None:
    found = told(people(SIZES, ALIKE)).groups["citizens"]
    assert found.wishes_differ
    assert found.wishes_differ.p < 1e-6
    assert found.shifts["v1"].interval.high < 0 < found.shifts["v9"].interval.low


@given(populations(least=5))
def test_figures_that_are_plain_counts_agree_with_counting_by_hand(population: Population) -> None:
    answers = population.answers()
    comparison = compared(answers, population.instrument)
    found = evidence(comparison, tally(answers, population.instrument))
    for group in comparison.groups:
        now, wanted = (
            population.people(group.group.id, role) for role in (Role.CURRENT, Role.DESIRED)
        )
        by_hand = mean(len(set(a) & set(b)) for a, b in zip(now, wanted, strict=True))
        assert found.groups[group.group.id].own_matches == pytest.approx(by_hand)
    for role, question in found.questions.items():
        for each in question.agreements:
            first, second = (comparison.group(group.id) for group in (each.first, each.second))
            assert first
            assert second
            lists = [result.questions[role].top for result in (first, second)]
            assert each.matches == len(shared_values(*lists))


def test_the_same_answers_give_the_same_evidence_in_whatever_order() -> None:
    answers = people(SIZES, APART)
    assert told(answers) == told(answers[::-1])


def test_nothing_of_a_withheld_group_is_in_the_evidence() -> None:
    """Whatever its four people answered."""
    shown = people({"citizens": 60, "employees": 40}, APART)
    one = people({"elected": 4}, APART)
    other = [replace(a, picks={**a.picks, "current": ("v11", "v12", "v13")}) for a in one]
    assert told(shown + one) == told(shown + other) == told(shown)
    assert "elected" not in set(map(str, everything_in(told(shown + one).groups)))


def test_one_question_alone_has_no_shifts() -> None:
    instrument = make_instrument(14, pick=3, roles=(Role.PERSONAL,))
    answers = [
        answer_of(instrument, "citizens", {"personal": ("v1", f"v{2 + n % 5}", "v9")}, n)
        for n in range(40)
    ]
    found = told(answers, instrument)
    assert found.groups["citizens"].shifts == {}
    assert found.groups["citizens"].own_matches is None
    assert found.groups["citizens"].questions[Role.PERSONAL].places["v1"].best == 1
    assert found.questions[Role.PERSONAL].overall is None
