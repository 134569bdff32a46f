"""What is shown of a folder of answers moves in steps, whoever looks and however often."""

import hashlib
import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.responses.samples import Forbidding
from tests.station.test_cache import rest
from tests.station.test_survey import (
    INSTRUMENT,
    PICKS,
    answers,
    citizens,
    correction,
    keep,
)
from valuetui.cli.failure import explain
from valuetui.instrument.canonical import content_hash
from valuetui.instrument.model import Role
from valuetui.responses.answer import Answer
from valuetui.responses.channel import Channel
from valuetui.responses.contents import contents_of
from valuetui.responses.files import SYSTEM, SystemFiles
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.following import Problem
from valuetui.responses.purge import plan_purge, purge
from valuetui.responses.record import Amendment, Fact, Void
from valuetui.responses.shown import FOLDER, NAME, SET_ASIDE
from valuetui.results.comparison import Comparison
from valuetui.results.gate import Look, Progress, Why
from valuetui.results.keeping import pack_frozen, unpack_frozen
from valuetui.results.selection import Selection, Variable
from valuetui.station.snapshots import NewerSnapshots, Shown, Snapshots
from valuetui.station.survey import Survey
from valuetui.words import Words

LEAST = INSTRUMENT.threshold
WEB = Selection(Variable.CHANNEL, "web")


def kept(wave: Path) -> Path:
    return wave / FOLDER / NAME


def shown(comparison: Comparison) -> int:
    """How many citizens the figures count."""
    result = comparison.group("citizens")
    return result.n if result else 0


def look(wave: Path) -> int:
    """Start the program, look once, and end it."""
    return shown(Survey(wave).comparison())


def by_channel(number: int, channel: Channel, start: int) -> list[Answer]:
    return [replace(each, channel=channel) for each in answers(number, start=start)]


def test_figures_move_when_enough_have_come_though_the_program_is_started_anew(
    tmp_path: Path,
) -> None:
    expected = [(4, 0), (1, 5), (1, 5), (3, 5), (1, 10), (4, 10), (7, 21)]
    for start, (more, figure) in enumerate(expected):
        keep(tmp_path, answers(more, start=100 * start))
        assert look(tmp_path) == look(tmp_path) == figure


def test_who_follows_sees_the_same_steps(tmp_path: Path) -> None:
    keep(tmp_path, answers(6))
    survey = Survey(tmp_path)
    before = survey.comparison()
    keep(tmp_path, answers(4, start=10))
    assert survey.refresh() is True
    assert survey.comparison(look=Look.FOLLOWING) is before
    assert citizens(survey) == 10
    keep(tmp_path, answers(1, start=20))
    survey.refresh()
    after = survey.comparison(look=Look.FOLLOWING)
    assert (shown(before), shown(after)) == (6, 11)
    assert before.snapshot != after.snapshot


def test_while_somebody_follows_a_large_group_moves_by_a_twentieth(tmp_path: Path) -> None:
    keep(tmp_path, answers(140))
    survey = Survey(tmp_path)
    assert shown(survey.comparison()) == 140
    keep(tmp_path, answers(6, start=200))
    survey.refresh()
    assert shown(survey.comparison(look=Look.FOLLOWING)) == 140
    assert survey.progress()["citizens"] == Progress(answers=146, moves_at=147)
    keep(tmp_path, answers(1, start=300))
    survey.refresh()
    assert shown(survey.comparison(look=Look.FOLLOWING)) == 147
    keep(tmp_path, answers(5, start=400))
    assert look(tmp_path) == 152


def test_a_voided_answer_is_counted_until_enough_has_changed(tmp_path: Path) -> None:
    first, second, *_ = given_first = answers(12)
    keep(tmp_path, given_first)
    assert look(tmp_path) == 12
    instead = {"current": ("v4", "v5", "v6"), "desired": ("v4", "v5", "v6")}
    amended = correction(Amendment, second, revision=1, picks=instead)
    keep(tmp_path, [correction(Void, first), amended], station="staff")
    assert look(tmp_path) == 12
    keep(tmp_path, answers(5, start=20))
    [result] = Survey(tmp_path).comparison().groups
    assert result.n == 16
    shares = result.questions[Role.CURRENT].shares
    assert (shares["v1"].least, shares["v1"].most) == (14, 16)
    assert (shares["v4"].least, shares["v4"].most) == (1, 2)


def test_the_number_of_answers_is_told_at_once_and_coarsely(tmp_path: Path) -> None:
    keep(tmp_path, answers(9))
    survey = Survey(tmp_path)
    survey.comparison()
    for start, (more, told) in enumerate([(1, 10), (8, 10), (1, 10), (1, 20)], 1):
        keep(tmp_path, answers(more, start=10 * start))
        survey.refresh()
        assert survey.progress()["citizens"].answers == told
    assert survey.progress()["elected"] == Progress(answers=0, moves_at=LEAST)


def test_where_nothing_has_changed_no_answer_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(tmp_path, answers(7))
    rest(tmp_path)
    before = Survey(tmp_path).comparison()
    monkeypatch.setattr(ResponseFolder, "follow", lambda _: pytest.fail("the answers were read"))
    survey = Survey(tmp_path)
    assert survey.comparison() == before
    assert survey.progress()["citizens"].answers == 0


# Selections


@pytest.fixture
def wave(tmp_path: Path) -> Path:
    """Sixty from the kiosk, 55 from the web; three of all are of a unit. And six elected."""
    kiosk, web = by_channel(60, Channel.KIOSK, 0), by_channel(55, Channel.WEB, 100)
    of_a_unit = [replace(each, unit="school") for each in kiosk[:3]]
    keep(tmp_path, [*of_a_unit, *kiosk[3:], *web, *answers(6, group="elected")])
    return tmp_path


def test_a_selection_has_the_figures_of_its_category(wave: Path) -> None:
    survey = Survey(wave)
    comparison = survey.comparison(WEB)
    assert comparison.selection == WEB
    [result] = comparison.groups
    assert (result.group.id, result.n) == ("citizens", 55)
    assert survey.comparison().selection is None
    assert shown(survey.comparison()) == 115


def test_a_group_in_which_a_category_may_not_be_shown_is_withheld_and_it_is_said_why(
    wave: Path,
) -> None:
    school = Survey(wave).comparison(Selection(Variable.UNIT, "school"))
    assert school.groups == ()
    assert {each.group.id: each.why for each in school.withheld} == {
        "citizens": Why.SELECTION,
        "elected": Why.SELECTION,
        "employees": Why.FEW,
    }


def test_what_may_be_chosen_is_told(wave: Path) -> None:
    survey = Survey(wave)
    assert survey.selections() == ()
    survey.comparison()
    found = [(each.selection.category, dict(each.answers), each.hidden)
             for each in survey.selections()]  # fmt: skip
    assert found == [
        ("school", {}, ("citizens",)),
        ("", {"elected": 6}, ("citizens",)),
        ("kiosk", {"citizens": 60, "elected": 6}, ()),
        ("web", {"citizens": 55}, ()),
        ("sv", {"citizens": 115, "elected": 6}, ()),
    ]


def test_a_category_stands_still_while_everybody_moves(wave: Path) -> None:
    survey = Survey(wave)
    before = survey.comparison(WEB)
    keep(wave, by_channel(8, Channel.KIOSK, 300) + by_channel(2, Channel.WEB, 400))
    survey.refresh()
    assert shown(survey.comparison()) == 125
    assert survey.comparison(WEB) == before


# Any order


@pytest.mark.slow
@settings(max_examples=40)
@given(st.randoms(use_true_random=False), st.integers(1, 6))
def test_two_figures_that_follow_each_other_differ_by_enough_people(
    tmp_path_factory: pytest.TempPathFactory, chance: random.Random, looks: int
) -> None:
    """Whatever came and was corrected in between, and whether the program was started anew."""
    wave = tmp_path_factory.mktemp("wave")
    counted: list[dict[str, Fact]] = [{}]
    now: dict[str, Fact] = {}
    survey: Survey | None = None
    for number in range(looks):
        came = answers(chance.choice([1, 4, 5, 9]), start=100 * number)
        facts: list[Fact] = [*came]
        now |= {each.id: each for each in came}
        for answer in chance.sample(sorted(now), chance.randint(0, min(4, len(now)))):
            facts.append(correction(Void, replace(came[0], id=answer)))
            del now[answer]
        keep(wave, facts)
        if survey is None or chance.random() < 0.5:
            survey = Survey(wave)
        survey.refresh()
        figure = shown(survey.comparison(look=chance.choice(list(Look))))
        assert citizens(survey) == (len(now) if len(now) >= LEAST else 0)
        if figure != len(counted[-1]):
            assert figure == len(now)
            assert len(now.keys() ^ counted[-1].keys()) >= LEAST
            counted.append(dict(now))


# Several at once


def test_what_another_process_has_shown_is_shown(tmp_path: Path) -> None:
    keep(tmp_path, answers(6))
    ours = Survey(tmp_path)
    ours.comparison()
    keep(tmp_path, answers(5, start=10))
    script = (
        "import sys\nfrom pathlib import Path\n"
        "from tests.station.test_snapshots import look\n"
        "print(look(Path(sys.argv[1])))"
    )
    told = subprocess.run([sys.executable, "-c", script, tmp_path], check=True, timeout=60,
                          capture_output=True, text=True)  # fmt: skip
    assert told.stdout.strip() == "11"
    assert shown(ours.comparison()) == 11
    keep(tmp_path, answers(4, start=20))
    ours.refresh()
    assert shown(ours.comparison()) == 11


def test_who_has_not_read_the_newest_answers_takes_nobody_for_gone(tmp_path: Path) -> None:
    """Another one has counted answers that we have not read yet."""
    keep(tmp_path, answers(6))
    ours = Survey(tmp_path)
    ours.comparison()
    keep(tmp_path, answers(20, start=10))
    assert look(tmp_path) == 26
    assert shown(ours.comparison()) == 26
    assert look(tmp_path) == 26
    [frozen] = unpack_frozen(kept(tmp_path).read_bytes()).values()
    assert len(frozen.snapshots) == 2


def test_two_who_look_at_once_show_the_same(tmp_path: Path) -> None:
    """One has read five more answers than the other, who then comes first, or does not."""
    keep(tmp_path, answers(6))
    surveys = [Survey(tmp_path) for _ in range(4)]
    surveys[0].comparison()
    for number, survey in enumerate(surveys):
        keep(tmp_path, answers(5, start=100 * number + 100))
        survey.refresh()
    start, found = Barrier(len(surveys)), list[int]()

    def look_at_once(survey: Survey) -> None:
        start.wait()
        found.append(shown(survey.comparison()))

    threads = [Thread(target=look_at_once, args=[survey]) for survey in surveys]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [26] * 4
    [frozen] = unpack_frozen(kept(tmp_path).read_bytes()).values()
    assert len(frozen.snapshots) == 2


class Impatient(SystemFiles):
    """A system on which nobody waits for a lock."""

    def lock(self, handle: int, patience: float) -> None:
        super().lock(handle, 0 * patience)


def test_while_one_decides_nobody_else_does(tmp_path: Path) -> None:
    keep(tmp_path, answers(6))
    look(tmp_path)
    one, other = Snapshots(tmp_path), Snapshots(tmp_path, files=Impatient())

    def decided(_: Shown) -> Shown:
        assert other.move(lambda _: pytest.fail("two decide at once")).keys() == {"citizens"}
        return {}

    assert one.move(decided) == {}
    assert other.move(lambda latest: latest) == {}
    assert other.problems == []


# What is kept


def test_it_is_for_the_same_eyes_as_the_answers(tmp_path: Path) -> None:
    keep(tmp_path, answers(6))
    look(tmp_path)
    assert not (tmp_path / FOLDER / f".{NAME}.new").exists()
    if os.name != "nt":
        assert kept(tmp_path).stat().st_mode & 0o777 == 0o600
        assert kept(tmp_path).parent.stat().st_mode & 0o777 == 0o700


def test_before_anything_is_shown_nothing_is_written(tmp_path: Path) -> None:
    keep(tmp_path, answers(LEAST - 1))
    assert look(tmp_path) == 0
    assert not kept(tmp_path).parent.exists()


def test_it_goes_with_the_answers(tmp_path: Path) -> None:
    keep(tmp_path, answers(6))
    look(tmp_path)
    assert f"{FOLDER}/{NAME}" in {each.name for each in contents_of(tmp_path, SYSTEM).files}
    purge(plan_purge(tmp_path), "KS 2026/1", "2026-12-01")
    assert not (tmp_path / FOLDER).exists()


@pytest.mark.parametrize("damage", [b"", b"?", b"{}"])
def test_a_damaged_file_is_set_aside_and_it_is_said_for_as_long_as_it_lies_there(
    tmp_path: Path, damage: bytes
) -> None:
    keep(tmp_path, answers(6))
    look(tmp_path)
    kept(tmp_path).write_bytes(damage)
    keep(tmp_path, answers(1, start=10))
    aside = kept(tmp_path).with_name(SET_ASIDE)
    for _ in range(2):
        survey = Survey(tmp_path)
        assert shown(survey.comparison()) == 7
        assert survey.problems == (Problem(aside, "snapshots-damaged"),)
        assert aside.read_bytes() == damage
        keep(tmp_path, answers(1, start=20))  # from now on there are steps again
    aside.unlink()
    assert Survey(tmp_path).problems == ()


def write_later_form(folder: Path) -> bytes:
    """What a later version of the program would have kept."""
    later = b"".join(pack_frozen([])).partition(b"\n")[0].replace(b'"form":2', b'"form":3') + b"\n"
    later += hashlib.sha256(later).digest()
    kept(folder).write_bytes(later)
    return later


def test_of_what_a_later_version_has_kept_nothing_is_shown_or_changed(tmp_path: Path) -> None:
    keep(tmp_path, answers(6))
    look(tmp_path)
    later = write_later_form(tmp_path)
    with pytest.raises(NewerSnapshots) as refused:
        Survey(tmp_path).comparison()
    assert "Uppdatera valuetui" in explain(refused.value, Words("sv"))
    assert kept(tmp_path).read_bytes() == later


def test_where_nothing_can_be_kept_the_figures_move_in_steps_until_the_program_ends(
    tmp_path: Path,
) -> None:
    keep(tmp_path, answers(6))
    (tmp_path / FOLDER).write_text("in the way")
    survey = Survey(tmp_path)
    assert shown(survey.comparison()) == 6
    keep(tmp_path, answers(2, start=10))
    survey.refresh()
    assert shown(survey.comparison()) == 6
    [told] = survey.problems
    assert (told.path, told.reason, told.detail) == (kept(tmp_path), "snapshots-unkept", "ENOTDIR")


def test_what_may_not_be_read_is_not_written_over(tmp_path: Path) -> None:
    keep(tmp_path, answers(6))
    look(tmp_path)
    before = kept(tmp_path).read_bytes()
    snapshots = Snapshots(tmp_path, files=Forbidding())
    assert snapshots.move(lambda latest: {**latest}) == {}
    assert [each.reason for each in snapshots.problems] == ["snapshots-unkept"]
    assert kept(tmp_path).read_bytes() == before


def test_what_was_shown_is_on_disk_before_anybody_sees_it(tmp_path: Path) -> None:
    keep(tmp_path, answers(6))
    look(tmp_path)
    one, other = Snapshots(tmp_path), Snapshots(tmp_path)

    def moved(latest: Shown) -> Shown:
        assert other.shown().keys() == latest.keys() == {"citizens"}
        return {"elected": replace(latest["citizens"], group="elected")}

    assert one.move(moved).keys() == other.shown().keys() == {"elected"}


def test_another_version_of_the_instrument_goes_on_where_the_first_one_was(tmp_path: Path) -> None:
    current, desired = INSTRUMENT.questions
    renamed = replace(INSTRUMENT, version="2", questions=(current, replace(desired, id="wanted")))
    keep(tmp_path, answers(6))
    assert look(tmp_path) == 6
    later = [
        replace(answer, picks={"current": PICKS["current"], "wanted": PICKS["desired"]},
                instrument_hash=content_hash(renamed))
        for answer in answers(8, renamed, start=10)
    ]  # fmt: skip
    keep(tmp_path, later[:4], renamed)
    [result] = Survey(tmp_path).comparison().groups
    assert {role: each.n for role, each in result.questions.items()} == {
        Role.CURRENT: 6,
        Role.DESIRED: 6,
    }
    keep(tmp_path, later, renamed)
    [result] = Survey(tmp_path).comparison().groups
    assert result.questions[Role.DESIRED].shares["v4"].most == 14


def test_what_was_shown_of_invented_people_is_forgotten(tmp_path: Path) -> None:
    """A visitor of the demo sees the answer at once, whoever has looked before."""
    keep(tmp_path, answers(20), INSTRUMENT)
    assert Survey(tmp_path).comparison().groups[0].n == 20
    keep(tmp_path, answers(1, start=50), INSTRUMENT)
    assert Survey(tmp_path).comparison().groups[0].n == 20
    assert Survey(tmp_path, invented=True).comparison().groups[0].n == 21
    keep(tmp_path, answers(1, start=60), INSTRUMENT)
    assert Survey(tmp_path, invented=True).comparison().groups[0].n == 22
    assert Survey(tmp_path).comparison().groups[0].n == 20
