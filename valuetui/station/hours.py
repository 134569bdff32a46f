"""When a station is open: the hours of a week, and the days it is closed."""

import re
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import NamedTuple

from valuetui.instrument.reader import Reader

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LOOKING_AHEAD = timedelta(days=366)

_SPAN = re.compile(r"(\d{1,2})[:.](\d\d)\s*[-–]\s*(\d{1,2})[:.](\d\d)")


class Span(NamedTuple):
    """From one time of a day to a later one, which is no longer part of it."""

    opens: time
    closes: time
    """Midnight is the end of the day."""

    def holds(self, moment: time) -> bool:
        """Whether it is open at this time of day."""
        return self.opens <= moment and (self.closes == time.min or moment < self.closes)


class OpeningHours(NamedTuple):
    """The hours of every weekday, from Monday, and the days on which nothing opens."""

    week: tuple[tuple[Span, ...], ...]
    closed: frozenset[date] = frozenset()

    def of(self, day: date) -> tuple[Span, ...]:
        """The hours of one day, in order."""
        return () if day in self.closed else self.week[day.weekday()]

    def is_open(self, moment: datetime) -> bool:
        """Whether the station is open then; ``moment`` is what the clock on the wall shows."""
        return any(span.holds(moment.time()) for span in self.of(moment.date()))

    def next_opening(self, moment: datetime) -> datetime | None:
        """When it opens next after ``moment``, or None where that is over a year away."""
        day = moment.date()
        while day <= moment.date() + LOOKING_AHEAD:
            for span in self.of(day):
                if (opening := datetime.combine(day, span.opens)) > moment:
                    return opening
            day += timedelta(days=1)
        return None


ALWAYS = OpeningHours(((Span(time.min, time.min),),) * 7)


def read_hours(reader: Reader) -> OpeningHours:
    """The table ``[hours]`` of the station's settings: a weekday's hours as ``"08:00-16:30"``, two
    spans with a comma between them. A weekday that is not named is closed. Without the table the
    station is always open."""
    table = reader.table("hours", required=False) if "hours" in reader else None
    if table is None:
        return ALWAYS
    week = tuple(_read_day(table, day) for day in WEEKDAYS)
    closed = frozenset(_read_dates(table))
    table.finish()
    if not any(week):
        reader.note("hours", "never_open")
    return OpeningHours(week, closed)


def _read_day(table: Reader, day: str) -> tuple[Span, ...]:
    text = table.text(day, default="")
    if not text:
        return ()
    spans = [_span(part) for part in text.split(",")]
    found = [span for span in spans if span is not None]
    in_order = all(
        before.closes != time.min and before.closes <= after.opens
        for before, after in pairwise(found)
    )
    if len(found) < len(spans) or not in_order:
        table.note(day, "bad_hours", found=text)
        return ()
    return tuple(found)


def _span(text: str) -> Span | None:
    match = _SPAN.fullmatch(text.strip())
    if match is None:
        return None
    hour, minute, last_hour, last_minute = map(int, match.groups())
    if (last_hour, last_minute) == (24, 0):
        last_hour = 0
    if max(hour, last_hour) > 23 or max(minute, last_minute) > 59:
        return None
    span = Span(time(hour, minute), time(last_hour, last_minute))
    return span if span.closes == time.min or span.opens < span.closes else None


def _read_dates(table: Reader) -> list[date]:
    found = []
    for text in table.texts("closed", required=False):
        try:
            found.append(date.fromisoformat(text))
        except ValueError:
            table.note("closed", "bad_date", found=text)
    return found
