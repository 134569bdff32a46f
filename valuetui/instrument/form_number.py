"""The numbers of paper forms, and what the code on a form says: what prints forms and what takes
them in agree on it here."""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from valuetui.instrument.canonical import content_hash
from valuetui.instrument.model import Instrument

DIGITS = 5
"""How many digits a number has, without the one that checks it. Always as many: a digit that is
left out is found too."""
MOST = 10**DIGITS - 1
STAMP = 8
"""How many digits of an instrument's hash stand on a form."""
FORM = "form1"
"""How the text of a code begins; a later text begins otherwise."""

_QUASIGROUP = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip
"""Damm's: every single wrong digit and every two neighbours in the wrong order are found."""

_TYPED = str.maketrans({"+": "-", "?": "_"})
"""What a reader that types as an American keyboard gives where the keyboard is a Swedish one."""


class NotAForm(ValueError):
    """This is no number or code of a form. ``reason`` is the key of why: ``digits``, ``length``,
    ``check``, ``range`` or ``text``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def check_digit(digits: str) -> str:
    """The digit that, put behind ``digits``, makes them :func:`sound`."""
    so_far = 0
    for digit in digits:
        so_far = int(_QUASIGROUP[so_far][int(digit)])
    return str(so_far)


def sound(digits: str) -> bool:
    """Whether the last digit is the check digit of the others."""
    return check_digit(digits) == "0"


def value_code(code: str, *, check_digit_too: bool) -> str:
    """The code of a value as a form has it: two digits, and the one that checks them where a slip
    is to be noticed at once."""
    return code + check_digit(code) if check_digit_too else code


def written(number: int) -> str:
    """A number as it is printed: ``00042-7``. Raises :class:`NotAForm` out of 1 to ``MOST``."""
    if not 1 <= number <= MOST:
        raise NotAForm("range")
    digits = f"{number:0{DIGITS}}"
    return f"{digits}-{check_digit(digits)}"


def read_number(typed: str) -> int:
    """The number that somebody typed, with or without the hyphen.

    Raises :class:`NotAForm` where it cannot be one: that a digit is wrong, missing or one too many,
    or that two neighbours have changed places, is always found.
    """
    digits = re.sub(r"[\s+-]", "", typed)
    if not re.fullmatch(r"[0-9]+", digits):
        raise NotAForm("digits")
    if len(digits) != DIGITS + 1:
        raise NotAForm("length")
    if not sound(digits):
        raise NotAForm("check")
    if not int(digits[:DIGITS]):
        raise NotAForm("range")
    return int(digits[:DIGITS])


@dataclass(frozen=True)
class FormCode:
    """What a form says of itself."""

    instrument: str
    version: str
    stamp: str
    """The first digits of the instrument's hash: which words were asked with which codes."""
    language: str
    group: str | None = None
    """None where the form itself asks for the group."""
    number: int | None = None
    """None on a form without a number, such as one that is copied."""

    @classmethod
    def of(
        cls, instrument: Instrument, language: str, group: str | None, number: int | None = None
    ) -> "FormCode":
        """The code of a form of this instrument."""
        stamp = content_hash(instrument)[:STAMP]
        return cls(instrument.id, instrument.version, stamp, language, group, number)

    def fits(self, instrument: Instrument) -> bool:
        """Whether this is a form of the very version of an instrument."""
        return (self.instrument, self.stamp) == (instrument.id, content_hash(instrument)[:STAMP])

    @property
    def text(self) -> str:
        """What the QR code holds: names and numbers with dots between, so that it comes through a
        reader that types whichever keyboard the machine has."""
        number = "" if self.number is None else written(self.number).replace("-", "")
        parts = (self.instrument, self.version, self.stamp, self.language, self.group or "", number)
        return ".".join((FORM, *map(_quoted, parts)))


def read_code(text: str) -> FormCode:
    """What the QR code of a form says. Raises :class:`NotAForm` where it is none."""
    first, *parts = text.strip().translate(_TYPED).split(".")
    if first != FORM or len(parts) != 6:
        raise NotAForm("text")
    instrument, version, stamp, language, group, number = map(unquote, parts)
    if not (instrument and language and re.fullmatch(rf"[0-9a-f]{{{STAMP}}}", stamp)):
        raise NotAForm("text")
    numbered = read_number(number) if number else None
    return FormCode(instrument, version, stamp, language, group or None, numbered)


def _quoted(part: str) -> str:
    """Without dots, and without what a keyboard of another country types otherwise."""
    return re.sub(r"[^a-z0-9_-]", lambda found: _percent(found[0]), part)


def _percent(character: str) -> str:
    quoted = quote(character, safe="")
    return quoted if quoted != character else f"%{ord(character):02X}"
