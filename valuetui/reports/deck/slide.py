"""One slide, and what is put on it."""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from valuetui.instrument.model import Group
from valuetui.reports.deck import look
from valuetui.reports.deck.look import Box
from valuetui.reports.deck.master import layout_of
from valuetui.reports.deck.subject import Subject
from valuetui.reports.workbook.look import MUTED

SHAPES = {
    "●": MSO_SHAPE.OVAL,
    "◆": MSO_SHAPE.DIAMOND,
    "▲": MSO_SHAPE.ISOSCELES_TRIANGLE,
    "■": MSO_SHAPE.RECTANGLE,
    "▼": MSO_SHAPE.FLOWCHART_MERGE,
    "★": MSO_SHAPE.STAR_5_POINT,
}
"""The groups' shapes, drawn: not every font has them."""
_DECORATIVE = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


@dataclass(frozen=True)
class Line:
    """A paragraph: a heading, or a text below one."""

    text: str
    is_heading: bool = False


class Slide:
    """A slide of a deck. What is written on it first is read first."""

    def __init__(self, deck: Any, layout: str, subject: Subject, title: str) -> None:
        self.subject = subject
        self._slide = deck.slides.add_slide(layout_of(deck, layout, subject))
        self.shapes = self._slide.shapes
        self._foot = list(self._add_foot())
        self._set_title(title)

    def _set_title(self, title: str) -> None:
        """As large as it may be on two lines."""
        self.shapes.title.text_frame.text = title
        sizes = (size for size in range(look.TITLE, 15, -2))
        fitting = (size for size in sizes if look.lines(title, size, look.INNER) <= 2)
        size = next(fitting, 16)
        if size != look.TITLE:
            self.shapes.title.text_frame.paragraphs[0].runs[0].font.size = Pt(size)

    def _add_foot(self) -> Iterator[Any]:
        """The foot and the number of the slide, as the layout has them."""
        for each in self._slide.slide_layout.placeholders:
            kind = each.placeholder_format.type
            if kind not in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
                continue
            own = deepcopy(each._element)
            self.shapes._spTree.append(own)
            own.nvSpPr.cNvPr.set("id", str(100 + each.placeholder_format.idx))
            _empty(own.spPr)
            if kind == PP_PLACEHOLDER.FOOTER:
                placed = next(p for p in self._slide.placeholders if p._element is own)
                placed.text_frame.text = self.subject.foot
            yield own

    def write(
        self, columns: Sequence[Sequence[Line]], boxes: Sequence[Box], colour: str = ""
    ) -> None:
        """Write paragraphs into the placeholders after the title, all as large as their boxes have
        room for."""
        size = min(_fitting(lines, box) for lines, box in zip(columns, boxes, strict=True))
        for place, lines in enumerate(columns, start=1):
            self._write(place, lines, size, colour)

    def _write(self, place: int, lines: Sequence[Line], size: int, colour: str) -> None:
        holder = next(p for p in self._slide.placeholders if p.placeholder_format.idx == place)
        frame = holder.text_frame
        for number, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
            paragraph.level = 0 if line.is_heading else 1
            run = paragraph.add_run()
            run.text = line.text
            if size != look.BODY:
                run.font.size = Pt(size)
            if colour:
                run.font.color.rgb = RGBColor.from_string(colour)

    def label(
        self,
        text: str,
        box: Box,
        size: float = look.SMALL,
        *,
        bold: bool = False,
        colour: str = MUTED,
    ) -> None:
        """Write a text by itself."""
        shape = self.shapes.add_textbox(*_inches(box))
        frame = shape.text_frame
        frame.word_wrap = True
        for side in ("left", "right", "top", "bottom"):
            setattr(frame, f"margin_{side}", 0)
        run = frame.paragraphs[0].add_run()
        run.text = text
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = RGBColor.from_string(colour)

    def _draw(self, form: Any, box: Box, colour: str) -> Any:
        """Draw a shape that means nothing by itself, so that no reader reads it."""
        shape = self.shapes.add_shape(form, *_inches(box))
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(colour)
        shape.line.fill.background()
        shape.shadow.inherit = False
        shape._element.nvSpPr.cNvPr.append(parse_xml(_DECORATIVE))
        return shape._element

    def heading(self, group: Group, text: str, box: Box, largest: int = look.BODY) -> None:
        """Write a text in a group's colour, after its shape, on one line if that can be."""
        size = look.named_size([text], largest, box.width)
        side = size * 0.75 / 72
        mark = self.subject.mark(group)
        self._draw(
            SHAPES[mark.shape],
            Box(box.left, box.top + size * 0.6 / 72 - side / 2, side, side),
            mark.ink,
        )
        left = look.shape_room(size)
        beside = Box(box.left + left, box.top, box.width - left, box.height)
        self.label(text, beside, size, bold=True, colour=mark.ink)

    def legend(self, groups: Sequence[Group]) -> None:
        """Name the groups whose shapes stand at the bars, above the title."""
        names = [self.subject.name(group) for group in groups]

        def widths(size: float) -> list[float]:
            return [look.wide(name, size, bold=True) + look.shape_room(size) for name in names]

        free = look.INNER - look.GAP * (len(names) - 1)
        size = next((each for each in range(16, 9, -1) if sum(widths(each)) <= free), 9)
        left = look.EDGE
        for group, name, width in zip(groups, names, widths(size), strict=True):
            self.heading(group, name, Box(left, look.KICKER_TOP, width, 0.35), size)
            left += width + look.GAP

    def band(self, height: float, colour: str) -> None:
        """A band of colour along the top, behind all else."""
        band = self._draw(MSO_SHAPE.RECTANGLE, Box(0, 0, look.WIDTH, height), colour)
        self.shapes._spTree.remove(band)
        self.shapes._spTree.insert(2, band)

    def below(self, notes: Iterable[str]) -> None:
        """Write what must be known of the charts, above the foot."""
        told = " ".join(filter(None, notes))
        if told:
            box = Box(look.EDGE, look.FOOT_TOP - look.NOTES, look.INNER, look.NOTES - 0.1)
            self.label(told, box, 12)

    def say(self, lines: Iterable[str]) -> None:
        """The speaker's notes: the figures in words."""
        notes = self._slide.notes_slide
        notes.notes_text_frame.text = "\n".join(lines)

    def finish(self) -> None:
        """Have the foot read last, and tell the language of every text."""
        for each in self._foot:
            self.shapes._spTree.append(each)
        elements = [self._slide._element]
        if self._slide.has_notes_slide:
            elements.append(self._slide.notes_slide._element)
        for element in elements:
            for run in element.iter(qn("a:r"), qn("a:fld")):
                run.get_or_add_rPr().set("lang", self.subject.code)


def _fitting(lines: Sequence[Line], box: Box) -> int:
    """The largest size at which the lines have room."""
    for size in range(look.LARGE, 10, -1):
        height = sum(
            look.lines(line.text, size, box.width - (0 if line.is_heading else 0.25)) * 1.2 * size
            + 8
            for line in lines
        )
        if height / 72 <= box.height:
            return size
    return 10


def _empty(element: Any) -> None:
    for child in list(element):
        element.remove(child)


def _inches(box: Box) -> tuple[Any, ...]:
    return tuple(Inches(part) for part in (box.left, box.top, box.width, box.height))
