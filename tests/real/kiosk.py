"""A kiosk on a terminal, and the way to its first question."""

import re
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.real.programs import need
from tests.real.started import PROGRAM, environment
from tests.real.terminal import Terminal
from valuetui.instrument.load import load_instrument
from valuetui.station.places import state_folder
from valuetui.station.shipped import shipped_config
from valuetui.station.staff_lock import StaffLock
from valuetui.words import Words

WORDS = Words("sv")
PIN = "271828"
LEAVE = "\x11"
"""What a terminal sends for Ctrl+Q."""
A_MOMENT = 1.0
"""Seconds to look at a screen: what is pressed in its first moment counts as the end of a double
press."""


def kiosk_in(
    folder: Path,
    columns: int = 91,
    rows: int = 26,
    command: Sequence[str | Path] = (*PROGRAM, "kiosk", "--no-lock"),
) -> Terminal:
    """A kiosk that keeps its answers in a folder, started in a terminal of its own."""
    need("setsid")
    command = [*command, "--lang", "sv", "--data", folder]
    return Terminal(command, columns=columns, rows=rows, environment=environment(), folder=folder)


def locked_kiosk_in(folder: Path, **options: Any) -> Terminal:
    """A kiosk of a machine whose staff have a PIN."""
    StaffLock(state_folder()).set_pin(PIN)
    return kiosk_in(folder, command=(*PROGRAM, "kiosk"), **options)


def staff_end(kiosk: Terminal) -> int:
    """From any screen to the end, by keys; the exit code."""
    kiosk.type(LEAVE * 5)
    press_when(kiosk, WORDS("kiosk.staff.heading"), PIN)
    press_when(kiosk, WORDS("kiosk.staff.count", n=len(PIN)), "\r")
    press_when(kiosk, WORDS("kiosk.staff.end"), "\r")
    return kiosk.until_end()


def begin(kiosk: Terminal) -> None:
    """From the first screen to the first question, by keys."""
    for text in ("attract.start", "information.begin", "group.heading"):
        press_when(kiosk, WORDS(f"kiosk.{text}"), "\r")
    kiosk.until_text("0 av 10")
    look(kiosk)


def press_when(kiosk: Terminal, text: str, keys: str) -> None:
    """Look at the screen until a text is there, and press keys then."""
    kiosk.until_text(text)
    look(kiosk)
    kiosk.type(keys)


def look(kiosk: Terminal) -> None:
    """Take a moment."""
    time.sleep(A_MOMENT)
    kiosk.until_quiet()


def pick_ten(kiosk: Terminal) -> None:
    """Pick the first ten words and press the last button of the bar."""
    for number in range(1, 11):
        kiosk.type("\r")
        kiosk.until_text(f"{number} av 10")
        kiosk.press("\x1b[C")
    for key in ("\t", "\t", "\x1b[F"):
        kiosk.press(key)
    kiosk.type("\r")


def values_on(screen: str) -> list[tuple[str, int, int]]:
    """The values whose labels stand on one line of the screen, with a place on each label."""
    found = []
    for value in load_instrument(shipped_config() / "kommun.toml").values:
        pattern = re.compile(rf"(?<= ){re.escape(value.label['sv'])}(?=  )")
        for row, line in enumerate(screen.split("\n")):
            if place := pattern.search(line):
                found.append((value.id, place.start() + 1, row))
    return found
