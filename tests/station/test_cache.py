"""Tallies that are kept beside the answers: used only where the answers are as they were."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.station.test_survey import INSTRUMENT, answers, citizens, correction, keep
from valuetui.instrument.canonical import canonical, content_hash
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.instruments import keep_instrument
from valuetui.responses.record import Void
from valuetui.station.cache import FOLDER, NAME
from valuetui.station.survey import Survey

LONG_AGO = 1_700_000_000


@pytest.fixture
def wave(tmp_path: Path) -> Path:
    """Seven answers that were kept long ago, counted once."""
    keep(tmp_path, answers(7))
    rest(tmp_path)
    assert citizens(Survey(tmp_path)) == 7
    return tmp_path


def rest(wave: Path) -> None:
    """Nothing has happened for a long time."""
    for path in (wave / "responses").glob("*.json"):
        os.utime(path, (LONG_AGO, LONG_AGO))


def tallies(wave: Path) -> Path:
    return wave / FOLDER / NAME


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on it is an error to read the answers."""

    def refuse(_: ResponseFolder) -> None:
        pytest.fail("the answers were read")

    monkeypatch.setattr(ResponseFolder, "follow", refuse)


def test_answers_that_are_as_they_were_are_not_read_again(
    wave: Path, request: pytest.FixtureRequest
) -> None:
    counted = Survey(wave).comparison()
    request.getfixturevalue("unread")
    survey = Survey(wave)
    assert survey.comparison() == counted
    assert survey.refresh() is False
    assert survey.problems == ()


def test_new_answers_are_followed_nevertheless(wave: Path) -> None:
    survey = Survey(wave)
    keep(wave, answers(2, start=10))
    assert survey.refresh() is True
    assert citizens(survey) == 9
    keep(wave, answers(1, start=20), station="kiosk-2")
    assert survey.refresh() is True
    assert citizens(survey) == 10
    assert survey.refresh() is False


def void(wave: Path) -> None:
    keep(wave, [correction(Void, answers(1)[0])])


def another_station(wave: Path) -> None:
    keep(wave, answers(1, start=30), station="kiosk-2")


def removed(wave: Path) -> None:
    [path] = (wave / "responses").glob("*.json")
    path.rename(wave / "elsewhere")
    keep(wave, answers(5))


@pytest.mark.parametrize(("change", "n"), [(void, 6), (another_station, 8), (removed, 5)])
def test_whatever_has_changed_is_counted(
    wave: Path, change: Callable[[Path], None], n: int
) -> None:
    change(wave)
    assert citizens(Survey(wave)) == n
    rest(wave)  # also where the files are given the time that they had before
    assert citizens(Survey(wave)) == n


def test_kept_tallies_that_are_damaged_are_not_used(wave: Path) -> None:
    whole = tallies(wave).read_bytes()
    for place in [*range(0, len(whole), 97), len(whole) - 1]:
        for damaged in (whole[:place], whole[:place] + b"\x07" + whole[place + 1 :]):
            tallies(wave).write_bytes(damaged)
            assert citizens(Survey(wave)) == 7
    assert tallies(wave).read_bytes() == whole


def test_what_was_changed_just_now_is_not_kept(tmp_path: Path) -> None:
    """Another change might get the same time."""
    keep(tmp_path, answers(7))
    Survey(tmp_path)
    assert not tallies(tmp_path).exists()


def test_what_was_left_out_is_told_again_and_so_nothing_is_kept(tmp_path: Path) -> None:
    keep(tmp_path, answers(7))
    (tmp_path / "responses" / "other.json").write_text("?")
    rest(tmp_path)
    assert Survey(tmp_path).problems == Survey(tmp_path).problems != ()
    assert not tallies(tmp_path).exists()


def test_without_its_instrument_a_tally_is_not_used(wave: Path) -> None:
    (wave / "instruments" / f"{content_hash(INSTRUMENT)}.json").unlink()
    survey = Survey(wave)
    keep_instrument(wave, canonical(INSTRUMENT))
    assert citizens(survey) == 7


def test_where_it_cannot_be_kept_the_results_are_the_same(tmp_path: Path) -> None:
    keep(tmp_path, answers(7))
    rest(tmp_path)
    (tmp_path / FOLDER).write_text("in the way")
    assert citizens(Survey(tmp_path)) == 7
    assert citizens(Survey(tmp_path)) == 7


def test_it_is_for_the_same_eyes_as_the_answers(wave: Path) -> None:
    if os.name != "nt":
        assert tallies(wave).stat().st_mode & 0o777 == 0o600
        assert tallies(wave).parent.stat().st_mode & 0o777 == 0o700
