"""An app with one board, or with another one below it, and somebody who presses it."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Self

from textual import events
from textual.app import ComposeResult
from textual.geometry import Offset, Region
from textual.widgets import Static

from valuetui.screens.locked import LockedApp
from valuetui.screens.theme import DARK
from valuetui.screens.widgets.arrangement import Arrangement
from valuetui.screens.widgets.board import Board
from valuetui.screens.widgets.tile import Tile

PATIENCE = 20.0
"""Seconds after which a state that was waited for will not come any more."""

WHOLE = Region()
"""Noted where a board asks to be drawn as a whole."""


class WatchedBoard(Board):
    """A board that notes what of it is to be drawn anew."""

    def __init__(
        self, arrangement: Arrangement, clock: Callable[[], float], mark_room: int
    ) -> None:
        self.asked: list[Region] = []
        super().__init__(arrangement, clock=clock, mark_room=mark_room, tells_held=True)

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        self.asked += regions or [WHOLE]
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)


class BoardApp(LockedApp[None]):
    """The board fills the screen but for a margin of three columns and two rows."""

    CSS = "Board { margin: 2 3; }"

    def __init__(
        self,
        tiles: Sequence[Tile],
        arrangement: Arrangement,
        *,
        mark_room: int = 0,
        theme: str = DARK.name,
        below: Sequence[Tile] = (),
    ) -> None:
        super().__init__(theme)
        self.now = 100.0
        """What the clock says; it goes only when somebody sets it."""
        self.pressed: list[str] = []
        self.held: list[str] = []
        self.moved: list[str] = []
        self.tiles = tuple(tiles)
        self.below = tuple(below)
        self.board = WatchedBoard(arrangement, lambda: self.now, mark_room)

    def compose(self) -> ComposeResult:
        yield self.board
        if self.below:
            yield Board(arrangement=self.board.arrangement, id="below", clock=lambda: self.now)
        yield Static("elsewhere")

    def on_mount(self) -> None:
        self.board.show(self.tiles)
        for board in self.query("#below").results(Board):
            board.show(self.below)
            board.styles.height = 2
            self.board.styles.margin = (2, 3, 0, 3)
        self.board.focus()

    def on_board_pressed(self, press: Board.Pressed) -> None:
        self.pressed.append(press.key)

    def on_board_held(self, held: Board.Held) -> None:
        self.held.append(held.key)

    def on_board_moved(self, moved: Board.Moved) -> None:
        self.moved.append(moved.key)

    # What a person does, at once and one thing after another

    def keys(self, *names: str) -> None:
        """Press keys."""
        for name in names:
            self.post_message(events.Key(name, None))

    def down(self, x: int, y: int) -> None:
        """A finger comes down at a place of the board."""
        self.post_message(self._event(events.MouseDown, x, y))

    def slide(self, x: int, y: int) -> None:
        """A finger that is down slides to a place of the board."""
        self.post_message(self._event(events.MouseMove, x, y))

    def up(self, x: int, y: int) -> None:
        """A finger leaves from a place of the board."""
        self.post_message(self._event(events.MouseUp, x, y))

    def tap(self, x: int, y: int) -> None:
        """A finger comes down and leaves again."""
        self.down(x, y)
        self.up(x, y)

    def _event(self, kind: type[events.MouseEvent], x: int, y: int) -> events.MouseEvent:
        at = self.board.region.offset + Offset(x, y)
        return kind(None, at.x, at.y, 0, 0, 1, False, False, False, at.x, at.y)

    async def settle(self) -> None:
        """Wait until all that has been done has had its effect."""
        for target in (self, *self.query(Board), self):
            done = asyncio.Event()
            target.call_after_refresh(done.set)
            await self.until(done.is_set)

    async def until(self, seen: Callable[[], bool]) -> None:
        """Wait until something is as it should be."""
        end = time.monotonic() + PATIENCE
        while not seen():
            assert time.monotonic() < end, "this never came to be"
            await asyncio.sleep(0)


@asynccontextmanager
async def board_of(
    tiles: Sequence[Tile],
    arrangement: Arrangement,
    *,
    mark_room: int = 0,
    theme: str = DARK.name,
    size: tuple[int, int] | None = None,
    below: Sequence[Tile] = (),
) -> AsyncIterator[BoardApp]:
    """A running app with these tiles, laid out and with the keys on the board."""
    app = BoardApp(tiles, arrangement, mark_room=mark_room, theme=theme, below=below)
    async with app.run_test(size=size or (38, 15 if below else 11)):
        await app.until(lambda: app.board.has_focus and bool(app.board.size))
        await app.settle()
        app.moved.clear()
        yield app
