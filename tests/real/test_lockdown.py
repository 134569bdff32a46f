"""What somebody in front of a kiosk, or the machine under it, may do without getting anywhere.

Each kiosk is a real process on a terminal of its own.
"""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.real.kiosk import LEAVE, PIN, WORDS, begin, kiosk_in, locked_kiosk_in, look, staff_end
from tests.real.started import PROGRAM
from tests.real.terminal import Terminal
from tests.sparing import one_quick

CONTROL = {f"ctrl+{letter}": chr(ord(letter) - 96) for letter in "acdfgklnopqrstuvwxyz"}
KEYS = CONTROL | {
    "ctrl+backslash": "\x1c",
    "ctrl+]": "\x1d",
    "ctrl+^": "\x1e",
    "ctrl+_": "\x1f",
    "ctrl+@": "\x00",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f9": "\x1b[20~",
    "f10": "\x1b[21~",
    "f11": "\x1b[23~",
    "f12": "\x1b[24~",
    "ctrl+f1": "\x1b[1;5P",
    "alt+f4": "\x1b[1;3S",
    "alt+x": "\x1bx",
    "super+c": "\x1b[99;9u",
    "ctrl+shift+c": "\x1b[99;6u",
    "ctrl+shift+v": "\x1b[118;6u",
    "shift+insert": "\x1b[2;2~",
    "print": "\x1b[57361u",
}
HARMLESS = {"ctrl+@", "alt+x"}
"""Keys that some terminals send for a letter or a space: they may do what those do."""


def attract(kiosk: Terminal) -> str:
    """A kiosk that nobody uses."""
    kiosk.until_text(WORDS("kiosk.attract.start"))
    return "kiosk.attract.start"


def picker(kiosk: Terminal) -> str:
    """Somebody has picked a word."""
    begin(kiosk)
    kiosk.type("\r")
    kiosk.until_text("1 av 10")
    return "kiosk.bar.done"


def dialog(kiosk: Terminal) -> str:
    """Somebody searches."""
    picker(kiosk)
    kiosk.type("t")
    kiosk.until_text(WORDS("kiosk.search.heading"))
    return "kiosk.search.heading"


SCREENS = [attract, picker, dialog]


def steady(kiosk: Terminal) -> str:
    """What stays on the screen: between two people the texts above the tiles take turns."""
    _, tile, below = kiosk.screen.rpartition(WORDS("kiosk.attract.start"))
    return tile + below if tile else kiosk.screen


def files_in(*folders: Path) -> set[Path]:
    """All files but the program's own."""
    found = {path for folder in folders for path in folder.rglob("*") if path.is_file()}
    return {path for path in found if not {"drafts", "log"} & set(path.parts)}


@pytest.mark.slow
@pytest.mark.parametrize("screen", one_quick(SCREENS), ids=lambda screen: screen.__name__)
def test_no_key_of_the_system_or_of_textual_does_anything(
    tmp_path: Path, home: Path, screen: Callable[[Terminal], str]
) -> None:
    with locked_kiosk_in(tmp_path) as kiosk:
        screen(kiosk)
        look(kiosk)
        before, files = steady(kiosk), files_in(tmp_path, home)
        for name in KEYS.keys() - HARMLESS:
            kiosk.type(KEYS[name])
            kiosk.until_quiet()
            assert kiosk.process.poll() is None, name
            assert steady(kiosk) == before, name
        assert files_in(tmp_path, home) == files
        assert b"\x1b]52" not in kiosk.written  # nothing was copied
        assert staff_end(kiosk) == 0


TOO_MANY = WORDS("kiosk.staff.wait", n=60)[:14]
MEGABYTES = 2_000_000
SEQUENCES = {
    "copies": b"\x1b]52;c;aGVq\x07" * 2000,
    "questions": b"\x1bP$qm\x1b\\\x1b[c\x1b[6n\x1b[?2026$p" * 2000,
    "a string without an end": b"\x1bP" + b"q" * 100_000,
    "titles": b"\x1b]0;title\x07\x1b[21t" * 2000,
    "bytes that are no text": b"\x9b31m\xff\xfe\xc3\x28" * 5000,
    "numbers without an end": b"\x1b[<" + b"9" * 50_000 + b";1;1M",
    "moves of a mouse": b"".join(b"\x1b[<35;%d;1M" % (x % 900) for x in range(20_000)),
    "touches beside the screen": b"\x1b[<0;900;900M\x1b[<0;900;900m\x1b[<0;0;0M" * 2000,
    "a paste that never ends": b"\x1b[200~" + b"\x1b[201" * 5000 + b"\x1b[201~",
}


@pytest.mark.slow
def test_sequences_that_are_pasted_leave_the_screen_as_it_is(tmp_path: Path) -> None:
    with locked_kiosk_in(tmp_path) as kiosk:
        picker(kiosk)
        look(kiosk)
        for name, sequence in SEQUENCES.items():
            kiosk.pour(sequence)
            kiosk.until_quiet()
            assert kiosk.process.poll() is None, name
            is_as_it_was(kiosk)
        assert staff_end(kiosk) == 0


@pytest.mark.slow
@pytest.mark.parametrize("bracketed", [True, False])
def test_two_megabytes_that_are_pasted_are_mostly_passed_over(
    tmp_path: Path, bracketed: bool
) -> None:
    with locked_kiosk_in(tmp_path) as kiosk:
        picker(kiosk)
        look(kiosk)
        text = b"z" * MEGABYTES
        kiosk.pour(b"\x1b[200~%b\x1b[201~" % text if bracketed else text)
        kiosk.until_quiet()
        if not bracketed:
            shown = kiosk.until_text(WORDS("kiosk.search.heading"))
            assert "zz" in shown
            assert "z" * 31 not in shown
        is_as_it_was(kiosk)
        assert staff_end(kiosk) == 0


def is_as_it_was(kiosk: Terminal) -> None:
    """Escape from whatever a letter has opened: the word that was picked still is, and no other."""
    look(kiosk)
    if WORDS("kiosk.question.count", n=1, k=10) not in kiosk.screen:
        kiosk.type("\x1b")
    kiosk.until_text("1 av 10", WORDS("kiosk.bar.search"))
    look(kiosk)


@pytest.mark.slow
def test_signals_that_are_not_for_a_kiosk_and_sizes_that_no_screen_has_lose_no_pick(
    tmp_path: Path,
) -> None:
    with locked_kiosk_in(tmp_path) as kiosk:
        picker(kiosk)
        for number in (signal.SIGQUIT, signal.SIGTSTP, signal.SIGCONT):
            for process in (kiosk.process.pid, kiosk.program):
                os.kill(process, number)
        sizes = [(1, 1), (0, 0), (400, 1), (600, 200), (64, 23), (91, 26), (2, 500), (63, 24)]
        for turn in range(200):
            kiosk.say_size(*sizes[turn % len(sizes)])
            kiosk.read(0.005)
        kiosk.say_size(90, 26)
        kiosk.until_quiet()
        kiosk.resize(91, 26)
        kiosk.until_text("1 av 10", WORDS("kiosk.bar.search"))
        look(kiosk)
        assert staff_end(kiosk) == 0


def test_settings_of_textual_in_the_environment_have_no_effect(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log, pictures = tmp_path / "textual.log", tmp_path / "pictures"
    for name, value in {
        "": "debug,devtools",
        "_DEBUG": "1",
        "_LOG": str(log),
        "_DRIVER": "textual.drivers.headless_driver:HeadlessDriver",
        "_PRESS": "enter,enter,ctrl+q",
        "_SCREENSHOT": "0",
        "_SCREENSHOT_LOCATION": str(pictures),
        "_SHOW_RETURN": "1",
        "_THEME": "nord",
    }.items():
        monkeypatch.setenv(f"TEXTUAL{name}", value)
    with locked_kiosk_in(tmp_path) as kiosk:
        attract(kiosk)
        look(kiosk)
        assert WORDS("kiosk.attract.start") in kiosk.screen
        assert staff_end(kiosk) == 0
    assert {path.name for path in tmp_path.iterdir()} == {"responses", "instruments", "drafts"}


def test_no_image_of_its_memory_is_ever_written(tmp_path: Path) -> None:
    with locked_kiosk_in(tmp_path) as kiosk:
        attract(kiosk)
        for process in (kiosk.process.pid, kiosk.program):
            limits = Path(f"/proc/{process}/limits").read_text(encoding="ascii")
            [line] = [each for each in limits.splitlines() if "core file" in each]
            assert line.split()[4] == "0"


def test_the_key_alone_ends_nothing_and_wrong_pins_are_limited_over_a_restart(
    tmp_path: Path,
) -> None:
    with locked_kiosk_in(tmp_path) as kiosk:
        attract(kiosk)
        look(kiosk)
        kiosk.type(LEAVE)
        kiosk.until_quiet()
        kiosk.type(LEAVE * 5)
        kiosk.until_text(WORDS("kiosk.staff.heading"))
        for _ in range(5):
            look(kiosk)
            kiosk.type("999999")
            kiosk.until_text(WORDS("kiosk.staff.count", n=6))
            look(kiosk)
            kiosk.type("\r")
            kiosk.until(lambda screen: "●" not in screen.split(WORDS("kiosk.staff.heading"))[1])
        kiosk.until_text(TOO_MANY)
        kiosk.pull_the_plug()
    with kiosk_in(tmp_path, command=(*PROGRAM, "kiosk")) as kiosk:
        attract(kiosk)
        look(kiosk)
        kiosk.type(LEAVE * 5)
        kiosk.until_text(WORDS("kiosk.staff.heading"), TOO_MANY)
        kiosk.type(PIN + "\r")
        kiosk.until_quiet()
        assert WORDS("kiosk.staff.end") not in kiosk.screen
