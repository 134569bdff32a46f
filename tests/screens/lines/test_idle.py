"""A person who has gone leaves nothing behind; one who is still there loses nothing."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from tests.screens.kiosk.visitor import Clock, brief, instrument
from tests.screens.lines.reader import BEGIN, Reader, whole
from valuetui.instrument.model import KioskRules
from valuetui.station.hours import OpeningHours, Span
from valuetui.words import Words

SHORT = instrument()
TIMES = SHORT.kiosk
PICK = SHORT.questions[0].pick
SV, EN = Words("sv"), Words("en")
WARNING = SV("kiosk.idle.heading")


def test_the_warning_comes_after_the_time_for_reading_and_not_before(clock: Clock) -> None:
    reader = Reader(clock)
    sees, misses = reader.terminal.sees, reader.terminal.misses
    reader.does(
        *BEGIN, float(TIMES.idle_values - 1), misses(WARNING), 1.0,
        sees(WARNING, SV("kiosk.idle.text", n=TIMES.warning), SV("plain.idle.any_key")),
    )  # fmt: skip


def test_other_stages_wait_for_a_minute(clock: Clock) -> None:
    reader = Reader(clock)
    sees, misses = reader.terminal.sees, reader.terminal.misses
    reader.does("1", float(TIMES.idle - 1), misses(WARNING), 1.0, sees(WARNING))


def test_the_countdown_is_said_three_times_and_then_nothing_is_left(clock: Clock) -> None:
    reader = Reader(clock)
    left = [SV("plain.idle.left", n=seconds) for seconds in (20, 10, 5)]
    reader.does(
        *BEGIN, "1", float(TIMES.idle_values + TIMES.warning - 1),
        reader.terminal.sees(*left),
        lambda: asserted(reader.terminal.shown.count(SV("plain.idle.left", n=2)[2:]) == 3),
        1.0, 1.0,
        reader.terminal.misses(WARNING, SHORT.questions[0].text["sv"]),
        reader.terminal.sees(SV("plain.waiting.begin", number=1)),
    )  # fmt: skip
    assert reader.shelf.answers == []


def asserted(claim: bool) -> None:
    """A claim, as a step."""
    assert claim


@pytest.mark.parametrize("key", ["\r", "\x1b[A", "\x03", "4"])
def test_any_key_goes_on_exactly_where_one_was_and_does_nothing_else(
    clock: Clock, key: str
) -> None:
    reader = Reader(clock)
    sees, misses = reader.terminal.sees, reader.terminal.misses
    waits = float(TIMES.idle_values + TIMES.warning - 1)
    reader.does(
        *BEGIN, "1", "2", waits, sees(WARNING), key, sees(SV("plain.idle.going_on")),
        misses(SV("plain.question.picked", label="")[:-1] + "3"), waits, key, "3",
        sees(SV("kiosk.question.count", n=3, k=PICK)),
    )  # fmt: skip


def test_letters_count_as_somebody_being_there_and_stay_under_the_warning(clock: Clock) -> None:
    reader = Reader(clock)
    letters = [step for each in "tillit" for step in (f"\x00{each}", float(TIMES.idle_values - 1))]
    reader.does(
        *BEGIN, *letters, reader.terminal.misses(WARNING), 1.0, reader.terminal.sees(WARNING),
        "\x03", lambda: asserted(reader.terminal.shown.endswith(f"{SV('plain.prompt')} tillit")),
    )  # fmt: skip


def test_the_thanks_go_by_themselves(clock: Clock) -> None:
    asked = replace(brief(), kiosk=replace(TIMES, ease=False))
    reader = Reader(clock, questionnaire=asked)
    sees, misses = reader.terminal.sees, reader.terminal.misses
    reader.does(
        *BEGIN, *whole(asked), "1", float(TIMES.thanks - 1), sees(SV("kiosk.thanks.text")), 2.0,
        misses(SV("kiosk.thanks.text")),
    )  # fmt: skip


def test_letters_that_somebody_leaves_between_two_people_are_cleared(clock: Clock) -> None:
    reader = Reader(clock)
    cleared: list[int] = []
    reader.does(
        lambda: cleared.append(reader.terminal.cleared), "\x00hej", float(TIMES.idle + 1),
        reader.terminal.misses("hej"), lambda: cleared.append(reader.terminal.cleared),
        3600.0, lambda: cleared.append(reader.terminal.cleared),
    )  # fmt: skip
    assert cleared == [1, 2, 2]


def test_lines_that_mean_nothing_between_two_people_are_cleared_at_once(clock: Clock) -> None:
    reader = Reader(clock)
    reader.does("dumheter", reader.terminal.misses("dumheter"),
                reader.terminal.sees(SV("plain.waiting.begin", number=1)))  # fmt: skip


def test_outside_the_opening_hours_nobody_begins_and_whoever_has_begun_may_finish(
    clock: Clock,
) -> None:
    start = datetime(2026, 11, 23, 15, 59, 0)  # noqa: DTZ001 (the clock on the wall)
    begun = clock.now
    hours = OpeningHours(((Span(time(8), time(16)),),) * 7)
    reader = Reader(clock, hours=hours, now=lambda: start + timedelta(seconds=clock.now - begun))
    closed = SV("kiosk.closed.heading")
    sees, misses = reader.terminal.sees, reader.terminal.misses
    reader.does(
        *BEGIN, 80.0, *whole(SHORT), "1", "\r", sees(closed, "kl. 08.00"),
        misses(SV("plain.prompt")), "1", misses(SV("kiosk.information.heading")),
        float(16 * 3600 + 60),
        sees(SV("plain.waiting.begin", number=1)), misses(closed), "1",
        sees(SV("kiosk.information.heading")),
    )  # fmt: skip
    assert len(reader.shelf.answers) == 1


def test_when_the_session_is_closed_elsewhere_it_is_said_and_nobody_begins(clock: Clock) -> None:
    closed: list[bool] = []
    reader = Reader(clock, is_over=lambda: bool(closed))
    sees, misses = reader.terminal.sees, reader.terminal.misses
    over = SV("council.queue.over")
    reader.does(
        *BEGIN, *whole(SHORT), "1", "\r", misses(over), lambda: closed.append(True), 2.0,
        sees(over, SV("council.queue.over_text")),
        misses(SV("plain.waiting.begin", number=1), SV("plain.prompt")),
        "1", sees(over), misses(SV("kiosk.information.heading")),
    )  # fmt: skip
    assert len(reader.shelf.answers) == 1


def test_a_new_day_begins_before_its_first_answer(clock: Clock) -> None:
    start = datetime(2026, 11, 23, 23, 59, 0)  # noqa: DTZ001 (the clock on the wall)
    begun = clock.now
    days: list[int] = []
    reader = Reader(
        clock,
        now=lambda: start + timedelta(seconds=clock.now - begun),
        begin_day=lambda day: days.append(day.day),
    )
    reader.does(90.0)
    assert days == [23, 24]


def test_the_questionnaire_decides_the_times(clock: Clock) -> None:
    long = replace(SHORT, kiosk=replace(TIMES, idle_values=600))
    reader = Reader(clock, questionnaire=long)
    sees, misses = reader.terminal.sees, reader.terminal.misses
    reader.does(*BEGIN, 599.0, misses(WARNING), 1.0, sees(WARNING))


def test_where_nobody_is_hurried_no_warning_comes_and_letters_between_two_people_go_all_the_same(
    clock: Clock,
) -> None:
    calm = replace(SHORT, kiosk=replace(TIMES, idle=0))
    reader = Reader(clock, questionnaire=calm)
    sees, misses = reader.terminal.sees, reader.terminal.misses
    reader.does(
        "\x00hej", float(KioskRules.idle - 1), sees("hej"), 2.0, misses("hej"),
        *BEGIN, 36000.0, misses(WARNING), "1",
        sees(SV("kiosk.question.count", n=1, k=PICK)), 36000.0, misses(WARNING),
    )  # fmt: skip
