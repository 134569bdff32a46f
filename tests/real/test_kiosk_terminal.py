"""The terminal of the kiosk recipe: in a real xterm no key and no button does anything but reach
the program."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.real.display import Display
from tests.real.programs import need
from valuetui.station.fit import planned, xterm_cell
from valuetui.station.units import Kind, recipe

PATIENCE = 20.0
LISTENS = """
import os, signal, sys, termios, tty
tty.setraw(0)
os.write(1, b"\\x1b[?1000h\\x1b[?1006h" + b"valuetui " * 200)
log = open(sys.argv[1], "ab", 0)
def note_size(*_):
    with open(sys.argv[1] + ".sizes", "ab", 0) as sizes:
        sizes.write(b"%dx%d\\n" % os.get_terminal_size())
signal.signal(signal.SIGWINCH, note_size)
note_size()
log.write(b"\\n")
while True:
    log.write(os.read(0, 1000).hex().encode() + b"\\n")
"""
"""Takes keys and touches as the kiosk does, and notes what came and each size that it was given."""

TRICKS = {
    "the main menu": "keydown ctrl click 1 keyup ctrl",
    "the VT menu": "keydown ctrl click 2 keyup ctrl",
    "the font menu": "keydown ctrl click 3 keyup ctrl",
    "selecting": "mousemove 300 300 mousedown 1 mousemove 700 400 mouseup 1",
    "selecting beside the program": "keydown shift mousemove 300 300 mousedown 1 "
    "mousemove 700 400 mouseup 1 keyup shift",
    "selecting a word": "keydown shift click --repeat 2 1 keyup shift",
    "pasting": "key shift+Insert",
    "pasting with the middle button": "click 2",
    "pasting beside the program": "keydown shift click 2 keyup shift",
    "scrolling back": "key shift+Prior",
    "scrolling back with the wheel": "keydown shift click 4 keyup shift",
    "a larger font": "key ctrl+shift+plus",
    "a larger font by the number pad": "key shift+KP_Add",
    "a smaller font": "key shift+KP_Subtract",
    "full screen": "key alt+Return",
    "scroll lock": "key Scroll_Lock",
    "kitty's new window": "key ctrl+shift+Return",
    "foot's new window": "key ctrl+shift+n",
}


class Kiosk:
    """The terminal of the recipe on a display of its own, with a program that listens."""

    def __init__(self, folder: Path, display: Display, *, is_locked: bool = True) -> None:
        self._display = display
        self._log = folder / "came"
        self._log.touch()
        program = folder / "listens.py"
        program.write_text(LISTENS, encoding="utf-8")
        resources = folder / "xterm.resources"
        (text,) = (each.text for each in recipe(Kind.X11, "en")
                   if each.path.endswith("xterm.resources"))  # fmt: skip
        resources.write_text(text, encoding="utf-8")
        environment = {**os.environ, **display.environment, "XENVIRONMENT": str(resources)}
        self.xterm = subprocess.Popen(
            ["xterm", "-class", "ValuetuiKiosk" if is_locked else "XTerm", "-maximized",
             "-e", sys.executable, program, self._log],
            env=environment,
        )  # fmt: skip
        self.came(1)

    def came(self, count: int) -> list[str]:
        """Wait until so many lines have been noted, and return all of them."""
        end = time.monotonic() + PATIENCE
        while len(lines := self._log.read_text(encoding="ascii").splitlines()) < count:
            assert self.xterm.poll() is None
            assert time.monotonic() < end, lines
            time.sleep(0.02)
        return lines

    def has_size(self, size: str) -> None:
        """Wait until the program has been given this size."""
        sizes = self._log.with_name("came.sizes")
        end = time.monotonic() + PATIENCE
        while (given := sizes.read_text(encoding="ascii").split())[-1:] != [size]:
            assert time.monotonic() < end, given
            time.sleep(0.02)

    def mark(self) -> bytes:
        """Press a key that comes through, so that all before it has been carried out; all that
        has come."""
        before = self._bytes().count(b"z")
        self._display.do("xdotool", "key", "z")
        end = time.monotonic() + PATIENCE
        while (came := self._bytes()).count(b"z") == before:
            assert time.monotonic() < end, came
            time.sleep(0.02)
        return came

    def _bytes(self) -> bytes:
        return b"".join(map(bytes.fromhex, self.came(1)[1:]))

    def end(self) -> None:
        self.xterm.terminate()
        self.xterm.wait()


@pytest.fixture(scope="module")
def display() -> Iterator[Display]:
    need("Xvfb", "xterm", "xdotool", "maim")
    with Display(1920, 1080) as display:
        yield display


@pytest.fixture
def kiosk(display: Display, tmp_path: Path) -> Iterator[Kiosk]:
    kiosk = Kiosk(tmp_path, display)
    display.do("xdotool", "mousemove", "500", "500")
    yield kiosk
    kiosk.end()


def windows(display: Display) -> set[str]:
    """All windows that can be seen: a menu is one."""
    return set(display.do("xdotool", "search", "--onlyvisible", "--name", ".*").split())


@pytest.mark.slow
def test_nothing_happens_in_the_terminal_itself(
    kiosk: Kiosk, display: Display, tmp_path: Path
) -> None:
    kiosk.mark()
    display.do("maim", "--hidecursor", str(tmp_path / "before.png"))
    before, seen = (tmp_path / "before.png").read_bytes(), windows(display)
    for trick, steps in TRICKS.items():
        display.do("xdotool", *steps.split())
        kiosk.mark()
        display.do("maim", "--hidecursor", str(tmp_path / "after.png"))
        assert (tmp_path / "after.png").read_bytes() == before, trick
        assert windows(display) == seen, trick
    came = kiosk.mark()
    assert b"valuetui" not in came  # nothing that is on the screen was pasted
    assert b"\x1b[2;2~" in came  # Shift+Insert is a key like any other
    assert b"\x1b[5;2~" in came


@pytest.mark.slow
def test_without_the_recipe_all_kinds_of_things_happen(display: Display, tmp_path: Path) -> None:
    """Or the test above would see nothing."""
    kiosk = Kiosk(tmp_path, display, is_locked=False)
    try:
        kiosk.mark()
        display.do("xdotool", "mousemove", "200", "20")
        seen = windows(display)
        display.do("xdotool", *TRICKS["selecting a word"].split())
        display.do("xdotool", *TRICKS["pasting"].split())
        assert b"valuetui" in kiosk.mark()
        display.do("xdotool", "keydown", "ctrl", "mousedown", "1")
        end = time.monotonic() + PATIENCE
        while windows(display) == seen:
            assert time.monotonic() < end, "no menu came"
            time.sleep(0.02)
        display.do("xdotool", "mouseup", "1", "keyup", "ctrl")
    finally:
        kiosk.end()


@pytest.mark.slow
def test_keys_and_touches_reach_the_program(kiosk: Kiosk, display: Display) -> None:
    display.do("setxkbmap", "se")  # a letter that no key has comes too late on a busy machine
    display.do("xdotool", "key", "a", "key", "Up", "key", "Return", "key", "adiaeresis")
    display.do("xdotool", "mousemove", "10", "10", "click", "1")
    came = kiosk.mark()
    assert came == "a\x1b[A\rä\x1b[<0;1;1M\x1b[<0;1;1mz".encode()


@pytest.mark.slow
def test_it_fills_the_screen_with_the_grid_that_was_planned(kiosk: Kiosk) -> None:
    """On a busy machine the program has begun before its window fills the screen."""
    fit = planned(21.5, (1920, 1080))
    assert fit.cell_pixels == xterm_cell(25.75)
    assert (fit.columns, fit.rows) == (91, 26)
    kiosk.has_size("91x26")
