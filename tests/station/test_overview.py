"""What a supervisor is told of the stations: how many, and whether it is odd that none come."""

import os
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from tests.station.test_survey import INSTRUMENT, answers
from valuetui.responses.channel import Channel
from valuetui.responses.record import Amendment, Void
from valuetui.responses.sessions import open_sitting
from valuetui.station.collector import Collector
from valuetui.station.hours import ALWAYS, OpeningHours, Span
from valuetui.station.overview import Cell, Count, Sight, State, counted, stations
from valuetui.station.running import tell_of
from valuetui.station.watching import Watching

MONDAY = date(2026, 11, 23)
HOURS = OpeningHours(((Span(time(8), time(12)), Span(time(13), time(17))),) * 5 + ((),) * 2)


def at(hour: int, minute: int = 0, day: date = MONDAY) -> datetime:
    return datetime.combine(day, time(hour, minute))


TODAY, FRIDAY = "2026-11-23", "2026-11-20"


def sight(now: datetime, changed: datetime, day: str = TODAY, **more: object) -> Sight:
    cell = Cell("kiosk-1", None, "citizens", day, is_flagged=False, is_typed=False)
    by_station, by_session = counted([cell])
    seen = Sight(now, by_station, by_session, {"kiosk-1": changed})
    return replace(seen, **more)  # type: ignore[arg-type]


def state(seen: Sight, hours: OpeningHours = HOURS) -> State:
    [row] = stations(seen, hours)
    return row.state


@pytest.mark.parametrize(
    ("now", "changed", "day", "expected"),
    [
        (at(10, 30), at(8, 40), TODAY, State.ELSEWHERE),
        (at(10, 30), at(8, 20), TODAY, State.SILENT),
        (at(10, 30), at(10, 20), FRIDAY, State.SILENT),  # it was a correction
        (at(9, 30), at(16, 50, MONDAY - timedelta(3)), FRIDAY, State.ELSEWHERE),  # open 90 minutes
        (at(14, 30), at(10), TODAY, State.ELSEWHERE),  # open again for 90 minutes
        (at(15), at(10), TODAY, State.SILENT),
        (at(12, 30), at(8, 5), TODAY, State.CLOSED),
        (at(15, day=date(2026, 11, 21)), at(8, day=date(2026, 11, 20)), FRIDAY, State.CLOSED),
    ],
)
def test_only_opening_time_without_an_answer_counts_for_silence(
    now: datetime, changed: datetime, day: str, expected: State
) -> None:
    assert state(sight(now, changed, day)) is expected


def test_a_kiosk_that_was_started_here_is_expected_to_run_while_it_is_open() -> None:
    fresh = sight(at(9), at(8, 50))
    assert state(replace(fresh, known=frozenset({"kiosk-1"}))) is State.STOPPED
    running = replace(fresh, known=frozenset({"kiosk-1"}), running=frozenset({"kiosk-1"}))
    assert state(running) is State.RUNNING
    assert state(replace(running, changed={"kiosk-1": at(6)}, now=at(11))) is State.SILENT


def test_without_hours_or_without_people_to_wait_for_nothing_is_silent() -> None:
    late = sight(at(16), at(13))
    assert state(late, ALWAYS) is State.ELSEWHERE
    typed = Cell("kiosk-1", None, "citizens", "2026-11-23", is_flagged=False, is_typed=True)
    assert state(replace(late, by_station=counted([typed])[0])) is State.ELSEWHERE
    old = Cell("kiosk-1", None, "citizens", "2026-11-01", is_flagged=False, is_typed=False)
    assert state(replace(late, by_station=counted([old])[0])) is State.ELSEWHERE


def test_stations_with_an_alarm_come_first() -> None:
    cells = [Cell(name, None, "citizens", TODAY, is_flagged=False, is_typed=False)
             for name in ("a", "b")]  # fmt: skip
    seen = Sight(at(11), counted(cells)[0], {}, {"a": at(10, 50), "b": at(8)})
    assert [(row.name, row.state) for row in stations(seen, HOURS)] == [
        ("b", State.SILENT), ("a", State.ELSEWHERE),
    ]  # fmt: skip


def test_a_folder_is_watched_as_answers_and_corrections_come(tmp_path: Path) -> None:
    wave, machine = tmp_path / "wave", tmp_path / "state"
    sitting = open_sitting(wave, "Fullmäktige", "2026-11-24")
    first, second, third = answers(3)
    third = replace(third, session=sitting.id, station="kansli-1", channel=Channel.PAPER)
    with (
        Collector(wave, "kiosk-1", INSTRUMENT) as kiosk,
        Collector(wave, "kansli-1", INSTRUMENT) as office,
    ):
        kiosk.save(first)
        tell_of(4711, machine, "kiosk-1")
        watching = Watching(wave, machine)
        seen = watching.look()
        assert groups(seen.by_station[first.station]) == {"citizens": 1}
        assert seen.running == seen.known == {"kiosk-1"}
        assert set(seen.changed) == {"kiosk-1", "kansli-1"}
        assert (seen.spooled, seen.set_aside, seen.sealed, seen.problems) == (0, 0, 0, 0)
        kiosk.save(second)
        office.save(third)
        amended = Amendment("a" * 32, first.id, 1, first.picks, "fel", "2026-11-27", "kansli-1",
                            "elected", "Åsa")  # fmt: skip
        office.save_many([amended, Void("b" * 32, second.id, "prov", "2026-11-27", "kansli-1")])
        seen = watching.look()
        assert seen.came == seen.changed
        office_file = wave / "responses" / "kansli-1.json"
        later = office_file.stat().st_mtime + 60
        os.utime(office_file, (later, later))
        after = watching.look()
        assert after.changed["kansli-1"] > after.came["kansli-1"]  # nothing new has come
        assert after.came == seen.came
    assert groups(seen.by_station[first.station]) == {"elected": 1}
    assert groups(seen.by_session[sitting.id]) == {"citizens": 1}
    assert seen.by_station["kansli-1"].last_answered == ""
    assert [each.name for each in seen.sittings] == ["Fullmäktige"]


def groups(count: Count) -> dict[str, int]:
    return dict(count.groups)
