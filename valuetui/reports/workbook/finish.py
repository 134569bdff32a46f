"""The finishing pass over a saved workbook: what openpyxl cannot write, and fixed times.

It gives formulas their results, charts their texts for screen readers, data bars their solid fill
and fixed zero, a long table its rows, and the file the same bytes for the same contents.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from io import BytesIO
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from valuetui.reports.workbook.cells import clean
from valuetui.reports.workbook.look import MUTED, NEGATIVE
from valuetui.reports.workbook.sheet import Box, DataBars, Sheet

_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_XM = "http://schemas.microsoft.com/office/excel/2006/main"
_BAR_TIE = "{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"
_BAR_FORMATS = "{78C0D931-6437-407d-A8EE-F0AAD7539E65}"
_BAR_END = "</dataBar></cfRule>"
_FONT_ORDER = ("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign",
               "sz", "color", "name", "family", "charset", "scheme")  # fmt: skip
_FORMULA = re.compile(r'<c r="([A-Z]+\d+)"([^>]*)>(<f>[^<]*</f>)<v ?/?>(?:</v>)?</c>')
_AFTER_IGNORED = re.compile("<drawing |<tableParts |</worksheet>")
_MODIFIED = re.compile("(<dcterms:modified[^>]*>)[^<]*")


def finish(book: bytes, sheets: Sequence[Sheet], moment: datetime, result: BinaryIO) -> None:
    """Write the workbook completed. ``sheets`` are all of its sheets, in order."""
    additions = dict(_additions(sheets))
    additions["xl/styles.xml"] = _with_ordered_fonts
    additions["docProps/core.xml"] = lambda core: _stamped(core, moment)
    long = {_part(number): sheet.long for number, sheet in enumerate(sheets, 1) if sheet.long}
    with ZipFile(BytesIO(book)) as saved, ZipFile(result, "w") as completed:
        for name in saved.namelist():
            content = saved.read(name)
            if name in additions:
                content = additions[name](content.decode()).encode()
            part = ZipInfo(name, moment.timetuple()[:6])
            part.compress_type = ZIP_DEFLATED
            if name in long:
                with completed.open(part, "w", force_zip64=long[name].is_vast) as file:
                    file.writelines(long[name].sheet(content.decode()))
            else:
                completed.writestr(part, content)


def _part(number: int) -> str:
    return f"xl/worksheets/sheet{number}.xml"


def _additions(sheets: Sequence[Sheet]) -> Iterator[tuple[str, Callable[[str], str]]]:
    """The parts of the file to change, and how. Drawings are numbered among themselves, and so are
    tables."""
    drawings = tables = 0
    for number, sheet in enumerate(sheets, start=1):
        yield _part(number), partial(_with_sheet, sheet, number)
        if sheet.alt_texts:
            drawings += 1
            yield f"xl/drawings/drawing{drawings}.xml", partial(_with_alt_texts, sheet)
        for name in sheet.worksheet.tables:
            tables += 1
            if sheet.long and sheet.long.name == name:
                yield f"xl/tables/table{tables}.xml", sheet.long.table


def _stamped(core: str, moment: datetime) -> str:
    """The properties with ``moment`` as the time of the last change, where openpyxl put now."""
    return _MODIFIED.sub(rf"\g<1>{moment.isoformat()}Z", core)


def _with_ordered_fonts(styles: str) -> str:
    """The styles with the parts of every font in the order that the format's strict readers ask
    for, which openpyxl's is not."""

    def ordered(font: re.Match[str]) -> str:
        parts = re.findall(r"<(\w+)[^>]*/>", font[1]), re.findall(r"<\w+[^>]*/>", font[1])
        by_name = sorted(zip(*parts, strict=True), key=lambda part: _FONT_ORDER.index(part[0]))
        return f"<font>{''.join(part for _, part in by_name)}</font>"

    return re.sub("<font>(.*?)</font>", ordered, styles)


def _with_alt_texts(sheet: Sheet, drawing: str) -> str:
    for number, text in enumerate(sheet.alt_texts, start=1):
        name = f'name="Chart {number}"'
        drawing = drawing.replace(name, f"{name} descr={quoteattr(clean(text))}")
    return drawing


def _with_sheet(sheet: Sheet, number: int, worksheet: str) -> str:
    if sheet.results:
        worksheet = _FORMULA.sub(partial(_with_result, sheet.results), worksheet)
    if sheet.digits_as_text:
        worksheet = _with_ignored_errors(sheet.digits_as_text, worksheet)
    return _with_solid_bars(sheet.bars, number, worksheet) if sheet.bars else worksheet


def _with_result(results: Mapping[str, str | int | float], cell: re.Match[str]) -> str:
    """A cell with what its formula gives, for programs that show a workbook without calculating."""
    name, style, formula = cell.groups()
    result = results[name]
    if isinstance(result, str):
        return f'<c r="{name}"{style} t="str">{formula}<v>{escape(clean(result))}</v></c>'
    return f'<c r="{name}"{style}>{formula}<v>{result!r}</v></c>'


def _with_ignored_errors(box: Box, worksheet: str) -> str:
    ignored = f'<ignoredErrors><ignoredError sqref="{box}" numberStoredAsText="1"/></ignoredErrors>'
    return _AFTER_IGNORED.sub(lambda found: ignored + found[0], worksheet, count=1)


def _with_solid_bars(bars: Sequence[DataBars], sheet: int, worksheet: str) -> str:
    """Tie each data bar to a fuller description of it, which newer programs draw by."""
    names = [f"{{DA7ABA25-0000-4000-{sheet:04X}-{n:012X}}}" for n in range(1, len(bars) + 1)]
    pieces = worksheet.split(_BAR_END)
    ties = [
        f'</dataBar><extLst><ext xmlns:x14="{_X14}" uri="{_BAR_TIE}"><x14:id>{name}</x14:id>'
        "</ext></extLst></cfRule>"
        for name in names
    ]
    tied = "".join(piece + tie for piece, tie in zip(pieces, [*ties, ""], strict=True))
    fuller = "".join(_fuller(bar, name) for bar, name in zip(bars, names, strict=True))
    described = (
        f'<extLst><ext xmlns:x14="{_X14}" uri="{_BAR_FORMATS}"><x14:conditionalFormattings>'
        f"{fuller}</x14:conditionalFormattings></ext></extLst></worksheet>"
    )
    return tied.removesuffix("</worksheet>") + described


def _fuller(bars: DataBars, name: str) -> str:
    outline = f'<x14:borderColor rgb="FF{bars.outline}"/>' if bars.outline else ""
    return (
        f'<x14:conditionalFormatting xmlns:xm="{_XM}"><x14:cfRule type="dataBar" id="{name}">'
        f'<x14:dataBar minLength="0" maxLength="100" gradient="0" border="{int(bool(outline))}"'
        f' axisPosition="automatic">'
        f'<x14:cfvo type="num"><xm:f>{bars.low:g}</xm:f></x14:cfvo>'
        f'<x14:cfvo type="num"><xm:f>{bars.high:g}</xm:f></x14:cfvo>'
        f"{outline}"
        f'<x14:negativeFillColor rgb="FF{NEGATIVE}"/>'
        f'<x14:axisColor rgb="FF{MUTED}"/>'
        f"</x14:dataBar></x14:cfRule><xm:sqref>{bars.box}</xm:sqref></x14:conditionalFormatting>"
    )
