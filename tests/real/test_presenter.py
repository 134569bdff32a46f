"""The presenter in a real terminal: how much a reveal makes it carry, and how it ends."""

import re
import signal
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from tests.real.programs import need
from tests.real.started import PROGRAM, environment
from tests.real.terminal import Terminal
from valuetui.station.collector import Collector
from valuetui.station.demo import demo_answers, demo_instrument, keep_demo
from valuetui.words import Words

WORDS = Words("sv")
PAGE_DOWN, ESCAPE = "\x1b[6~", "\x1b"
MOST = 5_000
"""Bytes that a reveal in drawn letters may take, and twice as many where a word has two lines. A
whole screen takes 18,000 at 80 x 24, and five times as many at 160 x 45."""
STAY = 300
"""Bytes in which a line of the footer is written."""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The answers of a small invented municipality."""
    folder = tmp_path / "data"
    keep_demo(folder, {"citizens": 60, "elected": 41, "employees": 60}, 2026)
    return folder


@pytest.fixture
def presenter(tmp_path: Path, data: Path) -> Iterator[Terminal]:
    """A presentation of it in a terminal of 80 columns and 24 rows."""
    with presenting(data, tmp_path) as terminal:
        yield terminal


def presenting(data: Path, folder: Path, columns: int = 80, rows: int = 24) -> Terminal:
    need("setsid")
    command: list[str | Path] = [*PROGRAM, "present", "--lang", "sv", "--data", data]
    return Terminal(command, columns=columns, rows=rows, environment=environment(), folder=folder)


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (160, 45)])
def test_a_reveal_paints_only_what_changes(
    tmp_path: Path, data: Path, columns: int, rows: int
) -> None:
    with presenting(data, tmp_path, columns, rows) as terminal:
        terminal.until_text("1/16")
        terminal.type("3\r")
        terminal.until_text("3/16")
        terminal.press(PAGE_DOWN)
        terminal.until_quiet()
        sizes = []
        for _ in range(9):
            before = len(terminal.written)
            terminal.press(PAGE_DOWN)
            terminal.until_quiet()
            sizes.append(len(terminal.written) - before)
        assert median(sizes) < MOST, sizes
        assert max(sizes) < 2 * MOST, sizes


def test_answers_that_come_are_told_and_nothing_is_written_but_that(
    presenter: Terminal, data: Path
) -> None:
    presenter.until_text("1/16", "Medborgare  60")
    presenter.type("3\ra")
    presenter.until_text("n=60")
    presenter.until_quiet()
    before, shown = len(presenter.written), presenter.screen
    instrument = demo_instrument()
    with Collector(data, "kiosk-9", instrument) as collector:
        for answer in demo_answers(instrument, {"citizens": 60}, seed=7):
            collector.save(answer)
    presenter.until_text(WORDS("present.news"))
    presenter.until_quiet()
    assert presenter.screen.split("\n")[:-1] == shown.split("\n")[:-1]
    assert len(presenter.written) - before < STAY
    presenter.type("u")
    presenter.until(lambda screen: bool(re.search(r"n=(7|8|9|1)\d", screen)))


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_ends_it_in_good_order(presenter: Terminal, name: str) -> None:
    presenter.until_text("1/16")
    presenter.process.send_signal(signal.Signals[name])
    assert presenter.until_end() == 128 + signal.Signals[name]
    assert presenter.takes_lines


def test_it_ends_when_its_terminal_is_closed(presenter: Terminal) -> None:
    presenter.until_text("1/16")
    presenter.hang_up()
    assert presenter.until_end() == 128 + signal.SIGHUP


def test_a_remote_leads_through_it_and_it_ends_after_a_question(presenter: Terminal) -> None:
    presenter.until_text("1/16")
    for number in (2, 3):
        presenter.type(PAGE_DOWN)
        presenter.until_text(f"{number}/16")
    presenter.type(PAGE_DOWN)
    presenter.until_text("n=60", "%")
    presenter.type("b")
    presenter.until(lambda screen: not screen.strip())
    presenter.type(PAGE_DOWN)
    presenter.until_text("n=60")
    presenter.type(ESCAPE)
    presenter.until_text(WORDS("present.ending.asked"))
    presenter.type("\r")
    assert presenter.until_end() == 0
    assert presenter.takes_lines


def test_a_resize_to_nearly_nothing_and_back_loses_nothing(presenter: Terminal) -> None:
    presenter.until_text("1/16")
    presenter.type("3\r")
    presenter.until_text("3/16")
    presenter.press(PAGE_DOWN)
    presenter.press(PAGE_DOWN)
    presenter.until_quiet()
    before = presenter.screen
    for size in ((10, 5), (1, 1), (400, 1), (3, 100), (80, 24)):
        presenter.resize(*size)
        presenter.until_quiet()
    presenter.until(lambda screen: screen == before)
