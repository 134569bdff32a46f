"""Crashes in a row: the first ones cost nothing, further ones ever more."""

from valuetui.station.restarts import GOOD, LONGEST, counted, pause


def test_the_pause_grows_to_half_a_minute_and_no_further() -> None:
    assert [pause(row) for row in range(1, 10)] == [0, 0, 1, 2, 4, 8, 16, 30, 30]
    assert pause(1_000_000) == LONGEST


def test_a_crash_after_a_minute_of_work_begins_a_new_row() -> None:
    assert counted(7, GOOD - 0.1) == 8
    assert counted(7, GOOD) == 1
