"""The doctor at a real terminal: it asks a person, hears a touch, and lists what it found."""

from pathlib import Path

import pytest

from tests.real.programs import need
from tests.real.started import PROGRAM, environment
from tests.real.terminal import Terminal
from valuetui.words import Words

WORDS = Words("en")


def doctor(folder: Path, *arguments: str) -> Terminal:
    need("setsid")
    command = [*PROGRAM, "doctor", "--lang", "en", *arguments]
    return Terminal(command, columns=100, rows=50, environment=environment(), folder=folder)


@pytest.mark.slow
@pytest.mark.parametrize("touches", [True, False])
def test_a_person_is_asked(tmp_path: Path, touches: bool) -> None:
    with doctor(tmp_path) as terminal:
        terminal.until_text("▁▂▃▄▅▆▇█", "[Y/n]")
        terminal.type("\r")
        terminal.until_text(WORDS("machine.doctor.ask.touch"))
        if touches:
            terminal.tap(10, 10)
        else:
            terminal.type("\r")
        screen = terminal.until_text("is worth mending")
        assert terminal.until_end() == 0
        assert terminal.takes_lines
        assert WORDS("machine.doctor.fonts.seen.said") in screen
        assert (WORDS("machine.doctor.touch.came.said") in screen) is touches
        assert "100 x 50" in screen
        assert b"\x1b[?1000l" in terminal.written


@pytest.mark.slow
def test_letters_that_are_not_drawn_must_be_mended(tmp_path: Path) -> None:
    with doctor(tmp_path) as terminal:
        terminal.until_text("[Y/n]")
        terminal.type("n\r")
        terminal.until_text(WORDS("machine.doctor.ask.touch"))
        terminal.type("\r")
        terminal.until_text("must be mended")
        assert terminal.until_end() == 1


@pytest.mark.slow
@pytest.mark.parametrize("option", ["--quick", "--json"])
def test_a_script_is_asked_nothing(tmp_path: Path, option: str) -> None:
    with doctor(tmp_path, option) as terminal:
        assert terminal.until_end() == 0
        assert WORDS("machine.doctor.ask.touch") not in terminal.screen
