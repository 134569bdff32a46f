"""Where things stand on the overview, so that it fills one A4 page whatever the number of groups.

All lengths are in pixels on the screen; the page is scaled to the paper when it is printed.
"""

from dataclasses import dataclass

PAGE = 1.45
"""Width of what A4 landscape has room for, divided by its height; programs differ a little."""
LEAST_ACROSS, LEAST_PANEL = 2, 440
"""One group alone has the page to itself, but its tile is no wider than half of it."""
LEAST_WIDTH = 1320

STRIPE, PARTS, GUTTER = 5, 6, 16
"""A panel is a coloured stripe, six columns and a gutter."""
PANEL_COLUMNS = PARTS + 2

TILE_ROWS = (28, 42, 20, 20)
CHART_ROWS = 10
"""Several rows and not one tall one, so that one can scroll past a chart."""
GAP = 10
BAR = 10
BETWEEN_VALUES = 7
CHART_MARGIN = 74
"""The title and the legend of a chart."""
STRIP_HEAD, STRIP_LINE, STRIP_LEAST = 28, 32, 190


@dataclass(frozen=True)
class Plan:
    """The overview of ``across`` panels a band."""

    across: int
    width: float
    chart_height: float
    strip_height: float

    @property
    def column_widths(self) -> list[float]:
        """The width of every column."""
        part = (self.width / self.across - STRIPE - GUTTER) / PARTS
        return [STRIPE, *[part] * PARTS, GUTTER] * self.across

    @property
    def panel_width(self) -> float:
        """The width of a panel without its gutter."""
        return self.width / self.across - GUTTER

    @property
    def last_column(self) -> int:
        """The gutter after the last panel."""
        return self.across * PANEL_COLUMNS

    def panel(self, number: int) -> tuple[int, int]:
        """The first and last column of a panel of a band, counted from 0, without its gutter."""
        first = number * PANEL_COLUMNS + 1
        return first, first + PANEL_COLUMNS - 2

    @property
    def beside_first(self) -> tuple[int, int]:
        """The columns of all panels but the first."""
        return PANEL_COLUMNS + 1, self.last_column - 1

    def strip_rows(self, lines: int) -> list[float]:
        """The heights of the rows at the bottom: a heading, so many lines, and what is left."""
        return [STRIP_HEAD, *[STRIP_LINE] * lines, self.strip_height - _strip(lines)]


def plan(*, across: int, bands: int, longest: int, series: int, heading: float, lines: int) -> Plan:
    """The plan for so many panels, ``longest`` values in a chart with so many ``series``, a heading
    of that height and so many lines of words in the strip at the bottom.

    A page too flat for the paper gets taller charts, a page too tall becomes wider.
    """
    strip = max(_strip(lines) + GAP, STRIP_LEAST)
    chart = CHART_MARGIN + longest * (series * BAR + BETWEEN_VALUES)
    others = heading + strip + bands * (sum(TILE_ROWS) + 2 * GAP)
    least_height = others + bands * chart
    across = max(across, LEAST_ACROSS)
    width = max(LEAST_WIDTH, across * LEAST_PANEL, least_height * PAGE)
    return Plan(across, width, (width / PAGE - others) / bands, strip)


def _strip(lines: int) -> int:
    return STRIP_HEAD + STRIP_LINE * lines
