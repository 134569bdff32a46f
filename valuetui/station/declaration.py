"""The self-declaration as a text in Markdown."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from valuetui.station.accessibility import Row, Verdict
from valuetui.words import Words
from valuetui.words.dates import long_date
from valuetui.words.numbers import number


def declaration(
    rows: Sequence[Row], *, organisation: str, station: str, version: str, day: date, words: Words
) -> str:
    """A heading, what it is and is not, a sum, and a table with a line for each clause."""
    counts = Counter(row.verdict for row in rows)
    sums = [words(f"a11y.sum.{verdict}", n=counts[verdict]) for verdict in Verdict]
    head = [words(f"a11y.column.{name}") for name in ("clause", "verdict", "how")]
    return "\n".join(
        [
            f"# {words('a11y.heading', station=station)}",
            "",
            words("a11y.about", organisation=organisation, version=version,
                  day=long_date(words, day)),
            "",
            words("a11y.limits"),
            "",
            *(f"- {each}" for each in sums),
            "",
            _line(head),
            _line(["---"] * len(head)),
            *(_line(_cells(row, words)) for row in rows),
            "",
        ]
    )  # fmt: skip


def _cells(row: Row, words: Words) -> list[str]:
    title = words(f"a11y.title.c{row.clause.replace('.', '_')}")
    values = {name: _written(each, words) for name, each in row.values.items()}
    how = words(f"a11y.how.{row.how}", **values)
    if row.proof:
        how += " " + words("a11y.proof", tests=row.proof)
    return [f"{row.clause} {title}", f"**{words(f'a11y.verdict.{row.verdict}')}**", how]


def _written(value: object, words: Words) -> object:
    """Ratios, angles and millimetres with two digits after the mark, never rounded upwards to what
    would be enough."""
    if isinstance(value, float):
        return number(words, Decimal(int(value * 100)) / 100)
    return value


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"
