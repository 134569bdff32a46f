"""A group of which everybody has answered: its figures are no sample."""

from dataclasses import replace

import pytest

from tests.results.populations import answer_of, compared
from tests.results.test_evidence import INSTRUMENT
from valuetui.instrument.canonical import canonical, content_hash, from_canonical
from valuetui.instrument.model import Instrument, Role
from valuetui.responses.answer import Answer
from valuetui.results.comparison import Comparison, GroupResult
from valuetui.results.evidence import Evidence, evidence
from valuetui.results.findings import findings
from valuetui.results.tally import tally


def with_roll(roll: int | None) -> Instrument:
    """The instrument, in which so many councillors are on the roll."""
    groups = tuple(
        replace(group, roll=roll) if group.id == "elected" else group for group in INSTRUMENT.groups
    )
    return replace(INSTRUMENT, groups=groups)


def council(size: int) -> list[Answer]:
    """So many councillors: all see v1, and of three one wants v4."""
    return [
        answer_of(
            INSTRUMENT,
            "elected",
            {
                "current": ("v1", "v2", f"v{5 + n % 9}"),
                "desired": ("v1", "v3", "v4" if n % 3 == 0 else f"v{5 + n % 9}"),
            },
            n,
        )
        for n in range(size)
    ]


def known(size: int, roll: int | None) -> tuple[Comparison, Evidence]:
    instrument, answers = with_roll(roll), council(size)
    comparison = compared(answers, instrument)
    return comparison, evidence(comparison, tally(answers, instrument))


def elected(comparison: Comparison) -> GroupResult:
    result = comparison.group("elected")
    assert result
    return result


def test_a_census_has_no_sampling_error() -> None:
    comparison, found = known(41, 41)
    result = elected(comparison)
    assert result.is_census
    for role, question in result.questions.items():
        for value, share in question.shares.items():
            interval = question.intervals[value]
            assert interval.low == pytest.approx(share.least / share.of)
            assert interval.high == pytest.approx(share.most / share.of)
        limiting = found.groups["elected"].questions[role].limiting
        assert limiting.low == pytest.approx(question.limiting.fraction) == limiting.high
        for ranked in question.top:
            place = found.groups["elected"].questions[role].places[ranked.value.id]
            assert place.top == 1
            assert place.best == ranked.rank
    shift = found.groups["elected"].shifts["v4"]
    assert shift.interval.low == pytest.approx(shift.difference) == shift.interval.high


def test_part_of_a_roll_is_surer_than_as_many_of_many() -> None:
    of_many, of_few = (elected(known(30, roll)[0]) for roll in (None, 41))
    assert not of_few.is_census
    wide, narrow = (each.questions[Role.DESIRED].intervals["v4"] for each in (of_many, of_few))
    assert wide.low < narrow.low < narrow.high < wide.high


def test_more_answers_than_people_are_no_census() -> None:
    result = elected(known(42, 41)[0])
    assert result.roll is None
    assert not result.is_census
    assert result.questions[Role.DESIRED].intervals == (
        elected(known(42, None)[0]).questions[Role.DESIRED].intervals
    )


def test_an_unanswered_question_is_no_census() -> None:
    answers = council(41)
    answers[0] = replace(answers[0], picks={"current": answers[0].picks["current"]})
    assert not elected(compared(answers, with_roll(41))).is_census


def test_every_wish_of_a_census_is_a_wish() -> None:
    comparison, found = known(41, 41)
    [*_, last] = findings(comparison, found).wishes["elected"]
    assert last.shift.exact > 0
    ids = [wish.shift.value.id for wish in findings(comparison, found).wishes["elected"]]
    assert ids[:2] == ["v3", "v4"]


def test_a_roll_is_kept_with_the_instrument_and_none_leaves_its_hash_as_it_was() -> None:
    instrument = with_roll(41)
    assert from_canonical(canonical(instrument)) == replace(instrument, kiosk=INSTRUMENT.kiosk)
    assert content_hash(with_roll(None)) == content_hash(INSTRUMENT) != content_hash(instrument)
    assert b'"roll"' not in canonical(INSTRUMENT)
