"""Dates and times of day as each language writes them."""

from datetime import date, datetime

from valuetui.words.catalogue import Words


def long_date(words: Words, day: date) -> str:
    """A date in full: ``23 november 2026``."""
    month = words(f"language.month.m{day.month}")
    return words("language.date", day=day.day, month=month, year=day.year)


def coming_moment(words: Words, moment: datetime, now: datetime) -> str:
    """A moment that is to come, said as people say it when it is ``now``: ``i morgon kl. 08.00``,
    ``på måndag kl. 08.00`` or ``måndag 4 januari kl. 08.00``."""
    days = (moment.date() - now.date()).days
    how = "today" if days == 0 else "tomorrow" if days == 1 else "soon" if days < 7 else "later"
    clock = words("language.clock", hour=f"{moment.hour:02}", minute=f"{moment.minute:02}")
    return words(
        f"language.moment.{how}",
        weekday=words(f"language.weekday.d{moment.isoweekday()}"),
        day=moment.day,
        month=words(f"language.month.m{moment.month}"),
        clock=clock,
    )
