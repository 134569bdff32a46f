"""The field that a bank card is to cover, in eighths of a cell: block characters are as fine. Pure.

One begins with whole cells. Whoever turns around was too far: from then on the steps are half as
large, down to an eighth of a cell, which is less than a millimetre in width.
"""

from dataclasses import dataclass, replace

from valuetui.station.fit import CARD

EIGHTHS = 8
AN_INCH = 96
"""Pixels of an inch, where nothing better is known."""
_TYPICAL = 476.0
"""Millimetres of width of the screen that most kiosks have."""


@dataclass(frozen=True)
class Edge:
    """One edge of the field: how far it is from the opposite one."""

    eighths: int
    step: int = EIGHTHS
    direction: int = 0
    """Where it was last moved: 1 outwards, -1 inwards, 0 not yet."""

    @property
    def cells(self) -> float:
        return self.eighths / EIGHTHS

    def moved(self, direction: int, most: int, *, whole: bool = False) -> "Edge":
        """The edge a step further, within 1 and ``most`` cells; ``whole`` cells where asked for."""
        turned = self.direction == -direction
        step = max(1, self.step // 2) if turned and not whole else self.step
        by = EIGHTHS if whole else step
        there = max(EIGHTHS, min(most * EIGHTHS, self.eighths + direction * by))
        return replace(self, eighths=there, step=step, direction=direction)


def first_guess(
    columns: int, room: tuple[int, int], cell_pixels: tuple[int, int] | None
) -> tuple[Edge, Edge]:
    """About the size of a card: by the pixels where the terminal tells them, and otherwise as on
    the screen that most kiosks have. ``room`` are the columns and rows that there are for it."""
    if cell_pixels:
        card = [CARD[side] / 25.4 * AN_INCH / cell_pixels[side] for side in (0, 1)]
    else:
        across = CARD[0] / _TYPICAL * columns
        card = [across, across * CARD[1] / CARD[0] / 2]
    width, height = (
        Edge(EIGHTHS * max(1, min(most, round(cells))))
        for cells, most in zip(card, room, strict=True)
    )
    return width, height
