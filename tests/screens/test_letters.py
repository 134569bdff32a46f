"""Sizes of letters: what a terminal that can change its font does, and one that cannot."""

import re
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from valuetui.screens import letters
from valuetui.screens.letters import LARGEST, SMALLEST_STEP, factors, tried
from valuetui.screens.tty import Line, Window

LEAST = (64, 24)
SIZE = re.compile(r"\x1b\]50;(?P<name>[^\x1b]*?:pixelsize=(?P<pixels>[\d.]+)[^\x1b]*)\x1b")


@dataclass
class Terminal:
    """A terminal in memory: a screen of pixels, filled with cells of a font."""

    width: int = 1920
    height: int = 1080
    pixels: float = 20.0
    ratio: float = 1.17
    """Of a cell's height to the letters' size."""
    name: str = "Hack"
    obeys: bool = True
    grows: bool = False
    """Whether the window grows with its letters, for want of anybody who holds it."""
    tells: bool = True
    screens: list[Window] = field(default_factory=list)
    _answers: str = ""
    _cells: tuple[int, int] | None = None

    def window(self) -> Window:
        across, down = round(self.pixels * 0.61), round(self.pixels * self.ratio)
        if self.grows:
            columns, rows = self._cells or (self.width // across, self.height // down)
            self._cells = columns, rows
            return Window(columns, rows, columns * across, rows * down)
        return Window(self.width // across, self.height // down, self.width, self.height)

    def write(self, text: str) -> None:
        if letters.ASK in text and self.tells:
            self._answers += f"\x1b]50;{self.name}\x1b\\"
        elif (found := SIZE.search(text)) and self.obeys:
            self.name, self.pixels = found["name"], float(found["pixels"])
            self.screens.append(self.window())
        if letters.END in text:
            self._answers += "\x1b[?64;1c"

    def read(self, seconds: float) -> str:  # noqa: ARG002
        answers, self._answers = self._answers, ""
        return answers

    def shows(self, sequence: str) -> Window:
        """The window after a sequence."""
        self.write(sequence)
        return self.window()


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "CHANGE", 0.0)


@pytest.mark.parametrize("pixels", [14.0, 16.0, 19.5, 21.0, 24.0])
@pytest.mark.parametrize("ratio", [1.0, 1.17, 1.36])
def test_every_size_fits_the_smallest_screen_and_the_normal_one_is_as_before(
    pixels: float, ratio: float
) -> None:
    terminal = Terminal(pixels=pixels, ratio=ratio)
    before = terminal.window()
    found = tried(terminal, LEAST)
    assert found is not None
    assert terminal.window() == before
    windows = [terminal.shows(each) for each in found.sequences]
    assert windows[0] == before
    assert all(each.holds(*LEAST) for each in windows)
    rows = [each.rows for each in windows]
    assert rows == sorted(set(rows), reverse=True)


def test_a_screen_that_is_coarse_already_has_no_larger_letters() -> None:
    terminal = Terminal(pixels=36.0)  # 26 rows
    assert tried(terminal, LEAST) is None
    assert terminal.pixels == 36.0


@pytest.mark.parametrize(
    "terminal", [Terminal(obeys=False), Terminal(tells=False)], ids=["does not obey", "is silent"]
)
def test_a_terminal_that_does_not_change_its_letters_offers_none(terminal: Terminal) -> None:
    before = terminal.window()
    assert tried(terminal, LEAST) is None
    assert terminal.window() == before


@pytest.mark.parametrize("ratio", [1.0, 1.17, 1.36])
def test_a_window_that_grows_out_of_the_screen_is_brought_back(ratio: float) -> None:
    terminal = Terminal(grows=True, ratio=ratio)
    before = terminal.window()
    assert tried(terminal, LEAST) is None
    assert terminal.window() == before


@pytest.mark.parametrize("number", [0, 1, 2])
def test_letters_that_a_program_left_behind_become_normal_again(number: int) -> None:
    terminal = Terminal()
    before = terminal.window()
    first = tried(terminal, LEAST)
    assert first is not None
    terminal.write(first.sequences[number])
    assert tried(terminal, LEAST) == first
    assert terminal.window() == before


@given(columns=st.integers(1, 400), rows=st.integers(1, 200))
def test_steps_are_worth_it_and_leave_the_smallest_screen(columns: int, rows: int) -> None:
    steps = [1.0, *factors(columns, rows, LEAST)]
    assert len(steps) <= 3
    for one, other in pairwise(steps):
        assert other / one >= SMALLEST_STEP - 1e-9
    assert steps[-1] <= LARGEST
    if len(steps) > 1:
        assert columns / steps[-1] >= LEAST[0] - 1e-9
        assert rows / steps[-1] >= LEAST[1] - 1e-9


def test_only_a_terminal_that_may_be_able_to_is_asked() -> None:
    def opened() -> AbstractContextManager[Line]:
        raise AssertionError("it was asked")

    assert letters.letters_of_terminal({"TERM": "foot"}, LEAST, opened) is None


def test_in_xterm_it_is_asked_and_one_that_is_gone_has_no_letters() -> None:
    def gone() -> AbstractContextManager[Line]:
        raise OSError

    xterm = {"XTERM_VERSION": "XTerm(379)"}
    assert letters.letters_of_terminal(xterm, LEAST, lambda: nullcontext(Terminal())) is not None
    assert letters.letters_of_terminal(xterm, LEAST, gone) is None


def test_what_else_the_font_is_called_stays() -> None:
    terminal = Terminal(name="Hack:antialias=true:size=15")
    found = tried(terminal, LEAST)
    assert found is not None
    assert all("50;Hack:antialias=true:pixelsize=" in each for each in found.sequences)
    assert terminal.pixels == 20.0
