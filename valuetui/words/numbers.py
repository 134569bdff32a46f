"""Numbers as each language writes them."""

from decimal import Decimal

from valuetui.words.catalogue import Words

MINUS = "−"


def number(words: Words, amount: int | Decimal, *, signed: bool = False) -> str:
    """An amount with the language's decimal mark and thousands mark: ``1 441`` or ``1,441``.

    ``signed`` puts a plus before what is above zero. The minus is the typographic one.
    """
    digits = f"{abs(amount):,}".replace(",", "\0").replace(".", words("language.decimal"))
    digits = digits.replace("\0", words("language.thousands"))
    sign = MINUS if amount < 0 else "+" if signed and amount > 0 else ""
    return sign + digits


def percent(words: Words, amount: int | Decimal) -> str:
    """A percentage, ``41,2 %`` or ``41.2%``."""
    return words("language.percent", number=number(words, amount))
