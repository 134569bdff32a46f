"""The survey in a folder, with the real store: kept, counted, followed, and not mixed."""

import hashlib
import json
import secrets
import shutil
import subprocess
import sys
import tracemalloc
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.instrument.samples import make_instrument, make_value
from tests.responses.samples import plain
from tests.results.populations import answer_of
from valuetui.instrument.canonical import canonical, content_hash
from valuetui.instrument.model import Instrument, Role
from valuetui.responses.answer import Answer
from valuetui.responses.errors import ForeignFile, NoResponses, StoreError
from valuetui.responses.following import Problem
from valuetui.responses.instruments import keep_instrument
from valuetui.responses.record import Amendment, Fact, Void
from valuetui.responses.sessions import close_sitting, open_sitting
from valuetui.results.comparison import Comparison, compare
from valuetui.station.collector import Collector
from valuetui.station.demo import keep_demo
from valuetui.station.errors import NewerInstrument, NoInstrument, NotComparable
from valuetui.station.survey import Survey

INSTRUMENT = make_instrument()
PICKS = {"current": ("v1", "v2", "v3"), "desired": ("v4", "v5", "v6")}


def answers(
    number: int, instrument: Instrument = INSTRUMENT, *, start: int = 0, group: str = "citizens"
) -> list[Answer]:
    """So many answers with ids of their own."""
    return [
        replace(
            answer_of(instrument, group, PICKS),
            id=hashlib.md5(f"{group}{start + place}".encode(), usedforsecurity=False).hexdigest(),
            instrument_hash=content_hash(instrument),
        )
        for place in range(number)
    ]


def keep(
    folder: Path,
    kept: Sequence[Fact],
    instrument: Instrument = INSTRUMENT,
    station: str = "kiosk-1",
) -> None:
    with Collector(folder, station, instrument) as collector:
        collector.save_many(kept)


def counted(survey: Survey) -> Comparison:
    """What the results would show if the figures moved with every answer: that is how it is told
    what counts. What they do show is in ``test_snapshots``."""
    newest = survey._newest()
    return compare(newest.counts(survey._counting.tallies), newest.instrument)


def citizens(survey: Survey) -> int:
    """How many citizens count, if they are enough to be shown."""
    result = counted(survey).group("citizens")
    return result.n if result else 0


def test_what_stations_keep_is_counted(tmp_path: Path) -> None:
    with Collector(tmp_path, "kiosk-1", INSTRUMENT) as collector:
        for answer in answers(3):
            collector.save(answer)
        assert collector.store.path == tmp_path / "responses" / "kiosk-1.json"
    keep(tmp_path, answers(4, start=10), station="kiosk-2")
    survey = Survey(tmp_path)
    assert citizens(survey) == 7
    [result] = survey.comparison().groups
    assert (result.n, result.questions[Role.CURRENT].shares["v1"].most) == (7, 7)
    assert survey.problems == ()


def test_the_instrument_lies_beside_the_answers(tmp_path: Path) -> None:
    keep(tmp_path, answers(1))
    [kept] = (tmp_path / "instruments").glob("*.json")
    assert kept.stem == content_hash(INSTRUMENT)
    assert kept.read_bytes() == canonical(INSTRUMENT)
    assert Survey(tmp_path).comparison().instrument == INSTRUMENT


def test_on_a_new_day_the_answers_of_earlier_days_are_put_in_order(tmp_path: Path) -> None:
    monday, tuesday = date(2026, 11, 23), date(2026, 11, 24)
    given = sorted(answers(5), key=lambda answer: answer.id, reverse=True)
    with Collector(tmp_path, "kiosk-1", INSTRUMENT) as collector:
        for answer in given:
            collector.save(replace(answer, day=monday.isoformat()))
        arrival = collector.store.path.read_bytes()
        collector.begin_day(monday)
        assert collector.store.path.read_bytes() == arrival
        collector.begin_day(tuesday)
        kept = plain(collector.store.path)
        assert [each["id"] for each in kept] == sorted(answer.id for answer in given)
        collector.save(replace(given[0], id="f" * 32, day=tuesday.isoformat()))
    assert citizens(Survey(tmp_path)) == 6


def test_an_answer_belongs_to_the_session_that_is_open_for_its_group(tmp_path: Path) -> None:
    with Collector(tmp_path, "kiosk-1", INSTRUMENT) as collector:
        assert collector.sitting("elected") is None
        council = open_sitting(tmp_path, "Fullmäktige", "2026-11-23", "elected")
        assert collector.sitting("elected") == council.id
        assert collector.sitting("citizens") is None
        fair = open_sitting(tmp_path, "Öppet hus", "2026-11-23")
        assert (collector.sitting("elected"), collector.sitting("citizens")) == (
            council.id,
            fair.id,
        )
        open_sitting(tmp_path, "Nämnden", "2026-11-23", "elected")
        assert collector.sitting("elected") is None
        close_sitting(tmp_path, "Fullmäktige", "2026-11-24")
        close_sitting(tmp_path, "Nämnden", "2026-11-24")
        assert collector.sitting("elected") == fair.id
        (tmp_path / "sessions.json").write_text("?")
        assert collector.sitting("elected") is None


def test_an_answer_that_is_kept_twice_counts_once(tmp_path: Path) -> None:
    keep(tmp_path, answers(6))
    keep(tmp_path, answers(6))
    keep(tmp_path, answers(6), station="kiosk-2")
    assert citizens(Survey(tmp_path)) == 6


def test_new_answers_are_followed_also_those_of_another_process(tmp_path: Path) -> None:
    keep(tmp_path, answers(5))
    survey = Survey(tmp_path)
    assert survey.refresh() is False
    keep(tmp_path, answers(2, start=10))
    assert survey.refresh() is True
    assert citizens(survey) == 7
    script = (
        "import sys\nfrom pathlib import Path\n"
        "from tests.station.test_survey import answers, keep\n"
        "keep(Path(sys.argv[1]), answers(3, start=20), station='kiosk-2')"
    )
    subprocess.run([sys.executable, "-c", script, tmp_path], check=True, timeout=60)
    assert survey.refresh() is True
    assert citizens(survey) == 10
    assert survey.refresh() is False


def correction(kind: Any, of: Answer, **fields: Any) -> Any:
    """A correction of an answer, with an id of its own."""
    identifier = secrets.token_hex(16)
    return kind(identifier, of.id, reason="prov", day="2026-11-24", station="staff", **fields)


def test_what_is_corrected_after_it_was_counted_counts_as_corrected(tmp_path: Path) -> None:
    first, second, *others = kept = answers(8)
    keep(tmp_path, kept)
    survey = Survey(tmp_path)
    assert citizens(survey) == 8

    instead = {"current": ("v4", "v5", "v6"), "desired": ("v4", "v5", "v6")}
    amended = correction(Amendment, second, revision=1, picks=instead)
    keep(tmp_path, [correction(Void, first), amended], station="staff")
    assert survey.refresh() is True
    for each in (survey, Survey(tmp_path)):
        [result] = counted(each).groups
        assert result.n == 7
        shares = result.questions[Role.CURRENT].shares
        for value, count in (("v1", len(others)), ("v4", 1)):
            assert shares[value].least <= count <= shares[value].most
        assert each.problems == ()

    keep(tmp_path, answers(2, start=20))
    assert survey.refresh() is True
    assert citizens(survey) == 9


def test_a_correction_waits_for_its_answer(tmp_path: Path) -> None:
    first, *others = answers(7)
    keep(tmp_path, [correction(Void, first)], station="staff")
    survey = Survey(tmp_path)
    keep(tmp_path, [first, *others])
    survey.refresh()
    assert citizens(survey) == 6


@pytest.mark.slow
def test_not_all_answers_are_in_memory_while_they_are_counted(tmp_path: Path) -> None:
    few, many = tmp_path / "few", tmp_path / "many"
    keep(few, answers(1500))
    keep(many, answers(6000))
    Survey(few)
    assert most_memory_of_counting(many) < 2 * most_memory_of_counting(few)


def most_memory_of_counting(folder: Path) -> int:
    """While all answers are read: on a slow machine tallies may have been kept meanwhile."""
    shutil.rmtree(folder / "cache", ignore_errors=True)
    tracemalloc.start()
    try:
        Survey(folder)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_before_the_first_answer_all_groups_are_withheld(tmp_path: Path) -> None:
    with Collector(tmp_path, "kiosk-1", INSTRUMENT):
        survey = Survey(tmp_path)
    comparison = survey.comparison()
    assert comparison.instrument == INSTRUMENT
    assert len(comparison.withheld) == 3


def test_a_folder_without_answers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoResponses):
        Survey(tmp_path)
    with pytest.raises(NoResponses):
        Survey(tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == []


def test_answers_without_their_instrument_are_refused(tmp_path: Path) -> None:
    keep(tmp_path, answers(6))
    [kept] = (tmp_path / "instruments").glob("*.json")
    kept.unlink()
    with pytest.raises(NoInstrument):
        Survey(tmp_path).comparison()


def test_answers_of_which_some_lack_their_instrument_are_refused(tmp_path: Path) -> None:
    better = replace(INSTRUMENT, version="2")
    keep(tmp_path, answers(6))
    keep(tmp_path, answers(6, better, start=10), better)
    (tmp_path / "instruments" / f"{content_hash(INSTRUMENT)}.json").unlink()
    with pytest.raises(NoInstrument):
        Survey(tmp_path).comparison()


def test_an_instrument_that_was_tampered_with_is_not_used(tmp_path: Path) -> None:
    keep(tmp_path, answers(6))
    [kept] = (tmp_path / "instruments").glob("*.json")
    kept.write_bytes(canonical(INSTRUMENT).replace(b'"threshold":5', b'"threshold":1'))
    with pytest.raises(NoInstrument):
        Survey(tmp_path).comparison()


# Several versions


def test_versions_with_the_same_words_are_counted_together_with_the_newest_texts(
    tmp_path: Path,
) -> None:
    versions = [
        replace(INSTRUMENT, version=version, title={"sv": version, "en": version})
        for version in ("9", "10", "2")
    ]
    for place, version in enumerate(versions):
        keep(tmp_path, answers(3, version, start=10 * place), version)
    survey = Survey(tmp_path)
    assert citizens(survey) == 9
    assert survey.comparison().instrument.version == "10"


@pytest.mark.parametrize(
    ("older", "newer"), [("1", "2"), ("9", "10"), ("1.9", "1.10"), ("2026-1", "2026-2"), ("a", "b")]
)
def test_which_version_is_newer(older: str, newer: str, tmp_path: Path) -> None:
    for place, version in enumerate((newer, older)):
        instrument = replace(INSTRUMENT, version=version)
        keep(tmp_path, answers(1, instrument, start=place), instrument)
    assert Survey(tmp_path).comparison().instrument.version == newer


OTHER_WORDS = replace(INSTRUMENT, version="2", values=(*INSTRUMENT.values[1:], make_value(50)))


def force(folder: Path, kept: list[Answer], instrument: Instrument) -> None:
    """Put answers there as another station would have done by itself, and then was copied in."""
    apart = folder / "apart"
    keep(apart, kept, instrument, station="other")
    (apart / "responses" / "other.json").rename(folder / "responses" / "other.json")
    keep_instrument(folder, canonical(instrument))


def test_answers_to_different_words_are_not_counted_together(tmp_path: Path) -> None:
    keep(tmp_path, answers(6))
    force(tmp_path, answers(6, OTHER_WORDS, start=10), OTHER_WORDS)
    with pytest.raises(NotComparable) as refused:
        Survey(tmp_path).comparison()
    assert refused.value.difference.added == ("v50",)
    assert refused.value.difference.removed == ("v1",)


def test_answers_to_different_numbers_of_picks_are_not_counted_together(tmp_path: Path) -> None:
    more = replace(make_instrument(pick=4), version="2")
    keep(tmp_path, answers(6))
    force(tmp_path, answers(6, more, start=10), more)
    with pytest.raises(NotComparable) as refused:
        Survey(tmp_path).comparison()
    assert refused.value.difference.picks_changed == ("current", "desired")


def test_answers_to_a_question_that_has_got_another_id_are_counted_together(
    tmp_path: Path,
) -> None:
    current, desired = INSTRUMENT.questions
    renamed = replace(INSTRUMENT, version="2", questions=(current, replace(desired, id="wanted")))
    later = [
        replace(answer, picks={"current": picks["current"], "wanted": picks["desired"]})
        for answer in answers(6, renamed, start=10)
        for picks in [answer.picks]
    ]
    keep(tmp_path, answers(3))
    keep(tmp_path, later, renamed)
    [group] = Survey(tmp_path).comparison().groups
    assert group.n == 9
    assert {role: result.n for role, result in group.questions.items()} == {
        Role.CURRENT: 9,
        Role.DESIRED: 9,
    }


def test_answers_of_a_group_that_is_there_no_more_are_left_out_and_it_is_told(
    tmp_path: Path,
) -> None:
    later = replace(INSTRUMENT, version="2", groups=INSTRUMENT.groups[:2])
    keep(tmp_path, answers(6) + answers(6, group="employees"))
    survey = Survey(tmp_path)
    assert survey.comparison()
    assert [problem.reason for problem in survey.problems] == []
    keep(tmp_path, answers(6, later, start=10), later)
    survey.refresh()
    assert citizens(survey) == 12
    assert [problem.reason for problem in survey.problems] == ["groups"]


ASKED_THE_OTHER_WAY_ROUND = replace(
    INSTRUMENT,
    version="2",
    questions=tuple(
        replace(question, role=other.role)
        for question, other in zip(INSTRUMENT.questions, INSTRUMENT.questions[::-1], strict=True)
    ),
)


def test_answers_to_questions_about_something_else_are_not_counted_together(
    tmp_path: Path,
) -> None:
    other = ASKED_THE_OTHER_WAY_ROUND
    keep(tmp_path, answers(6))
    with pytest.raises(NotComparable):
        Collector(tmp_path, "kiosk-2", other).open()
    force(tmp_path, answers(6, other, start=10), other)
    with pytest.raises(NotComparable) as refused:
        Survey(tmp_path).comparison()
    assert refused.value.difference.roles_changed == ("current", "desired")


def test_answers_of_another_organisation_are_counted_and_it_is_told(tmp_path: Path) -> None:
    elsewhere = replace(INSTRUMENT, organisation=replace(INSTRUMENT.organisation, id="storby"))
    keep(tmp_path, answers(3))
    assert Survey(tmp_path).problems == ()
    keep(tmp_path, answers(3, elsewhere, start=10), elsewhere, station="kiosk-2")
    survey = Survey(tmp_path)
    assert citizens(survey) == 6
    assert survey.problems == (Problem(tmp_path / "responses", "organisations", 2),)


def test_a_station_that_asks_other_words_is_refused_before_anybody_answers(tmp_path: Path) -> None:
    keep(tmp_path, answers(1))
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(NotComparable) as refused:
        Collector(tmp_path, "kiosk-2", OTHER_WORDS).open()
    assert refused.value.difference.added == ("v50",)
    assert sorted(tmp_path.rglob("*")) == before
    assert citizens(Survey(tmp_path)) == 0  # one answer, under the threshold
    keep(tmp_path, answers(4, start=10))
    assert citizens(Survey(tmp_path)) == 5


def test_a_station_with_better_labels_may_go_on_in_the_same_folder(tmp_path: Path) -> None:
    better = replace(INSTRUMENT, version="2", title={"sv": "Ny", "en": "New"})
    keep(tmp_path, answers(3))
    keep(tmp_path, answers(3, better, start=10), better)
    assert citizens(Survey(tmp_path)) == 6


def test_an_instrument_that_was_only_tried_out_hinders_nobody(tmp_path: Path) -> None:
    with Collector(tmp_path, "kiosk-1", OTHER_WORDS):
        pass
    keep(tmp_path, answers(6))
    assert Survey(tmp_path).comparison().instrument == INSTRUMENT


# What a later version, or somebody else, has put there


def keep_later_form(folder: Path) -> str:
    form = canonical(INSTRUMENT).replace(b'"form":1', b'"form":2')
    return keep_instrument(folder, form)


def test_an_instrument_of_a_later_version_is_refused(tmp_path: Path) -> None:
    stamp = keep_later_form(tmp_path)
    with pytest.raises(NewerInstrument):
        Collector(tmp_path, "kiosk-1", INSTRUMENT).open()
    (tmp_path / "instruments" / f"{stamp}.json").unlink()
    with Collector(tmp_path, "kiosk-1", INSTRUMENT) as collector:
        collector.save(replace(answers(1)[0], instrument_hash=stamp))
    keep_later_form(tmp_path)
    with pytest.raises(NewerInstrument) as refused:
        Survey(tmp_path).comparison()
    assert refused.value.reason == "newer"


def test_an_unused_instrument_of_a_later_version_does_not_hinder_the_results(
    tmp_path: Path,
) -> None:
    keep(tmp_path, answers(6))
    keep_later_form(tmp_path)
    assert citizens(Survey(tmp_path)) == 6


def test_records_of_a_later_version_are_counted_apart(tmp_path: Path) -> None:
    keep(tmp_path, answers(6))
    with Collector(tmp_path, "kiosk-2", INSTRUMENT) as collector:
        for document in (
            {**answers(1, start=20)[0].to_document(), "schema": 2},
            {**answers(1, start=21)[0].to_document(), "kind": "void"},
            {**answers(1, start=22)[0].to_document(), "group": ["citizens"]},
        ):
            collector.store.save(document)
    survey = Survey(tmp_path)
    assert survey.problems == (Problem(tmp_path / "responses", "unknown", 3),)
    assert citizens(survey) == 6
    with Collector(tmp_path, "kiosk-2", INSTRUMENT) as collector:
        collector.store.save({**answers(1, start=23)[0].to_document(), "kind": "void"})
    survey.refresh()
    assert survey.problems == (Problem(tmp_path / "responses", "unknown", 4),)


def test_a_file_that_holds_something_else_is_told_and_the_rest_is_counted(tmp_path: Path) -> None:
    keep(tmp_path, answers(6))
    (tmp_path / "responses" / "shopping.json").write_text("milk, bread", encoding="utf-8")
    (tmp_path / "responses" / "list.json").write_text(json.dumps([1, 2]), encoding="utf-8")
    survey = Survey(tmp_path)
    told = {(problem.path.name, problem.reason) for problem in survey.problems}
    assert told == {("shopping.json", "not-json"), ("list.json", "not-tinydb")}
    assert citizens(survey) == 6


def test_a_station_does_not_write_into_a_file_that_holds_something_else(tmp_path: Path) -> None:
    (tmp_path / "responses").mkdir()
    foreign = tmp_path / "responses" / "kiosk-1.json"
    foreign.write_text("milk, bread", encoding="utf-8")
    with pytest.raises(ForeignFile):
        Collector(tmp_path, "kiosk-1", INSTRUMENT).open()
    assert foreign.read_text(encoding="utf-8") == "milk, bread"


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreError) as refused:
        Collector(tmp_path / "file" / "2026", "kiosk-1", INSTRUMENT).open()
    assert refused.value.reason == "missing"


def test_where_the_instrument_cannot_be_kept_no_answers_are_taken(tmp_path: Path) -> None:
    (tmp_path / "instruments" / ".lock").mkdir(parents=True)
    with pytest.raises(StoreError):
        Collector(tmp_path, "kiosk-1", INSTRUMENT).open()
    assert not (tmp_path / "responses").exists()


def test_the_demo_is_kept_as_a_survey(tmp_path: Path) -> None:
    keep_demo(tmp_path, {"citizens": 12, "elected": 3, "employees": 11}, 2026)
    comparison = Survey(tmp_path).comparison()
    assert [(result.group.id, result.n) for result in comparison.groups] == [
        ("citizens", 12), ("employees", 11)]  # fmt: skip
