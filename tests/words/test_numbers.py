"""Numbers and percentages as Swedish and English write them."""

from decimal import Decimal

import pytest

from valuetui.results.measures import Share
from valuetui.words import Words
from valuetui.words.numbers import number, percent

SWEDISH, ENGLISH = Words("sv"), Words("en")


def test_a_share_is_written_with_a_comma_and_a_blank_that_does_not_break() -> None:
    share = Share(823, 2000)
    assert percent(SWEDISH, share.percent) == "41,2\N{NO-BREAK SPACE}%"
    assert percent(ENGLISH, share.percent) == "41.2%"


@pytest.mark.parametrize(
    ("amount", "swedish", "english"),
    [
        (0, "0", "0"),
        (41, "41", "41"),
        (1441, "1\N{NO-BREAK SPACE}441", "1,441"),
        (1234567, "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567", "1,234,567"),
        (Decimal("12345.6"), "12\N{NO-BREAK SPACE}345,6", "12,345.6"),
        (-7, "\N{MINUS SIGN}7", "\N{MINUS SIGN}7"),
        (Decimal("-0.5"), "\N{MINUS SIGN}0,5", "\N{MINUS SIGN}0.5"),
    ],
)
def test_numbers(amount: int | Decimal, swedish: str, english: str) -> None:
    assert number(SWEDISH, amount) == swedish
    assert number(ENGLISH, amount) == english


@pytest.mark.parametrize(
    ("amount", "said"), [(3, "+3"), (0, "0"), (-3, "\N{MINUS SIGN}3"), (Decimal("0.0"), "0,0")]
)
def test_a_signed_number_has_a_plus_above_zero_only(amount: int | Decimal, said: str) -> None:
    assert number(SWEDISH, amount, signed=True) == said
