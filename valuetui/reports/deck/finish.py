"""The finishing pass over a saved deck: its letters and colours, and the same bytes each time."""

import re
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from valuetui.reports.deck.look import FONT
from valuetui.reports.workbook.look import INK, LINK, MUTED, PANEL, WHITE
from valuetui.results.marks import MARKS

_COLOURS = re.compile("<a:clrScheme .*?</a:clrScheme>", re.DOTALL)
_FONTS = re.compile('(<a:(?:major|minor)Font>\\s*<a:latin typeface=")[^"]*')
_TIMES = re.compile("(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def finished(package: bytes, moment: datetime) -> bytes:
    """The package with ``moment`` as the time of everything, also in the packages within it."""
    result = BytesIO()
    with ZipFile(BytesIO(package)) as saved, ZipFile(result, "w") as completed:
        for name in saved.namelist():
            part = ZipInfo(name, moment.timetuple()[:6])
            part.compress_type = ZIP_DEFLATED
            completed.writestr(part, _finished(name, saved.read(name), moment))
    return result.getvalue()


def _finished(name: str, content: bytes, moment: datetime) -> bytes:
    if name.endswith(".xlsx"):
        return finished(content, moment)
    if name == "docProps/core.xml":
        return _TIMES.sub(rf"\g<1>{moment.isoformat()}Z", content.decode()).encode()
    if name.startswith("ppt/theme/"):
        return _dressed(content.decode()).encode()
    return content


def _dressed(theme: str) -> str:
    """A theme with our letters and colours, so that what people add looks like the rest."""
    return _COLOURS.sub(_colours(), _FONTS.sub(rf"\g<1>{FONT}", theme))


def _colours() -> str:
    named = {"dk1": INK, "lt1": WHITE, "dk2": MUTED, "lt2": PANEL}
    named |= {f"accent{number}": mark.ink for number, mark in enumerate(MARKS, start=1)}
    named |= {"hlink": LINK, "folHlink": MARKS[3].ink}
    colours = (f'<a:{name}><a:srgbClr val="{rgb}"/></a:{name}>' for name, rgb in named.items())
    return f'<a:clrScheme name="valuetui">{"".join(colours)}</a:clrScheme>'
