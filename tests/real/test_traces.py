"""What is left of a person's answers in a real kiosk once the person has gone: in the memory of the
process, on the disk, in the log and in what the terminal was sent.

Python does not wipe what it gives back: until it is used again it holds what it held. Here it is
told to wipe (PYTHONMALLOC=debug), so that all that is found is still held by something.
"""

import json
import random
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from benchmarks.soak.driver import Driver
from benchmarks.soak.people import Person
from tests.real.memory import found_in, memory_of
from tests.real.programs import need
from tests.sparing import one_quick
from valuetui.instrument.load import load_instrument
from valuetui.station.shipped import shipped_config
from valuetui.words import Words

QUESTIONNAIRE = shipped_config() / "kommun-kort.toml"
INSTRUMENT = load_instrument(QUESTIONNAIRE)
TYPED, SHOWN = "kla", "kla▏"
"""What somebody types into the search, and how it is shown."""

WIPING = {"PYTHONMALLOC": "debug"}
START = Words("sv")("kiosk.attract.start")


def hands_in(person: Person) -> None:
    """The person answers the other question too, and hands in."""
    person.goes_on()
    person.fills()
    person.hands_in()


def walks_away(person: Person) -> None:
    """The person goes away from a dialog."""
    person.asks_what_a_word_means()
    person.walks_away()


ENDINGS = pytest.mark.parametrize("ending", one_quick([hands_in, Person.stops, walks_away]))


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Driver]:
    """A kiosk that keeps its answers in the folder of the test, and wipes what it gives back."""
    need("setsid")
    with Driver(tmp_path, QUESTIONNAIRE, WIPING) as driver:
        yield driver


def answers_a_question(driver: Driver, folder: Path) -> tuple[Person, list[str]]:
    """Somebody who searches, and picks all words of the first question; and what would tell of it.

    That is what was typed, the id of the interview, and the picks in their order, written as in a
    draft or a record.
    """
    person = Person(driver, INSTRUMENT, random.Random(2))  # noqa: S311 - the same every time
    person.comes_to_the_words()
    person.types_a_search(TYPED)
    assert found_in(memory_of(driver.process.number), [SHOWN]) == [SHOWN]
    person.closes_the_search()
    person.fills()
    draft = draft_with(folder, INSTRUMENT.questions[0].pick)
    picks = draft["picks"]["current"]
    pairs = [f'"{first}", "{second}"' for first, second in pairwise(picks)]
    return person, [SHOWN, draft["record_id"], *pairs]


def draft_with(folder: Path, picks: int) -> dict[str, Any]:
    """What the kiosk keeps on the disk while somebody answers, as soon as it has so many picks."""
    path = folder / "drafts" / "kiosk-1.json"
    end = time.monotonic() + 20
    while time.monotonic() < end:
        with suppress(FileNotFoundError):
            draft: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            if len(draft["picks"]["current"]) == picks:
                return draft
        time.sleep(0.02)
    raise AssertionError("there is no such draft")


def is_empty_but_for_answers(folder: Path) -> bool:
    """Whether no file but those of the answers holds anything of an interview."""
    [lock] = (folder / "drafts").iterdir()
    return lock.read_bytes() == b""


@pytest.mark.slow
@ENDINGS
def test_the_memory_and_the_disk_hold_nothing_of_who_has_gone(
    kiosk: Driver, tmp_path: Path, ending: Callable[[Person], None]
) -> None:
    person, traces = answers_a_question(kiosk, tmp_path)
    interview = traces[1]
    assert interview in found_in(memory_of(kiosk.process.number), traces)
    ending(person)
    assert kiosk.holdings()["past"] == 0
    left = found_in(memory_of(kiosk.process.number), traces)
    # Of an answer that is saved the store knows the number, as the file with the answers does.
    assert [each for each in left if ending is not hands_in or each != interview] == []
    assert is_empty_but_for_answers(tmp_path)


@pytest.mark.slow
def test_what_a_crash_interrupts_and_nobody_takes_up_is_gone_too(
    kiosk: Driver, tmp_path: Path
) -> None:
    _, traces = answers_a_question(kiosk, tmp_path)
    kiosk.pull_the_plug()
    with Driver(tmp_path, QUESTIONNAIRE, WIPING) as again:
        again.until(Words("sv")("kiosk.interrupted.heading"))
        again.go_away(START)
        assert again.holdings()["past"] == 0
        assert found_in(memory_of(again.process.number), traces) == []
        assert is_empty_but_for_answers(tmp_path)


def test_the_kiosk_leaves_no_core_when_it_crashes(kiosk: Driver) -> None:
    kiosk.until(START)
    [line] = [each for each in kiosk.process.limits if each.startswith("Max core file size")]
    assert line.split()[4:6] == ["0", "0"]
