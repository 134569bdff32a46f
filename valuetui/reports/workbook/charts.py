"""Charts that Excel draws itself: horizontal bars with their figures on them.

Current is striped and desired solid, so that no chart is told by colour alone. The charts carry the
figures they are drawn from, because previews draw charts without reading the cells.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from openpyxl.chart.bar_chart import BarChart
from openpyxl.chart.data_source import (
    AxDataSource,
    NumData,
    NumDataSource,
    NumRef,
    NumVal,
    StrData,
    StrRef,
    StrVal,
)
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.series import Series, SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
)
from openpyxl.utils import get_column_letter, quote_sheetname

from valuetui.reports.workbook.cells import clean
from valuetui.reports.workbook.look import FONT, INK, MUTED, RULE, WHITE
from valuetui.results.measures import Share

HEADROOM = 1.12
"""How much longer than the scale the axis is, for the figure at the end of the longest bar."""
LABELS_PART = 0.42
"""The part of the chart's width that the labels take: the same in all, so that bars line up."""

TITLE_PIXELS, TITLE_LINE, TITLE_LETTER = 40, 18, 8
"""The title with its air, each further line of it, and the width of its letters."""
LEGEND_PIXELS = 34
HAIRLINE = 9525
"""A line of three quarters of a point, in the units of drawings."""


@dataclass(frozen=True)
class Block:
    """The figures of one chart, as they stand in the sheet of chart data.

    The heading row ``top`` holds the title and the names of the series; a row a label follows.
    """

    title: str
    series: tuple[str, ...]
    labels: tuple[str, ...]
    shares: tuple[tuple[Share, ...], ...]
    """A row for each label, a share for each series."""
    top: int
    left: int = 1
    """The column of the labels."""

    @property
    def bottom(self) -> int:
        """The row of the last label."""
        return self.top + len(self.labels)


@dataclass(frozen=True)
class Size:
    """Width and height in pixels."""

    width: float
    height: float


@dataclass(frozen=True)
class Paint:
    """How the bars of a series look."""

    colour: str
    striped: bool
    points: dict[int, str] = field(default_factory=dict)
    """Row of the block to its own colour, where it has one."""


def bar_chart(
    block: Block, sheet: str, paints: Sequence[Paint], *, scale: float, form: str, size: Size
) -> BarChart:
    """Bars of the figures in ``block`` on the sheet named ``sheet``, one paint a series.

    ``scale`` is the largest figure there is room for, ``form`` the number format and ``size`` the
    size that the chart will have.
    """
    chart = BarChart(barDir="bar", gapWidth=45, overlap=0)
    chart.grouping = "clustered"
    chart.varyColors = False
    chart.roundedCorners = False
    chart.title = _title(block.title)
    chart.legend.position = "b"
    chart.legend.txPr = _text(9)
    chart.graphical_properties = GraphicalProperties(
        solidFill=WHITE, ln=LineProperties(solidFill=RULE, w=HAIRLINE)
    )
    chart.layout = _plot_area(block.title, size)
    _set_axes(chart, scale * HEADROOM)
    for place, paint in enumerate(paints):
        chart.series.append(_series(block, place, sheet, paint, form))
    return chart


def _plot_area(title: str, size: Size) -> Layout:
    """Where the bars stand: below the title, above the legend, to the right of the labels."""
    lines = -(-len(title) * TITLE_LETTER // size.width)
    above = TITLE_PIXELS + TITLE_LINE * (lines - 1)
    return Layout(
        ManualLayout(
            layoutTarget="inner",
            xMode="edge",
            yMode="edge",
            x=LABELS_PART,
            y=above / size.height,
            w=1 - LABELS_PART - 0.02,
            h=1 - (above + LEGEND_PIXELS) / size.height,
        )
    )


def _set_axes(chart: BarChart, longest: float) -> None:
    """Labels from the top down, and figures on the bars instead of a grid and an axis."""
    labels, figures = chart.x_axis, chart.y_axis
    labels.delete, figures.delete = False, True
    labels.scaling.orientation = "maxMin"
    labels.tickLblPos = "low"
    labels.txPr = _text(9)
    labels.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=MUTED, w=HAIRLINE))
    figures.scaling.min, figures.scaling.max = 0, longest
    figures.majorGridlines = None


def _series(block: Block, place: int, sheet: str, paint: Paint, form: str) -> Series:
    labels, column = (get_column_letter(block.left + right) for right in (0, place + 1))
    shares = [row[place] for row in block.shares]
    series = Series(idx=place, order=place, invertIfNegative=False)
    series.tx = SeriesLabel(
        strRef=_texts(f"{_absolute(sheet, column, block.top)}", [block.series[place]])
    )
    rows = block.top + 1, block.bottom
    series.cat = AxDataSource(strRef=_texts(_absolute(sheet, labels, *rows), block.labels))
    series.val = NumDataSource(numRef=_numbers(_absolute(sheet, column, *rows), shares, form))
    series.spPr = _fill(paint.colour, striped=paint.striped)
    series.dPt = [
        DataPoint(idx=row, invertIfNegative=False, spPr=_fill(colour, striped=paint.striped))
        for row, colour in paint.points.items()
    ]
    series.dLbls = _figures_on_bars(form)
    return series


def _absolute(sheet: str, column: str, *rows: int) -> str:
    cells = ":".join(f"${column}${row}" for row in rows)
    return f"{quote_sheetname(sheet)}!{cells}"


def _texts(reference: str, texts: Sequence[str]) -> StrRef:
    points = [StrVal(idx=place, v=clean(text)) for place, text in enumerate(texts)]
    return StrRef(f=reference, strCache=StrData(ptCount=len(points), pt=points))


def _numbers(reference: str, shares: Sequence[Share], form: str) -> NumRef:
    """The figures of the cells: what is told in words there is no point of the chart."""
    points = [
        NumVal(idx=place, v=repr(share.fraction))
        for place, share in enumerate(shares)
        if share.is_exact
    ]
    cache = NumData(formatCode=form, ptCount=len(shares), pt=points)
    return NumRef(f=reference, numCache=cache)


def _fill(colour: str, *, striped: bool) -> GraphicalProperties:
    line = LineProperties(solidFill=colour, w=HAIRLINE)
    if not striped:
        return GraphicalProperties(solidFill=colour, ln=line)
    stripes = PatternFillProperties(prst="wdUpDiag", fgClr=_colour(colour), bgClr=_colour(WHITE))
    return GraphicalProperties(pattFill=stripes, ln=line)


def _colour(rgb: str) -> ColorChoice:
    choice = ColorChoice()
    choice.RGB = rgb
    return choice


def _figures_on_bars(form: str) -> DataLabelList:
    return DataLabelList(
        numFmt=form,
        txPr=_text(8),
        dLblPos="outEnd",
        showVal=True,
        showLegendKey=False,
        showCatName=False,
        showSerName=False,
        showPercent=False,
        showBubbleSize=False,
    )


def _letters(size: float, *, bold: bool = False) -> CharacterProperties:
    return CharacterProperties(
        sz=round(size * 100), b=bold, solidFill=INK, latin=Font(typeface=FONT)
    )


def _text(size: float) -> RichText:
    letters = ParagraphProperties(defRPr=_letters(size))
    return RichText(p=[Paragraph(pPr=letters, r=[], endParaRPr=_letters(size))])


def _title(text: str) -> Title:
    letters = _letters(11, bold=True)
    run = RegularTextRun(rPr=letters, t=clean(text))
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=letters), r=[run])
    return Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False)
