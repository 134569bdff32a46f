"""Charts that the program which shows the deck draws itself, and whose figures can be edited.

Current is striped and desired solid, so that no chart is told by colour alone. What is told in
words there is no bar of: it is told beside the label.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from valuetui.reports.deck.look import Box
from valuetui.reports.deck.subject import Subject
from valuetui.reports.workbook.cells import put
from valuetui.reports.workbook.look import INK, MUTED, WHITE
from valuetui.results.measures import Share

SHEET = "Sheet1"
"""The sheet that python-pptx lets a chart refer to."""
HEADROOM = 1.25
"""How much longer than the scale the axis is, for the figure at the end of the longest bar."""
_CHART = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'


@dataclass(frozen=True)
class Series:
    """Bars of one kind, one a label."""

    name: str
    shares: tuple[Share, ...]
    colour: str
    striped: tuple[bool, ...]
    sign: str = ""
    """What stands before each of its figures, where several groups are shown."""

    @property
    def bars(self) -> list[float | None]:
        """The figures; None where there is none to draw."""
        return [share.fraction if share.is_exact and share.of else None for share in self.shares]


@dataclass(frozen=True)
class Chart:
    """Horizontal bars of shares."""

    name: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    scale: float
    """Where the scale ends."""
    told: str
    """What it shows in words, for those who do not see it."""
    letters: float = 14
    """The size of letters in points."""
    labels_part: float = 0.42
    """The part of the width that the labels take: the same beside each other, so that bars line
    up."""


class _Figures(CategoryChartData):  # type: ignore[misc]  # python-pptx may be missing
    """The figures of a chart; what they are edited in takes text for nothing but text."""

    @property
    def xlsx_blob(self) -> bytes:
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.title = SHEET
        for row, label in enumerate(self.categories, start=2):
            put(sheet, row, 1, str(label.label), "Normal")
        for column, series in enumerate(self, start=2):
            put(sheet, 1, column, series.name, "Normal")
            for row, value in enumerate(series.values, start=2):
                put(sheet, row, column, value, "Normal").number_format = self.number_format
        sheet.column_dimensions["A"].width = 40
        saved = BytesIO()
        book.save(saved)
        return saved.getvalue()


def add_chart(shapes: Any, chart: Chart, box: Box, subject: Subject) -> None:
    """Draw a chart in a box."""
    form = subject.text("cells.share")
    figures = _Figures(number_format=form)
    figures.categories = [_with_rough(chart, place, subject) for place in range(len(chart.labels))]
    for each in chart.series:
        figures.add_series(each.name, each.bars)
    places = (Inches(part) for part in (box.left, box.top, box.width, box.height))
    frame = shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *places, figures)
    properties = frame._element.nvGraphicFramePr.cNvPr
    properties.set("name", chart.name)
    properties.set("descr", chart.told)
    drawn = frame.chart
    drawn.has_title = drawn.has_legend = False
    drawn.font.size, drawn.font.color.rgb = Pt(chart.letters), RGBColor.from_string(INK)
    _set_axes(drawn, chart.scale * HEADROOM)
    plot = drawn.plots[0]
    plot.gap_width = 40 if len(chart.series) == 1 else 55
    plot.overlap = 0 if len(chart.series) == 1 else -5
    plot.vary_by_categories = False
    for each, series in zip(chart.series, plot.series, strict=True):
        _paint(series, each)
        _tell_figures(series, f'"{each.sign} "{form}' if each.sign else form)
    _set_frame(drawn, chart, subject)


def _with_rough(chart: Chart, place: int, subject: Subject) -> str:
    """A label; where a figure is told in words, with those."""
    alone = len(chart.series) == 1
    rough = [
        subject.share(each.shares[place])
        if alone
        else subject.text("rough", series=each.name, share=subject.share(each.shares[place]))
        for each in chart.series
        if not each.shares[place].is_exact
    ]
    label = chart.labels[place]
    return f"{label} ({', '.join(rough)})" if rough else label


def _set_axes(drawn: Any, longest: float) -> None:
    """Labels from the top down, and figures on the bars instead of a grid and an axis."""
    labels, figures = drawn.category_axis, drawn.value_axis
    labels.reverse_order = True
    labels.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    labels.major_tick_mark = XL_TICK_MARK.NONE
    labels.format.line.color.rgb = RGBColor.from_string(MUTED)
    labels.format.line.width = Pt(0.75)
    figures.visible = False
    figures.has_major_gridlines = False
    figures.minimum_scale, figures.maximum_scale = 0, longest


def _paint(drawn: Any, series: Series) -> None:
    _fill(drawn.format, series.colour, striped=series.striped[0])
    drawn.invert_if_negative = False
    for place, striped in enumerate(series.striped):
        if striped != series.striped[0]:
            _fill(drawn.points[place].format, series.colour, striped=striped)


def _fill(form: Any, colour: str, *, striped: bool) -> None:
    form.line.color.rgb = RGBColor.from_string(colour)
    form.line.width = Pt(1)
    if not striped:
        form.fill.solid()
        form.fill.fore_color.rgb = RGBColor.from_string(colour)
        return
    form.fill.patterned()
    form.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
    form.fill.fore_color.rgb = RGBColor.from_string(colour)
    form.fill.back_color.rgb = RGBColor.from_string(WHITE)


def _tell_figures(drawn: Any, form: str) -> None:
    labels = drawn.data_labels
    labels.number_format, labels.number_format_is_linked = form, False
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    labels.show_value = True


def _set_frame(drawn: Any, chart: Chart, subject: Subject) -> None:
    """Where the bars stand, square corners, and the language; and numbers of the axes that the
    format's strict readers take."""
    space = drawn._chartSpace
    for axis in space.iter(qn("c:axId"), qn("c:crossAx")):
        axis.set("val", axis.get("val").lstrip("-"))
    space.find(qn("c:date1904")).addnext(parse_xml(f'<c:roundedCorners {_CHART} val="0"/>'))
    plot_area = space.find(f"{qn('c:chart')}/{qn('c:plotArea')}")
    for old in plot_area.findall(qn("c:layout")):
        plot_area.remove(old)
    parts = {"x": chart.labels_part, "y": 0.01, "w": 1 - chart.labels_part, "h": 0.98}
    places = "".join(f'<c:{name} val="{part}"/>' for name, part in parts.items())
    plot_area.insert(
        0,
        parse_xml(
            f'<c:layout {_CHART}><c:manualLayout><c:layoutTarget val="inner"/>'
            f'<c:xMode val="edge"/><c:yMode val="edge"/>{places}</c:manualLayout></c:layout>'
        ),
    )
    for letters in space.iter(qn("a:defRPr"), qn("a:endParaRPr")):
        letters.set("lang", subject.code)


def in_words(subject: Subject, labels: Sequence[str], shares: Sequence[Share]) -> str:
    """The bars of one series: "tillit 41 %, omsorg 38 %"."""
    return ", ".join(
        f"{label} {subject.share(share)}" for label, share in zip(labels, shares, strict=True)
    )
