"""However often and quickly somebody presses: one step is one step, and nothing breaks."""

from collections.abc import Awaitable, Callable

import pytest

from tests.screens.kiosk.visitor import Clock, Finger, Hand, Keys, Shelf, Visitor, visiting
from tests.sparing import one_quick
from valuetui.screens.kiosk.attract import AttractScreen
from valuetui.screens.kiosk.base import KioskScreen
from valuetui.screens.kiosk.definition import DefinitionDialog
from valuetui.screens.kiosk.group import GroupScreen
from valuetui.screens.kiosk.information import InformationScreen
from valuetui.screens.kiosk.picker import PickerScreen
from valuetui.screens.kiosk.review import REVISE
from valuetui.screens.kiosk.search import SearchDialog
from valuetui.screens.kiosk.stop import StopDialog
from valuetui.screens.kiosk.swap import SwapDialog
from valuetui.screens.kiosk.thanks import ThanksScreen

pytestmark = pytest.mark.slow

Way = Callable[[Visitor], Awaitable[object]]


async def to_the_start(visitor: Visitor) -> None:
    """Nothing has been pressed yet."""
    await visitor.comes_to(AttractScreen)


async def to_the_information(visitor: Visitor) -> None:
    """A language has been chosen."""
    await visitor.press("languages", "sv")
    await visitor.comes_to(InformationScreen)


async def to_the_group(visitor: Visitor) -> None:
    """The information has been read."""
    await to_the_information(visitor)
    await visitor.press("bar", "begin")
    await visitor.comes_to(GroupScreen)


async def to_a_full_question(visitor: Visitor) -> None:
    """The first question has been answered."""
    await visitor.begins()
    await visitor.fills()


async def to_the_review(visitor: Visitor) -> None:
    """All questions have been answered."""
    await visitor.answers()


async def to_the_thanks(visitor: Visitor) -> None:
    """The answer has been handed in."""
    await visitor.answers()
    await visitor.hands_in()


async def to_the_stop(visitor: Visitor) -> None:
    """The person is asked whether to stop."""
    await visitor.begins()
    await visitor.press("corner", "stop")
    await visitor.comes_to(StopDialog)


async def to_a_definition(visitor: Visitor) -> None:
    """A value is explained."""
    await visitor.begins()
    await visitor.press("bar", "explain")
    await visitor.press("values", visitor.session.values[0].id)
    await visitor.comes_to(DefinitionDialog)


async def to_the_search(visitor: Visitor) -> None:
    """The search is open."""
    await visitor.begins()
    await visitor.press("bar", "search")
    await visitor.comes_to(SearchDialog)


async def to_a_swap(visitor: Visitor) -> None:
    """One value too many has been pressed."""
    await to_a_full_question(visitor)
    await visitor.press("values", visitor.session.values[5].id)
    await visitor.comes_to(SwapDialog)


BUTTONS = [
    pytest.param(to_the_start, "languages", "sv", InformationScreen, id="start"),
    pytest.param(to_the_information, "bar", "begin", GroupScreen, id="begin"),
    pytest.param(to_the_information, "bar", "leave", AttractScreen, id="no-thank-you"),
    pytest.param(to_the_group, "groups", "citizens", PickerScreen, id="group"),
    pytest.param(to_the_group, "bar", "back", InformationScreen, id="back"),
    pytest.param(to_a_full_question, "bar", "done", PickerScreen, id="done"),
    pytest.param(to_a_full_question, "bar", "back", GroupScreen, id="back-to-group"),
    pytest.param(to_the_review, "bar", "submit", ThanksScreen, id="submit"),
    pytest.param(to_the_review, "bar", f"{REVISE}current", PickerScreen, id="revise"),
    pytest.param(to_the_thanks, "bar", "done", AttractScreen, id="finish"),
    pytest.param(to_the_stop, "bar", "go_on", PickerScreen, id="go-on"),
    pytest.param(to_the_stop, "bar", "stop", AttractScreen, id="stop"),
    pytest.param(to_a_definition, "bar", "close", PickerScreen, id="close-definition"),
    pytest.param(to_a_definition, "bar", "pick", PickerScreen, id="pick-definition"),
    pytest.param(to_the_search, "bar", "close", PickerScreen, id="close-search"),
    pytest.param(to_a_swap, "bar", "keep", PickerScreen, id="keep"),
]


@pytest.mark.parametrize("hand", one_quick([Finger, Keys]))
@pytest.mark.parametrize(("way", "board", "key", "next_screen"), BUTTONS)
async def test_a_button_that_leads_away_leads_one_screen_on_however_it_is_pressed(
    clock: Clock,
    hand: type[Hand],
    way: Way,
    board: str,
    key: str,
    next_screen: type[KioskScreen],
) -> None:
    shelf = Shelf()
    async with visiting(clock, shelf, hand=hand) as visitor:
        await way(visitor)
        await visitor.aim(board, key)
        before = visitor.app.screen

        for _ in range(5):  # at once
            visitor.hand.strike()
        await visitor.until(lambda: visitor.app.screen is not before)
        await visitor.comes_to(next_screen)
        assert visitor.layers == [next_screen.__name__]

        after, text = visitor.app.screen, visitor.text
        clock.go(0.3)
        visitor.hand.strike()  # the second half of a double press, which finds the next screen
        await visitor.settles()
        assert visitor.app.screen is after
        assert visitor.text == text
    assert len(shelf.answers) == (way is to_the_thanks or next_screen is ThanksScreen)


@pytest.mark.parametrize("hand", one_quick([Finger, Keys]))
async def test_a_double_press_on_a_pick_in_the_tray_takes_out_that_one_only(
    clock: Clock, hand: type[Hand]
) -> None:
    async with visiting(clock, hand=hand) as visitor:
        await visitor.begins()
        first, *rest = await visitor.fills()
        await visitor.aim("tray", first)
        for _ in range(3):
            visitor.hand.strike()
            await visitor.settles()
            clock.go(0.2)
        assert visitor.chosen == tuple(rest)


async def test_a_value_pressed_in_the_same_moment_as_done_does_not_count(clock: Clock) -> None:
    async with visiting(clock) as visitor:
        await visitor.begins()
        picks = await visitor.fills()
        clock.go(1)
        visitor.touch(visitor.place_of(visitor.board("bar"), "done"))
        visitor.touch(visitor.place_of(visitor.board("values"), visitor.session.values[6].id))
        visitor.touch(visitor.place_of(visitor.board("tray"), picks[0]))
        await visitor.settles()
        assert visitor.session.picks_of("current").chosen == picks
        assert visitor.session.picks_of("desired").chosen == ()
