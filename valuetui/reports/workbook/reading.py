"""Opening a workbook that somebody gives back."""

import warnings
import zlib
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

_DAMAGED = (BadZipFile, zlib.error, EOFError, SyntaxError, InvalidFileException, LookupError,
            RuntimeError, ValueError, TypeError)  # fmt: skip
"""What is raised for a file that is no workbook, or that a stick has spoilt. What is no XML is a
``SyntaxError``, and what cannot be unpacked a ``RuntimeError``."""


class NoWorkbook(Exception):
    """The file is no workbook that can be read."""


def read_workbook(path: Path) -> Workbook:
    """A workbook with the values that its formulas gave. Raises :class:`NoWorkbook`, and
    ``OSError`` where the file cannot be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl would drop if it saved the workbook
            book: Workbook = load_workbook(path, data_only=True)
    except _DAMAGED:
        raise NoWorkbook from None
    return book
