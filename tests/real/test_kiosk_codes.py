"""A kiosk at which the elected answer with a code from a slip, as a real process on a terminal."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from tests.real.kiosk import WORDS, kiosk_in, look, pick_ten, press_when
from tests.real.started import PROGRAM
from tests.real.terminal import Terminal
from tests.responses.sealing import new_key
from tests.station.issued import Issued
from valuetui.responses.codes.code import written
from valuetui.responses.folder import ResponseFolder
from valuetui.responses.sealed import is_sealed
from valuetui.station.shipped import shipped_config

WAVE = 'wave = "2026"'
DOWN = "\x1b[B"


def kiosk_with_codes(folder: Path, *settings: str) -> Terminal:
    """A kiosk whose questionnaire asks the elected for a code."""
    config = folder / "config"
    if not config.exists():
        shutil.copytree(shipped_config(), config)
        path = config / "kommun.toml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(WAVE, f'{WAVE}\ncodes = ["elected"]'), encoding="utf-8")
        lines = ['station = "kiosk-1"', 'instrument = "kommun.toml"', *settings]
        (config / "station.toml").write_text("\n".join(lines), encoding="utf-8")
    command: Sequence[str | Path] = (
        *PROGRAM, "kiosk", "--no-lock", "--config", config / "station.toml")  # fmt: skip
    return kiosk_in(folder, command=command)


def to_code(kiosk: Terminal) -> None:
    """From the first screen to the code."""
    press_when(kiosk, WORDS("kiosk.attract.start"), "\r")
    press_when(kiosk, WORDS("kiosk.information.begin"), "\r")
    press_when(kiosk, WORDS("kiosk.group.heading"), DOWN + "\r")
    kiosk.until_text(WORDS("codes.kiosk.heading"))
    look(kiosk)


def pick_all(kiosk: Terminal) -> None:
    """From the first question to the review."""
    for _ in range(2):
        kiosk.until_text("0 av 10")
        look(kiosk)
        pick_ten(kiosk)
    kiosk.until_text(WORDS("kiosk.review.heading"))
    look(kiosk)


def hand_in(kiosk: Terminal) -> None:
    """From the review to the first screen."""
    kiosk.type("\r")
    press_when(kiosk, WORDS("kiosk.thanks.heading"), "\r")


def test_a_sealing_kiosk_takes_a_code_once_and_nobody_can_tell_whose_it_was(tmp_path: Path) -> None:
    issued = Issued(tmp_path)
    code = written(issued.code()).lower()
    with kiosk_with_codes(tmp_path, f'seal = "{new_key(tmp_path).public}"') as kiosk:
        to_code(kiosk)
        kiosk.type(code[::-1])
        kiosk.until_text(WORDS("codes.found.mistyped"))
        kiosk.type("\x7f" * 10 + code + "\r")  # a scanner, with Enter
        pick_all(kiosk)
        assert issued.used == 0
        hand_in(kiosk)
        assert issued.used == 1
        to_code(kiosk)
        kiosk.type(code + "\r")
        kiosk.until_text(WORDS("codes.found.spent"))
        kiosk.type("\x11")
        assert kiosk.until_end() == 0
    [answer] = ResponseFolder(tmp_path).documents()
    assert is_sealed(answer)
    left = [path.read_bytes() for path in (tmp_path / "codes").iterdir()]
    assert not any(str(answer["id"]).encode() in content for content in left)
    assert not any(issued.code().encode() in content for content in left)


def test_who_is_interrupted_goes_on_with_the_code_and_it_is_used_once(tmp_path: Path) -> None:
    issued = Issued(tmp_path)
    with kiosk_with_codes(tmp_path) as kiosk:
        to_code(kiosk)
        kiosk.type(issued.code() + "\r")
        pick_all(kiosk)
        kiosk.pull_the_plug()
        assert kiosk.until_end() < 0
    assert issued.used == 0
    with kiosk_with_codes(tmp_path) as kiosk:
        press_when(kiosk, WORDS("kiosk.interrupted.heading"), "\r")
        kiosk.until_text(WORDS("kiosk.review.heading"))
        look(kiosk)
        hand_in(kiosk)
        press_when(kiosk, WORDS("kiosk.attract.start"), "\x11")
        assert kiosk.until_end() == 0
    [answer] = ResponseFolder(tmp_path).documents()
    assert answer["group"] == "elected"
    assert issued.used == 1
