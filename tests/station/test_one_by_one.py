"""The answers one by one: exactly those that the figures shown count, as these count them."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.instrument.samples import make_instrument
from tests.responses.sealing import new_key
from tests.results.populations import seeded
from tests.station.test_quality import answers as random_answers
from tests.station.test_sealed import keep_sealed
from tests.station.test_survey import INSTRUMENT, answers, correction, keep
from valuetui.instrument.canonical import content_hash
from valuetui.instrument.model import Role
from valuetui.responses.answer import Answer
from valuetui.responses.record import Amendment, Void
from valuetui.responses.seal import Opener
from valuetui.results.selection import Selection, Variable
from valuetui.station.survey import AllSealed, Survey

LARGE = make_instrument(30, pick=8, threshold=5)


def ids(given: tuple[Answer, ...] | list[Answer]) -> list[str]:
    return [answer.id for answer in given]


def test_they_add_up_to_the_figures(tmp_path: Path) -> None:
    for group, number in (("citizens", 80), ("elected", 60)):
        given = random_answers(number, number, LARGE, group=group)
        keep(tmp_path, given, LARGE, station=group)
    survey = Survey(tmp_path)
    found = survey.answers()
    for result in survey.comparison().groups:
        picked = [each.picks["current"] for each in found if each.group == result.group.id]
        for value, share in result.questions[Role.CURRENT].shares.items():
            assert share.count == sum(value in picks for picks in picked)
            assert share.of == len(picked)


def test_they_stand_in_the_order_of_their_random_ids(tmp_path: Path) -> None:
    given = answers(12)
    keep(tmp_path, seeded(3).sample(given, 12))
    assert ids(Survey(tmp_path).answers()) == sorted(ids(given))


def test_who_has_come_since_is_not_among_them_until_the_figures_move(tmp_path: Path) -> None:
    first = answers(12)
    keep(tmp_path, first)
    survey = Survey(tmp_path)
    assert ids(survey.answers()) == sorted(ids(first))
    keep(tmp_path, answers(3, start=50))
    survey.refresh()
    for each in (survey, Survey(tmp_path)):
        each.comparison()
        assert ids(each.answers()) == sorted(ids(first))
    keep(tmp_path, answers(3, start=60))
    survey.refresh()
    survey.comparison()
    assert len(survey.answers()) == 18


def test_what_was_corrected_before_is_as_it_was_corrected(tmp_path: Path) -> None:
    first, second, *others = kept = answers(12)
    instead = {"current": ("v9", "v8", "v7"), "desired": ("v1", "v2", "v3")}
    amended = correction(Amendment, second, revision=1, picks=instead)
    keep(tmp_path, [*kept, correction(Void, first), amended])
    found = {answer.id: answer for answer in Survey(tmp_path).answers()}
    assert set(found) == {second.id, *ids(others)}
    assert found[second.id].picks == instead


def test_what_is_corrected_afterwards_stays_as_the_figures_show_it(tmp_path: Path) -> None:
    kept = answers(12)
    keep(tmp_path, kept)
    survey = Survey(tmp_path)
    survey.comparison()
    keep(tmp_path, [correction(Void, kept[0])], station="staff")
    survey.refresh()
    survey.comparison()
    assert ids(survey.answers()) == sorted(ids(kept))


def test_nobody_of_a_group_that_is_not_shown(tmp_path: Path) -> None:
    keep(tmp_path, [*answers(12), *answers(4, group="elected")])
    assert {answer.group for answer in Survey(tmp_path).answers()} == {"citizens"}


def test_everybody_also_where_a_part_was_looked_at_last(tmp_path: Path) -> None:
    keep(tmp_path, answers(12))
    survey = Survey(tmp_path)
    survey.comparison(Selection(Variable.LANGUAGE, "en"))
    assert len(survey.answers()) == 12


def test_questions_bear_the_names_that_they_have_by_now(tmp_path: Path) -> None:
    current, desired = INSTRUMENT.questions
    renamed = replace(INSTRUMENT, version="2", questions=(current, replace(desired, id="wanted")))
    later = [
        replace(
            answer,
            picks={"current": ("v1", "v2", "v3"), "wanted": ("v4", "v5", "v6")},
            instrument_hash=content_hash(renamed),
        )
        for answer in answers(6, renamed, start=10)
    ]
    keep(tmp_path, answers(6))
    keep(tmp_path, later, renamed)
    survey = Survey(tmp_path)
    found = survey.answers()
    assert len(found) == 12
    assert all(set(answer.picks) == {"current", "wanted"} for answer in found)
    assert set(survey.versions) == {content_hash(INSTRUMENT), content_hash(renamed)}


def test_sealed_answers_are_there_for_the_holder_of_the_key(tmp_path: Path) -> None:
    key = new_key(tmp_path)
    keep_sealed(tmp_path / "wave", answers(8), key)
    survey = Survey(tmp_path / "wave", Opener.from_file(key.path))
    assert ids(survey.answers()) == sorted(ids(answers(8)))
    with pytest.raises(AllSealed):
        Survey(tmp_path / "wave").answers()


def test_what_nobody_is_told_is_not_in_them_and_what_is_the_same_is_held_once(
    tmp_path: Path,
) -> None:
    own: dict[str, Any] = {"seconds": {"current": 71}, "write_ins": {"desired": "Kalle Karlsson"}}
    keep(tmp_path, [replace(each, **own) for each in answers(12)])
    first, second, *_ = Survey(tmp_path).answers()
    assert (first.seconds, first.write_ins, first.order.shown) == ({}, {}, "")
    assert first.instrument_hash is second.instrument_hash
    assert first.picks["current"][0] is second.picks["current"][0]
