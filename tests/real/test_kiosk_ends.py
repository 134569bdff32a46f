"""However the kiosk ends, it ends in good order: the terminal is as before, nothing is shown."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.real.kiosk import (
    LEAVE,
    WORDS,
    begin,
    kiosk_in,
    locked_kiosk_in,
    look,
    press_when,
    staff_end,
)
from tests.real.started import PROGRAM, environment
from tests.real.terminal import Terminal
from valuetui.cli.failure import explain
from valuetui.responses.instruments import keep_instrument
from valuetui.station.errors import NewerInstrument

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


def test_a_kiosk_on_trial_ends_by_a_key(tmp_path: Path) -> None:
    with kiosk_in(tmp_path) as kiosk:
        press_when(kiosk, WORDS("kiosk.attract.start"), LEAVE)
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


def test_staff_end_a_kiosk_by_the_pin(tmp_path: Path) -> None:
    with locked_kiosk_in(tmp_path) as kiosk:
        kiosk.until_text(WORDS("kiosk.attract.start"))
        look(kiosk)
        assert staff_end(kiosk) == 0
        assert is_as_before(kiosk)


def test_its_owner_ends_a_kiosk_from_a_console(tmp_path: Path) -> None:
    with locked_kiosk_in(tmp_path) as kiosk:
        kiosk.until_text(WORDS("kiosk.attract.start"))
        told = command("station", "stop")
        assert told.stdout == WORDS("cli.station.stopped", station="kiosk-1") + "\n"
        assert kiosk.until_end() == 128 + signal.SIGTERM
        assert is_as_before(kiosk)
    assert command("station", "stop").stderr == WORDS("cli.station.none_runs") + "\n"


def test_without_a_pin_a_kiosk_does_not_begin_and_says_how_to_set_one(tmp_path: Path) -> None:
    with kiosk_in(tmp_path, command=(*PROGRAM, "kiosk")) as kiosk:
        assert kiosk.until_end() == 1
        said = kiosk.written.decode()
    assert "valuetui station init" in said
    assert "\x1b[?1049h" not in said
    assert not (tmp_path / "responses").exists()


def test_a_kiosk_that_cannot_keep_answers_ends_at_once_and_says_why(tmp_path: Path) -> None:
    folder = tmp_path / "answers"
    keep_instrument(folder, b'{"form":99}')
    with kiosk_in(folder) as kiosk:
        assert kiosk.until_end() == 1
        assert explain(NewerInstrument(folder), WORDS) in kiosk.written.decode()
        assert is_as_before(kiosk)


@pytest.mark.parametrize("options", [["--nothing"], ["--station", "A B"]])
def test_a_kiosk_that_is_started_wrongly_says_so_and_does_not_begin_anew(
    tmp_path: Path, options: list[str]
) -> None:
    with kiosk_in(tmp_path, command=(*PROGRAM, "kiosk", "--no-lock", *options)) as kiosk:
        assert kiosk.until_end() in {1, 2}
        assert options[-1] in kiosk.written.decode()
        assert b"\x1b[?1049h" not in kiosk.written


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


def command(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Give a command without a terminal."""
    return subprocess.run(
        [*PROGRAM, *arguments, "--lang", "sv"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        env=environment(),
        check=False,
    )


def test_a_kiosk_started_by_nobody_is_refused(tmp_path: Path) -> None:
    done = command("kiosk", "--data", str(tmp_path))
    assert done.returncode == 1
    assert WORDS("cli.error.no_terminal") in done.stderr.replace("\n", " ")
    assert done.stdout == ""


def test_what_cannot_be_written_any_more_changes_no_exit_code() -> None:
    """As after a hang-up, when something waits to be written."""
    script = (
        "import sys; sys.stdout.write('waits'); from valuetui.cli import main; main(['nothing'])"
    )
    with Path("/dev/full").open("wb") as full:
        told = subprocess.run(
            [sys.executable, "-c", script],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment() | {"PYTHONUNBUFFERED": ""},
            timeout=60,
            check=False,
        )
    assert told.returncode == 2
