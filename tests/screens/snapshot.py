"""What a person sees, as plain text: for snapshots and for looking something up on a screen."""

from typing import Any

from textual.app import App

from valuetui.screens import private


def screen_text(app: App[Any]) -> str:
    """The text of the screen in front, line by line, without blanks at the ends of lines."""
    return private.screen_text(app.screen)
