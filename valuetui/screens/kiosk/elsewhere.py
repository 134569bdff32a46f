"""Another way to answer: its address as a QR code, and what it is for."""

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from valuetui.words import Words

QUIET = 2
"""White modules around the code, without which a camera does not find it."""
LEAST_WIDTH = 84
"""Columns of a screen that has room for a code beside its texts."""

DARK, LIGHT = "#000000", "#FFFFFF"


class Elsewhere(Vertical):
    """The code with a line of text below; only on a screen that is wide enough."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._code = drawn(modules_of(address))

    def compose(self) -> ComposeResult:
        yield Static(self._code, id="code")
        yield Static(id="invitation", markup=False)

    def on_resize(self) -> None:
        """A code that is cut cannot be read: better none."""
        fits = self.screen.size.width >= LEAST_WIDTH
        self.display = fits
        self.screen.set_class(fits, "-with-code")

    def speak(self, words: Words) -> None:
        """Say what the code is for."""
        self.query_one("#invitation", Static).update(words("kiosk.attract.elsewhere"))


def drawn(modules: list[list[bool]]) -> Text:
    """A code, two rows of modules in a row of letters.

    Only the lower half is a letter; the upper one is its ground. The letters of many fonts leave a
    line of the ground free, which would cut every column of a code that is drawn by letters alone.
    """
    text = Text(end="", no_wrap=True)
    for upper, lower in zip(modules[::2], modules[1::2], strict=True):
        for above, below in zip(upper, lower, strict=True):
            style = f"{DARK if below else LIGHT} on {DARK if above else LIGHT}"
            text.append(" " if above == below else "▄", style)
        text.append("\n")
    text.right_crop(1)
    return text


def modules_of(address: str) -> list[list[bool]]:
    """The rows of a QR code with its margin, an even number of them; True is dark."""
    import segno  # only where there is an address

    code = segno.make(address, micro=False, error="l")
    modules = [[bool(module) for module in row] for row in code.matrix_iter(border=QUIET)]
    return modules if len(modules) % 2 == 0 else [*modules, [False] * len(modules[0])]
