"""The menu of the guided demo: one press leads to each program, and another one out."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events
from textual.geometry import Offset

from valuetui.screens.demo.app import Choice, DemoApp
from valuetui.screens.private import screen_text
from valuetui.screens.widgets.board import Board
from valuetui.words import Words, languages

PATIENCE = 20.0
FOLDER = Path("/srv/[b]demo")
"""A folder may be called anything."""


async def until(app: DemoApp, seen: Callable[[], bool]) -> None:
    """Wait until something is as it should be."""
    end = time.monotonic() + PATIENCE
    while not seen():
        assert time.monotonic() < end, screen_text(app.screen)
        await asyncio.sleep(0.002)


@asynccontextmanager
async def menu(
    language: str = "sv", size: tuple[int, int] = (91, 26), message: str = ""
) -> AsyncIterator[DemoApp]:
    """The menu, ready to be used."""
    app = DemoApp(Words(language), message, FOLDER)
    async with app.run_test(size=size):
        last = app.words("demo.choice.leave.label")
        await until(app, lambda: last in screen_text(app.screen))
        yield app


@pytest.mark.parametrize(
    ("keys", "choice"),
    [
        ("1", Choice.KIOSK),
        ("2", Choice.RESULTS),
        ("3", Choice.WORKBOOK),
        ("4", Choice.PRESENT),
        ("enter", Choice.KIOSK),
        ("down enter", Choice.RESULTS),
        ("down down enter", Choice.WORKBOOK),
        ("down down down enter", Choice.PRESENT),
        ("end enter", None),
        ("q", None),
        ("escape", None),
        ("ctrl+q", None),
        ("ctrl+c", None),
    ],
)
async def test_a_key_leads_to_each_program_and_out(keys: str, choice: Choice | None) -> None:
    async with menu() as app:
        for key in keys.split():
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(app, lambda: not app.is_running)
    assert app.return_value == choice
    assert app.return_code == 0


@pytest.mark.parametrize("choice", Choice)
async def test_a_touch_leads_to_each_program_and_out(choice: Choice) -> None:
    async with menu() as app:
        board = app.query_one(Board)
        keys = [tile.key for tile in board.tiles]
        cells = board.arrangement.cells([1] * len(keys), board.size.width, board.size.height)
        cell = cells[keys.index(choice)]
        at = board.region.offset + Offset(cell.x + 3, cell.y)
        for kind in (events.MouseDown, events.MouseUp):
            app.post_message(kind(None, at.x, at.y, 0, 0, 1, False, False, False, at.x, at.y))
        await until(app, lambda: not app.is_running)
    assert app.return_value == (None if choice is Choice.LEAVE else choice)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("size", [(64, 24), (80, 24), (91, 26), (137, 38)], ids=str)
async def test_everything_is_seen_at_once_on_every_screen(
    language: str, size: tuple[int, int]
) -> None:
    message = Words(language)("demo.welcome")
    async with menu(language, size, message) as app:
        text = " ".join(screen_text(app.screen).split())
        words = app.words
        assert words("demo.heading") in text
        assert words("demo.invented") in text
        assert message in text
        assert str(FOLDER) in text
        for choice in Choice:
            assert words(f"demo.choice.{choice}.label") in text
        assert app.query_one(Board).pages == 1
        assert "…" not in text
