"""The baseline: a Textual app with one widget, as bare as it can be.

``python -m benchmarks.bare`` shows a Static, ``python -m benchmarks.bare button`` a Button, and
``input`` an Input.
"""

import sys

from textual.app import App, ComposeResult
from textual.widgets import Button, Input, Static

READY = "bare and ready"


def pressed(times: int) -> str:
    """What the button says; no longer than what it said first, which decides how wide it is."""
    return f"pressed {times}"


class Bare(App[None]):
    """One widget; the button says how often it has been pressed."""

    presses = 0

    def compose(self) -> ComposeResult:
        if "button" in sys.argv:
            yield Button(READY)
        elif "input" in sys.argv:
            field = Input(placeholder=READY)
            field.cursor_blink = False  # what it writes shall come of keys alone
            yield field
        else:
            yield Static(READY)

    def on_button_pressed(self, press: Button.Pressed) -> None:
        self.presses += 1
        press.button.label = pressed(self.presses)


if __name__ == "__main__":
    Bare().run()
