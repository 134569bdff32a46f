"""The main job in a real terminal: answer at the kiosk, and find the answer everywhere."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from tinydb import TinyDB

from tests.real.programs import need
from tests.real.started import PROGRAM
from tests.real.tmux import Tmux
from valuetui.words import Words

WORDS = Words("sv")
GROUP = "citizens"
BEFORE = 420
"""Answers of the demo's citizens."""


@pytest.fixture
def tmux(tmp_path: Path) -> Tmux:
    """A terminal in an empty folder."""
    need("tmux")
    return Tmux(tmp_path / "tmux", tmp_path)


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")  # parts of the workbook it cannot read
def test_an_answer_given_by_keys_is_found_in_the_store_the_results_and_the_workbook(
    tmux: Tmux, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    with tmux:
        tmux.start(*PROGRAM, "demo", "--lang", "sv", "--data", data)
        answer_as_a_citizen(tmux)
        look_at_the_results(tmux)
        save_the_workbook(tmux)

    answer = the_answer_at(data / "responses" / "kiosk-2.json")
    assert answer["group"] == GROUP
    assert answer["language"] == "sv"
    assert {question: len(set(picks)) for question, picks in answer["picks"].items()} == {
        "current": 10,
        "desired": 10,
    }
    [workbook] = (tmp_path / "exports").glob("*.xlsx")
    assert counted_in(workbook) == counted_in_the_stores(data)


def answer_as_a_citizen(tmux: Tmux) -> None:
    """From the menu of the demo to the thanks, and back."""
    tmux.look(WORDS("demo.choice.kiosk.label"))
    tmux.keys("1")
    for texts in (
        [WORDS("kiosk.attract.start")],
        [WORDS("kiosk.information.begin")],
        [WORDS("kiosk.group.heading")],
    ):
        tmux.look(*texts)
        tmux.keys("Enter")
    for question in ("i dag", "ska prägla"):
        tmux.look(question, "0 av 10")
        pick_ten(tmux)
    tmux.look(WORDS("kiosk.review.heading"))
    tmux.keys("Enter")
    tmux.sees(WORDS("kiosk.thanks.heading"), WORDS("kiosk.thanks.text"))
    tmux.keys("Escape")
    tmux.look(WORDS("demo.choice.results.label"), WORDS("demo.answered"))


def pick_ten(tmux: Tmux) -> None:
    """Pick the first ten words and press the last button of the bar."""
    for number in range(1, 11):
        tmux.keys("Enter")
        tmux.sees(f"{number} av 10")
        tmux.press("Right")
    for key in ("Tab", "Tab", "End"):
        tmux.press(key)
    tmux.keys("Enter")


def look_at_the_results(tmux: Tmux) -> None:
    """The results count one citizen more than the demo began with."""
    tmux.keys("2")
    tmux.look(str(BEFORE + 1))
    tmux.keys("q")
    tmux.look(WORDS("demo.choice.workbook.label"))


def save_the_workbook(tmux: Tmux) -> None:
    """Save the workbook and leave."""
    tmux.keys("3")
    tmux.look(".xlsx")
    tmux.keys("q")
    assert tmux.ends() == 0


def the_answer_at(path: Path) -> dict[str, Any]:
    """The only answer in a file of responses, as plain TinyDB reads it."""
    with TinyDB(path) as database:
        [answer] = database.table("responses").all()
    return dict(answer)


def counted_in_the_stores(folder: Path) -> Counter[tuple[str, str]]:
    """How many citizens picked a value at a question, as plain TinyDB reads the files."""
    counts: Counter[tuple[str, str]] = Counter()
    for path in (folder / "responses").glob("*.json"):
        with TinyDB(path) as database:
            for answer in database.table("responses"):
                if answer["group"] == GROUP:
                    counts.update(
                        (question, value)
                        for question, picks in answer["picks"].items()
                        for value in picks
                    )
    return counts


def counted_in(workbook: Path) -> Counter[tuple[str, str]]:
    """The same as the workbook says it, in its list of all values."""
    sheets = load_workbook(workbook, read_only=True, data_only=True)
    head = {
        key: WORDS(f"workbook.all_values.{key}")
        for key in ("group_id", "question_id", "value_id", "n", "count")
    }
    rows = list(sheets[WORDS("workbook.sheet.all_values")].iter_rows(values_only=True))
    heading = next(row for row in rows if head["value_id"] in row)
    entries = [dict(zip(heading, row, strict=True)) for row in rows[rows.index(heading) + 1 :]]
    own = [entry for entry in entries if entry[head["group_id"]] == GROUP]
    assert {entry[head["n"]] for entry in own} == {BEFORE + 1}
    return Counter(
        {
            (str(entry[head["question_id"]]), str(entry[head["value_id"]])): int(
                str(entry[head["count"]])
            )
            for entry in own
            if entry[head["count"]]
        }
    )
