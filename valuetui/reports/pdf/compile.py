"""From figures and words to a PDF: the only place that knows Typst.

A template is a Typst file beside the fonts. Everything that is to be told goes in as one JSON
document, whose texts stay texts however they look; a template holds no word and no figure of its
own. The compiler refuses a document that is not accessible (PDF/UA-1), and the same data give the
same bytes.
"""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from typst import Fonts

HERE = Path(str(files("valuetui.reports.pdf")))
TEMPLATES = HERE / "templates"
STANDARD: Final = "ua-1"
FAMILY = "Inter"
MISSING = "\N{WHITE SQUARE}"
"""What stands for a character that the font cannot show: the compiler refuses to leave it out."""


class PdfFault(Exception):
    """No PDF could be made. ``reason`` is the key of why: ``missing``, ``font`` or ``template``."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


class Use(Enum):
    """What a PDF is for."""

    READERS = "readers"
    """For everybody, also by ear: PDF/UA-1, held to by the compiler."""
    PAGES = "pages"
    """Pages that become a part of another PDF: without tags."""


def compiled(template: str, told: Mapping[str, Any], day: date, use: Use = Use.READERS) -> bytes:
    """The PDF that a template makes of what is told; dated ``day``, whatever day it is.

    Raises :class:`PdfFault`: where Typst or the font is missing, or where the template and the data
    do not fit, which is a fault of the program.
    """
    fonts = _fonts()
    try:
        from typst import Compiler, TypstError
    except ImportError as error:
        raise PdfFault("missing", str(error)) from None
    try:
        compiler = Compiler(root=HERE, font_paths=fonts, ignore_system_fonts=True)
        made = compiler.compile(
            TEMPLATES / f"{template}.typ",
            format="pdf",
            sys_inputs={"told": json.dumps(_showable(told), ensure_ascii=False)},
            pdf_standards=[STANDARD] if use is Use.READERS else [],
            pdf_tags=use is not Use.PAGES,
            timestamp=datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
        )
    except TypstError as error:
        raise PdfFault("template", error.message) from None
    except (TypeError, ValueError) as error:  # an earlier Typst, which knows no such argument
        raise PdfFault("missing", str(error)) from None
    if not isinstance(made, bytes):
        raise PdfFault("template", "more than one file")
    return made


@cache
def _fonts() -> "Fonts":
    """The font that is shipped, and no other: a PDF looks the same wherever it is made."""
    try:
        from typst import Fonts
    except ImportError:
        raise PdfFault("missing") from None
    try:
        fonts = Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"]
        )
        families = fonts.families()
    except (TypeError, AttributeError) as error:  # an earlier Typst
        raise PdfFault("missing", str(error)) from None
    if FAMILY not in families:
        raise PdfFault("font", str(HERE / "fonts"))
    return fonts


@cache
def _shown() -> frozenset[int]:
    """The characters that the font can show, of which ``fonts/coverage.txt`` has the ranges."""
    found = {ord("\n")}
    for line in (HERE / "fonts" / "coverage.txt").read_text(encoding="ascii").split():
        first, _, last = line.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)


def _shown_for(each: str) -> str:
    if ord(each) in _shown():
        return each
    return " " if each.isspace() else MISSING


def _showable(told: Any) -> Any:
    """The same with a mark for every character that cannot be shown."""
    if isinstance(told, str):
        return "".join(map(_shown_for, told))
    if isinstance(told, Mapping):
        return {str(key): _showable(part) for key, part in told.items()}
    if isinstance(told, list | tuple):
        return [_showable(part) for part in told]
    return told
