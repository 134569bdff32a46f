"""A long table written straight as the XML of the file.

openpyxl makes an object of every cell. Here what stands in a cell is turned into its piece of the
file once, and every cell with the same content is that piece again.
"""

import math
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from valuetui.reports.workbook.cells import is_like_a_formula, written

MOST_ROWS = 1_048_576
"""Of a sheet, headings included."""

_ROWS_A_CHUNK = 256
_MOST_KEPT = 4096
"""Pieces that are kept. Contents that never come again, such as ids, push all others out now and
then; they are made anew."""
_MANY_CELLS = 10_000_000
"""From here on a sheet may come to more than two gigabytes, for which a zip needs a longer form."""

_DAY_BEFORE_THE_FIRST = date(1899, 12, 30).toordinal()
_FIRST_RELIABLE_DAY = date(1900, 3, 1)
"""Before it programs differ: some count a 29 February 1900."""
_EXACT = 10**15
"""Whole numbers from here on lose digits in a cell."""

Datum = str | int | float | date | None
Row = Sequence[Datum]


class TooManyRows(ValueError):
    """There are more rows than a sheet holds."""


@dataclass(frozen=True)
class Looks:
    """The looks of cells, as the file numbers them."""

    text: int
    quoted: int
    """Of a text that begins like a formula: it stays text when somebody edits the cell."""
    number: int
    day: int


@dataclass(frozen=True)
class LongTable:
    """A table of which openpyxl has written the headings and one blank row below them.

    Raises :class:`TooManyRows`.
    """

    name: str
    top: int
    """The row of the headings."""
    columns: int
    """All of them, from the first of the sheet."""
    rows: Collection[Row]
    looks: Looks

    def __post_init__(self) -> None:
        if self.bottom > MOST_ROWS:
            raise TooManyRows(f"{len(self.rows)} rows")

    @property
    def bottom(self) -> int:
        """The last row; the blank one where there are no others."""
        return self.top + max(1, len(self.rows))

    @property
    def is_vast(self) -> bool:
        """Whether the sheet may come to more than two gigabytes."""
        return len(self.rows) * self.columns > _MANY_CELLS

    def sheet(self, saved: str) -> Iterator[bytes]:
        """The XML of the whole sheet, from the one that openpyxl has saved, piece by piece."""
        saved = re.sub('<dimension ref="[^"]*"', f'<dimension ref="{self._reach(1)}"', saved)
        blank = re.compile(f'<row r="{self.top + 1}".*?</row>', re.DOTALL)
        before, after = blank.split(saved)
        yield before.encode()
        yield from streamed(self.rows, self.looks, self.top + 1)
        yield after.encode()

    def table(self, saved: str) -> str:
        """The table over all rows, from the one that openpyxl has saved."""
        return re.sub(r'\bref="[^"]*"', f'ref="{self._reach(self.top)}"', saved)

    def _reach(self, top: int) -> str:
        return f"A{top}:{get_column_letter(self.columns)}{self.bottom}"


def streamed(rows: Iterable[Row], looks: Looks, first: int) -> Iterator[bytes]:
    """The XML of the rows, the first of which has the number ``first``, a few hundred at a time.

    Text is always text, whatever it begins with; numbers are numbers and days days. What no cell
    can hold as a number or day, such as a whole number of more than fifteen digits, is told as
    text. ``None`` leaves a cell empty.
    """
    pieces = _Pieces(looks)
    numbered = enumerate(rows, start=first)
    while chunk := [_row(number, row, pieces) for number, row in islice(numbered, _ROWS_A_CHUNK)]:
        yield b"".join(chunk)


def _row(number: int, row: Row, pieces: "_Pieces") -> bytes:
    found = zip(_begun(len(row)), map(pieces.__getitem__, row), strict=True)
    end = b'%d"' % number
    cells = b"".join([cell + end + piece for cell, piece in found if piece])
    return b'<row r="%d">%b</row>' % (number, cells)


@cache
def _begun(columns: int) -> tuple[bytes, ...]:
    """How the cells of so many columns begin, up to the number of the row."""
    return tuple(f'<c r="{get_column_letter(number)}'.encode() for number in range(1, columns + 1))


class _Pieces(dict[Datum, bytes]):
    """Contents to the XML of their cells, from behind the number of the row."""

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self._looks = looks

    def __missing__(self, content: Datum) -> bytes:
        if len(self) >= _MOST_KEPT:
            self.clear()
        piece = self[content] = self._made(content).encode()
        return piece

    def _made(self, content: Datum) -> str:
        looks = self._looks
        match content:
            case None:
                return ""
            case str():
                return self._text(content)
            case int() if abs(content) < _EXACT:
                return f' s="{looks.number}"><v>{int(content)}</v></c>'
            case float() if math.isfinite(content):
                return f' s="{looks.number}"><v>{content!r}</v></c>'
            case date() if content >= _FIRST_RELIABLE_DAY:
                serial = content.toordinal() - _DAY_BEFORE_THE_FIRST
                return f' s="{looks.day}"><v>{serial}</v></c>'
            case _:
                return self._text(str(content))

    def _text(self, content: str) -> str:
        text = written(content)
        if not text:
            return ""
        look = self._looks.quoted if is_like_a_formula(text) else self._looks.text
        space = ' xml:space="preserve"' if text != text.strip() else ""
        return f' s="{look}" t="inlineStr"><is><t{space}>{escape(text)}</t></is></c>'
