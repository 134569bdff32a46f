"""What is said in sentences: only what the figures bear, the plainest first."""

from hypothesis import given

from tests.results.populations import Population, answer_of, compared, populations
from tests.results.test_evidence import ALIKE, APART, INSTRUMENT, SIZES, people
from valuetui.instrument.model import Role
from valuetui.responses.answer import Answer
from valuetui.results.evidence import evidence
from valuetui.results.findings import MOST, Findings, findings
from valuetui.results.tally import tally


def found_in(answers: list[Answer]) -> Findings:
    comparison = compared(answers, INSTRUMENT)
    return findings(comparison, evidence(comparison, tally(answers, INSTRUMENT)))


def test_groups_that_think_alike_have_agreements_and_no_surprises() -> None:
    found = found_in(people(SIZES, ALIKE))
    assert len(found.agreements) == MOST
    assert found.surprises == ()
    assert all(each.role is Role.DESIRED for each in found.agreements)
    least = [min(share.fraction for _, share in each.shares) for each in found.agreements]
    assert least == sorted(least, reverse=True)
    assert all([group.id for group, _ in each.shares] == list(SIZES) for each in found.agreements)


def test_surprises_are_the_widest_differences_beyond_doubt_each_value_once() -> None:
    found = found_in(people(SIZES, APART))
    assert len(found.surprises) == MOST
    widths = [each.higher[1].fraction - each.lower[1].fraction for each in found.surprises]
    assert widths == sorted(widths, reverse=True)
    assert len({each.value.id for each in found.surprises}) == MOST
    for each, width in zip(found.surprises, widths, strict=True):
        assert {each.higher[0].id, each.lower[0].id} == {"citizens", "employees"}
        assert 0 < each.interval.low < width < each.interval.high


def test_each_group_that_is_large_enough_has_its_wishes() -> None:
    found = found_in(people(SIZES, APART))
    assert set(found.wishes) == {"citizens", "employees"}
    for wishes in found.wishes.values():
        assert 0 < len(wishes) <= MOST
        points = [wish.shift.points for wish in wishes]
        assert points == sorted(points, reverse=True)
        assert all(wish.interval.low > 0 for wish in wishes)
    assert [group.id for group in found.small] == ["elected"]


def test_an_agreement_of_a_small_group_is_never_sure() -> None:
    assert not any(each.is_sure for each in found_in(people(SIZES, ALIKE)).agreements)
    wanted = [("v1", "v2", f"v{3 + number % 12}") for number in range(120)]
    large = [
        answer_of(INSTRUMENT, group, {"current": picks, "desired": picks}, number)
        for group in ("citizens", "employees")
        for number, picks in enumerate(wanted)
    ]
    assert [each.is_sure for each in found_in(large).agreements] == [True, True, False]


@given(populations(least=0))
def test_every_agreement_is_in_the_top_ten_of_all_groups(population: Population) -> None:
    answers = population.answers()
    comparison = compared(answers, population.instrument)
    found = findings(comparison, evidence(comparison, tally(answers, population.instrument)))
    for each in found.agreements:
        assert each.value in comparison.shared[each.role]
        assert len(each.shares) == len(comparison.groups) >= 2
    assert found.surprises == ()  # nobody is tested with twelve people at most
    assert found.wishes == {}


def test_without_answers_there_is_nothing_to_say() -> None:
    found = found_in([])
    assert (found.agreements, found.surprises, found.wishes, found.small) == ((), (), {}, ())
