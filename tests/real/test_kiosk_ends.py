"""However the kiosk ends, it ends in good order: the terminal is as before, nothing is shown."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.real.kiosk import WORDS, begin, kiosk_in, look, pick_ten, press_when
from tests.real.started import PROGRAM, environment
from tests.real.terminal import Terminal
from valuetui.instrument.load import load_instrument
from valuetui.screens.locked import EXIT_CRASH
from valuetui.station.shipped import shipped_config

RESTORED = {
    "the screen of before": b"\x1b[?1049l",
    "no reports of the mouse": b"\x1b[?1000l",
    "the cursor": b"\x1b[?25h",
}


def is_as_before(terminal: Terminal) -> bool:
    """Whether the terminal can be used for something else again."""
    return terminal.takes_lines and all(code in terminal.written for code in RESTORED.values())


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_ends_the_kiosk_in_good_order(tmp_path: Path, name: str) -> None:
    number = signal.Signals[name]
    with kiosk_in(tmp_path) as kiosk:
        begin(kiosk)
        assert not kiosk.takes_lines
        kiosk.process.send_signal(number)
        assert kiosk.until_end() == 128 + number
        assert is_as_before(kiosk)
        assert b"Traceback" not in kiosk.written


def test_the_kiosk_ends_when_its_terminal_is_closed(tmp_path: Path) -> None:
    with kiosk_in(tmp_path) as kiosk:
        begin(kiosk)
        kiosk.hang_up()
        assert kiosk.until_end() != 0


def test_the_kiosk_cannot_be_suspended_and_ends_in_good_order_after_it_was_stopped(
    tmp_path: Path,
) -> None:
    with kiosk_in(tmp_path) as kiosk:
        begin(kiosk)
        kiosk.process.send_signal(signal.SIGTSTP)
        kiosk.process.send_signal(signal.SIGCONT)
        kiosk.type("\r")
        kiosk.until_text("1 av 10")
        kiosk.process.send_signal(signal.SIGTERM)
        assert kiosk.until_end() == 128 + signal.SIGTERM
        assert is_as_before(kiosk)


def test_staff_end_the_kiosk_by_a_key(tmp_path: Path) -> None:
    with kiosk_in(tmp_path) as kiosk:
        press_when(kiosk, WORDS("kiosk.attract.start"), "\x11")
        assert kiosk.until_end() == 0
        assert is_as_before(kiosk)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_ends_the_whole_demo_from_its_kiosk(tmp_path: Path, name: str) -> None:
    number = signal.Signals[name]
    with kiosk_in(tmp_path, command=(*PROGRAM, "demo")) as demo:
        press_when(demo, WORDS("demo.choice.kiosk.label"), "1")
        demo.until_text(WORDS("kiosk.attract.start"))
        look(demo)
        demo.process.send_signal(number)
        assert demo.until_end() == 128 + number
        assert is_as_before(demo)


def test_the_demo_ends_when_its_terminal_is_closed(tmp_path: Path) -> None:
    with kiosk_in(tmp_path, command=(*PROGRAM, "demo")) as demo:
        press_when(demo, WORDS("demo.choice.kiosk.label"), "1")
        demo.until_text(WORDS("kiosk.attract.start"))
        demo.hang_up()
        assert demo.until_end() != 0


# A store that fails as no store should: with an error that holds the whole answer.
BROKEN = """\
from valuetui.responses.store import StationStore

def save(self, document):
    answer = dict(document)
    raise RuntimeError(answer)

StationStore.save = save
from valuetui.cli import main
main()
"""


def test_a_crash_shows_nothing_of_the_answer_and_says_in_the_log_what_and_where(
    tmp_path: Path, home: Path
) -> None:
    with kiosk_in(tmp_path, command=(sys.executable, "-c", BROKEN, "kiosk", "--no-lock")) as kiosk:
        begin(kiosk)
        pick_ten(kiosk)
        kiosk.until_text("i framtiden", "0 av 10")
        look(kiosk)
        pick_ten(kiosk)
        press_when(kiosk, WORDS("kiosk.review.heading"), "")
        before = len(kiosk.written)
        kiosk.type("\r")
        assert kiosk.until_end() == EXIT_CRASH
        assert is_as_before(kiosk)
        shown = kiosk.written[before:].decode()

    [log] = home.rglob("valuetui.log")
    logged = log.read_text(encoding="utf-8")
    assert "RuntimeError" in logged
    assert "in save" in logged
    assert "Traceback" not in shown + logged
    for value in load_instrument(shipped_config() / "kommun.toml").values:
        assert value.id not in logged
        assert value.id not in shown
        assert value.label["sv"] not in shown


@pytest.mark.parametrize("missing", ["stdin", "stdout", "stderr"])
def test_a_kiosk_without_a_terminal_is_refused_in_plain_words(tmp_path: Path, missing: str) -> None:
    """Textual draws on standard error: sent to a file, the screens would end up there."""
    sink = tmp_path / "sink"
    sink.touch()
    redirect = {"stdin": "<", "stdout": ">", "stderr": "2>"}[missing]
    line = f'"$@" {redirect} {sink}'
    with kiosk_in(tmp_path, command=("sh", "-c", line, "sh", *PROGRAM, "kiosk")) as kiosk:
        assert kiosk.until_end() == 1
        said = kiosk.written.decode() + sink.read_text(encoding="utf-8")
    assert WORDS("cli.error.no_terminal")[:30] in said.replace("\r\n", " ")
    assert b"\x1b[?1049h" not in kiosk.written
    assert not (tmp_path / "responses").exists()


def test_a_kiosk_started_by_nobody_is_refused(tmp_path: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "kiosk", "--lang", "sv", "--data", tmp_path],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        check=False,
    )
    assert done.returncode == 1
    assert WORDS("cli.error.no_terminal") in done.stderr.replace("\n", " ")
    assert done.stdout == ""
