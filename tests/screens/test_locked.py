"""Nothing of Textual's own is open to the person in front of an app."""

import asyncio
import gc
import logging
import signal
import time
from typing import Any

import pytest
from textual import events
from textual.app import ComposeResult
from textual.css.query import NoMatches
from textual.screen import Screen
from textual.widgets import Static

from valuetui.screens import private
from valuetui.screens.locked import SELDOM, LockedApp
from valuetui.screens.private import screen_text
from valuetui.station.restarts import CRASHED


class Locked(LockedApp[None]):
    """An app with one line of text."""

    def compose(self) -> ComposeResult:
        yield Static("one line of text", id="text")

    def on_key(self, event: events.Key) -> None:
        if event.key == "x":
            answer = "what somebody answered"
            raise ValueError(answer)


async def settled(app: Locked) -> None:
    """Wait until all that was posted has had its effect."""
    for target in (app, app.screen, app):
        done = asyncio.Event()
        target.call_after_refresh(done.set)
        await done.wait()


@pytest.mark.parametrize(
    "key",
    [
        "ctrl+q",
        "ctrl+c",
        "ctrl+p",
        "ctrl+z",
        "ctrl+backslash",
        "ctrl+d",
        "ctrl+s",
        "ctrl+r",
        "super+c",
        "escape",
        "f1",
        "f5",
        "f10",
        "f12",
        "ctrl+f1",
        "alt+f4",
    ],
)
async def test_no_key_of_textuals_does_anything(key: str) -> None:
    app = Locked()
    async with app.run_test(size=(40, 5)):
        await settled(app)
        before = screen_text(app.screen)
        app.post_message(events.Key(key, None))
        await settled(app)
        assert app.is_running
        assert len(app.screen_stack) == 1
        assert screen_text(app.screen) == before


async def test_what_is_drawn_is_let_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    turns: list[str] = []
    app = Locked()
    async with app.run_test(size=(40, 5)) as pilot:
        await settled(app)
        monkeypatch.setattr(private, "let_it_be_written", lambda: turns.append("turn"))
        app.query_one("#text", Static).update("another text")
        await pilot.pause()
        assert turns


async def test_no_text_can_be_selected_or_copied() -> None:
    app = Locked()
    async with app.run_test(size=(40, 5)):
        await settled(app)
        kinds = (events.MouseDown, events.MouseMove, events.MouseUp)
        for x, kind in enumerate(kinds, 1):
            app.post_message(kind(None, 3 * x, 0, 0, 0, 1, False, False, False, 3 * x, 0))
        await settled(app)
        app.post_message(events.Key("ctrl+c", None))
        await settled(app)
        assert app.screen.get_selected_text() is None
        assert app.clipboard == ""


async def test_there_is_no_command_palette_and_no_command() -> None:
    app = Locked()
    async with app.run_test():
        assert not app.ENABLE_COMMAND_PALETTE
        assert list(app.get_system_commands(app.screen)) == []


async def test_a_crash_says_its_type_and_place_in_the_log_and_nothing_of_its_data(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    app = Locked()
    with caplog.at_level(logging.INFO), pytest.raises(ValueError, match="answered"):
        async with app.run_test():
            app.post_message(events.Key("x", "x"))
            while app.is_running:
                await asyncio.sleep(0)
    assert app.return_code == CRASHED
    [record] = caplog.records
    assert record.exc_info is None
    said = record.getMessage()
    assert "ValueError" in said
    assert "test_locked.py" in said
    assert "answered" not in said
    assert capfd.readouterr() == ("", "")


async def test_what_textual_gives_up_at_is_a_crash_and_shows_nothing(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    app = Locked()
    with pytest.raises(RuntimeError):
        async with app.run_test():
            app.call_later(app.panic, "what somebody answered")
            while app.is_running:
                await asyncio.sleep(0)
    assert app.return_code == CRASHED
    assert "answered" not in caplog.text
    assert capfd.readouterr() == ("", "")


class Incomplete(Screen[None]):
    """A screen whose app is asked to end at the very moment it comes."""

    def compose(self) -> ComposeResult:
        yield Static(id="text")

    def on_mount(self) -> None:
        self.query_one("#text", Static).update("a text")


class Ended(LockedApp[None]):
    """An app that is asked to end before its first screen is there."""

    def on_mount(self) -> None:
        self.exit(return_code=143)
        self.push_screen(Incomplete())


async def test_an_end_while_a_screen_comes_is_no_crash(caplog: pytest.LogCaptureFixture) -> None:
    app = Ended()
    await app.run_async(headless=True)
    assert app.return_code == 143
    assert "crash" not in caplog.text


async def test_a_widget_that_is_missing_while_the_app_goes_on_is_a_crash() -> None:
    app = Locked()
    with pytest.raises(NoMatches):
        async with app.run_test():
            app.call_later(lambda: app.query_one("#missing"))
            while app.is_running:
                await asyncio.sleep(0)
    assert app.return_code == CRASHED


class Asked(Locked):
    """An app that the system asks to end at a moment of its life."""

    def __init__(self, moment: str) -> None:
        super().__init__()
        self.moment = moment

    def _reached(self, moment: str) -> None:
        if moment == self.moment:
            signal.raise_signal(signal.SIGTERM)

    def on_load(self) -> None:
        self._reached("load")
        super().on_load()

    def compose(self) -> ComposeResult:
        self._reached("compose")
        yield from super().compose()

    async def on_mount(self) -> None:
        await self.push_screen(Incomplete())
        self._reached("mount")

    def on_ready(self) -> None:
        self._reached("ready")
        if self.moment in ("unmount", "after"):
            self.exit()

    def on_unmount(self) -> None:
        self._reached("unmount")

    async def run_async(self, **options: Any) -> None:
        self._reached("before")
        await super().run_async(**options)
        self._reached("after")


@pytest.mark.parametrize(
    "moment", ["before", "load", "compose", "mount", "ready", "unmount", "after"]
)
def test_an_app_that_is_asked_to_end_ends_at_whatever_moment(
    moment: str, caplog: pytest.LogCaptureFixture
) -> None:
    app = Asked(moment)
    before = signal.getsignal(signal.SIGTERM)
    app.run(headless=True)
    assert app.return_code == 128 + signal.SIGTERM
    assert signal.getsignal(signal.SIGTERM) is before
    assert "crash" not in caplog.text


async def test_the_garbage_is_looked_through_again_when_all_is_loaded() -> None:
    """A command loads with a collector that hardly ever looks; an app may go on for weeks."""
    before = gc.get_threshold()
    try:
        gc.set_threshold(500_000)
        async with LockedApp[None]().run_test():
            end = time.monotonic() + 20
            while gc.get_threshold()[0] != SELDOM:
                assert time.monotonic() < end, "it never is"
                await asyncio.sleep(0.01)
    finally:
        gc.set_threshold(*before)
