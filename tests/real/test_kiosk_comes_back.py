"""After a crash, of whatever kind, the kiosk comes back by itself, and says nothing of anybody."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.real.kiosk import (
    PIN,
    WORDS,
    begin,
    kiosk_in,
    locked_kiosk_in,
    look,
    pick_ten,
    press_when,
    staff_end,
)
from tests.real.terminal import PATIENCE, Terminal
from tests.real.test_kiosk_ends import is_as_before
from tests.real.test_kiosk_resumes import draft_in, picked
from valuetui.instrument.load import load_instrument
from valuetui.responses.folder import ResponseFolder
from valuetui.station.places import state_folder
from valuetui.station.running import running
from valuetui.station.shipped import shipped_config
from valuetui.station.staff_lock import StaffLock

CALM = WORDS("kiosk.calm.text")

# A store that fails as no store should: with an error that holds the whole answer.
SAVES_BADLY = """
from valuetui.responses.store import StationStore

def save(self, document):
    answer = dict(document)
    raise RuntimeError(answer)

StationStore.save = save
"""
# A first screen that cannot be shown: the program crashes at every start.
SHOWS_BADLY = """
import valuetui.screens.kiosk.attract as attract

def fill(self):
    raise RuntimeError("no screen")

attract.AttractScreen.fill = fill
"""
# A program that cannot even load its screens.
LOADS_BADLY = """
from valuetui.cli.watched import Turn

begin = Turn.begin_anew_after_crashes

def dies(self, station, languages):
    import os
    begin(self, station, languages)
    os.abort()

Turn.begin_anew_after_crashes = dies
"""
MAIN = "\nfrom valuetui.cli import main\nmain()\n"


def broken_kiosk_in(folder: Path, how: str, *options: str) -> Terminal:
    """A kiosk with a fault."""
    return kiosk_in(folder, command=(sys.executable, "-c", how + MAIN, "kiosk", *options))


def is_calm(kiosk: Terminal, times: int = 1) -> Callable[[str], bool]:
    """Whether it has been said so often that the kiosk comes back. It may say so for a moment
    only, so that nobody sees it on the screen of a busy machine."""
    return lambda _: kiosk.written.count(CALM.encode()) >= times


def test_a_crash_shows_and_logs_nothing_of_the_answer_and_a_second_one_sets_it_aside(
    tmp_path: Path, home: Path
) -> None:
    with broken_kiosk_in(tmp_path, SAVES_BADLY, "--no-lock") as kiosk:
        begin(kiosk)
        pick_ten(kiosk)
        kiosk.until_text("i framtiden", "0 av 10")
        look(kiosk)
        pick_ten(kiosk)
        press_when(kiosk, WORDS("kiosk.review.heading"), "")
        before = len(kiosk.written)
        kiosk.type("\r")
        kiosk.until(is_calm(kiosk))
        kiosk.until_text(WORDS("kiosk.interrupted.heading"))
        shown = kiosk.written[before:].decode()
        assert draft_in(tmp_path).exists()
        press_when(kiosk, WORDS("kiosk.interrupted.heading"), "\r")
        press_when(kiosk, WORDS("kiosk.review.heading"), "\r")
        kiosk.until(is_calm(kiosk, times=2))
        kiosk.until_text(WORDS("kiosk.attract.start"))
        assert not draft_in(tmp_path).exists()
        kiosk.process.send_signal(signal.SIGTERM)
        assert kiosk.until_end() == 128 + signal.SIGTERM
        assert is_as_before(kiosk)

    [log] = home.rglob("valuetui.log")
    logged = log.read_text(encoding="utf-8")
    assert "RuntimeError" in logged
    assert "in save" in logged
    assert "Traceback" not in shown + logged
    for value in load_instrument(shipped_config() / "kommun.toml").values:
        assert value.id not in logged
        assert value.id not in shown
        assert value.label["sv"] not in shown


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGUSR1])
def test_a_program_that_dies_comes_back_and_the_person_goes_on(
    tmp_path: Path, number: signal.Signals
) -> None:
    with locked_kiosk_in(tmp_path) as kiosk:
        begin(kiosk)
        kiosk.type("\r")
        kiosk.until_text("1 av 10")
        kiosk.until(lambda _: picked(tmp_path, "current") == 1)
        os.kill(kiosk.program, number)
        kiosk.until(is_calm(kiosk))
        press_when(kiosk, WORDS("kiosk.interrupted.heading"), "\r")
        kiosk.until_text("1 av 10")
        look(kiosk)
        assert staff_end(kiosk) == 0
        assert is_as_before(kiosk)


def test_an_answer_that_was_thanked_for_outlives_the_program(tmp_path: Path) -> None:
    with locked_kiosk_in(tmp_path) as kiosk:
        begin(kiosk)
        pick_ten(kiosk)
        kiosk.until_text("i framtiden", "0 av 10")
        look(kiosk)
        pick_ten(kiosk)
        press_when(kiosk, WORDS("kiosk.review.heading"), "\r")
        kiosk.until_text(WORDS("kiosk.thanks.heading"))
        os.kill(kiosk.program, signal.SIGKILL)
        kiosk.until(is_calm(kiosk))
        kiosk.until_text(WORDS("kiosk.attract.start"))
        look(kiosk)
        assert staff_end(kiosk) == 0
    assert len(list(ResponseFolder(tmp_path).documents())) == 1


def test_what_is_typed_while_there_is_no_program_reaches_nobody(tmp_path: Path) -> None:
    with locked_kiosk_in(tmp_path) as kiosk:
        kiosk.until_text(WORDS("kiosk.attract.start"))
        look(kiosk)
        os.kill(kiosk.program, signal.SIGKILL)
        kiosk.until(is_calm(kiosk))
        before = len(kiosk.written)
        kiosk.type("\x03zzz")
        kiosk.until_text(WORDS("kiosk.attract.start"))
        look(kiosk)
        assert b"zzz" not in kiosk.written[before:]
        assert staff_end(kiosk) == 0


@pytest.mark.slow
def test_a_program_that_crashes_at_every_start_waits_calmly_and_staff_still_get_out(
    tmp_path: Path,
) -> None:
    StaffLock(state_folder()).set_pin(PIN)
    with broken_kiosk_in(tmp_path, SHOWS_BADLY) as kiosk:
        kiosk.until(is_calm(kiosk, times=7))  # so that the screen stays for a while
        kiosk.until_text(CALM)
        look(kiosk)
        kiosk.type("\x11" * 5)
        press_when(kiosk, WORDS("kiosk.staff.heading"), PIN)
        press_when(kiosk, WORDS("kiosk.staff.count", n=len(PIN)), "\r")
        press_when(kiosk, WORDS("kiosk.staff.end"), "\r")
        assert kiosk.until_end() == 0
        assert is_as_before(kiosk)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_program_that_cannot_even_begin_waits_calmly_until_a_signal(
    tmp_path: Path, name: str
) -> None:
    number = signal.Signals[name]
    StaffLock(state_folder()).set_pin(PIN)
    with broken_kiosk_in(tmp_path, LOADS_BADLY) as kiosk:
        kiosk.until(is_calm(kiosk, times=3))
        kiosk.process.send_signal(number)
        assert kiosk.until_end() == 128 + number
        assert is_as_before(kiosk)


def test_its_owner_finds_a_kiosk_also_while_there_is_no_program(tmp_path: Path) -> None:
    StaffLock(state_folder()).set_pin(PIN)
    with broken_kiosk_in(tmp_path, LOADS_BADLY) as kiosk:
        kiosk.until(is_calm(kiosk, times=3))
        kiosk.until(lambda _: running(state_folder()) == {"kiosk-1": kiosk.process.pid})
        kiosk.process.send_signal(signal.SIGTERM)
        assert kiosk.until_end() == 128 + signal.SIGTERM
    assert running(state_folder()) == {}


def test_a_program_that_nobody_watches_any_more_ends_in_good_order(tmp_path: Path) -> None:
    with locked_kiosk_in(tmp_path) as kiosk:
        begin(kiosk)
        program = kiosk.program
        kiosk.process.kill()
        end = time.monotonic() + PATIENCE
        while Path(f"/proc/{program}/exe").exists():
            assert time.monotonic() < end, "the program goes on"
            kiosk.read(0.05)
        assert is_as_before(kiosk)
