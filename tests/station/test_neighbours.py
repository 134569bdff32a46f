"""What stands beside a survey is followed: answers that come, and folders that come and go."""

import shutil
from dataclasses import replace
from pathlib import Path

from tests.instrument.samples import make_instrument
from tests.screens.results.viewer import looking
from tests.station.test_snapshots import write_later_form
from tests.station.test_survey import answers, keep
from tests.station.test_surveys import of
from valuetui.instrument.model import Instrument
from valuetui.results.comparison import Comparison
from valuetui.screens.results.state import View
from valuetui.station.neighbours import Neighbours
from valuetui.station.snapshots import NewerSnapshots
from valuetui.station.survey import Survey

LEAST = make_instrument().threshold


def came(folder: Path, asked: Instrument, n: int, start: int) -> None:
    keep(folder, answers(n, asked, start=start), asked, station=f"kiosk-{start}")


def two_waves(country: Path, earlier: int = 12) -> tuple[Survey, Neighbours]:
    came(country / "2024", of("lillby", "2024"), earlier, 1)
    came(country / "2026", of("lillby", "2026"), 12, 1)
    survey = Survey(country / "2026")
    return survey, Neighbours(country, country / "2026", survey.comparison())


def n(comparison: Comparison | None) -> int:
    assert comparison
    return comparison.groups[0].n


def test_the_wave_before_moves_by_the_same_steps_as_the_survey(tmp_path: Path) -> None:
    beside = two_waves(tmp_path)[1]
    assert not beside.refresh()
    came(tmp_path / "2024", of("lillby", "2024"), LEAST - 1, 50)
    assert not beside.refresh()
    assert n(beside.earlier) == 12
    came(tmp_path / "2024", of("lillby", "2024"), 1, 90)
    assert beside.refresh()
    assert n(beside.earlier) == 12 + LEAST
    assert not beside.refresh()


def test_organisations_come_and_go(tmp_path: Path) -> None:
    survey, beside = two_waves(tmp_path)
    assert not beside.others
    came(tmp_path / "storby", of("storby", "2026"), 9, 1)
    assert beside.refresh()
    assert [each.instrument.organisation.id for each in beside.others] == ["storby"]
    assert not beside.refresh()
    shutil.rmtree(tmp_path / "storby")
    shutil.rmtree(tmp_path / "2024")
    assert beside.refresh()
    assert (beside.earlier, beside.others) == (None, ())
    assert survey.comparison().groups


def test_what_was_asked_otherwise_is_left_out_and_told(tmp_path: Path) -> None:
    _, beside = two_waves(tmp_path)
    other = make_instrument(15)
    asked = replace(of("storby", "2026"), values=other.values)
    came(tmp_path / "storby", asked, 9, 1)
    beside.refresh()
    assert beside.others == ()
    assert [getattr(each, "reason", "") for each in beside.troubles] == ["not-comparable"]


def test_what_cannot_be_read_stays_as_it_was_seen_last(tmp_path: Path) -> None:
    _, beside = two_waves(tmp_path)
    came(tmp_path / "2024", of("lillby", "2024"), LEAST, 50)
    write_later_form(tmp_path / "2024")
    assert not beside.refresh()
    assert n(beside.earlier) == 12
    assert [type(each) for each in beside.troubles] == [NewerSnapshots]


async def test_the_screen_follows_the_wave_before_while_it_is_open(tmp_path: Path) -> None:
    survey, beside = two_waves(tmp_path, 40)
    async with looking((120, 36), source=survey, beside=beside) as viewer:
        viewer.screen.action_choose_view(View.WAVES.value)
        await viewer.sees("n=40 → 12")
        came(tmp_path / "2024", of("lillby", "2024"), 30, 100)
        viewer.app.follow_beside()
        await viewer.sees("n=70 → 12")
