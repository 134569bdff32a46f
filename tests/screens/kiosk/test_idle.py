"""A person who has gone leaves nothing behind; one who is still there loses nothing."""

from dataclasses import replace
from typing import Any

import pytest
from textual import events
from textual.geometry import Offset
from textual.screen import Screen

from tests.screens.kiosk.visitor import Clock, Shelf, Visitor, instrument, visiting
from tests.sparing import one_quick, slow
from valuetui.screens.kiosk.attract import AttractScreen
from valuetui.screens.kiosk.definition import DefinitionDialog
from valuetui.screens.kiosk.group import GroupScreen
from valuetui.screens.kiosk.idle import IdleDialog
from valuetui.screens.kiosk.information import InformationScreen
from valuetui.screens.kiosk.picker import PickerScreen
from valuetui.screens.kiosk.search import SearchDialog
from valuetui.screens.kiosk.stop import StopDialog

pytestmark = pytest.mark.slow

TIMES = instrument().kiosk


async def is_warned(visitor: Visitor) -> None:
    """Let so much time pass at a question that the warning comes."""
    visitor.clock.go(TIMES.idle_values)
    await visitor.looks_at_the_clock()
    await visitor.comes_to(IdleDialog)


async def test_the_warning_comes_after_the_time_for_reading_and_not_before(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        await visitor.begins()
        clock.go(TIMES.idle_values - 0.1)
        await visitor.looks_at_the_clock()
        assert visitor.layers == ["PickerScreen"]
        clock.go(0.1)
        await visitor.looks_at_the_clock()
        await visitor.comes_to(IdleDialog)


async def test_a_kiosk_looks_at_the_clock_by_itself(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        await visitor.begins()
        clock.go(TIMES.idle_values)
        await visitor.comes_to(IdleDialog)


async def test_the_other_screens_wait_for_a_minute(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        await visitor.press("languages", "sv")
        await visitor.comes_to(InformationScreen)
        clock.go(TIMES.idle - 0.1)
        await visitor.looks_at_the_clock()
        assert visitor.layers == ["InformationScreen"]
        clock.go(0.1)
        await visitor.looks_at_the_clock()
        await visitor.comes_to(IdleDialog)


async def test_a_page_of_very_many_words_gives_more_time_but_never_over_three_minutes(
    clock: Clock,
) -> None:
    async with visiting(clock, questionnaire=instrument("kommun"), size=(240, 67)) as visitor:
        await visitor.begins()
        screen = visitor.app.screen
        assert isinstance(screen, PickerScreen)
        words = -(-94 // screen.values.pages)
        assert words > 60
        assert screen.idle_seconds == min(180, TIMES.idle_values + words - 60)


async def test_the_warning_counts_down(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        await visitor.begins()
        await is_warned(visitor)
        await visitor.reads("idle.text", n=30)
        for seconds, left in ((1, 29), (19, 10), (9, 1)):
            clock.go(seconds)
            await visitor.looks_at_the_clock()
            await visitor.reads("idle.text", n=left)


async def test_when_the_time_is_out_everything_is_cleared(clock: Clock) -> None:
    shelf = Shelf()
    async with visiting(clock, shelf) as visitor:
        await visitor.begins("en")
        session = visitor.session
        await visitor.fills()
        await is_warned(visitor)
        clock.go(TIMES.warning)
        await visitor.looks_at_the_clock()
        await visitor.comes_to(AttractScreen)
        assert visitor.layers == ["AttractScreen"]
        assert visitor.app.session is None
        assert session.ended
        assert visitor.app.language == "sv"
    assert shelf.answers == []


async def test_a_kiosk_that_slept_through_the_warning_clears_at_once(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        await visitor.begins()
        clock.go(3600)
        await visitor.looks_at_the_clock()
        await visitor.comes_to(AttractScreen)


KEYS = ("a", "enter", "space", "escape", "left", "f5", "tab", "home", "pagedown")


@pytest.mark.parametrize(
    "gesture", ["touch", *one_quick(KEYS), slow("touch beside"), slow("scroll")]
)
async def test_anything_at_all_goes_on_exactly_where_the_person_was(
    clock: Clock, gesture: str
) -> None:
    async with visiting(clock) as visitor:
        await visitor.begins()
        values = [value.id for value in visitor.session.values]
        await visitor.pick(*values[:3])
        await visitor.press("bar", "next")
        await visitor.until(lambda: visitor.board("values").page == 1)
        screen, text = visitor.app.screen, visitor.text

        await is_warned(visitor)
        await does(visitor, gesture)
        await visitor.settles()
        assert visitor.app.screen is screen
        assert visitor.text == text
        assert visitor.chosen == tuple(values[:3])

        clock.go(TIMES.idle_values - 1)
        await visitor.looks_at_the_clock()
        assert visitor.app.screen is screen


async def does(visitor: Visitor, gesture: str) -> None:
    """Carry out a gesture in front of the warning."""
    size = visitor.app.size
    if gesture == "touch":
        await visitor.press("bar", "go_on")
    elif gesture == "touch beside":
        visitor.touch(Offset(1, size.height // 2))
    elif gesture == "scroll":
        x, y = size.width // 2, size.height // 2
        visitor.app.post_message(
            events.MouseScrollDown(None, x, y, 0, 1, 0, False, False, False, x, y)
        )
    else:
        visitor.keys(gesture)


async def test_activity_starts_the_time_anew(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        await visitor.begins()
        for _ in range(5):
            clock.go(TIMES.idle_values - 1)
            visitor.keys("right")
            await visitor.settles()
            await visitor.looks_at_the_clock()
            assert visitor.layers == ["PickerScreen"]


async def test_the_time_can_be_extended_as_often_as_one_likes(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        await visitor.begins()
        for _ in range(4):
            await is_warned(visitor)
            clock.go(TIMES.warning - 1)
            await visitor.looks_at_the_clock()
            visitor.keys("a")
            await visitor.comes_to(PickerScreen)


@pytest.mark.parametrize(
    ("board", "button", "dialog"), [("bar", "search", SearchDialog), ("corner", "stop", StopDialog)]
)
async def test_a_dialog_stays_open_under_the_warning_and_goes_with_the_interview(
    clock: Clock, board: str, button: str, dialog: type[Screen[Any]]
) -> None:
    async with visiting(clock) as visitor:
        await visitor.begins()
        await visitor.press(board, button)
        await visitor.comes_to(dialog)
        await is_warned(visitor)
        visitor.keys("a")
        await visitor.comes_to(dialog)

        await is_warned(visitor)
        clock.go(TIMES.warning)
        await visitor.looks_at_the_clock()
        await visitor.comes_to(AttractScreen)
        assert visitor.layers == ["AttractScreen"]


async def test_a_definition_is_no_reason_to_wait_for_ever(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        await visitor.begins()
        visitor.keys("?")
        await visitor.comes_to(DefinitionDialog)
        await is_warned(visitor)


async def test_staff_may_switch_the_limit_off(clock: Clock) -> None:
    unhurried = replace(instrument(), kiosk=replace(TIMES, idle=0))
    async with visiting(clock, questionnaire=unhurried) as visitor:
        await visitor.press("languages", "sv")
        await visitor.comes_to(InformationScreen)
        clock.go(100_000)
        await visitor.looks_at_the_clock()
        assert visitor.layers == ["InformationScreen"]
        await visitor.press("bar", "begin")
        await visitor.comes_to(GroupScreen)
        await visitor.press("groups", "citizens")
        await visitor.comes_to(PickerScreen)
        await visitor.fills()
        clock.go(100_000)
        await visitor.looks_at_the_clock()
        assert visitor.layers == ["PickerScreen"]
        assert len(visitor.chosen) == 5
        for _ in unhurried.questions:
            if not visitor.chosen:
                await visitor.fills()
            await visitor.goes_on()
        await visitor.hands_in()
        clock.go(TIMES.thanks)
        await visitor.looks_at_the_clock()
        await visitor.comes_to(AttractScreen)


async def test_the_first_screen_waits_for_ever(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        clock.go(100_000)
        await visitor.looks_at_the_clock()
        assert visitor.layers == ["AttractScreen"]


async def test_the_thanks_go_by_themselves_after_a_while_without_a_warning(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        await visitor.answers()
        await visitor.hands_in()
        clock.go(TIMES.thanks - 0.1)
        await visitor.looks_at_the_clock()
        assert visitor.layers == ["ThanksScreen"]
        clock.go(0.1)
        await visitor.looks_at_the_clock()
        await visitor.comes_to(AttractScreen)
