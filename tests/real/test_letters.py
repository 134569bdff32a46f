"""xterm really changes its letters, and nobody finds those of somebody else."""

import os
import shlex
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.real.programs import need
from tests.real.started import PROGRAM, environment
from tests.real.window import PATIENCE, Window
from valuetui.words import Words

pytestmark = pytest.mark.slow

WORDS = Words("sv")
POINTS = "14"
"""Of letters with which the display of the tests has about 145 x 39 cells."""


@contextmanager
def kiosk(folder: Path, manager: str | None = "openbox", allowed: str = "true") -> Iterator[Window]:
    """A kiosk that fills the display, started again for as long as there is a file ``again``; when
    it has ended, the size of the terminal is in the file ``after``, for as long as there is one."""
    need("Xvfb", "xterm", "xdotool", "script", *([manager] if manager else []))
    command = shlex.join(
        map(str, [*PROGRAM, "kiosk", "--no-lock", "--lang", "sv", "--data", folder / "answers"])
    )
    tells = "while stty size >size; do mv size after; sleep 0.1; done"
    script = f"{command}; while [ -e again ]; do rm again; {command}; done; {tells}"
    with Window(
        ["sh", "-c", shlex.quote(script)],
        columns=91,
        rows=26,
        environment=environment(),
        folder=folder,
        manager=manager,
        options=["-fullscreen", "-fs", POINTS, "-xrm", f"*allowFontOps: {allowed}"],
    ) as window:
        until(lambda: "Start in English" in written(window))
        yield window


def written(window: Window) -> str:
    """All that the kiosk has written; where it stands nobody knows in these sizes."""
    notes = window.folder / "typescript"
    return notes.read_text(encoding="utf-8", errors="replace") if notes.exists() else ""


def until(seen: Callable[[], bool]) -> None:
    """Wait until something is as it should be."""
    end = time.monotonic() + PATIENCE
    while not seen():
        assert time.monotonic() < end, "this never came to be"
        time.sleep(0.05)


def choose_largest(window: Window) -> None:
    """From the first screen to the largest size."""
    for key in ("Down", "Return", "Right", "Right", "Return"):
        time.sleep(1)  # what is pressed in a screen's first moment does not count
        window.press(key)


def is_in_the_end(folder: Path, cells: tuple[int, int]) -> bool:
    """Whether the terminal has so many columns and rows when the kiosk has ended. xterm needs a
    moment for its letters."""
    columns, rows = cells
    path = folder / "after"
    until(lambda: path.exists() and path.read_text().split() == [str(rows), str(columns)])
    return True


def test_the_letters_grow_as_far_as_the_smallest_screen_and_are_as_before_in_the_end(
    tmp_path: Path,
) -> None:
    with kiosk(tmp_path) as window:
        before = window.cells
        choose_largest(window)
        until(lambda: window.cells != before)
        columns, rows = window.cells
        assert columns >= 64
        assert 24 <= rows <= 27
        window.press("Escape")
        time.sleep(1)
        window.press("ctrl+q")
        assert is_in_the_end(tmp_path, before)


def test_a_kiosk_that_was_killed_finds_its_normal_letters_again(tmp_path: Path) -> None:
    with kiosk(tmp_path) as window:
        before = window.cells
        choose_largest(window)
        until(lambda: window.cells != before)
        seen = written(window).count("Start in English")
        (tmp_path / "again").touch()
        os.kill(child_of(window), signal.SIGKILL)
        until(lambda: not (tmp_path / "again").exists() and window.cells == before)
        until(lambda: written(window).count("Start in English") > seen)
        window.press("ctrl+q")
        assert is_in_the_end(tmp_path, before)


@pytest.mark.parametrize(
    ("manager", "allowed"),
    [(None, "true"), ("openbox", "false")],
    ids=["the window would outgrow the screen", "the terminal does not allow it"],
)
def test_where_letters_cannot_grow_they_are_not_offered(
    tmp_path: Path, manager: str | None, allowed: str
) -> None:
    with kiosk(tmp_path, manager, allowed) as window:
        before = window.cells
        window.press("Down")
        time.sleep(1)
        window.press("Return")
        until(lambda: WORDS("kiosk.display.tiles") in written(window))
        assert window.cells == before


def child_of(window: Window) -> int:
    """The process of the kiosk."""
    shell = (window.folder / "process").read_text().strip()
    return int(Path(f"/proc/{shell}/task/{shell}/children").read_text().split()[0])
