"""When a station is open."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetui.station.hours import ALWAYS, OpeningHours, Span

MORNING = Span(time(8), time(12))
AFTERNOON = Span(time(13), time(16, 30))
WEEKDAYS = OpeningHours(
    ((MORNING, AFTERNOON),) * 5 + ((), ()), closed=frozenset({date(2026, 12, 24)})
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-11-27 07:59", False),
        ("2026-11-27 08:00", True),
        ("2026-11-27 12:00", False),
        ("2026-11-27 16:29:59", True),
        ("2026-11-27 16:30", False),
        ("2026-11-28 09:00", False),  # a Saturday
        ("2026-12-24 09:00", False),  # a Thursday that is named as closed
    ],
)
def test_open_from_the_first_minute_to_before_the_last(moment: str, *, is_open: bool) -> None:
    assert WEEKDAYS.is_open(at(moment)) is is_open


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        ("2026-11-27 07:00", "2026-11-27 08:00"),
        ("2026-11-27 12:10", "2026-11-27 13:00"),
        ("2026-11-27 17:00", "2026-11-30 08:00"),  # over the weekend
        ("2026-12-23 17:00", "2026-12-25 08:00"),  # over the day that is closed
    ],
)
def test_the_next_opening(moment: str, opening: str) -> None:
    assert WEEKDAYS.next_opening(at(moment)) == at(opening)


def test_without_hours_it_is_always_open() -> None:
    assert ALWAYS.is_open(at("2026-11-28 00:00"))
    assert ALWAYS.is_open(at("2026-11-28 23:59:59"))


def test_what_never_opens_in_a_year_has_no_next_opening() -> None:
    days = [date(2026, 11, 27) + timedelta(days=number) for number in range(400)]
    assert OpeningHours(WEEKDAYS.week, frozenset(days)).next_opening(at("2026-11-27 09:00")) is None


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31))  # noqa: DTZ001 (the wall's)
SPANS = st.tuples(
    st.integers(0, 22).map(time), st.integers(23, 23).map(lambda hour: time(hour, 30))
).map(lambda pair: Span(*pair))


@given(
    week=st.lists(st.lists(SPANS, max_size=1).map(tuple), min_size=7, max_size=7), moment=MOMENTS
)
def test_it_is_open_at_the_next_opening_and_was_not_just_before(
    week: list[tuple[Span, ...]], moment: datetime
) -> None:
    hours = OpeningHours(tuple(week))
    opening = hours.next_opening(moment)
    if opening is None:
        assert not any(week)
    else:
        assert opening > moment
        assert hours.is_open(opening)
        assert not hours.is_open(opening - timedelta(microseconds=1)) or opening.time() == time.min
