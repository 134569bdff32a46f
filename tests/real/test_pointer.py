"""A whole interview in xterm, by nothing but clicks of a real pointer."""

import shlex
import time
from functools import partial
from operator import ne
from pathlib import Path

import pytest
from tinydb import TinyDB

from tests.real.kiosk import values_on
from tests.real.programs import need
from tests.real.started import PROGRAM, environment
from tests.real.window import Window
from valuetui.words import Words

WORDS = Words("sv")
GRIDS = [(64, 24), (91, 26), (137, 38)]
A_MOMENT = 0.6
"""Seconds to look at a screen: what is touched in its first moment counts as the end of a double
touch."""

SMALLEST_PICTURE = 5_000
"""Bytes; a picture of an empty window is smaller."""


@pytest.mark.parametrize("size", GRIDS, ids=str)
def test_a_person_answers_by_touch(tmp_path: Path, size: tuple[int, int]) -> None:
    need("Xvfb", "xterm", "xdotool", "maim", "script")
    command = [*PROGRAM, "kiosk", "--no-lock", "--lang", "sv", "--data", tmp_path]
    line = [shlex.join(map(str, command))]
    columns, rows = size
    with Window(
        line, columns=columns, rows=rows, environment=environment(), folder=tmp_path
    ) as window:
        for text in ("attract.start", "information.begin"):
            touch(window, WORDS(f"kiosk.{text}"))
        touch(window, "Medborgare")
        picked = [touch_ten(window), touch_ten(window)]
        window.picture(tmp_path / "review.png")
        touch(window, WORDS("kiosk.review.submit"))
        window.sees(WORDS("kiosk.thanks.heading"), WORDS("kiosk.thanks.text"))
        window.picture(tmp_path / "thanks.png")

    for picture in ("question.png", "review.png", "thanks.png"):
        assert (tmp_path / picture).stat().st_size > SMALLEST_PICTURE
    with TinyDB(tmp_path / "responses" / "kiosk-1.json") as database:
        [answer] = database.table("responses").all()
    assert answer["group"] == "citizens"
    assert [answer["picks"]["current"], answer["picks"]["desired"]] == picked


def touch_ten(window: Window) -> list[str]:
    """Touch ten values, on one page after another, and then the button that goes on."""
    window.sees("0 av 10")
    time.sleep(A_MOMENT)
    picked: list[str] = []
    while True:
        found = [each for each in values_on(window.screen) if each[0] not in picked]
        for value, column, row in found[: 10 - len(picked)]:
            window.click(column, row)
            picked.append(value)
            window.sees(f"{len(picked)} av 10")
        window.picture(window.folder / "question.png")
        if len(picked) == 10:
            break
        page = window.screen
        touch(window, WORDS("kiosk.bar.next_page"))
        window.until(partial(ne, page))
    touch(window, WORDS("kiosk.bar.done"))
    window.until(lambda screen: "10 av 10" not in screen)
    return picked


def touch(window: Window, text: str) -> None:
    """Look until a text is on the screen, and touch it where it stands lowest."""
    window.sees(text)
    time.sleep(A_MOMENT)
    lines = window.screen.split("\n")
    row = max(row for row, line in enumerate(lines) if text in line)
    window.click(lines[row].index(text) + len(text) // 2, row)
