"""All that valuetui uses of Textual without Textual promising it, in one place.

``tests/screens/test_private.py`` has a contract test for each name, so that an upgrade which takes
one away fails there and says so.
"""

import traceback
from typing import Any

from textual._context import visible_screen_stack
from textual.app import App
from textual.screen import Screen


def end_after_crash(app: App[Any], error: Exception, return_code: int) -> None:
    """End the app at once without Textual's traceback, whose local variables are answers."""
    app._return_code = return_code
    app._exception = app._exception or error
    app._exception_event.set()
    app._close_messages_no_wait()


def place_of(error: BaseException) -> str:
    """File, line and function of the innermost frame of an exception; no values."""
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return "unknown place"
    last = frames[-1]
    return f"{last.filename}:{last.lineno} in {last.name}"


def forget_past_screens(app: App[Any]) -> None:
    """Let go of what Textual remembers of screens that are gone: the widget that was touched last,
    and the screens that were seen through a dialog. What somebody picked would live on there."""
    app._mouse_down_widget = None
    visible_screen_stack.set([])


def screen_text(screen: Screen[Any]) -> str:
    """What a person sees of a screen, as plain text."""
    strips = screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)
