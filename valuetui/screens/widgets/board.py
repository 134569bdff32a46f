"""The board: tiles to press, by finger, mouse or keys, drawn by one widget.

The value list, the tray, the buttons, the groups and the on-screen letters are all boards. One
widget draws all its tiles line by line, so that a tap repaints one tile and nothing else; a list of
one widget per value would repaint everything and start slowly.

A press is a touch that comes down and goes up on the same tile: a finger that slides off picks
nothing. The same tile pressed twice in quick succession counts once, and so does a key held down. A
board that ``tells_held`` says so when a finger rests on a tile, which then is no press.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from valuetui.screens.later import after
from valuetui.screens.widgets.arrangement import Arrangement, Cell
from valuetui.screens.widgets.look import Kind, Look, look_in
from valuetui.screens.widgets.neighbours import beside, nearest_at_edge, neighbour
from valuetui.screens.widgets.presses import Presses
from valuetui.screens.widgets.tile import Tile, draw_row

HELD = 0.8
"""Seconds after which a finger rests on a tile; people who find touching hard take up to half a
second for a press."""

KEYS: dict[str, tuple[int, int]] = {
    "left": (-1, 0),
    "right": (1, 0),
    "up": (0, -1),
    "down": (0, 1),
}


class Board(Widget, can_focus=True):
    """A page of tiles."""

    ALLOW_SELECT = False
    FOCUS_ON_CLICK = False
    DEFAULT_CSS = """
    Board { height: 1fr; }
    """

    @dataclass(eq=False, repr=False)
    class _Told(Message):
        """Something that a board tells."""

        board: "Board"

        @property
        def control(self) -> "Board":
            return self.board

    @dataclass(eq=False, repr=False)
    class _ToldOfTile(_Told):
        key: str

    @dataclass(eq=False, repr=False)
    class Pressed(_ToldOfTile):
        """A tile was pressed, by a key or by touch."""

        by_key: bool = False

    class Held(_ToldOfTile):
        """A finger has come down on a tile and rests there."""

    class Moved(_ToldOfTile):
        """The keyboard cursor stands on another tile."""

    class Turned(_Told):
        """Another page is shown."""

    def __init__(
        self,
        arrangement: Arrangement,
        *,
        id: str | None = None,
        mark_room: int = 0,
        may_repeat: bool = False,
        tells_held: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(id=id)
        self.arrangement = arrangement
        self.page = 0
        self._mark_room = mark_room
        self._tells_held = tells_held
        self._clock = clock
        self._tiles: tuple[Tile, ...] = ()
        self._cells: list[Cell] = []
        self._placed_for: tuple[object, ...] = ()
        """What the cells were computed from."""
        self._drawn: dict[tuple[Tile, Cell, int, bool], list[Segment]] = {}
        """Rows of tiles as they were drawn last: after a touch all but one tile are as before."""
        self._ground: Style | None = None
        """The style behind the tiles: Textual works it out anew at every question."""
        self._cursor = 0
        self._is_forgotten = False
        self._down: str | None = None
        self._touch = 0
        """Counts the touches: a wait for a finger to rest is for one of them."""
        self._presses = Presses(may_repeat=may_repeat)

    # What is on the board

    @property
    def tiles(self) -> tuple[Tile, ...]:
        return self._tiles

    def show(self, tiles: Sequence[Tile]) -> None:
        """Show these tiles; only those that changed are drawn anew while they keep their places."""
        if self._is_forgotten:
            return
        before, self._tiles = self._tiles, tuple(tiles)
        if self._placed_for != self._place_key():
            if self._cells != self._places():
                self._arrange()
                return
            self._placed_for = self._place_key()
        if self._cells:
            for number, (old, new) in enumerate(zip(before, self._tiles, strict=True)):
                if old is not new and old != new:
                    self._redraw(number)

    def forget(self) -> None:
        """Hold nothing any more, not even of what was pressed: the board is on its way out."""
        self._is_forgotten = True
        self._tiles, self._cells, self._down = (), [], None
        self._presses.forget()
        self._placed_for = ()
        self._drawn.clear()

    @property
    def pages(self) -> int:
        return self._cells[-1].page + 1 if self._cells else 1

    def turn(self, page: int) -> None:
        """Show a page; beyond the first and the last nothing happens."""
        page = max(0, min(self.pages - 1, page))
        if page == self.page:
            return
        self.page = page
        self._drawn.clear()
        if self._cells and self._cells[self._cursor].page != page:
            self._cursor = next(n for n, cell in enumerate(self._cells) if cell.page == page)
        self.refresh()
        self.post_message(self.Turned(self))

    @property
    def cursor(self) -> Tile | None:
        """The tile under the keyboard cursor."""
        return self._tiles[self._cursor] if self._tiles else None

    def go_to(self, key: str) -> None:
        """Put the cursor on the tile with this key and show its page."""
        for number, tile in enumerate(self._tiles):
            if tile.key == key:
                self._move_to(number)

    def go_to_primary(self) -> None:
        """Put the cursor on what people want most often."""
        for tile in self._tiles:
            if tile.kind is Kind.PRIMARY:
                self.go_to(tile.key)

    # Places

    def arrange_by(self, arrangement: Arrangement) -> None:
        """Lay the tiles out like this from now on."""
        if arrangement != self.arrangement:
            self.arrangement = arrangement
            self._arrange()

    def on_resize(self) -> None:
        self._arrange()

    def _arrange(self) -> None:
        place = self._cursor
        self._cells, self._placed_for = self._places(), self._place_key()
        self._drawn.clear()
        self._cursor = min(place, max(0, len(self._tiles) - 1))
        self.page = self._cells[self._cursor].page if self._cells else 0
        self.refresh()
        self.post_message(self.Turned(self))

    def _place_key(self) -> tuple[object, ...]:
        """What decides where the tiles lie."""
        return (tuple(tile.width for tile in self._tiles), self.size)

    def _places(self) -> list[Cell]:
        """Where the tiles lie on a board of the present size."""
        return self.arrangement.cells(
            [tile.width for tile in self._tiles], self.size.width, self.size.height
        )

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002
        """What the tiles' texts take side by side."""
        return sum(tile.width + 1 for tile in self._tiles) - 1

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """The rows that show all tiles at once."""
        cells = self.arrangement.cells([tile.width for tile in self._tiles], width, 1000)
        return max((cell.y + cell.height for cell in cells), default=1)

    def _at(self, x: int, y: int) -> int | None:
        """The tile at a point. A gap belongs to the tile on its left or above it: a finger is no
        needle."""
        on_page = [(n, c) for n, c in enumerate(self._cells) if c.page == self.page]
        for left, up in ((0, 0), (1, 0), (0, 1)):
            for number, cell in on_page:
                if cell.holds(x - left, y - up):
                    return number
        return None

    def _redraw(self, number: int) -> None:
        cell = self._cells[number]
        if cell.page == self.page:
            self.refresh(Region(cell.x, cell.y, cell.width, cell.height))

    # Touch and keys

    def on_mouse_down(self, event: events.MouseDown) -> None:
        event.stop()
        number = self._at(event.x, event.y)
        self._down = None if number is None else self._tiles[number].key
        self._touch += 1
        if self._tells_held and self._down:
            after(HELD, self, partial(self._rests, self._touch))

    def _rests(self, touch: int) -> None:
        """The time is out: if it is still the same touch, the finger rests."""
        if touch == self._touch and self._down:
            self.post_message(self.Held(self, self._down))
            self._down = None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """A finger that slides to another tile does not rest on this one."""
        if self._down and event.button:
            number = self._at(event.x, event.y)
            if number is None or self._tiles[number].key != self._down:
                self._touch += 1

    def on_leave(self) -> None:
        self._touch += 1

    def on_mouse_up(self, event: events.MouseUp) -> None:
        event.stop()
        self._touch += 1

    def on_click(self, event: events.Click) -> None:
        """A touch that came down on this board has gone up on it."""
        event.stop()
        number = self._at(event.x, event.y)
        down, self._down = self._down, None
        if number is not None and self._tiles[number].key == down:
            self._press(number, by_key=False)

    def on_mouse_scroll_down(self) -> None:
        self.turn(self.page + 1)

    def on_mouse_scroll_up(self) -> None:
        self.turn(self.page - 1)

    def on_key(self, event: events.Key) -> None:
        front = self.screen.focused
        if event.key in KEYS and front is not self and isinstance(front, Board):
            front.post_message(event)  # pressed while an arrow before it led to another board
        elif event.key in {"enter", "space"} and self._tiles:
            self._press(self._cursor, by_key=True)
        elif event.key in KEYS:
            if not (self._step(*KEYS[event.key]) or self._leave(*KEYS[event.key])):
                return
        elif event.key == "pagedown":
            self.turn(self.page + 1)
        elif event.key == "pageup":
            self.turn(self.page - 1)
        elif event.key in {"home", "end"} and self._tiles:
            self._move_to(0 if event.key == "home" else len(self._tiles) - 1)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_focus(self) -> None:
        self._cursor_changed()

    def on_blur(self) -> None:
        if self._cells:
            self._redraw(self._cursor)

    def _press(self, number: int, *, by_key: bool) -> None:
        key = self._tiles[number].key
        if self._presses.is_new(key, number, self._clock(), by_key=by_key):
            self.post_message(self.Pressed(self, key, by_key))

    def _step(self, across: int, down: int) -> bool:
        """Move the cursor to the neighbour in a direction; False where there is none."""
        target = beside(self._cells, self._cursor, across, down) if self._cells else None
        if target is not None:
            self._move_to(target)
        return target is not None

    def _leave(self, across: int, down: int) -> bool:
        """Go on to the next board in a direction; False where there is none."""
        boards = [
            each
            for each in self.screen.query(Board)
            if each is not self and each.region and any(tile.key for tile in each.tiles)
        ]
        number = neighbour(self.region, [each.region for each in boards], across, down)
        if number is None:
            return False
        here = self._cells[self._cursor] if self._cells else Cell(0, 0, 0, 0, 0)
        middle = self.region.x + here.x + here.width // 2
        boards[number].come_in(middle, from_above=down > 0 or across > 0)
        return True

    def come_in(self, column: int, *, from_above: bool) -> None:
        """Let the keys work here, on the tile at the edge of the page that lies nearest to a column
        of the screen."""
        column -= self.region.x
        number = nearest_at_edge(self._cells, self.page, column, from_above=from_above)
        if number is not None:
            self._move_to(number)
        self.focus()

    def _move_to(self, number: int) -> None:
        before, self._cursor = self._cursor, number
        if not self._cells:
            return
        if before < len(self._cells):
            self._redraw(before)
        self.turn(self._cells[number].page)
        self._cursor_changed()

    def _cursor_changed(self) -> None:
        if self._cells:
            self._redraw(self._cursor)
            self.post_message(self.Moved(self, self._tiles[self._cursor].key))

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One row of the page."""
        if self._ground is None:
            self._ground = self.rich_style
        look, ground = look_in(self.app.theme), self._ground
        segments: list[Segment] = []
        x = 0
        for number, cell in enumerate(self._cells):
            if cell.page != self.page or not cell.y <= y < cell.y + cell.height:
                continue
            if cell.x > x:
                segments.append(Segment(" " * (cell.x - x), ground))
            segments += self._row_of_tile(number, y - cell.y, look, ground)
            x = cell.x + cell.width
        if x < self.size.width:
            segments.append(Segment(" " * (self.size.width - x), ground))
        return Strip(segments, self.size.width)

    def _row_of_tile(self, number: int, row: int, look: Look, ground: Style) -> list[Segment]:
        tile, cell = self._tiles[number], self._cells[number]
        is_under_cursor = self.has_focus and number == self._cursor
        key = (tile, cell, row, is_under_cursor)
        if key not in self._drawn:
            self._drawn[key] = draw_row(
                tile,
                cell,
                row,
                cursor=is_under_cursor,
                mark_room=self._mark_room,
                look=look,
                behind=ground,
            )
        return self._drawn[key]

    def notify_style_update(self) -> None:
        """The theme has changed, or a class: everything is drawn anew."""
        self._ground = None
        self._drawn.clear()
        super().notify_style_update()
