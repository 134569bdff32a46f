"""Waiting until an app has done with all that was posted to it."""

import asyncio
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from textual.app import App
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget

PATIENCE = 20.0
"""Seconds after which a state that was waited for will not come any more."""
A_WHILE = 0.02
"""Seconds after which it is looked whether what is waited for can still come."""


async def settled(app: App[Any], *, widgets: type[Widget], rounds: int) -> None:
    """Wait until everything has had its effect and is drawn, also on a screen that comes meanwhile.

    What is posted goes from the app to the ``widgets`` of this kind, from these to their screen,
    and from there to the app: one round. In a further round goes what was posted in the one before.
    An app that ends meanwhile has done as well.
    """
    done = 0
    while done < rounds and app.is_running:
        screen = app.screen
        for pumps in ([app], screen.query(widgets), [screen]):
            await _drawn(app, screen, pumps)
        done = done + 1 if app.screen is screen else 0


async def _drawn(app: App[Any], screen: Screen[Any], pumps: Iterable[MessagePump]) -> None:
    """Wait until the pumps have nothing to do any more and the screen is drawn, or has gone."""
    end = time.monotonic() + PATIENCE
    waiting = []
    for pump in pumps:
        waiting.append(asyncio.Event())
        pump.call_after_refresh(waiting[-1].set)
    for drawn in waiting:
        while not drawn.is_set() and app.is_running and app.screen is screen:
            assert time.monotonic() < end, "this never came to rest"
            with suppress(TimeoutError):
                async with asyncio.timeout(A_WHILE):
                    await drawn.wait()
