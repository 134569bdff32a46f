"""Where things stand on the sheet of calculation, for the formulas that read it."""

from dataclasses import dataclass
from functools import cached_property

from openpyxl.utils import get_column_letter, quote_sheetname

from valuetui.instrument.model import Role
from valuetui.reports.workbook.chosen import LISTED
from valuetui.reports.workbook.subject import Subject
from valuetui.results.measures import TOP

PART_ROW, GROUP_ROW, RESPONDENTS_ROW = 5, 6, 7
BLOCK_ROW, ASKED_ROW, LEAST_ROW, LENGTH_ROW, PICKS_ROW, LIMITING_ROW = 10, 11, 12, 13, 14, 15
"""Single figures: of the choice, and below each of them for every question."""
HEAD = 17
"""The row of headings of the table of values and of the lists beside it."""
PER_ROLE = ("count", "told", "listed", "score")
SHIFT = ("distance", "score_more", "score_less", "in_both")
"""Columns of the table of values, for each question and for the shift."""
OWN = ("place", "label", "limiting")
TOP_BARS = TOP
"""Bars of the chart of the top ten."""


@dataclass(frozen=True)
class Plan:
    """The columns and cells, for the questions that are compared."""

    subject: Subject

    @property
    def first(self) -> int:
        """The row of the first value."""
        return HEAD + 1

    @property
    def last(self) -> int:
        """The row of the last value."""
        return HEAD + len(self.subject.comparison.instrument.values)

    @cached_property
    def table(self) -> list[tuple[str, Role | None]]:
        """What each column of the table of values holds, and of which question."""
        own: list[tuple[str, Role | None]] = [(name, None) for name in OWN]
        asked = [(name, role) for role in self.subject.compared for name in PER_ROLE]
        shift = [(name, None) for name in SHIFT] if self.subject.comparison.asks_shift else []
        return [*own, *asked, *shift]

    def column(self, name: str, role: Role | None = None) -> int:
        """A column of the table of values."""
        return self.table.index((name, role)) + 1

    @property
    def lines(self) -> int:
        """The column that numbers the lines of the lists, after the table and a gutter."""
        return len(self.table) + 2

    @property
    def lists(self) -> list[Role | str]:
        """The lists beside each other: the top ten of each question, and what is more wanted and
        less wanted."""
        shift = ["more", "less"] if self.subject.comparison.asks_shift else []
        return [*self.subject.compared, *shift]

    def list_column(self, name: Role | str) -> int:
        """The column of a list: of the places of its values."""
        return self.lines + 1 + self.lists.index(name)

    @property
    def chart_column(self) -> int:
        """The column of the labels of the charts, after the lists and a gutter."""
        return self.lines + len(self.lists) + 2

    @property
    def themes_row(self) -> int:
        """The row of headings of the figures of the themes, below those of the top ten."""
        return HEAD + LISTED + 2

    def cell(self, row: int, column: int) -> str:
        """A cell as other sheets call it."""
        sheet = quote_sheetname(self.subject.text("sheet.calculation"))
        return f"{sheet}!${get_column_letter(column)}${row}"

    def listed(self, name: Role | str, line: int) -> str:
        """The cell with the place of what stands in a line of a list."""
        return self.cell(HEAD + line, self.list_column(name))
