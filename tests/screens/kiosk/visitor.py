"""A visitor at the kiosk: somebody who presses and looks.

A visitor presses by a hand, :class:`Keys` or :class:`Finger`, and then looks until something is to
be seen; how long that takes does not matter. Time is the visitor's own :class:`Clock`.
"""

import asyncio
import gc
import time
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from textual import events
from textual.geometry import Offset, Region
from textual.screen import Screen

from tests.screens.settling import PATIENCE, settled
from valuetui.instrument.load import load_instrument
from valuetui.instrument.model import Instrument
from valuetui.interview.session import Session
from valuetui.responses.answer import Answer
from valuetui.responses.channel import Channel
from valuetui.responses.drafts import DraftFile
from valuetui.responses.ease import Ease
from valuetui.screens.kiosk.app import KioskApp
from valuetui.screens.kiosk.appearance import Appearance
from valuetui.screens.kiosk.attract import AttractScreen
from valuetui.screens.kiosk.base import KioskScreen
from valuetui.screens.kiosk.calm import CalmScreen
from valuetui.screens.kiosk.group import GroupScreen
from valuetui.screens.kiosk.information import InformationScreen
from valuetui.screens.kiosk.picker import PickerScreen
from valuetui.screens.kiosk.review import ReviewScreen
from valuetui.screens.kiosk.setup import Kiosk
from valuetui.screens.kiosk.thanks import ThanksScreen
from valuetui.screens.private import screen_text
from valuetui.screens.theme import DARK
from valuetui.screens.widgets.arrangement import Cell
from valuetui.screens.widgets.board import Board
from valuetui.station.shipped import shipped_config
from valuetui.station.staff_lock import StaffLock

PAUSE = 1.0
"""Seconds between two presses of somebody who takes the time."""

GRIDS = ((64, 24), (91, 26), (137, 38))
"""Columns and rows of the screens that the kiosk is made for."""


@cache
def instrument(name: str = "kommun-kort") -> Instrument:
    """A shipped instrument; the short one where no other is asked for."""
    return load_instrument(shipped_config() / f"{name}.toml")


@cache
def brief() -> Instrument:
    """The short instrument with one question, for tests of what comes after the questions."""
    short = instrument()
    return replace(short, questions=(replace(short.questions[0], pick=2),))


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
    eases: list[Ease] = field(default_factory=list)

    def keep_ease(self, ease: Ease) -> None:
        """Keep how easy somebody found it."""
        if self.fault:
            raise self.fault
        self.eases.append(ease)

    def save(self, answer: Answer) -> None:
        """Keep an answer."""
        if self.fault:
            raise self.fault
        self.answers.append(answer)

    def has(self, identifier: str) -> bool:
        """Whether an answer with this id is kept."""
        return any(answer.id == identifier for answer in self.answers)


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

    async def leaves(self) -> None:
        """Wait until the kiosk has ended."""
        end = time.monotonic() + PATIENCE
        while self.app.is_running:
            assert time.monotonic() < end, "the kiosk goes on"
            await asyncio.sleep(0.002)

    async def sees(self, *texts: str) -> None:
        """Wait until all these texts are on the screen."""
        await self.until(lambda: all(text in self.text for text in texts))

    async def reads(self, key: str, **values: object) -> None:
        """Wait until this text of the catalogue is on the screen, in the language in use."""
        await self.sees(self.app.words(f"kiosk.{key}", **values))

    async def comes_to(self, kind: type[Screen[Any]]) -> None:
        """Wait until a screen or dialog of this kind is in front and laid out."""
        has_keys = not issubclass(kind, CalmScreen)  # there is nothing to press
        await self.until(
            lambda: isinstance(self.app.screen, kind) and (bool(self.app.focused) or not has_keys)
        )
        await self.settles()

    async def settles(self) -> None:
        """Wait until all that has been set going is done and drawn, on whatever screen comes."""
        await settled(self.app, widgets=Board, rounds=2)
        if isinstance(picker := self.app.present, PickerScreen) and picker.is_behind:
            await self.until(lambda: self.app.present is not picker or not picker.is_behind)
            await settled(self.app, widgets=Board, rounds=2)

    async def forgets(self) -> None:
        """Wait until nothing of the screens that are gone is in memory any more: their widgets end
        by themselves, on a busy machine a moment after the next screen has come."""
        await self.until(lambda: gc.collect() >= 0 and self.app.is_swept)

    @property
    def text(self) -> str:
        """What is on the screen."""
        return screen_text(self.app.screen)

    @property
    def front(self) -> Region:
        """Where the dialog in front is; the whole screen where there is none."""
        panels = self.app.screen.query("#panel")
        return panels.first().region if panels else self.app.screen.region

    @property
    def front_text(self) -> str:
        """What is on the screen or dialog in front."""
        rows = self.text.split("\n")[self.front.y : self.front.bottom]
        return "\n".join(row[self.front.x : self.front.right].rstrip() for row in rows)

    @property
    def session(self) -> Session:
        """The interview that goes on."""
        assert self.app.session is not None
        return self.app.session

    @property
    def chosen(self) -> tuple[str, ...]:
        """What is picked at the present question."""
        return self.session.picks.chosen

    @property
    def layers(self) -> list[str]:
        """The kinds of the screens on top of each other, the one in front last."""
        stack = self.app.screen_stack
        under = [number for number, each in enumerate(stack) if isinstance(each, KioskScreen)]
        return [type(screen).__name__ for screen in stack[under[-1] :]]

    @property
    def found(self) -> list[str]:
        """The values that the search has found."""
        return [tile.key for tile in self.board("found").tiles]

    def label(self, value: str) -> str:
        """What a value is called in the language in use."""
        return self.session.value(value).label[self.app.language]

    def board(self, board_id: str) -> Board:
        """A board of the screen in front."""
        return self.app.screen.query_one(f"#{board_id}", Board)

    # Doing

    async def press(self, board_id: str, key: str) -> None:
        """Press a tile by hand, unhurriedly."""
        await self.aim(board_id, key)
        self.hand.strike()
        await self.settles()

    async def aim(self, board_id: str, key: str) -> None:
        """Take all the time to get a hand to a tile."""
        if not self._is_offered(board_id, key):
            await self.until(lambda: self._is_offered(board_id, key))
            await self.settles()
        await self.hand.aim(self.board(board_id), key)
        self.clock.go(PAUSE)

    def _is_offered(self, board_id: str, key: str) -> bool:
        boards = self.app.screen.query(f"#{board_id}").results(Board)
        return any(tile.key == key for board in boards for tile in board.tiles)

    async def pick(self, *values: str) -> None:
        """Pick values at the present question, one after another."""
        for number, value in enumerate(values, len(self.chosen) + 1):
            await self.press("values", value)
            await self.until(lambda number=number: len(self.chosen) == number)  # type: ignore[misc]

    def keys(self, *names: str) -> None:
        """Press keys, given by Textual's names, or letters."""
        for name in names:
            self.app.post_message(events.Key(name, name if len(name) == 1 else None))

    def touch(self, place: Offset, up_at: Offset | None = None) -> None:
        """Touch a place on the screen; with ``up_at`` the finger slides there and leaves there."""
        self.app.post_message(_mouse(events.MouseMove, place))
        self.app.post_message(_mouse(events.MouseDown, place))
        self.app.post_message(_mouse(events.MouseUp, up_at or place))

    def rests(self, place: Offset) -> None:
        """Put a finger on a place of the screen and leave it there."""
        self.app.post_message(_mouse(events.MouseMove, place))
        self.app.post_message(_mouse(events.MouseDown, place))

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

    def paste(self, text: str) -> None:
        """Paste a text, as a terminal sends it."""
        self.app.post_message(events.Paste(text))

    async def looks_at_the_clock(self) -> None:
        """Let the kiosk do what it does once a second."""
        done = asyncio.Event()

        async def look() -> None:
            await self.app.watch_idle()
            done.set()

        self.app.call_later(look)
        await self.until(done.is_set)
        await self.settles()

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

    async def fills(self) -> tuple[str, ...]:
        """Pick as many values as the question asks for, the first ones that are shown."""
        values = tuple(value.id for value in self.session.values[: self.session.picks.limit])
        await self.pick(*values)
        return values

    async def goes_on(self) -> None:
        """From a question to the next one or to the review."""
        number = self.session.question_number
        await self.press("bar", "done")
        await self.until(
            lambda: (
                isinstance(self.app.screen, ReviewScreen) or self.session.question_number != number
            )
        )
        await self.comes_to(KioskScreen)

    async def answers(self) -> dict[str, tuple[str, ...]]:
        """From the first screen to the review."""
        await self.begins()
        picks = {}
        for question in self.session.instrument.questions:
            picks[question.id] = await self.fills()
            await self.goes_on()
        return picks

    async def hands_in(self) -> None:
        """From the review to the thanks."""
        await self.press("bar", "submit")
        await self.comes_to(ThanksScreen)


class Hand(ABC):
    """A way to press tiles."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    @abstractmethod
    async def aim(self, board: Board, key: str) -> None:
        """Get ready to press the tile with this key."""

    @abstractmethod
    def strike(self) -> None:
        """Press where was aimed at, whatever is there now."""


class Finger(Hand):
    """Touches the screen, which is the same as clicking with a mouse."""

    place = Offset()

    async def aim(self, board: Board, key: str) -> None:
        visitor = self.visitor
        page = visitor.cell_of(board, key).page
        while board.page != page:
            before = board.page
            turn = "next" if page > before else "previous"
            visitor.clock.go(PAUSE)
            visitor.touch(visitor.place_of(visitor.board("bar"), turn))
            await visitor.until(lambda before=before: board.page != before)  # type: ignore[misc]
        self.place = visitor.place_of(board, key)

    def strike(self) -> None:
        self.visitor.touch(self.place)


class Keys(Hand):
    """Walks to a board by the tab key and to a tile by the arrow keys, and presses Enter."""

    async def aim(self, board: Board, key: str) -> None:
        visitor = self.visitor
        while (before := visitor.app.focused) is not board:
            visitor.keys("tab")
            await visitor.until(lambda before=before: visitor.app.focused is not before)  # type: ignore[misc]
        steps = [tile.key for tile in board.tiles].index(key)
        visitor.keys("home", *["right"] * steps)
        await visitor.until(lambda: board.cursor is not None and board.cursor.key == key)

    def strike(self) -> None:
        self.visitor.keys("enter")


class SixKeys(Hand):
    """Has four arrows, select and help, and nothing else, by the ``codes`` of a keypad."""

    codes: Mapping[str, str] = {}

    async def aim(self, board: Board, key: str) -> None:
        visitor = self.visitor
        while (focused := visitor.app.focused) is not board:
            assert isinstance(focused, Board)
            await self.press("down" if board.region.y > focused.region.y else "up")
        keys = [tile.key for tile in board.tiles]
        while board.cursor and board.cursor.key != key:
            place = keys.index(board.cursor.key)
            await self.press("right" if keys.index(key) > place else "left")

    async def press(self, function: str) -> None:
        """Press a key, and wait for what it does."""
        self.visitor.keys(self.codes.get(function, function))
        await self.visitor.settles()

    def strike(self) -> None:
        self.visitor.keys(self.codes.get("select", "enter"))


@asynccontextmanager
async def visiting(
    clock: Clock,
    shelf: Shelf | None = None,
    *,
    size: tuple[int, int] = (91, 26),
    hand: type[Hand] = Finger,
    questionnaire: Instrument | None = None,
    group: str | None = None,
    theme: str = DARK.name,
    drafts: DraftFile | None = None,
    channel: Channel = Channel.KIOSK,
    wall_clock: Callable[[], float] = time.time,
    lock: StaffLock | None = None,
    calm: float = 0.0,
    opens: type[Screen[Any]] = AttractScreen,
    **setting: Any,
) -> AsyncIterator[Visitor]:
    """A visitor at a kiosk that has just been started and ``opens`` with this screen; what else the
    kiosk is set up with goes to it as it is."""
    shelf = shelf or Shelf()
    kiosk = Kiosk(
        questionnaire or instrument(),
        "kiosk-1",
        shelf.save,
        group,
        channel=channel,
        drafts=drafts,
        is_saved=shelf.has,
        lock=lock,
        calm=calm,
        **setting,
        keep_ease=getattr(shelf, "keep_ease", lambda _: None),
    )
    app = KioskApp(kiosk, clock, wall_clock)
    app.appearance = Appearance(theme)
    app.theme = theme
    async with app.run_test(size=size):
        visitor = Visitor(app, clock, hand)
        await visitor.comes_to(opens)
        yield visitor


def _mouse(kind: type[events.MouseEvent], place: Offset) -> events.MouseEvent:
    """An event of the left button, as a terminal sends it."""
    return kind(None, place.x, place.y, 0, 0, 1, False, False, False, place.x, place.y)
