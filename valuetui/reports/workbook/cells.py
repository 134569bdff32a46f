"""Writing into cells so that no text can act as a formula or make a file that Excel repairs."""

import re
from dataclasses import dataclass
from datetime import date
from typing import cast

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

LONGEST_TEXT = 32_767
"""UTF-16 units that Excel keeps of a cell's text."""
CUT = "…"

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\n")
_CONTROLS = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True)
class Formula:
    """A formula of ours, without its equals sign, and what it gives as the workbook is written.

    Texts in it go through :func:`quoted`.
    """

    text: str
    gives: str | int | float


Content = str | int | float | date | Formula | None


def quoted(text: str) -> str:
    """A text as it stands in a formula."""
    return '"' + clean(text).replace('"', '""') + '"'


def put(sheet: Worksheet, row: int, column: int, content: Content, style: str) -> Cell:
    """Write into a cell in a named style. Text is always text, whatever it begins with."""
    cell = cast(Cell, sheet.cell(row, column))  # ranges are merged after they are written
    cell.style = style
    if isinstance(content, str):
        text = written(content)
        cell.value = text
        cell.data_type = "s"
        if text.startswith(_FORMULA_STARTS):
            cell.quotePrefix = 1  # it stays text when somebody edits the cell
    elif isinstance(content, Formula):
        cell.value = f"={content.text}"
    else:
        cell.value = content
    return cell


def link(sheet: Worksheet, row: int, column: int, target: str, style: str, text: str = "") -> None:
    """Write the name of a sheet that leads to it, or another text that does."""
    cell = put(sheet, row, column, text or target, style)
    place = "'" + target.replace("'", "''") + "'!A1"
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=place, display=written(text or target))


def clean(text: str) -> str:
    """The text without what a workbook cannot hold: control characters and halves of characters.

    Ends of lines become ``\\n``; what is longer than a cell holds is cut, and the cut is shown.
    """
    text = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)
    units = text.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_TEXT:
        return text
    return units[: 2 * (LONGEST_TEXT - len(CUT))].decode("utf-16-le", "ignore") + CUT


def written(text: str) -> str:
    """The text as it stands in the file, where ``_x0041_`` would be read as the letter A."""
    return _LOOKS_ESCAPED.sub("_x005F_", clean(text))


def read_back(text: str) -> str:
    """The text of a cell as people see it, from how it stands in the file: see :func:`written`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def is_like_a_formula(text: str) -> bool:
    """Whether the text would become a formula when somebody edits the cell."""
    return text.startswith(_FORMULA_STARTS)
