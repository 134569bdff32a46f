"""The quality of the answers in a folder: of just those that the results count."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from tests.instrument.samples import make_instrument
from tests.responses.sealing import new_key
from tests.results.populations import answer_of, seeded
from tests.results.quality.samples import shown_order
from tests.station.test_sealed import keep_sealed
from tests.station.test_survey import OTHER_WORDS, correction, force, keep
from valuetui.instrument.canonical import content_hash
from valuetui.instrument.model import Instrument, Role
from valuetui.responses.answer import Answer
from valuetui.responses.errors import NoResponses
from valuetui.responses.record import Amendment, Void
from valuetui.responses.sessions import open_sitting
from valuetui.results.gate import Why
from valuetui.results.measures import Share
from valuetui.results.quality.flags import Flag
from valuetui.results.quality.quality import quality
from valuetui.results.quality.report import GroupQuality, quality_report
from valuetui.results.quality.showing import Variable
from valuetui.station.collector import Collector
from valuetui.station.errors import NoInstrument, NotComparable
from valuetui.station.quality import quality_in
from valuetui.station.survey import Survey

INSTRUMENT = make_instrument(30, pick=8, threshold=5)


def answers(
    number: int,
    seed: int = 1,
    instrument: Instrument = INSTRUMENT,
    *,
    group: str = "citizens",
    station: str = "kiosk-1",
    fast: int = 0,
) -> list[Answer]:
    """So many answers at random of random people, the first of them fast."""
    chance = seeded(seed)
    values = [value.id for value in instrument.values]
    return [
        replace(
            answer_of(
                instrument,
                group,
                {q.id: tuple(chance.sample(values, q.pick)) for q in instrument.questions},
            ),
            id=f"{chance.getrandbits(128):032x}",
            instrument_hash=content_hash(instrument),
            station=station,
            fast=place < fast,
            order=shown_order(chance.sample(values, len(values)), instrument),
        )
        for place in range(number)
    ]


def citizens(folder: Path) -> GroupQuality:
    [found] = quality_in(folder).groups
    assert found.group.id == "citizens"
    return found


def test_the_report_is_that_of_all_answers_of_all_stations(tmp_path: Path) -> None:
    one, two = answers(20, 1, fast=8), answers(15, 2, station="kiosk-2")
    elected = answers(9, 3, group="elected", station="kiosk-2")
    keep(tmp_path, one, INSTRUMENT)
    keep(tmp_path, two + elected, INSTRUMENT, station="kiosk-2")
    found = Survey(tmp_path).quality()
    assert found == quality_report(quality(one + two + elected, INSTRUMENT), INSTRUMENT)
    assert found.groups[0].tables[Variable.STATION].shown == {"kiosk-1": 20, "kiosk-2": 15}
    flagged = found.groups[0].flags[Flag.SPEEDER]
    assert flagged
    assert flagged.share == Share(8, 35)


@pytest.mark.parametrize("first", ["answers", "corrections"])
def test_voided_and_amended_answers_count_as_they_are_now(first: str, tmp_path: Path) -> None:
    """Also where the correction is read before its answer, or after it."""
    given = answers(20, fast=8)
    same = dict.fromkeys(given[9].picks, given[9].picks["current"])
    corrections = [correction(Void, each) for each in given[:2]]
    corrections += [correction(Amendment, each, revision=1, picks=same) for each in given[9:15]]
    names = ("a", "b") if first == "answers" else ("b", "a")
    keep(tmp_path, given, INSTRUMENT, station=names[0])
    keep(tmp_path, corrections, INSTRUMENT, station=names[1])
    found = citizens(tmp_path)
    assert found.n == 18
    flags = {flag: each.share.count for flag, each in found.flags.items() if each}
    assert (flags[Flag.SPEEDER], flags[Flag.SAME_SET_TWICE]) == (6, 6)


def test_what_the_results_do_not_count_is_not_here_either(tmp_path: Path) -> None:
    strange = replace(answers(1, 2)[0], picks={"current": ("gone",) * 1, "desired": ()})
    keep(tmp_path, [*answers(20), strange], INSTRUMENT)
    survey = Survey(tmp_path)
    assert [problem.reason for problem in survey.problems] == ["unknown"]
    assert survey.comparison().groups[0].n == survey.quality().groups[0].n == 20


def test_versions_are_counted_together_by_the_rules_of_the_newest(tmp_path: Path) -> None:
    """In the later one a question has another id, the words other codes, and the threshold is
    higher."""
    current, desired = INSTRUMENT.questions
    codes = [value.code for value in INSTRUMENT.values][::-1]
    later = replace(
        INSTRUMENT,
        version="2",
        threshold=12,
        questions=(current, replace(desired, id="wanted")),
        values=tuple(
            replace(value, code=code) for value, code in zip(INSTRUMENT.values, codes, strict=True)
        ),
    )
    keep(tmp_path, answers(20, 1), INSTRUMENT)
    keep(tmp_path, answers(10, 2, later), later)
    report = quality_in(tmp_path)
    assert report.threshold == 12
    [found] = report.groups
    assert found.n == 30
    for role in (Role.CURRENT, Role.DESIRED):
        position = found.positions[role]
        assert position
        assert position.n == 30


def test_before_the_first_answer_all_groups_are_withheld(tmp_path: Path) -> None:
    with Collector(tmp_path, "kiosk-1", INSTRUMENT):
        found = quality_in(tmp_path)
    assert found.groups == ()
    assert [each.group for each in found.withheld] == list(INSTRUMENT.groups)


def test_what_cannot_be_counted_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoResponses):
        quality_in(tmp_path / "nowhere")
    keep(tmp_path / "mixed", answers(6), INSTRUMENT)
    force(tmp_path / "mixed", answers(6, 2, OTHER_WORDS), OTHER_WORDS)
    with pytest.raises(NotComparable):
        quality_in(tmp_path / "mixed")
    keep(tmp_path / "alone", answers(6), INSTRUMENT)
    for kept in (tmp_path / "alone" / "instruments").glob("*.json"):
        kept.unlink()
    with pytest.raises(NoInstrument):
        quality_in(tmp_path / "alone")


def test_sessions_are_called_by_their_names(tmp_path: Path) -> None:
    council = open_sitting(tmp_path, "Fullmäktige", "2026-11-23")
    there = [replace(each, session=council.id) for each in answers(9)]
    keep(tmp_path, there + answers(7, 2), INSTRUMENT)
    named = {"Fullmäktige 2026-11-23": 9, "": 7}
    assert citizens(tmp_path).tables[Variable.SESSION].shown == named
    (tmp_path / "sessions.json").write_text("?")
    assert citizens(tmp_path).tables[Variable.SESSION].shown == {council.id: 9, "": 7}


def test_sealed_answers_are_read_with_the_key(tmp_path: Path) -> None:
    key = new_key(tmp_path)
    keep_sealed(tmp_path / "wave", answers(9), key, instrument=INSTRUMENT)
    [found] = Survey(tmp_path / "wave", key.opener).quality().groups
    assert found.n == 9
    assert quality_in(tmp_path / "wave").groups == ()


def test_it_is_read_in_another_thread_while_the_survey_goes_on(tmp_path: Path) -> None:
    keep(tmp_path, answers(20), INSTRUMENT)
    survey = Survey(tmp_path)
    before = survey.comparison()
    keep(tmp_path, answers(10, 2), INSTRUMENT, station="kiosk-2")
    found: list[int] = []
    reading = threading.Thread(target=lambda: found.append(survey.quality().groups[0].n))
    reading.start()
    reading.join()
    assert found == [20]
    assert survey.comparison() == before
    assert survey.refresh()
    assert survey.comparison().groups[0].n == 30
    moved = survey.quality()
    assert moved.groups == ()  # what was told before and now would tell of few together
    assert moved.withheld[0].why is Why.MOVED


def test_the_quality_moves_in_the_steps_of_the_figures(tmp_path: Path) -> None:
    """And is that of the answers as the figures count them, whatever was corrected since."""
    first, second, third, *others = kept = answers(20, fast=8)
    other_picks = {q.id: tuple(v.id for v in INSTRUMENT.values[: q.pick])
                   for q in INSTRUMENT.questions}  # fmt: skip
    keep(tmp_path, kept, INSTRUMENT)
    keep(tmp_path, [correction(Amendment, third, revision=1, picks=other_picks)], INSTRUMENT)
    before = Survey(tmp_path).quality()
    counted = [first, second, replace(third, picks=other_picks), *others]
    assert before == quality_report(quality(counted, INSTRUMENT), INSTRUMENT)
    keep(tmp_path, answers(2, 2, fast=2), INSTRUMENT)
    amended = correction(Amendment, second, revision=1, picks=other_picks)
    keep(tmp_path, [correction(Void, first), amended], INSTRUMENT)
    assert Survey(tmp_path).quality() == before
    assert quality_in(tmp_path) != before
