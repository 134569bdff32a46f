"""A visitor at the kiosk: somebody who presses and looks.

A visitor presses by a hand, :class:`Keys` or :class:`Finger`, and then looks until something is to be
seen; how long that takes does not matter. Time is the visitor's own :class:`Clock`.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from textual import events
from textual.geometry import Offset
from textual.screen import Screen

from valuetui.instrument.load import load_instrument
from valuetui.instrument.model import Instrument
from valuetui.interview.session import Session
from valuetui.responses.record import Answer
from valuetui.screens.kiosk.app import Kiosk, KioskApp
from valuetui.screens.kiosk.attract import AttractScreen
from valuetui.screens.kiosk.group import GroupScreen
from valuetui.screens.kiosk.information import InformationScreen
from valuetui.screens.kiosk.picker import PickerScreen
from valuetui.screens.kiosk.review import ReviewScreen
from valuetui.screens.private import screen_text
from valuetui.screens.widgets.arrangement import Cell
from valuetui.screens.widgets.board import REPEAT, Board
from valuetui.station.shipped import shipped_config

PATIENCE = 20.0
"""Seconds after which a state that was waited for will not come any more."""

GRIDS = ((64, 24), (91, 26), (137, 38))
"""Columns and rows of the screens that the kiosk is made for."""


@cache
def instrument(name: str = "kommun-kort") -> Instrument:
    """A shipped instrument; the short one where no other is asked for."""
    return load_instrument(shipped_config() / f"{name}.toml")


@dataclass
class Clock:
    """A clock that only goes when it is told to."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now

    def go(self, seconds: float) -> None:
        """Let so much time pass."""
        self.now += seconds


@dataclass
class Shelf:
    """Where the answers go: in memory, and refused as long as ``fault`` is set."""

    answers: list[Answer] = field(default_factory=list)
    fault: Exception | None = None

    def save(self, answer: Answer) -> None:
        """Keep an answer."""
        if self.fault:
            raise self.fault
        self.answers.append(answer)


class Visitor:
    """Somebody in front of the kiosk, who presses tiles by ``hand``."""

    def __init__(self, app: KioskApp, clock: Clock, hand: "type[Hand] | None" = None) -> None:
        self.app = app
        self.clock = clock
        self.hand = (hand or Finger)(self)

    # Looking

    async def until(self, seen: Callable[[], bool]) -> None:
        """Wait until something is as it should be."""
        end = time.monotonic() + PATIENCE
        while not seen():
            if time.monotonic() > end or not self.app.is_running:
                raise AssertionError(f"This never came to be; the screen shows:\n{self.text}")
            await asyncio.sleep(0.002)

    async def sees(self, *texts: str) -> None:
        """Wait until all these texts are on the screen."""
        await self.until(lambda: all(text in self.text for text in texts))

    async def comes_to(self, kind: type[Screen[Any]]) -> None:
        """Wait until a screen or dialog of this kind is in front and laid out."""
        await self.until(lambda: isinstance(self.app.screen, kind) and bool(self.app.focused))
        await self.settles()

    async def settles(self) -> None:
        """Wait until all that has been set going is done and drawn."""
        drawn = asyncio.Event()
        self.app.screen.call_after_refresh(drawn.set)
        await self.until(drawn.is_set)

    @property
    def text(self) -> str:
        """What is on the screen."""
        return screen_text(self.app.screen)

    @property
    def session(self) -> Session:
        """The interview that goes on."""
        assert self.app.session is not None
        return self.app.session

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is picked at the present question."""
        return self.session.picks.chosen

    def board(self, board_id: str) -> Board:
        """A board of the screen in front."""
        return self.app.screen.query_one(f"#{board_id}", Board)

    # Doing

    async def press(self, board_id: str, key: str) -> None:
        """Press a tile by hand, unhurriedly."""
        self.clock.go(REPEAT + 0.1)
        await self.until(lambda: any(tile.key == key for tile in self.board(board_id).tiles))
        await self.hand.press(self.board(board_id), key)

    async def pick(self, *values: str) -> None:
        """Pick values at the present question, one after another."""
        for number, value in enumerate(values, len(self.chosen) + 1):
            await self.press("values", value)
            await self.until(lambda number=number: len(self.chosen) == number)  # type: ignore[misc]
            await self.settles()

    def keys(self, *names: str) -> None:
        """Press keys, given by Textual's names, or letters."""
        for name in names:
            self.app.post_message(events.Key(name, name if len(name) == 1 else None))

    def touch(self, place: Offset, up_at: Offset | None = None) -> None:
        """Touch a place on the screen; with ``up_at`` the finger slides there and leaves there."""
        self.app.post_message(_mouse(events.MouseDown, place))
        self.app.post_message(_mouse(events.MouseUp, up_at or place))

    def cell_of(self, board: Board, key: str) -> Cell:
        """Where a tile lies on its board."""
        widths = [tile.width for tile in board.tiles]
        cells = board.arrangement.cells(widths, board.size.width, board.size.height)
        return cells[[tile.key for tile in board.tiles].index(key)]

    def place_of(self, board: Board, key: str) -> Offset:
        """Where the middle of a tile on the present page is on the screen."""
        cell = self.cell_of(board, key)
        assert cell.page == board.page
        return board.region.offset + Offset(cell.x + cell.width // 2, cell.y)

    # The way through an interview

    async def begins(self, language: str = "sv", group: str = "citizens") -> None:
        """From the first screen to the first question."""
        await self.comes_to(AttractScreen)
        await self.press("languages", language)
        await self.comes_to(InformationScreen)
        await self.press("bar", "begin")
        await self.comes_to(GroupScreen)
        await self.press("groups", group)
        await self.comes_to(PickerScreen)

    async def answers_question(self) -> tuple[str, ...]:
        """Pick as many values as the question asks for, the first ones shown, and go on."""
        values = tuple(value.id for value in self.session.values[: self.session.picks.limit])
        await self.pick(*values)
        await self.press("bar", "done")
        return values

    async def comes_to_question(self, number: int) -> None:
        """Wait until the picker of this question is in front, counted from 1."""
        await self.until(lambda: self.session.question_number == number)
        await self.comes_to(PickerScreen)

    async def answers(self, language: str = "sv") -> dict[str, tuple[str, ...]]:
        """From the first screen to the review of the short instrument."""
        await self.begins(language)
        current = await self.answers_question()
        await self.comes_to_question(2)
        desired = await self.answers_question()
        await self.comes_to(ReviewScreen)
        return {"current": current, "desired": desired}


class Hand:
    """A way to press tiles."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    async def press(self, board: Board, key: str) -> None:
        """Press the tile with this key."""
        raise NotImplementedError


class Finger(Hand):
    """Touches the screen, which is the same as clicking with a mouse."""

    async def press(self, board: Board, key: str) -> None:
        visitor = self.visitor
        page = self._page_of(board, key)
        while board.page != page:
            before = board.page
            turn = visitor.board("bar"), "next" if page > before else "previous"
            visitor.clock.go(REPEAT + 0.1)
            visitor.touch(visitor.place_of(*turn))
            await visitor.until(lambda before=before: board.page != before)  # type: ignore[misc]
        visitor.touch(visitor.place_of(board, key))

    def _page_of(self, board: Board, key: str) -> int:
        return self.visitor.cell_of(board, key).page


class Keys(Hand):
    """Walks to a board by the tab key and to a tile by the arrow keys, and presses Enter."""

    async def press(self, board: Board, key: str) -> None:
        visitor = self.visitor
        while (before := visitor.app.focused) is not board:
            visitor.keys("tab")
            await visitor.until(lambda before=before: visitor.app.focused is not before)  # type: ignore[misc]
        steps = [tile.key for tile in board.tiles].index(key)
        visitor.keys("home", *["right"] * steps, "enter")


@asynccontextmanager
async def visiting(
    clock: Clock,
    shelf: Shelf | None = None,
    *,
    size: tuple[int, int] = (91, 26),
    hand: type[Hand] = Finger,
    questionnaire: Instrument | None = None,
    group: str | None = None,
) -> AsyncIterator[Visitor]:
    """A visitor at a kiosk that has just been started."""
    kiosk = Kiosk(questionnaire or instrument(), "kiosk-1", (shelf or Shelf()).save, group)
    app = KioskApp(kiosk, clock)
    async with app.run_test(size=size):
        visitor = Visitor(app, clock, hand)
        await visitor.comes_to(AttractScreen)
        yield visitor


def _mouse(kind: type[events.MouseEvent], place: Offset) -> events.MouseEvent:
    """An event of the left button, as a terminal sends it."""
    return kind(None, place.x, place.y, 0, 0, 1, False, False, False, place.x, place.y)
