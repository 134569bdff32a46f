"""An empty deck: its size, its layouts and how their letters look.

python-pptx begins with a presentation of its own, in 4:3 and with layouts that nobody needs here.
What a slide shows stands in its layouts' placeholders, so that the outline of the deck can be read,
by people and by screen readers, and so that its look is changed in one place.
"""

from collections.abc import Mapping
from typing import Any

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Inches

from valuetui.reports.deck import look
from valuetui.reports.deck.look import EDGE, INNER, Box, room, side_by_side
from valuetui.reports.deck.subject import Subject

OPENING, CHARTS, TEXTS = "Title Slide", "Title Only", "Two Content"
"""The layouts that are used, as python-pptx names them."""
NAMES = {OPENING: "opening", CHARTS: "charts", TEXTS: "texts"}

_SPACE = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_NOT_NEEDED = (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
"""A picture of an empty slide, and counts of one."""

OPENING_BOXES = (Box(EDGE, 0.9, INNER, 0.9), Box(EDGE, 2.0, INNER, 1.1))
"""Title and lead of the first slide."""


def empty_deck(subject: Subject) -> Any:
    """A presentation without slides."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Inches(look.WIDTH), Inches(look.HEIGHT)
    for layout in list(deck.slide_layouts):
        if layout.name not in NAMES:
            deck.slide_layouts.remove(layout)
    master = deck.slide_master
    _set_letters(master)
    _set_places(master.placeholders, {1: Box(EDGE, look.BODY_TOP, INNER, look.BODY_HEIGHT)})
    for layout in deck.slide_layouts:
        _set_places(layout.placeholders, _contents(layout.name))
        _take_letters_of_master(layout)
        _tell(layout, subject)
    _tell(master, subject)
    _drop(deck.part.package, _NOT_NEEDED)
    _drop(deck.part, (RELATIONSHIP_TYPE.PRINTER_SETTINGS,))
    return deck


def layout_of(deck: Any, name: str, subject: Subject) -> Any:
    """The layout of this name."""
    return deck.slide_layouts.get_by_name(subject.text(f"layout.{NAMES[name]}"))


def _contents(layout: str) -> Mapping[int, Box]:
    if layout == OPENING:
        return {0: OPENING_BOXES[0], 1: OPENING_BOXES[1]}
    return dict(enumerate(side_by_side(2, room()), start=1))


def _set_places(placeholders: Any, contents: Mapping[int, Box]) -> None:
    """Where title, contents and foot stand. Dates are told in the foot."""
    boxes = {
        PP_PLACEHOLDER.TITLE: Box(EDGE, look.TITLE_TOP, INNER, look.TITLE_HEIGHT),
        PP_PLACEHOLDER.FOOTER: Box(EDGE, look.FOOT_TOP, INNER - 1, 0.3),
        PP_PLACEHOLDER.SLIDE_NUMBER: Box(EDGE + INNER - 1, look.FOOT_TOP, 1, 0.3),
    }
    for each in list(placeholders):
        form = each.placeholder_format
        if form.type == PP_PLACEHOLDER.DATE:
            each._element.getparent().remove(each._element)
            continue
        box = boxes.get(form.type) or contents[form.idx]
        each.left, each.top = Inches(box.left), Inches(box.top)
        each.width, each.height = Inches(box.width), Inches(box.height)
        _set_inset(each, is_title=form.type == PP_PLACEHOLDER.TITLE)


def _set_inset(placeholder: Any, *, is_title: bool) -> None:
    """Letters begin where the box does, so that all edges of a slide are one."""
    body = placeholder._element.txBody.find(qn("a:bodyPr"))
    for side in ("lIns", "rIns", "tIns", "bIns"):
        body.set(side, "0")
    if is_title:
        body.set("anchor", "t")


def _set_letters(master: Any) -> None:
    styles = master._element.find(qn("p:txStyles"))
    _replace(styles.find(qn("p:titleStyle")), [_level(1, look.TITLE, "mj", bold=True)])
    _replace(
        styles.find(qn("p:bodyStyle")),
        [
            _level(1, look.BODY, "mn", bold=True, before=14),
            _level(2, look.BODY, "mn", bullet="•", before=8),
            *(_level(n, look.SMALL, "mn", bullet="•", before=4) for n in range(3, 10)),
        ],
    )
    for each in master.placeholders:
        if each.placeholder_format.type in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
            style = each._element.txBody.find(qn("a:lstStyle"))
            is_foot = each.placeholder_format.type == PP_PLACEHOLDER.FOOTER
            side = "l" if is_foot else "r"
            _replace(style, [_level(1, look.FOOT, "mn", side=side, colour="tx2")])


def _level(
    level: int,
    size: int,
    font: str,
    *,
    bold: bool = False,
    bullet: str = "",
    before: int = 0,
    side: str = "l",
    colour: str = "tx1",
) -> Any:
    """How a level of text looks."""
    indent = 228_600 if bullet else 0
    mark = f'<a:buFont typeface="Arial"/><a:buChar char="{bullet}"/>' if bullet else "<a:buNone/>"
    return parse_xml(
        f'<a:lvl{level}pPr {_SPACE} marL="{indent}" indent="{-indent}" algn="{side}" rtl="0">'
        f'<a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{100 * before}"/></a:spcBef>{mark}'
        f'<a:defRPr sz="{100 * size}" b="{int(bold)}" kern="1200">'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
        f'<a:latin typeface="+{font}-lt"/><a:ea typeface="+{font}-ea"/>'
        f'<a:cs typeface="+{font}-cs"/></a:defRPr></a:lvl{level}pPr>'
    )


def _take_letters_of_master(layout: Any) -> None:
    for each in layout.placeholders:
        _replace(each._element.txBody.find(qn("a:lstStyle")), [])


def _replace(parent: Any, children: list[Any]) -> None:
    for child in list(parent):
        parent.remove(child)
    parent.extend(children)


def _tell(layout: Any, subject: Subject) -> None:
    """The names and texts of layouts, in the language of the deck."""
    if layout.name in NAMES:
        layout._element.cSld.set("name", subject.text(f"layout.{NAMES[layout.name]}"))
    for each in layout.placeholders:
        kind = each.placeholder_format.type
        if kind in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
            continue
        is_title = kind in (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
        each.text_frame.text = subject.text(f"layout.{'title' if is_title else 'text'}")
    for text in layout._element.iter(qn("a:rPr"), qn("a:endParaRPr")):
        text.set("lang", subject.code)
        text.attrib.pop("smtClean", None)


def _drop(part: Any, kinds: tuple[str, ...]) -> None:
    relations = part._rels
    for name in [name for name, each in relations.items() if each.reltype in kinds]:
        relations.pop(name)
