"""The plain interview as a real process on a terminal: nothing of one person is left for the next,
and however it ends, it ends in good order."""

import signal
import sys
from collections.abc import Sequence
from pathlib import Path

import pyte
import pytest

from tests.real.kiosk import WORDS, kiosk_in
from tests.real.started import PROGRAM
from tests.real.terminal import Terminal
from valuetui.instrument.load import load_instrument
from valuetui.responses.folder import ResponseFolder
from valuetui.station.restarts import CRASHED
from valuetui.station.shipped import shipped_config

PLAIN = (*PROGRAM, "kiosk", "--plain", "--no-lock")
LONG = load_instrument(shipped_config() / "kommun.toml")
BEGIN = WORDS("plain.waiting.begin", number=1)


def plain_in(folder: Path, command: Sequence[str | Path] = PLAIN, columns: int = 40) -> Terminal:
    """A plain kiosk that waits for somebody."""
    terminal = kiosk_in(folder, columns=columns, rows=24, command=command)
    terminal.until(lambda screen: BEGIN in " ".join(screen.split()))
    return terminal


def enters(kiosk: Terminal, line: str, *seen: str) -> None:
    """Type a line, and wait until all this is among what is said then."""
    before = len(kiosk.written)
    kiosk.type(f"{line}\r")
    kiosk.until(
        lambda _: all(text in " ".join(kiosk.written[before:].decode().split()) for text in seen)
    )


def picks_ten(kiosk: Terminal) -> None:
    for number in range(1, 11):
        enters(kiosk, str(number), f"{number} av 10")


def answers(kiosk: Terminal) -> None:
    """To the review."""
    enters(kiosk, "1", WORDS("kiosk.information.begin"))
    enters(kiosk, "1", WORDS("kiosk.group.heading"))
    enters(kiosk, "1", "Ord 1 till 10")
    picks_ten(kiosk)
    enters(kiosk, "klar", "i framtiden", "Ord 1 till 10")
    picks_ten(kiosk)
    enters(kiosk, "klar", WORDS("kiosk.review.heading"))


def remembered(written: bytes) -> str:
    """All that a terminal still shows after this was written to it, or can be scrolled back to."""
    screen = pyte.HistoryScreen(40, 24, history=10_000, ratio=0.5)
    screen.set_mode(pyte.modes.LNM)
    pyte.ByteStream(screen).feed(written)
    above = ["".join(row[place].data for place in sorted(row)) for row in screen.history.top]
    return "\n".join([*above, *screen.display])


def test_an_answer_is_saved_and_nothing_of_it_is_left_on_the_terminal(tmp_path: Path) -> None:
    with plain_in(tmp_path) as kiosk:
        answers(kiosk)
        seen = remembered(kiosk.written)
        enters(kiosk, "1", WORDS("kiosk.thanks.text"))
        [answer] = ResponseFolder(tmp_path).documents()
        before = len(kiosk.written)
        kiosk.type("\r")
        kiosk.until(lambda _: BEGIN in " ".join(kiosk.written[before:].decode().split()))
        left = remembered(kiosk.written)
    labels = [LONG.value_by_id[each].label["sv"] for each in answer["picks"]["current"]]
    assert all(label[:20] in seen for label in labels)
    assert not [label for label in labels if label[:20] in left]
    assert "Ord 1 till 10" not in left
    assert "av 10" not in left


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_ends_it_in_good_order(tmp_path: Path, name: str) -> None:
    number = signal.Signals[name]
    with plain_in(tmp_path) as kiosk:
        enters(kiosk, "1", WORDS("kiosk.information.begin"))
        assert not kiosk.takes_lines
        kiosk.process.send_signal(number)
        assert kiosk.until_end() == 128 + number
        assert kiosk.takes_lines
        assert remembered(kiosk.written).strip() == ""
        assert b"Traceback" not in kiosk.written


def test_it_ends_when_its_terminal_is_closed_and_goes_on_at_the_next_start(tmp_path: Path) -> None:
    draft = tmp_path / "drafts" / "kiosk-1.json"
    with plain_in(tmp_path) as kiosk:
        enters(kiosk, "1", WORDS("kiosk.information.begin"))
        enters(kiosk, "1", WORDS("kiosk.group.heading"))
        enters(kiosk, "1", "Ord 1 till 10")
        enters(kiosk, "1", "1 av 10")
        kiosk.until(lambda _: draft.exists())
        kiosk.hang_up()
        assert kiosk.until_end() != 0
    with kiosk_in(tmp_path, columns=40, rows=24, command=PLAIN) as kiosk:
        kiosk.until_text("Radera")
        enters(kiosk, "1", "Ord 1 till 10", "vald")


def test_keys_that_end_other_programs_do_not_end_it(tmp_path: Path) -> None:
    with plain_in(tmp_path) as kiosk:
        kiosk.type("\x03\x04\x1a\x1c\x13")
        kiosk.process.send_signal(signal.SIGTSTP)
        enters(kiosk, "1", WORDS("kiosk.information.begin"))
        kiosk.type("\x11")
        assert kiosk.until_end() == 0
        assert kiosk.takes_lines


def test_a_dumb_terminal_gets_no_escape_sequence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    with plain_in(tmp_path, columns=80) as kiosk:
        answers(kiosk)
        kiosk.type("\x11")
        assert kiosk.until_end() == 0
        assert b"\x1b" not in kiosk.written
        assert "Ord 1" not in kiosk.screen


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
    command = (sys.executable, "-c", BROKEN, "kiosk", "--plain", "--no-lock")
    with plain_in(tmp_path, command=command) as kiosk:
        answers(kiosk)
        before = len(kiosk.written)
        kiosk.type("1\r")
        assert kiosk.until_end() == CRASHED
        assert kiosk.takes_lines
        shown = kiosk.written[before:].decode()
        assert remembered(kiosk.written).strip() == ""
    [log] = home.rglob("valuetui.log")
    logged = log.read_text(encoding="utf-8")
    assert "RuntimeError" in logged
    assert "in save" in logged
    assert "Traceback" not in shown + logged
    assert not [value for value in LONG.values if value.id in logged + shown]


def test_the_program_loads_no_textual_and_writes_no_history(tmp_path: Path, home: Path) -> None:
    script = (
        "import sys; from valuetui.cli.root import run; from valuetui.words import Words\n"
        "code = run(sys.argv[1:], Words('sv'))\n"
        "sys.exit(99 if {'textual', 'rich', 'readline'} & set(sys.modules) else code)\n"
    )
    command = (sys.executable, "-c", script, "kiosk", "--plain", "--no-lock")
    with plain_in(tmp_path, command=command) as kiosk:
        enters(kiosk, "1", WORDS("kiosk.information.begin"))
        kiosk.type("\x11")
        assert kiosk.until_end() == 0
    left = {path.name for path in home.rglob("*") if path.is_file()}
    assert left <= {"valuetui.log", "kiosk-1.lock", "kiosk-1.pid"}
