"""The queue of a session as a real process on a terminal, killed in the middle of an interview."""

import json
import secrets
import subprocess
from pathlib import Path

from tests.real.kiosk import WORDS, kiosk_in, look, press_when
from tests.real.started import PROGRAM, environment
from tests.real.terminal import Terminal
from tests.responses.samples import answer
from valuetui.responses.attendance import Turnout, read_turnout
from valuetui.responses.sessions import sittings
from valuetui.responses.store import StationStore
from valuetui.station.queue import Queue

NAME = "Kommunfullmäktige"
RIGHT, HOME, END = "\x1b[C", "\x1b[H", "\x1b[F"


def session(folder: Path, what: str, *more: str) -> subprocess.CompletedProcess[str]:
    """A command line about the session."""
    return subprocess.run(
        [*PROGRAM, "session", what, "--lang", "sv", "--data", folder, "--name", NAME, *more],
        env=environment(), cwd=folder.parent, stdin=subprocess.DEVNULL, capture_output=True,
        encoding="utf-8", check=False,
    )  # fmt: skip


def queue_in(folder: Path) -> Terminal:
    return kiosk_in(folder, 80, 24, [*PROGRAM, "kiosk", "--no-lock", "--session", NAME])


def six_have_answered(folder: Path) -> Turnout:
    [sitting] = sittings(folder)
    queue = Queue(folder, sitting, "kiosk-1")
    with StationStore(folder, "kiosk-1") as store:
        for identifier in (secrets.token_hex(16) for _ in range(6)):
            queue.begun(identifier)
            document = answer(id=identifier, session=sitting.id, group="elected", channel="kiosk")
            store.save(document)
            queue._counter.kept(identifier)
    queue.close()
    return counted(folder)


def counted(folder: Path) -> Turnout:
    [sitting] = sittings(folder)
    return read_turnout(folder, sitting.id, "kiosk-1")


def test_killed_in_the_seventh_interview_and_opened_again_the_numbers_reconcile(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "svar"
    folder.mkdir()
    opened = session(folder, "open", "--group", "elected", "--present", "10")
    assert opened.returncode == 0, opened.stderr
    assert six_have_answered(folder) == Turnout(begun=6, kept=6)
    with queue_in(folder) as queue:
        press_when(queue, "6 av 10", "x")  # any key is the one touch
        press_when(queue, WORDS("kiosk.information.begin"), "\r")
        queue.until_text("0 av 10")  # the group was not asked for
        look(queue)
        assert counted(folder) == Turnout(begun=7, kept=6)
        for number in (1, 2):
            queue.type("\r")
            queue.until_text(f"{number} av 10")
            queue.press(RIGHT)
        queue.until(lambda _: (folder / "drafts" / "kiosk-1.json").exists())
        going_on = session(folder, "close", "--json")
        assert going_on.returncode == 1
        assert "kiosk-1" in going_on.stderr
        queue.pull_the_plug()
        assert queue.until_end() < 0
    assert counted(folder) == Turnout(begun=7, kept=6)
    with queue_in(folder) as queue:
        queue.until_text(WORDS("kiosk.interrupted.heading"))
        look(queue)
        queue.type(HOME)
        queue.type("\r")  # nobody goes on with it
        queue.until_text("6 av 10", WORDS("council.queue.touch"))
        assert counted(folder) == Turnout(begun=7, kept=6, cut_off=1)
        look(queue)
        queue.type("\x11")
        queue.until_text(WORDS("council.staff.end"))
        look(queue)
        queue.type(END)
        queue.type("\r")
        assert queue.until_end() == 0
    closed = session(folder, "close", "--json")
    assert closed.returncode == 0, closed.stderr
    told = json.loads(closed.stdout)
    parts = ("present", "begun", "submitted", "paper", "stopped", "cut_off", "open", "unanswered")
    assert [told[part] for part in parts] == [10, 7, 6, 0, 0, 1, 0, 3]
    assert told["differences"] == {}
    assert [each["records"] for each in told["files"]] == [6]
    assert Path(tmp_path / told["protocol"]).read_bytes().startswith(b"%PDF")
