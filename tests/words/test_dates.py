"""Dates and times of day as Swedish and English write them."""

from datetime import date, datetime

import pytest

from valuetui.words import Words
from valuetui.words.dates import coming_moment, long_date

SWEDISH, ENGLISH = Words("sv"), Words("en")


def test_dates_in_full() -> None:
    assert long_date(SWEDISH, date(2026, 11, 3)) == "3 november 2026"
    assert long_date(ENGLISH, date(2026, 5, 31)) == "31 May 2026"


def test_every_month_has_a_name_of_its_own() -> None:
    for words in (SWEDISH, ENGLISH):
        assert len({long_date(words, date(2026, month, 1)) for month in range(1, 13)}) == 12


@pytest.mark.parametrize(
    ("moment", "swedish", "english"),
    [
        ("2026-11-27 12:30", "i dag kl. 12.30", "today at 12:30"),
        ("2026-11-28 08:00", "i morgon kl. 08.00", "tomorrow at 08:00"),
        ("2026-11-30 08:00", "på måndag kl. 08.00", "on Monday at 08:00"),
        ("2026-12-04 08:00", "fredag 4 december kl. 08.00", "Friday 4 December at 08:00"),
    ],
)
def test_what_is_to_come_is_said_as_near_as_it_is(moment: str, swedish: str, english: str) -> None:
    now = datetime.fromisoformat("2026-11-27 07:15")  # a Friday
    assert coming_moment(SWEDISH, datetime.fromisoformat(moment), now) == swedish
    assert coming_moment(ENGLISH, datetime.fromisoformat(moment), now) == english
