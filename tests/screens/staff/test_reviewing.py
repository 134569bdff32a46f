"""The screen on which words are reviewed: by keys, by touch, and never ahead of the disk."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual import events

from tests.instrument.samples import make_instrument
from tests.screens.settling import PATIENCE
from tests.screens.snapshot import screen_text
from valuetui.responses.errors import NotSaved
from valuetui.responses.reviews.review import Review as Decision
from valuetui.responses.reviews.review import Reviews, Verdict
from valuetui.results.reviewing import Desk, heard
from valuetui.screens.staff.reviewing.app import LEFT_ALONE, ReviewApp
from valuetui.screens.staff.reviewing.screen import Review
from valuetui.words import Words

PEOPLE = [["lugn"]] * 12 + [["zoo"], ["Ord 7"], ["Kalle K"], ["närhetten"], ["närhet"], ["[b]x"]]
LONG = "att man vågar säga ifrån till Kalle K"
NAMES = {"\r": "enter", "!": "escape", "v": "down", "E": "end", "H": "home"}


@dataclass
class Reviewer:
    """Somebody who reviews."""

    app: ReviewApp
    words: Words
    kept: list[Decision] = field(default_factory=list)
    disk_full: bool = False

    def keep(self, decision: Decision) -> None:
        if self.disk_full:
            raise NotSaved(Path("word-reviews.json"), "full")
        self.kept.append(decision)

    @property
    def verdicts(self) -> list[Verdict]:
        return [each.verdict for each in self.kept]

    async def types(self, keys: str, *then: str) -> None:
        """Press keys, and wait until these texts are on the screen."""
        for key in keys:
            name = NAMES.get(key)
            self.app.post_message(events.Key(name or key, None if name else key))
        end = time.monotonic() + PATIENCE
        while not all(text in screen_text(self.app) for text in then):
            assert time.monotonic() < end, f"{then} never came:\n{screen_text(self.app)}"
            await asyncio.sleep(0.002)


@asynccontextmanager
async def at_work(
    language: str = "sv", clock: list[float] | None = None, people: Sequence[list[str]] = PEOPLE
) -> AsyncIterator[Reviewer]:
    now, numbers = clock or [0.0], count(1)
    desk = Desk.of(heard(people, language), Reviews(), make_instrument())
    reviewer: Reviewer
    review = Review(
        desk, "Lillby, 2026", lambda each: reviewer.keep(each), lambda: f"{next(numbers):032x}"
    )
    app = ReviewApp(review, language, lambda: now[0])
    reviewer = Reviewer(app, Words(language))
    async with app.run_test(size=(80, 24)):
        await reviewer.types("", "lugn")
        yield reviewer


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_the_way_through_the_words(language: str, snapshot: SnapshotAssertion) -> None:
    async with at_work(language) as reviewer:
        said = reviewer.words
        await reviewer.types("21", said("missed.review.told.kept", word="Kalle K"))
        await reviewer.types("11", said("missed.review.told.kept", word="närhet"))
        await reviewer.types("3nä", "närhetten")
        assert screen_text(reviewer.app) == snapshot(name="same as")
        await reviewer.types("v\r", said("missed.review.is.shown_as", word="närhet"))
        assert screen_text(reviewer.app) == snapshot(name="decided")
        await reviewer.types("u", said("missed.review.told.undone", word="närhetten"))
        await reviewer.types("?", said("missed.review.help.heading"))
        assert screen_text(reviewer.app) == snapshot(name="help")
        assert reviewer.verdicts == [
            Verdict.HIDE, Verdict.SHOW, Verdict.SHOW, Verdict.SHOW, Verdict.SHOW, Verdict.OPEN,
        ]  # fmt: skip
    assert not reviewer.app.is_running


async def test_what_is_not_on_the_disk_is_not_shown_and_a_value_of_the_list_is_found() -> None:
    async with at_work() as reviewer:
        said = reviewer.words
        reviewer.disk_full = True
        await reviewer.types("2", said("missed.review.told.not_kept"))
        assert said("missed.review.is.hidden") not in screen_text(reviewer.app)
        reviewer.disk_full = False
        await reviewer.types("En", said("missed.review.title", title="Lillby, 2026"))
        await reviewer.types("HE3!1", said("missed.review.told.kept", word="zoo"))
        await reviewer.types("H3ord 9\r", said("missed.review.is.value", value="ord 9"))
        assert reviewer.verdicts == [Verdict.SHOW, Verdict.VALUE]


async def test_a_terminal_that_was_left_shows_the_words_to_nobody_who_comes_by() -> None:
    clock = [0.0]
    async with at_work(clock=clock) as reviewer:
        clock[0] = LEFT_ALONE - 1
        await reviewer.app.on_event(events.Paste("ord"))  # somebody is there
        clock[0] = LEFT_ALONE
        reviewer.app.watch_idle()
        await reviewer.types("H", "[b]x")
        assert reviewer.app.is_running
        clock[0] = 2 * LEFT_ALONE
        reviewer.app.watch_idle()
        end = time.monotonic() + PATIENCE
        while reviewer.app.is_running:
            assert time.monotonic() < end
            await asyncio.sleep(0.002)


async def test_a_word_that_the_list_cuts_stands_whole_below_it() -> None:
    async with at_work(people=[*PEOPLE, [LONG]]) as reviewer:
        await reviewer.types("H", "[b]x")
        assert LONG not in screen_text(reviewer.app)
        await reviewer.types("v", LONG)
