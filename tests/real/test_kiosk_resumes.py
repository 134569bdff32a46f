"""A kiosk that is killed in the middle of an interview goes on with it, as a real process."""

import json
import stat
from pathlib import Path

from tests.real.kiosk import WORDS, begin, kiosk_in, look, pick_ten, press_when
from tests.real.terminal import Terminal
from valuetui.responses.folder import ResponseFolder

RIGHT = "\x1b[C"


def draft_in(folder: Path) -> Path:
    """Where the draft of the kiosk is while somebody answers."""
    return folder / "drafts" / "kiosk-1.json"


def picked(folder: Path, question: str) -> int:
    """How many words the draft on the disk has for a question."""
    path = draft_in(folder)
    return len(json.loads(path.read_text())["picks"][question]) if path.exists() else 0


def is_killed_at_the_second_question(folder: Path) -> None:
    """The kiosk is killed as soon as three words of the second question are on the disk."""
    with kiosk_in(folder) as kiosk:
        begin(kiosk)
        pick_ten(kiosk)
        kiosk.until_text("i framtiden", "0 av 10")
        look(kiosk)
        for number in (1, 2, 3):
            kiosk.type("\r")
            kiosk.until_text(f"{number} av 10")
            kiosk.press(RIGHT)
        kiosk.until(lambda _: picked(folder, "desired") == 3)
        kiosk.pull_the_plug()
        assert kiosk.until_end() < 0


def takes_it_up(kiosk: Terminal) -> None:
    """From the offer to the second question, as it was."""
    press_when(kiosk, WORDS("kiosk.interrupted.heading"), "\r")
    kiosk.until_text("i framtiden", "3 av 10")
    look(kiosk)


def pick_the_other_seven(kiosk: Terminal) -> None:
    """From the second question to the review."""
    for _ in range(3):
        kiosk.press(RIGHT)
    for number in range(4, 11):
        kiosk.type("\r")
        kiosk.until_text(f"{number} av 10")
        kiosk.press(RIGHT)
    for key in ("\t", "\t", "\x1b[F"):
        kiosk.press(key)
    kiosk.type("\r")


def test_whoever_was_interrupted_goes_on_and_hands_in_one_answer(tmp_path: Path) -> None:
    is_killed_at_the_second_question(tmp_path)
    draft = json.loads(draft_in(tmp_path).read_text())
    assert stat.S_IMODE(draft_in(tmp_path).stat().st_mode) == 0o600
    assert stat.S_IMODE(draft_in(tmp_path).parent.stat().st_mode) == 0o700

    with kiosk_in(tmp_path) as kiosk:
        takes_it_up(kiosk)
        pick_the_other_seven(kiosk)
        press_when(kiosk, WORDS("kiosk.review.heading"), "\r")
        press_when(kiosk, WORDS("kiosk.thanks.heading"), "\r")
        press_when(kiosk, WORDS("kiosk.attract.start"), "\x11")
        assert kiosk.until_end() == 0

    [answer] = ResponseFolder(tmp_path).documents()
    assert answer["id"] == draft["record_id"]
    assert answer["status"] == "complete"
    assert answer["picks"]["current"] == draft["picks"]["current"]
    assert answer["picks"]["desired"][:3] == draft["picks"]["desired"]
    assert len(answer["picks"]["desired"]) == 10
    assert answer["order"]["shown"] == draft["order"]["shown"]
    assert [each.name for each in draft_in(tmp_path).parent.iterdir()] == [".kiosk-1.json.lock"]


def test_a_second_kill_loses_nothing_either(tmp_path: Path) -> None:
    is_killed_at_the_second_question(tmp_path)
    with kiosk_in(tmp_path) as kiosk:
        takes_it_up(kiosk)
        kiosk.pull_the_plug()
        assert kiosk.until_end() < 0
    with kiosk_in(tmp_path) as kiosk:
        takes_it_up(kiosk)


def test_a_kiosk_that_is_killed_while_nobody_answers_opens_with_the_first_screen(
    tmp_path: Path,
) -> None:
    with kiosk_in(tmp_path) as kiosk:
        kiosk.until_text(WORDS("kiosk.attract.start"))
        kiosk.pull_the_plug()
        assert kiosk.until_end() < 0
    with kiosk_in(tmp_path) as kiosk:
        kiosk.until_text(WORDS("kiosk.attract.start"))
