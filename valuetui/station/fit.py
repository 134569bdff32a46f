"""How large the letters and targets of a screen are: from what was held against it, in millimetres.

A terminal knows columns and rows, and at best pixels, but never how large they are. So a person
measures: with a bank card, which is the same size everywhere, with a ruler, or by the diagonal that
is written on the screen's box. Everything else follows from the size of one cell. What is judged is
what is shown: figures rounded to a tenth of a millimetre.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

CARD = (85.6, 53.98)
"""Width and height of a bank card in millimetres (ISO/IEC 7810, ID-1)."""
CAPITAL = 0.626
"""Height of a capital as a part of the cell's, in DejaVu Sans Mono and Hack."""
DISTANCE = 515.0
"""Millimetres from the eye of a person who stands at a screen and touches it."""
LEAST_CELL = 10.0
"""Millimetres of height from which a capital is 0.7 degrees high at about that distance."""
LEAST_TARGET = 20.0
"""Millimetres of a target that a finger hits as well as any larger one."""
TARGET = (4, 2)
"""Columns and rows of the smallest target on any screen of the kiosk."""
PROFILES = ((137, 38), (91, 26), (64, 24))
"""Columns and rows of the grids that the kiosk is laid out for, the largest first."""

INCH = 25.4
ASCENT, DESCENT, ADVANCE = 1901 / 2048, 483 / 2048, 1233 / 2048
"""What lies above the line, what below it, and the width of a letter of DejaVu Sans Mono, as parts
of the font's size."""
PIXELS_A_POINT = 96 / 72
"""At 96 pixels an inch, which the recipes tell the X server whatever the screen says."""
POINTS = [quarter / 4 for quarter in range(8, 801)]
"""Sizes of a font that can be set."""


class Advice(StrEnum):
    """What is to be done with a screen."""

    NOTHING = "nothing"
    LARGER = "larger"
    """The font must be larger."""
    SMALLER = "smaller"
    """The font may be smaller, and must be: the grid is too small for any layout."""
    SCREEN = "screen"
    """No font makes letters and targets large enough: the screen is too small."""


class Implausible(ValueError):
    """No screen has cells like these: something was measured or typed wrongly."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__(f"a cell of {width:.1f} x {height:.1f} mm")
        self.width, self.height = width, height


@dataclass(frozen=True)
class Fit:
    """A measured screen: its grid, and the size of a cell in millimetres.

    Raises :class:`Implausible` where no screen can be so.
    """

    columns: int
    rows: int
    cell_width: float
    cell_height: float
    cell_pixels: tuple[int, int] | None = None
    """Width and height of a cell in pixels, where the terminal tells; a help, never the truth."""

    def __post_init__(self) -> None:
        width, height = self.cell_width, self.cell_height
        is_cell = 0.5 <= width <= 60 and 0.8 <= height / width <= 4
        if not (is_cell and self.columns > 0 and self.rows > 0):
            raise Implausible(width, height)

    @property
    def screen(self) -> tuple[float, float]:
        """Width and height of the terminal in millimetres."""
        return self.columns * self.cell_width, self.rows * self.cell_height

    @property
    def target(self) -> float:
        """The shorter side of the smallest target, in millimetres."""
        return min(TARGET[0] * self.cell_width, TARGET[1] * self.cell_height)

    @property
    def capital(self) -> float:
        """Height of a capital in millimetres."""
        return CAPITAL * self.cell_height

    def angle(self, distance: float = DISTANCE) -> float:
        """Degrees that a capital is high for an eye so many millimetres away (EN 301 549)."""
        return 180 * self.capital / (math.pi * distance)

    @property
    def letters_are_small(self) -> bool:
        return round(self.cell_height, 1) < LEAST_CELL

    @property
    def targets_are_small(self) -> bool:
        return round(self.target, 1) < LEAST_TARGET

    @property
    def profile(self) -> tuple[int, int] | None:
        """The largest grid of the kiosk that there is room for; None where there is none."""
        return _profile(self.columns, self.rows)

    @property
    def factor(self) -> float:
        """By how much the font's size is to be multiplied so that letters and targets are just
        large enough, upwards to a hundredth."""
        exact = max(
            LEAST_CELL / self.cell_height, LEAST_TARGET / TARGET[0] / self.cell_width
        )  # a target is high enough whenever a letter is
        return math.ceil(round(exact * 100, 3)) / 100

    @property
    def just_right(self) -> tuple[int, int]:
        """Columns and rows that the screen has with a font of just that size."""
        return math.floor(self.columns / self.factor), math.floor(self.rows / self.factor)

    @property
    def least_screen(self) -> tuple[float, float]:
        """Millimetres of the smallest screen that could show the kiosk with this shape of cell."""
        columns, rows = PROFILES[-1]
        return columns * self.cell_width * self.factor, rows * self.cell_height * self.factor

    @property
    def advice(self) -> Advice:
        """What is to be done."""
        is_small = self.letters_are_small or self.targets_are_small
        if self.profile and not is_small:
            return Advice.NOTHING
        if _profile(*self.just_right) is None:
            return Advice.SCREEN
        return Advice.LARGER if is_small else Advice.SMALLER

    @property
    def points(self) -> float | None:
        """The size of DejaVu Sans Mono to set in xterm; None where the terminal does not tell its
        pixels, or where there is no such size."""
        if self.cell_pixels is None:
            return None
        width, height = (side * self.factor - 0.5 for side in self.cell_pixels)
        return _points(width, height)


def _profile(columns: int, rows: int) -> tuple[int, int] | None:
    fitting = (each for each in PROFILES if columns >= each[0] and rows >= each[1])
    return next(fitting, None)


def xterm_cell(points: float) -> tuple[int, int]:
    """Pixels of a cell of xterm with DejaVu Sans Mono in so many points."""
    size = points * PIXELS_A_POINT
    height = sum(math.ceil(round(part * size * 64) / 64) for part in (ASCENT, DESCENT))
    return round(ADVANCE * size), height


def _points(width: float, height: float) -> float | None:
    """The smallest size of the font whose cell has at least so many pixels."""
    sizes = (each for each in POINTS if xterm_cell(each) >= (width, 0))
    return next((each for each in sizes if xterm_cell(each)[1] >= height), None)


# From what was held against the screen


def by_card(
    card: tuple[float, float], grid: tuple[int, int], cell_pixels: tuple[int, int] | None = None
) -> Fit:
    """From the columns and rows, in fractions, that a bank card covers."""
    if min(card) <= 0:
        raise Implausible(0, 0)
    return Fit(*grid, CARD[0] / card[0], CARD[1] / card[1], cell_pixels)


def by_ruler(
    millimetres: tuple[float, float],
    cells: tuple[int, int],
    grid: tuple[int, int],
    cell_pixels: tuple[int, int] | None = None,
) -> Fit:
    """From the width and height of so many columns and rows."""
    return Fit(*grid, millimetres[0] / cells[0], millimetres[1] / cells[1], cell_pixels)


def by_diagonal(inches: float, pixels: tuple[int, int], grid: tuple[int, int]) -> Fit:
    """From the diagonal of the whole screen in inches; its pixels are square."""
    pitch = inches * INCH / math.hypot(*pixels)
    across, down = (pixels[side] // grid[side] for side in (0, 1))
    return Fit(*grid, pitch * pixels[0] / grid[0], pitch * pixels[1] / grid[1], (across, down))


def planned(inches: float, pixels: tuple[int, int]) -> Fit:
    """The grid that a screen has with the smallest font of xterm that is large enough: what to
    expect of a screen before it is bought, and which font to set."""
    pitch = inches * INCH / math.hypot(*pixels)
    size = _points(LEAST_TARGET / TARGET[0] / pitch, LEAST_CELL / pitch)
    if size is None:
        raise Implausible(pitch, pitch)
    width, height = xterm_cell(size)
    grid = max(1, pixels[0] // width), max(1, pixels[1] // height)
    return Fit(*grid, width * pitch, height * pitch, (width, height))
