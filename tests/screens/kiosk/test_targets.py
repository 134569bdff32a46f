"""Everything to press is large enough for a finger, and nothing that is written is cut off."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from tests.screens.kiosk.all_screens import all_screens
from tests.screens.kiosk.visitor import GRIDS, Clock, Shelf, Visitor, instrument, visiting
from tests.sparing import one_quick
from valuetui.screens.widgets.arrangement import Cell
from valuetui.screens.widgets.board import Board

ROWS, COLUMNS, GAP = 2, 4, 1
"""At a cell height of 10 mm, two rows by four columns are 20 mm square."""

CUT = "…"


@pytest.mark.parametrize("language", one_quick(["sv", "sv-simple", "en"]))
@pytest.mark.parametrize("size", one_quick(GRIDS), ids=str)
async def test_every_screen_can_be_pressed_and_read(
    clock: Clock, size: tuple[int, int], language: str
) -> None:
    shelf = Shelf()
    complaints = []
    async with visiting(clock, shelf, size=size, questionnaire=instrument("kommun")) as visitor:
        async for name in all_screens(visitor, shelf, language):
            complaints += [f"{name}: {complaint}" for complaint in complaints_about(visitor)]
    assert complaints == []


def complaints_about(visitor: Visitor) -> Iterator[str]:
    """What is wrong with the screen in front."""
    screen = visitor.app.screen
    boards = [board for board in screen.query(Board).results() if board.region.area]
    for board in boards:
        if not screen.region.contains_region(board.region):
            yield f"{board.id} does not lie on the screen"
        cells = [visitor.cell_of(board, tile.key) for tile in board.tiles if tile.key]
        for problem in problems_of(cells, board):
            yield f"{board.id} {problem}"
    if any(board.id == "bar" and board.region.y < screen.size.height / 2 for board in boards):
        yield "the buttons are in the upper half"
    if CUT in readable(visitor, boards):
        yield "a text is cut off"


def problems_of(cells: list[Cell], board: Board) -> Iterator[str]:
    """What is wrong with the places of the tiles of a board."""
    if any(cell.height < ROWS or cell.width < COLUMNS for cell in cells):
        yield "has a tile that is too small for a finger"
    if any(cell.x + cell.width > board.size.width for cell in cells):
        yield "is too narrow for its tiles"
    if any(cell.y + cell.height > board.size.height for cell in cells):
        yield "is too low for its tiles"
    for one, other in pairwise(cells):
        if (one.page, one.y) == (other.page, other.y) and other.x - one.x - one.width < GAP:
            yield "has tiles without a gap"


def readable(visitor: Visitor, boards: list[Board]) -> str:
    """The text of what is in front, but for the tray, whose tiles repeat what stands above."""
    rows = visitor.front_text.split("\n")
    for tray in (board.region for board in boards if board.id == "tray"):
        del rows[tray.y - visitor.front.y : tray.bottom - visitor.front.y]
    return "\n".join(rows)
