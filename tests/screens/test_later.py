"""What is to be done a moment from now is done, once, however busy the machine."""

import asyncio
from itertools import count
from types import SimpleNamespace

import pytest
from textual.app import App

from tests.screens.settling import PATIENCE
from valuetui.screens.later import after


async def test_it_is_done_once_also_where_the_time_is_over_before_anybody_waits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A timer of Textual's is lost there. When a new version keeps it, ``after`` is needless."""
    over, done, lost = asyncio.Event(), list[int](), list[int]()
    async with App[None]().run_test() as pilot:
        seconds = count()
        busy = SimpleNamespace(get_time=lambda: float(next(seconds)))
        with monkeypatch.context() as patched:
            patched.setattr("textual.timer._time", busy)
            pilot.app.set_timer(0.01, lambda: lost.append(1))
            after(0.01, pilot.app, lambda: done.append(1))
            after(0.1, pilot.app, over.set)
            await asyncio.wait_for(over.wait(), PATIENCE)
    assert done == [1]
    assert lost == []


async def test_who_has_ended_does_nothing_more() -> None:
    done: list[int] = []
    async with App[None]().run_test() as pilot:
        after(0.05, pilot.app, lambda: done.append(1))
    over = asyncio.Event()
    asyncio.get_running_loop().call_later(0.1, over.set)
    await over.wait()
    assert done == []
