"""Where the arrows lead: from tile to tile, and at the edge of a board to the next board. Pure."""

from collections.abc import Sequence

from textual.geometry import Region

from valuetui.screens.widgets.arrangement import Cell


def beside(cells: Sequence[Cell], here: int, across: int, down: int) -> int | None:
    """The number of the cell that lies beside the one with number ``here``: across that is the next
    in order, on whatever page; up and down the nearest of the next row. None at the edge."""
    if across:
        target = here + across
        return target if 0 <= target < len(cells) else None
    at = cells[here]
    rows = sorted({cell.y for cell in cells if cell.page == at.page})
    place = rows.index(at.y) + down
    if not 0 <= place < len(rows):
        return None
    return min(
        (abs(cell.x - at.x), number)
        for number, cell in enumerate(cells)
        if cell.page == at.page and cell.y == rows[place]
    )[1]


def nearest_at_edge(
    cells: Sequence[Cell], page: int, column: int, *, from_above: bool
) -> int | None:
    """The number of the cell in the first or last row of a page that lies nearest to a column; None
    where the page has none."""
    on_page = [(number, cell) for number, cell in enumerate(cells) if cell.page == page]
    if not on_page:
        return None
    rows = {cell.y for _, cell in on_page}
    edge = min(rows) if from_above else max(rows)
    return min((_off(cell, column), number) for number, cell in on_page if cell.y == edge)[1]


def _off(cell: Cell, column: int) -> int:
    """How far a column is from a cell; 0 on it."""
    return max(0, cell.x - column, column - (cell.x + cell.width - 1))


def neighbour(here: Region, others: Sequence[Region], across: int, down: int) -> int | None:
    """The number of the nearest of the others on one side of ``here``; of several at the same
    distance the one that lies most nearly opposite. None where there is none."""
    found = [
        (distance, aside, number)
        for number, other in enumerate(others)
        for distance, aside in [_way(here, other, across, down)]
        if distance >= 0
    ]
    return min(found)[2] if found else None


def _way(here: Region, other: Region, across: int, down: int) -> tuple[int, int]:
    """How far the other one is in the direction, and how far aside; negative where it is not
    there."""
    if down:
        ahead = other.y - here.bottom if down > 0 else here.y - other.bottom
        return ahead, _gap(here.x, here.right, other.x, other.right)
    ahead = other.x - here.right if across > 0 else here.x - other.right
    aside = _gap(here.y, here.bottom, other.y, other.bottom)
    return (ahead, aside) if aside == 0 else (-1, aside)


def _gap(first: int, first_end: int, second: int, second_end: int) -> int:
    """What lies between two stretches; 0 where they overlap."""
    return max(0, second - first_end + 1, first - second_end + 1)
