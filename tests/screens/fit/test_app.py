"""Measuring a screen, by keys, by touch and by ruler."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from textual import events
from textual.geometry import Offset

from tests.screens.snapshot import screen_text
from valuetui.screens.fit.app import FitApp
from valuetui.screens.fit.field import Field
from valuetui.screens.widgets.board import Board
from valuetui.station.fit import CARD
from valuetui.words import Words, languages

PATIENCE = 20.0
SIZES = pytest.mark.parametrize("size", [(64, 24), (80, 24), (91, 26), (137, 38)], ids=str)


async def until(app: FitApp, seen: Callable[[], bool]) -> None:
    """Wait until something is as it should be."""
    end = time.monotonic() + PATIENCE
    while not seen():
        assert time.monotonic() < end, screen_text(app)
        await asyncio.sleep(0.002)


@asynccontextmanager
async def measuring(
    language: str = "sv",
    size: tuple[int, int] = (91, 26),
    pixels: tuple[int, int] | None = (21, 41),
) -> AsyncIterator[FitApp]:
    """The app with its field drawn."""
    app = FitApp(Words(language), pixels)
    async with app.run_test(size=size):
        await until(app, lambda: extent(app)[0] > 1)
        yield app


def press(app: FitApp, *keys: str) -> None:
    for key in keys:
        name = {".": "full_stop", ",": "comma"}.get(key, key)
        app.post_message(events.Key(name, key if len(key) == 1 else None))


async def touch(app: FitApp, tile: str) -> None:
    board = app.query_one(Board)
    await until(app, lambda: tile in [each.key for each in board.tiles])
    keys = [each.key for each in board.tiles]
    cells = board.arrangement.cells([1] * len(keys), board.size.width, board.size.height)
    at = board.region.offset + Offset(cells[keys.index(tile)].x + 3, cells[keys.index(tile)].y)
    for kind in (events.MouseDown, events.MouseUp):
        app.post_message(kind(None, at.x, at.y, 0, 0, 1, False, False, False, at.x, at.y))


def extent(app: FitApp) -> tuple[int, int]:
    """Bright cells of the field that are whole, and rows with anything bright."""
    field = app.query_one(Field)
    lines = [field.render_line(y) for y in range(field.size.height)]
    bright = field.get_component_rich_style("field--bright")
    widths = [
        sum(len(segment.text) for segment in line if segment.style == bright) for line in lines
    ]
    return max(widths), sum(width > 0 for width in widths)


async def result(app: FitApp) -> str:
    heading, name = (app.words(f"machine.fit.{key}") for key in ("result.heading", "name.layout"))
    await until(app, lambda: heading in screen_text(app) and name in screen_text(app))
    return " ".join(screen_text(app).split())


async def test_the_arrows_change_the_field_and_what_follows_is_kept() -> None:
    async with measuring() as app:
        width, height = extent(app)
        press(app, "right", "right", "down")
        await until(app, lambda: extent(app) == (width + 2, height + 1))
        press(app, "enter")
        text = await result(app)
        assert "91 x 26" in text
        press(app, "enter")
        await until(app, lambda: not app.is_running)
    fit = app.return_value
    assert fit is not None
    assert (fit.columns, fit.rows, fit.cell_pixels) == (91, 26, (21, 41))
    assert fit.cell_width == pytest.approx(CARD[0] / (width + 2))
    assert fit.cell_height == pytest.approx(CARD[1] / (height + 1))


async def test_eighths_of_cells_are_drawn() -> None:
    async with measuring() as app:
        width, height = extent(app)
        press(app, "right", "left", "right", "down", "up", "down")  # a half back, a quarter on
        field = app.query_one(Field)
        await until(app, lambda: "▊" in field.render_line(0).text)
        assert extent(app) == (width, height)
        below = field.render_line(height)
        assert below.text.startswith("▂" * width)
        assert next(iter(below)).style == field.get_component_rich_style("field--below")


async def test_everything_can_be_done_by_touch() -> None:
    async with measuring() as app:
        width, height = extent(app)
        await touch(app, "wider")
        await until(app, lambda: extent(app)[0] == width + 1)
        await touch(app, "higher")
        await until(app, lambda: extent(app)[1] == height + 1)
        await touch(app, "narrower")
        await until(app, lambda: extent(app)[0] == width)
        await touch(app, "done")
        await result(app)
        await touch(app, "again")
        await until(app, lambda: app.words("machine.fit.card.heading") in screen_text(app))
        await touch(app, "done")
        await result(app)
        await touch(app, "keep")
        await until(app, lambda: not app.is_running)
    assert app.return_value is not None


@pytest.mark.parametrize("mark", [",", "."])
async def test_a_ruler_and_typed_millimetres(mark: str) -> None:
    async with measuring() as app:
        press(app, "r", *f"452{mark}4", "enter", *"161", "backspace", *"02", "backspace")
        await until(app, lambda: "160▌" in screen_text(app))
        room = extent(app)
        assert room[0] == 91 - 4
        press(app, "enter")
        await result(app)
        press(app, "enter")
        await until(app, lambda: not app.is_running)
    fit = app.return_value
    assert fit is not None
    assert fit.cell_width == pytest.approx(452.4 / room[0])
    assert fit.cell_height == pytest.approx(160 / room[1])


async def test_what_cannot_be_is_told_and_typed_again() -> None:
    async with measuring() as app:
        press(app, "r", *"3", "enter", *"3", "enter")
        complaint = app.words("machine.fit.ruler.implausible")[:30]
        await until(app, lambda: complaint in screen_text(app))
        press(app, "backspace", *"160", "tab", "backspace", *"450", "enter")
        await result(app)


async def test_other_cells_are_measured_anew() -> None:
    app = FitApp(Words("sv"), (21, 41))
    async with app.run_test(size=(91, 26)) as pilot:
        await until(app, lambda: extent(app)[0] > 1)
        press(app, "enter")
        await result(app)
        await pilot.resize_terminal(137, 38)
        await until(app, lambda: app.words("machine.fit.card.heading") in screen_text(app))


@pytest.mark.parametrize("key", ["escape", "ctrl+q", "ctrl+c"])
async def test_whoever_leaves_keeps_nothing(key: str) -> None:
    async with measuring() as app:
        press(app, key)
        await until(app, lambda: not app.is_running)
    assert (app.return_value, app.return_code) == (None, 0)


@SIZES
@pytest.mark.parametrize("language", languages())
async def test_everything_has_room(language: str, size: tuple[int, int]) -> None:
    async with measuring(language, size, None) as app:
        words = app.words

        def is_seen(*keys: str) -> bool:
            text = " ".join(screen_text(app).split())
            return all(words(f"machine.fit.{key}") in text for key in keys)

        tiles = ("tile.narrower", "tile.wider", "tile.ruler", "tile.lower", "tile.higher")
        await until(app, lambda: is_seen("card.heading", "card.text", "tile.done", *tiles))
        assert extent(app)[1] >= 4
        press(app, "enter")
        names = [f"name.{name}" for name in ("grid", "cell", "letters", "target", "layout")]
        await until(app, lambda: is_seen("result.heading", "tile.again", "tile.keep", *names))
        assert "…" not in screen_text(app)
        press(app, "a", "r")
        await until(app, lambda: is_seen("ruler.heading", "ruler.text", "ruler.label"))
