"""A sheet being written: its cells, its page, and what is added to it after openpyxl has saved."""

from collections.abc import Iterable
from dataclasses import dataclass

from openpyxl.chart.bar_chart import BarChart
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.formatting.rule import DataBar, FormatObject, Rule
from openpyxl.utils import absolute_coordinate, get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from valuetui.instrument.model import Role
from valuetui.reports.workbook.cells import Content, Formula, put
from valuetui.reports.workbook.look import Style, tint
from valuetui.reports.workbook.page import (
    POINTS_A_CHARACTER,
    PRINTED_HEIGHT,
    PRINTED_WIDTH,
    text_height,
)
from valuetui.reports.workbook.streamed import LongTable
from valuetui.reports.workbook.subject import Subject


@dataclass(frozen=True)
class Box:
    """A rectangle of cells: first and last column and row, both included."""

    left: int
    top: int
    right: int
    bottom: int

    def __str__(self) -> str:
        """The name of the range, such as ``B5:D98``, or of the one cell."""
        first = f"{get_column_letter(self.left)}{self.top}"
        last = f"{get_column_letter(self.right)}{self.bottom}"
        return first if first == last else f"{first}:{last}"


@dataclass(frozen=True)
class DataBars:
    """Bars behind the numbers of a range, all on the scale from ``low`` to ``high``."""

    box: Box
    low: float
    high: float
    colour: str
    """RRGGBB of the fill."""
    outline: str | None = None
    """RRGGBB of the outline, where there is one."""


def share_bars(box: Box, scale: float, ink: str, role: Role) -> DataBars:
    """Bars of shares in the colour of a group: outlined for current, solid for the others.

    The tints are pale enough for the figures upon them to be read.
    """
    if role is Role.CURRENT:
        return DataBars(box, 0, scale, tint(ink, 0.16), outline=tint(ink, 0.6))
    return DataBars(box, 0, scale, tint(ink, 0.42))


class Sheet:
    """One sheet of the workbook. Rows and columns count from 1."""

    def __init__(self, worksheet: Worksheet, subject: Subject) -> None:
        self.worksheet = worksheet
        self.subject = subject
        self.bars: list[DataBars] = []
        self.alt_texts: list[str] = []
        """One for each chart, in order."""
        self.results: dict[str, str | int | float] = {}
        """Name of each cell with a formula to what the formula gives."""
        self.digits_as_text: Box | None = None
        """Codes such as 07, which Excel must not call numbers stored as text."""
        self.long: LongTable | None = None
        """A table whose rows openpyxl does not write."""

    def put(self, row: int, column: int, content: Content, style: str) -> None:
        """Write into a cell."""
        cell = put(self.worksheet, row, column, content, style)
        if isinstance(content, Formula):
            self.results[cell.coordinate] = content.gives

    def put_row(self, row: int, contents: Iterable[tuple[Content, str]], first: int = 1) -> None:
        """Write contents and their styles into the cells of a row, from column ``first``."""
        for column, (content, style) in enumerate(contents, start=first):
            self.put(row, column, content, style)

    def put_across(self, row: int, first: int, last: int, content: Content, style: str) -> None:
        """Write into a cell that reaches from column ``first`` to column ``last``."""
        for column in range(first, last + 1):
            self.put(row, column, content if column == first else None, style)
        if last > first:
            self.worksheet.merge_cells(
                start_row=row, end_row=row, start_column=first, end_column=last
            )

    def put_text(self, row: int, first: int, last: int, text: str, style: str) -> None:
        """Write running text across columns, and make the row as high as it needs to be."""
        self.put_across(row, first, last, text, style)
        self.grow(row, text_height(text, sum(map(self.width, range(first, last + 1)))))

    def heading(self, title: str, *lines: str) -> int:
        """Write the sheet's title and the lines under it; the row after them is returned."""
        self.put(1, 1, title, Style.TITLE)
        self.height(1, 32)
        for row, line in enumerate(lines, start=2):
            self.put(row, 1, line, Style.SUBTITLE)
            self.height(row, 16)
        return len(lines) + 2

    def nothing(self, row: int) -> None:
        """Say that there is nothing to show yet, and why."""
        threshold = self.subject.comparison.gate.threshold
        self.say(row, self.subject.text("withheld.nothing", threshold=threshold))

    def say(self, row: int, text: str) -> None:
        """Write a sentence on its own, over the empty cells beside it."""
        self.put(row, 1, text, Style.SENTENCE)

    def widths(self, widths: Iterable[float]) -> None:
        """Set the widths of the columns from the first, in characters."""
        self.widths_from(1, widths)

    def widths_from(self, first: int, widths: Iterable[float]) -> None:
        """The same from column ``first``."""
        for column, width in enumerate(widths, start=first):
            self.worksheet.column_dimensions[get_column_letter(column)].width = width

    def width(self, column: int) -> float:
        """The width of a column, in characters."""
        return float(self.worksheet.column_dimensions[get_column_letter(column)].width)

    def grow(self, row: int, points: float) -> None:
        """Make a row at least so high."""
        self.height(row, max(points, self.worksheet.row_dimensions[row].height or 0))

    def height(self, row: int, points: float) -> None:
        """Set the height of a row."""
        self.worksheet.row_dimensions[row].height = points

    def print_at_scale(self, points: float) -> None:
        """Print at a fixed scale at which all columns, and rows of ``points``, are on one page."""
        columns = self.worksheet.column_dimensions
        wide = POINTS_A_CHARACTER * sum(columns[name].width for name in columns)
        self.worksheet.sheet_properties.pageSetUpPr = None
        share = min(PRINTED_WIDTH / wide, PRINTED_HEIGHT / points, 1)
        self.worksheet.page_setup.scale = int(100 * share)

    def keep_in_sight(self, row: int, column: int) -> None:
        """Let what lies above ``row`` and left of ``column`` stay when one scrolls."""
        self.worksheet.freeze_panes = f"{get_column_letter(column)}{row}"

    def repeat_rows(self, first: int, last: int) -> None:
        """Print these rows at the top of every page."""
        self.worksheet.print_title_rows = f"{first}:{last}"

    def break_before(self, row: int) -> None:
        """Begin a new page with this row."""
        self.worksheet.row_breaks.append(Break(id=row - 1))

    def filter(self, box: Box) -> None:
        """Give the headings in the first row of ``box`` buttons to sort and filter by."""
        self.worksheet.auto_filter.ref = str(box)

    def name_table(self, name: str, box: Box) -> None:
        """Make the range a table that formulas and pivot tables can call by name."""
        self.worksheet.add_table(Table(displayName=name, ref=str(box)))

    def offer(self, box: Box, names: str, *, only: bool = False) -> None:
        """Let the cells of ``box`` be chosen from the range with the name ``names``; other contents
        are taken too, unless they may be ``only`` from there."""
        rule = DataValidation("list", formula1=names, allow_blank=not only, showErrorMessage=only)
        if only:
            rule.errorTitle = self.subject.text("closeup.refused_title")
            rule.error = self.subject.text("closeup.refused")
        rule.add(str(box))
        self.worksheet.add_data_validation(rule)

    def name_range(self, name: str, box: Box) -> None:
        """Give a range a name that formulas and validations of the whole workbook know."""
        absolute = absolute_coordinate(str(box))
        place = f"{quote_sheetname(self.worksheet.title)}!{absolute}"
        book = self.worksheet.parent
        assert book is not None  # noqa: S101 - every sheet here has one
        book.defined_names.add(DefinedName(name, attr_text=place))

    def add_bars(self, bars: DataBars) -> None:
        """Draw bars behind numbers."""
        ends = [FormatObject(type="num", val=end) for end in (bars.low, bars.high)]
        rule = Rule(type="dataBar", dataBar=DataBar(cfvo=ends, color=f"FF{bars.colour}"))
        self.worksheet.conditional_formatting.add(str(bars.box), rule)
        self.bars.append(bars)

    def add_chart(self, chart: BarChart, box: Box, alt_text: str) -> None:
        """Lay a chart over the cells of ``box``; ``alt_text`` tells it in words."""
        chart.anchor = TwoCellAnchor(  # type: ignore[assignment]  # a cell's name or an anchor
            editAs="oneCell",
            _from=AnchorMarker(col=box.left - 1, row=box.top - 1),
            to=AnchorMarker(col=box.right, row=box.bottom),
        )
        self.worksheet.add_chart(chart)
        self.alt_texts.append(alt_text)
