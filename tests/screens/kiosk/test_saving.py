"""Thanks come after the answer is safe, and an answer that cannot be saved is not lost."""

import threading
from pathlib import Path

import pytest

from tests.screens.kiosk.visitor import GRIDS, Clock, Shelf, brief, visiting
from tests.sparing import one_quick
from valuetui.responses.answer import Answer
from valuetui.responses.errors import NotSaved
from valuetui.screens.kiosk.attract import AttractScreen
from valuetui.screens.kiosk.thanks import ThanksScreen, UnsavedScreen

pytestmark = pytest.mark.slow

FULL = NotSaved(Path("kiosk-1.json"), "full", "ENOSPC")


class SlowShelf(Shelf):
    """A shelf that takes its time, until it is let go on."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = threading.Event()
        self.may_go_on = threading.Event()

    def save(self, answer: Answer) -> None:
        self.begun.set()
        assert self.may_go_on.wait(20)
        super().save(answer)


async def test_thanks_are_shown_only_after_the_answer_is_safe(clock: Clock) -> None:
    shelf = SlowShelf()
    async with visiting(clock, shelf, questionnaire=brief()) as visitor:
        await visitor.answers()
        await visitor.aim("bar", "submit")
        visitor.hand.strike()
        await visitor.until(shelf.begun.is_set)
        for _ in range(20):
            visitor.hand.strike()
        visitor.keys("enter", "escape")
        assert visitor.layers == ["ReviewScreen"]
        assert visitor.app.words("kiosk.thanks.heading") not in visitor.text
        assert shelf.answers == []

        shelf.may_go_on.set()
        await visitor.until(lambda: len(shelf.answers) == 1)
        await visitor.comes_to(ThanksScreen)
        await visitor.reads("thanks.text")
    assert len(shelf.answers) == 1


async def test_the_clock_strikes_while_an_answer_is_saved_and_it_is_saved_once(
    clock: Clock,
) -> None:
    shelf = SlowShelf()
    async with visiting(clock, shelf) as visitor:
        await visitor.answers()
        await visitor.aim("bar", "submit")
        visitor.hand.strike()
        await visitor.until(shelf.begun.is_set)
        for _ in range(3):
            clock.go(60)
            visitor.app.look_at_the_clock()
        shelf.may_go_on.set()
        await visitor.comes_to(ThanksScreen)
        await visitor.looks_at_the_clock()
        assert visitor.layers == ["ThanksScreen"]
    assert len(shelf.answers) == 1


@pytest.mark.parametrize("size", GRIDS, ids=str)
async def test_staff_leave_without_an_answer_only_when_they_are_sure(
    clock: Clock, size: tuple[int, int]
) -> None:
    shelf = Shelf(fault=FULL)
    async with visiting(clock, shelf, size=size) as visitor:
        await visitor.answers()
        await visitor.press("bar", "submit")
        await visitor.comes_to(UnsavedScreen)

        for _ in range(2):
            before = visitor.app.screen
            visitor.keys("ctrl+q")
            await visitor.until(lambda before=before: visitor.app.screen is not before)  # type: ignore[misc]
            await visitor.comes_to(UnsavedScreen)
            asked = visitor.app.words("kiosk.unsaved.leave", key="Ctrl+Q")
            await visitor.until(lambda asked=asked: asked in " ".join(visitor.text.split()))  # type: ignore[misc]
            clock.go(60)

        visitor.keys("ctrl+q", "ctrl+q")
        await visitor.leaves()


@pytest.mark.parametrize("size", one_quick(GRIDS), ids=str)
async def test_a_failed_save_is_said_calmly_and_the_answer_is_kept_for_another_try(
    clock: Clock, size: tuple[int, int]
) -> None:
    shelf = Shelf(fault=FULL)
    async with visiting(clock, shelf, size=size, questionnaire=brief()) as visitor:
        picks = await visitor.answers()
        await visitor.press("bar", "submit")
        await visitor.comes_to(UnsavedScreen)
        await visitor.reads("unsaved.heading")
        assert "ENOSPC" not in visitor.text
        assert "kiosk-1.json" not in visitor.text

        for _ in range(2):
            before = visitor.app.screen
            await visitor.press("bar", "retry")
            await visitor.until(lambda before=before: visitor.app.screen is not before)  # type: ignore[misc]
            await visitor.comes_to(UnsavedScreen)

        shelf.fault = None
        await visitor.press("bar", "retry")
        await visitor.comes_to(ThanksScreen)
        await visitor.press("bar", "done")
        await visitor.comes_to(AttractScreen)
    [answer] = shelf.answers
    assert answer.picks == picks


async def test_an_answer_that_is_not_saved_waits_however_long_it_takes(clock: Clock) -> None:
    shelf = Shelf(fault=FULL)
    async with visiting(clock, shelf, questionnaire=brief()) as visitor:
        await visitor.answers()
        await visitor.press("bar", "submit")
        await visitor.comes_to(UnsavedScreen)
        clock.go(100_000)
        await visitor.looks_at_the_clock()
        assert visitor.layers == ["UnsavedScreen"]

        shelf.fault = None
        await visitor.press("bar", "retry")
        await visitor.comes_to(ThanksScreen)
    assert len(shelf.answers) == 1


async def test_another_try_saves_the_very_same_answer(clock: Clock) -> None:
    tried: list[Answer] = []

    class Failing(Shelf):
        def save(self, answer: Answer) -> None:
            tried.append(answer)
            if len(tried) == 1:
                raise FULL
            super().save(answer)

    async with visiting(clock, Failing(), questionnaire=brief()) as visitor:
        await visitor.answers()
        await visitor.press("bar", "submit")
        await visitor.comes_to(UnsavedScreen)
        await visitor.press("bar", "retry")
        await visitor.comes_to(ThanksScreen)
    first, second = tried
    assert first is second


async def test_the_next_person_is_not_in_the_way_of_a_save(clock: Clock) -> None:
    shelf = Shelf(fault=FULL)
    async with visiting(clock, shelf, questionnaire=brief()) as visitor:
        first = await visitor.answers()
        await visitor.press("bar", "submit")
        await visitor.comes_to(UnsavedScreen)
        shelf.fault = None
        await visitor.press("bar", "retry")
        await visitor.comes_to(ThanksScreen)
        await visitor.press("bar", "done")
        second = await visitor.answers()
        await visitor.hands_in()
    assert [answer.picks for answer in shelf.answers] == [first, second]


async def test_the_log_names_the_trouble_and_nothing_of_the_answer(
    clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    async with visiting(clock, Shelf(fault=FULL), questionnaire=brief()) as visitor:
        picks = await visitor.answers()
        await visitor.press("bar", "submit")
        await visitor.comes_to(UnsavedScreen)
    assert "NotSaved" in caplog.text
    for value in picks["current"]:
        assert value not in caplog.text
