"""From ``[[background]]`` in a questionnaire to :class:`Background`."""

from valuetui.instrument.background import CHOICES, Background, Kind, Option
from valuetui.instrument.reader import Reader
from valuetui.words.text import Text

LARGEST = 1_000_000
"""No answer to a question for a number is larger."""
LETTERS = 40
"""How long a typed answer may be where nothing is said of it: the fewer, the fewer people it can
point out."""
MOST_LETTERS = 60
"""What the smallest kiosk grid shows on one line."""


def read_background(reader: Reader, languages: tuple[str, ...]) -> Background:
    """One question; a key that does not belong to its kind is unknown."""
    kind = Kind(reader.one_of("kind", Kind))
    question = Background(
        id=reader.text("id"),
        kind=kind,
        text=reader.translated("text", languages),
        short=reader.translated("short", languages),
        help=reader.translated("help", languages) if "help" in reader else None,
        required=reader.flag("required", default=False),
        options=_read_options(reader, languages) if kind in CHOICES else (),
        least=reader.whole("min", 0, LARGEST) if kind is Kind.NUMBER else 0,
        most=reader.whole("max", 0, LARGEST) if kind is Kind.NUMBER else 0,
        letters=reader.whole("letters", 1, MOST_LETTERS, LETTERS) if kind is Kind.TEXT else 0,
        unit=reader.flag("unit", default=False),
        show_if=_read_conditions(reader),
    )
    reader.may_have("help")
    reader.finish()
    return question


def _read_options(reader: Reader, languages: tuple[str, ...]) -> tuple[Option, ...]:
    return tuple(_read_option(each, languages) for each in reader.tables("option"))


def _read_option(reader: Reader, languages: tuple[str, ...]) -> Option:
    label: Text = reader.translated("label", languages)
    option = Option(reader.text("id"), label)
    reader.finish()
    return option


def _read_conditions(reader: Reader) -> dict[str, tuple[str, ...]]:
    """Ids by what they are conditions on; check_background sees to it that they exist."""
    table = reader.table("show_if", required=False)
    return {key: tuple(table.one_or_more(key)) for key in table} if table else {}
